// What an organiser may rely on when journals come home.
#include <catch2/catch.hpp>

#include "home.h"
#include "hub/hub_migrations.h"
#include "storage/fact_tables.h"
#include "sync/http_transport.h"
#include "wire/bounds.h"

namespace {

using namespace odop;
using test::Hub;
using test::LoopbackTransport;
using test::Stall;

std::int64_t count(const Hub& hub, const std::string& sql) {
  storage::Database database(hub.folder.path() / hub::hub_file_name,
                             {.read_only = true, .application_id = storage::hub_application_id}, hub::hub_migrations());
  return database.number(sql);
}

void break_in(const Hub& hub, const std::string& sql) {
  storage::Database database(hub.folder.path() / hub::hub_file_name, {.application_id = storage::hub_application_id},
                             hub::hub_migrations());
  database.run(sql);
}

std::string problem_code(const hub::MergeOutcome& outcome) {
  const auto* problem = std::get_if<sync::Problem>(&outcome);
  return problem ? problem->code : "taken";
}

}  // namespace

TEST_CASE("Two kiosks and one hub agree to the paisa", "[hub]") {
  Hub hub;
  LoopbackTransport network(hub);
  Stall first(hub, Stall::options("K07", 7)), second(hub, Stall::options("K08", 8));
  std::int64_t sales = 0, sum_paise = 0;
  for (int day = 0; day < 3; ++day) {
    for (Stall* stall : {&first, &second}) {
      stall->journal.add_sales(40);
      const auto step = stall->send_all(network, hub.clock);
      CHECK(step.agrees);
      const auto status = hub.status_of(stall->journal.label());
      CHECK(status.entries == stall->journal.last_sequence());
      CHECK(status.sales == stall->journal.sales());
      CHECK(status.sum_paise == stall->journal.sum_paise());
      CHECK(status.head_hex == wire::to_hex(stall->journal.hash_at(status.entries)));
      CHECK(status.attention == 0);
    }
  }
  for (const auto& status : hub::read_hub_status(hub.folder.path())) {
    sales += status.sales;
    sum_paise += status.sum_paise;
  }
  CHECK(sales == 240);
  CHECK(sum_paise == first.journal.sum_paise() + second.journal.sum_paise());
  CHECK(count(hub, "SELECT sum(payable_paise) FROM documents") == sum_paise);
  CHECK(count(hub, "SELECT sum(amount_paise) FROM tenders") == sum_paise);
  const auto report = hub::verify_hub(hub.folder.path());
  INFO(hub::in_one_sentence(report));
  CHECK(report.ok);
  CHECK(report.sum_paise == sum_paise);
}

TEST_CASE("The same batch again is answered the same and stored once", "[hub]") {
  Hub hub;
  LoopbackTransport network(hub);
  Stall stall(hub, Stall::options("K07"));
  stall.send_all(network, hub.clock);
  stall.journal.add_sales(30);
  const std::string bytes =
      stall.journal.batch(stall.source.state().acknowledged_sequence + 1, stall.journal.last_sequence());
  const auto once = hub::merge_batch(*hub.store, bytes, 1);
  const auto twice = hub::merge_batch(*hub.store, bytes, 2);
  REQUIRE(std::holds_alternative<sync::BatchAnswer>(once));
  CHECK(std::get<sync::BatchAnswer>(once) == std::get<sync::BatchAnswer>(twice));
  CHECK(hub.status_of("K07").sales == 30);
}

TEST_CASE("Entries cut otherwise the second time are known again", "[hub]") {
  Hub hub;
  LoopbackTransport network(hub);
  Stall stall(hub, Stall::options("K07"));
  stall.journal.add_sales(30);
  stall.send_all(network, hub.clock);
  const std::int64_t last = stall.journal.last_sequence();
  stall.journal.add_sales(10);
  const auto outcome = hub::merge_batch(*hub.store, stall.journal.batch(last - 10, last + 5), 1);
  REQUIRE(std::holds_alternative<sync::BatchAnswer>(outcome));
  const auto& answer = std::get<sync::BatchAnswer>(outcome);
  CHECK(answer.already_have == std::vector<sync::SequenceRange>{{last - 10, last}});
  CHECK(answer.stored == std::vector<sync::SequenceRange>{{last + 1, last + 5}});
  CHECK(sync::covers(answer, last - 10, last + 5));
  CHECK(answer.totals == stall.source.totals_at(last + 5));

  const auto older = hub::merge_batch(*hub.store, stall.journal.batch(5, 20), 1);
  REQUIRE(std::holds_alternative<sync::BatchAnswer>(older));
  CHECK(std::get<sync::BatchAnswer>(older).totals == stall.source.totals_at(20));
  CHECK(hub.status_of("K07").entries == last + 5);
}

