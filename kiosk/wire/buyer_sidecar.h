// The buyer of a document as a sidecar (README.md, "Sidecars"): bytes that nobody can guess from their hash, because 32
// random ones stand in front. Made in the commit of the sale, read for its papers. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/buyer.h"
#include "wire/crypto.h"

namespace odop::wire {

std::string write_buyer_sidecar(const Seed& salt, const Buyer& buyer);
std::optional<Buyer> read_buyer_sidecar(std::string_view bytes);  // nullopt: another kind, or damaged

}  // namespace odop::wire
