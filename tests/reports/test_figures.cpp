// Every figure of every report, counted a second time from the journals by the ledger and without SQL.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "books.h"
#include "reports/export_csv.h"
#include "reports/report_queries.h"
#include "wire/golden_entries.h"

namespace {

using namespace odop;
using reports::Row;
using reports::Value;
using Columns = std::vector<std::string>;

struct Answer {
  Columns columns;
  std::vector<Row> rows;
};

Answer ask(test::Books& books, const std::string& name, const std::string& event = "") {
  Answer answer;
  for (const storage::Migration& query : reports::report_queries())
    if (query.name == name + ".sql")
      books.sqlite().run(
          query.sql, event, [&](const Columns& columns) { answer.columns = columns; },
          [&](const Row& row) { answer.rows.push_back(row); });
  if (answer.columns.empty()) throw std::runtime_error("no report " + name);
  return answer;
}

// Group by hand: columns of the group by name, then sums by name.
class Tally {
 public:
  using Sums = std::vector<std::pair<std::string, std::int64_t>>;
  void add(const std::vector<std::pair<std::string, Value>>& group, const Sums& sums) {
    Row key;
    for (const auto& [name, value] : group) key.push_back(value);
    auto& kept = rows_[key];
    for (const auto& [name, value] : group) kept.insert({name, value});
    for (const auto& [name, sum] : sums) {
      auto [at, fresh] = kept.insert({name, sum});
      if (!fresh) at->second = std::get<std::int64_t>(at->second) + sum;
    }
  }
  std::vector<Row> in_columns(const Columns& columns) const {
    std::vector<Row> rows;
    for (const auto& [key, values] : rows_) {
      Row row;
      for (const std::string& column : columns) row.push_back(values.at(column));  // a column we do not know: thrown
      rows.push_back(row);
    }
    return rows;
  }

