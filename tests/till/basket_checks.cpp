// What the stall of chance holds against its book: papers, reports, entries, views, totals, and odop verify.
#include <algorithm>
#include <fstream>
#include <set>
#include <stdexcept>

#include "basket_stall.h"
#include "till/receipt_of.h"
#include "till/shift_report.h"
#include "till/verify_books.h"

namespace odop::test {

namespace {

using by_hand::Paise;

[[noreturn]] void differs(const std::string& where, const std::string& expected, const std::string& found) {
  throw std::runtime_error(where + ": expected " + expected + ", found " + found);
}
void same(const std::string& where, std::int64_t expected, std::int64_t found) {
  if (expected != found) differs(where, std::to_string(expected), std::to_string(found));
}
void same(const std::string& where, const std::string& expected, const std::string& found) {
  if (expected != found) differs(where, expected, found);
}
void same(const std::string& where, const Paise& expected, const Paise& found) {
  if (expected != found) differs(where, by_hand::to_text(expected), by_hand::to_text(found));
}

Paise taxes_of(const TaxSplit& split) {
  return {.taxable = split.taxable.paise(),
          .cgst = split.cgst.paise(),
          .sgst = split.sgst.paise(),
          .igst = split.igst.paise()};
}
Paise taxes_of(const Paise& paise) {
  return {.taxable = paise.taxable, .cgst = paise.cgst, .sgst = paise.sgst, .igst = paise.igst};
}
Paise said_by(const LineAmounts& line) {
  Paise paise = taxes_of(line.split);
  paise.gross = line.gross.paise();
  paise.discount = line.discount.paise();
  paise.net = line.net.paise();
  return paise;
}
Paise said_by(const DocumentAmounts& amounts) {
  Paise paise = taxes_of(amounts.split);
  paise.gross = amounts.gross.paise();
  paise.discount = amounts.discount.paise();
  paise.net = amounts.net.paise();
  paise.round_off = amounts.round_off.paise();
  paise.payable = amounts.payable.paise();
  return paise;
}
template <typename Payload>
Paise stated_by(const Payload& payload) {
  return {.taxable = payload.taxable_paise,
          .cgst = payload.cgst_paise,
          .sgst = payload.sgst_paise,
          .igst = payload.igst_paise,
          .round_off = payload.round_off_paise,
          .payable = payload.payable_paise};
}
Paise stated_of(const Paise& sum) {
  Paise stated = taxes_of(sum);
  stated.round_off = sum.round_off;
  stated.payable = sum.payable;
  return stated;
}

}  // namespace

// What the screen was told.
void BasketStall::check_sold(const till::Sale& sale, const Basket& basket) {
  same("documents of a basket", std::ssize(basket.rows), std::ssize(sale.documents));
  same("payable of a basket", basket.payable, sale.payable.paise());
  same("change", basket.change, sale.change.paise());
  for (std::size_t d = 0; d < basket.rows.size(); ++d) {
    const Row& row = basket.rows[d];
    const till::SoldDocument& document = sale.documents[d];
    const std::string series_code = fair_.find_supplier(row.seller)->series_code;
    constexpr char letters[] = {'?', 'I', 'S', 'U', 'M', 'C', 'P', 'D', 'N'};
    const std::string serial = next_serial(series_code, letters[static_cast<int>(row.type)]);
    same("serial", serial, document.serial);
    same(serial + " type", static_cast<std::int64_t>(row.type), static_cast<std::int64_t>(document.type));
    same(serial + " lines", std::ssize(row.bill.lines), std::ssize(document.amounts.lines));
    for (std::size_t i = 0; i < row.bill.lines.size(); ++i) {
      same(serial + " line", row.bill.lines[i].paise, said_by(document.amounts.lines[i]));
      same(serial + " rate", row.bill.lines[i].rate, document.amounts.lines[i].rate.basis_points);
    }
    same(serial, row.bill.sum, said_by(document.amounts));
  }
}

// What the paper says, line by line, and that a reader can add it up.
void BasketStall::check_paper(const Row& row) {
  const std::int64_t sign = row.kind == DocumentKind::refund ? -1 : 1;
  const auto view = till::receipt_of(*till_, fair_, row.sequence);
  if (!view) throw std::runtime_error(row.serial + " has no paper");
  const std::string& where = row.serial;
  same(where + " on paper", row.serial, view->serial);
  same(where + " type on paper", static_cast<std::int64_t>(row.type), static_cast<std::int64_t>(view->document));
  same(where + " lines on paper", std::ssize(row.bill.lines), std::ssize(view->lines));
  std::int64_t added_up = 0;
  std::map<std::int64_t, Paise> by_rate;
  for (std::size_t i = 0; i < row.bill.lines.size(); ++i) {
    const by_hand::Line& line = row.bill.lines[i];
    const ReceiptLine& shown = view->lines[i];
    same(where + " quantity on paper", line.quantity, shown.quantity);
    same(where + " price on paper", row.prices[i], shown.unit_price.paise());
    same(where + " gross on paper", sign * line.paise.gross, shown.gross.paise());
    same(where + " discount on paper", sign * line.paise.discount, shown.discount.paise());
    same(where + " rate on paper", line.rate, shown.rate_basis_points);
    added_up += shown.gross.paise() - shown.discount.paise();
    by_rate[line.rate] = by_rate[line.rate] + taxes_of(line.paise);
  }
  same(where + " gross total on paper", sign * row.bill.sum.gross, view->gross.paise());
  same(where + " discount total on paper", sign * row.bill.sum.discount, view->discount.paise());
  same(where + " round-off on paper", sign * row.bill.sum.round_off, view->round_off.paise());
  same(where + " payable on paper", sign * row.bill.sum.payable, view->payable.paise());
  same(where + " added up by a reader", view->payable.paise(), added_up + view->round_off.paise());
  if (row.bill.terms.taxes) {
    same(where + " tax rows", std::ssize(by_rate), std::ssize(view->taxes));
    std::int64_t with_tax = 0, last_rate = -1;
    for (const ReceiptTaxRow& shown : view->taxes) {
      if (shown.rate_basis_points <= last_rate) throw std::runtime_error(where + ": its rates do not rise");
      last_rate = shown.rate_basis_points;
      const Paise expected = by_rate[shown.rate_basis_points];
      same(where + " tax row", sign > 0 ? expected : Paise{} - expected, taxes_of(shown.split));
      with_tax += shown.split.total().paise();
    }
    same(where + " tax table added up", added_up, with_tax);
  } else {
    same(where + " tax rows of a seller who may not charge any", 0, std::ssize(view->taxes));
  }
  std::int64_t paid = 0, change = 0;
  same(where + " tenders on paper", std::ssize(row.paid), std::ssize(view->tenders));
  for (std::size_t i = 0; i < row.paid.size(); ++i) {
    same(where + " tender on paper", sign * row.paid[i].amount, view->tenders[i].amount.paise());
    if (sign > 0) same(where + " given on paper", row.paid[i].tendered, view->tenders[i].given.paise());
    paid += view->tenders[i].amount.paise();
    change += sign > 0 ? row.paid[i].tendered - row.paid[i].amount : 0;
  }
  same(where + " tenders added up", view->payable.paise(), paid);
  same(where + " change on paper", change, view->change.paise());
}

// X of the open shift, Z of a closed one, for ever the same.
void BasketStall::check_report(std::int64_t shift) {
  const Shift& drawer = shifts_.at(shift);
  const auto report =
      drawer.closed_sequence == 0 ? till::x_report(till_->database()) : till::z_report(till_->database(), shift);
  const std::string where = "report of shift " + std::to_string(shift);
  if (!report) throw std::runtime_error(where + " is not there");
  const std::int64_t last_sequence = drawer.closed_sequence == 0 ? INT64_MAX : drawer.closed_sequence;
  std::int64_t counts[4] = {}, grand_sales = 0, unseen = 0;
  Paise sums[4], grand;
  std::map<std::int64_t, Paise> by_rate;
  std::map<TenderKind, std::int64_t> by_way;
  struct Series {
    std::string first, last;
    std::int64_t count = 0, payable = 0;
  };
  std::map<std::string, Series> series;
  std::int64_t unseen_paise = 0;
  std::set<std::int64_t> withdrawn;
  for (const Row& row : book_)
    if (row.kind == DocumentKind::withdrawal && row.sequence <= last_sequence) withdrawn.insert(row.original);
  for (const Row& row : book_) {
    if (row.sequence > last_sequence) break;
    const bool is_sale = row.kind == DocumentKind::sale;
    grand_sales += is_sale;
    grand = is_sale ? grand + row.bill.sum : grand - row.bill.sum;
    if (row.shift != shift) continue;
    const auto kind = static_cast<std::size_t>(row.kind);
    ++counts[kind];
    sums[kind] = sums[kind] + row.bill.sum;
    for (const by_hand::Line& line : row.bill.lines) {
      Paise& taxes = by_rate[line.rate];
      taxes = is_sale ? taxes + taxes_of(line.paise) : taxes - taxes_of(line.paise);
    }
    for (const Paid& paid : row.paid) {
      by_way[paid.kind] += is_sale ? paid.amount : -paid.amount;
      if (is_sale && paid.kind == TenderKind::upi && paid.reference.empty() && !withdrawn.contains(row.sequence)) {
        ++unseen;
        unseen_paise += paid.amount;
      }
    }
    if (row.kind == DocumentKind::withdrawal) continue;
    Series& of = series[row.serial.substr(0, row.serial.size() - 7)];
    if (of.count++ == 0) of.first = row.serial;
    of.last = row.serial;
    of.payable += is_sale ? row.bill.sum.payable : -row.bill.sum.payable;
  }
  same(where + " set off by exchanges", 0, by_way[TenderKind::exchange]);
  by_way.erase(TenderKind::exchange);
  same(where + " sales", counts[1], report->sales);
  same(where + " refunds", counts[2], report->refunds);
  same(where + " voids", counts[3], report->voids);
  same(where + " sold", sums[1].payable, report->sold.paise());
  same(where + " refunded", sums[2].payable, report->refunded.paise());
  same(where + " withdrawn", sums[3].payable, report->withdrawn.paise());
  same(where + " net", sums[1].payable - sums[2].payable - sums[3].payable, report->net.paise());
  same(where + " discount", sums[1].discount - sums[2].discount - sums[3].discount, report->discount.paise());
  same(where + " tax rates", std::ssize(by_rate), std::ssize(report->taxes));
  std::int64_t with_tax = 0;
  for (const ShiftReport::TaxRow& row : report->taxes) {
    same(where + " taxes", by_rate[row.rate.basis_points], taxes_of(row.split));
    with_tax += row.split.total().paise();
  }
  same(where + " taxes added up", report->net.paise(),
       with_tax + sums[1].round_off - sums[2].round_off - sums[3].round_off);
  std::int64_t tendered = 0;
  same(where + " ways to pay", std::ssize(by_way), std::ssize(report->tenders));
  for (const auto& [way, paise] : report->tenders) {
    same(where + " tenders", by_way[way], paise.paise());
    tendered += paise.paise();
  }
  same(where + " tenders added up", report->net.paise(), tendered);
  same(where + " UPI without a number", unseen, report->upi_without_rrn);
  same(where + " UPI money without a number", unseen_paise, report->upi_without_rrn_amount.paise());
  same(where + " series", std::ssize(series), std::ssize(report->documents));
  for (const ShiftReport::DocumentRow& row : report->documents) {
    const Series& expected = series[row.series];
    same(where + " first serial", expected.first, row.first_serial);
    same(where + " last serial", expected.last, row.last_serial);
    same(where + " serials", expected.count, row.count);
    same(where + " payable of a series", expected.payable, row.payable.paise());
  }
  check_consolidated(drawer.consolidated, *report);
  same(where + " float", drawer.float_paise, report->opening_float.paise());
  same(where + " cash in", drawer.cash_in, report->cash_in.paise());
  same(where + " cash out", drawer.cash_out, report->cash_out.paise());
  same(where + " cash", by_way[TenderKind::cash], report->cash_sales.paise());
  same(where + " drawer", expected_cash(shift), report->expected.paise());
  same(where + " opened by itself", drawer.by_itself, report->opened_by_itself);
  same(where + " grand sales", grand_sales, report->grand_sales);
  same(where + " grand net", grand.payable, report->grand_net.paise());
  if (drawer.closed_sequence != 0) same(where + " counted", drawer.counted, report->counted.value_or(Money{}).paise());
}

// On the report, on paper, in the table: the same sums, which are those of its sales.
void BasketStall::check_consolidated(const std::vector<Consolidated>& expected, const ShiftReport& report) {
  same("consolidated bills of a shift", std::ssize(expected), std::ssize(report.consolidated));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Consolidated& bill = expected[i];
    const ShiftReport::ConsolidatedRow& row = report.consolidated[i];
    const std::string& where = bill.serial;
    same("consolidated serial", bill.serial, row.serial);
    same(where + " type", static_cast<std::int64_t>(bill.type), static_cast<std::int64_t>(row.type));
    same(where + " day", bill.day, row.day);
    same(where + " sales", std::ssize(bill.rows), row.sales);
    same(where + " payable", bill.sum.payable, row.payable.paise());
    const auto view = till::receipt_of(*till_, fair_, row.sequence);
    if (!view || !view->consolidation) throw std::runtime_error(where + " has no paper");
    same(where + " on paper", bill.serial, view->serial);
    same(where + " sales on paper", std::ssize(bill.rows), view->consolidation->sales);
    same(where + " first sale on paper", book_[bill.rows.front()].serial, view->consolidation->first_serial);
    same(where + " last sale on paper", book_[bill.rows.back()].serial, view->consolidation->last_serial);
    std::int64_t added_up = 0, units = 0, expected_units = 0;
    for (const ReceiptLine& line : view->lines) added_up += line.gross.paise(), units += line.quantity;
    for (const std::size_t sale : bill.rows)
      for (const by_hand::Line& line : book_[sale].bill.lines) expected_units += line.quantity;
    same(where + " units on paper", expected_units, units);
    same(where + " goods on paper", bill.sum.net, added_up);
    same(where + " payable on paper", bill.sum.payable, added_up + view->round_off.paise());
    Paise taxes;
    for (const ReceiptTaxRow& tax : view->taxes) taxes = taxes + taxes_of(tax.split);
    if (!view->taxes.empty()) same(where + " taxes on paper", taxes_of(bill.sum), taxes);
    storage::Statement kept(till_->database(),
                            "SELECT taxable_paise, cgst_paise, sgst_paise, 0, round_off_paise, payable_paise, "
                            "(SELECT count(*) FROM consolidated_sales s WHERE s.sequence = b.sequence) "
                            "FROM consolidated_bills b WHERE serial = ?");
    if (!kept.bind(bill.serial).step()) throw std::runtime_error(where + " is in no table");
    same(where + " in its table", stated_of(bill.sum),
         Paise{.taxable = kept.number(0),
               .cgst = kept.number(1),
               .sgst = kept.number(2),
               .igst = kept.number(3),
               .round_off = kept.number(4),
               .payable = kept.number(5)});
    same(where + " sales in its table", std::ssize(bill.rows), kept.number(6));
  }
}

