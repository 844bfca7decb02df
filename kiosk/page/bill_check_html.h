// The page that checks a bill, assets/web/bill-check.html, built in. Used by site.cpp.
#pragma once

#include <string_view>

namespace odop::page {

extern const std::string_view bill_check_html;

}  // namespace odop::page
