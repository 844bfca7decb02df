#include "programs/odop/posters.h"

#include <stdlib.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <utility>

#include "core/variants.h"
#include "devices/office_printer.h"
#include "paper/page_pdf.h"
#include "paper/poster.h"
#include "paper/shelf_card.h"
#include "paper/table_card.h"
#include "programs/odop/asked_products.h"
#include "programs/odop/kiosk_folder.h"
#include "text/words.h"
#include "till/training.h"

namespace odop::programs {

namespace {

namespace fs = std::filesystem;

// More pages than that are a mistyped number of copies.
constexpr std::int64_t pages_max = 5'000;
constexpr double a4_width_mm = 210, a4_height_mm = 297;

struct Asked {
  const Product* product;
  bool is_group;  // stands for all sizes and colours
  int copies;
};
struct LeftOut {
  std::string sku, code, detail;
};

const char* name_of(ShowcaseKind kind) {
  return kind == ShowcaseKind::poster ? "posters" : kind == ShowcaseKind::table_card ? "table cards" : "shelf cards";
}

class PostersRun {
 public:
  PostersRun(const PostersWish& wish, const Output& output) : wish_(wish), output_(output) {}

  int run() {
    if (const int wrong = read_wish()) return wrong;
    const Catalogue catalogue = read_catalogue(wish_.folder, true);
    if (const int wrong = choose_products(catalogue)) return wrong;
    init_words();
    if (wish_.a4_printer.empty()) {
      write(catalogue, wish_.out);
      return report();
    }
    std::string name = (fs::temp_directory_path() / "odop-posters-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return output_.refuse("io", "cannot make a folder in " + name), failed;
    struct Folder {
      fs::path path;
      ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
      }
    } const folder{name};
    const fs::path file = folder.path / "posters.pdf";
    write(catalogue, file);
    if (pages_ > 0)
      if (const auto no = print_a4(wish_.a4_printer, file)) return output_.refuse(no->code, "--a4-printer " + no->what);
    return report();
  }

 private:
  int misused(const std::string& what) const {
    output_.refuse("usage", what);
    return misuse;
  }

  int read_wish() {
    if (wish_.out.empty() == wish_.a4_printer.empty())
      return misused(std::string("say where the ") + name_of(wish_.kind) +
                     " go: one of --out FILE.pdf, --a4-printer QUEUE");
    if (!wish_.out.empty() && fs::path(wish_.out).extension() != ".pdf")
      return misused("--out " + wish_.out + ": " + name_of(wish_.kind) + " are written as one PDF; name it FILE.pdf");
    const std::string size = wish_.size.empty() ? std::string(usual_paper_name(wish_.kind)) : wish_.size;
    const auto paper = showcase_paper(wish_.kind, size);
    if (!paper)
      return misused("--size " + size + ": " + name_of(wish_.kind) + " are printed on " +
                     std::string(paper_names(wish_.kind)));
    paper_ = *paper;
    if (!wish_.sheet.empty() && wish_.kind == ShowcaseKind::poster)
      return misused("--sheet " + wish_.sheet + ": a poster has a sheet of its own; print it with --size " +
                     wish_.sheet);
    if (!wish_.a4_printer.empty() && paper_.name != "A4" && wish_.sheet.empty())
      return misused("--a4-printer " + wish_.a4_printer + ": a printer of A4 would change the size of the codes on " +
                     size + "; print " + (wish_.kind == ShowcaseKind::poster ? "--size A4" : "--sheet A4") +
                     ", or write --out FILE.pdf and print it on " + size);
    distance_mm_ = wish_.distance_metres ? static_cast<int>(std::lround(*wish_.distance_metres * 1000))
                                         : paper_.reading_distance_mm;
    return good;
  }

