// The fair's plan as SVG inside a page: halls, gates, numbered stalls, "you are here", the wanted stalls marked by
// shape as well as by colour. Used by the pages beside it. Pure; any thread.
#pragma once

#include <span>
#include <string>

#include "core/catalogue.h"
#include "text/words.h"

namespace odop::page {

std::string plan_svg(const Catalogue& catalogue, std::span<const PlanStall* const> wanted, const Translator& words);

}  // namespace odop::page
