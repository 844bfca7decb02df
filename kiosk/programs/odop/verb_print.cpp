// odop print DIR --maker-cards: maker_cards.h. odop print DIR --posters, --table-cards, --shelf-cards: posters.h. odop
// print DIR --labels: the price tags of a catalogue, on a label printer, a receipt printer, or sheets of A4. Reads the
// applied pack beside a running kiosk and writes nothing into its folder.
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "devices/limits.h"
#include "devices/office_printer.h"
#include "devices/printer_port.h"
#include "paper/label_job.h"
#include "paper/label_sheet.h"
#include "paper/limits.h"
#include "paper/paper_png.h"
#include "programs/odop/asked_products.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/maker_cards.h"
#include "programs/odop/posters.h"
#include "programs/odop/verb.h"

namespace odop::programs {
namespace {

namespace fs = std::filesystem;

// More sheets than that are a mistyped number of copies.
constexpr std::int64_t labels_max = 20'000;

struct Wish {
  std::string folder, size, printer, out, a4_printer, language = "both", code = "qr";
  int gap_mm = LabelStock{}.gap_mm;
  std::vector<std::string> skus;
};

struct DrawnTag {
  AskedProduct tag;
  Bitmap1 picture;
};
struct LeftOut {
  std::string sku, code, detail;
};

std::string name_of(const StickerSize& sticker) {
  return sticker ? std::to_string(sticker->width_mm) + "x" + std::to_string(sticker->height_mm) : "roll";
}

PaperLanguage language_of(const std::string& word) {
  return word == "hi" ? PaperLanguage::hi : word == "en" ? PaperLanguage::en : PaperLanguage::both;
}

LabelCode code_shown(const std::string& word) {
  return word == "code128" ? LabelCode::code128 : word == "both" ? LabelCode::both : LabelCode::qr;
}

// Where the labels go, what they are printed on and in which language.
class LabelRun {
 public:
  LabelRun(const Wish& wish, const Output& output) : wish_(wish), output_(output) {}

  int run() {
    if (const int wrong = read_wish()) return wrong;
    const Catalogue catalogue = read_catalogue(wish_.folder);
    if (const int wrong = choose_products(catalogue)) return wrong;
    init_words();
    Typesetter typesetter;
    for (const AskedProduct& tag : tags_) {
      LabelView view = label_of(catalogue, *tag.product, ist_date(platform::SystemClock{}.utc_ms()));
      view.language = language_of(wish_.language);
      view.shown = code_shown(wish_.code);
      auto picture = draw_label(typesetter, view, size_);
      if (picture)
        drawn_.push_back({tag, std::move(*picture)});
      else
        left_out_.push_back(
            {tag.product->sku, std::string(code_of(picture.reason())), std::string(advice_of(picture.reason()))});
    }
    if (!drawn_.empty())
      if (const int wrong = deliver()) return wrong;
    return report();
  }

 private:
  int misused(const std::string& what) const {
    output_.refuse("usage", what);
    return misuse;
  }
  bool is_on_sheets() const { return !wish_.a4_printer.empty() || fs::path(wish_.out).extension() == ".pdf"; }

