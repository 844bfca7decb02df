// A page on the stall's own Wi-Fi: the code that joins it and the code that opens the page, side by side as steps 1
// and 2. Shared by what visitors keep (ui/showcase) and the bill of a sale (ui/till). UI thread only.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/qr_matrix.h"
#include "ui/phone_page.h"
#include "ui/qr_view.h"
#include "ui/ui.h"

namespace odop::ui {

struct PhoneSteps {
  std::string network, password;  // for whoever joins by hand
  std::string wifi_code, link;
  std::shared_ptr<const QrMatrix> wifi_qr, page_qr;  // null: it does not fit into a code
  friend bool operator==(const PhoneSteps&, const PhoneSteps&) = default;
};
PhoneSteps make_phone_steps(const PhonePage& page, std::string link);

struct PhoneStepsWords {
  std::string join, open;  // titles of the two steps
  std::string below_join, below_open;
};
// Registers "phone.wifi" and "phone.page" with what their codes say.
void draw_phone_steps(Ui& ui, const Rect& area, const PhoneSteps& steps, const PhoneStepsWords& words,
                      QrTextures& codes);
// "Network: ...", "Password: ..." in the screen's language.
std::string network_words(const PhoneSteps& steps);

}  // namespace odop::ui
