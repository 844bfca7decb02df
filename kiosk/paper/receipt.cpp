#include "paper/receipt.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/civil_date.h"
#include "core/training.h"
#include "paper/limits.h"
#include "paper/paper_qr.h"
#include "paper/paper_sheet.h"
#include "paper/training_band.h"
#include "text/indian_numbers.h"

namespace odop {

namespace {

// Half of a rate may end in half a basis point: 0.25 % is 0.125 + 0.125.
std::string half_percent(std::int32_t basis_points) {
  if (basis_points % 2 == 0) return format_percent(basis_points / 2);
  auto text = format_percent(basis_points / 2);
  text.pop_back();
  if (text.find('.') == std::string::npos) text += ".00";
  while (text.size() - text.find('.') < 3) text += '0';
  return text + "5%";
}

std::string tax_money(Money money) {
  return format_rupees(money, ShowPaise::always);
}
// Lines, totals and tenders show paise where there are some.
std::string plain_money(Money money) {
  return format_rupees(money);
}

class ReceiptDrawer {
 public:
  ReceiptDrawer(Typesetter& typesetter, const ReceiptView& view, int width_dots, bool leaves_qr_out = false)
      : view_(view),
        leaves_qr_out_(leaves_qr_out),
        words_(view.language),
        sheet_(typesetter, width_dots),
        sizes_(sheet_.sizes()),
        body_(sheet_.regular(sizes_.body)),
        body_bold_(sheet_.bold(sizes_.body)),
        small_(sheet_.regular(sizes_.small)),
        small_bold_(sheet_.bold(sizes_.small)) {}

  Bitmap1 draw() {
    sheet_.border_strip();
    banners();
    supplier();
    sheet_.rule();
    head();
    sheet_.rule();
    lines();
    sheet_.rule();
    totals();
    tenders();
    taxes();
    sheet_.rule();
    code_and_footer();
    closing();
    return sheet_.take();
  }
  // What was left out of the picture.
  const std::optional<NativeQr>& native_qr() const { return native_qr_; }

 private:
  // A credit note says what goes back as positive amounts; the journal keeps them negative.
  Money shown(Money money) const { return view_.document == DocumentType::credit_note ? -money : money; }

  void banners() {
    // Both languages whatever the paper speaks: an inspector and a buyer must each understand it.
    const auto& hindi = Translator::of(Language::hi);
    const auto& english = Translator::of(Language::en);
    if (view_.is_training) training_band(sheet_);
    if (view_.is_demo) {
      sheet_.gap(sizes_.gap);
      sheet_.black_band(
          std::string(hindi.tr_ctx("paper", "DEMONSTRATION")) + " · " + english.tr_ctx("paper", "DEMONSTRATION"),
          body_bold_);
    }
    if (view_.is_void) {
      sheet_.gap(sizes_.gap);
      sheet_.black_band(std::string(hindi.tr_ctx("paper", "VOID")) + " · " + english.tr_ctx("paper", "VOID"),
                        body_bold_);
    }
    if (view_.booking && view_.booking->is_cancelled) {
      sheet_.gap(sizes_.gap);
      sheet_.black_band(std::string(hindi.tr_ctx("paper", "BOOKING CANCELLED")) + " · " +
                            english.tr_ctx("paper", "BOOKING CANCELLED"),
                        body_bold_);
    }
    if (view_.is_duplicate) {
      sheet_.gap(sizes_.gap);
      sheet_.framed(std::string(hindi.tr_ctx("paper", "DUPLICATE")) + " · " + english.tr_ctx("paper", "DUPLICATE"),
                    body_bold_);
    }
  }

