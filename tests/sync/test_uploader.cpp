// What the sending side does with every kind of answer. The hub here is a script; the real one is in tests/hub.
#include <catch2/catch.hpp>
#include <deque>

#include "support/manual_clock.h"
#include "support/memory_source.h"
#include "sync/uploader.h"
#include "wire/bounds.h"

namespace {

using namespace odop;

class ScriptedTransport final : public sync::Transport {
 public:
  std::deque<sync::SendOutcome> answers;
  std::vector<std::string> paths, bodies;
  sync::SendOutcome send(const std::string& path, std::string_view body, const std::string&) override {
    paths.push_back(path);
    bodies.emplace_back(body);
    if (answers.empty()) return sync::NetworkFailure{"no more answers"};
    sync::SendOutcome answer = std::move(answers.front());
    answers.pop_front();
    return answer;
  }
};

struct Stall {
  test::SampleJournal journal{[] {
    test::SampleOptions options;
    options.items = 5;
    return options;
  }()};
  test::MemorySource source{journal};
  ScriptedTransport hub;
  test::ManualClock clock;
  sync::RandomUpTo largest = [](std::int64_t bound) { return bound; };
  sync::Uploader uploader{source, hub, journal.signer(), clock, largest};

  explicit Stall(bool enrolled = true) {
    journal.add_sales(20);
    auto state = source.state();
    state.enrolled = enrolled;
    if (enrolled) state.enrol_code.clear();
    source.save(state);
  }
  sync::BatchAnswer good_answer(std::int64_t first, std::int64_t last) {
    sync::BatchAnswer answer;
    answer.stored = {{first, last}};
    answer.totals = source.totals_at(last);
    return answer;
  }
  void will_answer(const sync::BatchAnswer& answer) {
    hub.answers.push_back(sync::Reply{200, sync::to_json(answer), {}});
  }
  void will_refuse(int status, const std::string& code, bool retryable = false,
                   std::optional<std::int64_t> retry_after_ms = {}, std::optional<std::int64_t> have = {}) {
    hub.answers.push_back(sync::Reply{
        status, sync::to_json(sync::Problem{status, code, "said the hub", retryable, have}), retry_after_ms});
  }
  std::int64_t acknowledged() { return source.state().acknowledged_sequence; }
};

}  // namespace

