// The keyboard on the screen: Devanagari and Latin letters and digits, for searching by name and for the wizard.
// UI thread only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/language.h"
#include "ui/geometry.h"
#include "ui/ui.h"

namespace odop::ui {

// inscript is the layout of India's typing schools, inscript_shift its second level for one letter; phonetic takes
// Latin letters and suggests Devanagari for the last word; digits is for fields that take nothing else.
enum class KeyboardPage : std::uint8_t { devanagari, inscript, inscript_shift, phonetic, latin, digits };

// Where a visitor of that language begins: there are keys for Devanagari and for Latin letters.
KeyboardPage first_keyboard_page(Language language);

// Draws the keys (ids "key.क", "key.a", "key.space", "key.delete", "key.page" between
// Hindi and Latin letters, "key.layout" between the ways to write Hindi, "key.shift", "key.suggest.0"); a touched key
// changes `value`, which stays within bytes_max. True when it changed.
bool keyboard(Ui& ui, const Rect& rect, KeyboardPage& page, std::string& value, std::size_t bytes_max);
// The height in design px at which the keys have the design's size.
double keyboard_height_px(const Ui& ui);

}  // namespace odop::ui
