#include "paper/kept_slip.h"

#include <algorithm>
#include <utility>

#include "core/kept_list.h"
#include "paper/limits.h"
#include "paper/paper_sheet.h"
#include "paper/training_band.h"

namespace odop {

std::optional<Bitmap1> draw_kept_slip(Typesetter& typesetter, const KeptSlipView& view, int width_dots) {
  const PaperWords words(view.language);
  PaperSheet sheet(typesetter, width_dots);
  const auto& sizes = sheet.sizes();
  std::optional<QrMatrix> code;
  int dots_per_module = 0;
  if (!view.code.empty()) {
    auto made = encode_kept_code(view.code);
    if (!made) return std::nullopt;
    code = std::move(*made);
    // As large as the paper lets it be: a list is read once, at home, perhaps by an old phone.
    dots_per_module = std::min(module_dots_that_fit(code->size(), width_dots), paper_limits::qr_dots_per_module_max);
    if (dots_per_module < paper_limits::qr_dots_per_module_min) return std::nullopt;
  }

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
  const std::string title = words.tr_ctx("paper", "My choices");
  sheet.text(title, sheet.shrink_to_fit(title, sheet.serif(sizes.shop), sheet.content_width()), Align::centre, 1);
  sheet.text(words.first(view.event), small, Align::centre, 2);
  sheet.rule();
  int number = 0;
  for (const KeptSlipView::Thing& thing : view.things) {
    if (number > 0) sheet.dashed_rule();
    sheet.row(std::to_string(++number) + ". " + words.first(thing.name), bold, thing.price, bold);
    sheet.text(words.second(thing.name), small, Align::start, 2);
    std::string from = words.first(thing.district);
    if (!thing.maker.empty())
      from = fill(words.first().tr_ctx("paper", "Made by {0}"), {words.first(thing.maker)}) + ", " + from;
    sheet.text(from, small, Align::start, 2);
    if (thing.address.empty()) {
      sheet.text(words.tr_ctx("paper", "only on the stall"), small, Align::start, 2);
      continue;
    }
    std::string address = thing.address;
    if (thing.is_search)
      address += " · " + fill(words.first().tr_ctx("paper", "search: {0}"), {words.first(thing.name)});
    sheet.text(address, small, Align::start, 3);
    if (!thing.is_in_code) sheet.text(words.tr_ctx("paper", "not in the code below"), small, Align::start, 2);
  }
  sheet.rule();
  if (code) {
    const int side = code->size_with_quiet_zone() * dots_per_module;
    sheet.qr_at(*code, dots_per_module, (width_dots - side) / 2);
    sheet.gap(side - sizes.gap);
    sheet.text(words.tr_ctx("paper", "Hold the phone's camera over the code.", "\n"), small, Align::centre);
    sheet.text(words.tr_ctx("paper", "Nobody will ask for an OTP or a PIN.", "\n"), small, Align::centre);
    sheet.gap(sizes.gap / 2);
  }
  sheet.text(words.lines(view.stall), bold, Align::centre);
  sheet.gap(sizes.gap);
  banner();
  sheet.border_strip();
  return sheet.take();
}

}  // namespace odop
