// A stall whose deeds go one at a time through the kiosk's own till thread, for tests that let the machine fail under
// one: what was answered is held against what the books have. The test's thread; the clock stands while the till works.
#pragma once

#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "storage/migrations.h"
#include "support/manual_clock.h"
#include "support/small_fair.h"
#include "support/temporary_folder.h"
#include "till/create_kiosk.h"
#include "till/record_pack.h"
#include "till/till_thread.h"
#include "wire/crypto.h"

namespace odop::test {

class AskingStall {
 public:
  explicit AskingStall(const storage::OpenOptions& options = {})
      : folder_("asking"), options_(options), fair_(small_fair()) {
    for (const auto& [code, role] : {std::pair{"S1", Role::seller}, std::pair{"P1", Role::supervisor}}) {
      StaffMember member;
      member.code = code;
      member.role = role;
      fair_.staff.push_back(member);
    }
    fair_.event.organiser_key = wire::to_hex(wire::Signer(wire::Seed{9}).public_key());
    REQUIRE(till::create_kiosk(folder_.path(), "K07", clock_, options_));
    {
      till::Till books(folder_.path(), clock_, options_);
      REQUIRE(till::record_pack(books, fair_, applied_pack_of(fair_)));
    }
    open();
  }
  // The program ends and begins again: nothing is in memory any more, and the log is in the file.
  void reopen() {
    reader_.reset();
    thread_.reset();
    open();
  }