  void supplier() {
    sheet_.gap(sizes_.gap);
    const auto& name = words_.first(view_.supplier_name);
    sheet_.text(name, fitting(name, sheet_.serif(sizes_.shop)), Align::centre);
    sheet_.text(words_.second(view_.supplier_name), body_bold_, Align::centre);
    if (!view_.legal_name.empty() && view_.legal_name != view_.supplier_name.exact(Language::en))
      sheet_.text(view_.legal_name, small_, Align::centre);
    sheet_.text(words_.lines(view_.supplier_address), small_, Align::centre);
    sheet_.text(words_.lines(view_.place), small_, Align::centre);
    if (!view_.phone.empty()) sheet_.text(words_.tr_ctx("paper", "Phone") + " " + view_.phone, small_, Align::centre);
    if (!view_.gstin.empty()) sheet_.text("GSTIN " + view_.gstin, small_bold_, Align::centre);
    if (!view_.fssai.empty()) sheet_.text("FSSAI " + view_.fssai, small_, Align::centre);
    // Rule 5(1)(f) wants these very words at the top of every bill of supply, so English stands on a Hindi bill too.
    if (view_.profile == SellerProfile::composition) {
      sheet_.text(PaperWords(view_.language == PaperLanguage::en ? PaperLanguage::en : PaperLanguage::both)
                      .tr_ctx("paper", "composition taxable person, not eligible to collect tax on supplies", "\n"),
                  small_, Align::centre);
    }
  }

  // A long name is set a little smaller before it is broken.
  TextStyle fitting(const std::string& text, const TextStyle& style) {
    const auto smaller = sheet_.shrink_to_fit(text, style, sheet_.content_width());
    return smaller.px * 3 >= style.px * 2 ? smaller : TextStyle{style.family, style.bold, style.px * 3 / 4};
  }

  void head() {
    sheet_.row(document_title(view_.document, words_), body_bold_, shown_serial(view_.serial), body_bold_);
    const auto time = ist_from_utc_ms(view_.utc_ms);
    const auto clock = words_.is_both() ? format_time_24(time.hour, time.minute)
                                        : format_time_spoken(time.hour, time.minute, words_.first());
    sheet_.row(words_.first(view_.staff), small_, to_paper_date(time.date) + "  " + clock, small_);
    if (view_.booking)
      sheet_.text(words_.tr_ctx("paper", "Goods are booked. This is not a tax invoice.", "\n"), small_);
    if (view_.document == DocumentType::unbilled_sale)
      sheet_.text(words_.tr_ctx("paper", "Not a bill. This sale is in the day's consolidated bill.", "\n"), small_);
    if (view_.consolidation) consolidation(*view_.consolidation);
    if (!view_.original_serial.empty())
      sheet_.row(view_.booking ? words_.tr_ctx("paper", "Booked on") : words_.tr_ctx("paper", "For bill"), small_,
                 shown_serial(view_.original_serial) + "  " + to_paper_date(ist_date(view_.original_utc_ms)), small_);
    buyer();
    if (shows_tax()) {
      if (view_.is_inter_state)
        sheet_.row(words_.tr_ctx("paper", "Place of supply"), small_,
                   state_text(view_.place_of_supply, view_.place_of_supply_code), small_);
      sheet_.row(words_.tr_ctx("paper", "Reverse charge"), small_, words_.tr_ctx("paper", "No"), small_);
    }
  }

  void consolidation(const ReceiptConsolidation& sales) {
    sheet_.text(words_.tr_ctx("paper", "Consolidated: sales below ₹200 whose buyers wanted no bill", "\n"), small_);
    sheet_.row(words_.tr_ctx("paper", "Sales of") + " " + to_paper_date(sales.day), small_bold_,
               std::to_string(sales.sales), small_bold_);
    sheet_.text(shown_serial(sales.first_serial) + (sales.sales > 1 ? " – " + shown_serial(sales.last_serial) : ""),
                small_);
  }

  // Neither goods on their way nor an advance for goods carry tax; of a sale without a bill the consolidated one says
  // it.
  bool shows_tax() const {
    return charges_tax(view_.profile) && !is_challan() && !view_.booking &&
           view_.document != DocumentType::unbilled_sale;
  }

  bool is_challan() const { return view_.document == DocumentType::delivery_challan; }

