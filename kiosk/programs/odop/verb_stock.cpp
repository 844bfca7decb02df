// odop stock: goods that move without a sale, by the till's own deed. What lies on the stall: odop pack list DIR.
#include <charconv>
#include <iostream>
#include <nlohmann/json.hpp>

#include "programs/odop/documents.h"
#include "programs/odop/verb.h"
#include "till/move_stock.h"
#include "till/staff_pin.h"

namespace odop::programs {
namespace {

// "VNS-SAREE-01*2,LKO-KURTA-03*10"
std::optional<std::vector<till::StockAsked>> parse_goods(const std::string& text) {
  std::vector<till::StockAsked> goods;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::string item = text.substr(begin, end - begin);
    const std::size_t star = item.rfind('*');
    till::StockAsked asked{item.substr(0, star), 0};
    const char* const last = item.data() + item.size();
    if (star == std::string::npos || asked.sku.empty()) return std::nullopt;
    const auto parsed = std::from_chars(item.data() + star + 1, last, asked.quantity);
    if (parsed.ec != std::errc{} || parsed.ptr != last) return std::nullopt;
    goods.push_back(std::move(asked));
    begin = end + 1;
  }
  return goods;
}

struct Asked {
  std::string folder, pin, approver_pin, items, note, printer = "none";
};

int move(const Output& output, const Asked& asked, till::StockDeed deed) {
  const auto goods = parse_goods(asked.items);
  if (!goods) {
    output.refuse("usage", "--items " + asked.items + ": write SKU*N, separated by commas");
    return misuse;
  }
  const auto printer = parse_printer_uri(asked.printer);
  if (!printer) {
    output.refuse("usage", "--printer " + asked.printer + ": " + std::string{advice_of(printer.reason())});
    return misuse;
  }
  const auto kiosk = open_kiosk_folder(asked.folder, false);
  till::Asking asking;
  asking.staff = till::staff_by_pin(kiosk->catalogue, asked.pin);
  if (!asked.approver_pin.empty()) asking.approver = till::staff_by_pin(kiosk->catalogue, asked.approver_pin);
  if (!asking.staff || (!asked.approver_pin.empty() && !asking.approver))
    return output.refuse("pin_wrong", "this PIN belongs to nobody in the applied pack");
  const auto moved = till::move_stock(*kiosk->till, kiosk->catalogue, asking, deed, *goods, asked.note);
  if (!moved) return output.refuse(till::code_of(moved.reason().reason), moved.reason().detail);
  nlohmann::json lines = nlohmann::json::array(), challans = nlohmann::json::array();
  for (std::size_t i = 0; i < goods->size(); ++i)
    lines.push_back({{"sku", (*goods)[i].sku},
                     {"change", moved->changes[i]},
                     {"stock", kiosk->till->tables().stock((*goods)[i].sku)}});
  std::vector<std::int64_t> papers;
  for (const till::StockMoved::Entry& entry : moved->entries) {
    if (entry.challan.empty()) continue;
    challans.push_back(entry.challan);
    papers.push_back(entry.sequence);
  }
  if (output.json) {
    std::cout << nlohmann::json{{"kiosk", kiosk->till->label()},
                                {"seq", moved->entries.back().sequence},
                                {"lines", lines},
                                {"challans", challans}}
                     .dump()
              << std::endl;
  } else {
    for (const auto& line : lines)
      std::cout << line["sku"].get<std::string>() << "  " << (line["change"].get<std::int64_t>() > 0 ? "+" : "")
                << line["change"].get<std::int64_t>() << "  now " << line["stock"].get<std::int64_t>() << std::endl;
    for (const auto& challan : challans) std::cout << "delivery challan " << challan.get<std::string>() << std::endl;
  }
  if (printer->kind != PrinterKind::none && !papers.empty() && !print_documents(*kiosk, papers, *printer))
    std::cerr << "odop stock: done; the printer has not taken the paper yet, it waits in the print queue" << std::endl;
  return good;
}

}  // namespace
}  // namespace odop::programs

int verb_stock(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;

  CLI::App app{"Goods that come, go, break or are counted; what is there now: odop pack list DIR", "odop stock"};
  Output output{.verb = "odop stock"};
  Asked asked;
  app.add_option("DIR", asked.folder, "the kiosk's data folder")->required();
  app.require_subcommand(1);
  app.fallthrough();
  app.add_flag("--json", output.json, "one JSON object");
  struct Verb {
    const char* name;
    const char* what;
    till::StockDeed deed;
    CLI::App* app = nullptr;
  };
  std::vector<Verb> verbs{
      {"receive", "from the maker or the organiser", till::StockDeed::receive},
      {"arrive", "from another stall; --note names it", till::StockDeed::arrive},
      {"send", "to another stall, --note names it, with a delivery challan; a supervisor must allow it",
       till::StockDeed::send},
      {"damage", "broken, wet or lost; a supervisor must allow it", till::StockDeed::damage},
      {"count", "what was counted; a supervisor must allow a difference", till::StockDeed::count},
  };
  for (Verb& verb : verbs) {
    verb.app = app.add_subcommand(verb.name, verb.what);
    verb.app->add_option("--pin", asked.pin, "the staff member's PIN")->required();
    verb.app->add_option("--items", asked.items, "SKU*N,...: N pieces, grams or centimetres")->required();
    verb.app->add_option("--note", asked.note, "the other stall, or what happened");
    verb.app->add_option("--approve", asked.approver_pin, "a supervisor's PIN, when --pin is a seller's");
    verb.app->add_option("--printer", asked.printer, "none | file:PATH[?paper=58] | tcp:HOST:PORT | usb:DEVICE");
  }
  return run_verb(app, output, argc, argv, [&]() -> int {
    for (const Verb& verb : verbs)
      if (verb.app->parsed()) return move(output, asked, verb.deed);
    return misuse;
  });
}
