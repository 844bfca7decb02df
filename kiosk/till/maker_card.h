// A maker's personal card: the code in its QR, "ODOPM:M003:7F3KQ2XD8N". The last part is a hash over the event, the
// pack and the maker's code. Who has another maker's card, or knows the codes, cannot work it out without the pack's
// own hash, which stands on no card and no bill; who holds the pack's file belongs to the stall's staff and sees these
// sums anyhow. A card of every pack that this kiosk has applied for the event counts, so that new prices do not make
// cards worthless. It is no secret of the staff's kind: it shows one maker's own sums and opens nothing. Till thread
// and odop.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/catalogue.h"
#include "storage/database.h"

namespace odop::till {

inline constexpr std::string_view maker_card_prefix = "ODOPM:";

std::string maker_card_text(const Catalogue& catalogue, const std::string& maker);
// The maker's code; nullopt when it is no card of this event, or of nobody in the catalogue.
std::optional<std::string> maker_on_card(storage::Database& database, const Catalogue& catalogue,
                                         std::string_view text);

}  // namespace odop::till