 private:
  std::map<Row, std::map<std::string, Value>> rows_;
};

void check_rows(const std::string& name, const Answer& answer, const Tally& tally) {
  INFO(name);
  auto found = answer.rows, counted = tally.in_columns(answer.columns);
  std::sort(found.begin(), found.end());
  std::sort(counted.begin(), counted.end());
  CHECK(found.size() == counted.size());
  CHECK((found == counted));  // not spelled out: thousands of numbers
}

struct Sold {  // a line with everything it belongs to
  const Facts& sale;
  const LineFact& line;
  const ItemFact& item;
  std::int64_t number;
};

template <typename Visit>
void each_line(const test::Books& books, Visit visit) {
  std::map<std::pair<std::string, std::int64_t>, ItemFact> items;
  for (const Facts& facts : books.facts())
    if (facts.item) items.emplace(std::pair{facts.kiosk, facts.sequence}, *facts.item);
  for (const Facts& facts : books.facts()) {
    std::int64_t number = 0;
    for (const LineFact& line : facts.lines)
      visit(Sold{facts, line, items.at({facts.kiosk, line.item_sequence}), ++number});
  }
}

void check_every_report(test::Books& books) {
  Tally summary, by_day, by_hour, by_tender, documents;
  std::map<std::string, std::set<std::string>> kiosks;
  std::map<std::string, std::set<std::int64_t>> days;
  for (const Facts& facts : books.facts()) {
    if (!facts.document) continue;
    const DocumentFact& d = *facts.document;
    const auto fresh_kiosk = static_cast<std::int64_t>(kiosks[facts.event].insert(facts.kiosk).second);
    const auto fresh_day = static_cast<std::int64_t>(days[facts.event].insert(d.day).second);
    const std::int64_t sale = d.kind == DocumentKind::sale ? 1 : 0;
    const Tally::Sums tax{{"discount_paise", d.discount_paise}, {"taxable_paise", d.taxable_paise},
                          {"cgst_paise", d.cgst_paise},         {"sgst_paise", d.sgst_paise},
                          {"igst_paise", d.igst_paise},         {"round_off_paise", d.round_off_paise},
                          {"payable_paise", d.payable_paise},   {"documents", sale}};
    Tally::Sums all = tax;
    all.insert(all.end(), {{"kiosks", fresh_kiosk}, {"days", fresh_day}, {"gross_paise", d.gross_paise}});
    summary.add({{"event", facts.event}}, all);
    by_day.add({{"event", facts.event}, {"day", d.day}, {"kiosk", facts.kiosk}}, tax);
    by_hour.add({{"event", facts.event}, {"day", d.day}, {"hour", d.hour}},
                {{"documents", sale}, {"payable_paise", d.payable_paise}});
    for (const TenderFact& tender : facts.tenders)
      by_tender.add({{"event", facts.event}, {"kiosk", facts.kiosk}, {"tender_kind", tender.kind}},
                    {{"tenders", 1},
                     {"with_reference", tender.reference.empty() ? 0 : 1},
                     {"amount_paise", tender.amount_paise},
                     {"tendered_paise", tender.tendered_paise}});
    documents.add({{"event", facts.event},
                   {"kiosk", facts.kiosk},
                   {"sequence", facts.sequence},
                   {"serial", d.serial},
                   {"document_type", d.document_type},
                   {"day", d.day},
                   {"utc_ms", d.utc_ms},
                   {"supplier", d.supplier},
                   {"staff", d.staff},
                   {"buyer_state", d.buyer_state},
                   {"document_kind", static_cast<std::int64_t>(d.kind)},
                   {"original_sequence", d.original_sequence},
                   {"approved_by", d.approved_by},
                   {"reason", d.reason}},
                  all);
  }
  Tally by_district, by_maker, by_product, by_tax, lines;
  each_line(books, [&](const Sold& sold) {
    const LineFact& l = sold.line;
    // The ledger spells an item out at each of its lines too: the reports' joins must lead to the same.
    CHECK(l.sku == sold.item.sku);
    CHECK(l.district == sold.item.district);
    CHECK(l.maker == sold.item.maker);
    const std::string& event = sold.sale.event;
    const DocumentFact& d = *sold.sale.document;
    const ItemFact& i = sold.item;
    const Tally::Sums sums{{"lines", 1},
                           {"quantity", l.quantity},
                           {"gross_paise", l.gross_paise},
                           {"discount_paise", l.discount_paise},
                           {"net_paise", l.net_paise},
                           {"taxable_paise", l.taxable_paise},
                           {"cgst_paise", l.cgst_paise},
                           {"sgst_paise", l.sgst_paise},
                           {"igst_paise", l.igst_paise}};
    by_district.add({{"event", event}, {"district", i.district}, {"sector", i.sector}}, sums);
    by_maker.add({{"event", event}, {"maker", i.maker}, {"supplier", i.supplier}}, sums);
    by_product.add({{"event", event},
                    {"sku", i.sku},
                    {"name_hi", i.name_hi},
                    {"name_en", i.name_en},
                    {"hsn", i.hsn},
                    {"district", i.district},
                    {"maker", i.maker},
                    {"supplier", i.supplier},
                    {"product_kind", i.kind}},
                   sums);
    by_tax.add({{"event", event},
                {"supplier", d.supplier},
                {"document_type", d.document_type},
                {"supplier_state", d.supplier_state},
                {"buyer_state", d.buyer_state},
                {"rate_basis_points", l.rate_basis_points}},
               sums);
    lines.add({{"event", event},
               {"kiosk", sold.sale.kiosk},
               {"sequence", sold.sale.sequence},
               {"line", sold.number},
               {"serial", d.serial},
               {"day", d.day},
               {"utc_ms", d.utc_ms},
               {"supplier", d.supplier},
               {"sku", i.sku},
               {"name_hi", i.name_hi},
               {"name_en", i.name_en},
               {"hsn", i.hsn},
               {"district", i.district},
               {"sector", i.sector},
               {"maker", i.maker},
               {"product_kind", i.kind},
               {"unit_price_paise", l.unit_price_paise},
               {"rate_basis_points", l.rate_basis_points}},
              sums);
  });
  Tally price_approvals;
  for (const Facts& facts : books.facts())
    for (const ApprovalFact& a : facts.approvals)
      each_line(books, [&](const Sold& sold) {
        if (sold.sale.event != facts.event || sold.sale.kiosk != facts.kiosk || sold.sale.sequence != a.sale_sequence ||
            sold.number != a.line)
          return;
        price_approvals.add({{"event", facts.event},
                             {"kiosk", facts.kiosk},
                             {"sale_sequence", a.sale_sequence},
                             {"serial", sold.sale.document->serial},
                             {"line", a.line},
                             {"sku", sold.item.sku},
                             {"name_en", sold.item.name_en},
                             {"staff", a.staff},
                             {"approved_by", a.approved_by},
                             {"day", sold.sale.document->day},
                             {"utc_ms", a.utc_ms}},
                            {{"quantity", sold.line.quantity},
                             {"floor_paise", a.floor_paise},
                             {"net_paise", a.net_paise},
                             {"below_paise", a.floor_paise - a.net_paise}});
      });
  Tally stock_moves, foreign_returns;
  for (const Facts& facts : books.facts()) {
    std::int64_t number = 0;
    for (const StockFact& change : facts.stock) {
      if (change.reason == 0) continue;
      const StockMoveFact move = facts.stock_move.value_or(StockMoveFact{});
      stock_moves.add({{"event", facts.event},
                       {"kiosk", facts.kiosk},
                       {"sequence", facts.sequence},
                       {"line", ++number},
                       {"stock_reason", change.reason},
                       {"sku", change.sku},
                       {"serial", move.serial},
                       {"supplier", move.supplier},
                       {"staff", move.staff},
                       {"approved_by", move.approved_by},
                       {"note", move.note}},
                      {{"change", change.change}});
    }
    if (!facts.foreign_return) continue;
    const ForeignReturnFact& f = *facts.foreign_return;
    std::string original_kiosk;
    std::int64_t by_seller = 0, by_others = 0;
    for (const Facts& other : books.facts()) {
      if (other.event != facts.event) continue;
      if (other.foreign_return && other.kiosk != facts.kiosk &&
          other.foreign_return->original_device == f.original_device &&
          other.foreign_return->original_sequence == f.original_sequence)
        by_others += 1;
      if (!other.document || other.document->kind != DocumentKind::sale || other.document->serial != f.original_serial)
        continue;
      original_kiosk = other.kiosk;
      for (const Facts& later : books.facts())
        if (later.event == other.event && later.kiosk == other.kiosk && later.document &&
            later.document->original_sequence == other.sequence)
          by_seller += 1;
    }
    foreign_returns.add({{"event", facts.event},
                         {"kiosk", facts.kiosk},
                         {"sequence", facts.sequence},
                         {"serial", facts.document->serial},
                         {"original_serial", f.original_serial},
                         {"original_sequence", f.original_sequence},
                         {"original_hash", f.original_hash},
                         {"staff", facts.document->staff},
                         {"approved_by", facts.document->approved_by},
                         {"day", facts.document->day},
                         {"original_kiosk", original_kiosk}},
                        {{"original_payable_paise", f.payable_paise},
                         {"returned_paise", -facts.document->payable_paise},
                         {"returned_by_seller", by_seller},
                         {"returned_by_others", by_others}});
  }
  Tally bookings;
  for (const Facts& facts : books.facts()) {
    if (!facts.booking) continue;
    bool is_open = true;
    for (const Facts& later : books.facts())
      is_open = is_open && !(later.kiosk == facts.kiosk && later.booking_end &&
                             later.booking_end->booking_sequence == facts.sequence);
    const BookingFact& b = *facts.booking;
    if (is_open)
      bookings.add({{"event", facts.event},
                    {"kiosk", facts.kiosk},
                    {"sequence", facts.sequence},
                    {"serial", b.serial},
                    {"day", b.day},
                    {"due_day", b.due_day},
                    {"delivery", b.delivery},
                    {"supplier", b.supplier},
                    {"staff", b.staff}},
                   {{"payable_paise", b.payable_paise},
                    {"advance_paise", b.advance_paise},
                    {"balance_paise", b.payable_paise - b.advance_paise}});
  }
  Tally turnover;
  for (const Facts& facts : books.facts()) {
    if (!facts.document) continue;
    const DocumentFact& d = *facts.document;
    const std::int64_t year = financial_year_start(civil_from_days(d.day));
    std::string pan;
    std::int64_t before = 0;
    for (const Facts& other : books.facts())
      if (other.supplier_pan && other.supplier_pan->supplier == d.supplier &&
          (other.kiosk == facts.kiosk || other.event == facts.event))
        pan = std::max(pan, other.supplier_pan->pan);
    for (const Facts& other : books.facts())
      if (other.supplier_pan && other.supplier_pan->year == year && other.supplier_pan->pan == pan &&
          (!pan.empty() || other.supplier_pan->supplier == d.supplier))
        before = std::max(before, other.supplier_pan->before_paise);
    turnover.add({{"pan", pan},
                  {"supplier", pan.empty() ? d.supplier : std::string{}},
                  {"financial_year", year},
                  {"before_paise", before}},
                 {{"documents", 1}, {"turnover_paise", d.taxable_paise}});
  }
  Tally consents, pin_resets, leads;
  for (const Facts& facts : books.facts()) {
    if (const auto& lead = facts.lead)
      leads.add({{"event", facts.event},
                 {"kiosk", facts.kiosk},
                 {"sequence", facts.sequence},
                 {"lead_event", lead->lead_event},
                 {"number", lead->number},
                 {"given_sequence", lead->given_sequence},
                 {"lead_kind", lead->lead_kind},
                 {"interests", lead->interests},
                 {"sku", lead->sku},
                 {"maker", lead->maker},
                 {"district", lead->district},
                 {"name_en", lead->name_en},
                 {"name_hi", lead->name_hi},
                 {"quantity", lead->quantity},
                 {"notice_version", lead->notice_version},
                 {"language", lead->language},
                 {"staff", lead->staff},
                 {"utc_ms", lead->utc_ms}},
                {});
    if (const auto& reset = facts.pin_reset)
      pin_resets.add({{"event", facts.event},
                      {"kiosk", facts.kiosk},
                      {"sequence", facts.sequence},
                      {"staff", reset->staff},
                      {"reset_by", reset->reset_by},
                      {"approved_by", reset->approved_by},
                      {"utc_ms", reset->utc_ms}},
                     {});
    if (!facts.consent) continue;
    std::string serial;
    for (const Facts& sale : books.facts())
      if (sale.event == facts.event && sale.kiosk == facts.kiosk && sale.document &&
          sale.sequence == facts.consent->sale_sequence)
        serial = sale.document->serial;
    consents.add({{"event", facts.event},
                  {"kiosk", facts.kiosk},
                  {"sequence", facts.sequence},
                  {"consent_event", facts.consent->consent_event},
                  {"sale_sequence", facts.consent->sale_sequence},
                  {"serial", serial},
                  {"given_sequence", facts.consent->given_sequence},
                  {"purposes", facts.consent->purposes},
                  {"notice_version", facts.consent->notice_version},
                  {"language", facts.consent->language},
                  {"staff", facts.consent->staff},
                  {"utc_ms", facts.consent->utc_ms}},
                 {});
  }
  Tally consolidated;
  for (const Facts& facts : books.facts()) {
    if (!facts.consolidated) continue;
    const ConsolidatedBillFact& c = *facts.consolidated;
    std::set<std::string> serials;
    for (const Facts& sale : books.facts())
      if (sale.event == facts.event && sale.kiosk == facts.kiosk && sale.document &&
          std::find(c.sales.begin(), c.sales.end(), sale.sequence) != c.sales.end())
        serials.insert(sale.document->serial);
    consolidated.add({{"event", facts.event},
                      {"kiosk", facts.kiosk},
                      {"sequence", facts.sequence},
                      {"serial", c.serial},
                      {"document_type", c.document_type},
                      {"day", c.day},
                      {"utc_ms", c.utc_ms},
                      {"supplier", c.supplier},
                      {"staff", c.staff},
                      {"first_sale", *serials.begin()},
                      {"last_sale", *serials.rbegin()}},
                     {{"sales", static_cast<std::int64_t>(c.sales.size())},
                      {"taxable_paise", c.taxable_paise},
                      {"cgst_paise", c.cgst_paise},
                      {"sgst_paise", c.sgst_paise},
                      {"round_off_paise", c.round_off_paise},
                      {"payable_paise", c.payable_paise}});
  }
  Tally showcase;
  for (const Facts& facts : books.facts())
    for (const ShowcaseCountFact& count : facts.showcase_counts)
      showcase.add(
          {{"event", facts.event}, {"day", count.day}, {"hour", count.hour}, {"what", count.what}, {"id", count.id}},
          {{"times", count.count}});
  const std::vector<std::pair<std::string, const Tally*>> all{{"showcase", &showcase},
                                                              {"consolidated_bills", &consolidated},
                                                              {"leads", &leads},
                                                              {"bookings", &bookings},
                                                              {"turnover_by_pan", &turnover},
                                                              {"consents", &consents},
                                                              {"pin_resets", &pin_resets},
                                                              {"stock_moves", &stock_moves},
                                                              {"foreign_returns", &foreign_returns},
                                                              {"summary", &summary},
                                                              {"by_day", &by_day},
                                                              {"by_hour", &by_hour},
                                                              {"by_tender", &by_tender},
                                                              {"documents", &documents},
                                                              {"by_district", &by_district},
                                                              {"by_maker", &by_maker},
                                                              {"by_product", &by_product},
                                                              {"by_tax", &by_tax},
                                                              {"lines", &lines},
                                                              {"price_approvals", &price_approvals}};
  CHECK(all.size() == reports::report_queries().size());  // a new report is counted here too
  for (const auto& [name, tally] : all) check_rows(name, ask(books, name), *tally);
}

std::int64_t column_sum(const Answer& answer, const std::string& column) {
  const auto at = std::find(answer.columns.begin(), answer.columns.end(), column) - answer.columns.begin();
  std::int64_t sum = 0;
  for (const Row& row : answer.rows) sum += std::get<std::int64_t>(row.at(static_cast<std::size_t>(at)));
  return sum;
}

}  // namespace

