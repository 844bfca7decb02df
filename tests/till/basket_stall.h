// A stall that lives some days of chance through the real till on a disk in memory: baskets of several sellers, refunds
// of random parts, voids, cash in and out, shifts, new packs. Beside it a book kept by hand (paise_by_hand.h) says what
// every paper, report, entry, view and total must show; the first paisa that differs throws. One thread; tests only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "core/shift_report.h"
#include "paise_by_hand.h"
#include "support/manual_clock.h"
#include "support/power_loss_vfs.h"
#include "support/temporary_folder.h"
#include "till/after_sale.h"
#include "till/complete_sale.h"
#include "till/till.h"

namespace odop::test {

struct BasketTally {
  std::int64_t baskets = 0, documents = 0, refunds = 0, voids = 0, shifts = 0, refused = 0;
  std::int64_t exchanges = 0, exchanges_given_back = 0;
  std::int64_t unbilled = 0, consolidated = 0;  // sales without a bill, and the bills that stand for a day of them
  std::int64_t interstate = 0, discounted = 0, split_tenders = 0, named_buyers = 0;
};

class BasketStall {
 public:
  BasketStall();
  // From the first sale to the check of all books; throws std::runtime_error with what differs.
  void live(std::uint64_t seed, BasketTally& tally);

 private:
  struct Paid {
    TenderKind kind = TenderKind::cash;
    std::int64_t amount = 0, tendered = 0, attempt = 0;
    std::string reference;
    friend bool operator==(const Paid&, const Paid&) = default;
  };
  // A row of the book: a sale, what came back of one (its amounts positive), or one withdrawn.
  struct Row {
    DocumentKind kind = DocumentKind::sale;
    std::int64_t sequence = 0, shift = 0, utc_ms = 0, original = 0;  // original: sequence of the sale
    std::string serial, seller;
    DocumentType type = DocumentType::invoice;
    int buyer_state = 0;
    by_hand::Bill bill;
    std::vector<std::string> skus;
    std::vector<std::int64_t> prices;
    std::vector<Paid> paid;
    // Of a sale: what came back of it so far.
    std::vector<std::int64_t> returned;
    by_hand::Paise back;
    bool is_void = false, is_consolidated = false;
  };
  // One bill for a seller's sales of a day that nobody wanted a bill of.
  struct Consolidated {
    std::int64_t day = 0;
    std::string seller, serial;
    DocumentType type = DocumentType::invoice;
    std::vector<std::size_t> rows;  // of the book
    by_hand::Paise sum;
  };
  struct Shift {
    std::int64_t float_paise = 0, cash_in = 0, cash_out = 0, closed_sequence = 0, counted = 0;
    bool by_itself = false;
    std::vector<Consolidated> consolidated;
  };
  // A basket as the customer puts it on the counter, and the documents it must become.
  struct Basket {
    till::Cart cart;
    std::vector<till::TenderGiven> tenders;
    std::vector<Row> rows;
    std::int64_t payable = 0, change = 0;
    bool needs_buyer = false;
  };

  // What comes back of a sale, and how much of each line with it.
  struct Return {
    Row row;
    std::vector<std::int64_t> after, sold;
    bool may = false;
  };

  std::int64_t today() const;
  std::string next_serial(const std::string& series_code, char letter);
  void begin(std::uint64_t seed);
  void day_of_trade(BasketTally& tally);
  void fill(till::Cart& cart);
  void price(Basket& basket, bool with_cash);
  void pay(Basket& basket);
  Basket some_basket();
  static void name_buyer(till::Cart& cart);
  void sell(BasketTally& tally);
  void note_basket(Basket& basket, const till::Sale& sale, BasketTally& tally);
  std::vector<till::ReturnAsked> some_of(const Row& sale);
  void take_back(BasketTally& tally);
  Return returned(const Row& sale, const std::vector<till::ReturnAsked>& asked);
  void exchange(BasketTally& tally);
  void note_refund(Row& sale, Return back, const till::Refund& refund, BasketTally& tally);
  void give_back(Row& sale, const std::vector<till::ReturnAsked>& asked, std::optional<TenderKind> back_by,
                 BasketTally& tally);
  void withdraw(BasketTally& tally);
  void move_cash();
  void open_shift(BasketTally& tally);
  void close_shift(BasketTally& tally);
  void note_own_shift(std::int64_t shift);
  void consolidate(std::int64_t shift, BasketTally& tally);
  void consolidate_overdue(std::int64_t shift, BasketTally& tally);
  std::int64_t expected_cash(std::int64_t shift) const;
  Row& recent_sale();

  void check_sold(const till::Sale& sale, const Basket& basket);
  void check_paper(const Row& row);
  void check_report(std::int64_t shift);
  void check_consolidated(const std::vector<Consolidated>& expected, const ShiftReport& report);
  void check_totals();
  void check_journal();
  void check_views();
  void check_verified();

  TemporaryFolder folder_, copies_;
  PowerLossVfs disk_;
  ManualClock clock_;
  PowerLossVfs::Image fresh_;
  storage::OpenOptions options_;

  std::mt19937_64 random_;
  Catalogue fair_;
  std::unique_ptr<till::Till> till_;
  std::vector<Row> book_;                       // by sequence
  std::map<std::int64_t, std::size_t> row_at_;  // sequence -> index
  std::map<std::string, std::int64_t> numbers_, stock_;
  std::map<std::int64_t, Shift> shifts_;
  std::vector<std::size_t> waiting_;  // rows without a bill since the last consolidated one
  std::int64_t open_shift_ = 0, references_ = 0;
};

}  // namespace odop::test