  // The destination, then the size that fits it. 0: all is well.
  int read_wish() {
    const int destinations =
        (wish_.printer.empty() ? 0 : 1) + (wish_.out.empty() ? 0 : 1) + (wish_.a4_printer.empty() ? 0 : 1);
    if (destinations != 1)
      return misused("say where the labels go: one of --printer URI, --out FILE.pdf, --out FOLDER, --a4-printer QUEUE");
    if (!wish_.printer.empty()) {
      const auto uri = parse_printer_uri(wish_.printer);
      if (!uri) return misused("--printer " + wish_.printer + ": " + std::string{advice_of(uri.reason())});
      if (uri->kind == PrinterKind::none) return misused("--printer none: labels need a printer");
      uri_ = *uri;
      profile_ = profile_of(*uri);
      sticker_ = usual_sticker_of(profile_);
    } else {
      // Files are drawn as fine as an office printer prints.
      profile_.dpi = sheet_dpi;
      profile_.width_dots = device_limits::paper_width_dots_max;
      sticker_ = usual_sheet_label;
    }
    if (wish_.size == "roll") {
      if (wish_.printer.empty()) return misused("--size roll: only a receipt printer has a roll; give WIDTHxHEIGHT");
      sticker_.reset();
    } else if (!wish_.size.empty()) {
      sticker_ = parse_sticker_size(wish_.size);
      if (!sticker_)
        return misused("--size " + wish_.size + ": write WIDTHxHEIGHT in millimetres from " +
                       std::to_string(device_limits::label_side_mm_min) + " to " +
                       std::to_string(device_limits::label_side_mm_max) + ", as in 50x30, or roll");
    }
    if (sticker_) sticker_->gap_mm = wish_.gap_mm;
    const auto size = label_size_on(profile_, sticker_);
    if (!size) {
      output_.refuse(std::string(code_of(size.reason())),
                     "--size " + name_of(sticker_) + ": " + std::string(advice_of(size.reason())));
      return refused;
    }
    size_ = *size;
    return good;
  }

  // All products once when none is named.
  int choose_products(const Catalogue& catalogue) {
    if (wish_.skus.empty())
      for (const Product& product : catalogue.products) tags_.push_back({&product, 1});
    auto asked = asked_products(catalogue, wish_.skus);
    if (const auto* no = std::get_if<AskRefusal>(&asked)) {
      output_.refuse(no->code, no->detail);
      return no->is_misuse ? misuse : refused;
    }
    for (const AskedProduct& tag : std::get<0>(asked)) tags_.push_back(tag);
    std::int64_t labels = 0;
    for (const AskedProduct& tag : tags_) labels += tag.copies;
    if (tags_.empty()) return output_.refuse("no_products", "the applied pack has no products");
    if (labels > labels_max)
      return output_.refuse("labels_too_many", std::to_string(labels) + " labels; print at most " +
                                                   std::to_string(labels_max) + " at a time");
    return good;
  }

  int deliver() {
    if (!wish_.printer.empty()) return send_to_printer();
    if (!wish_.a4_printer.empty()) return send_to_office_printer();
    if (is_on_sheets()) return write_sheets(wish_.out);
    return write_pictures();
  }

  int send_to_printer() {
    const auto port = make_printer_port(uri_);
    for (const DrawnTag& drawn : drawn_) {
      const std::string& sku = drawn.tag.product->sku;
      const auto job = label_bytes(drawn.picture, profile_, sticker_, drawn.tag.copies);
      if (!job)
        return output_.refuse(std::string(code_of(job.reason())), sku + ": " + std::string(advice_of(job.reason())));
      for (int time = 0; time < job.value().times; ++time) {
        const auto outcome =
            port->write_all(job.value().bytes, {std::chrono::steady_clock::now() + paper_limits::send_timeout, {}});
        if (outcome.state == SendState::refused || outcome.state == SendState::unknown)
          return output_.refuse(std::string(code_of(outcome.trouble)),
                                wish_.printer + ": " + std::to_string(printed_) +
                                    " labels are printed; it stopped at " + sku +
                                    (outcome.state == SendState::unknown ? ", which may be half out" : "") +
                                    ". Look at the printer, then go on from there with --sku");
        printed_ += drawn.tag.copies / job.value().times;
      }
    }
    return good;
  }

  int write_sheets(const fs::path& file) {
    if (sheet_grid(*sticker_).labels() == 0)
      return output_.refuse("label_wide", "--size " + name_of(sticker_) + ": does not fit a sheet of A4");
    std::vector<SheetLabel> labels;
    for (DrawnTag& drawn : drawn_) {
      labels.push_back({std::move(drawn.picture), drawn.tag.copies});
      printed_ += drawn.tag.copies;
    }
    sheets_ = write_label_sheets(labels, *sticker_, file);
    return good;
  }

