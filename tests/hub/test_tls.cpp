// A hub behind HTTPS: a stall hands its books only to whoever can show that it is the organiser's hub.
#include <catch2/catch.hpp>
#include <fstream>
#include <stdexcept>

#include "served_hub.h"
#include "support/child_program.h"
#include "sync/http_transport.h"
#include "sync/uploader_thread.h"

namespace {

using namespace odop;

void openssl(test::Words words) {
  words.insert(words.begin(), "openssl");
  if (const test::Ran ran = test::run_program(words); ran.exit_code != 0)
    throw std::runtime_error("openssl: " + ran.err);
}

// An organiser's own certificate authority.
class Authority {
 public:
  Authority() {
    openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
             path("ca.key"), "-out", path("ca.pem"), "-subj", "/CN=An organiser", "-days", "30"});
  }
  // For a host as X.509 writes it: "IP:127.0.0.1", "DNS:hub.example.in". Days below zero: expired.
  hub::TlsFiles certify(const std::string& host, int days = 30) {
    const std::string name = "host" + std::to_string(++certified_);
    std::ofstream(path(name + ".ext")) << "subjectAltName=" << host << "\n";
    openssl({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", path(name + ".key"),
             "-out", path(name + ".csr"), "-subj", "/CN=hub"});
    openssl({"x509", "-req", "-in", path(name + ".csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"),
             "-CAcreateserial", "-days", std::to_string(days), "-extfile", path(name + ".ext"), "-out",
             path(name + ".pem")});
    return {path(name + ".pem"), path(name + ".key")};
  }
  std::string certificate() const { return path("ca.pem"); }
  std::string key() const { return path("ca.key"); }

 private:
  std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
  test::TemporaryFolder folder_{"authority"};
  int certified_ = 0;
};

std::int64_t entries_at(const test::Hub& hub) {
  std::int64_t entries = 0;
  for (const auto& status : hub::read_hub_status(hub.folder.path())) entries += status.entries;
  return entries;
}

constexpr const char* here = "IP:127.0.0.1,DNS:localhost";

}  // namespace

TEST_CASE("A stall gives its books to nobody but the hub, and goes on when the certificate is right again",
          "[hub][tls]") {
  struct Row {
    const char* host;
    int days;
    bool own_authority, knows_authority;
    const char* said;
  };
  const auto row = GENERATE(values<Row>({
      {"DNS:another-hub.example.in", 30, true, true, "no alternative certificate subject name matches"},
      {here, -1, true, true, "expired"},
      {here, 30, false, true, "unable to get local issuer certificate"},
      {here, 30, true, false, "unable to get local issuer certificate"},
  }));
  CAPTURE(row.host, row.days, row.own_authority, row.knows_authority);
  Authority organiser, somebody;
  test::Hub hub;
  test::KioskBooks books;
  const auto trust = [&] {
    std::filesystem::copy_file(organiser.certificate(), books.folder.path() / sync::hub_ca_file_name);
  };
  if (row.knows_authority) trust();
  test::SampleJournal journal(test::Stall::options("K07"));
  journal.add_sales(8);
  books.write(journal);
  const auto serve = [&](const hub::TlsFiles& tls, int port) {
    return std::make_unique<test::Serving>(hub, tls, port);
  };
  auto serving = serve((row.own_authority ? organiser : somebody).certify(row.host, row.days), 0);
  const int port = serving->port();
  books.set_hub(serving->url(), hub.code("K07"));

  sync::UploaderThread uploader(books.file, journal.seed(), hub.clock);
  REQUIRE(test::comes_true([&] { return uploader.view().kind == sync::StepKind::parked; }));
  CHECK(uploader.view().code == "certificate");
  INFO(uploader.view().detail);
  CHECK(uploader.view().detail.find(row.said) != std::string::npos);
  CHECK(entries_at(hub) == 0);
  CHECK(storage::read_sync_state(books.database).enrol_code != "");  // the one-time code was not given away either
  CHECK(storage::read_sync_state(books.database).acknowledged_sequence == 0);

  journal.add_sales(4);
  books.write(journal);
  serving.reset();
  serving = serve(organiser.certify(here), port);
  if (!row.knows_authority) trust();
  uploader.retry_now();
  REQUIRE(test::comes_true([&] { return uploader.view().acknowledged_sequence == journal.last_sequence(); }));
  CHECK(uploader.view().agrees);
  CHECK(hub.status_of("K07").sum_paise == journal.sum_paise());
  CHECK(storage::read_sync_state(books.database).parked_code.empty());
}

