// UTF-8 as code points, for rules that look at letters (search keys, names in links). Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace odop {

// The code point at text[at], and `at` moved behind it. nullopt, and `at` moved by one byte, where the bytes are not
// UTF-8 as RFC 3629 has it (no overlong forms, no surrogates, nothing above U+10FFFF). at < text.size().
std::optional<char32_t> next_code_point(std::string_view text, std::size_t& at);

void append_code_point(std::string& out, char32_t code_point);  // a valid one

}  // namespace odop
