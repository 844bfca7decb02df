#include "crash_stall.h"

#include <algorithm>
#include <stdexcept>

#include "till/after_sale.h"
#include "till/bookings.h"
#include "till/create_kiosk.h"
#include "till/move_cash.h"
#include "till/record_pack.h"
#include "till/shifts.h"
#include "till/upi_attempts.h"

namespace odop::test {

namespace {

std::int64_t pick(std::mt19937_64& random, std::int64_t low, std::int64_t high) {
  return std::uniform_int_distribution<std::int64_t>{low, high}(random);
}

template <typename Outcome>
void expect_done(const Outcome& outcome, const char* deed) {
  if (!outcome) throw std::logic_error(std::string{deed} + " was refused in a crash test");
}

constexpr std::int64_t pack_versions = 6;

const StaffMember supervisor = [] {
  StaffMember member;
  member.code = "P1";
  member.role = Role::supervisor;
  return member;
}();

}  // namespace

CrashStall::CrashStall(const std::filesystem::path& folder, const storage::OpenOptions& options)
    : folder_(folder), options_(options) {
  for (int version = 1; version <= pack_versions; ++version) fairs_.push_back(small_fair(version));
  expect_done(till::create_kiosk(folder_, "K07", clock_, options_), "create_kiosk");
  const auto till = open();
  memory_.pack_version = 0;
  apply_next_pack(*till);
  mirror_ = std::make_unique<BooksMirror>(till->device_key());
}

void CrashStall::remember(const StallMemory& memory) {
  memory_ = memory;
  clock_.set_utc_ms(memory_.head.utc_ms);
}

void CrashStall::acknowledge(till::Till& till) {
  memory_.head = till.head();
  if (memory_.under_way) {
    memory_.cart = memory_.under_way->cart;
    memory_.pack_version = memory_.under_way->pack_version;
  }
  memory_.under_way.reset();
}

void CrashStall::apply_next_pack(till::Till& till) {
  const int version = memory_.pack_version + 1;
  const Catalogue& fair = fairs_.at(static_cast<std::size_t>(version) - 1);
  memory_.under_way = {.documents = 0, .is_journalled = true, .cart = memory_.cart, .pack_version = version};
  expect_done(till::record_pack(till, fair, applied_pack_of(fair)), "record_pack");
  acknowledge(till);
}

void CrashStall::sell(till::Till& till, std::mt19937_64& random) {
  clock_.pass_ms(pick(random, 1, 60'000));
  const Catalogue& fair = fairs_.at(static_cast<std::size_t>(memory_.pack_version) - 1);
  till::Cart cart;
  const std::int64_t lines = pick(random, 1, 3);
  while (static_cast<std::int64_t>(cart.lines.size()) < lines) {
    const Product& product =
        fair.products[static_cast<std::size_t>(pick(random, 0, static_cast<std::int64_t>(fair.products.size()) - 1))];
    if (product.kind == ProductKind::unique && !cart.lines.empty()) continue;
    const std::int64_t quantity = product.kind == ProductKind::unique ? 1
                                  : is_measured(product.kind)         ? pick(random, 50, 900)
                                                                      : pick(random, 1, 3);
    cart.lines.push_back({.sku = product.sku, .quantity = quantity, .line_discount = {}, .unit_price = std::nullopt});
    if (product.kind == ProductKind::unique) break;
  }
  cart.wants_no_bill = pick(random, 0, 1) == 1;
  if (pick(random, 1, 10) == 1) cart.bill_discount = Money::from_paise(pick(random, 1, 500));

  const CivilDate day = ist_date(clock_.utc_ms());
  const bool by_upi = pick(random, 1, 10) <= 4;
  const auto quoted = till::quote_cart(fair, cart, day, !by_upi);
  const auto& quote = std::get<till::CartQuote>(quoted);
  till::TenderGiven tender;
  if (by_upi) {
    tender.kind = TenderKind::upi;
    tender.given = quote.payable;
    if (quote.documents.size() == 1 && !memory_.open_attempts.empty() && pick(random, 0, 1) == 1) {
      tender.attempt_sequence = memory_.open_attempts.back();
      memory_.open_attempts.pop_back();
    }
    // Made from the clock, which never stands still here: the till refuses a second bill with the same number.
    if (pick(random, 0, 1) == 1) tender.reference = std::to_string(501'300'000'000 + clock_.utc_ms() % 100'000'000);
  } else {
    tender.kind = TenderKind::cash;
    tender.given = quote.payable + Money::from_paise(100 * pick(random, 0, 3));
  }
  memory_.under_way = {.documents = static_cast<int>(quote.documents.size()),
                       .is_journalled = true,
                       .cart = std::nullopt,
                       .pack_version = memory_.pack_version};
  const auto outcome = till::complete_sale(till, fair, "S1", cart, {tender});
  if (const auto* refused = std::get_if<till::SaleRefused>(&outcome))
    throw std::logic_error(std::string{"a sale was refused in a crash test: "} + till::code_of(refused->reason) + " " +
                           refused->detail);
  for (const till::SoldDocument& document : std::get<till::Sale>(outcome).documents)
    memory_.sales.push_back({document.serial, document.sequence});
  acknowledge(till);
}

// One of the last bills comes back in part or whole, or is withdrawn.
void CrashStall::take_back(till::Till& till, std::mt19937_64& random) {
  if (memory_.sales.empty()) return;
  clock_.pass_ms(pick(random, 1, 1'000));
  const Catalogue& fair = fairs_.at(static_cast<std::size_t>(memory_.pack_version) - 1);
  const auto count = static_cast<std::int64_t>(memory_.sales.size());
  const std::string serial =
      memory_.sales[static_cast<std::size_t>(count - pick(random, 1, std::min<std::int64_t>(count, 5)))].serial;
  const auto bill = till::returnable_bill(till, serial);
  if (!bill) return;  // a credit note
  memory_.under_way = {
      .documents = 1, .is_journalled = true, .cart = memory_.cart, .pack_version = memory_.pack_version};
  const till::Asking asking{&supervisor, nullptr};
  if (pick(random, 0, 3) == 0) {
    if (!till::void_document(till, asking, serial, "random")) return;
  } else {
    std::vector<till::ReturnAsked> asked;
    if (pick(random, 0, 1) == 0 && bill->lines[0].returned < bill->lines[0].sold) asked.push_back({1, 1});
    const auto refund = till::refund_sale(till, fair, asking, serial, asked, "random");
    if (!refund) return;
    memory_.sales.push_back({refund->serial, refund->sequence});
  }
  acknowledge(till);
}

// Goods are booked; or the booking that is due first is delivered or cancelled.
void CrashStall::book(till::Till& till, std::mt19937_64& random) {
  const Catalogue& fair = fairs_.at(static_cast<std::size_t>(memory_.pack_version) - 1);
  const auto open = till::open_bookings(till);
  memory_.under_way = {
      .documents = 0, .is_journalled = true, .cart = memory_.cart, .pack_version = memory_.pack_version};
  if (open.empty() || pick(random, 0, 1) == 0) {
    memory_.under_way->cart = std::nullopt;
    const till::BookingAsked asked{
        .cart = {.lines = {{.sku = "VASE", .quantity = pick(random, 1, 3), .line_discount = {}, .unit_price = {}}}},
        .advance = Money::from_paise(100 * pick(random, 1, 999)),
        .due = ist_date(clock_.utc_ms()),
        .note = {}};
    const auto outcome =
        till::book_goods(till, fair, "S1", asked, {{.kind = TenderKind::cash, .given = asked.advance}});
    if (!std::holds_alternative<till::Booked>(outcome)) throw std::logic_error("a booking was refused in a crash test");
  } else if (pick(random, 0, 1) == 0) {
    memory_.under_way->documents = 1;
    const auto outcome = till::deliver_booking(till, fair, "S1", open.front().serial,
                                               {{.kind = TenderKind::cash, .given = open.front().balance()}});
    const auto* sale = std::get_if<till::Sale>(&outcome);
    if (!sale) throw std::logic_error("a delivery was refused in a crash test");
    memory_.sales.push_back({sale->documents.front().serial, sale->documents.front().sequence});
  } else {
    expect_done(till::cancel_booking(till, {&supervisor, nullptr}, open.front().serial, "random"), "cancel_booking");
  }
  acknowledge(till);
}

void CrashStall::do_deed(till::Till& till, std::mt19937_64& random) {
  clock_.pass_ms(pick(random, 1, 1'000));
  const Catalogue& fair = fairs_.at(static_cast<std::size_t>(memory_.pack_version) - 1);
  const auto journalled = [&] {
    memory_.under_way = {
        .documents = 0, .is_journalled = true, .cart = memory_.cart, .pack_version = memory_.pack_version};
  };
  switch (pick(random, 0, 19)) {
    case 0: {
      journalled();
      const auto shown = till::show_upi_attempt(till, fair, "S1", pick(random, 0, 1) ? "UPH" : "RAM",
                                                Money::from_paise(pick(random, 100, 5'000'000)));
      expect_done(shown, "show_upi_attempt");
      memory_.open_attempts.push_back(shown->sequence);
      acknowledge(till);
      break;
    }
    case 1:
      if (memory_.open_attempts.empty()) break;
      journalled();
      expect_done(till::abandon_upi_attempt(till, "S2", memory_.open_attempts.back()), "abandon_upi_attempt");
      memory_.open_attempts.pop_back();
      acknowledge(till);
      break;
    case 2:
      journalled();
      if (till::current_shift(till).shift_sequence == 0)
        expect_done(till::open_shift(till, "S1", Money::from_paise(200'000)), "open_shift");
      else
        expect_done(till::close_shift(till, "S1", std::max(Money{}, till::current_shift(till).expected)),
                    "close_shift");
      acknowledge(till);
      break;
    case 3:
    case 4: {
      const std::string cart = "cart " + std::to_string(random());
      memory_.under_way = {.documents = 0, .is_journalled = false, .cart = cart, .pack_version = memory_.pack_version};
      till.tables().set_cart(0, cart, clock_.utc_ms());
      acknowledge(till);
      break;
    }
    case 5:
      if (memory_.pack_version < pack_versions && pick(random, 0, 3) == 0) apply_next_pack(till);
      break;
    case 6:
      till.database().checkpoint();  // a quiet moment
      break;
    case 7:
    case 8:
      take_back(till, random);
      break;
    case 9:
      if (till::current_shift(till).shift_sequence == 0) break;
      journalled();
      expect_done(till::put_cash_in(till, {&supervisor, nullptr}, Money::from_paise(pick(random, 1, 50'000)), "change"),
                  "put_cash_in");
      acknowledge(till);
      break;
    case 10:
      book(till, random);
      break;
    default:
      sell(till, random);
  }
}

std::string CrashStall::fault_in_books(till::Till& till, bool thoroughly) {
  lost_ = 0;
  storage::Database& books = till.database();
  storage::Statement find(
      books, "SELECT serial FROM documents WHERE event = 'mahakumbh-2025' AND kiosk = 'K07' AND sequence = ?");
  // From the newest: when forty are there, older ones are held by the chain that the mirror checks.
  int found = 0;
  for (auto sale = memory_.sales.rbegin(); sale != memory_.sales.rend() && found < 40; ++sale) {
    if (find.bind(sale->sequence).step() && find.text(0) == sale->serial)
      ++found;
    else
      ++lost_;
  }
  find.reset();
  if (lost_ > 0) return std::to_string(lost_) + " acknowledged sales are gone";
  if (std::string fault = mirror_->fault_in(books, till.journal(), thoroughly); !fault.empty()) return fault;
  if (thoroughly && books.text("PRAGMA integrity_check") != "ok") return "the file itself is damaged";
  return {};
}

void CrashStall::take_over(till::Till& till) {
  memory_.cart = till.tables().cart(0);
  const auto applied = till.tables().applied_pack();
  memory_.pack_version = applied ? static_cast<int>(applied->version) : 0;
  const auto last = till.journal().last();
  memory_.head = {last->sequence, *mirror_->hash_at(last->sequence), last->utc_ms};
  if (clock_.utc_ms() < last->utc_ms) clock_.set_utc_ms(last->utc_ms);  // another process's time went on
  memory_.under_way.reset();
  memory_.open_attempts = mirror_->open_attempts();
}

void CrashStall::remember_sold(const std::vector<AcknowledgedSale>& sales) {
  memory_.sales.insert(memory_.sales.end(), sales.begin(), sales.end());
}

std::string CrashStall::fault_after_kill(till::Till& till) {
  if (std::string fault = fault_in_books(till, true); !fault.empty()) return fault;
  take_over(till);
  return {};
}

std::string CrashStall::fault_after_boot(till::Till& till, bool thoroughly) {
  if (std::string fault = fault_in_books(till, thoroughly); !fault.empty()) return fault;
  if (mirror_->hash_at(memory_.head.sequence) != memory_.head.hash)
    return "the last acknowledged entry, " + std::to_string(memory_.head.sequence) + ", is not in the books";
  // From the disk, not from the till's memory: a deed that failed leaves the memory to be read again by the next one.
  const std::int64_t added = mirror_->entries() - memory_.head.sequence;
  const std::int64_t documents = mirror_->documents_after(memory_.head.sequence);
  const auto& under_way = memory_.under_way;
  if (added > 0 && (!under_way || !under_way->is_journalled)) return "entries that nobody asked for";
  if (added > 0 && documents != under_way->documents)
    return "half a deed: " + std::to_string(documents) + " of " + std::to_string(under_way->documents) + " documents";

  // The cart and the applied pack change in the commit of the deed that changes them.
  const auto cart = till.tables().cart(0);
  const auto applied = till.tables().applied_pack();
  const std::int64_t applied_version = applied ? applied->version : 0;
  if (under_way && !under_way->is_journalled) {
    if (cart != memory_.cart && cart != under_way->cart) return "the cart in progress is neither the old nor the new";
  } else if (cart != (added > 0 ? under_way->cart : memory_.cart)) {
    return "the cart in progress does not fit the last deed";
  }
  if (applied_version != (added > 0 ? under_way->pack_version : memory_.pack_version))
    return "the applied pack does not fit the journal";
  const auto& events = mirror_->ledger().reference().events;
  if (events.empty() || events.rbegin()->second.pack_version != applied_version)
    return "the event entry is not the applied pack's";
  take_over(till);
  return {};
}

}  // namespace odop::test