  int choose_products(const Catalogue& catalogue) {
    const auto asked = asked_products(catalogue, wish_.skus);
    if (const auto* no = std::get_if<AskRefusal>(&asked)) {
      output_.refuse(no->code, no->detail);
      return no->is_misuse ? misuse : refused;
    }
    if (!wish_.district.empty() && catalogue.find_district(wish_.district) == nullptr)
      return output_.refuse("district_unknown", "--district " + wish_.district + ": the applied pack (" +
                                                    catalogue.event.id +
                                                    ") has no district of this id; its districts.csv lists them");
    if (!wish_.marketplace.empty() && catalogue.find_marketplace(wish_.marketplace) == nullptr)
      return output_.refuse("marketplace_unknown",
                            "--marketplace " + wish_.marketplace + ": the applied pack (" + catalogue.event.id +
                                ") has no marketplace of this id; its marketplaces.csv lists them");
    for (const AskedProduct& one : std::get<0>(asked)) {
      if (!wish_.district.empty() && one.product->district != wish_.district)
        return misused("--sku " + one.product->sku + ": is of " + one.product->district + " and not of --district " +
                       wish_.district + "; leave one of the two out");
      asked_.push_back({one.product, false, one.copies});
    }
    if (wish_.skus.empty()) {
      std::vector<std::size_t> all;
      for (std::size_t i = 0; i < catalogue.products.size(); ++i)
        if (wish_.district.empty() || catalogue.products[i].district == wish_.district) all.push_back(i);
      // Every size has a price tag of its own, but nobody hangs the same poster for M and L.
      if (wish_.kind == ShowcaseKind::shelf_card)
        for (const std::size_t i : all) asked_.push_back({&catalogue.products[i], false, 1});
      else
        for (const ShownThing& thing : group_variants(catalogue, all))
          asked_.push_back({&catalogue.products[thing.product], thing.is_group, 1});
    }
    if (asked_.empty())
      return output_.refuse("no_products", wish_.district.empty()
                                               ? "the applied pack has no products"
                                               : "--district " + wish_.district + ": the applied pack (" +
                                                     catalogue.event.id + ") has no products of it");
    std::int64_t pages = 0;
    for (const Asked& one : asked_) pages += one.copies;
    if (pages > pages_max)
      return output_.refuse("pages_too_many", std::to_string(pages) + " pages; print at most " +
                                                  std::to_string(pages_max) + " at a time");
    return good;
  }

  Result<PrintedPage, ShowcaseRefusal> draw(const ShowcaseCardView& view) {
    if (wish_.kind == ShowcaseKind::poster) return draw_poster(typesetter_, view, paper_, distance_mm_);
    if (wish_.kind == ShowcaseKind::table_card) return draw_table_card(typesetter_, view, paper_, distance_mm_);
    return draw_shelf_card(typesetter_, view, paper_, distance_mm_);
  }

  void write(const Catalogue& catalogue, const fs::path& file) {
    SharedPictures pictures(catalogue);
    std::unique_ptr<PagePdf> pdf;  // begun with the first page: where nothing can be printed no file is made
    const CivilDate day = ist_date(platform::SystemClock{}.utc_ms());
    const bool is_training = till::is_training_folder(wish_.folder);
    for (const Asked& one : asked_) {
      ShowcaseCardView view = showcase_card_of(catalogue, *one.product, one.is_group, day, pictures, wish_.marketplace);
      view.is_training = is_training;
      view.language = wish_.language == "hi"   ? PaperLanguage::hi
                      : wish_.language == "en" ? PaperLanguage::en
                                               : PaperLanguage::both;
      if (view.link.empty() && !wish_.marketplace.empty() && !one.product->listings.empty()) {
        left_out_.push_back({one.product->sku, "no_listing_there",
                             "it has no listing on " + wish_.marketplace +
                                 "; leave --marketplace out, or add the listing to the pack's listings.csv"});
        continue;
      }
      const auto page = draw(view);
      if (!page) {
        left_out_.push_back(
            {one.product->sku, std::string(code_of(page.reason())), std::string(advice_of(page.reason()))});
        continue;
      }
      if (!pdf) pdf = std::make_unique<PagePdf>(file, catalogue.event.name.in(Language::en), typesetter_.fonts());
      for (int copy = 0; copy < one.copies; ++copy)
        if (!place(*pdf, *page) && copy == 0) without_picture_.push_back(one.product->sku);
      ++products_;
      if (view.link.empty())
        ++without_link_;
      else
        codes_.push_back({{"sku", one.product->sku}, {"link", view.link}});
    }
    if (!pdf) return;
    pdf->finish();
    sheets_ = pdf->sheets();
  }

