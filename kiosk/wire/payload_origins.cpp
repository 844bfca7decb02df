// What later entries point to: the device, the event, the suppliers, the item versions.
#include <utility>

#include "wire/payload_fields.h"
#include "wire/payloads.h"

namespace odop::wire {

using namespace payload;

namespace {
constexpr std::uint8_t config_event = 1, config_supplier = 2;
constexpr std::size_t pan_length = 10;
}  // namespace

std::string encode(const KeyPayload& key) {
  ByteWriter writer = begin();
  writer.array(key.device_key);
  writer.text(key.label);
  return writer.take();
}

KeyPayload decode_key(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  KeyPayload key;
  key.device_key = reader.array<32>();
  key.label = code(reader);
  reader.expect_end();
  return key;
}

std::string encode(const ConfigPayload& config) {
  ByteWriter writer = begin();
  if (const auto* event = std::get_if<EventPayload>(&config)) {
    writer.u8(config_event);
    for (const std::string* text :
         {&event->event_id, &event->name_hi, &event->name_en, &event->place_hi, &event->place_en})
      writer.text(*text);
    writer.signed_varint(event->first_day);
    writer.signed_varint(event->last_day);
    for (const std::string* text :
         {&event->stall_code, &event->stall_name_hi, &event->stall_name_en, &event->footer_hi, &event->footer_en})
      writer.text(*text);
    writer.count(event->pack_version);
    writer.text(event->pack_hash);
    writer.u8(event->demo ? 1 : 0);
  } else {
    const auto& supplier = std::get<SupplierPayload>(config);
    writer.u8(config_supplier);
    for (const std::string* text : {&supplier.code, &supplier.series_code, &supplier.name_hi, &supplier.name_en,
                                    &supplier.legal_name, &supplier.address_hi, &supplier.address_en})
      writer.text(*text);
    put(writer, supplier.profile);
    writer.text(supplier.gstin);
    writer.count(supplier.state_code);
    for (const std::string* text :
         {&supplier.upi_vpa, &supplier.upi_payee_name, &supplier.upi_mcc, &supplier.fssai, &supplier.phone})
      writer.text(*text);
    // Added later: a supplier of whom neither is known keeps the bytes it always had.
    if (!supplier.pan.empty() || supplier.turnover_before_paise != 0) {
      writer.text(supplier.pan);
      writer.count(supplier.turnover_before_paise);
    }
  }
  return writer.take();
}

ConfigPayload decode_config(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  const std::uint8_t kind = reader.u8();
  if (kind == config_event) {
    EventPayload event;
    event.event_id = code(reader);
    for (std::string* text : {&event.name_hi, &event.name_en, &event.place_hi, &event.place_en}) *text = name(reader);
    event.first_day = reader.signed_varint();
    event.last_day = reader.signed_varint();
    event.stall_code = code(reader);
    event.stall_name_hi = name(reader);
    event.stall_name_en = name(reader);
    event.footer_hi = reader.text(text_length_max);
    event.footer_en = reader.text(text_length_max);
    event.pack_version = reader.count();
    event.pack_hash = reader.text(64);
    event.demo = boolean(reader);
    reader.expect_end();
    return event;
  }
  if (kind != config_supplier) throw Malformed("a config entry of a later version");
  SupplierPayload supplier;
  supplier.code = code(reader);
  supplier.series_code = code(reader);
  for (std::string* text : {&supplier.name_hi, &supplier.name_en, &supplier.legal_name}) *text = name(reader);
  supplier.address_hi = reader.text(text_length_max);
  supplier.address_en = reader.text(text_length_max);
  supplier.profile = enumeration(reader, SellerProfile::unregistered, SellerProfile::casual);
  supplier.gstin = code(reader);
  supplier.state_code = reader.count_up_to(99);
  supplier.upi_vpa = reader.text(255);
  supplier.upi_payee_name = name(reader);
  for (std::string* text : {&supplier.upi_mcc, &supplier.fssai, &supplier.phone}) *text = code(reader);
  if (!reader.at_end()) {
    supplier.pan = reader.text(pan_length);
    supplier.turnover_before_paise = reader.count();
    const bool says_something = !supplier.pan.empty() || supplier.turnover_before_paise != 0;
    if (!says_something) throw Malformed("a PAN and a turnover that say nothing");
  }
  reader.expect_end();
  return supplier;
}

std::string encode(const ItemPayload& item) {
  ByteWriter writer = begin();
  for (const std::string* text : {&item.sku, &item.name_hi, &item.name_en, &item.hsn, &item.gst_rule})
    writer.text(*text);
  writer.varint(item.slabs.size());
  for (const TaxSlab& slab : item.slabs) {
    writer.count(slab.upto_paise);
    writer.count(slab.rate_basis_points);
  }
  put(writer, item.kind);
  writer.count(item.list_price_paise);
  writer.count(item.mrp_paise);
  for (const std::string* text : {&item.supplier, &item.maker, &item.district, &item.sector}) writer.text(*text);
  return writer.take();
}

ItemPayload decode_item(std::string_view bytes) {
  ByteReader reader = begin(bytes);
  ItemPayload item;
  item.sku = code(reader);
  item.name_hi = name(reader);
  item.name_en = name(reader);
  item.hsn = code(reader);
  item.gst_rule = code(reader);
  const std::int64_t slabs = reader.count_up_to(item_slabs_max);
  if (slabs == 0) throw Malformed("an item without a tax slab");
  std::int64_t limit_before = 0;
  for (std::int64_t i = 0; i < slabs; ++i) {
    TaxSlab slab;
    slab.upto_paise = money(reader);
    slab.rate_basis_points = static_cast<std::int32_t>(reader.count_up_to(10'000));
    const bool is_last = i + 1 == slabs;
    if (is_last != (slab.upto_paise == 0)) throw Malformed("only the last tax slab has no limit");
    if (!is_last && slab.upto_paise <= limit_before) throw Malformed("tax slabs do not rise");
    limit_before = slab.upto_paise;
    item.slabs.push_back(slab);
  }
  item.kind = enumeration(reader, ProductKind::piece, ProductKind::centimetre);
  item.list_price_paise = money(reader);
  item.mrp_paise = money(reader);
  for (std::string* text : {&item.supplier, &item.maker, &item.district, &item.sector}) *text = code(reader);
  reader.expect_end();
  return item;
}

}  // namespace odop::wire
