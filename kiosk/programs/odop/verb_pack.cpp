// odop pack new|build|check|apply|list: from an organiser's folder to the file a stall sells from.
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>

#include "core/errors.h"
#include "pack/new_folder.h"
#include "pack/pack_file.h"
#include "pack/pack_folder.h"
#include "pack/pack_list.h"
#include "platform/system_clock.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/verb.h"
#include "storage/database.h"
#include "storage/migrations.h"
#include "text/indian_numbers.h"
#include "till/till.h"

namespace odop::programs {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_pack_folder(const std::filesystem::path& path) {
  return std::filesystem::exists(path / "pack.json");
}

// --- check ---

struct CheckAnswer {
  std::vector<PackFinding> findings;
  bool has_errors = false;
};

PackFinding finding_from(const PackRefusal& refusal, const std::string& file) {
  PackFinding finding;
  finding.file = file;
  finding.code = refusal.code;
  finding.what = refusal.what;
  finding.what_hi = refusal.what_hi;
  finding.what_to_do = refusal.what_to_do;
  finding.what_to_do_hi = refusal.what_to_do_hi;
  return finding;
}

CheckAnswer check_path(const std::filesystem::path& path) {
  if (std::filesystem::is_directory(path)) {
    PackFolder folder = read_pack_folder(path);
    return {std::move(folder.findings), folder.has_errors};
  }
  const auto loaded = load_pack(path);
  if (loaded) return {};
  return {{finding_from(loaded.reason(), path.filename().string())}, true};
}

Json as_json(const PackFinding& finding) {
  return {{"file", finding.file},
          {"line", finding.line},
          {"field", finding.field},
          {"code", finding.code},
          {"severity", finding.severity == FindingSeverity::error ? "error" : "warning"},
          {"what", finding.what},
          {"what_hi", finding.what_hi},
          {"what_to_do", finding.what_to_do},
          {"what_to_do_hi", finding.what_to_do_hi}};
}

void print_findings(std::ostream& out, const std::vector<PackFinding>& findings, bool hindi) {
  for (const PackFinding& finding : findings) out << (hindi ? finding_line_hi(finding) : finding_line(finding)) << '\n';
}

int check(const Output& output, const std::string& path, bool hindi) {
  if (!std::filesystem::exists(path)) return output.refuse("not_there", path);
  const CheckAnswer answer = check_path(path);
  if (output.json) {
    Json findings = Json::array();
    for (const PackFinding& finding : answer.findings) findings.push_back(as_json(finding));
    std::cout << dumped({{"ok", !answer.has_errors}, {"findings", findings}}) << std::endl;
  } else {
    print_findings(std::cout, answer.findings, hindi);
    if (answer.findings.empty()) std::cout << path << ": nothing to mend" << std::endl;
  }
  return answer.has_errors ? refused : good;
}

// --- new ---

std::string state_ids() {
  std::string all;
  for (const std::string& id : states_for_a_new_pack()) all += (all.empty() ? "" : " ") + id;
  return all;
}

int make_new(const Output& output, const std::string& folder, const std::string& state) {
  const auto made = lay_out_pack_folder(folder, state, ist_date(platform::SystemClock().utc_ms()));
  if (!made)
    return made.reason() == NewFolderRefusal::state_unknown
               ? output.refuse("state_unknown", state + ": choose one of: " + state_ids())
               : output.refuse("folder_not_empty", folder + ": name a folder that is empty or not there yet");
  if (output.json)
    std::cout << dumped({{"folder", folder}, {"state", state}, {"districts", made->districts}, {"map", made->has_map}})
              << std::endl;
  else
    std::cout << folder << ": " << made->districts << " districts of " << state
              << (made->has_map ? "" : "; no places on a map are known, so the first page is a list")
              << ". Read its README.txt, replace the demonstration rows, then odop pack check " << folder << std::endl;
  return good;
}

// --- build ---

// SOURCE_DATE_EPOCH (seconds) makes the file the same byte for byte whenever it is built.
std::int64_t created_utc_ms() {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"))
    if (const std::int64_t seconds = std::strtoll(epoch, nullptr, 10); seconds > 0) return seconds * 1000;
  return platform::SystemClock().utc_ms();
}

// For test suites that build many packs; such PINs are quick to guess, so it is said aloud.
wire::PinCost pin_cost() {
  const char* cost = std::getenv("ODOP_TEST_PIN_COST");
  if (cost == nullptr || std::string_view(cost) != "minimum") return wire::PinCost::interactive;
  std::cerr << "odop pack: ODOP_TEST_PIN_COST=minimum: this pack's PINs are for tests only\n";
  return wire::PinCost::cost_minimum;
}

int build(const Output& output, const std::string& path, const std::string& out, bool hindi) {
  if (!is_pack_folder(path)) return output.refuse("not_there", path + ": there is no pack.json in this folder");
  const PackFolder folder = read_pack_folder(path);
  print_findings(std::cerr, folder.findings, hindi);
  const auto built = build_pack(folder, out, {.pin_cost = pin_cost(), .created_utc_ms = created_utc_ms()});
  if (!built) return output.refuse(built.reason().code, built.reason().what + " " + built.reason().what_to_do);
  const Catalogue& catalogue = folder.catalogue;
  if (output.json)
    std::cout << dumped({{"file", out},
                         {"event", built->manifest.id},
                         {"version", built->manifest.version},
                         {"demo", built->manifest.demo},
                         {"products", catalogue.products.size()},
                         {"pictures", catalogue.pictures.size()},
                         {"bytes", built->bytes},
                         {"sha256", built->content_hash}})
              << std::endl;
  else
    std::cout << out << ": " << built->manifest.id << " version " << built->manifest.version << ", "
              << catalogue.products.size() << " products of " << catalogue.districts.size() << " districts, "
              << catalogue.pictures.size() << " pictures, " << built->bytes << " bytes\nsha256 " << built->content_hash
              << std::endl;
  return good;
}

// --- list ---

// What a kiosk's folder sells from, read beside a running till: the applied pack with the stock of this moment.
Result<Catalogue, PackRefusal> read_applied(const std::filesystem::path& folder) {
  const std::filesystem::path journal = folder / till::journal_file_name;
  if (!std::filesystem::exists(journal))
    throw MachineError("no_journal", folder.string() + ": neither a pack folder nor a kiosk's data folder");
  storage::Database database(journal, {.read_only = true}, storage::kiosk_migrations());
  database.run("BEGIN");  // one moment, even while the kiosk sells
  storage::Statement applied(database, "SELECT content_hash, file_bytes, file_name FROM applied_pack");
  if (!applied.step()) throw MachineError("no_pack", folder.string() + ": no event pack is applied");
  PackIdentity verified;
  verified.content_hash = applied.text(0);
  verified.bytes = static_cast<std::uintmax_t>(applied.number(1));
  auto loaded = load_pack(folder / "packs" / applied.text(2), {.pictures = false, .verified = verified});
  applied.reset();
  if (!loaded) return loaded;
  storage::Statement stock(database, "SELECT sku, quantity FROM stock");
  std::unordered_map<std::string, std::int64_t> quantities;
  while (stock.step()) quantities[stock.text(0)] = stock.number(1);
  stock.reset();
  database.run("COMMIT");
  for (Product& product : loaded->products)
    if (const auto found = quantities.find(product.sku); found != quantities.end())
      product.opening_stock = found->second;
  return loaded;
}

Result<Catalogue, PackRefusal> read_for_list(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path)) return load_pack(path, {.pictures = false, .verified = {}});
  if (!is_pack_folder(path)) return read_applied(path);
  PackFolder folder = read_pack_folder(path);
  if (folder.has_errors) return Refused{pack_refusal(PackRefusalKind::has_errors)};
  return std::move(folder.catalogue);
}