TEST_CASE("Every report equals the journals to the paisa", "[reports]") {
  test::Books books;
  std::int64_t sum_paise = 0, sales = 0;
  for (const auto& [label, event] : {std::pair{"K07", "mahakumbh-2025"}, {"K08", "mahakumbh-2025"}, {"B1", "diwali"}}) {
    test::SampleJournal journal(test::fair(label, 11, event));
    journal.add_sales(150);
    journal.close_shift();
    // What the entries themselves say, before any ledger.
    for (const wire::Entry& entry : journal.entries())
      if (entry.type == static_cast<std::uint8_t>(wire::EntryType::sale)) {
        sum_paise += wire::decode_sale(entry.payload).payable_paise;
        sales += 1;
      }
    books.add(journal);
    const auto sale = std::find_if(books.facts().rbegin(), books.facts().rend(),
                                   [](const Facts& facts) { return facts.document && !facts.lines.empty(); });
    const Facts sold = *sale;
    books.add(test::approval_of(sold, journal.last_sequence() + 1));
    books.add(test::stock_move_of(sold, journal.last_sequence() + 2));
    books.add(test::booking_of(sold, journal.last_sequence() + 4));
    const Facts unwanted = test::booking_of(sold, journal.last_sequence() + 5);
    books.add(unwanted);
    books.add(test::booking_end_of(unwanted, journal.last_sequence() + 6));
    books.add(test::consent_of(sold, journal.last_sequence() + 7));
    books.add(test::consolidated_of(sold, journal.last_sequence() + 12));
    books.add(test::pin_reset_of(sold, journal.last_sequence() + 8));
    books.add(test::showcase_counts_of(sold, journal.last_sequence() + 9, {{"visit", "", 3}, {"district", "agra", 2}}));
    books.add(test::showcase_counts_of(sold, journal.last_sequence() + 10, {{"district", "agra", 1}}));
    books.add(test::lead_of(sold, journal.last_sequence() + 11));
    // Another kiosk took that bill back.
    Facts back = test::foreign_return_of(sold, label + std::string("9"), journal.last_sequence() + 3);
    sum_paise += back.document->payable_paise;
    books.add(std::move(back));
  }
  check_every_report(books);
  CHECK(column_sum(ask(books, "summary"), "payable_paise") == sum_paise);
  CHECK(column_sum(ask(books, "summary"), "documents") == sales);
  CHECK(column_sum(ask(books, "documents"), "payable_paise") == sum_paise);
  CHECK(column_sum(ask(books, "by_tender"), "amount_paise") == sum_paise);
  CHECK(column_sum(ask(books, "lines"), "net_paise") + column_sum(ask(books, "summary"), "round_off_paise") ==
        sum_paise);
  // One event's report is that event's part of all.
  for (const storage::Migration& query : reports::report_queries()) {
    const std::string name = query.name.substr(0, query.name.rfind('.'));
    INFO(name);
    const auto whole = ask(books, name).rows.size();
    const auto one = ask(books, name, "mahakumbh-2025").rows.size(), other = ask(books, name, "diwali").rows.size();
    CHECK(one > 0);
    CHECK(other > 0);
    // A law's year runs through all events: a PAN that sold at two of them is one row of the whole.
    if (name == "turnover_by_pan")
      CHECK((one + other >= whole && whole >= one));
    else
      CHECK(one + other == whole);
    CHECK(ask(books, name, "another").rows.empty());
  }
}