  // arm is called when the request is made and not yet posted, disarm when its answer is there.
  till::TillAnswer ask(
      till::TillRequest request, const std::function<void()>& arm = [] {},
      const std::function<void()>& disarm = [] {}) {
    clock_.pass_ms(1'000);
    is_answered_ = false;
    arm();
    thread_->post(std::move(request));
    std::unique_lock lock(mutex_);
    REQUIRE(answered_.wait_for(lock, std::chrono::seconds{60}, [&] { return is_answered_; }));
    lock.unlock();
    disarm();
    auto answers = thread_->take_answers();
    REQUIRE(answers.size() == 1);
    return std::move(answers.front().answer);
  }
  till::Sell two_sellers() const {
    till::Cart cart;
    cart.lines = {{.sku = "CUP", .quantity = 2, .line_discount = {}, .unit_price = std::nullopt},
                  {.sku = "POT", .quantity = 1, .line_discount = {}, .unit_price = std::nullopt}};
    return {"S1", cart, {{.kind = TenderKind::cash, .given = Money::from_paise(100'000)}}};
  }
  std::string sold_serial() {
    const auto answer = ask(two_sellers());
    if (const auto* trouble = std::get_if<till::MachineTrouble>(&answer)) FAIL(trouble->kind << " " << trouble->detail);
    const auto* sold = std::get_if<till::SellAnswer>(&answer);
    REQUIRE(sold);
    const auto* sale = std::get_if<till::Sale>(&sold->outcome);
    REQUIRE(sale);
    REQUIRE(sold->bills.size() == 2);
    return sale->documents.front().serial;
  }
  void sold_unbilled() {
    till::Cart cart;
    cart.lines = {{.sku = "CUP", .quantity = 1, .line_discount = {}, .unit_price = std::nullopt}};
    cart.wants_no_bill = true;
    const auto answer = ask(till::Sell{"S1", cart, {{.kind = TenderKind::cash, .given = Money::from_paise(20'000)}}});
    const auto* sold = std::get_if<till::SellAnswer>(&answer);
    REQUIRE(sold);
    REQUIRE(std::get<till::Sale>(sold->outcome).documents.front().type == DocumentType::unbilled_sale);
  }
  till::Book booking() const {
    till::Cart cart;
    cart.lines = {{.sku = "CUP", .quantity = 2, .line_discount = {}, .unit_price = std::nullopt}};
    cart.buyer = {"Asha", "12 Civil Lines", {}};
    return {"S1",
            {.cart = cart,
             .advance = Money::from_paise(5'000),
             .due = ist_date(clock_.utc_ms()),
             .delivery = wire::BookingDelivery::sent_home,
             .note = {}},
            {{.kind = TenderKind::cash, .given = Money::from_paise(5'000)}}};
  }
  std::string booked_serial() {
    const auto answer = ask(booking());
    const auto* booked = std::get_if<till::BookAnswer>(&answer);
    REQUIRE(booked);
    REQUIRE(std::holds_alternative<till::Booked>(booked->outcome));
    return std::get<till::Booked>(booked->outcome).serial;
  }
  // A paper that could not be drawn right after its deed is drawn when it is asked for: whether there was one.
  bool draw_missing_papers(const till::TillAnswer& answer) {
    if (const auto* moved = std::get_if<till::StockAnswer>(&answer)) return draw_missing_challans(*moved);
    const auto* sold = std::get_if<till::SellAnswer>(&answer);
    const auto* sale = sold ? std::get_if<till::Sale>(&sold->outcome) : nullptr;
    if (!sale || sold->bills.size() == sale->documents.size()) return false;
    for (const till::SoldDocument& document : sale->documents) {
      const auto read = ask(till::ReadBill{document.serial});
      const auto* bill = std::get_if<till::BillAnswer>(&read);
      REQUIRE(bill);
      REQUIRE(bill->bill);
      CHECK(bill->bill->payable == document.amounts.payable);
    }
    return true;
  }
  std::int64_t waiting_for_bill() {
    return reader_->number(
        "SELECT count(*) FROM documents WHERE document_type = 8 AND kind = 1 AND "
        "sequence > (SELECT coalesce(max(sequence), 0) FROM consolidated_bills)");
  }
  std::int64_t entries() { return reader_->number("SELECT count(*) FROM journal"); }
  std::int64_t documents() { return reader_->number("SELECT count(*) FROM documents"); }
  std::filesystem::path file() const { return folder_.path() / till::journal_file_name; }

 private:
  bool draw_missing_challans(const till::StockAnswer& moved) {
    if (!moved.outcome || moved.challans.size() == moved.outcome->entries.size()) return false;
    for (const till::StockMoved::Entry& entry : moved.outcome->entries) {
      const auto read = ask(till::ReadBill{entry.challan});
      const auto* paper = std::get_if<till::BillAnswer>(&read);
      REQUIRE(paper);
      REQUIRE(paper->bill);
      CHECK(paper->bill->document == DocumentType::delivery_challan);
    }
    return true;
  }
  void open() {
    thread_ = std::make_unique<till::TillThread>(
        folder_.path(), fair_, clock_,
        [this] {
          const std::lock_guard lock(mutex_);
          is_answered_ = true;
          answered_.notify_one();
        },
        options_);
    storage::OpenOptions reading = options_;
    reading.read_only = true;
    reader_ = std::make_unique<storage::Database>(file(), reading, storage::kiosk_migrations());
  }

  TemporaryFolder folder_;
  storage::OpenOptions options_;
  ManualClock clock_;
  Catalogue fair_;
  std::mutex mutex_;
  std::condition_variable answered_;
  bool is_answered_ = false;
  std::unique_ptr<storage::Database> reader_;
  std::unique_ptr<till::TillThread> thread_;
};

// The deeds that money depends on. The request is made after what it needs was done.
struct AskedDeed {
  const char* name;
  std::function<till::TillRequest(AskingStall&)> request;
  std::function<bool(const till::TillAnswer&)> is_done;
  std::int64_t documents;
};

template <typename Answer>
bool is_outcome(const till::TillAnswer& answer) {
  const auto* answered = std::get_if<Answer>(&answer);
  return answered && answered->outcome;
}

inline const AskedDeed asked_deeds[] = {
    {"sale", [](AskingStall& stall) { return stall.two_sellers(); },
     [](const till::TillAnswer& answer) {
       const auto* sold = std::get_if<till::SellAnswer>(&answer);
       return sold && std::holds_alternative<till::Sale>(sold->outcome);
     },
     2},
    {"refund",
     [](AskingStall& stall) {
       return till::TakeBack{"S1", "P1", stall.sold_serial(), {{.line = 1, .quantity = 1}}, "broken", std::nullopt};
     },
     is_outcome<till::TakenBackAnswer>, 1},
    {"exchange",
     [](AskingStall& stall) {
       const till::Sell more = stall.two_sellers();
       return till::ExchangeGoods{"S1",
                                  "P1",
                                  {.serial = stall.sold_serial(),
                                   .code = {},
                                   .lines = {{.line = 1, .quantity = 1}},
                                   .reason = "size",
                                   .back_by = std::nullopt},
                                  more.cart,
                                  more.tenders,
                                  false};
     },
     is_outcome<till::ExchangeAnswer>, 3},
    {"void",
     [](AskingStall& stall) {
       return till::WithdrawBill{"S1", "P1", stall.sold_serial(), "typed twice"};
     },
     is_outcome<till::WithdrawnAnswer>, 1},
    {"booking", [](AskingStall& stall) { return stall.booking(); },
     [](const till::TillAnswer& answer) {
       const auto* booked = std::get_if<till::BookAnswer>(&answer);
       return booked && std::holds_alternative<till::Booked>(booked->outcome);
     },
     0},
    {"booking delivered",
     [](AskingStall& stall) {
       return till::Deliver{
           "S1", stall.booked_serial(), {{.kind = TenderKind::cash, .given = Money::from_paise(16'000)}}};
     },
     [](const till::TillAnswer& answer) {
       const auto* sold = std::get_if<till::SellAnswer>(&answer);
       return sold && std::holds_alternative<till::Sale>(sold->outcome);
     },
     1},
    {"booking cancelled",
     [](AskingStall& stall) {
       return till::CancelBooking{"S1", "P1", stall.booked_serial(), "not wanted", std::nullopt};
     },
     is_outcome<till::CancelledAnswer>, 0},
    {"goods sent away",
     [](AskingStall&) {
       return till::MoveStock{"S1", "P1", till::StockDeed::send, {{"CUP", 1}, {"POT", 1}}, "S15"};
     },
     is_outcome<till::StockAnswer>, 0},
    {"lead",
     [](AskingStall&) {
       return till::GiveLead{{.sku = "CUP",
                              .quantity = "40",
                              .person = {.name = "Anita", .phone = "9876543210", .place = {}, .words = {}},
                              .has_agreed = true,
                              .language = "hi"}};
     },
     is_outcome<till::LeadGivenAnswer>, 0},
    {"shift close with small sales that wait for a bill",
     [](AskingStall& stall) {
       // A close that is refused leaves its sales waiting: with more of them at each try none would ever get through.
       while (stall.waiting_for_bill() < 2) stall.sold_unbilled();
       return till::CloseShift{"S1", Money::from_paise(100'000)};
     },
     [](const till::TillAnswer& answer) { return is_outcome<till::ShiftAnswer>(answer); }, 0},
    {"shift close",
     [](AskingStall& stall) {
       stall.sold_serial();  // opens one
       return till::CloseShift{"S1", Money::from_paise(100'000)};
     },
     is_outcome<till::ShiftAnswer>, 0},
};

}  // namespace odop::test