TEST_CASE("An unknown device brings nothing in", "[hub]") {
  Hub hub;
  test::SampleJournal stranger(Stall::options("K09", 9));
  stranger.add_sales(3);
  CHECK(problem_code(hub::merge_batch(*hub.store, stranger.batch(1, stranger.last_sequence()), 1)) == "unknown_device");
  CHECK(count(hub, "SELECT count(*) FROM journal") == 0);
}

TEST_CASE("A device that calls itself otherwise than it was enrolled is refused", "[hub]") {
  Hub hub;
  LoopbackTransport network(hub);
  test::SampleJournal journal(Stall::options("K07"));
  sync::EnrolRequest request{hub.code("K08"), "K08", journal.device_key(), {}};
  request.signature = journal.signer().sign(sync::enrol_message(request.device_key, "K08", request.code));
  REQUIRE(std::holds_alternative<hub::Enrolled>(hub::enrol_device(*hub.store, request, hub.clock.utc_ms())));
  CHECK(problem_code(hub::merge_batch(*hub.store, journal.batch(1, journal.last_sequence()), 1)) == "label_differs");
}

TEST_CASE("A one-time code enrols one device, once, for its label", "[hub]") {
  Hub hub;
  const test::SampleJournal journal(Stall::options("K07")), other(Stall::options("K07", 2));
  const auto enrol = [&](const test::SampleJournal& who, const std::string& code, const std::string& kiosk,
                         bool signed_by_other = false) {
    sync::EnrolRequest request{code, kiosk, who.device_key(), {}};
    request.signature =
        (signed_by_other ? other : who).signer().sign(sync::enrol_message(request.device_key, kiosk, code));
    const auto outcome = hub::enrol_device(*hub.store, request, hub.clock.utc_ms());
    const auto* problem = std::get_if<sync::Problem>(&outcome);
    return problem ? problem->code : std::string{"enrolled"};
  };
  const std::string code = hub.code("K07");
  CHECK(enrol(journal, "AAAA-AAAA-AAAA", "K07") == "code_unknown");
  CHECK(enrol(journal, code, "K08") == "label_differs");
  CHECK(enrol(journal, code, "K07", true) == "signature_wrong");

  SECTION("and the same device again, whose answer was lost") {
    CHECK(enrol(journal, code, "K07") == "enrolled");
    CHECK(enrol(journal, code, "K07") == "enrolled");
    CHECK(enrol(other, code, "K07") == "code_used");
    CHECK(hub::make_enrolment_code(*hub.store, "K07", 1).reason() == hub::CodeRefusal::label_taken);
    const std::string second = hub.code("K08");
    CHECK(enrol(journal, second, "K08") == "device_enrolled");
  }
  SECTION("as people type it") {
    std::string typed;
    for (const char c : code)
      if (c != '-') typed += static_cast<char>(std::tolower(c));
    CHECK(enrol(journal, typed, "K07") == "enrolled");
  }
  SECTION("not for ever") {
    hub.clock.pass_ms(hub::code_lifetime_ms + 1);
    CHECK(enrol(journal, code, "K07") == "code_expired");
  }
  SECTION("not after a newer one for the same label") {
    const std::string newer = hub.code("K07");
    CHECK(enrol(journal, code, "K07") == "code_unknown");
    CHECK(enrol(journal, newer, "K07") == "enrolled");
  }
  CHECK(hub::make_enrolment_code(*hub.store, "k7", 1).reason() == hub::CodeRefusal::label_malformed);
}

