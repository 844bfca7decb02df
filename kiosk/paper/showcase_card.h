// What posters, table cards and shelf cards say of one product, and the code that leads to its page on a marketplace.
// Made from the catalogue by odop print, drawn by poster.h, table_card.h and shelf_card.h. Any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/catalogue.h"
#include "core/qr_matrix.h"
#include "core/receipt_view.h"
#include "core/result.h"
#include "paper/printed_page.h"

namespace odop {

struct ShowcaseCardView {
  PaperLanguage language = PaperLanguage::both;
  bool is_demo = false;
  bool is_training = false;  // said in place of the demonstration
  LocalText name, detail;
  LocalText district;                          // may be empty
  std::string sector;                          // id: gives the inks
  LocalText sector_name;                       // may be empty
  std::shared_ptr<const std::string> picture;  // SVG, PNG or JPEG; may be null
  bool is_photograph = false;
  LocalText photo_credit;         // who took it; empty: nobody is named
  LocalText maker, craft, quote;  // of the maker; may be empty
  std::string maker_code;
  LocalText story;  // of the district, only where its source was checked
  LocalText event, stall;
  ProductKind kind = ProductKind::piece;
  Money price;                   // of a piece, a kilogram or a metre, tax inside
  bool is_lowest_price = false;  // of several sizes at different prices
  std::optional<Money> mrp;
  std::string link;  // checked and cleaned; empty: it is found only on the stall
  std::string host;  // "flipkart.com"
  LocalText marketplace, marketplace_note;
};

// The pictures of a catalogue, each held once however many pages show it.
class SharedPictures {
 public:
  explicit SharedPictures(const Catalogue& catalogue) : catalogue_(catalogue) {}
  std::shared_ptr<const std::string> find(const std::string& name);  // null when the pack has none of that name

 private:
  const Catalogue& catalogue_;
  std::unordered_map<std::string, std::shared_ptr<const std::string>> shared_;
};

// is_group: the card stands for all sizes and colours of the product's group. marketplace: the listing wanted, empty
// for the first one of the pack's order whose link holds.
ShowcaseCardView showcase_card_of(const Catalogue& catalogue, const Product& product, bool is_group, CivilDate day,
                                  SharedPictures& pictures, std::string_view marketplace = {});

enum class ShowcaseKind : std::uint8_t { poster, table_card, shelf_card };

// A paper of the A series as this kind of card uses it: posters stand, cards lie.
struct ShowcasePaper {
  std::string_view name;  // "A4"
  double width_mm, height_mm;
  int reading_distance_mm;  // for which the code is made when nobody says another
};
// The papers of the A series are of one shape but for a millimetre.
double scale_to(const ShowcasePaper& paper, double design_width_mm, double design_height_mm);
std::optional<ShowcasePaper> showcase_paper(ShowcaseKind kind, std::string_view name);
std::string_view usual_paper_name(ShowcaseKind kind);
std::string_view paper_names(ShowcaseKind kind);  // "A4, A3, A2 or A1"

// A code to be read from that far (SPECS 4): its side is a tenth of the distance or more, its modules a five-hundredth
// or more, and never under half a millimetre.
struct ShowcaseCode {
  QrMatrix code;
  double module_mm;
  double side_mm() const { return code.size() * module_mm; }
};
// Quartile where it costs nothing for cards, which get dirty; medium for posters, low to spare a version.
std::optional<ShowcaseCode> showcase_code(std::string_view link, ShowcaseKind kind, int reading_distance_mm);

enum class ShowcaseRefusal : std::uint8_t {
  code_large,  // the code for this distance leaves no room for the rest
  words_long,  // a name does not fit in letters that can be read
};
// The code of a card of this kind; none where nothing of the product is online.
Result<std::optional<ShowcaseCode>, ShowcaseRefusal> code_on_card(const ShowcaseCardView& view, ShowcaseKind kind,
                                                                  int reading_distance_mm);
std::string_view code_of(ShowcaseRefusal refusal);
std::string_view advice_of(ShowcaseRefusal refusal);  // what to do, in English

}  // namespace odop
