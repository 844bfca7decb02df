// A document of the journal as its bill says it: for the first print and for every reprint, from the journal alone
// except the words for people (staff and State names). Called on the till thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/buyer.h"
#include "core/catalogue.h"
#include "core/receipt_view.h"
#include "till/till.h"

namespace odop::till {

// sequence: of a sale, of a refund (a credit note), of a void (the withdrawn bill, marked), of a booking (payment
// received) or of its cancellation, of a consolidated bill. nullopt when it is none.
// The catalogue is asked only for the staff member's name.
std::optional<ReceiptView> receipt_of(Till& till, const Catalogue& catalogue, std::int64_t sequence);

// The buyer whom these sidecars name; erased or never recorded: nullopt.
std::optional<Buyer> buyer_named(Till& till, const std::vector<wire::Hash>& sidecars);

// The sequence of the document with this serial on this kiosk.
std::optional<std::int64_t> find_serial(Till& till, const std::string& serial);

// The entry whose paper says how that document stands now: of a withdrawn bill its withdrawal, else the document. A
// second print of a withdrawn bill must not look like a bill.
std::optional<std::int64_t> find_paper(Till& till, const std::string& serial);

}  // namespace odop::till
