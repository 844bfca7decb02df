// odop verify DIR|FILE [--head HASH@SEQ]: are these books whole? One sentence, then every finding with its sequence.
#include <charconv>
#include <iostream>
#include <nlohmann/json.hpp>

#include "hub/verify_hub.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/seal.h"
#include "programs/odop/verb.h"
#include "text/indian_numbers.h"
#include "till/kiosk_status.h"
#include "till/verify_books.h"
#include "wire/bill.h"

namespace odop::programs {

namespace {

// "3f2a...@214": the whole head or its first digits, at a sequence.
std::optional<till::Witness> parse_witness(const std::string& text) {
  const std::size_t at = text.find('@');
  if (at == std::string::npos || at < 8 || at > 64) return std::nullopt;
  till::Witness witness{.source = "given head", .sequence = 0, .head_hex = text.substr(0, at)};
  for (char& c : witness.head_hex) {
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (!std::isxdigit(static_cast<unsigned char>(c))) return std::nullopt;
  }
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data() + at + 1, end, witness.sequence);
  if (parsed.ec != std::errc{} || parsed.ptr != end || witness.sequence < 1) return std::nullopt;
  return witness;
}

int verify_hub_folder(const Output& output, const std::string& folder) {
  const hub::HubReport report = hub::verify_hub(folder);
  if (output.json) {
    nlohmann::json findings = nlohmann::json::array();
    for (const hub::HubFinding& found : report.findings)
      findings.push_back({{"kiosk", found.kiosk},
                          {"seq", found.finding.sequence},
                          {"kind", wire::name_of(found.finding.kind)},
                          {"what", found.finding.what}});
    std::cout << nlohmann::json{{"ok", report.ok},           {"kiosks", report.kiosks},
                                {"entries", report.entries}, {"batches", report.batches},
                                {"sales", report.sales},     {"sum_paise", report.sum_paise},
                                {"findings", findings},      {"sentence", hub::in_one_sentence(report)}}
                     .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
              << std::endl;
  } else {
    std::cout << hub::in_one_sentence(report) << std::endl;
    for (const hub::HubFinding& found : report.findings)
      std::cout << "  " << found.kiosk << " entry " << found.finding.sequence << " "
                << wire::name_of(found.finding.kind) << ": " << found.finding.what << "\n";
  }
  return report.ok ? good : refused;
}

int verify_bill(const Output& output, const std::string& text) {
  const auto bill = wire::read_bill(text);
  if (!bill) {
    switch (bill.reason()) {
      case wire::BillRefusal::not_a_bill:
        return output.refuse("not_a_bill", "this text is not the code of one of our bills");
      case wire::BillRefusal::damaged:
        return output.refuse("damaged", "the code is cut short or has letters too many");
      case wire::BillRefusal::signature_wrong:
        return output.refuse("signature_wrong", "this is not what the kiosk signed: somebody changed the bill");
    }
  }
  if (output.json) {
    nlohmann::json lines = nlohmann::json::array();
    for (const wire::BillLine& line : bill->lines)
      lines.push_back({{"name", line.name},
                       {"quantity", line.quantity},
                       {"net_paise", line.net_paise},
                       {"rate_basis_points", line.rate_basis_points}});
    std::cout << nlohmann::json{{"ok", true},
                                {"device_key", wire::to_hex(bill->device_key)},
                                {"serial", bill->serial},
                                {"seq", bill->sequence},
                                {"hash", wire::to_hex(bill->entry_hash)},
                                {"seller", bill->seller},
                                {"time", to_iso_ist(bill->utc_ms)},
                                {"taxable_paise", bill->taxable_paise},
                                {"cgst_paise", bill->cgst_paise},
                                {"sgst_paise", bill->sgst_paise},
                                {"igst_paise", bill->igst_paise},
                                {"round_off_paise", bill->round_off_paise},
                                {"total_paise", bill->payable_paise},
                                {"has_lines", bill->has_lines},
                                {"lines", lines}}
                     .dump()
              << std::endl;
  } else {
    std::cout << "bill " << bill->serial << " of " << bill->seller << ", "
              << format_rupees(Money::from_paise(bill->payable_paise)) << ", " << to_iso_ist(bill->utc_ms)
              << ": signed by device " << wire::to_hex(bill->device_key).substr(0, 16) << " and unchanged" << std::endl;
    for (const wire::BillLine& line : bill->lines)
      std::cout << "  " << line.name << " x " << line.quantity << "  "
                << format_rupees(Money::from_paise(line.net_paise)) << "\n";
  }
  return good;
}

}  // namespace

}  // namespace odop::programs