  int send_to_office_printer() {
    std::string name = (fs::temp_directory_path() / "odop-labels-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return output_.refuse("io", "cannot make a folder in " + name), failed;
    struct Folder {
      fs::path path;
      ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
      }
    } const folder{name};
    const fs::path file = folder.path / "labels.pdf";
    if (const int wrong = write_sheets(file)) return wrong;
    const auto no = print_a4(wish_.a4_printer, file);
    return no ? output_.refuse(no->code, "--a4-printer " + no->what) : static_cast<int>(good);
  }

  // One picture a product, named by its sku.
  int write_pictures() {
    fs::create_directories(wish_.out);
    for (const DrawnTag& drawn : drawn_) {
      write_paper_png(drawn.picture, fs::path(wish_.out) / (drawn.tag.product->sku + ".png"));
      ++printed_;
    }
    return good;
  }

  int report() const {
    if (output_.json) {
      nlohmann::json left_out = nlohmann::json::array();
      for (const LeftOut& one : left_out_)
        left_out.push_back({{"sku", one.sku}, {"error", one.code}, {"detail", one.detail}});
      nlohmann::json answer{{"labels", printed_},
                            {"products", drawn_.size()},
                            {"size", name_of(sticker_)},
                            {"left_out", std::move(left_out)}};
      if (!wish_.printer.empty()) answer["language"] = code_of(profile_.language);
      if (is_on_sheets()) answer["sheets"] = sheets_;
      std::cout << answer.dump() << std::endl;
    } else {
      std::cout << printed_ << " labels of " << name_of(sticker_) << (sticker_ ? " mm" : "");
      if (is_on_sheets()) std::cout << " on " << sheets_ << (sheets_ == 1 ? " sheet" : " sheets") << " of A4";
      std::cout << std::endl;
    }
    for (const LeftOut& one : left_out_)
      std::cerr << output_.verb << ": left out " << one.sku << ": " << one.code << ": " << one.detail << std::endl;
    return left_out_.empty() ? good : refused;
  }

  const Wish& wish_;
  const Output& output_;
  PrinterUri uri_;
  PrinterProfile profile_;
  StickerSize sticker_;
  LabelSize size_;
  std::vector<AskedProduct> tags_;
  std::vector<DrawnTag> drawn_;
  std::vector<LeftOut> left_out_;
  int printed_ = 0, sheets_ = 0;
};

}  // namespace
}  // namespace odop::programs