void BasketStall::check_totals() {
  std::int64_t sales = 0, sum = 0;
  for (const Row& row : book_) {
    sales += row.kind == DocumentKind::sale;
    sum += row.kind == DocumentKind::sale ? row.bill.sum.payable : -row.bill.sum.payable;
  }
  till_->tables().forget_totals();  // as the disk has them
  same("sales of the kiosk", sales, till_->tables().totals().sales);
  same("sum of the kiosk", sum, till_->tables().totals().sum_paise);
  same("sum of the documents", sum, till_->database().number("SELECT sum(payable_paise) FROM documents"));
  same("sum of the tenders", sum, till_->database().number("SELECT sum(amount_paise) FROM tenders"));
  std::map<std::string, std::int64_t> series, stock;
  till_->tables().visit_series([&](const std::string& name, std::int64_t last) { series[name] = last; });
  if (series != numbers_) throw std::runtime_error("the series do not end where they should");
  for (const auto& [name, last] : series) {
    storage::Statement count(till_->database(),
                             "SELECT count(DISTINCT serial), max(serial) FROM (SELECT serial FROM documents "
                             "WHERE kind <> 3 UNION ALL SELECT serial FROM consolidated_bills) WHERE "
                             "substr(serial, 1, length(serial) - 7) = ?");
    count.bind(name).step();
    same("documents of series " + name, last, count.number(0));
    same("last of series " + name, name + "-" + std::to_string(1'000'000 + last).substr(1), count.text(1));
  }
  till_->tables().visit_stock([&](const std::string& sku, std::int64_t quantity) { stock[sku] = quantity; });
  for (const auto& [sku, quantity] : stock_) same("stock of " + sku, quantity, stock[sku]);
}