  void buyer() {
    const auto& buyer = view_.buyer;
    if (is_challan()) {
      sheet_.row(words_.tr_ctx("paper", "To stall"), body_, buyer.name, body_bold_);
      sheet_.text(words_.tr_ctx("paper", "Goods on their way to another stall. This is not a sale.", "\n"), small_);
      return;
    }
    const bool is_named = !buyer.name.empty() || !buyer.gstin.empty() || !buyer.address.empty();
    if (is_named) {
      sheet_.text(words_.tr_ctx("paper", "Buyer") + ": " + buyer.name, small_bold_);
      sheet_.text(buyer.address, small_);
      if (!buyer.gstin.empty()) sheet_.text("GSTIN " + buyer.gstin, small_);
      if (!buyer.delivery_address.empty())
        sheet_.text(words_.tr_ctx("paper", "Deliver to") + ": " + buyer.delivery_address, small_);
    }
    if (buyer.state_code != 0)
      sheet_.row(words_.tr_ctx("paper", "Buyer's State"), small_, state_text(buyer.state_name, buyer.state_code),
                 small_);
  }

  std::string state_text(const LocalText& name, int code) const {
    return words_.first(name) + " (" + (code < 10 ? "0" : "") + std::to_string(code) + ")";
  }

  void lines() {
    assert(view_.lines.size() <= paper_limits::receipt_lines_max);
    const bool names_may_be_long = view_.lines.size() <= paper_limits::receipt_lines_with_long_names_max;
    for (std::size_t index = 0; index < view_.lines.size(); ++index) {
      if (index > 0) sheet_.gap(sizes_.gap / 2);
      const auto& line = view_.lines[index];
      sheet_.text(words_.first(line.name), body_bold_, Align::start, names_may_be_long ? 3 : 1);
      sheet_.text(words_.second(line.name), small_, Align::start, names_may_be_long ? 3 : 1);
      sheet_.row(line_detail(line), small_, plain_money(shown(line.gross)), body_bold_);
      if (line.discount != Money{})
        sheet_.row(words_.tr_ctx("paper", "Discount"), small_, plain_money(-shown(line.discount)), small_);
    }
  }

  std::string line_detail(const ReceiptLine& line) const {
    std::string detail = format_quantity(line.quantity, line.kind, words_.first());
    // The unit is a field the law wants (UQC), also where people would leave it out.
    if (!is_measured(line.kind)) detail += std::string(" ") + words_.first().tr_ctx("paper", "pcs");
    // Sold at one price here and another there, a consolidated bill has their sum.
    if (!view_.consolidation) {
      detail += " × " + plain_money(line.unit_price);
      if (is_measured(line.kind)) detail += "/" + unit_of_price(line.kind, words_.first());
    }
    std::string law;
    if (!line.hsn.empty()) law = "HSN " + line.hsn;
    if (shows_tax()) law += (law.empty() ? "" : " · ") + format_percent(line.rate_basis_points);
    // Two spaces that may break: on narrow paper the law's part goes to the next line as a whole.
    return law.empty() ? detail : detail + "  " + no_break(law);
  }

  static std::string no_break(const std::string& text) {
    std::string kept;
    for (const char c : text) kept += c == ' ' ? std::string("\u00A0") : std::string(1, c);
    return kept;
  }

  void totals() {
    if (view_.discount != Money{}) {
      sheet_.row(words_.tr_ctx("paper", "Sum"), small_, plain_money(shown(view_.gross)), small_);
      sheet_.row(words_.tr_ctx("paper", "Discount"), small_, plain_money(-shown(view_.discount)), small_);
    }
    if (view_.booking) return booked_totals();
    if (view_.round_off != Money{})
      sheet_.row(words_.tr_ctx("paper", "Round off"), small_, plain_money(shown(view_.round_off)), small_);
    const std::string label = view_.document == DocumentType::credit_note ? words_.tr_ctx("paper", "Money back")
                              : is_challan()                              ? words_.tr_ctx("paper", "Value")
                                                                          : words_.tr_ctx("paper", "Total");
    large_sum(label, shown(view_.payable));
  }

