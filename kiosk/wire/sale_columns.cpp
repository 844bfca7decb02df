#include "wire/sale_columns.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/civil_date.h"
#include "core/receipt_number.h"
#include "wire/bounds.h"

namespace odop::wire {

namespace {

constexpr std::array<const char*, column_count> column_names{
    "items_before",     "kind",           "attempt_before",     "time_item",          "time_attempt",
    "time_other",       "plain_length",   "text_length",        "sale_event",         "sale_supplier",
    "sale_document",    "sale_series",    "sale_number",        "sale_shift",         "sale_staff",
    "sale_buyer_state", "sale_basket",    "sale_bill_discount", "sale_flags",         "line_count",
    "line_item",        "line_quantity",  "line_measure",       "line_unit_price",    "line_discount",
    "line_rate",        "tender_count",   "tender_kind",        "tender_amount",      "tendered_class",
    "tendered_extra",   "tender_attempt", "reference_class",    "reference_rrn_tail", "reference_rrn",
    "reference_text",   "stated_taxable", "stated_cgst",        "stated_sgst",        "stated_igst",
    "stated_round_off", "stated_payable", "sidecar_count",      "attempt_number",     "attempt_supplier",
    "attempt_amount",   "attempt_staff",  "attempt_rrn"};
constexpr std::array<const char*, blob_count> blob_names{"texts", "items", "plain", "sidecar_hashes"};

// A buyer hands over the sum itself or the next whole note: class 0 is exact, class i the next multiple of notes[i-1].
constexpr std::array<std::int64_t, 9> notes_paise{100, 1'000, 2'000, 5'000, 10'000, 20'000, 50'000, 100'000, 200'000};
constexpr std::uint64_t tendered_otherwise = notes_paise.size() + 1;

constexpr std::uint64_t reference_none = 0, reference_rrn_today = 1, reference_rrn_yesterday = 2,
                        reference_rrn_other = 3, reference_other = 4;
constexpr std::int64_t rrn_tail_end = 100'000'000;  // 8 digits

// Differences wrap, so that any two numbers have one.
std::int64_t wrapped_minus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
std::int64_t wrapped_plus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

// The two directions. Each call moves one value of the entry to or from its column.
class Out {
 public:
  static constexpr bool reads = false;
  Out(ColumnWriter& columns, TextTable& texts) : columns_(columns), texts_(texts) {}
  void code(Column column, std::uint64_t& value, std::uint64_t) {
    columns_.put(static_cast<std::size_t>(column), value);
  }
  void difference(Column column, std::int64_t& value, std::int64_t expected, std::int64_t, std::int64_t) {
    columns_.put_signed(static_cast<std::size_t>(column), wrapped_minus(value, expected));
  }
  std::uint64_t number_of(const std::string& text) { return texts_.number_of(text); }
  const std::string& text_at(std::uint64_t number) const { return texts_.at(number); }
  void hash(Hash& hash) { columns_.put_bytes(static_cast<std::size_t>(Blob::sidecar_hashes), as_bytes(hash)); }

 private:
  ColumnWriter& columns_;
  TextTable& texts_;
};

class In {
 public:
  static constexpr bool reads = true;
  In(ColumnReader& columns, TextTable& texts) : columns_(columns), texts_(texts) {}
  void code(Column column, std::uint64_t& value, std::uint64_t value_max) {
    value = columns_.take(static_cast<std::size_t>(column));
    if (value > value_max) throw Malformed(std::string{"a value is out of range: "} + name_of(column));
  }
  void difference(Column column, std::int64_t& value, std::int64_t expected, std::int64_t value_min,
                  std::int64_t value_max) {
    value = wrapped_plus(expected, columns_.take_signed(static_cast<std::size_t>(column)));
    if (value < value_min || value > value_max)
      throw Malformed(std::string{"a value is out of range: "} + name_of(column));
  }
  std::uint64_t number_of(const std::string&) { return 0; }
  const std::string& text_at(std::uint64_t number) const { return texts_.at(number); }
  void hash(Hash& hash) {
    hash = *hash_from_bytes(columns_.take_bytes(static_cast<std::size_t>(Blob::sidecar_hashes), hash.size()));
  }

