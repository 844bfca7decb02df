// A card that stands on the table beside a product: what it is, who made it, and a code for whoever bends over it.
// Drawn on the thread that owns the Typesetter; page_pdf.h prints it. Called by odop print.
#pragma once

#include "core/result.h"
#include "paper/printed_page.h"
#include "paper/showcase_card.h"
#include "paper/typesetter.h"

namespace odop {

// Letters shrink, then the maker's words are left out, until everything fits.
Result<PrintedPage, ShowcaseRefusal> draw_table_card(Typesetter& typesetter, const ShowcaseCardView& view,
                                                     const ShowcasePaper& paper, int reading_distance_mm);

}  // namespace odop