  // What was paid now stands largest, as the paper's own sum; what is still to be paid and when stands below it.
  void booked_totals() {
    const ReceiptBooking& booking = *view_.booking;
    sheet_.row(words_.tr_ctx("paper", "Price of the goods"), body_, plain_money(view_.payable), body_);
    if (booking.is_cancelled) return large_sum(words_.tr_ctx("paper", "Money back"), booking.advance);
    large_sum(words_.tr_ctx("paper", "Paid now"), booking.advance);
    sheet_.row(words_.tr_ctx("paper", "Balance due"), body_bold_, plain_money(booking.balance), body_bold_);
    sheet_.row(
        booking.is_sent_home ? words_.tr_ctx("paper", "To be sent by") : words_.tr_ctx("paper", "To be taken by"),
        body_bold_, to_paper_date(booking.due), body_bold_);
    if (!booking.note.empty()) sheet_.text(booking.note, small_);
    sheet_.gap(sizes_.gap / 2);
  }

  void large_sum(const std::string& label, Money money) {
    const auto total = plain_money(money);
    const auto label_style = sheet_.bold(words_.is_both() ? sizes_.total_label * 3 / 4 : sizes_.total_label);
    const int room = sheet_.content_width() - sheet_.text_width(label, label_style) - sizes_.gap;
    sheet_.row(label, label_style, total, sheet_.shrink_to_fit(total, sheet_.bold(sizes_.total), room));
    sheet_.text(amount_in_words(money, words_.first_language()), small_);
    if (words_.is_both()) sheet_.text(amount_in_words(money, Language::en), small_);
    sheet_.gap(sizes_.gap / 2);
  }

  void tenders() {
    for (const auto& tender : view_.tenders) {
      if (tender.kind == TenderKind::exchange && tender.amount == Money{}) continue;  // only why it was rounded
      const bool shows_given = tender.kind == TenderKind::cash && tender.given > Money{};
      sheet_.row(tender_label(tender), body_, plain_money(shows_given ? tender.given : shown(tender.amount)), body_);
      if (!tender.booking_serial.empty())
        sheet_.text(shown_serial(tender.booking_serial) + "  " + to_paper_date(ist_date(tender.booked_utc_ms)), small_);
      if (!tender.reference.empty())
        sheet_.text(std::string(tender.kind == TenderKind::upi ? "UPI RRN " : "") +
                        (tender.kind == TenderKind::exchange ? shown_serial(tender.reference) : tender.reference),
                    small_);
    }
    if (view_.change != Money{})
      sheet_.row(words_.tr_ctx("paper", "Change"), body_bold_, plain_money(view_.change), body_bold_);
  }

  std::string tender_label(const ReceiptTender& tender) const {
    const bool goes_back = tender.amount < Money{};
    switch (tender.kind) {
      case TenderKind::cash:
        if (goes_back) return words_.tr_ctx("paper", "Cash given back");
        return tender.given > Money{} ? words_.tr_ctx("paper", "Cash given") : words_.tr_ctx("paper", "Cash");
      case TenderKind::upi:
        return goes_back ? words_.tr_ctx("paper", "UPI given back") : "UPI";
      case TenderKind::card:
        return words_.tr_ctx("paper", "Card");
      case TenderKind::advance:
        return words_.tr_ctx("paper", "Advance paid");
      case TenderKind::exchange:
        return goes_back ? words_.tr_ctx("paper", "Taken in goods") : words_.tr_ctx("paper", "Paid by goods returned");
    }
    return words_.tr_ctx("paper", "Cash");
  }

  void taxes() {
    if (is_challan()) return;
    if (view_.booking) return booking_terms();
    if (!charges_tax(view_.profile)) {
      if (view_.profile == SellerProfile::unregistered) {
        sheet_.dashed_rule();
        sheet_.text(words_.tr_ctx("paper", "The seller is not registered under GST. No tax was charged.", "\n"),
                    small_);
      }
      return;
    }
    if (view_.taxes.empty() || !shows_tax()) return;
    sheet_.dashed_rule();
    sheet_.text(words_.tr_ctx("paper", "Tax inside the price"), small_bold_);
    if (!tax_table()) tax_rows();
  }

