// Posters and cards measured before they are printed: how large a code is for the distance it is read from, and that
// nothing lies outside the paper or over the code.
#include <catch2/catch.hpp>
#include <fstream>
#include <optional>
#include <sstream>

#include "core/errors.h"
#include "paper/page_pdf.h"
#include "paper/poster.h"
#include "paper/shelf_card.h"
#include "paper/table_card.h"
#include "paper_test.h"
#include "support/temporary_folder.h"

namespace odop {
namespace {

using test::TemporaryFolder;

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::shared_ptr<const std::string> picture(const std::string& bytes) {
  return std::make_shared<const std::string>(bytes);
}

ShowcaseCardView sample(bool with_long_words, const std::string& link) {
  ShowcaseCardView view{
      .is_demo = true,
      .name = {"चिकनकारी सूती कुर्ता", "Chikankari cotton kurta"},
      .detail = {"नीले पर सफेद काम", "white on indigo"},
      .district = {"लखनऊ", "Lucknow"},
      .sector = "handicraft",
      .sector_name = {"हस्तशिल्प", "Handicraft"},
      .picture = picture("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 300\">"
                         "<circle cx=\"200\" cy=\"150\" r=\"138\" fill=\"#F1D5C4\"/></svg>"),
      .maker = {"शहनाज बानो", "Shahnaz Bano"},
      .craft = {"चिकनकारी कारीगर", "Chikankari embroiderer"},
      .quote = {"कपड़ा उल्टी तरफ से भी उतना ही साफ होना चाहिए।", "The cloth must be as clean on the wrong side."},
      .maker_code = "M003",
      .event = {"ODOP मेला, महाकुंभ 2025", "ODOP Fair, Mahakumbh 2025"},
      .stall = {"यूपी हुनर, स्टॉल 14", "UP Hunar, Stall 14"},
      .price = Money::from_paise(145'000),
      .link = link,
      .host = "odopmart.up.gov.in",
      .marketplace = {"ओडीओपी मार्ट", "ODOP Mart"},
      .marketplace_note = {"यूपी सरकार का पोर्टल", "Portal of the State"}};
  if (with_long_words) {
    view.name = {"हाथ से बुना शुद्ध रेशमी कढ़ुआ ब्रोकेड कपड़ा, सोने के रंग की जरी वाला, प्रति मीटर",
                 "Handwoven pure silk kadhua brocade fabric with gold-coloured zari, per metre"};
    view.district = {"संत रविदास नगर (भदोही)", "Sant Ravidas Nagar (Bhadohi)"};
    view.kind = ProductKind::centimetre;
    view.price = Money::from_paise(12'465'000);
    view.mrp = Money::from_paise(13'000'050);
  }
  return view;
}

Result<PrintedPage, ShowcaseRefusal> draw(ShowcaseKind kind, const ShowcaseCardView& view, const ShowcasePaper& paper,
                                          int distance_mm) {
  Typesetter& typesetter = paper_test::typesetter();
  if (kind == ShowcaseKind::poster) return draw_poster(typesetter, view, paper, distance_mm);
  if (kind == ShowcaseKind::table_card) return draw_table_card(typesetter, view, paper, distance_mm);
  return draw_shelf_card(typesetter, view, paper, distance_mm);
}

std::vector<PageCode> codes_of(const PrintedPage& page) {
  std::vector<PageCode> codes;
  for (const PageMark& mark : page.marks)
    if (const auto* code = std::get_if<PageCode>(&mark)) codes.push_back(*code);
  return codes;
}

MmBox ink_of(const PageText& text) {
  const InkBox& ink = text.layout.ink;
  return {text.x + ink.left * text.mm_per_px, text.y + ink.top * text.mm_per_px,
          (ink.right - ink.left) * text.mm_per_px, (ink.bottom - ink.top) * text.mm_per_px};
}

const std::string usual_link = "https://www.flipkart.com/search?q=Lucknow%20Chikankari%20cotton%20kurta";

struct Sheet {
  ShowcaseKind kind;
  const char* paper;
};
const std::vector<Sheet> all_sheets{{ShowcaseKind::poster, "A4"},     {ShowcaseKind::poster, "A3"},
                                    {ShowcaseKind::poster, "A2"},     {ShowcaseKind::poster, "A1"},
                                    {ShowcaseKind::table_card, "A6"}, {ShowcaseKind::table_card, "A5"},
                                    {ShowcaseKind::shelf_card, "A6"}, {ShowcaseKind::shelf_card, "A5"}};

}  // namespace

TEST_CASE("A printed code is a tenth as wide as it is far from the eye, with modules that a telephone parts",
          "[paper][posters]") {
  for (const auto& [kind, name] : all_sheets) {
    const auto paper = showcase_paper(kind, name);
    REQUIRE(paper);
    INFO(name << " from " << paper->reading_distance_mm << " mm");
    const auto page = draw(kind, sample(false, usual_link), *paper, paper->reading_distance_mm);
    REQUIRE(page);
    CHECK(page->printed_width_mm() <= paper->width_mm + 1e-6);
    CHECK(page->printed_width_mm() > paper->width_mm - 2);
    CHECK(page->printed_height_mm() <= paper->height_mm + 1e-6);
    CHECK(page->printed_height_mm() > paper->height_mm - 2);
    const auto codes = codes_of(*page);
    REQUIRE(codes.size() == 1);
    CHECK(codes[0].text == usual_link);
    CHECK(codes[0].side_mm() * page->scale >= paper->reading_distance_mm / 10.0 - 1e-9);
    CHECK(codes[0].module_mm * page->scale >= 0.5);
  }
  CHECK(showcase_paper(ShowcaseKind::poster, "A1")->reading_distance_mm == 3000);
}

TEST_CASE("A longer link makes a larger code, and one without room is refused", "[paper][posters]") {
  const auto paper = *showcase_paper(ShowcaseKind::table_card, "A6");
  double side_before = 0;
  bool was_refused = false;
  for (const std::size_t length : {20u, 120u, 200u, 300u, 400u, 500u}) {
    const auto page = draw(ShowcaseKind::table_card, sample(false, usual_link + std::string(length, 'a')), paper, 350);
    if (!page) {
      CHECK(page.reason() == ShowcaseRefusal::code_large);
      was_refused = true;
      continue;
    }
    CHECK_FALSE(was_refused);
    const PageCode code = codes_of(*page).at(0);
    CHECK(code.module_mm * page->scale >= 350 / 500.0 - 1e-9);
    CHECK(code.side_mm() >= side_before - 1e-9);
    side_before = code.side_mm();
  }
  CHECK(side_before > 35);
  CHECK(was_refused);
  CHECK(draw(ShowcaseKind::poster, sample(false, usual_link), *showcase_paper(ShowcaseKind::poster, "A4"), 3000)
            .reason() == ShowcaseRefusal::code_large);
}

TEST_CASE("Nothing on a poster or a card lies outside its paper, over its code or over other words",
          "[paper][posters]") {
  for (const auto& [kind, name] : all_sheets)
    for (const auto language : {PaperLanguage::hi, PaperLanguage::en, PaperLanguage::both})
      for (const bool is_long : {false, true})
        for (const std::string& link : {usual_link, std::string{}}) {
          const auto paper = *showcase_paper(kind, name);
          ShowcaseCardView view = sample(is_long, link);
          view.language = language;
          INFO(name << " language " << static_cast<int>(language) << (is_long ? " long" : "") << " link " << link);
          const auto page = draw(kind, view, paper, paper.reading_distance_mm);
          REQUIRE(page);
          std::vector<MmBox> inked;
          std::optional<MmBox> shown;
          for (const PageMark& mark : page->marks)
            if (const auto* drawing = std::get_if<PagePicture>(&mark); drawing && drawing->bytes == view.picture)
              shown = drawing->box;
          REQUIRE(shown);
          CHECK(shown->height > 14);
          for (const PageMark& mark : page->marks)
            if (const auto* text = std::get_if<PageText>(&mark)) {
              CHECK_FALSE(text->layout.truncated);
              inked.push_back(ink_of(*text));
            }
          REQUIRE(inked.size() > 6);
          const auto touch = [](const MmBox& a, const MmBox& b) {
            return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
          };
          const MmBox printable{4, 4, page->width_mm - 8, page->height_mm - 8};
          for (std::size_t i = 0; i < inked.size(); ++i) {
            const MmBox& words = inked[i];
            INFO("words " << i << " at " << words.x << ", " << words.y << " " << words.width << " x " << words.height);
            CHECK((words.x >= printable.x && words.right() <= printable.right()));
            CHECK((words.y >= printable.y && words.bottom() <= printable.bottom()));
            CHECK_FALSE(touch(words.inset(0.4), *shown));
            for (const PageCode& code : codes_of(*page)) {
              const double quiet = qr_quiet_zone_modules * code.module_mm;
              CHECK_FALSE(touch(words, MmBox{code.x, code.y, code.side_mm(), code.side_mm()}.inset(-quiet)));
            }
            for (std::size_t j = 0; j < i; ++j) {
              INFO("and words " << j << " at " << inked[j].x << ", " << inked[j].y << " " << inked[j].width << " x "
                                << inked[j].height);
              // Vowel signs of one line may reach a hair into the line of another size above it.
              CHECK_FALSE(touch(words.inset(0.4), inked[j].inset(0.4)));
            }
          }
        }
}

TEST_CASE("A picture that cannot be read is said, and the page is whole without it", "[paper][posters]") {
  const TemporaryFolder folder("posters");
  ShowcaseCardView view = sample(false, usual_link);
  view.picture = picture("\x89PNG\r\n\x1a\n and then nothing");
  const auto page = draw(ShowcaseKind::table_card, view, *showcase_paper(ShowcaseKind::table_card, "A6"), 350);
  REQUIRE(page);
  PagePdf pdf(folder.path() / "card.pdf", "Fair", paper_test::typesetter().fonts());
  pdf.begin_sheet(page->printed_width_mm(), page->printed_height_mm());
  CHECK_FALSE(pdf.draw(*page, 0, 0));
  pdf.finish();
  CHECK(text_of(folder.path() / "card.pdf").starts_with("%PDF-"));
}

TEST_CASE("A PDF that was not finished leaves the older file as it was", "[paper][posters]") {
  const TemporaryFolder folder("posters");
  const auto file = folder.path() / "posters.pdf";
  std::ofstream(file) << "older";
  {
    PagePdf pdf(file, "Fair", paper_test::typesetter().fonts());
    pdf.begin_sheet(210, 297);
  }
  CHECK(text_of(file) == "older");
  CHECK_FALSE(std::filesystem::exists(file.string() + ".part"));
  CHECK_THROWS_AS(PagePdf(folder.path() / "missing" / "a.pdf", "Fair", paper_test::typesetter().fonts()), MachineError);
}

}  // namespace odop
