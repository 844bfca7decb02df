#include "programs/odop/maker_cards.h"

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <vector>

#include "devices/office_printer.h"
#include "paper/label_job.h"
#include "paper/label_sheet.h"
#include "paper/maker_card.h"
#include "paper/paper_png.h"
#include "programs/odop/kiosk_folder.h"
#include "text/words.h"
#include "till/maker_card.h"

namespace odop::programs {

namespace {

namespace fs = std::filesystem;

LabelSize card_size() {
  const auto dots = [](int mm) { return mm * sheet_dpi * 10 / 254; };
  return {dots(maker_card_stock.width_mm), dots(maker_card_stock.height_mm), dots(1)};
}

MakerCardView card_of(const Catalogue& catalogue, const Maker& maker, const std::string& language) {
  return {.language = language == "hi"   ? PaperLanguage::hi
                      : language == "en" ? PaperLanguage::en
                                         : PaperLanguage::both,
          .is_demo = catalogue.event.demo,
          .name = maker.name,
          .craft = maker.craft,
          .event = catalogue.event.name,
          .maker = maker.code,
          .code = till::maker_card_text(catalogue, maker.code)};
}

}  // namespace

int print_maker_cards(const MakerCardsWish& wish, const Output& output) {
  if (wish.out.empty() == wish.a4_printer.empty()) {
    output.refuse("usage", "say where the cards go: one of --out FILE.pdf, --out FOLDER, --a4-printer QUEUE");
    return misuse;
  }
  const Catalogue catalogue = read_catalogue(wish.folder);
  init_words();
  Typesetter typesetter;
  std::vector<std::pair<std::string, SheetLabel>> cards;
  for (const Maker& maker : catalogue.makers) {
    if (!wish.maker.empty() && maker.code != wish.maker) continue;
    auto picture = draw_maker_card(typesetter, card_of(catalogue, maker, wish.language), card_size());
    if (!picture)
      return output.refuse("card_small", maker.code +
                                             ": name, craft and code do not fit a card; give the maker shorter "
                                             "ones in the pack");
    cards.emplace_back(maker.code, SheetLabel{std::move(*picture), 1});
  }
  if (cards.empty())
    return wish.maker.empty()
               ? output.refuse("no_makers", "the applied pack has no makers")
               : output.refuse("maker_unknown", "--maker " + wish.maker + ": the applied pack (" + catalogue.event.id +
                                                    ") has no such maker; its makers.csv lists them");
  int sheets = 0;
  const auto write_sheets = [&](const fs::path& file) {
    std::vector<SheetLabel> labels;
    for (auto& [code, card] : cards) labels.push_back(card);
    sheets = write_label_sheets(labels, maker_card_stock, file);
  };
  if (!wish.a4_printer.empty()) {
    std::string name = (fs::temp_directory_path() / "odop-cards-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return output.refuse("io", "cannot make a folder in " + name), failed;
    struct Folder {
      fs::path path;
      ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
      }
    } const folder{name};
    write_sheets(folder.path / "cards.pdf");
    if (const auto no = print_a4(wish.a4_printer, folder.path / "cards.pdf"))
      return output.refuse(no->code, "--a4-printer " + no->what);
  } else if (fs::path(wish.out).extension() == ".pdf") {
    write_sheets(wish.out);
  } else {
    fs::create_directories(wish.out);
    for (const auto& [code, card] : cards) write_paper_png(card.picture, fs::path(wish.out) / (code + ".png"));
  }
  if (output.json) {
    std::cout << nlohmann::json{{"cards", cards.size()}, {"sheets", sheets}}.dump() << std::endl;
  } else {
    std::cout << cards.size() << (cards.size() == 1 ? " card" : " cards");
    if (sheets > 0) std::cout << " on " << sheets << (sheets == 1 ? " sheet" : " sheets") << " of A4";
    std::cout << std::endl;
  }
  return good;
}

}  // namespace odop::programs