  void booking_terms() {
    sheet_.dashed_rule();
    if (view_.booking->is_cancelled) {
      sheet_.text(words_.tr_ctx("paper", "The booking is cancelled and the advance was given back.", "\n"), small_);
      return;
    }
    sheet_.text(
        fill(words_.first().tr_ctx("paper", "Bring this paper: kiosk {0} knows this booking."), {view_.kiosk_label}),
        body_bold_);
    if (words_.is_both())
      sheet_.text(fill(Translator::of(Language::en).tr_ctx("paper", "Bring this paper: kiosk {0} knows this booking."),
                       {view_.kiosk_label}),
                  small_);
    sheet_.text(words_.tr_ctx("paper", "The bill with its tax is given when the goods are.", "\n"), small_);
  }

  bool tax_table() {
    std::array<std::string, 4> heads{"GST", words_.first().tr_ctx("paper", "Taxable ₹"), "CGST ₹", "SGST ₹"};
    if (view_.is_inter_state) heads = {"IGST", words_.first().tr_ctx("paper", "Taxable ₹"), "IGST ₹", ""};
    std::vector<PaperSheet::Column> columns(view_.is_inter_state ? 3 : 4);
    for (std::size_t index = 0; index < columns.size(); ++index) columns[index].cells.push_back(heads[index]);
    columns[0].align = Align::start;
    TaxSplit sum;
    for (const auto& row : view_.taxes) {
      const auto half = half_percent(row.rate_basis_points);
      columns[0].cells.push_back(row.rate_basis_points == 0 ? words_.first().tr_ctx("paper", "Exempt")
                                 : view_.is_inter_state     ? format_percent(row.rate_basis_points)
                                                            : half.substr(0, half.size() - 1) + "+" + half);
      add_amounts(columns, row.split);
      sum += row.split;
    }
    if (view_.taxes.size() > 1) {
      columns[0].cells.push_back(words_.first().tr_ctx("paper", "Sum"));
      add_amounts(columns, sum);
    }
    const auto small_head = sheet_.bold(sizes_.tiny);
    return sheet_.table(columns, small_head, small_) || sheet_.table(columns, small_head, sheet_.regular(sizes_.tiny));
  }

  void add_amounts(std::vector<PaperSheet::Column>& columns, const TaxSplit& split) const {
    columns[1].cells.push_back(format_rupees_plain(shown(split.taxable)));
    if (view_.is_inter_state) {
      columns[2].cells.push_back(format_rupees_plain(shown(split.igst)));
      return;
    }
    columns[2].cells.push_back(format_rupees_plain(shown(split.cgst)));
    columns[3].cells.push_back(format_rupees_plain(shown(split.sgst)));
  }

  // Sums too long for four columns on narrow paper: one below the other.
  void tax_rows() {
    for (const auto& row : view_.taxes) {
      sheet_.row(std::string("GST ") + format_percent(row.rate_basis_points) + " · " +
                     words_.first().tr_ctx("paper", "Taxable ₹"),
                 small_, tax_money(shown(row.split.taxable)), small_);
      if (row.rate_basis_points == 0) continue;
      if (view_.is_inter_state) {
        sheet_.row("IGST " + format_percent(row.rate_basis_points), small_, tax_money(shown(row.split.igst)), small_);
        continue;
      }
      const auto half = half_percent(row.rate_basis_points);
      sheet_.row("CGST " + half, small_, tax_money(shown(row.split.cgst)), small_);
      sheet_.row("SGST " + half, small_, tax_money(shown(row.split.sgst)), small_);
    }
  }

