// What the parts of the ledger share. For ledger*.cpp beside it only.
#pragma once

#include <string>
#include <utility>

#include "core/civil_date.h"
#include "core/receipt_number.h"
#include "wire/ledger.h"

namespace odop::wire {

// Writes what is wrong with one entry into its step.
struct Finder {
  const Entry& entry;
  LedgerStep& step;
  void operator()(FindingKind kind, std::string what) const {
    step.findings.push_back({entry.sequence, kind, std::move(what)});
  }
};

inline std::int64_t ist_day(std::int64_t utc_ms) {
  return days_from_civil(ist_date(utc_ms));
}

template <typename Map>
const typename Map::mapped_type* find_in(const Map& map, std::int64_t key) {
  const auto found = map.find(key);
  return found == map.end() ? nullptr : &found->second;
}

inline std::string serial_or_mark(const std::string& series, std::int64_t number) {
  return number >= 1 && number <= serial_number_max ? receipt_number(series, number) : series + "-?";
}

// What sales and refunds say of themselves alike.
template <typename Payload>
DocumentFact head_of(const Entry& entry, const Payload& payload, const SupplierPayload* supplier) {
  DocumentFact document;
  document.series = payload.series;
  document.number = payload.number;
  document.serial = serial_or_mark(payload.series, payload.number);
  document.supplier = supplier ? supplier->code : std::string{};
  document.supplier_state = supplier ? supplier->state_code : 0;
  document.staff = payload.staff;
  document.shift_sequence = payload.shift_sequence;
  document.utc_ms = entry.utc_ms;
  document.day = ist_day(entry.utc_ms);
  document.hour = ist_from_utc_ms(entry.utc_ms).hour;
  document.flags = payload.flags;
  return document;
}

}  // namespace odop::wire