  // A page on a sheet of its own, or the next free place of a sheet of A4. False: its picture could not be read.
  bool place(PagePdf& pdf, const PrintedPage& page) {
    const int index = pages_++;
    const double width = paper_.width_mm, height = paper_.height_mm;
    // The design may be a millimetre narrower than the paper.
    const double x = (width - page.printed_width_mm()) / 2, y = (height - page.printed_height_mm()) / 2;
    if (wish_.sheet.empty()) {
      pdf.begin_sheet(width, height);
      return pdf.draw(page, x, y);
    }
    // A5 cards lie one above the other on a standing sheet, A6 cards two by two on a lying one.
    const bool is_lying = paper_.name == "A6";
    const double sheet_width = is_lying ? a4_height_mm : a4_width_mm,
                 sheet_height = is_lying ? a4_width_mm : a4_height_mm;
    const int columns = is_lying ? 2 : 1, rows = 2, on_sheet = index % (columns * rows);
    const double left = (sheet_width - columns * width) / 2, top = (sheet_height - rows * height) / 2;
    if (on_sheet == 0) {
      pdf.begin_sheet(sheet_width, sheet_height);
      if (columns == 2) pdf.cut_line(sheet_width / 2, 0, sheet_width / 2, sheet_height);
      pdf.cut_line(0, sheet_height / 2, sheet_width, sheet_height / 2);
    }
    return pdf.draw(page, left + on_sheet % columns * width + x, top + on_sheet / columns * height + y);
  }

  int report() const {
    if (output_.json) {
      nlohmann::json left_out = nlohmann::json::array();
      for (const LeftOut& one : left_out_)
        left_out.push_back({{"sku", one.sku}, {"error", one.code}, {"detail", one.detail}});
      std::cout << nlohmann::json{{"pages", pages_},
                                  {"products", products_},
                                  {"sheets", sheets_},
                                  {"size", paper_.name},
                                  {"reading_distance_mm", distance_mm_},
                                  {"codes", codes_},
                                  {"only_on_stall", without_link_},
                                  {"without_picture", without_picture_},
                                  {"left_out", std::move(left_out)}}
                       .dump()
                << std::endl;
    } else {
      std::cout << pages_ << " " << name_of(wish_.kind) << " of " << paper_.name << " on " << sheets_
                << (sheets_ == 1 ? " sheet" : " sheets") << "; codes to be read from " << distance_mm_ / 10 << " cm";
      if (without_link_ > 0) std::cout << "; " << without_link_ << " have no listing and say so in the code's place";
      std::cout << std::endl;
    }
    for (const std::string& sku : without_picture_)
      std::cerr << output_.verb << ": " << sku << ": its picture cannot be read; check the pack with odop pack check"
                << std::endl;
    for (const LeftOut& one : left_out_)
      std::cerr << output_.verb << ": left out " << one.sku << ": " << one.code << ": " << one.detail << std::endl;
    return left_out_.empty() ? good : refused;
  }

  const PostersWish& wish_;
  const Output& output_;
  ShowcasePaper paper_{};
  int distance_mm_ = 0;
  Typesetter typesetter_;
  std::vector<Asked> asked_;
  std::vector<LeftOut> left_out_;
  std::vector<std::string> without_picture_;
  nlohmann::json codes_ = nlohmann::json::array();  // where each one leads, for whoever wants to check them
  int pages_ = 0, products_ = 0, sheets_ = 0, without_link_ = 0;
};

}  // namespace

int print_posters(const PostersWish& wish, const Output& output) {
  return PostersRun(wish, output).run();
}

}  // namespace odop::programs
