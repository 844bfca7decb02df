// odop slip DIR --maker M003: what a maker's goods came to, on paper and in figures. Reads beside a running kiosk and
// appends nothing.
#include <iostream>
#include <nlohmann/json.hpp>

#include "paper/paper_desk.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/verb.h"
#include "storage/migrations.h"
#include "text/indian_numbers.h"
#include "text/words.h"
#include "till/maker_card.h"
#include "till/maker_report.h"

namespace odop::programs {
namespace {

struct Asked {
  std::string folder, maker, card, language = "both";
  PrinterUri printer;
};

nlohmann::json report_json(const MakerReport& report) {
  nlohmann::json today = nlohmann::json::array(), unconfirmed = nlohmann::json::array();
  for (const MakerReport::Line& line : report.today)
    today.push_back({{"sku", line.sku},
                     {"name", line.name.in(Language::en)},
                     {"quantity", line.quantity},
                     {"net_paise", line.net.paise()}});
  for (const MakerReport::Unconfirmed& payment : report.unconfirmed)
    unconfirmed.push_back({{"serial", payment.serial},
                           {"amount_paise", payment.amount.paise()},
                           {"state", payment.never_came ? "never_came" : "unseen"}});
  return {{"kiosk", report.kiosk},
          {"maker", report.maker},
          {"name", report.name.in(Language::en)},
          {"time", to_iso_ist(report.utc_ms)},
          {"today", today},
          {"today_pieces", report.pieces},
          {"today_paise", report.today_net.paise()},
          {"sold_paise", report.sold.paise()},
          {"returned_paise", report.returned.paise()},
          {"net_paise", report.net().paise()},
          {"paid_paise", report.paid.paise()},
          {"not_yet_paid_paise", report.not_yet_paid().paise()},
          {"unconfirmed", unconfirmed}};
}

void print_report(const MakerReport& report) {
  std::cout << report.maker << " " << report.name.in(Language::en) << ", kiosk " << report.kiosk << ", "
            << to_iso_date(report.day) << "\n";
  for (const MakerReport::Line& line : report.today)
    std::cout << "  " << line.name.in(Language::en) << " x "
              << format_quantity(line.quantity, line.kind, Translator::of(Language::en)) << "  "
              << format_rupees(line.net) << "\n";
  std::cout << "  today         " << format_rupees(report.today_net) << "\n"
            << "  since the fair began\n"
            << "  sales         " << format_rupees(report.sold) << "\n"
            << "  came back     " << format_rupees(report.returned) << "\n"
            << "  net           " << format_rupees(report.net()) << "\n"
            << "  paid          " << format_rupees(report.paid) << "\n"
            << "  not yet paid  " << format_rupees(report.not_yet_paid()) << "\n";
  for (const MakerReport::Unconfirmed& payment : report.unconfirmed)
    std::cout << "  UPI " << (payment.never_came ? "never came: " : "not seen yet: ") << payment.serial << "  "
              << format_rupees(payment.amount) << "\n";
  std::cout << std::flush;
}

int slip(const Output& output, const Asked& asked) {
  const Catalogue catalogue = read_catalogue(asked.folder);
  storage::Database database(std::filesystem::path{asked.folder} / till::journal_file_name, {.read_only = true},
                             storage::kiosk_migrations());
  database.run("BEGIN");  // one moment, even while the kiosk sells
  std::string maker = asked.maker;
  if (!asked.card.empty()) {
    const auto owner = till::maker_on_card(database, catalogue, asked.card);
    if (!owner) return output.refuse("card_unknown", "this text is not on a maker's card of this event");
    maker = *owner;
  }
  const auto report = till::maker_report(database, catalogue, maker, platform::SystemClock{}.utc_ms());
  database.run("COMMIT");
  if (!report)
    return output.refuse("maker_unknown", "--maker " + maker + ": the applied pack (" + catalogue.event.id +
                                              ") has no such maker; its makers.csv lists them");
  init_words();
  if (asked.printer.kind != PrinterKind::none) {
    PaperDesk desk(asked.folder, asked.printer, [] {});
    desk.print_maker_slip({.language = asked.language == "hi"   ? PaperLanguage::hi
                                       : asked.language == "en" ? PaperLanguage::en
                                                                : PaperLanguage::both,
                           .report = *report});
    if (!desk.wait_until_idle(std::chrono::seconds{10}))
      std::cerr << "odop slip: the printer has not taken the slip yet, it waits in the print queue" << std::endl;
  }
  if (output.json)
    std::cout << report_json(*report).dump() << std::endl;
  else
    print_report(*report);
  return good;
}

}  // namespace
}  // namespace odop::programs

int verb_slip(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{
      "What a maker's goods came to: today, since the fair began, what was paid out. Works beside a running "
      "kiosk",
      "odop slip"};
  Output output{.verb = "odop slip"};
  Asked asked;
  std::string printer = "none";
  app.add_option("DIR", asked.folder, "the kiosk's data folder")->required();
  auto* who = app.add_option_group("who");
  who->add_option("--maker", asked.maker, "the maker's code, as in the pack's makers.csv");
  who->add_option("--card", asked.card, "the text in the QR of a maker's card");
  who->require_option(1);
  app.add_option("--printer", printer, "none | file:PATH[?paper=58] | tcp:HOST:PORT | usb:DEVICE");
  app.add_option("--language", asked.language, "of the paper: hi, en or both")
      ->check(CLI::IsMember({"hi", "en", "both"}))
      ->capture_default_str();
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    const auto printer_uri = parse_receipt_printer_uri(printer);
    if (!printer_uri) {
      output.refuse("usage", "--printer " + printer + ": " + std::string{advice_of(printer_uri.reason())});
      return misuse;
    }
    asked.printer = *printer_uri;
    return slip(output, asked);
  });
}
