// The seal of a day (wire/seal.h) for the Z paper: this kiosk's own head at the close, and the newest entry of every
// other kiosk whose signed bill was taken back here. Called on the till thread after a close, and by odop shift beside
// a running kiosk.
#pragma once

#include <string>
#include <vector>

#include "core/shift_report.h"
#include "storage/database.h"
#include "wire/crypto.h"

namespace odop::till {

// Of a closed shift: the text of the whole seal, then without the other kiosks, for paper too narrow for it. The same
// for ever, so a second print of the Z is the same witness. Empty while the shift is open.
std::vector<std::string> seal_texts(storage::Database& database, const wire::Signer& signer, const ShiftReport& report);

}  // namespace odop::till