TEST_CASE("A fork is kept whole in quarantine, and the stall sells and sends on", "[hub]") {
  Hub hub;
  LoopbackTransport network(hub);
  Stall stall(hub, Stall::options("K07", 5));
  stall.journal.add_sales(20);
  REQUIRE(stall.send_all(network, hub.clock).agrees);
  const std::int64_t shared = stall.journal.last_sequence();

  // A copy of the disk was started on another machine; both go on under one key.
  test::SampleJournal twin(Stall::options("K07", 5));
  twin.add_sales(20);
  REQUIRE(twin.hash_at(shared) == stall.journal.hash_at(shared));
  test::MemorySource twin_source(twin);
  twin_source.save(stall.source.state());

  stall.journal.add_sales(5);
  twin.add_plain(static_cast<std::uint8_t>(wire::EntryType::reserved_booking), "the twin went its own way");
  twin.add_sales(8);
  REQUIRE(stall.send_all(network, hub.clock).agrees);
  const auto main_before = hub.status_of("K07");

  sync::Uploader uploader(twin_source, network, twin.signer(), hub.clock, [](std::int64_t) { return std::int64_t{0}; });
  for (int round = 0; round < 3; ++round) {
    sync::StepResult answered;
    for (;;) {
      const auto step = uploader.step();
      if (step.kind == sync::StepKind::nothing_to_send) break;
      REQUIRE(step.kind == sync::StepKind::exchanged);
      if (step.hub_says) answered = step;
    }
    REQUIRE(answered.hub_says);
    CHECK(answered.code == "differs");
    CHECK(twin_source.state().acknowledged_sequence == twin.last_sequence());
    CHECK(answered.hub_says->sales == twin.sales());
    CHECK(answered.hub_says->sum_paise == twin.sum_paise());
    twin.add_sales(4);
  }
  CHECK(twin_source.refused().contains(shared + 1));
  const auto main_after = hub.status_of("K07");
  CHECK(main_after.branches == 1);
  CHECK(main_after.sum_paise == main_before.sum_paise);
  CHECK(main_after.head_hex == main_before.head_hex);
  CHECK(count(hub, "SELECT count(*) FROM attention WHERE kind = 'fork'") == 1);

  // Each goes on by itself.
  stall.journal.add_sales(3);
  CHECK(stall.send_all(network, hub.clock).agrees);
  const auto report = hub::verify_hub(hub.folder.path());
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].finding.sequence == shared + 1);
}

TEST_CASE("A sale that does not add up is stored and pointed out, never refused", "[hub]") {
  Hub hub;
  LoopbackTransport network(hub);
  Stall stall(hub, Stall::options("K07"));
  stall.journal.add_sales(5);
  wire::SalePayload sale;
  for (const auto& entry : stall.journal.entries())
    if (entry.type == static_cast<std::uint8_t>(wire::EntryType::sale)) sale = wire::decode_sale(entry.payload);
  sale.number += 1;
  sale.payable_paise += 500;
  sale.tenders[0].amount_paise += 500;
  sale.tenders[0].tendered_paise += 500;
  stall.journal.add_plain(static_cast<std::uint8_t>(wire::EntryType::sale), wire::encode(sale));
  stall.journal.add_plain(static_cast<std::uint8_t>(wire::EntryType::sale), "not even a sale");
  const auto step = stall.send_all(network, hub.clock);
  CHECK(step.agrees);
  CHECK(hub.status_of("K07").entries == stall.journal.last_sequence());
  CHECK(hub.status_of("K07").attention >= 2);
  CHECK(count(hub, "SELECT count(*) FROM attention WHERE kind = 'totals_differ'") == 1);
  CHECK(count(hub, "SELECT count(*) FROM attention WHERE kind = 'malformed_entry'") == 1);
}

TEST_CASE("A sale that makes no sense holds up none of the sales behind it", "[hub]") {
  Hub hub;
  LoopbackTransport network(hub);
  Stall stall(hub, Stall::options("K07"));
  stall.journal.add_sales(2);
  REQUIRE(stall.send_all(network, hub.clock).agrees);
  wire::SalePayload sale;
  const std::int64_t own = stall.journal.last_sequence() + 1;
  sale.series = "24K07AI";
  sale.number = 500;
  sale.lines = {{own, 1, 100, 200, 500}, {7, 0, 0, 0, 0}};
  sale.tenders = {{TenderKind::upi, 1, 0, own, "x"}, {TenderKind::upi, 2, 0, own, "y"}};
  sale.payable_paise = 3;
  stall.journal.add_plain(static_cast<std::uint8_t>(wire::EntryType::sale), wire::encode(sale));
  for (std::uint8_t type = 1; type <= 14; ++type) stall.journal.add_plain(type, std::string(3, '\1'));
  stall.journal.add_sales(2);
  const auto step = stall.send_all(network, hub.clock);
  CHECK(step.agrees);
  CHECK(hub.status_of("K07").entries == stall.journal.last_sequence());
  // What verify has to say of it is in the entries, not in how the hub keeps them.
  for (const auto& finding : hub::verify_hub(hub.folder.path()).findings) {
    INFO(finding.finding.sequence << " " << finding.finding.what);
    CHECK(finding.finding.kind != wire::FindingKind::view_differs);
    CHECK(finding.finding.kind != wire::FindingKind::chain_broken);
  }
}

