#include "paper/slip.h"

#include <array>

#include "paper/paper_qr.h"
#include "paper/paper_sheet.h"
#include "paper/training_band.h"

namespace odop {

namespace {

// "Flipkart पर खुलेगा" / "Opens on Flipkart"
std::string opens_on(const PaperWords& words, const LocalText& marketplace) {
  auto text = fill(words.first().tr_ctx("paper", "Opens on {0}"), {words.first(marketplace)});
  if (words.is_both())
    text += "\n" + fill(words.english().tr_ctx("paper", "Opens on {0}"), {marketplace.in(Language::en)});
  return text;
}

std::string joined(const std::string& first, const std::string& second) {
  if (first.empty() || second.empty()) return first + second;
  return first + " · " + second;
}

}  // namespace

std::optional<Bitmap1> draw_slip(Typesetter& typesetter, const SlipView& view, int width_dots) {
  const PaperWords words(view.language);
  PaperSheet sheet(typesetter, width_dots);
  const auto& sizes = sheet.sizes();
  const std::array<std::string, 1> links{view.link};
  const auto qr = choose_paper_qr(links, width_dots, width_dots * 2 / 3);
  if (!qr) return std::nullopt;

  const auto small = sheet.regular(sizes.small), bold = sheet.bold(sizes.body);
  const auto banner = [&] {
    if (view.is_training) training_band(sheet);
    if (!view.is_demo) return;
    sheet.black_band(std::string(Translator::of(Language::hi).tr_ctx("paper", "DEMONSTRATION")) + " · " +
                         Translator::of(Language::en).tr_ctx("paper", "DEMONSTRATION"),
                     bold);
    sheet.gap(sizes.gap);
  };
  sheet.border_strip();
  sheet.gap(sizes.gap);
  banner();
  const auto& district = words.first(view.district);
  sheet.text(district, sheet.shrink_to_fit(district, sheet.serif(sizes.shop), sheet.content_width()), Align::centre, 1);
  sheet.text(words.first(view.product), sheet.bold(sizes.thanks), Align::centre, 3);
  sheet.text(joined(words.second(view.product), words.second(view.district)), small, Align::centre, 3);
  if (!view.maker.empty())
    sheet.text(fill(words.first().tr_ctx("paper", "Made by {0}"), {words.first(view.maker)}), small, Align::centre, 2);
  if (!view.price.empty())
    sheet.text(fill(words.first().tr_ctx("paper", "{0} on this stall"), {view.price}), bold, Align::centre);

  const int side = sheet.qr_at(qr->code, qr->dots_per_module, (width_dots - qr->side_dots()) / 2);
  sheet.gap(side - sizes.gap);
  sheet.text(opens_on(words, view.marketplace), sheet.bold(sizes.thanks), Align::centre);
  sheet.text(view.host, small, Align::centre, 2);
  if (view.is_search)
    sheet.text(fill(words.first().tr_ctx("paper", "search: {0}"), {words.first(view.product)}), small, Align::centre,
               2);
  sheet.rule();
  sheet.text(words.tr_ctx("paper", "Hold the phone's camera over the code.", "\n"), small, Align::centre);
  sheet.text(words.tr_ctx("paper", "Nobody will ask for an OTP or a PIN.", "\n"), small, Align::centre);
  sheet.gap(sizes.gap / 2);
  sheet.text(words.lines(view.stall), bold, Align::centre);
  sheet.gap(sizes.gap);
  banner();
  sheet.border_strip();
  return sheet.take();
}

}  // namespace odop