// The entries themselves, decoded: nothing but the book's rows, each as it was.
void BasketStall::check_journal() {
  std::int64_t documents = 0;
  const auto serial_of = [](const auto& payload) {
    return payload.series + "-" + std::to_string(1'000'000 + payload.number).substr(1);
  };
  till_->journal().visit(1, INT64_MAX, [&](const storage::JournalRow& entry) {
    const auto type = static_cast<wire::EntryType>(entry.type);
    if (type != wire::EntryType::sale && type != wire::EntryType::refund && type != wire::EntryType::void_document)
      return true;
    const auto found = row_at_.find(entry.sequence);
    if (found == row_at_.end()) throw std::runtime_error("entry " + std::to_string(entry.sequence) + " is nobody's");
    const Row& row = book_[found->second];
    const std::string where = "entry " + row.serial;
    ++documents;
    same(where + " time", row.utc_ms, entry.utc_ms);
    if (type == wire::EntryType::sale) {
      const wire::SalePayload sale = wire::decode_sale(entry.payload);
      same(where + " serial", row.serial, serial_of(sale));
      same(where + " shift", row.shift, sale.shift_sequence);
      same(where + " buyer's State", row.buyer_state, sale.buyer_state);
      same(where, stated_of(row.bill.sum), stated_by(sale));
      same(where + " lines", std::ssize(row.bill.lines), std::ssize(sale.lines));
      std::int64_t discount = sale.bill_discount_paise;
      for (std::size_t i = 0; i < sale.lines.size(); ++i) {
        same(where + " quantity", row.bill.lines[i].quantity, sale.lines[i].quantity);
        same(where + " price", row.prices[i], sale.lines[i].unit_price_paise);
        same(where + " rate", row.bill.lines[i].rate, sale.lines[i].rate_basis_points);
        discount += sale.lines[i].line_discount_paise;
      }
      same(where + " discount", row.bill.sum.discount, discount);
      same(where + " tenders", std::ssize(row.paid), std::ssize(sale.tenders));
      for (std::size_t i = 0; i < sale.tenders.size(); ++i) {
        const wire::SaleTender& tender = sale.tenders[i];
        if (Paid{tender.kind, tender.amount_paise, tender.tendered_paise, tender.attempt_sequence, tender.reference} !=
            row.paid[i])
          throw std::runtime_error(where + ": its tenders are others");
      }
    } else if (type == wire::EntryType::refund) {
      const wire::RefundPayload refund = wire::decode_refund(entry.payload);
      same(where + " serial", row.serial, serial_of(refund));
      same(where + " original", row.original, refund.original_sequence);
      same(where, stated_of(row.bill.sum), stated_by(refund));
      std::int64_t units = 0, expected_units = 0;
      for (const wire::RefundLine& line : refund.lines) units += line.quantity;
      for (const by_hand::Line& line : row.bill.lines) expected_units += line.quantity;
      same(where + " units", expected_units, units);
    } else {
      const wire::VoidPayload withdrawn = wire::decode_void(entry.payload);
      same(where + " original", row.original, withdrawn.original_sequence);
      same(where + " payable", row.bill.sum.payable, withdrawn.payable_paise);
    }
    return true;
  });
  same("documents in the journal", std::ssize(book_), documents);
}

