// Reads a journal entry by entry: keeps what later entries point to (event, suppliers, item versions, serials), checks
// each entry against the rules and spells it out as facts. The till builds its sales through it, verify and rebuild
// replay a whole journal through it, the hub merges batches through it: one reading of the journal, four callers.
// Not thread-safe; each owner keeps its own.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/facts.h"
#include "wire/entry.h"
#include "wire/payloads.h"

namespace odop::wire {

enum class FindingKind {
  malformed_entry,      // the payload is not what its type says
  missing_reference,    // points to an event, supplier, item or attempt that does not stand before it
  totals_differ,        // the stated amounts are not what the lines come to
  document_type_wrong,  // the law wants another document for these goods and this seller
  serial_wrong,         // series does not belong to this device, supplier, document and year
  serial_twice,
  serial_gap,
  tender_differs,         // tenders do not add up to the payable, or an exchange has only one side
  approval_differs,       // a price approval that its sale does not bear out
  stock_differs,          // goods that moved the wrong way, or with a challan that is not theirs
  return_differs,         // a refund or void that its sale does not allow: too much, twice, or past an earlier one
  booking_differs,        // an advance that is none, or a booking ended otherwise than it was made, or twice
  consolidation_differs,  // a sale below Rs 200 that had to be billed, or one consolidated twice, wrongly or not at all
  consent_differs,        // a consent without purpose; it or a lead taken back though it was never given so
  clock_back,             // more than two minutes earlier than the entry before, without a clock entry
  key_misplaced,          // the key entry is not the first, or names another device
  // Found by those who hold the journal, not by the ledger:
  chain_broken,
  head_differs,
  view_differs,
  sequence_gap,
  signature_wrong,
};
const char* name_of(FindingKind kind);

struct Finding {
  std::int64_t sequence = 0;
  FindingKind kind = FindingKind::malformed_entry;
  std::string what;  // one English clause naming values
};

struct LedgerReference {
  std::optional<KeyPayload> key;
  std::map<std::int64_t, EventPayload> events;
  std::map<std::int64_t, SupplierPayload> suppliers;
  std::map<std::int64_t, ItemPayload> items;
};

// What a ledger may ask about entries before the one it reads, as refunds point to sales that it does not keep. Whoever
// owns the journal answers.
struct LedgerPast {
  std::function<std::optional<Entry>(std::int64_t sequence)> entry;
  // The newest refund or void of this document, 0 when there is none. Not asked in a whole replay.
  std::function<std::int64_t(std::int64_t sequence)> last_taken_back;
  // The newest refund here of another kiosk's bill, 0 when there is none. Not asked in a whole replay.
  std::function<std::int64_t(const PublicKey& device, std::int64_t sequence)> last_foreign_return;
  // The sale or cancellation that ended this booking, 0 while it is open. Not asked in a whole replay.
  std::function<std::int64_t(std::int64_t sequence)> booking_ended_by = {};
  // The consolidated bill that this unbilled sale is in, 0 when there is none yet. Not asked in a whole replay.
  std::function<std::int64_t(std::int64_t sequence)> consolidated_in = {};
};

struct LedgerStep {
  Facts facts;
  std::vector<Finding> findings;
};

inline constexpr std::int64_t clock_suspect_ms = 120'000;

class Ledger {
 public:
  explicit Ledger(const PublicKey& device_key) : device_key_(device_key) {}

  // Continue a journal without replaying it: feed the key, config and item entries, then the last serial of each
  // series, then the time of the last entry.
  void restore_reference(const Entry& entry);
  void restore_series(const std::string& series, std::int64_t last_number) { last_number_[series] = last_number; }
  void restore_last_time(std::int64_t utc_ms) { last_utc_ms_ = utc_ms; }
  // A whole replay knows every attempt; only then is a sale's attempt looked for.
  void expect_all_attempts() { is_whole_replay_ = true; }
  void ask_past(LedgerPast past) { past_ = std::move(past); }

  // In the order of the sequence. Never throws: what cannot be read is a finding.
  LedgerStep apply(const Entry& entry);

  const LedgerReference& reference() const { return reference_; }
  const PublicKey& device_key() const { return device_key_; }
  std::int64_t last_number(const std::string& series) const;

