// Writes an applied event pack into the journal: the event, each supplier and the opening stock, as far as they are
// new. Called by odop init and odop pack apply, and by the screen's settings, after pack/ has put the file in its
// place.
#pragma once

#include "core/catalogue.h"
#include "core/result.h"
#include "storage/till_tables.h"
#include "till/till.h"

namespace odop::till {

enum class RecordPackRefusal {
  other_event,  // this journal belongs to another event; its kiosk begins anew
  older_version,
  clock_suspect,
};
const char* code_of(RecordPackRefusal refusal);

// One commit. Applying the same pack again appends nothing.
Result<std::monostate, RecordPackRefusal> record_pack(Till& till, const Catalogue& catalogue,
                                                      const storage::AppliedPack& applied);

}  // namespace odop::till
