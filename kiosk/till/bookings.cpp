#include "till/bookings.h"

#include <algorithm>

#include "core/receipt_number.h"
#include "till/item_entries.h"
#include "till/receipt_of.h"
#include "till/shifts.h"
#include "till/tenders.h"
#include "wire/bounds.h"

namespace odop::till {

const char* code_of(BookingRefusal refusal) {
  switch (refusal) {
    case BookingRefusal::several_sellers:
      return "several_sellers";
    case BookingRefusal::advance_too_small:
      return "advance_too_small";
    case BookingRefusal::advance_too_large:
      return "advance_too_large";
    case BookingRefusal::advance_not_whole_rupees:
      return "advance_not_whole_rupees";
    case BookingRefusal::due_day_wrong:
      return "due_day_wrong";
    case BookingRefusal::buyer_incomplete:
      return "buyer_incomplete";
    case BookingRefusal::note_too_long:
      return "note_too_long";
    case BookingRefusal::no_such_booking:
      return "no_such_booking";
    case BookingRefusal::already_delivered:
      return "already_delivered";
    case BookingRefusal::already_cancelled:
      return "already_cancelled";
    case BookingRefusal::reason_missing:
      return "reason_missing";
    case BookingRefusal::reason_too_long:
      return "reason_too_long";
    case BookingRefusal::needs_supervisor:
      return "needs_supervisor";
    case BookingRefusal::no_pack:
      return "no_pack";
    case BookingRefusal::clock_suspect:
      return "clock_suspect";
  }
  return "refused";
}

namespace {

BookingRefused refuse(BookingRefusal reason, std::string detail = {}) {
  return {reason, std::move(detail)};
}

// What of the wish itself cannot be; the goods and the money are looked at as a sale's.
std::optional<BookingRefused> check_asked(const BookingAsked& asked, Money payable, CivilDate today) {
  if (asked.advance < Money::from_paise(100))
    return refuse(BookingRefusal::advance_too_small, std::to_string(asked.advance.paise()));
  if (asked.advance > payable) return refuse(BookingRefusal::advance_too_large, std::to_string(asked.advance.paise()));
  // Else less than a rupee might be left at the end, which neither coins nor UPI can pay.
  if (asked.advance.paise() % 100 != 0 && asked.advance != payable)
    return refuse(BookingRefusal::advance_not_whole_rupees, std::to_string(asked.advance.paise()));
  const std::int64_t days = days_from_civil(asked.due) - days_from_civil(today);
  if (days < 0 || days > booked_days_max) return refuse(BookingRefusal::due_day_wrong, to_iso_date(asked.due));
  if (asked.delivery == wire::BookingDelivery::sent_home &&
      (asked.cart.buyer.name.empty() || asked.cart.buyer.address.empty()))
    return refuse(BookingRefusal::buyer_incomplete, asked.cart.buyer.name.empty() ? "name" : "address");
  if (asked.note.size() > wire::name_length_max || !wire::is_clean_utf8(asked.note))
    return refuse(BookingRefusal::note_too_long);
  return std::nullopt;
}

constexpr const char* columns =
    "SELECT b.sequence, b.serial, b.staff, b.supplier, b.state, b.payable_paise, b.advance_paise, b.due_day, "
    "b.delivery, b.note, b.utc_ms, coalesce(d.serial, '') FROM bookings b LEFT JOIN documents d "
    "ON b.state = 2 AND d.kiosk = b.kiosk AND d.sequence = b.ended_sequence ";

// Goods and buyer from the booking's own entry; a list of some hundred reads that many entries.
void add_entry(Till& till, Booking& booking) {
  const auto row = till.journal().at(booking.sequence);
  if (!row) return;
  const wire::BookingPayload payload = wire::decode_booking(row->payload);
  const wire::LedgerReference& reference = till.ledger().reference();
  booking.buyer = buyer_named(till, payload.sidecars).value_or(Buyer{});
  booking.buyer_state = static_cast<int>(payload.buyer_state);
  const auto pricing = wire::pricing_of(payload, reference);
  const auto amounts = pricing ? price_document(pricing->terms, pricing->lines)
                               : Result<DocumentAmounts, PricingRefusal>{Refused{PricingRefusal::amount_out_of_range}};
  for (std::size_t i = 0; i < payload.lines.size(); ++i) {
    const auto item = reference.items.find(payload.lines[i].item_sequence);
    if (item == reference.items.end()) continue;
    booking.lines.push_back({.sku = item->second.sku,
                             .name = LocalText{item->second.name_hi, item->second.name_en},
                             .kind = item->second.kind,
                             .quantity = payload.lines[i].quantity,
                             .net = amounts ? amounts->lines[i].net : Money{}});
  }
}

std::vector<Booking> read_bookings(Till& till, storage::Statement& read) {
  std::vector<Booking> bookings;
  while (read.step()) {
    Booking booking;
    booking.sequence = read.number(0);
    booking.serial = read.text(1);
    booking.staff = read.text(2);
    booking.supplier = read.text(3);
    booking.state = static_cast<BookingState>(read.number(4));
    booking.payable = Money::from_paise(read.number(5));
    booking.advance = Money::from_paise(read.number(6));
    booking.due = civil_from_days(read.number(7));
    booking.delivery = static_cast<wire::BookingDelivery>(read.number(8));
    booking.note = read.text(9);
    booking.utc_ms = read.number(10);
    booking.ended_serial = read.text(11);
    add_entry(till, booking);
    bookings.push_back(std::move(booking));
  }
  return bookings;
}

Result<Booking, BookingRefused> open_booking(Till& till, const std::string& serial) {
  auto booking = find_booking(till, serial);
  if (!booking) return Refused{refuse(BookingRefusal::no_such_booking, serial)};
  if (booking->state == BookingState::delivered)
    return Refused{refuse(BookingRefusal::already_delivered, booking->ended_serial)};
  if (booking->state == BookingState::cancelled) return Refused{refuse(BookingRefusal::already_cancelled, serial)};
  return std::move(*booking);
}

wire::BookingPayload payload_at(Till& till, std::int64_t sequence) {
  return wire::decode_booking(till.journal().at(sequence)->payload);
}

// What of a booking is paid in cash counts together: the law sees one transaction.
std::optional<SaleRefused> check_cash_limit(const wire::BookingPayload& booking,
                                            const std::vector<TenderGiven>& tenders) {
  Money otherwise;
  for (const wire::SaleTender& tender : booking.tenders)
    if (tender.kind != TenderKind::cash) otherwise += Money::from_paise(tender.amount_paise);
  bool is_more_cash = false;
  for (const TenderGiven& tender : tenders) {
    if (tender.kind == TenderKind::cash)
      is_more_cash = is_more_cash || tender.given > Money{};
    else
      otherwise += tender.given;
  }
  const Money cash = Money::from_paise(booking.payable_paise) - otherwise;
  if (!is_more_cash || cash < cash_limit) return std::nullopt;
  return SaleRefused{SaleRefusal::cash_limit, std::to_string(cash.paise())};
}

}  // namespace

std::variant<Booked, SaleRefused, BookingRefused> book_goods(Till& till, const Catalogue& catalogue,
                                                             const std::string& staff, const BookingAsked& asked,
                                                             const std::vector<TenderGiven>& tenders,
                                                             const std::string& approver) {
  till.ready_for_deed();
  if (!till.event_sequence()) return SaleRefused{SaleRefusal::no_pack, ""};
  if (till.is_clock_suspect()) return SaleRefused{SaleRefusal::clock_suspect, to_iso_ist(till.clock().utc_ms())};
  const std::int64_t now_ms = till.clock().utc_ms();
  const CivilDate day = ist_date(now_ms);
  // To the paisa: whether the bill will be rounded is decided by how the balance is paid.
  const auto quoted = quote_cart(catalogue, asked.cart, day, false);
  if (const auto* refused = std::get_if<SaleRefused>(&quoted)) return *refused;
  const auto& quote = std::get<CartQuote>(quoted);
  if (quote.documents.size() != 1) return refuse(BookingRefusal::several_sellers);
  const StaffMember* supervisor = quote.below_floor.empty() ? nullptr : supervisor_among(catalogue, staff, approver);
  if (!quote.below_floor.empty() && !supervisor)
    return SaleRefused{SaleRefusal::below_floor, asked.cart.lines[quote.below_floor.front().line_index].sku};
  if (quote.needs_buyer) return SaleRefused{SaleRefusal::buyer_needed, std::to_string(buyer_named_from.paise())};
  // Asked now, not when the goods are handed over: whoever took an advance has to deliver.
  if (const auto refused = check_turnover(catalogue, quote, day, till.tables().turnover(financial_year_start(day))))
    return *refused;
  if (const auto refused = check_asked(asked, quote.payable, day)) return *refused;
  if (const auto refused = check_tenders(till, tenders, asked.advance, 1, day)) return *refused;
  const CartQuote::Document& document = quote.documents.front();
  const auto series = series_name(financial_year_start(day), till.label(), document.supplier->series_code,
                                  DocumentType::payment_received);
  if (till.ledger().last_number(series) >= serial_number_max) return SaleRefused{SaleRefusal::serials_used_up, series};
  const auto supplier_sequence = till.supplier_sequence(document.supplier->code);
  if (!supplier_sequence) return SaleRefused{SaleRefusal::no_pack, document.supplier->code};

  Deed deed(till, now_ms);
  wire::BookingPayload booking;
  booking.shift_sequence = open_shift_for_sale(till, deed, staff);
  booking.bill_discount_paise = asked.cart.bill_discount.paise();
  for (std::size_t i = 0; i < document.line_indexes.size(); ++i) {
    const CartLine& line = asked.cart.lines[document.line_indexes[i]];
    const Product& product = *catalogue.find_product(line.sku);
    booking.lines.push_back({.item_sequence = item_entry(till, deed, catalogue, product, day),
                             .quantity = line.quantity,
                             .unit_price_paise = line.unit_price.value_or(product.price_on(day)).paise(),
                             .line_discount_paise = line.line_discount.paise(),
                             .rate_basis_points = document.amounts.lines[i].rate.basis_points});
  }
  booking.event_sequence = *till.event_sequence();
  booking.supplier_sequence = *supplier_sequence;
  booking.series = series;
  booking.number = till.ledger().last_number(series) + 1;
  booking.staff = staff;
  booking.approved_by = supervisor ? supervisor->code : std::string{};
  const bool outside_event = day < catalogue.event.first_day || catalogue.event.last_day < day;
  booking.flags = outside_event ? std::uint32_t{wire::sale_outside_event} : 0U;
  booking.buyer_state = asked.cart.buyer_state;
  booking.payable_paise = quote.payable.paise();
  std::vector<TenderGiven> left = tenders;
  booking.tenders = allot(left, asked.advance, true);
  booking.due_day = days_from_civil(asked.due);
  booking.delivery = asked.delivery;
  booking.note = asked.note;
  if (const auto sidecar = keep_buyer(till, asked.cart.buyer)) booking.sidecars.push_back(*sidecar);
  const auto entry = deed.append(wire::EntryType::booking, wire::encode(booking));
  till.tables().erase_cart(0);  // the cart in progress ends with it, in the same commit
  // The answer first: when the disk has the booking, nothing may fail any more.
  Booked booked{receipt_number(series, booking.number), entry.sequence, quote.payable, asked.advance, {}};
  for (const wire::SaleTender& tender : booking.tenders)
    booked.change += Money::from_paise(tender.tendered_paise - tender.amount_paise);
  deed.finish();
  return booked;
}

std::vector<Booking> open_bookings(Till& till) {
  storage::Statement read(till.database(), std::string(columns) +
                                               "WHERE b.kiosk = ? AND b.state = 1 ORDER BY b.due_day, b.sequence "
                                               "LIMIT ?");
  read.bind(till.label(), open_bookings_max);
  return read_bookings(till, read);
}

std::vector<Booking> bookings_numbered(Till& till, std::int64_t number) {
  std::vector<Booking> found;
  if (number < 1 || number > serial_number_max) return found;
  till.tables().visit_series([&](const std::string& series, std::int64_t last) {
    if (number > last || series.empty() || document_from_letter(series.back()) != DocumentType::payment_received)
      return;
    if (auto booking = find_booking(till, receipt_number(series, number))) found.push_back(std::move(*booking));
  });
  std::sort(found.begin(), found.end(), [](const Booking& a, const Booking& b) { return a.sequence > b.sequence; });
  return found;
}

std::optional<Booking> find_booking(Till& till, const std::string& serial) {
  storage::Statement read(till.database(), std::string(columns) + "WHERE b.serial = ? AND b.kiosk = ?");
  read.bind(serial, till.label());
  auto found = read_bookings(till, read);
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

Result<Cart, BookingRefused> booked_cart(Till& till, const std::string& serial) {
  till.ready_for_deed();
  const auto booking = open_booking(till, serial);
  if (!booking) return Refused{booking.reason()};
  const wire::BookingPayload payload = payload_at(till, booking->sequence);
  Cart cart;
  for (const wire::SaleLine& line : payload.lines)
    cart.lines.push_back({.sku = till.ledger().reference().items.at(line.item_sequence).sku,
                          .quantity = line.quantity,
                          .line_discount = Money::from_paise(line.line_discount_paise),
                          .unit_price = Money::from_paise(line.unit_price_paise)});
  cart.bill_discount = Money::from_paise(payload.bill_discount_paise);
  cart.buyer = booking->buyer;
  cart.buyer_state = booking->buyer_state;
  cart.booked = BookedBefore{booking->sequence, booking->advance};
  return cart;
}

std::variant<Sale, SaleRefused, BookingRefused> deliver_booking(Till& till, const Catalogue& catalogue,
                                                                const std::string& staff, const std::string& serial,
                                                                const std::vector<TenderGiven>& tenders) {
  const auto cart = booked_cart(till, serial);
  if (!cart) return cart.reason();
  if (const auto refused = check_cash_limit(payload_at(till, cart->booked->sequence), tenders)) return *refused;
  auto outcome = complete_sale(till, catalogue, staff, *cart, tenders);
  if (auto* refused = std::get_if<SaleRefused>(&outcome)) return std::move(*refused);
  return std::move(std::get<Sale>(outcome));
}

Result<BookingCancelled, BookingRefused> cancel_booking(Till& till, const Asking& asking, const std::string& serial,
                                                        const std::string& reason, std::optional<TenderKind> back_by) {
  till.ready_for_deed();
  if (!till.event_sequence()) return Refused{refuse(BookingRefusal::no_pack)};
  if (till.is_clock_suspect()) return Refused{refuse(BookingRefusal::clock_suspect)};
  if (const auto bad = check_reason(reason))
    return Refused{refuse(*bad == AfterSaleRefusal::reason_missing ? BookingRefusal::reason_missing
                                                                   : BookingRefusal::reason_too_long)};
  const StaffMember* supervisor = supervisor_of(asking);
  if (!supervisor) return Refused{refuse(BookingRefusal::needs_supervisor, serial)};
  const auto booking = open_booking(till, serial);
  if (!booking) return Refused{booking.reason()};
  BookingCancelled done{serial, 0, booking->advance, {}};
  if (back_by)
    done.tenders.push_back({*back_by, booking->advance.paise(), {}});
  else
    for (const wire::SaleTender& tender : payload_at(till, booking->sequence).tenders)
      if (tender.amount_paise > 0) done.tenders.push_back({tender.kind, tender.amount_paise, {}});
  for (const wire::RefundTender& tender : done.tenders)
    if (tender.kind == TenderKind::cash && tender.amount_paise % 100 != 0)
      return Refused{refuse(BookingRefusal::advance_not_whole_rupees, std::to_string(tender.amount_paise))};

  Deed deed(till);
  const auto entry = deed.append(
      wire::EntryType::booking_end,
      wire::encode(wire::BookingEndPayload{.end = wire::BookingEnd::cancelled,
                                           .booking_sequence = booking->sequence,
                                           .shift_sequence = open_shift_for_sale(till, deed, asking.staff->code),
                                           .staff = asking.staff->code,
                                           .approved_by = supervisor->code,
                                           .reason = reason,
                                           .tenders = done.tenders}));
  done.sequence = entry.sequence;
  deed.finish();
  return done;
}

}  // namespace odop::till