 private:
  void apply_sale(const Entry& entry, const SalePayload& sale, LedgerStep& step);
  void apply_attempt(const Entry& entry, const UpiAttemptPayload& attempt, LedgerStep& step);
  void apply_refund(const Entry& entry, const RefundPayload& refund, LedgerStep& step);
  void apply_consolidated(const Entry& entry, const ConsolidatedBillPayload& bill, LedgerStep& step);
  void expect_may_go_unbilled(const Entry& entry, const SalePayload& sale, const SupplierPayload* supplier,
                              const DocumentAmounts& amounts, LedgerStep& step);
  std::int64_t consolidated_in(std::int64_t sequence) const;
  void apply_approval(const Entry& entry, const PriceApprovalPayload& approval, LedgerStep& step);
  void apply_void(const Entry& entry, const VoidPayload& withdrawn, LedgerStep& step);
  void apply_foreign_refund(const Entry& entry, const ForeignRefundPayload& refund, LedgerStep& step);
  void apply_booking(const Entry& entry, const BookingPayload& booking, LedgerStep& step);
  void apply_booking_end(const Entry& entry, const BookingEndPayload& end, LedgerStep& step);
  void use_advance(const Entry& entry, const SalePayload& sale, const SaleTender& tender, LedgerStep& step);
  std::optional<BookingPayload> end_booking(const Entry& entry, std::int64_t sequence, LedgerStep& step);
  void claim_attempt(const Entry& entry, const SaleTender& tender, const SupplierPayload* supplier,
                     const std::string& staff, LedgerStep& step);
  void apply_consent(const Entry& entry, const ConsentPayload& consent, LedgerStep& step);
  void apply_lead(const Entry& entry, const LeadPayload& lead, LedgerStep& step);
  void apply_pin_reset(const Entry& entry, const PinResetPayload& reset, LedgerStep& step);
  void apply_stock_move(const Entry& entry, const StockMovePayload& move, LedgerStep& step);
  void take_number(const Entry& entry, DocumentType type, const SupplierPayload* supplier, const std::string& series,
                   std::int64_t number, LedgerStep& step);
  std::int64_t last_foreign_return(const PublicKey& device, std::int64_t sequence) const;
  std::int64_t last_taken_back(std::int64_t sequence) const;
  void open_exchange(const Entry& entry, const std::vector<RefundTender>& tenders);
  void expect_exchange_settled(const Entry& entry, EntryType type, LedgerStep& step) const;
  void use_exchange(const Entry& entry, const SaleTender& tender, LedgerStep& step);
  void remember(const Entry& entry, LedgerStep& step);

  PublicKey device_key_;
  LedgerReference reference_;
  std::map<std::string, std::int64_t> last_number_;
  std::map<std::int64_t, UpiAttemptPayload> attempts_;
  std::map<std::int64_t, std::int64_t> taken_back_;  // sale -> newest refund or void, since this ledger began
  std::map<std::pair<PublicKey, std::int64_t>, std::int64_t> foreign_returns_;  // bill -> newest refund, likewise
  std::map<std::int64_t, std::int64_t> consolidated_;  // unbilled sale -> its consolidated bill, since this began
  std::map<std::int64_t, std::pair<std::string, std::int64_t>> unbilled_;  // whole replay: sale -> supplier, day; open
  std::map<std::int64_t, std::int64_t> booking_ended_;  // booking -> what ended it, since this ledger began
  // What the refund just read sets off against sales of its own commit, and how much of it they have not used yet.
  struct OpenExchange {
    std::int64_t sequence = 0, left_paise = 0;
  };
  std::optional<OpenExchange> exchange_;
  std::int64_t first_sequence_ = 0;  // the first entry that this ledger read
  bool is_whole_replay_ = false;
  LedgerPast past_;
  std::optional<std::int64_t> last_utc_ms_;
  std::string current_event_;
  std::int64_t event_year_ = 0;  // the financial year of its first day
};

// The terms and lines of a sale as core prices them. Shared by the ledger, the till and the batch coder's prediction.
// Spans point into reference's items, so reference must outlive the answer. nullopt when something is missing.
struct SalePricing {
  DocumentTerms terms;
  std::vector<PricedLine> lines;
};
std::optional<SalePricing> pricing_of(const SalePayload& sale, const LedgerReference& reference);

// The goods of a booking as core prices them, to the paisa.
std::optional<SalePricing> pricing_of(const BookingPayload& booking, const LedgerReference& reference);
std::int64_t advance_of(const BookingPayload& booking);

// A sale as its refunds see it.
struct SoldBefore {
  SalePayload sale;
  DocumentTerms terms;
  DocumentAmounts amounts;
};
// nullopt when the entry is no sale, or what it points to is missing.
std::optional<SoldBefore> sold_before(const std::optional<Entry>& entry, const LedgerReference& reference);
// Another kiosk's bill as its signed code states it; nullopt when its numbers do not add up. Never inter-State.
std::optional<DocumentAmounts> foreign_bill_amounts(const ForeignRefundPayload& refund);
// What of each line came back here up to and with this refund of such a bill; all zero without one.
std::vector<std::int64_t> returned_up_to(const std::vector<ForeignLine>& sold,
                                         const std::optional<ForeignRefundPayload>& refund);
DocumentTerms terms_of_foreign(const ForeignRefundPayload& refund);
// What of each line of the sale came back up to and with this refund; all zero without one.
std::vector<std::int64_t> returned_up_to(const SalePayload& sale, const std::optional<RefundPayload>& refund);

}  // namespace odop::wire
