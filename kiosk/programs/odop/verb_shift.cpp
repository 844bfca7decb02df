// odop shift: open and close the drawer, put cash in and take it out, and the X and Z reports.
#include <iostream>

#include "paper/paper_desk.h"
#include "programs/odop/documents.h"
#include "programs/odop/verb.h"
#include "storage/migrations.h"
#include "text/indian_numbers.h"
#include "text/words.h"
#include "till/device_key.h"
#include "till/move_cash.h"
#include "till/pay_maker.h"
#include "till/seal_day.h"
#include "till/shift_report.h"
#include "till/shifts.h"
#include "till/staff_pin.h"

namespace odop::programs {
namespace {

struct Asked {
  std::string folder, pin, approver_pin, reason, maker;
  PrinterUri printer;
  std::int64_t paise = 0;
};

const char* code_of(till::ShiftRefusal refusal) {
  switch (refusal) {
    case till::ShiftRefusal::already_open:
      return "already_open";
    case till::ShiftRefusal::none_open:
      return "none_open";
    case till::ShiftRefusal::amount_negative:
      return "amount_negative";
    case till::ShiftRefusal::clock_suspect:
      return "clock_suspect";
  }
  return "refused";
}

const char* advice_on(till::ShiftRefusal refusal) {
  switch (refusal) {
    case till::ShiftRefusal::already_open:
      return "a shift is open; close it first";
    case till::ShiftRefusal::none_open:
      return "no shift is open";
    case till::ShiftRefusal::amount_negative:
      return "an amount of cash is not below zero";
    case till::ShiftRefusal::clock_suspect:
      return "the clock reads earlier than the last entry; confirm the date at the till first";
  }
  return "refused";
}

const char* advice_on(till::CashRefusal refusal) {
  switch (refusal) {
    case till::CashRefusal::no_shift_open:
      return "no shift is open";
    case till::CashRefusal::amount_not_positive:
      return "the amount is in paise, above zero";
    case till::CashRefusal::amount_out_of_range:
      return "the amount is larger than a drawer holds";
    case till::CashRefusal::more_than_in_drawer:
      return "so much should not lie in the drawer";
    case till::CashRefusal::reason_missing:
      return "say why with --reason";
    case till::CashRefusal::reason_too_long:
      return "the reason is too long or holds control characters";
    case till::CashRefusal::needs_supervisor:
      return "a supervisor must allow it: --approve PIN";
    case till::CashRefusal::clock_suspect:
      return "the clock reads earlier than the last entry; confirm the date at the till first";
  }
  return "refused";
}

const char* name_of(TenderKind kind) {
  switch (kind) {
    case TenderKind::cash:
      return "cash";
    case TenderKind::upi:
      return "upi";
    case TenderKind::card:
      return "card";
    case TenderKind::advance:
      return "advance";
    case TenderKind::exchange:
      return "exchange";
  }
  return "tender";
}

nlohmann::json report_json(const ShiftReport& report) {
  nlohmann::json documents = nlohmann::json::array(), taxes = nlohmann::json::array(),
                 consolidated = nlohmann::json::array();
  nlohmann::json tenders = nlohmann::json::object(), turnover = nlohmann::json::array();
  for (const TurnoverMeter& meter : report.turnover)
    turnover.push_back({{"suppliers", meter.suppliers},
                        {"total_paise", meter.total().paise()},
                        {"limit_paise", meter.limit.paise()},
                        {"percent", meter.percent()}});
  for (const auto& row : report.documents)
    documents.push_back({{"document", programs::name_of(row.type)},
                         {"series", row.series},
                         {"first", row.first_serial},
                         {"last", row.last_serial},
                         {"count", row.count},
                         {"payable_paise", row.payable.paise()}});
  for (const auto& row : report.consolidated)
    consolidated.push_back({{"document", programs::name_of(row.type)},
                            {"serial", row.serial},
                            {"seq", row.sequence},
                            {"day", to_iso_date(civil_from_days(row.day))},
                            {"sales", row.sales},
                            {"total_paise", row.payable.paise()}});
  for (const auto& row : report.taxes)
    taxes.push_back({{"rate_basis_points", row.rate.basis_points},
                     {"taxable_paise", row.split.taxable.paise()},
                     {"cgst_paise", row.split.cgst.paise()},
                     {"sgst_paise", row.split.sgst.paise()},
                     {"igst_paise", row.split.igst.paise()}});
  for (const auto& [kind, amount] : report.tenders) tenders[name_of(kind)] = amount.paise();
  nlohmann::json json{{"kiosk", report.kiosk},
                      {"shift_seq", report.shift_sequence},
                      {"opened_ms", report.opened_ms},
                      {"opened_by", report.opened_by},
                      {"opened_by_itself", report.opened_by_itself},
                      {"sales", report.sales},
                      {"refunds", report.refunds},
                      {"voids", report.voids},
                      {"sold_paise", report.sold.paise()},
                      {"refunded_paise", report.refunded.paise()},
                      {"void_paise", report.withdrawn.paise()},
                      {"net_paise", report.net.paise()},
                      {"discount_paise", report.discount.paise()},
                      {"documents", documents},
                      {"consolidated", consolidated},
                      {"taxes", taxes},
                      {"tenders", tenders},
                      {"upi_without_rrn", report.upi_without_rrn},
                      {"upi_without_rrn_paise", report.upi_without_rrn_amount.paise()},
                      {"float_paise", report.opening_float.paise()},
                      {"cash_sales_paise", report.cash_sales.paise()},
                      {"advances_taken", report.advances_taken},
                      {"advance_taken_paise", report.advance_taken.paise()},
                      {"advances_used", report.advances_used},
                      {"advance_used_paise", report.advance_used.paise()},
                      {"advances_given_back", report.advances_given_back},
                      {"advance_given_back_paise", report.advance_given_back.paise()},
                      {"cash_advances_paise", report.cash_advances.paise()},
                      {"cash_in_paise", report.cash_in.paise()},
                      {"cash_out_paise", report.cash_out.paise()},
                      {"expected_paise", report.expected.paise()},
                      {"grand_sales", report.grand_sales},
                      {"grand_net_paise", report.grand_net.paise()},
                      {"turnover", turnover},
                      {"seq", report.last_sequence},
                      {"head", report.head_hex}};
  if (report.counted) {
    if (!report.seals.empty()) json["seal"] = report.seals.front();
    json["z_number"] = report.z_number;
    json["closed_ms"] = report.closed_ms;
    json["closed_by"] = report.closed_by;
    json["counted_paise"] = report.counted->paise();
    json["difference_paise"] = report.difference().paise();
  }
  return json;
}

void print_report(const ShiftReport& report) {
  std::cout << (report.counted ? "Z " + std::to_string(report.z_number) : std::string{"X"}) << "  " << report.kiosk
            << ", shift since entry " << report.shift_sequence << "\n"
            << "  sales      " << report.sales << "  " << format_rupees(report.sold) << "\n"
            << "  refunds    " << report.refunds << "  " << format_rupees(report.refunded) << "\n"
            << "  void       " << report.voids << "  " << format_rupees(report.withdrawn) << "\n"
            << "  net        " << format_rupees(report.net) << "\n";
  for (const auto& [kind, amount] : report.tenders)
    std::cout << "  by " << name_of(kind) << "    " << format_rupees(amount) << "\n";
  if (report.advances_taken + report.advances_used + report.advances_given_back > 0)
    std::cout << "  advances   " << report.advances_taken << " taken " << format_rupees(report.advance_taken) << ", "
              << report.advances_used << " used " << format_rupees(report.advance_used) << ", "
              << report.advances_given_back << " given back " << format_rupees(report.advance_given_back) << "; cash "
              << format_rupees(report.cash_advances) << "\n";
  std::cout << "  float      " << format_rupees(report.opening_float) << "\n"
            << "  cash in    " << format_rupees(report.cash_in) << "\n"
            << "  cash out   " << format_rupees(report.cash_out) << "\n"
            << "  expected   " << format_rupees(report.expected) << "\n";
  if (report.counted)
    std::cout << "  counted    " << format_rupees(*report.counted) << "\n"
              << "  difference " << format_rupees(report.difference()) << "\n";
  for (const auto& row : report.consolidated)
    std::cout << "  consolidated " << row.serial << " for " << row.sales << " sales of "
              << to_iso_date(civil_from_days(row.day)) << "  " << format_rupees(row.payable) << "\n";
  for (const TurnoverMeter& meter : report.turnover)
    std::cout << "  turnover   " << meter.name.in(Language::en) << ": " << meter.percent() << " % of "
              << format_rupees(meter.limit) << "\n";
  std::cout << "  since the beginning: " << report.grand_sales << " sales, " << format_rupees(report.grand_net)
            << "; head " << report.head_hex.substr(0, 8) << " at " << report.last_sequence << std::endl;
}

// The same paper as the screen's.
bool print_on_paper(const std::string& folder, const ShiftReport& report, const PrinterUri& printer) {
  init_words();
  const platform::SystemClock clock;
  PaperDesk desk(folder, printer, [] {});
  desk.print_shift({.language = PaperLanguage::both,
                    .opened_by = LocalText{report.opened_by, report.opened_by},
                    .closed_by = LocalText{report.closed_by, report.closed_by},
                    .printed_ms = clock.utc_ms(),
                    .report = report});
  return desk.wait_until_idle(std::chrono::seconds{10});
}

int show(const Output& output, const Asked& asked, const std::optional<ShiftReport>& report, const char* none) {
  if (!report) return output.refuse("none_open", none);
  if (asked.printer.kind != PrinterKind::none && !print_on_paper(asked.folder, *report, asked.printer))
    std::cerr << "odop shift: the printer has not taken the report yet, it waits in the print queue" << std::endl;
  if (output.json)
    std::cout << report_json(*report).dump() << std::endl;
  else
    print_report(*report);
  return good;
}

// X and Z read beside a running kiosk and append nothing.
std::unique_ptr<storage::Database> reader(const std::string& folder) {
  storage::OpenOptions options;
  options.read_only = true;
  return std::make_unique<storage::Database>(std::filesystem::path{folder} / till::journal_file_name, options,
                                             storage::kiosk_migrations());
}

std::optional<ShiftReport> x_of(storage::Database& database, const Catalogue& catalogue) {
  auto report = till::x_report(database);
  if (report) till::add_turnover(database, catalogue, platform::SystemClock{}.utc_ms(), *report);
  return report;
}

std::optional<ShiftReport> sealed_z(storage::Database& database, const std::string& folder,
                                    const Catalogue& catalogue) {
  auto report = till::z_report(database);
  if (!report) return report;
  report->seals = till::seal_texts(database, wire::Signer(till::read_device_key(folder)), *report);
  till::add_turnover(database, catalogue, report->closed_ms, *report);
  return report;
}

int open_drawer(const Output& output, const Asked& asked) {
  const auto kiosk = open_kiosk_folder(asked.folder, false);
  const StaffMember* staff = till::staff_by_pin(kiosk->catalogue, asked.pin);
  if (!staff) return output.refuse("pin_wrong", "this PIN belongs to nobody in the applied pack");
  const auto opened = till::open_shift(*kiosk->till, staff->code, Money::from_paise(asked.paise));
  if (!opened) return output.refuse(code_of(opened.reason()), advice_on(opened.reason()));
  return show(output, asked, x_of(kiosk->till->database(), kiosk->catalogue), "");
}

int close_drawer(const Output& output, const Asked& asked) {
  const auto kiosk = open_kiosk_folder(asked.folder, false);
  const StaffMember* staff = till::staff_by_pin(kiosk->catalogue, asked.pin);
  if (!staff) return output.refuse("pin_wrong", "this PIN belongs to nobody in the applied pack");
  const auto closed = till::close_shift(*kiosk->till, staff->code, Money::from_paise(asked.paise));
  if (!closed) return output.refuse(code_of(closed.reason()), advice_on(closed.reason()));
  const auto report = sealed_z(kiosk->till->database(), asked.folder, kiosk->catalogue);
  const int shown = show(output, asked, report, "");
  std::vector<std::int64_t> bills;
  if (report)
    for (const auto& row : report->consolidated) bills.push_back(row.sequence);
  if (asked.printer.kind != PrinterKind::none && !bills.empty() && !print_documents(*kiosk, bills, asked.printer))
    std::cerr << "odop shift: the printer has not taken the consolidated bill yet, it waits in the print queue"
              << std::endl;
  return shown;
}

// out: to a maker when one is named.
int move_cash(const Output& output, const Asked& asked, bool out) {
  const auto kiosk = open_kiosk_folder(asked.folder, false);
  till::Asking asking;
  asking.staff = till::staff_by_pin(kiosk->catalogue, asked.pin);
  if (!asked.approver_pin.empty()) asking.approver = till::staff_by_pin(kiosk->catalogue, asked.approver_pin);
  if (!asking.staff || (!asked.approver_pin.empty() && !asking.approver))
    return output.refuse("pin_wrong", "this PIN belongs to nobody in the applied pack");
  const Money amount = Money::from_paise(asked.paise);
  const Maker* maker = kiosk->catalogue.find_maker(asked.maker);
  if (!asked.maker.empty() && !maker)
    return output.refuse("maker_unknown", "--maker " + asked.maker + ": the applied pack has no such maker");
  const auto moved = maker ? till::pay_maker(*kiosk->till, asking, *maker, amount, asked.reason)
                     : out ? till::take_cash_out(*kiosk->till, asking, amount, asked.reason)
                           : till::put_cash_in(*kiosk->till, asking, amount, asked.reason);
  if (!moved) return output.refuse(till::code_of(moved.reason()), advice_on(moved.reason()));
  if (output.json)
    std::cout << nlohmann::json{{"kiosk", kiosk->till->label()},
                                {"seq", moved->sequence},
                                {"amount_paise", out ? -amount.paise() : amount.paise()},
                                {"expected_paise", moved->expected.paise()}}
                     .dump()
              << std::endl;
  else
    std::cout << (out ? "taken out " : "put in ") << format_rupees(amount) << ", in the drawer now "
              << format_rupees(moved->expected) << std::endl;
  return good;
}

}  // namespace
}  // namespace odop::programs

