// What complete_sale.h and bookings.h share inside a commit: payments held against what they pay, the supervisor behind
// a low price, the buyer put away. Till thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "till/complete_sale.h"
#include "wire/payloads.h"

namespace odop::till {

// Why these cannot pay so much; nullopt when they can. An advance was held against its booking by whoever names it.
std::optional<SaleRefused> check_tenders(Till& till, const std::vector<TenderGiven>& tenders, Money payable,
                                         std::size_t documents, CivilDate day);

// Which part of what was given pays this document; takes it off what is left.
std::vector<wire::SaleTender> allot(std::vector<TenderGiven>& left, Money payable, bool is_last_document);

// Who answers for prices below the floor: the supervisor who was asked, or the seller who is one; nullptr: nobody.
const StaffMember* supervisor_among(const Catalogue& catalogue, const std::string& staff, const std::string& approver);

// The buyer as a sidecar of this kiosk, in the caller's commit; its hash goes into the entry. nullopt: nobody is named.
std::optional<wire::Hash> keep_buyer(Till& till, const Buyer& buyer);

}  // namespace odop::till
