// A poster of one product: its picture, its name, where it comes from, its price, and one code that a telephone reads
// across the aisle. Drawn on the thread that owns the Typesetter; page_pdf.h prints it. Called by odop print.
#pragma once

#include "core/result.h"
#include "paper/printed_page.h"
#include "paper/showcase_card.h"
#include "paper/typesetter.h"

namespace odop {

// Letters shrink, then the story is left out, until everything fits; what a visitor needs is refused rather than
// cut off.
Result<PrintedPage, ShowcaseRefusal> draw_poster(Typesetter& typesetter, const ShowcaseCardView& view,
                                                 const ShowcasePaper& paper, int reading_distance_mm);

}  // namespace odop