TEST_CASE("A certificate that expires in the middle of a fair costs no entry", "[hub][tls]") {
  Authority organiser;
  test::Hub hub;
  test::KioskBooks books;
  std::filesystem::copy_file(organiser.certificate(), books.folder.path() / sync::hub_ca_file_name);
  test::SampleJournal journal(test::Stall::options("K07"));
  books.write(journal);
  auto serving = std::make_unique<test::Serving>(hub, organiser.certify(here));
  const int port = serving->port();
  books.set_hub(serving->url(), hub.code("K07"));
  sync::UploaderThread uploader(books.file, journal.seed(), hub.clock);
  REQUIRE(test::comes_true([&] { return uploader.view().acknowledged_sequence == journal.last_sequence(); }));
  const std::int64_t before = journal.last_sequence();
  for (const int days : {-1, 30}) {
    serving.reset();
    serving = std::make_unique<test::Serving>(hub, organiser.certify(here, days), port);
    journal.add_sales(3);
    books.write(journal);
    uploader.wake();
    uploader.retry_now();
    if (days < 0) {
      REQUIRE(test::comes_true([&] { return uploader.view().code == "certificate"; }));
      CHECK(entries_at(hub) == before);
    }
  }
  REQUIRE(test::comes_true([&] { return uploader.view().acknowledged_sequence == journal.last_sequence(); }));
  CHECK(hub.status_of("K07").sum_paise == journal.sum_paise());
}

TEST_CASE("The real programs speak HTTPS with an organiser's own authority", "[hub][tls][programs]") {
  Authority organiser;
  const test::TemporaryFolder folder("https");
  const auto path = [&](const std::string& name) { return (folder.path() / name).string(); };
  const test::Environment quick{{"ODOP_TEST_PIN_COST", "minimum"}};
  REQUIRE(test::run_program({"odop", "pack", "build", std::string{ODOP_SOURCE_DIR} + "/db/seed/mahakumbh-2025", "-o",
                             path("demo.odop")},
                            quick)
              .exit_code == 0);
  const auto tls = organiser.certify(here);
  test::ChildProgram hub({"odop-hub", "serve", "--data", path("hub"), "--listen", "127.0.0.1:0", "--tls-cert",
                          tls.certificate.string(), "--tls-key", tls.key.string()},
                         folder.path() / "hub.log");
  const std::string said = hub.read_line();
  REQUIRE(said.find("https://127.0.0.1:") != std::string::npos);
  const std::string url = said.substr(said.find("https://"));
  const auto kiosk = [&](const std::string& label, const test::Words& more) {
    const test::Ran code = test::run_program({"odop-hub", "enrol", "--data", path("hub"), "--kiosk", label});
    test::Words init{"odop",
                     "init",
                     path(label),
                     "--pack",
                     path("demo.odop"),
                     "--kiosk",
                     label,
                     "--hub",
                     url,
                     "--enrol",
                     code.out.substr(0, code.out.find('\n'))};
    init.insert(init.end(), more.begin(), more.end());
    return test::run_program(init, quick);
  };
  REQUIRE(kiosk("K07", {"--hub-ca", organiser.certificate()}).exit_code == 0);
  const test::Ran sent = test::run_program({"odop", "sync", path("K07"), "--once", "--json"});
  INFO(sent.out << sent.err);
  CHECK(sent.exit_code == 0);
  CHECK(sent.out.find("\"agrees\":true") != std::string::npos);

  // The system's authorities do not know this organiser.
  REQUIRE(kiosk("K08", {}).exit_code == 0);
  const test::Ran refused = test::run_program({"odop", "sync", path("K08"), "--once", "--json"});
  CHECK(refused.exit_code == 1);
  CHECK(refused.out.find("\"error\":\"certificate\"") != std::string::npos);

  for (const std::string& wrong : {tls.key.string(), organiser.key(), path("demo.odop"), path("nowhere.pem")}) {
    INFO(wrong);
    const test::Ran ran = kiosk("K09", {"--hub-ca", wrong, "--json"});
    CHECK(ran.exit_code != 0);
    CHECK_FALSE(std::filesystem::exists(path("K09") + "/kiosk.sqlite"));
  }
  const test::Ran misled =
      test::run_program({"odop-hub", "serve", "--data", path("other"), "--listen", "127.0.0.1:0", "--tls-cert",
                         path("demo.odop"), "--tls-key", tls.key.string(), "--json"});
  CHECK(misled.exit_code == 3);
  CHECK(misled.out.find("\"error\":\"certificate\"") != std::string::npos);
}
