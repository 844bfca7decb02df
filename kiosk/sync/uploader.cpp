#include "sync/uploader.h"

#include <algorithm>
#include <random>

#include "wire/bounds.h"

namespace odop::sync {

namespace {

bool mends_by_itself(int status) {
  return status == 408 || status == 425 || status == 429 || status >= 500;
}

// Codes of parking that an agreeing answer clears.
constexpr const char* parked_differs = "differs";
constexpr const char* parked_totals = "totals_differ";

}  // namespace

RandomUpTo system_random() {
  return [](std::int64_t bound) {
    std::uint64_t value = 0;
    wire::fill_random(reinterpret_cast<std::uint8_t*>(&value), sizeof value);
    return static_cast<std::int64_t>(value % (static_cast<std::uint64_t>(bound) + 1));
  };
}

std::int64_t backoff_ms(int failures, const RandomUpTo& random, std::int64_t max_ms) {
  const int doublings = std::clamp(failures, 0, 20);
  return random(std::min(max_ms, backoff_first_ms << doublings));
}

Uploader::Uploader(JournalSource& source, Transport& transport, const wire::Signer& signer, const Clock& clock,
                   RandomUpTo random)
    : source_(source), transport_(transport), signer_(signer), clock_(clock), random_(std::move(random)) {}

StepResult Uploader::step() {
  const storage::SyncState state = source_.state();
  if (state.hub_url.empty()) return {.kind = StepKind::no_hub};
  if (!state.enrolled) return enrol(state);
  return send_next(state);
}

StepResult Uploader::enrol(storage::SyncState state) {
  if (state.enrol_code.empty())
    return park("not_enrolled", "the hub's address is known but no one-time code was given");
  EnrolRequest request;
  request.code = state.enrol_code;
  request.kiosk = source_.label();
  request.device_key = signer_.public_key();
  request.signature = signer_.sign(enrol_message(request.device_key, request.kiosk, request.code));
  const SendOutcome outcome = transport_.send(enrol_path, to_json(request), json_content_type);
  if (const auto* failure = std::get_if<NetworkFailure>(&outcome)) return take_failure(*failure);
  const Reply& reply = std::get<Reply>(outcome);
  if (reply.status != 200) return take_problem(reply, nullptr);
  if (reply.body.find("\"enrolled\":true") == std::string::npos) return garbage("it does not say that we are enrolled");
  // The address may have been changed on the settings screen meanwhile; only our own columns are touched.
  state = source_.state();
  state.enrolled = true;
  state.enrol_code.clear();
  state.parked_code.clear();
  state.parked_detail.clear();
  state.last_answer_ms = clock_.utc_ms();
  source_.save(state);
  went_well();
  return {.kind = StepKind::exchanged};
}

StepResult Uploader::send_next(const storage::SyncState& state) {
  const auto cut = source_.cut(state.acknowledged_sequence + 1, entries_max_);
  if (!cut) {
    if (state.acknowledged_sequence > source_.last_sequence())
      return park("journal_shorter", "the hub has acknowledged entry " + std::to_string(state.acknowledged_sequence) +
                                         "; the journal here ends at " + std::to_string(source_.last_sequence()));
    return {.kind = StepKind::nothing_to_send};
  }
  wire::BatchInput input;
  input.device_key = cut->device_key;
  input.previous_head = cut->previous_head;
  input.entries = cut->entries;
  input.head = cut->head;
  input.signature = wire::sign_batch(signer_, cut->entries.front().sequence, cut->entries.back().sequence, cut->head);
  input.sidecars = cut->sidecars;
  const std::string bytes = wire::encode_batch(input, source_.reference(), predictor_);
  const bool is_one = cut->entries.size() == 1;
  if (bytes.size() > wire::batch_bytes_max && !is_one) {
    entries_max_ = static_cast<std::int64_t>(cut->entries.size() / 2);
    return send_next(state);
  }
  const SendOutcome outcome = transport_.send(batches_path, bytes, batch_content_type);
  if (const auto* failure = std::get_if<NetworkFailure>(&outcome)) return take_failure(*failure);
  const Reply& reply = std::get<Reply>(outcome);
  if (reply.status != 200) return take_problem(reply, &*cut);
  const auto answer = parse_batch_answer(reply.body);
  if (!answer) return garbage("it cannot be read");
  if (!covers(*answer, cut->entries.front().sequence, cut->entries.back().sequence))
    return garbage("it does not name every entry that was sent");
  return take_answer(*cut, *answer);
}

StepResult Uploader::take_answer(const Cut& cut, const BatchAnswer& answer) {
  const std::int64_t last = cut.entries.back().sequence;
  for (const RefusedEntry& refused : answer.refused) source_.note_refused(refused.sequence, "refused", refused.reason);
  const Totals ours = source_.totals_at(last);
  const bool agrees = ours == answer.totals;

  storage::SyncState state = source_.state();
  state.acknowledged_sequence = last;
  state.hub_entries = answer.totals.entries;
  state.hub_sales = answer.totals.sales;
  state.hub_sum_paise = answer.totals.sum_paise;
  state.hub_head = answer.totals.head_hex;
  state.last_answer_ms = clock_.utc_ms();
  state.parked_code.clear();
  state.parked_detail.clear();
  if (answer.first_differing != 0) {
    source_.note_refused(answer.first_differing, parked_differs, "the hub holds another entry at this place");
    state.parked_code = parked_differs;
    state.parked_detail = "the hub holds another journal of this kiosk from entry " +
                          std::to_string(answer.first_differing) + " on; both are kept, a person must choose";
  } else if (!agrees) {
    state.parked_code = parked_totals;
    state.parked_detail = "up to entry " + std::to_string(last) + " the hub counts " +
                          std::to_string(answer.totals.sales) + " sales, " + std::to_string(answer.totals.sum_paise) +
                          " paise; this kiosk " + std::to_string(ours.sales) + " sales, " +
                          std::to_string(ours.sum_paise) + " paise";
  }
  source_.save(state);
  went_well();
  StepResult result;
  result.kind = StepKind::exchanged;
  result.code = state.parked_code;
  result.detail = state.parked_detail;
  result.entries_sent = static_cast<std::int64_t>(cut.entries.size());
  result.hub_says = answer.totals;
  result.agrees = agrees && answer.first_differing == 0;
  return result;
}

// A line that is down mends itself. A certificate that does not hold is somebody else at the hub's address, an expired
// one, or this computer's clock: a person must look, and until then nothing is sent and nothing lost.
StepResult Uploader::take_failure(const NetworkFailure& failure) {
  if (!failure.untrusted) return wait("network", failure.what, std::nullopt);
  return park("certificate", "the certificate at the hub's address is not accepted: " + failure.what);
}

StepResult Uploader::take_problem(const Reply& reply, const Cut* cut) {
  const auto problem = parse_problem(reply.body, reply.status);
  const std::string code = problem ? problem->code : "http_" + std::to_string(reply.status);
  const std::string detail =
      problem ? problem->detail : "the hub answered " + std::to_string(reply.status) + " without a reason";
  if (mends_by_itself(reply.status) || (problem && problem->retryable)) return wait(code, detail, reply.retry_after_ms);
  if (cut && reply.status == 413) {
    if (cut->entries.size() == 1) return park(code, detail);
    entries_max_ = static_cast<std::int64_t>(cut->entries.size() / 2);
    return {.kind = StepKind::wait, .wait_ms = 0, .code = "halved", .detail = detail};
  }
  // Another version of the money rules up there foretells other amounts: send what needs no foretelling.
  if (cut && reply.status == 422 && predictor_ == wire::Predictor::pricing) {
    predictor_ = wire::Predictor::none;
    return send_next(source_.state());
  }
  // Another hub's address was typed, or the hub was restored from before we enrolled: a code that was typed since makes
  // us known there. Without one a person is asked.
  if (cut && code == "unknown_device") {
    storage::SyncState state = source_.state();
    if (!state.enrol_code.empty()) {
      state.enrolled = false;
      source_.save(state);
      return {.kind = StepKind::exchanged, .code = "enrols_anew", .detail = detail};
    }
  }
  if (cut && problem && problem->code == "behind" && problem->have) {
    const std::int64_t have = *problem->have;
    storage::SyncState state = source_.state();
    // The hub was restored from a backup, or its journal of ours forked earlier. Going back sends again what it lacks;
    // a hub that keeps sending us back is one that a person must look at.
    if (have >= 0 && have < state.acknowledged_sequence && rewinds_ < 3) {
      ++rewinds_;
      state.acknowledged_sequence = have;
      source_.save(state);
      return {.kind = StepKind::exchanged, .code = "rewound", .detail = detail};
    }
  }
  return park(code, detail);
}

StepResult Uploader::wait(std::string code, std::string detail, std::optional<std::int64_t> at_least_ms) {
  StepResult result;
  result.kind = StepKind::wait;
  const std::int64_t max_ms = code == "network" ? network_wait_max_ms : backoff_max_ms;
  result.wait_ms = std::max(backoff_ms(failures_, random_, max_ms), at_least_ms.value_or(0));
  ++failures_;
  result.code = std::move(code);
  result.detail = std::move(detail);
  return result;
}

StepResult Uploader::park(const std::string& code, const std::string& detail) {
  storage::SyncState state = source_.state();
  if (state.parked_code != code || state.parked_detail != detail) {
    state.parked_code = code;
    state.parked_detail = detail;
    source_.save(state);
  }
  StepResult result;
  result.kind = StepKind::parked;
  result.wait_ms = backoff_max_ms;
  result.code = code;
  result.detail = detail;
  return result;
}

StepResult Uploader::garbage(const std::string& what) {
  ++garbage_answers_;
  const std::string detail = "what answers at the hub's address is not a hub, or not a sound one: " + what;
  if (garbage_answers_ < garbage_answers_max) return wait("garbage", detail, std::nullopt);
  return park("garbage", detail);
}

void Uploader::went_well() {
  failures_ = 0;
  garbage_answers_ = 0;
  predictor_ = wire::Predictor::pricing;
  entries_max_ = std::min(batch_entries_usual, entries_max_ * 2);
}

}  // namespace odop::sync
