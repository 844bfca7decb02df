// The price tag at the stall: a scanner reads it, nothing is cut off, and what does not fit is refused.
#include <catch2/catch.hpp>

#include "core/code128.h"
#include "paper/label.h"
#include "paper_test.h"
#include "sample_views.h"
#include "support/label_reader.h"

using namespace odop;

namespace {

constexpr LabelSize small_sticker{304, 200, 8}, usual_sticker{400, 240, 8}, large_sticker{800, 400, 8},
    fine_sticker{590, 354, 12}, narrow_roll{384, 0, 8}, wide_roll{576, 0, 8};

LabelView kurta() {
  return sample::labels().front().second;
}

// White all around: a sticker on its roll is never exactly where the printer believes.
bool has_white_edge(const Bitmap1& label, int dots) {
  for (int y = 0; y < label.height_px(); ++y)
    for (int x = 0; x < label.width_px(); ++x)
      if (label.is_black(x, y) &&
          (x < dots || y < dots || x >= label.width_px() - dots || y >= label.height_px() - dots))
        return false;
  return true;
}

}  // namespace

TEST_CASE("A scanner reads the code of every label, on every sticker and roll", "[paper][label]") {
  for (const LabelSize& size : {small_sticker, usual_sticker, large_sticker, fine_sticker, narrow_roll, wide_roll})
    for (const auto& [name, view] : sample::labels()) {
      INFO(name << " on " << size.width_dots << "x" << size.height_dots);
      const auto label = draw_label(paper_test::typesetter(), view, size);
      REQUIRE(label);
      CHECK(test::read_codes(*label) == std::vector<std::string>{view.code});
    }
}

TEST_CASE("A scanner that reads no QR reads the bars, alone or beside the QR", "[paper][label][code128]") {
  int drawn = 0;
  for (const LabelSize& size : {small_sticker, usual_sticker, large_sticker, fine_sticker, narrow_roll, wide_roll})
    for (auto [name, view] : sample::labels())
      for (const LabelCode shown : {LabelCode::code128, LabelCode::both}) {
        INFO(name << " on " << size.width_dots << "x" << size.height_dots << (shown == LabelCode::both ? " both" : ""));
        view.shown = shown;
        const auto label = draw_label(paper_test::typesetter(), view, size);
        if (!label) {  // what would be unreadable is refused; a usual sticker takes every short code alone
          CHECK((label.reason() == LabelRefusal::code_long || size.width_dots == small_sticker.width_dots ||
                 shown == LabelCode::both));
          continue;
        }
        ++drawn;
        CHECK(test::read_codes(*label, "code128") == std::vector<std::string>{view.code});
        CHECK(test::read_codes(*label).size() == (shown == LabelCode::both ? 1U : 0U));
        if (size.height_dots > 0) CHECK(has_white_edge(*label, size.dots_per_mm));
      }
  CHECK(drawn > 50);
}

TEST_CASE("Every printable character and every length of number is read back from its bars",
          "[paper][label][code128]") {
  std::vector<std::string> texts{"LKO-KURTA-01", "8901234567894", "1234", "123", "90", "12345", "00000000"};
  for (char first = ' '; first + 12 <= '~' + 1; first = static_cast<char>(first + 12)) {
    texts.emplace_back("x");  // a scanner may drop white at an end
    for (char c = first; c < first + 12; ++c) texts.back() += c;
    texts.back() += 'x';
  }
  for (const std::string& text : texts) {
    const auto modules = encode_code128(text);
    REQUIRE(modules);
    Bitmap1 picture((static_cast<int>(modules->size()) + 20) * 3, 100);
    for (std::size_t i = 0; i < modules->size(); ++i)
      if ((*modules)[i]) picture.fill_rect((static_cast<int>(i) + 10) * 3, 10, 3, 80);
    CHECK(test::read_codes(picture, "code128") == std::vector<std::string>{text});
  }
  CHECK_FALSE(encode_code128(""));
  CHECK_FALSE(encode_code128("चाय"));
  CHECK_FALSE(encode_code128(std::string(49, 'a')));
}

