#include "support/sample_journal.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "core/receipt_number.h"

namespace odop::test {

namespace {

wire::Seed seed_of(std::uint64_t number, const std::string& label) {
  const wire::Hash hash = wire::sha256("sample journal " + std::to_string(number) + " " + label);
  wire::Seed seed;
  std::copy(hash.begin(), hash.end(), seed.begin());
  return seed;
}

constexpr const char* stall = "UPH";
constexpr const char* maker = "MKR";

struct Ware {
  const char* name_hi;
  const char* name_en;
  const char* hsn;
  const char* rule;
  const char* district;
  const char* sector;
};
constexpr std::array<Ware, 8> wares{{
    {"काली मिट्टी का कलश", "Black pottery jar", "6912", "handicraft", "azamgarh", "handicraft"},
    {"चिकनकारी कुर्ता", "Chikankari kurta", "6206", "apparel", "lucknow", "handloom-textile"},
    {"बनारसी साड़ी", "Banarasi saree", "5007", "apparel", "varanasi", "handloom-textile"},
    {"पीतल की मूर्ति", "Brass figure", "8306", "handicraft", "moradabad", "handicraft"},
    {"काला नमक चावल", "Kala namak rice", "1006", "food", "siddharthnagar", "food-processing"},
    {"कन्नौज का इत्र", "Kannauj attar", "3301", "perfume", "kannauj", "manufacturing"},
    {"लकड़ी का खिलौना", "Wooden toy", "9503", "handicraft", "chitrakoot", "handicraft"},
    {"चमड़े की चप्पल", "Leather sandals", "6403", "footwear", "agra", "manufacturing"},
}};

std::vector<TaxSlab> slabs_of(std::string_view rule) {
  if (rule == "apparel") return {{100'000, 500}, {0, 1'200}};
  if (rule == "footwear") return {{100'000, 1'200}, {0, 1'800}};
  if (rule == "food") return {{0, 0}};
  if (rule == "perfume") return {{0, 1'800}};
  return {{0, 500}};
}

}  // namespace

SampleJournal::SampleJournal(const SampleOptions& options)
    : options_(options),
      signer_(seed_of(options.seed, options.label)),
      engine_(options.seed),
      ledger_(signer_.public_key()),
      utc_ms_(options.begin_utc_ms) {
  ledger_.expect_all_attempts();
  append(wire::EntryType::key, wire::encode(wire::KeyPayload{signer_.public_key(), options_.label}));
  wire::EventPayload event;
  event.event_id = options_.event_id;
  event.name_hi = "महाकुंभ 2025";
  event.name_en = "Mahakumbh 2025";
  event.place_hi = "प्रयागराज";
  event.place_en = "Prayagraj";
  event.first_day = days_from_civil({2025, 1, 13});
  event.last_day = days_from_civil({2025, 2, 26});
  event.stall_code = "S14";
  event.stall_name_hi = "एक जनपद एक उत्पाद";
  event.stall_name_en = "One District One Product";
  event.pack_version = 1;
  event.pack_hash = std::string(64, 'a');
  event.demo = true;
  event_sequence_ = append(wire::EntryType::config, wire::encode(wire::ConfigPayload{event}));

  wire::SupplierPayload supplier;
  supplier.code = stall;
  supplier.series_code = "A";
  supplier.name_hi = "यूपी हस्तशिल्प";
  supplier.name_en = "UP Handicrafts";
  supplier.profile = SellerProfile::regular;
  supplier.gstin = "09ABCDE1234F1ZY";
  supplier.state_code = 9;
  supplier.upi_vpa = "uphandicrafts@okbank";
  supplier_sequences_[stall] = append(wire::EntryType::config, wire::encode(wire::ConfigPayload{supplier}));
  supplier.code = maker;
  supplier.series_code = "B";
  supplier.name_hi = "रामलाल";
  supplier.name_en = "Ram Lal";
  supplier.profile = SellerProfile::unregistered;
  supplier.gstin.clear();
  supplier_sequences_[maker] = append(wire::EntryType::config, wire::encode(wire::ConfigPayload{supplier}));

  for (std::size_t i = 0; i < options_.items; ++i) {
    const Ware& ware = wares[i % wares.size()];
    Product product;
    wire::ItemPayload& item = product.item;
    const std::string number = std::to_string(1000 + i);
    item.sku = std::string{"UP-"} + static_cast<char>('A' + i % wares.size()) + number.substr(1);
    item.name_hi = std::string{ware.name_hi} + " " + std::to_string(i / wares.size() + 1);
    item.name_en = std::string{ware.name_en} + " " + std::to_string(i / wares.size() + 1);
    item.hsn = ware.hsn;
    item.gst_rule = ware.rule;
    item.slabs = slabs_of(ware.rule);
    item.kind = item.gst_rule == "food" ? ProductKind::gram : chance(4) ? ProductKind::unique : ProductKind::piece;
    // Rs 40 to about 12,000, most of them cheap, ending like shelf prices do.
    const double rupees = 40.0 * std::exp(random_unit() * 5.7);
    item.list_price_paise = static_cast<std::int64_t>(rupees / 10.0) * 1'000 + (chance(30) ? 900 : 0);
    item.supplier = i % 7 == 6 ? maker : stall;
    item.maker = "M" + std::to_string(100 + i % 40);
    item.district = ware.district;
    item.sector = ware.sector;
    auto& shelf = products_[item.supplier];
    const double weight = 1.0 / std::pow(static_cast<double>(i + 1), options_.popularity);
    product.weight_sum = (shelf.empty() ? 0.0 : shelf.back().weight_sum) + weight;
    shelf.push_back(std::move(product));
  }
  wire::ShiftPayload shift;
  shift.staff = staff_;
  shift.float_paise = 200'000;
  shift_sequence_ = append(wire::EntryType::shift, wire::encode(shift));
  if (options_.all_items_first)
    for (const auto& [code, shelf] : products_)
      for (const Product& product : shelf)
        item_sequences_[product.item.sku] = append(wire::EntryType::item, wire::encode(product.item));
}

wire::Seed SampleJournal::seed() const {
  return seed_of(options_.seed, options_.label);
}

std::int64_t SampleJournal::random(std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
}

double SampleJournal::random_unit() {
  return static_cast<double>(engine_() >> 11) * 0x1.0p-53;
}

std::int64_t SampleJournal::append(wire::EntryType type, std::string payload) {
  add_plain(static_cast<std::uint8_t>(type), std::move(payload));
  return last_sequence();
}

void SampleJournal::add_plain(std::uint8_t type, std::string payload) {
  wire::Entry entry{last_sequence() + 1, type, utc_ms_, std::move(payload)};
  hashes_.push_back(wire::hash_entry(device_key(), hash_at(last_sequence()), entry));
  const auto step = ledger_.apply(entry);
  findings_.insert(findings_.end(), step.findings.begin(), step.findings.end());
  entries_.push_back(std::move(entry));
}

wire::Hash SampleJournal::hash_at(std::int64_t sequence) const {
  return sequence == 0 ? wire::first_previous_hash : hashes_.at(static_cast<std::size_t>(sequence - 1));
}

std::size_t SampleJournal::pick_product(const std::string& supplier) {
  const auto& shelf = products_.at(supplier);
  const double at = random_unit() * shelf.back().weight_sum;
  const auto found = std::find_if(shelf.begin(), shelf.end(), [&](const Product& p) { return at < p.weight_sum; });
  return static_cast<std::size_t>(found - shelf.begin());
}

wire::SalePayload SampleJournal::fill_cart(const std::string& supplier) {
  wire::SalePayload sale;
  const std::int64_t dice = random(1, 100);  // 2 lines on average
  const int lines = dice <= 40 ? 1 : dice <= 72 ? 2 : dice <= 90 ? 3 : dice <= 98 ? 4 : 5;
  for (int i = 0; i < lines; ++i) {
    const std::size_t picked = pick_product(supplier);
    const wire::ItemPayload& item = products_.at(supplier)[picked].item;
    wire::SaleLine line;
    line.item_sequence = static_cast<std::int64_t>(picked);  // the place on the shelf until the sale is written
    line.unit_price_paise = item.list_price_paise;
    const std::int64_t quantity_dice = random(1, 100);
    line.quantity = item.kind == ProductKind::gram
                        ? std::array<std::int64_t, 4>{250, 500, 1000, 2000}[static_cast<std::size_t>(random(0, 3))]
                    : quantity_dice <= 75 || item.kind == ProductKind::unique ? 1
                    : quantity_dice <= 93                                     ? 2
                                                                              : random(3, 6);
    sale.lines.push_back(line);
  }
  return sale;
}

void SampleJournal::pay(wire::SalePayload& sale, bool by_upi) {
  wire::SaleTender tender;
  tender.amount_paise = sale.payable_paise;
  tender.tendered_paise = sale.payable_paise;
  if (by_upi) {
    tender.kind = TenderKind::upi;
    if (chance(options_.rrn_percent_of_upi)) {
      const CivilDate today = ist_date(utc_ms_);
      const std::int64_t day = days_from_civil(today) - days_from_civil({today.year, 1, 1}) + 1;
      const std::int64_t prefix = chance(95) ? (today.year % 10) * 1000 + day : random(0, 9'999);
      const std::string text = std::to_string(1'000'000'000'000 + prefix * 100'000'000 + random(0, 99'999'999));
      tender.reference = text.substr(1);
    }
  } else if (!chance(40)) {
    constexpr std::array<std::int64_t, 5> notes{1'000, 5'000, 10'000, 50'000, 50'000};
    const std::int64_t note = notes[static_cast<std::size_t>(random(0, 4))];
    tender.tendered_paise = (sale.payable_paise + note - 1) / note * note;
  }
  sale.tenders = {tender};
}

void SampleJournal::add_document(const std::string& supplier, std::int64_t basket_sequence, bool by_upi) {
  wire::SalePayload sale = fill_cart(supplier);
  sale.event_sequence = event_sequence_;
  sale.supplier_sequence = supplier_sequences_.at(supplier);
  sale.shift_sequence = shift_sequence_;
  if (chance(10)) staff_ = "S" + std::to_string(random(1, 3));
  sale.staff = staff_;
  if (supplier == stall && chance(1)) sale.buyer_state = 10;
  const bool discounted = chance(options_.discount_percent);
  const std::int64_t percent = std::array<std::int64_t, 3>{5, 10, 10}[static_cast<std::size_t>(random(0, 2))];

  const auto price = [&](const wire::LedgerReference& reference) {
    const auto pricing = wire::pricing_of(sale, reference);
    assert(pricing);
    const auto amounts = price_document(pricing->terms, pricing->lines);
    assert(amounts);
    return *amounts;
  };
  // The cart is priced before the item entries exist, as the till does it.
  wire::LedgerReference shelf;
  shelf.suppliers = reference().suppliers;
  for (const wire::SaleLine& line : sale.lines)
    shelf.items[line.item_sequence] = products_.at(supplier)[static_cast<std::size_t>(line.item_sequence)].item;
  sale.tenders = {{by_upi ? TenderKind::upi : TenderKind::cash, 0, 0, 0, {}}};
  if (discounted) sale.bill_discount_paise = price(shelf).net.paise() * percent / 100 / 100 * 100;
  const DocumentAmounts amounts = price(shelf);
  std::vector<TaxRate> rates;
  for (std::size_t i = 0; i < sale.lines.size(); ++i) {
    sale.lines[i].rate_basis_points = amounts.lines[i].rate.basis_points;
    rates.push_back(amounts.lines[i].rate);
  }
  sale.taxable_paise = amounts.split.taxable.paise();
  sale.cgst_paise = amounts.split.cgst.paise();
  sale.sgst_paise = amounts.split.sgst.paise();
  sale.igst_paise = amounts.split.igst.paise();
  sale.round_off_paise = amounts.round_off.paise();
  sale.payable_paise = amounts.payable.paise();
  const auto& profile = reference().suppliers.at(sale.supplier_sequence);
  sale.document = document_type_for(profile.profile, rates);
  sale.series =
      series_name(financial_year_start(ist_date(utc_ms_)), options_.label, profile.series_code, sale.document);
  sale.number = ledger_.last_number(sale.series) + 1;

  pay(sale, by_upi);
  if (by_upi) {
    wire::UpiAttemptPayload attempt;
    attempt.number = ++attempts_;
    attempt.supplier_sequence = sale.supplier_sequence;
    attempt.amount_paise = sale.payable_paise;
    attempt.staff = staff_;
    sale.tenders[0].attempt_sequence = append(wire::EntryType::upi_attempt, wire::encode(attempt));
    utc_ms_ += random(9'000, 50'000);
    if (chance(4)) {  // the first try came to nothing
      wire::UpiAttemptPayload abandoned = attempt;
      abandoned.state = wire::UpiState::abandoned;
      abandoned.attempt_sequence = sale.tenders[0].attempt_sequence;
      append(wire::EntryType::upi_attempt, wire::encode(abandoned));
      attempt.number = ++attempts_;
      sale.tenders[0].attempt_sequence = append(wire::EntryType::upi_attempt, wire::encode(attempt));
      utc_ms_ += random(9'000, 50'000);
    }
  }
  for (wire::SaleLine& line : sale.lines) {
    const wire::ItemPayload& item = products_.at(supplier)[static_cast<std::size_t>(line.item_sequence)].item;
    auto& sequence = item_sequences_[item.sku];
    if (sequence == 0) sequence = append(wire::EntryType::item, wire::encode(item));
    line.item_sequence = sequence;
  }
  if (chance(options_.sidecar_percent)) {
    const std::string sealed = "sealed to the organiser " + std::to_string(engine_());
    sale.sidecars.push_back(wire::sha256(sealed));
    sidecars_.push_back({sale.sidecars.back(), sealed});
  }
  sale.basket_offset = basket_sequence == 0 ? 0 : last_sequence() + 1 - basket_sequence;
  append(wire::EntryType::sale, wire::encode(sale));
  sales_ += 1;
  sum_paise_ += sale.payable_paise;
}

void SampleJournal::add_sales(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const double gap = -std::log(1.0 - random_unit()) * static_cast<double>(options_.sale_gap_mean_ms);
    utc_ms_ += 4'000 + static_cast<std::int64_t>(gap);
    const bool by_upi = chance(options_.upi_percent);
    const std::string supplier = products_.contains(maker) && chance(15) ? maker : stall;
    add_document(supplier, 0, by_upi);
    // One basket in thirty holds a second seller's goods: a second document right behind.
    if (i + 1 < count && products_.contains(maker) && random(1, 30) == 1) {
      add_document(supplier == maker ? stall : maker, last_sequence(), false);
      ++i;
    }
  }
}

void SampleJournal::close_shift() {
  wire::ShiftPayload shift;
  shift.event = wire::ShiftEvent::closed;
  shift.shift_sequence = shift_sequence_;
  shift.staff = staff_;
  shift.float_paise = 200'000;
  shift.expected_paise = 200'000;
  shift.counted_paise = 199'900;
  shift.documents = sales_;
  shift.net_paise = sum_paise_;
  append(wire::EntryType::shift, wire::encode(shift));
}

wire::BatchInput SampleJournal::input(std::int64_t first, std::int64_t last) const {
  wire::BatchInput input;
  input.device_key = device_key();
  input.previous_head = hash_at(first - 1);
  input.entries =
      std::span(entries_).subspan(static_cast<std::size_t>(first - 1), static_cast<std::size_t>(last - first + 1));
  input.head = hash_at(last);
  input.signature = wire::sign_batch(signer_, first, last, input.head);
  return input;
}

std::string SampleJournal::batch(std::int64_t first, std::int64_t last, wire::Predictor predictor,
                                 const wire::EncodeOptions& options) const {
  return wire::encode_batch(input(first, last), reference(), predictor, options);
}

}  // namespace odop::test
