// What a visitor's slips say: of one listing, and of everything that was kept. Called by kiosk_app.cpp for the deeds of
// the showcase. Pure; any thread.
#pragma once

#include <optional>

#include "core/catalogue.h"
#include "core/civil_date.h"
#include "paper/kept_slip.h"
#include "paper/slip.h"
#include "ui/showcase/requests.h"

namespace odop {

// Nothing when the catalogue has no such listing any more.
std::optional<SlipView> slip_of(const Catalogue& catalogue, const ui::PrintSlip& wish, CivilDate today);
KeptSlipView kept_slip_of(const Catalogue& catalogue, const ui::PrintKept& kept, CivilDate today);

}  // namespace odop
