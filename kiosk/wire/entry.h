// One journal entry and its place in the chain (README.md, "Entry"). Written by the till, checked by verify and by the
// hub. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>

#include "wire/crypto.h"

namespace odop::wire {

// Numbers are in every journal ever written: never reuse or renumber one. A reader that meets an unknown number keeps
// the entry whole and goes on.
enum class EntryType : std::uint8_t {
  key = 1,     // the device introduces itself; always sequence 1
  config = 2,  // the event and stall, or one supplier, as the applied pack has it
  item = 3,    // one version of a product, before its first sale
  sale = 4,
  refund = 5,
  void_document = 6,
  upi_attempt = 7,
  shift = 8,
  cash_movement = 9,
  stock = 10,
  reserved_booking = 11,  // meant for bookings once, never written
  lead = 12,              // somebody asked the stall to call back, or took it back; who they are is a sidecar
  showcase_count = 13,
  clock = 14,
  price_approval = 15,
  stock_move = 16,
  booking = 17,            // goods of one supplier are booked, a part is paid
  booking_end = 18,        // a booking is cancelled; one that is delivered ends by its sale
  consent = 19,            // a buyer gave a telephone number for a purpose, or took it back; the number is a sidecar
  pin_reset = 20,          // somebody who forgot their PIN has a new one, and who allowed it
  consolidated_bill = 21,  // one document for a day's small sales that nobody wanted a bill of
};
inline constexpr std::uint8_t entry_type_max = 63;  // room for later versions; a batch carries them unread

struct Entry {
  std::int64_t sequence = 0;  // from 1, without a gap
  std::uint8_t type = 0;      // an EntryType, or one that this version does not know
  std::int64_t utc_ms = 0;    // what the till's clock said; order comes from the sequence, never from here
  std::string payload;        // canonical bytes, payloads.h
  friend bool operator==(const Entry&, const Entry&) = default;
};

inline constexpr Hash first_previous_hash{};  // what stands before sequence 1

Hash hash_entry(const PublicKey& device_key, const Hash& previous, const Entry& entry);

}  // namespace odop::wire