TEST_CASE("The wait between tries doubles, is spread out and never passes five minutes", "[sync]") {
  const auto largest = [](std::int64_t bound) { return bound; };
  const auto smallest = [](std::int64_t) { return std::int64_t{0}; };
  CHECK(sync::backoff_ms(0, largest) == 1'000);
  CHECK(sync::backoff_ms(1, largest) == 2'000);
  CHECK(sync::backoff_ms(8, largest) == 256'000);
  CHECK(sync::backoff_ms(9, largest) == 300'000);
  CHECK(sync::backoff_ms(1'000'000, largest) == 300'000);
  CHECK(sync::backoff_ms(9, smallest) == 0);
}

TEST_CASE("The cursor moves only after an answer that names every entry", "[sync]") {
  Stall stall;
  const std::int64_t last = stall.journal.last_sequence();

  SECTION("a good answer moves it") {
    stall.will_answer(stall.good_answer(1, last));
    const auto step = stall.uploader.step();
    CHECK(step.kind == sync::StepKind::exchanged);
    CHECK(step.agrees);
    CHECK(step.entries_sent == last);
    CHECK(stall.acknowledged() == last);
    CHECK(stall.uploader.step().kind == sync::StepKind::nothing_to_send);
  }
  SECTION("a lost answer does not") {
    stall.hub.answers.push_back(sync::NetworkFailure{"cut"});
    CHECK(stall.uploader.step().kind == sync::StepKind::wait);
    CHECK(stall.acknowledged() == 0);
  }
  SECTION("an answer for fewer entries does not") {
    stall.will_answer(stall.good_answer(1, last - 1));
    CHECK(stall.uploader.step().code == "garbage");
    CHECK(stall.acknowledged() == 0);
  }
  SECTION("an answer that names an entry twice does not") {
    auto answer = stall.good_answer(1, last);
    answer.already_have = {{2, 2}};
    stall.will_answer(answer);
    CHECK(stall.uploader.step().code == "garbage");
    CHECK(stall.acknowledged() == 0);
  }
  SECTION("an answer for entries never sent does not") {
    auto answer = stall.good_answer(1, last);
    answer.stored = {{1, last + 1}};
    stall.will_answer(answer);
    CHECK(stall.uploader.step().code == "garbage");
    CHECK(stall.acknowledged() == 0);
  }
}

TEST_CASE("A network that is away is tried again, later and later, and forgotten once it is back", "[sync]") {
  Stall stall;
  // However long it was away: whoever puts the cable back does not wait minutes for the books to go home.
  for (const std::int64_t expected_ms : {1'000, 2'000, 4'000, 8'000, 15'000, 15'000, 15'000, 15'000}) {
    stall.hub.answers.push_back(sync::NetworkFailure{"no route"});
    CHECK(stall.uploader.step().wait_ms == expected_ms);
  }
  stall.will_answer(stall.good_answer(1, stall.journal.last_sequence()));
  CHECK(stall.uploader.step().kind == sync::StepKind::exchanged);
  stall.journal.add_sales(1);
  stall.hub.answers.push_back(sync::NetworkFailure{"no route"});
  CHECK(stall.uploader.step().wait_ms == 1'000);
}

TEST_CASE("A hub that answers that it is overloaded is left alone for longer and longer", "[sync]") {
  Stall stall;
  std::int64_t wait_ms = 0;
  for (int i = 0; i < 12; ++i) {
    stall.will_refuse(503, "busy", true);
    wait_ms = stall.uploader.step().wait_ms;
  }
  CHECK(wait_ms == sync::backoff_max_ms);
}

TEST_CASE("Retry-After is a floor under the wait", "[sync]") {
  Stall stall;
  const int status = GENERATE(429, 503, 408, 425, 500);
  stall.will_refuse(status, "busy", true, 90'000);
  const auto step = stall.uploader.step();
  CHECK(step.kind == sync::StepKind::wait);
  CHECK(step.wait_ms == 90'000);
  CHECK(stall.source.state().parked_code.empty());
}

TEST_CASE("A batch too large for the hub is halved until it fits", "[sync]") {
  Stall stall;
  const std::int64_t last = stall.journal.last_sequence();
  stall.will_refuse(413, "too_large");
  stall.will_refuse(413, "too_large");
  CHECK(stall.uploader.step().wait_ms == 0);
  CHECK(stall.uploader.step().wait_ms == 0);
  stall.will_answer(stall.good_answer(1, last / 2 / 2));
  CHECK(stall.uploader.step().kind == sync::StepKind::exchanged);
  CHECK(stall.acknowledged() == last / 2 / 2);
}

TEST_CASE("A refusal waits for a person and is tried again all the same", "[sync]") {
  Stall stall;
  stall.will_refuse(403, "unknown_device");
  const auto step = stall.uploader.step();
  CHECK(step.kind == sync::StepKind::parked);
  CHECK(step.code == "unknown_device");
  CHECK(stall.source.state().parked_code == "unknown_device");
  CHECK(stall.acknowledged() == 0);
  stall.will_answer(stall.good_answer(1, stall.journal.last_sequence()));
  CHECK(stall.uploader.step().agrees);
  CHECK(stall.source.state().parked_code.empty());
}

TEST_CASE("A hub with other money rules gets the same entries without foretelling", "[sync]") {
  Stall stall;
  stall.will_refuse(422, "chain_differs");
  stall.will_answer(stall.good_answer(1, stall.journal.last_sequence()));
  CHECK(stall.uploader.step().agrees);
  REQUIRE(stall.hub.bodies.size() == 2);
  CHECK(wire::peek_batch(stall.hub.bodies[0])->predictor == wire::Predictor::pricing);
  CHECK(wire::peek_batch(stall.hub.bodies[1])->predictor == wire::Predictor::none);

  stall.journal.add_sales(1);
  stall.will_refuse(422, "chain_differs");
  stall.will_refuse(422, "chain_differs");
  CHECK(stall.uploader.step().kind == sync::StepKind::parked);
}

TEST_CASE("A hub that answers garbage is named as such, and nothing is lost", "[sync]") {
  Stall stall;
  const std::string garbage =
      GENERATE(as<std::string>{}, "", "<html>Welcome to the hall's Wi-Fi, please log in</html>", "{}", "[]", "null",
               "{\"stored\":[[1,1e99]]}", "{\"stored\":[[1.5,2]],\"first_differing\":0}", "\xff\xfe\x00",
               "{\"entries\":1,\"sales\":1,\"sum_paise\":1.0,\"head\":\"\",\"first_differing\":0}");
  for (int i = 0; i < 2; ++i) {
    stall.hub.answers.push_back(sync::Reply{200, garbage, {}});
    CHECK(stall.uploader.step().kind == sync::StepKind::wait);
  }
  stall.hub.answers.push_back(sync::Reply{200, garbage, {}});
  const auto step = stall.uploader.step();
  CHECK(step.kind == sync::StepKind::parked);
  CHECK(stall.source.state().parked_code == "garbage");
  CHECK(stall.acknowledged() == 0);
  stall.will_answer(stall.good_answer(1, stall.journal.last_sequence()));
  CHECK(stall.uploader.step().agrees);
}

TEST_CASE("Deeply nested garbage does not exhaust the stack", "[sync]") {
  CHECK_FALSE(sync::parse_batch_answer(std::string(500'000, '[')));
  CHECK_FALSE(sync::parse_problem("{\"code\":" + std::string(500'000, '{'), 400));
}

TEST_CASE("A refusal without a readable reason still says which number it was", "[sync]") {
  Stall stall;
  stall.hub.answers.push_back(sync::Reply{404, "<html>nginx</html>", {}});
  CHECK(stall.uploader.step().code == "http_404");
}

TEST_CASE("A hub that counts other sums is pointed out and the upload goes on", "[sync]") {
  Stall stall;
  auto answer = stall.good_answer(1, stall.journal.last_sequence());
  answer.totals.sum_paise += 1;
  stall.will_answer(answer);
  const auto step = stall.uploader.step();
  CHECK(step.kind == sync::StepKind::exchanged);
  CHECK_FALSE(step.agrees);
  CHECK(stall.source.state().parked_code == "totals_differ");
  CHECK(stall.acknowledged() == stall.journal.last_sequence());
}

TEST_CASE("One refused entry is noted and holds nothing up", "[sync]") {
  Stall stall;
  const std::int64_t last = stall.journal.last_sequence();
  auto answer = stall.good_answer(1, last);
  answer.stored = {{1, 6}, {8, last}};
  answer.refused = {{7, "payload_too_large"}};
  stall.will_answer(answer);
  CHECK(stall.uploader.step().kind == sync::StepKind::exchanged);
  CHECK(stall.acknowledged() == last);
  CHECK(stall.source.refused().at(7) == "refused: payload_too_large");
}

TEST_CASE("A hub restored from a backup is sent again what it lacks, but not in circles", "[sync]") {
  Stall stall;
  const std::int64_t last = stall.journal.last_sequence();
  stall.will_answer(stall.good_answer(1, last));
  CHECK(stall.uploader.step().agrees);
  stall.journal.add_sales(2);
  for (int i = 0; i < 3; ++i) {
    stall.will_refuse(409, "behind", false, {}, 10);
    CHECK(stall.uploader.step().kind == sync::StepKind::exchanged);
    CHECK(stall.acknowledged() == 10);
    auto state = stall.source.state();
    state.acknowledged_sequence = last;
    stall.source.save(state);
  }
  stall.will_refuse(409, "behind", false, {}, 10);
  CHECK(stall.uploader.step().kind == sync::StepKind::parked);
}

TEST_CASE("Enrolment is tried until it answers, then the code is forgotten", "[sync]") {
  Stall stall(false);
  stall.hub.answers.push_back(sync::NetworkFailure{"the hub is away"});
  CHECK(stall.uploader.step().kind == sync::StepKind::wait);
  CHECK(stall.source.state().enrol_code == "code");
  stall.will_refuse(403, "code_expired");
  CHECK(stall.uploader.step().code == "code_expired");
  stall.hub.answers.push_back(sync::Reply{200, "{\"enrolled\":true}", {}});
  CHECK(stall.uploader.step().kind == sync::StepKind::exchanged);
  CHECK(stall.source.state().enrolled);
  CHECK(stall.source.state().enrol_code.empty());
  CHECK(stall.hub.paths.back() == sync::enrol_path);
}

TEST_CASE("A hub that does not know the device is given the code that was typed for it, once", "[sync]") {
  Stall stall;
  stall.will_refuse(403, "unknown_device");
  CHECK(stall.uploader.step().kind == sync::StepKind::parked);
  CHECK(stall.source.state().enrolled);  // no code: nothing to be known by
  auto state = stall.source.state();
  state.enrol_code = "typed";
  stall.source.save(state);
  stall.will_refuse(403, "unknown_device");
  CHECK(stall.uploader.step().kind == sync::StepKind::exchanged);
  stall.hub.answers.push_back(sync::Reply{200, "{\"enrolled\":true}", {}});
  CHECK(stall.uploader.step().kind == sync::StepKind::exchanged);
  CHECK(stall.hub.paths.back() == sync::enrol_path);
  CHECK(stall.source.state().enrol_code.empty());
  stall.will_refuse(403, "unknown_device");
  CHECK(stall.uploader.step().code == "unknown_device");  // not in circles
  CHECK(stall.acknowledged() == 0);
}

TEST_CASE("Without a hub's address nothing is sent; without a code a person is asked", "[sync]") {
  Stall stall(false);
  auto state = stall.source.state();
  state.enrol_code.clear();
  stall.source.save(state);
  CHECK(stall.uploader.step().code == "not_enrolled");
  state.hub_url.clear();
  stall.source.save(state);
  CHECK(stall.uploader.step().kind == sync::StepKind::no_hub);
  CHECK(stall.hub.paths.empty());
}

TEST_CASE("A journal shorter than what the hub acknowledged is for a person", "[sync]") {
  Stall stall;
  auto state = stall.source.state();
  state.acknowledged_sequence = stall.journal.last_sequence() + 5;
  stall.source.save(state);
  CHECK(stall.uploader.step().code == "journal_shorter");
}
