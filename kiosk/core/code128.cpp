#include "core/code128.h"

#include <algorithm>
#include <array>

namespace odop {

namespace {

// ISO/IEC 15417, table 1: widths of bar, space, bar, space, bar, space, by the symbol's value.
constexpr std::array<std::string_view, 106> widths{
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312",
    "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212",
    "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121",
    "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331",
    "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123",
    "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124",
    "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114",
    "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112",
    "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232"};
constexpr std::string_view stop = "2331112";
constexpr int set_b = 100, start_b = 104, start_c = 105, check_modulus = 103;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_printable(char c) {
  return c >= ' ' && c <= '~';
}

// A number is written two digits a symbol, an odd last digit by itself.
std::vector<int> symbols_of(std::string_view text) {
  std::vector<int> symbols;
  std::size_t at = 0;
  const bool is_number = text.size() >= 4 && std::all_of(text.begin(), text.end(), is_digit);
  symbols.push_back(is_number ? start_c : start_b);
  if (is_number) {
    for (; at + 1 < text.size(); at += 2) symbols.push_back((text[at] - '0') * 10 + text[at + 1] - '0');
    if (at < text.size()) symbols.push_back(set_b);
  }
  for (; at < text.size(); ++at) symbols.push_back(text[at] - ' ');
  int sum = symbols.front();
  for (std::size_t i = 1; i < symbols.size(); ++i) sum += static_cast<int>(i) * symbols[i];
  symbols.push_back(sum % check_modulus);
  return symbols;
}

void append(std::vector<bool>& modules, std::string_view pattern) {
  bool is_black = true;
  for (const char width : pattern) {
    modules.insert(modules.end(), static_cast<std::size_t>(width - '0'), is_black);
    is_black = !is_black;
  }
}

}  // namespace

std::optional<std::vector<bool>> encode_code128(std::string_view text) {
  if (text.empty() || text.size() > code128_text_max || !std::all_of(text.begin(), text.end(), is_printable))
    return std::nullopt;
  std::vector<bool> modules;
  for (const int symbol : symbols_of(text)) append(modules, widths[static_cast<std::size_t>(symbol)]);
  append(modules, stop);
  return modules;
}

}  // namespace odop