 private:
  ColumnReader& columns_;
  TextTable& texts_;
};

constexpr std::int64_t sequence_max = INT64_MAX;

template <typename Io>
void money(Io& io, Column column, std::int64_t& paise, std::int64_t expected_paise = 0) {
  io.difference(column, paise, expected_paise, 0, money_paise_max);
}

// 0 says "as expected", anything else names a text of the batch.
template <typename Io>
void text_or(Io& io, Column column, std::string& text, const std::string& expected) {
  std::uint64_t number = 0;
  if constexpr (!Io::reads) {
    if (text != expected) number = io.number_of(text) + 1;
  }
  io.code(column, number, UINT64_MAX);
  if constexpr (Io::reads) text = number == 0 ? expected : io.text_at(number - 1);
}

template <typename Io, typename T>
void list(Io& io, Column column, std::vector<T>& values, std::int64_t count_max) {
  std::uint64_t count = values.size();
  io.code(column, count, static_cast<std::uint64_t>(count_max));
  if constexpr (Io::reads) values.resize(static_cast<std::size_t>(count));
}

// A known item by its place among the known ones, another by how far its sequence is behind all places.
template <typename Io>
void item_sequence(Io& io, const SaleCodingState& state, std::int64_t& sequence) {
  const auto& known = state.item_sequences;
  std::uint64_t number = 0;
  if constexpr (!Io::reads) {
    const auto found = std::lower_bound(known.begin(), known.end(), sequence);
    number = found != known.end() && *found == sequence ? static_cast<std::uint64_t>(found - known.begin())
                                                        : known.size() + static_cast<std::uint64_t>(sequence);
  }
  io.code(Column::line_item, number, UINT64_MAX);
  if constexpr (Io::reads) {
    if (number >= known.size() && number - known.size() > static_cast<std::uint64_t>(sequence_max))
      throw Malformed("a value is out of range: line_item");
    sequence = number < known.size() ? known[static_cast<std::size_t>(number)]
                                     : static_cast<std::int64_t>(number - known.size());
  }
}

const ItemPayload* find_item(const SaleCodingState& state, std::int64_t sequence) {
  const auto found = state.reference.items.find(sequence);
  return found == state.reference.items.end() ? nullptr : &found->second;
}

// The latest config entry of the supplier that sells the first line, else the supplier of the sale before.
std::int64_t expected_supplier(const SaleCodingState& state, const SalePayload& sale, std::int64_t sequence) {
  if (sale.lines.empty()) return state.previous.supplier_sequence;
  const ItemPayload* item = find_item(state, sale.lines.front().item_sequence);
  if (!item) return state.previous.supplier_sequence;
  const auto found = state.suppliers_by_code.find(item->supplier);
  if (found == state.suppliers_by_code.end()) return state.previous.supplier_sequence;
  const auto behind = std::upper_bound(found->second.begin(), found->second.end(), sequence);
  return behind == found->second.begin() ? state.previous.supplier_sequence : *std::prev(behind);
}

std::int64_t expected_event(const SaleCodingState& state, std::int64_t sequence) {
  const auto behind = state.reference.events.lower_bound(sequence);
  return behind == state.reference.events.begin() ? state.previous.event_sequence : std::prev(behind)->first;
}

std::string expected_series(const SaleCodingState& state, const SalePayload& sale, std::int64_t utc_ms) {
  const auto supplier = state.reference.suppliers.find(sale.supplier_sequence);
  if (supplier == state.reference.suppliers.end() || !state.reference.key) return state.previous.series;
  const int year = financial_year_start(ist_date(utc_ms));
  if (year < 2010 || year >= 2100 || !is_kiosk_label(state.reference.key->label) ||
      !is_series_code(supplier->second.series_code))
    return state.previous.series;
  return series_name(year, state.reference.key->label, supplier->second.series_code, sale.document);
}

// "5043": last digit of the IST year and the day of the year, as most banks begin an RRN.
std::string rrn_begin(std::int64_t ist_day) {
  const CivilDate date = civil_from_days(ist_day);
  const std::int64_t day_of_year = ist_day - days_from_civil({date.year, 1, 1}) + 1;
  std::string digits = std::to_string(1000 + day_of_year);
  digits[0] = static_cast<char>('0' + date.year % 10);
  return digits;
}

bool is_digits(const std::string& text, std::size_t length) {
  return text.size() == length && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string padded(std::int64_t number, std::size_t length) {
  std::string digits = std::to_string(number);
  return digits.size() < length ? std::string(length - digits.size(), '0') + digits : digits;
}

template <typename Io>
void reference(Io& io, std::string& text, std::int64_t utc_ms) {
  const std::int64_t today = days_from_civil(ist_date(utc_ms));
  std::uint64_t kind = reference_none;
  std::int64_t number = 0;
  std::uint64_t text_number = 0;
  if constexpr (!Io::reads) {
    if (is_digits(text, 12)) {
      const std::string begin = text.substr(0, 4);
      kind = begin == rrn_begin(today)       ? reference_rrn_today
             : begin == rrn_begin(today - 1) ? reference_rrn_yesterday
                                             : reference_rrn_other;
      number = std::stoll(kind == reference_rrn_other ? text : text.substr(4));
    } else if (!text.empty()) {
      kind = reference_other;
      text_number = io.number_of(text);
    }
  }
  io.code(Column::reference_class, kind, reference_other);
  if (kind == reference_rrn_today || kind == reference_rrn_yesterday) {
    auto tail = static_cast<std::uint64_t>(number);
    io.code(Column::reference_rrn_tail, tail, static_cast<std::uint64_t>(rrn_tail_end - 1));
    if constexpr (Io::reads)
      text = rrn_begin(kind == reference_rrn_today ? today : today - 1) + padded(static_cast<std::int64_t>(tail), 8);
  } else if (kind == reference_rrn_other) {
    auto whole = static_cast<std::uint64_t>(number);
    io.code(Column::reference_rrn, whole, 999'999'999'999);
    if constexpr (Io::reads) text = padded(static_cast<std::int64_t>(whole), 12);
  } else if (kind == reference_other) {
    io.code(Column::reference_text, text_number, UINT64_MAX);
    if constexpr (Io::reads) text = io.text_at(text_number);
  }
}

std::int64_t next_multiple(std::int64_t amount, std::int64_t unit) {
  return (amount + unit - 1) / unit * unit;  // amount <= money_paise_max
}

template <typename Io>
void tendered(Io& io, SaleTender& tender) {
  std::uint64_t kind = 0;
  if constexpr (!Io::reads) {
    if (tender.tendered_paise != tender.amount_paise) {
      const auto note = std::find_if(notes_paise.begin(), notes_paise.end(), [&](std::int64_t unit) {
        return next_multiple(tender.amount_paise, unit) == tender.tendered_paise;
      });
      kind = static_cast<std::uint64_t>(note - notes_paise.begin()) + 1;  // behind the last: tendered_otherwise
    }
  }
  io.code(Column::tendered_class, kind, tendered_otherwise);
  if (kind == tendered_otherwise) {
    money(io, Column::tendered_extra, tender.tendered_paise, tender.amount_paise);
  } else if constexpr (Io::reads) {
    tender.tendered_paise = kind == 0
                                ? tender.amount_paise
                                : next_multiple(tender.amount_paise, notes_paise[static_cast<std::size_t>(kind - 1)]);
  }
}

// 0: as expected; 1: none; from 2 on: 2 + zigzag of the distance.
template <typename Io>
void attempt_of(Io& io, SaleTender& tender, const SalePlace& place) {
  const std::int64_t expected = tender.kind == TenderKind::upi ? place.attempt_before : 0;
  std::uint64_t number = 0;
  if constexpr (!Io::reads) {
    if (tender.attempt_sequence != expected)
      number = tender.attempt_sequence == 0 ? 1 : 2 + zigzag(wrapped_minus(place.sequence, tender.attempt_sequence));
  }
  io.code(Column::tender_attempt, number, UINT64_MAX);
  if constexpr (Io::reads) {
    tender.attempt_sequence = number == 0   ? expected
                              : number == 1 ? 0
                                            : wrapped_minus(place.sequence, unzigzag(number - 2));
    if (tender.attempt_sequence < 0) throw Malformed("a value is out of range: tender_attempt");
  }
}

template <typename Enum, typename Io>
void kind_or(Io& io, Column column, Enum& value, Enum expected, Enum last) {
  std::uint64_t number = 0;
  if constexpr (!Io::reads) {
    if (value != expected) number = static_cast<std::uint64_t>(value);
  }
  io.code(column, number, static_cast<std::uint64_t>(last));
  if constexpr (Io::reads) value = number == 0 ? expected : static_cast<Enum>(number);
}

struct Expected {
  std::vector<std::int32_t> rates;
  DocumentType document = DocumentType::invoice;
  std::int64_t taxable = 0, cgst = 0, sgst = 0, igst = 0, round_off = 0, payable = 0;
};

// What core/ makes of the lines; nothing when it refuses them or when the reader lacks an item.
Expected expect(const SaleCodingState& state, const SalePayload& sale) {
  Expected expected;
  expected.rates.assign(sale.lines.size(), 0);
  expected.document = state.previous.document;
  const auto pricing = pricing_of(sale, state.reference);
  if (!pricing || sale.lines.empty()) return expected;
  const auto amounts = price_document(pricing->terms, pricing->lines);
  if (!amounts) return expected;
  std::vector<TaxRate> rates;
  for (std::size_t i = 0; i < amounts->lines.size(); ++i) {
    expected.rates[i] = amounts->lines[i].rate.basis_points;
    rates.push_back(amounts->lines[i].rate);
  }
  expected.document = document_type_for(state.reference.suppliers.at(sale.supplier_sequence).profile, rates);
  expected.taxable = amounts->split.taxable.paise();
  expected.cgst = amounts->split.cgst.paise();
  expected.sgst = amounts->split.sgst.paise();
  expected.igst = amounts->split.igst.paise();
  expected.round_off = amounts->round_off.paise();
  expected.payable = amounts->payable.paise();
  return expected;
}

template <typename Io>
void code_sale(Io& io, SaleCodingState& state, const SalePlace& place, SalePayload& sale) {
  const SalePayload& before = state.previous;
  io.difference(Column::sale_event, sale.event_sequence, expected_event(state, place.sequence), 0, sequence_max);
  list(io, Column::line_count, sale.lines, document_lines_max);
  for (SaleLine& line : sale.lines) {
    item_sequence(io, state, line.item_sequence);
    const ItemPayload* item = find_item(state, line.item_sequence);
    const Column quantity = item && is_measured(item->kind) ? Column::line_measure : Column::line_quantity;
    auto units = static_cast<std::uint64_t>(line.quantity);
    io.code(quantity, units, static_cast<std::uint64_t>(money_paise_max));
    line.quantity = static_cast<std::int64_t>(units);
    money(io, Column::line_unit_price, line.unit_price_paise, item ? item->list_price_paise : 0);
    money(io, Column::line_discount, line.line_discount_paise);
  }
  io.difference(Column::sale_supplier, sale.supplier_sequence, expected_supplier(state, sale, place.sequence), 0,
                sequence_max);
  io.difference(Column::sale_shift, sale.shift_sequence, before.shift_sequence, 0, sequence_max);
  text_or(io, Column::sale_staff, sale.staff, before.staff);
  io.difference(Column::sale_buyer_state, sale.buyer_state, 0, 0, 99);
  io.difference(Column::sale_basket, sale.basket_offset, 0, 0, sequence_max);
  money(io, Column::sale_bill_discount, sale.bill_discount_paise);
  std::uint64_t flags = sale.flags;
  io.code(Column::sale_flags, flags, UINT32_MAX);
  sale.flags = static_cast<std::uint32_t>(flags);

  list(io, Column::tender_count, sale.tenders, document_tenders_max);
  const TenderKind likely = place.attempt_before != 0 ? TenderKind::upi : TenderKind::cash;
  for (SaleTender& tender : sale.tenders) kind_or(io, Column::tender_kind, tender.kind, likely, TenderKind::exchange);

  const Expected expected = expect(state, sale);
  for (std::size_t i = 0; i < sale.lines.size(); ++i) {
    std::int64_t rate = sale.lines[i].rate_basis_points;
    io.difference(Column::line_rate, rate, expected.rates[i], 0, 10'000);
    sale.lines[i].rate_basis_points = static_cast<std::int32_t>(rate);
  }
  kind_or(io, Column::sale_document, sale.document, expected.document, DocumentType::unbilled_sale);
  text_or(io, Column::sale_series, sale.series, expected_series(state, sale, place.utc_ms));
  std::int64_t& last_number = state.last_number[sale.series];
  io.difference(Column::sale_number, sale.number, wrapped_plus(last_number, 1), 0, sequence_max);
  last_number = sale.number;
  money(io, Column::stated_taxable, sale.taxable_paise, expected.taxable);
  money(io, Column::stated_cgst, sale.cgst_paise, expected.cgst);
  money(io, Column::stated_sgst, sale.sgst_paise, expected.sgst);
  money(io, Column::stated_igst, sale.igst_paise, expected.igst);
  io.difference(Column::stated_round_off, sale.round_off_paise, expected.round_off, INT64_MIN, INT64_MAX);
  money(io, Column::stated_payable, sale.payable_paise, expected.payable);

  std::int64_t left = sale.payable_paise;
  for (SaleTender& tender : sale.tenders) {
    money(io, Column::tender_amount, tender.amount_paise, left);
    left -= tender.amount_paise;
    tendered(io, tender);
    attempt_of(io, tender, place);
    reference(io, tender.reference, place.utc_ms);
    if (tender.attempt_sequence != 0)
      state.claims[tender.attempt_sequence] = {tender.amount_paise, sale.supplier_sequence, sale.staff};
  }
  list(io, Column::sidecar_count, sale.sidecars, document_sidecars_max);
  for (Hash& hash : sale.sidecars) io.hash(hash);
  state.previous = sale;
}

template <typename Io>
void code_attempt(Io& io, SaleCodingState& state, std::int64_t sequence, UpiAttemptPayload& attempt) {
  const UpiAttemptPayload& before = state.previous_attempt;
  const auto claimed = state.claims.find(sequence);
  const bool is_claimed = claimed != state.claims.end();
  io.difference(Column::attempt_number, attempt.number, wrapped_plus(before.number, 1), 0, sequence_max);
  io.difference(Column::attempt_supplier, attempt.supplier_sequence,
                is_claimed ? claimed->second.supplier_sequence : before.supplier_sequence, 0, sequence_max);
  money(io, Column::attempt_amount, attempt.amount_paise, is_claimed ? claimed->second.amount_paise : 0);
  text_or(io, Column::attempt_staff, attempt.staff, is_claimed ? claimed->second.staff : before.staff);
  text_or(io, Column::attempt_rrn, attempt.rrn, {});
  state.previous_attempt = attempt;
}

}  // namespace

const char* name_of(Column column) {
  return column_names[static_cast<std::size_t>(column)];
}
const char* name_of(Blob blob) {
  return blob_names[static_cast<std::size_t>(blob)];
}

std::uint64_t TextTable::number_of(const std::string& text) {
  const auto [found, is_new] = numbers_.try_emplace(text, texts_.size());
  if (is_new) texts_.push_back(text);
  return found->second;
}

const std::string& TextTable::at(std::uint64_t number) const {
  if (number >= texts_.size()) throw Malformed("a text that the batch does not hold");
  return texts_[static_cast<std::size_t>(number)];
}

SaleCodingState::SaleCodingState(const LedgerReference& known) : reference(known) {
  for (const auto& [sequence, item] : known.items) item_sequences.push_back(sequence);
  for (const auto& [sequence, supplier] : known.suppliers) suppliers_by_code[supplier.code].push_back(sequence);
}

void write_sale(ColumnWriter& columns, TextTable& texts, SaleCodingState& state, const SalePlace& place,
                const SalePayload& sale) {
  Out out(columns, texts);
  SalePayload copy = sale;
  code_sale(out, state, place, copy);
}

SalePayload read_sale(ColumnReader& columns, TextTable& texts, SaleCodingState& state, const SalePlace& place) {
  In in(columns, texts);
  SalePayload sale;
  code_sale(in, state, place, sale);
  return sale;
}

void write_attempt(ColumnWriter& columns, TextTable& texts, SaleCodingState& state, std::int64_t sequence,
                   const UpiAttemptPayload& attempt) {
  Out out(columns, texts);
  UpiAttemptPayload copy = attempt;
  code_attempt(out, state, sequence, copy);
}

UpiAttemptPayload read_attempt(ColumnReader& columns, TextTable& texts, SaleCodingState& state, std::int64_t sequence) {
  In in(columns, texts);
  UpiAttemptPayload attempt;
  attempt.state = UpiState::shown;
  code_attempt(in, state, sequence, attempt);
  return attempt;
}

}  // namespace odop::wire