int verb_print(int argc, char** argv) {
  using namespace odop::programs;
  CLI::App app{
      "Print price tags of the applied pack's products, cards of its makers, and posters, table cards and shelf cards "
      "of "
      "its products. Tags and makers' cards have the code that the till's scanner reads; posters and the other cards "
      "lead a visitor's telephone to the product's page. Works beside a running kiosk.",
      "odop print"};
  Output output{.verb = "odop print"};
  Wish wish;
  PostersWish showcase;
  bool labels = false, maker_cards = false, posters = false, table_cards = false, shelf_cards = false;
  std::string maker;
  app.add_option("DIR", wish.folder, "the kiosk's data folder")->required();
  auto* what = app.add_option_group("what");
  what->add_flag("--labels", labels, "price tags; with --size A6 or A5 the same as --shelf-cards");
  what->add_flag("--maker-cards", maker_cards, "a card for each maker: under the scanner it prints their own slip");
  what->add_flag("--posters", posters, "a poster of each product, its code to be read across the aisle; PDF in colour");
  what->add_flag("--table-cards", table_cards, "a card of each product and its maker to stand on the table; PDF");
  what->add_flag("--shelf-cards", shelf_cards, "a large price tag of each product for the shelf; PDF");
  what->require_option(1);
  app.add_option("--maker", maker, "of --maker-cards: this maker's card only");
  app.add_option("--sku,--items", wish.skus,
                 "SKU[*COPIES] or a barcode; may be given many times; all products when left out, of posters and table "
                 "cards one for all sizes and colours");
  app.add_option("--size", wish.size,
                 "WIDTHxHEIGHT in millimetres, or roll on a receipt printer; 50x30 on a label printer, 64x34 on A4. "
                 "Posters: A4 (when left out), A3, A2 or A1; table and shelf cards: A6 (when left out) or A5");
  app.add_option("--district", showcase.district, "of posters and cards: the products of this district, by its id");
  app.add_option(
      "--marketplace", showcase.marketplace,
      "of posters and cards: the code leads there, by its id, as in flipkart; each product's first otherwise");
  app.add_option(
         "--distance", showcase.distance_metres,
         "of posters and cards: metres from which a telephone reads the code; 1 on A4, 1.5 on A3, 2 on A2, 3 on "
         "A1, 0.3 to 0.5 on cards when left out")
      ->check(CLI::Range(0.2, 10.0));
  app.add_option("--sheet", showcase.sheet, "of cards: A4, as many on each sheet as it holds, with marks to cut along")
      ->check(CLI::IsMember({"A4"}));
  app.add_option("--gap", wish.gap_mm, "millimetres of backing paper between two stickers (TSPL); 0 on a roll without")
      ->check(CLI::Range(0, odop::device_limits::label_gap_mm_max))
      ->capture_default_str();
  app.add_option("--printer", wish.printer,
                 "file:PATH | tcp:HOST:PORT | usb:DEVICE, with ?profile=NAME (assets/printers.csv) or ?paper=58");
  app.add_option(
      "--out", wish.out,
      "FILE.pdf: sheets of A4 with cutting marks, of posters and cards their own size; a FOLDER: one picture a "
      "product (labels, makers' cards)");
  app.add_option("--a4-printer", wish.a4_printer, "a CUPS queue: prints the sheets of A4 by lp");
  app.add_option("--language", wish.language, "hi, en or both")
      ->check(CLI::IsMember({"hi", "en", "both"}))
      ->capture_default_str();
  app.add_option("--code", wish.code, "of --labels: qr, code128 (bars, for scanners that read no QR) or both")
      ->check(CLI::IsMember({"qr", "code128", "both"}))
      ->capture_default_str();
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&] {
    if (labels && (wish.size == "A6" || wish.size == "A5")) shelf_cards = true;
    if (posters || table_cards || shelf_cards) {
      if (!wish.printer.empty()) {
        output.refuse("usage", "--printer " + wish.printer + ": posters and cards are coloured pages of " +
                                   (wish.size.empty() ? "A6 and larger" : wish.size) +
                                   "; write them with --out FILE.pdf, or print them on an office printer with "
                                   "--a4-printer QUEUE");
        return static_cast<int>(misuse);
      }
      showcase.kind = posters       ? odop::ShowcaseKind::poster
                      : table_cards ? odop::ShowcaseKind::table_card
                                    : odop::ShowcaseKind::shelf_card;
      showcase.folder = wish.folder;
      showcase.size = wish.size;
      showcase.out = wish.out;
      showcase.a4_printer = wish.a4_printer;
      showcase.language = wish.language;
      showcase.skus = wish.skus;
      return print_posters(showcase, output);
    }
    for (const auto& [name, is_given] :
         {std::pair{"--district", !showcase.district.empty()},
          std::pair{"--marketplace", !showcase.marketplace.empty()},
          std::pair{"--distance", showcase.distance_metres.has_value()}, std::pair{"--sheet", !showcase.sheet.empty()}})
      if (is_given) {
        output.refuse("usage", std::string(name) + ": only --posters, --table-cards and --shelf-cards know it");
        return static_cast<int>(misuse);
      }
    if (maker_cards) return print_maker_cards({wish.folder, wish.out, wish.a4_printer, wish.language, maker}, output);
    return LabelRun(wish, output).run();
  });
}