TEST_CASE("Batches that somebody else carries arrive as cut, in any order and again", "[hub][relay]") {
  Hub hub;
  LoopbackTransport network(hub);
  Stall stall(hub, Stall::options("K07"));
  REQUIRE(stall.send_all(network, hub.clock).agrees);  // enrolled; then its own line is down
  std::vector<std::string> stick;
  for (int i = 0; i < 4; ++i) {
    const std::int64_t before = stall.journal.last_sequence();
    stall.journal.add_sales(6);
    stick.push_back(stall.journal.batch(before + 1, stall.journal.last_sequence()));
  }
  const auto carry = [&](std::size_t i) { return problem_code(hub::merge_batch(*hub.store, stick[i], 1)); };
  const std::int64_t enrolled_with = hub.status_of("K07").entries;
  CHECK(carry(2) == "behind");  // kept on the stick until what stands before it has come
  CHECK(carry(0) == "taken");
  CHECK(carry(3) == "behind");
  CHECK(carry(1) == "taken");
  CHECK(carry(0) == "taken");
  std::string forged = stick[2];
  forged[forged.size() / 2] ^= 1;
  CHECK(problem_code(hub::merge_batch(*hub.store, forged, 1)) != "taken");
  // The line is back: the stall knows nothing of the stick and sends all of it itself, cut its own way.
  CHECK(stall.source.state().acknowledged_sequence == enrolled_with);
  CHECK(stall.send_all(network, hub.clock).agrees);
  for (std::size_t i = 0; i < stick.size(); ++i) CHECK(carry(i) == "taken");
  CHECK(hub.status_of("K07").sum_paise == stall.journal.sum_paise());
  CHECK(hub.status_of("K07").entries == stall.journal.last_sequence());
  CHECK(hub::verify_hub(hub.folder.path()).ok);
}

TEST_CASE("A tampered row of the hub is named", "[hub]") {
  Hub hub;
  LoopbackTransport network(hub);
  Stall stall(hub, Stall::options("K07"));
  stall.journal.add_sales(20);
  REQUIRE(stall.send_all(network, hub.clock).agrees);
  REQUIRE(hub::verify_hub(hub.folder.path()).ok);
  struct Row {
    const char* sql;
    wire::FindingKind kind;
  };
  const auto row = GENERATE(values<Row>({
      {"UPDATE journal SET payload = CAST(payload || x'00' AS BLOB) WHERE sequence = 20",
       wire::FindingKind::chain_broken},
      {"UPDATE journal SET utc_ms = utc_ms + 1 WHERE sequence = 20", wire::FindingKind::chain_broken},
      {"DELETE FROM journal WHERE sequence = 20", wire::FindingKind::sequence_gap},
      {"DELETE FROM journal WHERE sequence > 20", wire::FindingKind::sequence_gap},
      {"UPDATE devices SET sum_paise = sum_paise - 100", wire::FindingKind::view_differs},
      {"UPDATE documents SET payable_paise = payable_paise - 1", wire::FindingKind::view_differs},
      {"DELETE FROM tenders WHERE tender = 1", wire::FindingKind::view_differs},
      {"UPDATE batches SET signature = zeroblob(64)", wire::FindingKind::signature_wrong},
      {"UPDATE devices SET head = zeroblob(32)", wire::FindingKind::head_differs},
      {"UPDATE series SET last_number = last_number + 1", wire::FindingKind::view_differs},
  }));
  INFO(row.sql);
  break_in(hub, row.sql);
  const auto report = hub::verify_hub(hub.folder.path());
  CHECK_FALSE(report.ok);
  CHECK(std::any_of(report.findings.begin(), report.findings.end(),
                    [&](const hub::HubFinding& finding) { return finding.finding.kind == row.kind; }));
}

