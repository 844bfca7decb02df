// Goods booked in advance: a buyer orders goods of one supplier (not in stock, a custom size, a large piece to be sent
// home), pays a part now and the rest at delivery. A booking moves no stock and is no sale: no tax falls on an advance
// for goods (Notification 66/2017). The sale that delivers it sells what was booked at the price of then. A booking is
// known to the kiosk that made it; its paper names that kiosk. Called on the till thread by the screen and by odop
// book.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/catalogue.h"
#include "core/facts.h"
#include "core/result.h"
#include "till/after_sale.h"
#include "till/complete_sale.h"
#include "till/till.h"
#include "wire/payloads.h"

namespace odop::till {

// Beside the SaleRefusals: the goods are priced and paid for as a sale's are.
enum class BookingRefusal {
  several_sellers,    // the goods need more than one document
  advance_too_small,  // below one rupee
  advance_too_large,  // more than the goods come to
  advance_not_whole_rupees,
  due_day_wrong,     // before today, or further off than booked_days_max
  buyer_incomplete,  // goods sent home without a name and an address
  note_too_long,
  no_such_booking,
  already_delivered,
  already_cancelled,
  reason_missing,
  reason_too_long,
  needs_supervisor,
  no_pack,
  clock_suspect,
};
const char* code_of(BookingRefusal refusal);  // stable, for programs and translation
struct BookingRefused {
  BookingRefusal reason;
  std::string detail;  // the serial, amount or date in question
};

inline constexpr std::int64_t booked_days_max = 366;

struct BookingAsked {
  Cart cart;      // with the buyer
  Money advance;  // whole rupees, or all that the goods come to
  CivilDate due;
  wire::BookingDelivery delivery = wire::BookingDelivery::collected;
  std::string note;
};
struct Booked {
  std::string serial;
  std::int64_t sequence = 0;
  Money payable, advance;
  Money change;  // cash to hand back
};
// tenders pay the advance. approver: as of complete_sale.
[[nodiscard]] std::variant<Booked, SaleRefused, BookingRefused> book_goods(Till& till, const Catalogue& catalogue,
                                                                           const std::string& staff,
                                                                           const BookingAsked& asked,
                                                                           const std::vector<TenderGiven>& tenders,
                                                                           const std::string& approver = {});

// A booking as it stands now.
struct Booking {
  std::int64_t sequence = 0;
  std::int64_t utc_ms = 0;
  std::string serial, staff;
  std::string supplier;  // code
  BookingState state = BookingState::open;
  Money payable, advance;
  Money balance() const { return payable - advance; }
  CivilDate due;
  wire::BookingDelivery delivery = wire::BookingDelivery::collected;
  std::string note;
  std::string ended_serial;  // of the bill that delivered it
  Buyer buyer;
  int buyer_state = 0;
  struct Line {
    std::string sku;
    LocalText name;
    ProductKind kind = ProductKind::piece;
    std::int64_t quantity = 0;
    Money net;
  };
  std::vector<Line> lines;
};
inline constexpr int open_bookings_max = 300;                             // of one list
std::vector<Booking> open_bookings(Till& till);                           // what is due first stands first
std::vector<Booking> bookings_numbered(Till& till, std::int64_t number);  // whatever became of them, newest first
std::optional<Booking> find_booking(Till& till, const std::string& serial);

// The booked goods at their price, with the buyer, for the screen that takes the balance; nullopt: there is none of
// that serial, or it is not open.
Result<Cart, BookingRefused> booked_cart(Till& till, const std::string& serial);

// The goods are handed over or sent: a sale whose tenders are the advance and these, in one commit.
[[nodiscard]] std::variant<Sale, SaleRefused, BookingRefused> deliver_booking(Till& till, const Catalogue& catalogue,
                                                                              const std::string& staff,
                                                                              const std::string& serial,
                                                                              const std::vector<TenderGiven>& tenders);

// The advance goes back the way it came, or all of it by back_by. A supervisor must allow it.
struct BookingCancelled {
  std::string serial;
  std::int64_t sequence = 0;
  Money advance;
  std::vector<wire::RefundTender> tenders;
};
[[nodiscard]] Result<BookingCancelled, BookingRefused> cancel_booking(Till& till, const Asking& asking,
                                                                      const std::string& serial,
                                                                      const std::string& reason,
                                                                      std::optional<TenderKind> back_by = std::nullopt);

}  // namespace odop::till
