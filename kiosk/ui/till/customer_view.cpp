#include "ui/till/customer_view.h"

#include <cmath>
#include <utility>

#include "core/listing_link.h"
#include "text/indian_numbers.h"
#include "text/words.h"
#include "ui/showcase/screens.h"
#include "ui/showcase/views.h"

namespace odop::ui {

namespace {

// GST inside what is paid; the shelf prices include it.
Money tax_in(const till::CartQuote& quote) {
  Money tax;
  for (const till::CartQuote::Document& document : quote.documents) {
    const TaxSplit& split = document.amounts.split;
    tax = tax + split.cgst + split.sgst + split.igst;
  }
  return tax;
}

// "इसमें GST · GST in it: ₹57.14"
std::string tax_note(const till::CartQuote& quote) {
  const Translator &hindi = Translator::of(Language::hi), &english = Translator::of(Language::en);
  const Money tax = tax_in(quote);
  if (tax <= Money{}) return std::string(hindi.tr("No GST on this bill")) + " · " + english.tr("No GST on this bill");
  return std::string(hindi.tr("GST in it")) + " · " + english.tr("GST in it") + ": " + format_rupees(tax);
}

std::string quantity_of(const till::CartLine& line, const Product& product, CivilDate day) {
  const Translator& english = Translator::of(Language::en);
  const std::string price = format_rupees(line.unit_price.value_or(product.price_on(day)));
  // What was bargained off the line stands beside it, or the customer could not reckon it after.
  const std::string off = line.line_discount > Money{} ? " − " + format_rupees(line.line_discount) : "";
  if (!is_measured(product.kind)) return std::to_string(line.quantity) + " × " + price + off;
  return format_quantity(line.quantity, product.kind, english) + " × " + price + "/" +
         unit_of_price(product.kind, english) + off;
}

}  // namespace

CustomerSide::CustomerSide(const Catalogue& catalogue) : catalogue_(catalogue) {
  pictures_ = make_attract_view(catalogue, {.stock = {}, .today = catalogue.event.first_day}, Language::hi).pictures;
  thanks_.until_s = -1;
}

CustomerView CustomerSide::empty_view(CustomerView::Stage stage) const {
  CustomerView view;
  view.stage = stage;
  view.stall = catalogue_.stall.name;
  view.is_demo = catalogue_.event.demo;
  return view;
}

CustomerView CustomerSide::idle_view(double now_s) const {
  CustomerView view = empty_view(CustomerView::Stage::idle);
  const auto flips = static_cast<long>(std::floor(now_s / customer_picture_every_s));
  const int n = static_cast<int>(pictures_.size());
  for (int plate = 0; plate < customer_plates && n > 0; ++plate)
    view.plates.push_back(pictures_[static_cast<std::size_t>(
        attract_picture(plate, n > customer_plates ? flips : 0, customer_plates, n))]);
  if (n > customer_plates) view.until_s = static_cast<double>(flips + 1) * customer_picture_every_s;
  return view;
}

CustomerMakerView CustomerSide::maker_of(const Product& product, bool with_listing) const {
  CustomerMakerView view;
  view.product = product.name;
  view.picture = product.picture;
  view.sector = product.sector;
  if (const Maker* maker = catalogue_.find_maker(product.maker)) {
    view.name = maker->name;
    view.craft = maker->craft;
  }
  if (const District* district = catalogue_.find_district(product.district)) view.district = district->name;
  for (const Listing& listing : product.listings) {
    const Marketplace* marketplace = catalogue_.find_marketplace(listing.marketplace);
    if (!with_listing || marketplace == nullptr || view.qr != nullptr) continue;
    // Checked once more where it is drawn: a customer's phone will go where this code says.
    const auto link = check_listing_link(listing.url, marketplace->hosts);
    if (!link) continue;
    auto qr = encode_qr(link->clean_url);
    if (!qr) continue;
    view.marketplace = marketplace->name;
    view.host = link->host_in_words;
    view.link = link->clean_url;
    view.qr = std::make_shared<const QrMatrix>(std::move(*qr));
  }
  return view;
}

CustomerView CustomerSide::bill_view(const TillCart& cart, const QuoteOrRefusal& quoted, CivilDate day) const {
  CustomerView view = empty_view(CustomerView::Stage::cart);
  // The till's own lines, so that both displays always say the same.
  const CartView till_view = make_cart_view(catalogue_, cart, quoted, day, Language::hi);
  for (std::size_t i = 0; i < till_view.lines.size(); ++i) {
    const till::CartLine& line = cart.cart().lines[i];
    CustomerLineView shown{
        .sku = line.sku, .picture = {}, .name = {}, .quantity = {}, .amount = till_view.lines[i].amount};
    shown.name.set(Language::hi, till_view.lines[i].name);
    if (const Product* product = catalogue_.find_product(line.sku)) {
      shown.name = product->name;
      shown.picture = product->picture;
      shown.quantity = quantity_of(line, *product, day);
    }
    view.lines.push_back(std::move(shown));
  }
  if (till_view.has_discount) view.discount = till_view.discount;
  if (!cart.is_empty())
    if (const Product* product = catalogue_.find_product(cart.cart().lines.back().sku))
      view.latest = maker_of(*product, false);
  const auto* quote = std::get_if<till::CartQuote>(&quoted);
  if (quote == nullptr) return view;
  view.total = till_view.total;
  view.tax_note = tax_note(*quote);
  Money round_off;
  for (const till::CartQuote::Document& document : quote->documents) round_off = round_off + document.amounts.round_off;
  if (round_off != Money{}) view.round_off = (round_off > Money{} ? "+" : "") + format_rupees(round_off);
  return view;
}

void CustomerSide::sold(const till::Cart& cart, Money payable, Money change, double now_s) {
  thanks_ = empty_view(CustomerView::Stage::thanks);
  thanks_.until_s = now_s + customer_thanks_s;
  thanks_.total = format_rupees(payable);
  if (change > Money{}) thanks_.change = format_rupees(change);
  // The maker of the dearest thing; of one with a listing when there is any, so that the code can be taken home.
  const Product* dearest = nullptr;
  for (const till::CartLine& line : cart.lines) {
    const Product* product = catalogue_.find_product(line.sku);
    if (product == nullptr) continue;
    const bool is_better = dearest == nullptr || product->listings.empty() == dearest->listings.empty()
                               ? dearest == nullptr || product->price > dearest->price
                               : dearest->listings.empty();
    if (is_better) dearest = product;
  }
  if (dearest != nullptr) thanks_.maker = maker_of(*dearest, true);
}

}  // namespace odop::ui