TEST_CASE("No letter leaves the sticker, however long the names are", "[paper][label]") {
  const std::string hindi = "हस्तनिर्मित ज़रदोज़ी कढ़ाई वाला स्वर्णाभूषित बनारसी रेशमी ",
                    english = "Handmade zardozi embroidered silk ";
  std::string name_hi, name_en;
  int drawn = 0;
  for (int words = 0; words < 12; ++words) {
    auto view = kurta();
    name_hi += hindi.substr(0, hindi.find(' ', hindi.size() * static_cast<std::size_t>(words % 4) / 5) + 1);
    name_en += english;
    view.product = {name_hi, name_en};
    for (const LabelSize& size : {small_sticker, usual_sticker, large_sticker, fine_sticker, narrow_roll}) {
      INFO(words << " on " << size.width_dots);
      const auto label = draw_label(paper_test::typesetter(), view, size);
      if (!label) {
        CHECK(label.reason() == LabelRefusal::label_small);
        continue;
      }
      ++drawn;
      CHECK(label.value().width_px() == size.width_dots);
      if (size.height_dots > 0) {
        CHECK(label.value().height_px() == size.height_dots);
        CHECK(has_white_edge(*label, size.dots_per_mm));
      }
      CHECK(test::read_codes(*label) == std::vector<std::string>{view.code});
    }
  }
  CHECK(drawn > 12);  // a roll takes them all
}

TEST_CASE("What cannot be read is refused for the reason that helps", "[paper][label]") {
  auto nameless = kurta();
  nameless.code.clear();
  auto endless = kurta();
  for (int i = 0; i < 40; ++i) endless.product = {endless.product.in(Language::hi) + " कढ़ाई", "x"};
  auto coded = kurta();
  coded.code = std::string(48, 'a');
  const auto reason = [](const LabelView& view, const LabelSize& size) {
    const auto label = draw_label(paper_test::typesetter(), view, size);
    REQUIRE_FALSE(label);
    CHECK_FALSE(advice_of(label.reason()).empty());
    return std::string{code_of(label.reason())};
  };
  CHECK(reason(nameless, usual_sticker) == "no_code");
  CHECK(reason(endless, small_sticker) == "label_small");
  CHECK(reason(coded, {200, 160, 8}) == "code_long");
  CHECK(draw_label(paper_test::typesetter(), coded, large_sticker));
}

TEST_CASE("A label says what the pack says of the product", "[paper][label]") {
  Catalogue catalogue;
  catalogue.event.demo = true;
  catalogue.districts.push_back({.id = "lucknow", .name = {"लखनऊ", "Lucknow"}});
  catalogue.makers.push_back({.code = "M003", .name = {"रुखसाना बेगम", "Rukhsana Begum"}});
  Product product{.sku = "LKO-KURTA-01", .name = {"कुर्ता", "Kurta"}, .kind = ProductKind::centimetre};
  product.price = Money::from_paise(98'000);
  product.mrp = Money::from_paise(120'000);
  product.district = "lucknow";
  product.maker = "M003";
  catalogue.products.push_back(product);
  catalogue.build_indexes();
  const auto view = label_of(catalogue, catalogue.products[0], {2025, 1, 13});
  CHECK(view.is_demo);
  CHECK(view.product.in(Language::hi) == "कुर्ता");
  CHECK(view.maker.in(Language::en) == "Rukhsana Begum");
  CHECK(view.district.in(Language::hi) == "लखनऊ");
  CHECK(view.kind == ProductKind::centimetre);
  CHECK(view.price.paise() == 98'000);
  CHECK(view.mrp->paise() == 120'000);
  // Exactly what the till looks up when it is scanned.
  CHECK(catalogue.find_barcode(view.code) == &catalogue.products[0]);
  catalogue.products[0].barcode = "8901234567894";
  CHECK(label_of(catalogue, catalogue.products[0], {2025, 1, 13}).code == "8901234567894");
}

TEST_CASE("A demonstration's label says so, and a real one does not", "[paper][label]") {
  auto view = kurta();
  const auto real = draw_label(paper_test::typesetter(), view, usual_sticker);
  view.is_demo = true;
  const auto demo = draw_label(paper_test::typesetter(), view, usual_sticker);
  REQUIRE(real);
  REQUIRE(demo);
  // The band: a row of the upper part that is black over most of its width.
  const auto blackest = [](const Bitmap1& label) {
    int most = 0;
    for (int y = 0; y < label.height_px() / 4; ++y) {
      int black = 0;
      for (int x = 0; x < label.width_px(); ++x) black += label.is_black(x, y) ? 1 : 0;
      most = std::max(most, black);
    }
    return most;
  };
  CHECK(blackest(*demo) > 300);
  CHECK(blackest(*real) < 300);
}