TEST_CASE("A hub restored from an old copy gets again what it lacks", "[hub]") {
  Hub hub;
  LoopbackTransport network(hub);
  Stall stall(hub, Stall::options("K07"));
  stall.journal.add_sales(10);
  REQUIRE(stall.send_all(network, hub.clock).agrees);
  hub.store.reset();
  const auto copy = hub.folder.path() / "copy";
  std::filesystem::copy_file(hub.folder.path() / hub::hub_file_name, copy);
  hub.start();
  stall.journal.add_sales(10);
  REQUIRE(stall.send_all(network, hub.clock).agrees);
  stall.journal.add_sales(10);

  hub.routes.reset();
  hub.store.reset();
  for (const char* suffix : {"-wal", "-shm"})
    std::filesystem::remove((hub.folder.path() / hub::hub_file_name).string() + suffix);
  std::filesystem::copy_file(copy, hub.folder.path() / hub::hub_file_name,
                             std::filesystem::copy_options::overwrite_existing);
  hub.start();
  CHECK(stall.send_all(network, hub.clock).agrees);
  CHECK(hub.status_of("K07").sum_paise == stall.journal.sum_paise());
  CHECK(hub::verify_hub(hub.folder.path()).ok);
}

TEST_CASE("Sidecars come home beside the sale that names them, and no others", "[hub]") {
  Hub hub;
  LoopbackTransport network(hub);
  auto options = Stall::options("K07");
  options.sidecar_percent = 50;
  Stall stall(hub, options);
  stall.journal.add_sales(20);
  REQUIRE(!stall.journal.sidecars().empty());
  REQUIRE(stall.send_all(network, hub.clock).agrees);
  CHECK(count(hub, "SELECT count(*) FROM sidecars") == static_cast<std::int64_t>(stall.journal.sidecars().size()));

  const std::int64_t before = stall.journal.last_sequence();
  stall.journal.add_plain(static_cast<std::uint8_t>(wire::EntryType::reserved_booking), "nothing named here");
  auto input = stall.journal.input(before + 1, before + 1);
  const std::vector<wire::Sidecar> foreign{{wire::sha256("foreign"), "smuggled"}};
  input.sidecars = foreign;
  const auto outcome =
      hub::merge_batch(*hub.store, wire::encode_batch(input, stall.journal.reference(), wire::Predictor::pricing), 1);
  CHECK(problem_code(outcome) == "taken");
  CHECK(count(hub, "SELECT count(*) FROM sidecars WHERE sealed = CAST('smuggled' AS BLOB)") == 0);
}

TEST_CASE("A hub that reads with other rules still gets every entry", "[hub]") {
  Hub hub;
  Stall stall(hub, Stall::options("K07"));
  // Stands for a hub one version away: what is foretold never fits there.
  class OtherRules final : public LoopbackTransport {
   public:
    using LoopbackTransport::LoopbackTransport;
    sync::SendOutcome send(const std::string& path, std::string_view body, const std::string&) override {
      if (path == sync::batches_path && wire::peek_batch(body)->predictor == wire::Predictor::pricing)
        return sync::Reply{422, sync::to_json(sync::Problem{422, "chain_differs", "", false, {}}), {}};
      return deliver(path, std::string{body});
    }
  } network(hub);
  stall.journal.add_sales(20);
  CHECK(stall.send_all(network, hub.clock).agrees);
  CHECK(hub.status_of("K07").sum_paise == stall.journal.sum_paise());
}

TEST_CASE("The hub's disk failing is told as something that time mends", "[hub]") {
  Hub hub;
  LoopbackTransport network(hub);
  Stall stall(hub, Stall::options("K07"));
  REQUIRE(stall.send_all(network, hub.clock).agrees);
  break_in(hub, "DROP TABLE document_lines");
  stall.journal.add_sales(3);
  const auto reply = hub.routes->answer(
      "POST", sync::batches_path,
      stall.journal.batch(stall.source.state().acknowledged_sequence + 1, stall.journal.last_sequence()));
  CHECK(reply.status == 503);
  CHECK(reply.retry_after_s);
  CHECK(count(hub, "SELECT last_sequence FROM devices") == stall.source.state().acknowledged_sequence);
}
