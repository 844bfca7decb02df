// assets/web/bill-check.html in a real browser (Debian's chromium, without a window): what it says to a text in its
// address and to texts pasted into it. One call starts one browser, about a second; one thread.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace odop::test {

struct Answer {
  std::string verdict;                                     // empty, good, or a refusal by its name in wire::BillRefusal
  std::string says;                                        // everything shown
  std::map<std::string, std::vector<std::string>> fields;  // shown values by their name in the page

  std::string field(const std::string& name) const;  // the only one; "" when there is none or more than one
};

// The page as it is shipped, opened with address_tail behind its name ("" or "#..."): the document that came of it.
std::string open_page(const std::string& address_tail);

// The same page with a script behind it that pastes one text after the other; a text that begins with '#' goes into the
// address instead. The first answer is that to nothing.
std::vector<Answer> give(const std::vector<std::string>& texts);

// The file that the page's key "Save" makes after this text was pasted; empty: the key is not offered.
std::string saved_with(const std::string& text);
std::string open_saved(const std::string& file);  // the document that came of such a file

std::string page_text();

}  // namespace odop::test