Json as_json(const Product& product) {
  Json listings = Json::array();
  for (const Listing& listing : product.listings)
    listings.push_back({{"marketplace", listing.marketplace}, {"url", listing.url}});
  return {{"sku", product.sku},
          {"kind", listed_kind(product.kind)},
          {"name_en", product.name.exact(Language::en)},
          {"name_hi", product.name.exact(Language::hi)},
          {"price_paise", product.price.paise()},
          {"gst_rule", product.gst_rule},
          {"stock", product.opening_stock},
          {"district", product.district},
          {"listings", std::move(listings)}};
}

int list(const Output& output, const std::string& path) {
  const auto catalogue = read_for_list(path);
  if (!catalogue)
    return output.refuse(catalogue.reason().code, catalogue.reason().what + " " + catalogue.reason().what_to_do);
  for (const Product* product : products_in_list_order(*catalogue)) {
    if (output.json)
      std::cout << dumped(as_json(*product)) << '\n';
    else
      std::cout << product->sku << "  " << format_rupees(product->price) << "  " << listed_kind(product->kind) << "  "
                << product->name.exact(Language::hi) << " / " << product->name.exact(Language::en) << "  ("
                << product->district << ", " << product->opening_stock << ")\n";
  }
  std::cout.flush();
  return good;
}

