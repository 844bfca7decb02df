// What kiosk and hub say to each other, as values, with their JSON in protocol.cpp alone. POST /v1/batches carries a
// batch (wire/batch.h) and is answered by BatchAnswer; POST /v1/enrol carries EnrolRequest; every refusal is a Problem
// (application/problem+json, RFC 9457). Used by both sides, so that they cannot drift apart. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/crypto.h"

namespace odop::sync {

inline constexpr const char* batches_path = "/v1/batches";
inline constexpr const char* enrol_path = "/v1/enrol";
inline constexpr const char* status_path = "/v1/status";
inline constexpr const char* batch_content_type = "application/vnd.odop.batch";
inline constexpr const char* json_content_type = "application/json";
inline constexpr const char* problem_content_type = "application/problem+json";
inline constexpr std::size_t answer_bytes_max = 1u << 20;
inline constexpr std::size_t answer_ranges_max = 4'000;

struct SequenceRange {
  std::int64_t first = 0, last = 0;  // both inclusive
  friend bool operator==(const SequenceRange&, const SequenceRange&) = default;
};
struct RefusedEntry {
  std::int64_t sequence = 0;
  std::string reason;
  friend bool operator==(const RefusedEntry&, const RefusedEntry&) = default;
};

// What one side counts of a journal up to an entry.
struct Totals {
  std::int64_t entries = 0, sales = 0, sum_paise = 0;
  std::string head_hex;
  friend bool operator==(const Totals&, const Totals&) = default;
};

// Every entry of the batch is in exactly one of the four.
struct BatchAnswer {
  std::vector<SequenceRange> stored, already_have;
  std::vector<SequenceRange> differs;  // stored too, but as a branch in quarantine
  std::int64_t first_differing = 0;    // of the whole branch; 0: none
  std::vector<RefusedEntry> refused;
  Totals totals;  // of the hub, up to the batch's last entry
  friend bool operator==(const BatchAnswer&, const BatchAnswer&) = default;
};

struct EnrolRequest {
  std::string code, kiosk;
  wire::PublicKey device_key{};
  wire::Signature signature{};  // proves that the sender holds the device key
};
// What an enrolment signs.
std::string enrol_message(const wire::PublicKey& device_key, std::string_view kiosk, std::string_view code);

// code is a stable word; the screens have a sentence for each.
struct Problem {
  int status = 0;
  std::string code, detail;
  bool retryable = false;
  // With code "behind": up to where the hub holds this journal. The kiosk goes on from there.
  std::optional<std::int64_t> have;
};

std::string to_json(const BatchAnswer& answer);
std::string to_json(const EnrolRequest& request);
std::string to_json(const Problem& problem);
// nullopt: not what it should be. No float is ever taken for a number.
std::optional<BatchAnswer> parse_batch_answer(std::string_view json);
std::optional<EnrolRequest> parse_enrol_request(std::string_view json);
std::optional<Problem> parse_problem(std::string_view json, int status);

// Whether an answer names each of first .. last once and no other.
bool covers(const BatchAnswer& answer, std::int64_t first, std::int64_t last);

}  // namespace odop::sync
