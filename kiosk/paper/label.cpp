#include "paper/label.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/code128.h"
#include "core/qr_matrix.h"
#include "paper/limits.h"
#include "paper/paper_qr.h"
#include "paper/paper_sheet.h"
#include "text/indian_numbers.h"

namespace odop {

namespace {

using namespace paper_limits;

// What a label says at most and at least. The first that fits in readable letters is taken.
struct Contents {
  bool second_language_small = true;  // maker, district and tax in the second language too
  bool maker = true;
  bool district = true;
  bool second_name = true;
};
constexpr std::array contents_by_wish{
    Contents{}, Contents{.second_language_small = false}, Contents{.second_language_small = false, .maker = false},
    Contents{.second_language_small = false, .maker = false, .district = false},
    Contents{.second_language_small = false, .maker = false, .district = false, .second_name = false}};
// A price that is read from a step away is worth more than the maker in two languages, so something is left out before
// letters become small, and only then do they.
struct Letters {
  int percent_from, percent_to;
};
constexpr std::array letters_by_wish{Letters{100, 86}, Letters{80, 50}};
constexpr int percent_step = 6;

struct Sizes {
  int margin, gap, name, second, small, price;
};

Sizes sizes_of(const LabelSize& size, int percent) {
  const int mm = size.dots_per_mm;
  // A roll is as a sticker of 1 to 0.62, which is what the eye expects of a card.
  const int base = size.height_dots > 0 ? std::min(size.height_dots, size.width_dots * 62 / 100)
                                        : std::min(size.width_dots * 62 / 100, 42 * mm);
  const auto px = [&](int per_mille, int at_least_quarter_mm) {
    return std::max(base * per_mille * percent / 100'000, at_least_quarter_mm * mm / 4);
  };
  return {size.width_dots >= 45 * mm ? 2 * mm : 3 * mm / 2, mm / 2, px(135, 8), px(95, 8), px(80, 8), px(270, 16)};
}

struct LabelQr {
  QrMatrix code;
  int dots_per_module;
  int side() const { return code.size_with_quiet_zone() * dots_per_module; }
};

struct LabelBars {
  std::vector<bool> modules;
  int dots_per_module, height;
  int width() const { return static_cast<int>(modules.size()) * dots_per_module; }
};

// A quarter of a millimetre a module or more; as high as a hand scanner wants without taking the price's place.
std::optional<LabelBars> choose_bars(const LabelView& view, const LabelSize& size) {
  auto modules = encode_code128(view.code);
  if (!modules) return std::nullopt;
  const int mm = size.dots_per_mm, dots_min = (mm + 3) / 4;
  const int with_white = static_cast<int>(modules->size()) + 2 * code128_quiet_zone_modules;
  const int dots = std::min(size.width_dots / with_white, 2 * dots_min);
  if (dots < dots_min) return std::nullopt;
  const int height = size.height_dots > 0 ? std::clamp(size.height_dots / 5, 5 * mm, 12 * mm) : 10 * mm;
  return LabelBars{std::move(*modules), dots, height};
}

// Quartile where it fits, because labels get dirty; half a millimetre a module or more, larger where there is room.
std::optional<LabelQr> choose_qr(const LabelView& view, const LabelSize& size, int height_max) {
  const int dots_min = (size.dots_per_mm + 1) / 2;
  const int side_max = std::min(size.width_dots / 2, height_max);
  const int side_wanted =
      std::min(size.width_dots * 2 / 5, size.height_dots > 0 ? size.height_dots * 3 / 5 : height_max);
  for (const QrLevel level : {QrLevel::quartile, QrLevel::medium, QrLevel::low}) {
    auto code = encode_qr(view.code, level, paper_qr_version_max, QrMode::alphanumeric);
    if (!code) code = encode_qr(view.code, level, paper_qr_version_max, QrMode::bytes);
    if (!code) continue;
    const int modules = code->size_with_quiet_zone();
    if (side_max / modules < dots_min) continue;
    const int dots = std::clamp(side_wanted / modules, dots_min, side_max / modules);
    return LabelQr{std::move(*code), std::min(dots, dots_min * 2)};
  }
  return std::nullopt;
}

std::string joined(const std::string& first, const std::string& second) {
  if (first.empty() || second.empty()) return first + second;
  return first + " · " + second;
}

class LabelPage {
 public:
  LabelPage(Typesetter& typesetter, const LabelView& view, const LabelSize& size, const Contents& contents, int percent,
            bool may_break_words)
      : typesetter_(typesetter),
        view_(view),
        size_(size),
        contents_(contents),
        may_break_words_(may_break_words),
        sizes_(sizes_of(size, percent)),
        words_(view.language),
        sheet_(typesetter, size.width_dots) {}

  // The whole label; nothing when it does not fit at this size of letters. At least one of the two codes is there.
  std::optional<Bitmap1> draw(const std::optional<LabelQr>& qr, const std::optional<LabelBars>& bars) {
    y_ = sizes_.margin;
    if (is_roll()) border();
    mark_band();
    int foot = size_.height_dots - sizes_.margin;
    const TextLayout code_text = code_below(bars ? bars->width() : qr->side());
    const int bars_height = bars ? bars->height + code_text.height_px : 0;
    const int qr_height = !qr ? 0 : qr->side() + (bars ? 0 : code_text.height_px);
    if (bars) foot -= bars_height + sizes_.gap;
    column_ = size_.width_dots - 2 * sizes_.margin;
    if (qr) {
      qr_x_ = size_.width_dots - qr->side();  // the code's own white is margin enough
      column_ = qr_x_ - sizes_.margin;
      if (column_ < size_.width_dots / 4) return std::nullopt;
      qr_top_ = is_roll() ? 0 : foot - qr_height;
      if (!is_roll() && qr_top_ < y_) return std::nullopt;
    }

    const auto& name = words_.first(view_.product);
    flow(name, {Family::sans, true, sizes_.name});
    y_ += sizes_.gap / 2;  // below a nukta with a vowel sign there is nothing left of the line's own white
    if (contents_.second_name) flow(words_.second(view_.product), {Family::sans, false, sizes_.second});
    if (is_roll() && qr) qr_top_ = y_;
    y_ += sizes_.gap;
    const TextStyle small{Family::sans, false, sizes_.small};
    flow(made_by(words_.first_language()), small);
    if (words_.is_both() && contents_.second_language_small) flow(made_by(Language::en), small);
    if (view_.kind == ProductKind::unique) flow(only_one(), {Family::sans, true, sizes_.small});

    const int left_foot = price_block(foot);
    if (!fits_) return std::nullopt;
    if (qr) {
      sheet_.move_to(qr_top_);
      sheet_.qr_at(qr->code, qr->dots_per_module, qr_x_);
      if (!bars) sheet_.draw(code_text, qr_x_ + (qr->side() - code_text.width_px) / 2, qr_top_ + qr->side());
    }
    const int words_foot = std::max(left_foot, qr ? qr_top_ + qr_height : 0) + sizes_.gap;
    if (bars) draw_bars(*bars, code_text, is_roll() ? words_foot + sizes_.gap : foot + sizes_.gap);
    if (!is_roll()) {
      sheet_.move_to(size_.height_dots);
    } else {
      y_ = words_foot + (bars ? bars_height + 2 * sizes_.gap : 0);
      mark_band();
      border();
      sheet_.move_to(y_);
    }
    auto picture = sheet_.take();
    if (!is_roll()) picture.set_height(size_.height_dots);
    return picture;
  }

 private:
  bool is_roll() const { return size_.height_dots == 0; }

  TextLayout set(std::string_view words, const TextStyle& style, int width, Align align = Align::start) {
    constexpr double label_line_height = 1.2;
    return layout(typesetter_.shaper(), words, style, {width, 0, align, true, label_line_height});
  }

  // A word that is wider than its column would be broken between letters; better to try smaller ones first.
  bool breaks_word(std::string_view words, const TextStyle& style, int width) {
    for (std::size_t begin = 0; begin < words.size();) {
      const auto end = std::min(words.find_first_of(" \n-", begin), words.size());
      if (text_width_px(typesetter_.shaper(), words.substr(begin, end - begin), style) > width) return true;
      begin = end + 1;
    }
    return false;
  }

  // Text from the left margin: over the whole width as long as it stays above the code, else beside it.
  void flow(std::string_view words, const TextStyle& style) {
    if (words.empty()) return;
    const int whole = size_.width_dots - 2 * sizes_.margin;
    TextLayout text = set(words, style, whole);
    int width = whole;
    if (qr_top_ > 0 && y_ + text.height_px > qr_top_) {
      text = set(words, style, column_);
      width = column_;
    }
    if (!may_break_words_ && breaks_word(words, style, width)) fits_ = false;
    sheet_.draw(text, sizes_.margin, y_);
    y_ += text.height_px;
  }

  void draw_bars(const LabelBars& bars, const TextLayout& code_text, int top) {
    const int left = (size_.width_dots - bars.width()) / 2;
    for (std::size_t i = 0; i < bars.modules.size(); ++i)
      if (bars.modules[i])
        sheet_.fill(left + static_cast<int>(i) * bars.dots_per_module, top, bars.dots_per_module, bars.height);
    sheet_.draw(code_text, (size_.width_dots - code_text.width_px) / 2, top + bars.height);
  }

  void border() {
    sheet_.move_to(y_);
    sheet_.border_strip();
    y_ = sheet_.y() + sizes_.gap;
  }

  void mark_band() {
    if (!view_.is_demo && !view_.is_training) return;
    const auto mark = [&](const Translator& words) {
      return view_.is_training ? words.tr_ctx("paper", "TRAINING") : words.tr_ctx("paper", "DEMONSTRATION");
    };
    const std::string words = joined(mark(Translator::of(Language::hi)), mark(english_));
    const TextLayout text = set(words, {Family::sans, true, sizes_.small}, size_.width_dots, Align::centre);
    const int edge = sizes_.gap / 2, height = text.height_px + 2 * edge;  // vowel signs may leave their line
    sheet_.draw(text, 0, y_ + edge);
    sheet_.invert(sizes_.margin, y_, size_.width_dots - 2 * sizes_.margin, height);
    y_ += height + sizes_.gap;
  }

  std::string made_by(Language language) const {
    const auto of = [&](const LocalText& text) {
      return language == Language::en ? text.in(Language::en) : text.in(words_.first_language());
    };
    return joined(contents_.maker ? of(view_.maker) : std::string{},
                  contents_.district ? of(view_.district) : std::string{});
  }

  std::string only_one() const {
    const std::string first = words_.first().tr("Only one piece");
    return words_.is_both() && contents_.second_language_small ? joined(first, english_.tr("Only one piece")) : first;
  }

  std::string tax_words(const Translator& words) const {
    if (view_.mrp) return fill(words.tr_ctx("paper", "MRP {0} incl. of all taxes"), {format_rupees(*view_.mrp)});
    return words.tr_ctx("paper", "incl. of all taxes");
  }

  // The price as large as it fits, what it is for beside it or below it, and that the tax is inside. Stands at the foot
  // of a sticker. Returns its own foot.
  int price_block(int foot) {
    const std::string price = format_rupees(view_.price);
    TextStyle price_style{Family::sans, true, sizes_.price};
    const int smallest = 3 * size_.dots_per_mm;
    while (price_style.px > smallest && text_width_px(typesetter_.shaper(), price, price_style) > column_)
      --price_style.px;
    const TextLayout amount = set(price, price_style, 0);
    if (amount.widest_line_px > column_) fits_ = false;
    const std::string unit = is_measured(view_.kind) ? "/ " + unit_of_price(view_.kind, words_.first()) : std::string{};
    const TextLayout beside = set(unit, {Family::sans, true, sizes_.second}, 0);
    const int unit_x = amount.widest_line_px + sizes_.gap * 2;
    const bool is_beside = unit_x + beside.widest_line_px <= column_;

    const TextStyle small{Family::sans, false, sizes_.small};
    std::string tax = tax_words(words_.first());
    if (words_.is_both() && contents_.second_language_small) tax += "\n" + tax_words(english_);
    const TextLayout tax_text = set(tax, small, column_);
    const int amount_height = amount.ink.bottom - amount.ink.top;
    const int unit_height = unit.empty() || is_beside ? 0 : beside.height_px;
    const int height = amount_height + 2 * sizes_.gap + unit_height + tax_text.height_px;
    const int top = is_roll() ? y_ + 2 * sizes_.gap : foot - height;
    if (top < y_ + sizes_.gap) fits_ = false;
    if (!fits_) return 0;

    sheet_.draw(amount, sizes_.margin, top - amount.ink.top);
    if (is_beside && !unit.empty())
      sheet_.draw(beside, sizes_.margin + unit_x,
                  top - amount.ink.top + amount.lines.front().baseline_px - beside.lines.front().baseline_px);
    int y = top + amount_height + 2 * sizes_.gap;
    if (unit_height > 0) sheet_.draw(beside, sizes_.margin, y);
    y += unit_height;
    sheet_.draw(tax_text, sizes_.margin, y);
    return y + tax_text.height_px;
  }

  // The code in letters, so that a person can type it.
  TextLayout code_below(int side) {
    TextStyle style{Family::sans, false, sizes_.small};
    const int smallest = 3 * size_.dots_per_mm / 2, width = side - sizes_.margin;
    while (style.px > smallest && text_width_px(typesetter_.shaper(), view_.code, style) > width) --style.px;
    // Layout breaks what is still too long between letters: a code has no words.
    return set(view_.code, style, width, Align::centre);
  }

  Typesetter& typesetter_;
  const LabelView& view_;
  const LabelSize& size_;
  const Contents contents_;
  const bool may_break_words_;
  const Sizes sizes_;
  const PaperWords words_;
  const Translator& english_ = Translator::of(Language::en);
  PaperSheet sheet_;
  int y_ = 0, qr_top_ = 0, qr_x_ = 0, column_ = 0;
  bool fits_ = true;
};

}  // namespace

LabelView label_of(const Catalogue& catalogue, const Product& product, CivilDate day) {
  LabelView view;
  view.is_demo = catalogue.event.demo;
  view.product = product.name;
  if (const Maker* maker = catalogue.find_maker(product.maker)) view.maker = maker->name;
  if (const District* district = catalogue.find_district(product.district)) view.district = district->name;
  view.kind = product.kind;
  view.price = product.price_on(day);
  view.mrp = product.mrp;
  view.code = product.barcode.empty() ? product.sku : product.barcode;
  return view;
}

std::string_view code_of(LabelRefusal refusal) {
  switch (refusal) {
    case LabelRefusal::label_small:
      return "label_small";
    case LabelRefusal::code_long:
      return "code_long";
    case LabelRefusal::no_code:
      return "no_code";
    case LabelRefusal::label_wide:
      return "label_wide";
    case LabelRefusal::roll_wanted:
      return "size_missing";
  }
  return "label_small";
}

std::string_view advice_of(LabelRefusal refusal) {
  switch (refusal) {
    case LabelRefusal::label_small:
      return "name and price do not fit in letters that can be read; use a larger label, or a shorter name in the pack";
    case LabelRefusal::code_long:
      return "its code does not fit in modules that a scanner can read; use a larger label, or a shorter barcode";
    case LabelRefusal::no_code:
      return "it has neither a sku nor a barcode to scan; give it one in the pack";
    case LabelRefusal::label_wide:
      return "the label is wider than this printer can print; use a narrower label or another printer";
    case LabelRefusal::roll_wanted:
      return "a label printer prints stickers, not a roll; give their size in millimetres, as in 50x30";
  }
  return "";
}

Result<Bitmap1, LabelRefusal> draw_label(Typesetter& typesetter, const LabelView& view, const LabelSize& size) {
  if (view.code.empty()) return Refused{LabelRefusal::no_code};
  const bool wants_bars = view.shown != LabelCode::qr, wants_qr = view.shown != LabelCode::code128;
  const auto bars = wants_bars ? choose_bars(view, size) : std::nullopt;
  if (wants_bars && !bars) return Refused{LabelRefusal::code_long};
  int height_max = size.height_dots > 0 ? size.height_dots * 7 / 10 : size.width_dots;
  if (bars && size.height_dots > 0)
    height_max = std::min(height_max, size.height_dots - bars->height - 7 * size.dots_per_mm);
  const auto qr = wants_qr ? choose_qr(view, size, height_max) : std::nullopt;
  if (wants_qr && !qr) return Refused{LabelRefusal::code_long};
  for (const bool may_break_words : {false, true})
    for (const Letters& letters : letters_by_wish)
      for (const Contents& contents : contents_by_wish) {
        if (!contents.second_name && letters.percent_from == 100) continue;
        for (int percent = letters.percent_from; percent >= letters.percent_to; percent -= percent_step)
          if (auto drawn = LabelPage(typesetter, view, size, contents, percent, may_break_words).draw(qr, bars))
            return std::move(*drawn);
      }
  return Refused{LabelRefusal::label_small};
}

}  // namespace odop
