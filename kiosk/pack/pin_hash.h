// PINs of a pack as Argon2id strings that wire::pin_matches accepts. Called while a pack is built; about 90 ms a PIN at
// the interactive cost, so never on the UI thread.
#pragma once

#include <string>
#include <string_view>

#include "wire/crypto.h"

namespace odop {

// The salt is SHA-256 over (pack id, pack version, staff code), so that a folder always builds to the same content and
// anyone can check that a pack came from it. A salt only has to differ from person to person and pack to pack: with
// 10,000 to 1,000,000 possible PINs no salt, random or not, does more. The PIN itself must stay out of the salt, which
// is readable: a fast hash of the PIN in plain sight would undo Argon2id.
std::string hash_pack_pin(std::string_view pack_id, int pack_version, std::string_view staff_code, std::string_view pin,
                          wire::PinCost cost);

}  // namespace odop
