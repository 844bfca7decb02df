// The golden journal under a ledger: a test changes one payload, or adds entries behind it, and asks what is found
// there. One thread.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "golden_entries.h"
#include "wire/ledger.h"

namespace odop::test {

struct GoldenReader {
  std::vector<GoldenEntry> entries = golden_entries();

  std::size_t at(const std::string& name) const {
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (entries[i].name == name) return i;
    throw std::logic_error("no golden entry " + name);
  }
  std::int64_t sequence(const std::string& name) const { return static_cast<std::int64_t>(at(name)) + 1; }
  std::optional<wire::Entry> entry(std::int64_t sequence) const {
    const auto i = static_cast<std::size_t>(sequence) - 1;
    return i < entries.size() ? std::optional{entries[i].entry} : std::nullopt;
  }
  template <typename Payload, typename Change>
  void change(const std::string& name, Payload (*decode)(std::string_view), Change&& change) {
    wire::Entry& changed = entries[at(name)].entry;
    Payload payload = decode(changed.payload);
    change(payload);
    changed.payload = wire::encode(payload);
  }
  void add(const std::string& name, wire::EntryType type, std::string payload) {
    wire::Entry added = entries.back().entry;
    added.sequence += 1;
    added.utc_ms += 1'000;
    added.type = static_cast<std::uint8_t>(type);
    added.payload = std::move(payload);
    entries.push_back({name, std::move(added)});
  }
  // whole: it reads the journal from its first entry, as verify does. Good as long as this reader.
  wire::Ledger ledger(bool whole = true) const {
    wire::Ledger ledger(wire::Signer(golden_seed()).public_key());
    if (whole) ledger.expect_all_attempts();
    ledger.ask_past({.entry = [this](std::int64_t sequence) { return entry(sequence); },
                     .last_taken_back = {},
                     .last_foreign_return = {}});
    return ledger;
  }
  // Names of what the ledger finds in that one entry, reading everything before it.
  std::vector<std::string> findings(const std::string& name, bool whole = true) const {
    wire::Ledger reading = ledger(whole);
    std::vector<std::string> found;
    for (std::size_t i = 0; i <= at(name); ++i)
      for (const auto& finding : reading.apply(entries[i].entry).findings)
        if (i == at(name)) found.emplace_back(wire::name_of(finding.kind));
    return found;
  }
};

}  // namespace odop::test
