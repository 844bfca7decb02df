#include "hub/routes.h"

#include <exception>
#include <nlohmann/json.hpp>

#include "core/errors.h"
#include "hub/enrolment.h"
#include "hub/merge_batch.h"
#include "sync/protocol.h"
#include "wire/bounds.h"

namespace odop::hub {

namespace {

HttpReply problem_reply(const sync::Problem& problem) {
  HttpReply reply{problem.status, sync::problem_content_type, sync::to_json(problem), {}};
  if (problem.retryable) reply.retry_after_s = 5;
  return reply;
}

}  // namespace

HttpReply Routes::answer(const std::string& method, const std::string& path, std::string_view body) {
  try {
    if (path == sync::batches_path || path == sync::enrol_path) {
      if (method != "POST") return problem_reply({405, "method_not_allowed", "use POST", false, {}});
      return path == sync::batches_path ? batches(body) : enrol(body);
    }
    if (path == sync::status_path) {
      if (method != "GET") return problem_reply({405, "method_not_allowed", "use GET", false, {}});
      return status();
    }
    return problem_reply({404, "not_found", "there is nothing at " + path, false, {}});
  } catch (const MachineError& error) {
    return problem_reply({503, error.kind(), error.what(), true, {}});
  } catch (const std::exception& error) {
    return problem_reply({500, "internal", error.what(), true, {}});
  }
}

HttpReply Routes::batches(std::string_view body) {
  if (body.size() > wire::batch_bytes_max)
    return problem_reply({413, "too_large", "the batch is larger than a batch may be", false, {}});
  const MergeOutcome outcome = merge_batch(store_, body, clock_.utc_ms());
  if (const auto* problem = std::get_if<sync::Problem>(&outcome)) return problem_reply(*problem);
  return {200, sync::json_content_type, sync::to_json(std::get<sync::BatchAnswer>(outcome)), {}};
}

HttpReply Routes::enrol(std::string_view body) {
  const auto request = sync::parse_enrol_request(body);
  if (!request) return problem_reply({400, "not_a_request", "this is not an enrolment", false, {}});
  const auto outcome = enrol_device(store_, *request, clock_.utc_ms());
  if (const auto* problem = std::get_if<sync::Problem>(&outcome)) return problem_reply(*problem);
  const nlohmann::json answer{{"enrolled", true}, {"kiosk", std::get<Enrolled>(outcome).kiosk}};
  return {200, sync::json_content_type, answer.dump(), {}};
}

HttpReply Routes::status() {
  nlohmann::json kiosks = nlohmann::json::array();
  for (const Device& device : store_.devices())
    kiosks.push_back({{"kiosk", device.kiosk},
                      {"entries", device.last_sequence},
                      {"head", wire::to_hex(device.head)},
                      {"sales", device.sales},
                      {"sum_paise", device.sum_paise},
                      {"last_batch_ms", device.last_batch_ms}});
  return {200, sync::json_content_type, nlohmann::json{{"kiosks", kiosks}}.dump(), {}};
}

}  // namespace odop::hub
