// An exchange is a refund and the sales that its value pays, in one commit: the refund gives the value back as a tender
// of its own kind, the sales right behind it take it as theirs. Both sides must be there and come to the same.
#include <algorithm>

#include "wire/ledger_parts.h"

namespace odop::wire {

namespace {

std::int64_t exchanged(const std::vector<RefundTender>& tenders) {
  std::int64_t paise = 0;
  for (const RefundTender& tender : tenders)
    if (tender.kind == TenderKind::exchange) paise += tender.amount_paise;
  return paise;
}

}  // namespace

void Ledger::open_exchange(const Entry& entry, const std::vector<RefundTender>& tenders) {
  if (const std::int64_t paise = exchanged(tenders); paise > 0) exchange_ = OpenExchange{entry.sequence, paise};
}

void Ledger::expect_exchange_settled(const Entry& entry, EntryType type, LedgerStep& step) const {
  if (!exchange_ || type == EntryType::sale || type == EntryType::item) return;
  step.findings.push_back({entry.sequence, FindingKind::tender_differs,
                           "follows refund " + std::to_string(exchange_->sequence) + ", of which " +
                               std::to_string(exchange_->left_paise) + " paise were set off against no sale"});
}

void Ledger::use_exchange(const Entry& entry, const SaleTender& tender, LedgerStep& step) {
  if (tender.amount_paise == 0) return;  // used up by an earlier bill of the basket; it is why this one is rounded
  const Finder find{entry, step};
  const auto refuse = [&] {
    find(FindingKind::tender_differs, "is paid by " + std::to_string(tender.amount_paise) +
                                          " paise of goods that came back, which refund " +
                                          std::to_string(tender.attempt_sequence) + " does not set off");
  };
  if (exchange_ && exchange_->sequence == tender.attempt_sequence && tender.amount_paise <= exchange_->left_paise) {
    exchange_->left_paise -= tender.amount_paise;
    if (exchange_->left_paise == 0) exchange_.reset();
    return;
  }
  // A ledger that began between the two sides, as the hub's does at the edge of a batch, asks for the first.
  const bool is_past = tender.attempt_sequence < first_sequence_;
  const auto refund = is_past && past_.entry ? past_.entry(tender.attempt_sequence) : std::optional<Entry>{};
  if (!refund || static_cast<EntryType>(refund->type) != EntryType::refund) return refuse();
  const auto& payload = refund->payload;
  const std::int64_t paise =
      exchanged(is_foreign_refund(payload) ? decode_foreign_refund(payload).tenders : decode_refund(payload).tenders);
  if (tender.amount_paise > paise) refuse();
}

}  // namespace odop::wire