int verb_shift(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"One drawer from counted float to counted close", "odop shift"};
  Output output{.verb = "odop shift"};
  Asked asked;
  std::string printer = "none";
  app.add_option("DIR", asked.folder, "the kiosk's data folder")->required();
  app.require_subcommand(1);
  app.fallthrough();
  app.add_flag("--json", output.json, "one JSON object");
  const auto with_pin = [&](CLI::App* verb) {
    verb->add_option("--pin", asked.pin, "the staff member's PIN")->required();
    return verb;
  };
  CLI::App* open = with_pin(app.add_subcommand("open", "begin a shift with a counted float"));
  open->add_option("--float", asked.paise, "what lies in the drawer, in PAISE")->required();
  CLI::App* close = with_pin(app.add_subcommand("close", "end the shift; prints its Z report"));
  close->add_option("--counted", asked.paise, "what was counted, in PAISE")->required();
  CLI::App* in = with_pin(app.add_subcommand("in", "put cash into the drawer"));
  CLI::App* out = with_pin(app.add_subcommand("out", "take cash out; a supervisor must allow it"));
  for (CLI::App* verb : {in, out}) {
    verb->add_option("--amount", asked.paise, "in PAISE")->required();
    verb->add_option("--reason", asked.reason, "why, as it goes into the books")->required();
    verb->add_option("--approve", asked.approver_pin, "a supervisor's PIN, when --pin is a seller's");
  }
  CLI::App* pay = with_pin(app.add_subcommand("pay", "cash out of the drawer to a maker; a supervisor must allow it"));
  pay->add_option("--maker", asked.maker, "the maker's code")->required();
  pay->add_option("--amount", asked.paise, "in PAISE")->required();
  pay->add_option("--note", asked.reason, "what for, as it goes into the books");
  pay->add_option("--approve", asked.approver_pin, "a supervisor's PIN, when --pin is a seller's");
  app.add_option("--printer", printer, "none | file:PATH[?paper=58] | tcp:HOST:PORT | usb:DEVICE");
  CLI::App* x = app.add_subcommand("x", "the open shift so far; appends nothing");
  CLI::App* z = app.add_subcommand("z", "the last closed shift again");
  return run_verb(app, output, argc, argv, [&]() -> int {
    const auto printer_uri = parse_receipt_printer_uri(printer);
    if (!printer_uri) {
      output.refuse("usage", "--printer " + printer + ": " + std::string{advice_of(printer_uri.reason())});
      return misuse;
    }
    asked.printer = *printer_uri;
    if (x->parsed())
      return show(output, asked, x_of(*reader(asked.folder), read_catalogue(asked.folder)), "no shift is open");
    if (z->parsed())
      return show(output, asked, sealed_z(*reader(asked.folder), asked.folder, read_catalogue(asked.folder)),
                  "no shift was closed yet");
    if (open->parsed()) return open_drawer(output, asked);
    if (close->parsed()) return close_drawer(output, asked);
    return move_cash(output, asked, out->parsed() || pay->parsed());
  });
}