int verb_verify(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Check a journal: chain, totals, serials, views", "odop verify"};
  Output output{.verb = "odop verify"};
  std::string target, bill, seal_text;
  std::vector<std::string> heads;
  app.add_option("DIR|FILE", target, "a kiosk's data folder, its kiosk.sqlite, or a hub's folder");
  app.add_option("--bill", bill, "the text of a receipt's QR: is it a bill of this device, unchanged?");
  app.add_option("--seal", seal_text,
                 "the text of the QR on a Z paper: its heads are witnesses; without a folder, what it says");
  app.add_option("--head", heads, "HASH@SEQ seen elsewhere: on a printed bill, at the hub; 8 to 64 hex digits");
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    if (!bill.empty()) return verify_bill(output, bill);
    std::optional<wire::Seal> seal;
    if (!seal_text.empty()) {
      const auto read = wire::read_seal(seal_text);
      if (!read) return refuse_seal(output, read.reason());
      if (target.empty()) return show_seal(output, *read);
      seal = *read;
    }
    if (target.empty()) {
      output.refuse("usage", "name a folder, a file, --bill TEXT or --seal TEXT");
      return misuse;
    }
    std::vector<till::Witness> witnesses;
    for (const std::string& head : heads) {
      const auto witness = parse_witness(head);
      if (!witness) {
        output.refuse("usage", "--head " + head + ": write 8 to 64 hex digits, @, and a sequence");
        return misuse;
      }
      witnesses.push_back(*witness);
    }
    if (is_hub_folder(target)) {
      if (seal) {
        output.refuse("usage", "--seal is held against a kiosk's journal; name its folder or its kiosk.sqlite");
        return misuse;
      }
      return verify_hub_folder(output, target);
    }
    std::filesystem::path file = target;
    if (std::filesystem::is_directory(file)) {
      const storage::SyncState sync = till::read_kiosk_status(file).sync;
      if (sync.hub_entries > 0 && !sync.hub_head.empty())
        witnesses.push_back({.source = "hub", .sequence = sync.hub_entries, .head_hex = sync.hub_head});
      file /= till::journal_file_name;
    }
    if (!std::filesystem::exists(file))
      return output.refuse("no_journal", file.string() + ": there is no journal here");
    if (seal) {
      const auto sealed = witnesses_of(*seal, file);
      if (sealed.empty())
        return output.refuse("seal_of_others",
                             "this seal knows nothing of this journal: another device made it, and "
                             "none of the others in it is this one");
      witnesses.insert(witnesses.end(), sealed.begin(), sealed.end());
    }
    const till::BooksReport report = till::verify_books(file, witnesses);
    if (output.json) {
      nlohmann::json findings = nlohmann::json::array(), seen = nlohmann::json::array();
      for (const wire::Finding& finding : report.findings)
        findings.push_back({{"seq", finding.sequence}, {"kind", wire::name_of(finding.kind)}, {"what", finding.what}});
      for (const till::Witness& witness : report.witnesses)
        seen.push_back({{"source", witness.source}, {"seq", witness.sequence}, {"head", witness.head_hex}});
      std::cout << nlohmann::json{{"ok", report.ok},
                                  {"kiosk", report.kiosk},
                                  {"entries", report.entries},
                                  {"head", report.head_hex},
                                  {"sales", report.sales},
                                  {"sum_paise", report.sum_paise},
                                  {"witnesses", seen},
                                  {"findings", findings},
                                  {"sentence", till::in_one_sentence(report)}}
                       .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
                << std::endl;
    } else {
      std::cout << till::in_one_sentence(report) << std::endl;
      for (const wire::Finding& finding : report.findings)
        std::cout << "  entry " << finding.sequence << " " << wire::name_of(finding.kind) << ": " << finding.what
                  << "\n";
    }
    return report.ok ? good : refused;
  });
}