TEST_CASE("Goods taken back and bills withdrawn leave every report net", "[reports]") {
  // The golden journal has three sales, one of them given back in two parts, one withdrawn.
  const auto entries = test::golden_entries();
  wire::Ledger ledger(wire::Signer(test::golden_seed()).public_key());
  ledger.expect_all_attempts();
  ledger.ask_past({.entry = [&](std::int64_t sequence) -> std::optional<wire::Entry> {
                     const auto i = static_cast<std::size_t>(sequence) - 1;
                     return i < entries.size() ? std::optional{entries[i].entry} : std::nullopt;
                   },
                   .last_taken_back = {},
                   .last_foreign_return = {}});
  test::Books books;
  std::int64_t sum_paise = 0, sales = 0;
  for (const auto& golden : entries) {
    Facts facts = ledger.apply(golden.entry).facts;
    facts.kiosk = "K07";
    books.add(std::move(facts));
    const wire::EntrySum sum = wire::sum_of(golden.entry.type, golden.entry.payload);
    sum_paise += sum.paise;
    sales += sum.sales;
  }
  check_every_report(books);
  const auto documents = ask(books, "documents");
  CHECK(static_cast<std::int64_t>(documents.rows.size()) > sales);
  CHECK(column_sum(ask(books, "summary"), "documents") == sales);
  CHECK(column_sum(ask(books, "summary"), "payable_paise") == sum_paise);
  CHECK(column_sum(ask(books, "by_tender"), "amount_paise") == sum_paise);
  const test::TemporaryFolder out("taken-back");
  const auto report = reports::export_csv(books.sqlite(), out.path(), "");
  CHECK(report.agrees());
  CHECK(report.payable_paise == sum_paise);
}

