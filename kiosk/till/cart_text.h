// A cart as one text, for storage. Pure; any thread.
#pragma once

#include <optional>
#include <string>

#include "till/complete_sale.h"

namespace odop::till {

std::string write_cart(const Cart& cart);
std::optional<Cart> read_cart(const std::string& text);  // unknown or damaged texts give nullopt

}  // namespace odop::till
