#include "sync/protocol.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "wire/bounds.h"

namespace odop::sync {

namespace {

using Json = nlohmann::json;

// Wrong shapes end here; every parse_* turns it into nullopt.
struct WrongShape {};

std::int64_t integer(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number_integer()) throw WrongShape{};
  if (found->is_number_unsigned() && found->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
    throw WrongShape{};
  return found->get<std::int64_t>();
}

std::string text(const Json& object, const char* name, std::size_t length_max) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) throw WrongShape{};
  std::string value = found->get<std::string>();
  if (value.size() > length_max) throw WrongShape{};
  return value;
}

Json parse(std::string_view json) {
  if (json.size() > answer_bytes_max) throw WrongShape{};
  // As deep as our own messages and no deeper; braces inside a text are letters.
  constexpr int depth_max = 16;
  Json value = Json::parse(
      json,
      [](int depth, Json::parse_event_t, const Json&) {
        if (depth > depth_max) throw WrongShape{};
        return true;
      },
      false);
  if (!value.is_object()) throw WrongShape{};
  return value;
}

Json ranges_json(const std::vector<SequenceRange>& ranges) {
  Json array = Json::array();
  for (const SequenceRange& range : ranges) array.push_back({range.first, range.last});
  return array;
}

std::vector<SequenceRange> ranges_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return {};
  if (!found->is_array() || found->size() > answer_ranges_max) throw WrongShape{};
  std::vector<SequenceRange> ranges;
  for (const Json& pair : *found) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number_integer() || !pair[1].is_number_integer())
      throw WrongShape{};
    const SequenceRange range{pair[0].get<std::int64_t>(), pair[1].get<std::int64_t>()};
    if (range.first < 1 || range.last < range.first) throw WrongShape{};
    ranges.push_back(range);
  }
  return ranges;
}

// Bytes in an answer that are not UTF-8 are replaced, so that writing JSON never throws.
std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string enrol_message(const wire::PublicKey& device_key, std::string_view kiosk, std::string_view code) {
  std::string message = "odop-enrol-v1";
  message += wire::as_bytes(device_key);
  message += kiosk;
  message += '|';
  message += code;
  return message;
}

std::string to_json(const BatchAnswer& answer) {
  Json refused = Json::array();
  for (const RefusedEntry& entry : answer.refused)
    refused.push_back({{"sequence", entry.sequence}, {"reason", entry.reason}});
  return dump({{"stored", ranges_json(answer.stored)},
               {"already_have", ranges_json(answer.already_have)},
               {"differs", ranges_json(answer.differs)},
               {"first_differing", answer.first_differing},
               {"refused", refused},
               {"entries", answer.totals.entries},
               {"sales", answer.totals.sales},
               {"sum_paise", answer.totals.sum_paise},
               {"head", answer.totals.head_hex}});
}

std::optional<BatchAnswer> parse_batch_answer(std::string_view json) {
  try {
    const Json object = parse(json);
    BatchAnswer answer;
    answer.stored = ranges_of(object, "stored");
    answer.already_have = ranges_of(object, "already_have");
    answer.differs = ranges_of(object, "differs");
    answer.first_differing = integer(object, "first_differing");
    if (const auto refused = object.find("refused"); refused != object.end()) {
      if (!refused->is_array() || refused->size() > answer_ranges_max) throw WrongShape{};
      for (const Json& entry : *refused) {
        if (!entry.is_object()) throw WrongShape{};
        answer.refused.push_back({integer(entry, "sequence"), text(entry, "reason", 200)});
      }
    }
    answer.totals = {integer(object, "entries"), integer(object, "sales"), integer(object, "sum_paise"),
                     text(object, "head", 64)};
    if (!wire::hash_from_hex(answer.totals.head_hex)) throw WrongShape{};
    return answer;
  } catch (const WrongShape&) {
    return std::nullopt;
  }
}

std::string to_json(const EnrolRequest& request) {
  return dump({{"code", request.code},
               {"kiosk", request.kiosk},
               {"device_key", wire::to_hex(request.device_key)},
               {"signature", wire::to_hex(request.signature)}});
}

std::optional<EnrolRequest> parse_enrol_request(std::string_view json) {
  try {
    const Json object = parse(json);
    EnrolRequest request;
    request.code = text(object, "code", 64);
    request.kiosk = text(object, "kiosk", wire::code_length_max);
    const auto key = wire::from_hex(text(object, "device_key", 64));
    const auto signature = wire::from_hex(text(object, "signature", 128));
    if (!key || key->size() != request.device_key.size() || !signature || signature->size() != request.signature.size())
      throw WrongShape{};
    std::copy(key->begin(), key->end(), request.device_key.begin());
    std::copy(signature->begin(), signature->end(), request.signature.begin());
    return request;
  } catch (const WrongShape&) {
    return std::nullopt;
  }
}

std::string to_json(const Problem& problem) {
  Json object{{"type", "about:blank"}, {"title", problem.code},    {"status", problem.status},
              {"code", problem.code},  {"detail", problem.detail}, {"retryable", problem.retryable}};
  if (problem.have) object["have"] = *problem.have;
  return dump(object);
}

std::optional<Problem> parse_problem(std::string_view json, int status) {
  try {
    const Json object = parse(json);
    Problem problem;
    problem.status = status;
    problem.code = text(object, "code", 60);
    problem.detail = text(object, "detail", 2'000);
    if (const auto retryable = object.find("retryable"); retryable != object.end() && retryable->is_boolean())
      problem.retryable = retryable->get<bool>();
    if (object.contains("have")) problem.have = integer(object, "have");
    return problem;
  } catch (const WrongShape&) {
    return std::nullopt;
  }
}

bool covers(const BatchAnswer& answer, std::int64_t first, std::int64_t last) {
  std::vector<SequenceRange> all;
  for (const auto* ranges : {&answer.stored, &answer.already_have, &answer.differs})
    all.insert(all.end(), ranges->begin(), ranges->end());
  for (const RefusedEntry& entry : answer.refused) all.push_back({entry.sequence, entry.sequence});
  std::sort(all.begin(), all.end(), [](const SequenceRange& a, const SequenceRange& b) { return a.first < b.first; });
  std::int64_t next = first;
  for (const SequenceRange& range : all) {
    if (range.first != next || range.last < range.first || range.last > last) return false;
    next = range.last + 1;
  }
  return next == last + 1;
}

}  // namespace odop::sync
