// A large price tag for a shelf, as DESIGN.md 4m draws it: the price is what a passer-by reads, the code is for whoever
// takes the thing in hand. Drawn on the thread that owns the Typesetter; page_pdf.h prints it. Called by odop print.
#pragma once

#include "core/result.h"
#include "paper/printed_page.h"
#include "paper/showcase_card.h"
#include "paper/typesetter.h"

namespace odop {

// Letters shrink, then the details are left out, until everything fits.
Result<PrintedPage, ShowcaseRefusal> draw_shelf_card(Typesetter& typesetter, const ShowcaseCardView& view,
                                                     const ShowcasePaper& paper, int reading_distance_mm);

}  // namespace odop