// --- apply ---

int apply(const Output& output, const std::string& folder, const std::string& pack, bool force) {
  const platform::SystemClock clock;
  till::Till till(folder, clock);
  if (const ApplyAnswer answer = apply_pack_to(till, clock, pack, force); !answer.code.empty())
    return output.refuse(answer.code, answer.detail);
  const auto applied = till.tables().applied_pack();
  if (!applied) throw MachineError("corrupt", folder + ": the pack was applied but is not recorded");
  if (output.json)
    std::cout << dumped({{"event", applied->event}, {"version", applied->version}, {"sha256", applied->content_hash}})
              << std::endl;
  else
    std::cout << folder << ": sells from " << applied->event << " version " << applied->version << std::endl;
  return good;
}

}  // namespace

}  // namespace odop::programs

int verb_pack(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;
  CLI::App app{"Event packs: catalogue, prices, tax rules, words and pictures in one file", "odop pack"};
  app.require_subcommand(1);
  Output output{.verb = "odop pack"};
  std::string path, out, pack, state, language = "en";
  bool force = false;
  const auto add_language = [&language](CLI::App* command) {
    command->add_option("--lang", language, "language of the findings")->check(CLI::IsMember({"hi", "en"}));
  };
  const auto add_json = [&output](CLI::App* command, const char* what) {
    command->add_flag("--json", output.json, what);
  };

  CLI::App* new_command = app.add_subcommand("new", "lay out a folder for a fair in one of the known States");
  new_command->add_option("FOLDER", path, "the folder to make")->required();
  new_command->add_option("--state", state, "one of: " + state_ids())->required();
  add_json(new_command, "one JSON object");

  CLI::App* build_command = app.add_subcommand("build", "make a pack file from a folder");
  build_command->add_option("FOLDER", path, "pack.json, the CSV files and the pictures")->required();
  build_command->add_option("-o,--out", out, "the pack to write, such as mahakumbh-2025.odop")->required();
  add_language(build_command);
  add_json(build_command, "one JSON object");

  CLI::App* check_command = app.add_subcommand("check", "name every bad row of a folder, or check a pack file");
  check_command->add_option("PATH", path, "a folder or a pack file")->required();
  add_language(check_command);
  add_json(check_command, "one JSON object with all findings");

  CLI::App* apply_command = app.add_subcommand("apply", "let a kiosk sell from a pack");
  apply_command->add_option("DIR", path, "the kiosk's data folder")->required();
  apply_command->add_option("FILE", pack, "the pack")->required();
  apply_command->add_flag("--force", force, "also an expired pack, or a changed one without a new version");
  add_json(apply_command, "one JSON object");

  CLI::App* list_command = app.add_subcommand("list", "list the products, piece goods below Rs 15,000 first");
  list_command->add_option("PATH", path, "a pack file, a pack folder, or a kiosk's data folder")->required();
  add_json(list_command, "one JSON object a line");

  return run_verb(app, output, argc, argv, [&]() -> int {
    const bool hindi = language == "hi";
    if (new_command->parsed()) return make_new(output, path, state);
    if (build_command->parsed()) return build(output, path, out, hindi);
    if (check_command->parsed()) return check(output, path, hindi);
    if (apply_command->parsed()) return apply(output, path, pack, force);
    return list(output, path);
  });
}