TEST_CASE("Empty books have every report, without a row", "[reports]") {
  test::Books books;
  check_every_report(books);
  const test::TemporaryFolder out("empty-books");
  const auto report = reports::export_csv(books.sqlite(), out.path(), "");
  CHECK(report.files.size() == reports::report_queries().size());
  CHECK(report.agrees());
  for (const auto& file : report.files) CHECK(file.rows == 0);
}

TEST_CASE("One sale is one row wherever it is counted", "[reports]") {
  test::Books books;
  const ItemFact item{"SKU-1", "कुर्ता", "Kurta", "6206", "apparel", 1, 11'800, "UPH", "M1", "lucknow", "handloom"};
  books.add(test::item_entry("fair", "K07", 4, item));
  books.add(test::document_of("fair", "K07", 5, item, 4, 11'800));
  const Facts sold = test::document_of("fair", "K07", 5, item, 4, 11'800);
  books.add(test::approval_of(sold, 6));
  books.add(test::stock_move_of(sold, 7));
  books.add(test::booking_of(sold, 8));
  books.add(test::consent_of(sold, 9));
  books.add(test::pin_reset_of(sold, 10));
  books.add(test::showcase_counts_of(sold, 11, {{"district", "agra", 4}}));
  books.add(test::lead_of(sold, 12));
  books.add(test::consolidated_of(sold, 13));
  check_every_report(books);
  for (const storage::Migration& query : reports::report_queries())
    CHECK(ask(books, query.name.substr(0, query.name.rfind('.'))).rows.size() ==
          (query.name == "foreign_returns.sql" ? 0U : 1U));
}

TEST_CASE("A bill that two kiosks took back is told with both", "[reports]") {
  test::Books books;
  const ItemFact item{"SKU-1", "कुर्ता", "Kurta", "6206", "apparel", 1, 11'800, "UPH", "M1", "lucknow", "handloom"};
  books.add(test::item_entry("fair", "K07", 4, item));
  const Facts sold = test::document_of("fair", "K07", 5, item, 4, 11'800);
  books.add(sold);
  for (const char* kiosk : {"K08", "K09"}) {
    books.add(test::item_entry("fair", kiosk, 4, item));
    books.add(test::foreign_return_of(sold, kiosk, 6));
  }
  check_every_report(books);
  const Answer returns = ask(books, "foreign_returns");
  REQUIRE(returns.rows.size() == 2);
  CHECK(column_sum(returns, "returned_by_others") == 2);
  CHECK(column_sum(returns, "returned_paise") == 2 * 11'800);
}

TEST_CASE("The turnover of a PAN is that of all its suppliers at all kiosks, year by year", "[reports][turnover]") {
  test::Books books;
  const ItemFact group{"SKU-1", "टोकरी", "Basket", "4602", "moonj", 1, 11'800, "DDM", "M1", "prayagraj", "handicraft"};
  ItemFact other = group;
  other.supplier = "DD2";
  const auto pan = [&](const char* kiosk, std::int64_t sequence, const char* supplier) {
    Facts facts;
    facts.event = "fair";
    facts.kiosk = kiosk;
    facts.sequence = sequence;
    facts.supplier_pan = SupplierPanFact{supplier, "AAAPD0000D", 2024, 62'000'000};
    books.add(facts);
  };
  const auto sell = [&](const char* kiosk, std::int64_t sequence, const ItemFact& item, std::int64_t day) {
    books.add(test::item_entry("fair", kiosk, sequence, item));
    Facts sale = test::document_of("fair", kiosk, sequence + 1, item, sequence, 11'800);
    sale.document->day = day;
    books.add(sale);
  };
  pan("K07", 2, "DDM");
  pan("K08", 2, "DD2");
  const std::int64_t last_of_march = days_from_civil({2025, 3, 31});
  sell("K07", 4, group, last_of_march);
  sell("K08", 4, other, last_of_march);
  sell("K08", 6, other, last_of_march + 1);
  check_every_report(books);
  const Answer years = ask(books, "turnover_by_pan");
  REQUIRE(years.rows.size() == 2);
  CHECK(column_sum(years, "before_paise") == 62'000'000);  // of the year that ended, not of the new one
  CHECK(column_sum(years, "documents") == 3);
}

TEST_CASE("A refund takes away what its sale brought, in every report", "[reports]") {
  test::Books books;
  const ItemFact item{"SKU-1", "कुर्ता", "Kurta", "6206", "apparel", 1, 11'800, "UPH", "M1", "lucknow", "handloom"};
  books.add(test::item_entry("fair", "K07", 4, item));
  books.add(test::document_of("fair", "K07", 5, item, 4, 11'800));
  books.add(test::document_of("fair", "K07", 6, item, 4, -11'800, DocumentType::credit_note));
  check_every_report(books);
  for (const char* name : {"summary", "by_day", "by_hour"}) CHECK(column_sum(ask(books, name), "payable_paise") == 0);
  for (const char* name : {"by_district", "by_maker", "by_product", "lines"})
    CHECK(column_sum(ask(books, name), "net_paise") == 0);
  CHECK(column_sum(ask(books, "by_product"), "quantity") == 0);
  CHECK(column_sum(ask(books, "by_tender"), "amount_paise") == 0);
  CHECK(ask(books, "by_tax").rows.size() == 2);  // credit notes stand apart, as the returns want them
  const test::TemporaryFolder out("refund");
  CHECK(reports::export_csv(books.sqlite(), out.path(), "").agrees());
}

TEST_CASE("A product first sold at one event and sold again at the next counts at both", "[reports]") {
  test::SampleJournal journal(test::fair("K07", 3));
  journal.add_sales(20);
  wire::SalePayload sale;
  wire::EventPayload next;
  for (const wire::Entry& entry : journal.entries()) {
    if (entry.type == static_cast<std::uint8_t>(wire::EntryType::sale)) {
      const auto found = wire::decode_sale(entry.payload);
      if (found.document == DocumentType::invoice) sale = found;
    }
    if (entry.type == static_cast<std::uint8_t>(wire::EntryType::config)) {
      const auto config = wire::decode_config(entry.payload);
      if (const auto* event = std::get_if<wire::EventPayload>(&config)) next = *event;
    }
  }
  next.event_id = "diwali";
  journal.add_plain(static_cast<std::uint8_t>(wire::EntryType::config), wire::encode(wire::ConfigPayload{next}));
  sale.event_sequence = journal.last_sequence();
  sale.number += 100;
  sale.basket_offset = 0;
  for (auto& tender : sale.tenders) tender.attempt_sequence = 0;
  journal.add_plain(static_cast<std::uint8_t>(wire::EntryType::sale), wire::encode(sale));
  test::Books books;
  books.add(journal);
  check_every_report(books);
  CHECK(ask(books, "lines", "diwali").rows.size() == sale.lines.size());
  const test::TemporaryFolder out("two-events");
  CHECK(reports::export_csv(books.sqlite(), out.path(), "").agrees());
}