  void code_and_footer() {
    const std::array<std::string, 2> texts{view_.qr_text, view_.qr_fallback};
    const bool is_wide = sheet_.content_width() >= 500;
    const int beside_max = sheet_.content_width() * 2 / 3;
    const auto qr =
        choose_paper_qr(texts, sheet_.width_dots(), is_wide ? beside_max * 5 / 6 : sheet_.content_width() * 4 / 5);
    std::string witness = words_.first().tr_ctx("paper", "Journal");
    witness += " " + view_.kiosk_label + " · " + std::to_string(view_.sequence) + "\n" + view_.head_hex.substr(0, 8);
    const std::string check = words_.tr_ctx("paper", "Scan to check this bill", "\n");
    if (qr && is_wide && qr->side_dots() <= beside_max && !leaves_qr_out_) {
      // The quiet zone is white already: it may reach into the margin, so that the dark part lines up with the text.
      const int quiet = qr_quiet_zone_modules * qr->dots_per_module;
      const int x = std::max(sheet_.left() - quiet, 0);
      const int top = sheet_.y();
      const int side = sheet_.qr_at(qr->code, qr->dots_per_module, x);
      const int column = x + side;
      const int width = sheet_.width_dots() - sizes_.margin - column;
      sheet_.move_to(top + quiet - sizes_.gap / 2);
      sheet_.text_at(check, body_bold_, column, width);
      sheet_.gap(sizes_.gap / 2);
      sheet_.text_at(witness, small_, column, width);
      sheet_.gap(sizes_.gap / 2);
      sheet_.text_at(words_.lines(view_.footer), small_, column, width);
      sheet_.move_to(std::max(sheet_.y(), top + side - quiet / 2));
      return;
    }
    if (qr) {
      if (leaves_qr_out_) {
        native_qr_ = NativeQr{.text = qr->text,
                              .dots_per_module = qr->dots_per_module,
                              .top = sheet_.y() + qr_quiet_zone_modules * qr->dots_per_module,
                              .side_dots = qr->code.size() * qr->dots_per_module};
      } else {
        sheet_.qr_at(qr->code, qr->dots_per_module, (sheet_.width_dots() - qr->side_dots()) / 2);
      }
      sheet_.move_to(sheet_.y() + qr->side_dots() - sizes_.gap);
      sheet_.text(check, body_bold_, Align::centre);
    }
    std::replace(witness.begin(), witness.end(), '\n', ' ');
    sheet_.text(witness, small_, Align::centre);
    sheet_.gap(sizes_.gap / 2);
    sheet_.text(words_.lines(view_.footer), small_, Align::centre);
  }

  // Who gave the goods out of hand, and who took them.
  void signatures() {
    for (const std::string& who : {words_.tr_ctx("paper", "Given by"), words_.tr_ctx("paper", "Received by")}) {
      sheet_.gap(sizes_.gap * 3);
      sheet_.dashed_rule();
      sheet_.text(who, small_);
    }
  }

  void closing() {
    sheet_.gap(sizes_.gap);
    if (is_challan())
      signatures();
    else if (!view_.consolidation)
      sheet_.text(words_.tr_ctx("paper", "Thank you, come again", "\n"), sheet_.serif(sizes_.thanks), Align::centre);
    banners();
    sheet_.gap(sizes_.gap);
    sheet_.border_strip();
  }

  const ReceiptView& view_;
  bool leaves_qr_out_;
  std::optional<NativeQr> native_qr_;
  PaperWords words_;
  PaperSheet sheet_;
  const PaperSizes& sizes_;
  TextStyle body_, body_bold_, small_, small_bold_;
};

}  // namespace

std::string document_title(DocumentType document, const PaperWords& words) {
  switch (document) {
    case DocumentType::invoice:
      return words.tr_ctx("paper", "Tax Invoice");
    case DocumentType::bill_of_supply:
      return words.tr_ctx("paper", "Bill of Supply");
    case DocumentType::cash_memo:
      return words.tr_ctx("paper", "Cash memo");
    case DocumentType::invoice_cum_bill:
      return words.tr_ctx("paper", "Invoice-cum-bill of supply");
    case DocumentType::credit_note:
      return words.tr_ctx("paper", "Credit Note");
    case DocumentType::payment_received:
      return words.tr_ctx("paper", "Payment received");
    case DocumentType::delivery_challan:
      return words.tr_ctx("paper", "Delivery challan");
    case DocumentType::unbilled_sale:
      return words.tr_ctx("paper", "Sale slip");
  }
  return words.tr_ctx("paper", "Cash memo");
}

Bitmap1 draw_receipt(Typesetter& typesetter, const ReceiptView& view, int width_dots) {
  return ReceiptDrawer(typesetter, view, width_dots).draw();
}

ReceiptAroundQr draw_receipt_around_qr(Typesetter& typesetter, const ReceiptView& view, int width_dots) {
  ReceiptDrawer drawer(typesetter, view, width_dots, true);
  Bitmap1 picture = drawer.draw();
  return {std::move(picture), drawer.native_qr()};
}

}  // namespace odop