// The tables that reports read.
void BasketStall::check_views() {
  storage::Database& books = till_->database();
  storage::Statement documents(
      books,
      "SELECT sequence, kind, document_type, serial, supplier, shift_sequence, buyer_state, utc_ms, original_sequence, "
      "gross_paise, discount_paise, taxable_paise, cgst_paise, sgst_paise, igst_paise, round_off_paise, payable_paise, "
      "day FROM documents ORDER BY sequence");
  storage::Statement lines(
      books,
      "SELECT quantity, unit_price_paise, gross_paise, discount_paise, net_paise, taxable_paise, cgst_paise, "
      "sgst_paise, igst_paise, rate_basis_points, sequence FROM document_lines ORDER BY sequence, line");
  storage::Statement tenders(
      books,
      "SELECT kind, amount_paise, tendered_paise, attempt_sequence, reference, sequence FROM tenders "
      "ORDER BY sequence, tender");
  for (const Row& row : book_) {
    const std::string where = "documents row " + row.serial;
    const bool is_sale = row.kind == DocumentKind::sale;
    const std::int64_t sign = is_sale ? 1 : -1;
    if (!documents.step()) throw std::runtime_error(where + " is missing");
    const Paise sum = is_sale ? row.bill.sum : Paise{} - row.bill.sum;
    same(where + " sequence", row.sequence, documents.number(0));
    same(where + " kind", static_cast<std::int64_t>(row.kind), documents.number(1));
    same(where + " type", static_cast<std::int64_t>(row.type), documents.number(2));
    same(where + " serial", row.serial, documents.text(3));
    same(where + " seller", row.seller, documents.text(4));
    same(where + " shift", row.shift, documents.number(5));
    same(where + " State", row.buyer_state, documents.number(6));
    same(where + " time", row.utc_ms, documents.number(7));
    same(where + " original", row.original, documents.number(8));
    same(where, sum,
         Paise{.gross = documents.number(9),
               .discount = documents.number(10),
               .net = documents.number(9) - documents.number(10),
               .taxable = documents.number(11),
               .cgst = documents.number(12),
               .sgst = documents.number(13),
               .igst = documents.number(14),
               .round_off = documents.number(15),
               .payable = documents.number(16)});
    same(where + " day", (row.utc_ms + 19'800'000) / 86'400'000, documents.number(17));
    for (std::size_t i = 0; i < row.bill.lines.size(); ++i) {
      const by_hand::Line& line = row.bill.lines[i];
      if (!lines.step()) throw std::runtime_error(where + " lacks lines");
      same(where + " line's document", row.sequence, lines.number(10));
      same(where + " line's quantity", sign * line.quantity, lines.number(0));
      same(where + " line's price", row.prices[i], lines.number(1));
      same(where + " line", is_sale ? line.paise : Paise{} - line.paise,
           Paise{.gross = lines.number(2),
                 .discount = lines.number(3),
                 .net = lines.number(4),
                 .taxable = lines.number(5),
                 .cgst = lines.number(6),
                 .sgst = lines.number(7),
                 .igst = lines.number(8)});
      same(where + " line's rate", line.rate, lines.number(9));
    }
    for (const Paid& paid : row.paid) {
      if (!tenders.step()) throw std::runtime_error(where + " lacks tenders");
      same(where + " tender's document", row.sequence, tenders.number(5));
      same(where + " tender", sign * paid.amount, tenders.number(1));
      same(where + " tendered", sign * paid.tendered, tenders.number(2));
      same(where + " attempt", paid.attempt, tenders.number(3));
      same(where + " reference", paid.reference, tenders.text(4));
      same(where + " way", static_cast<std::int64_t>(paid.kind), tenders.number(0));
    }
  }
  if (documents.step() || lines.step() || tenders.step()) throw std::runtime_error("rows that nobody sold");
}

// odop verify reads files of the system: give it the disk's.
void BasketStall::check_verified() {
  std::filesystem::path database;
  for (const auto& [path, bytes] : disk_.image()) {
    const auto copy = copies_.path() / std::filesystem::path(path).filename();
    std::ofstream(copy, std::ios::binary | std::ios::trunc) << bytes;
    if (copy.extension() == ".sqlite") database = copy;
  }
  const till::BooksReport report = till::verify_books(database, {});
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(database.string() + suffix);
  if (!report.ok) throw std::runtime_error("verify: " + till::in_one_sentence(report));
}

}  // namespace odop::test
