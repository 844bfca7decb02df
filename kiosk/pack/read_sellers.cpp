// Who sells by law (suppliers), who made it (makers), and who stands behind the counter (staff).
#include <algorithm>
#include <array>
#include <set>

#include "core/ascii.h"
#include "core/gstin.h"
#include "core/payment_ids.h"
#include "core/receipt_number.h"
#include "core/upi_uri.h"
#include "pack/bounds.h"
#include "pack/draft.h"
#include "pack/sheet.h"

namespace odop {
namespace {

using Need = SheetRow::Need;
using pack_bounds::id_length_max;
using pack_bounds::line_length_max;
using pack_bounds::name_length_max;
using pack_bounds::paragraph_length_max;
constexpr std::string_view profiles[] = {"unregistered", "composition", "regular", "casual"};

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7E; });
}

bool is_phone(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 6 && digits <= 15 && text.find_first_not_of("0123456789 +-") == std::string_view::npos;
}

// The profile decides whether there is a GSTIN, and the GSTIN says in which State (SPECS 2.1, 2.3, 2.4).
void check_registration(SheetRow& row, const Supplier& supplier, const PackDraft& draft, bool profile_known) {
  if (!profile_known) return;
  const bool unregistered = supplier.profile == SellerProfile::unregistered;
  const std::string_view profile = row.cell("profile");
  if (supplier.gstin.empty()) {
    if (!unregistered && row.cell("gstin").empty()) row.report("gstin", "gstin_missing", {profile});
  } else if (unregistered) {
    row.report("gstin", "gstin_unexpected");
  } else if (!is_valid_gstin(supplier.gstin)) {
    row.report("gstin", "gstin_bad", {supplier.gstin});
  } else if (gstin_state_code(supplier.gstin) != supplier.state_code) {
    row.report("gstin", "gstin_state",
               {std::to_string(gstin_state_code(supplier.gstin)), std::to_string(supplier.state_code)});
  }
  if (draft.event_is_known && supplier.state_code != draft.catalogue.event.state_code)
    row.report("state_code", "supplier_state",
               {std::to_string(supplier.state_code), std::to_string(draft.catalogue.event.state_code)});
  if (supplier.profile != SellerProfile::casual) return;
  const bool dates_written = !row.cell("valid_from").empty() && !row.cell("valid_to").empty();
  if (!dates_written) {
    row.report(row.cell("valid_from").empty() ? "valid_from" : "valid_to", "casual_dates_missing");
  } else if (draft.event_is_known && supplier.valid_from && supplier.valid_to &&
             (*supplier.valid_from > draft.catalogue.event.first_day ||
              *supplier.valid_to < draft.catalogue.event.last_day)) {
    row.report("valid_to", "casual_dates_short");
  }
}

void check_payment(SheetRow& row, const Supplier& supplier) {
  if (!supplier.upi_vpa.empty() && !is_valid_vpa(supplier.upi_vpa))
    row.report("upi_vpa", "vpa_bad", {supplier.upi_vpa});
  if (!supplier.upi_vpa.empty()) {
    if (supplier.upi_payee_name.empty()) {
      row.report("upi_payee_name", "field_missing");
    } else if (!is_printable_ascii(supplier.upi_payee_name) ||
               supplier.upi_payee_name.size() > upi_payee_name_chars_max) {
      row.report("upi_payee_name", "payee_bad", {supplier.upi_payee_name});
    }
  }
  if (!supplier.upi_mcc.empty() && !is_valid_mcc(supplier.upi_mcc))
    row.report("upi_mcc", "mcc_bad", {supplier.upi_mcc});
  if (!supplier.fssai.empty() && !is_valid_fssai(supplier.fssai)) row.report("fssai", "fssai_bad", {supplier.fssai});
  if (!supplier.phone.empty() && !is_phone(supplier.phone)) row.report("phone", "phone_bad", {supplier.phone});
}

// The text of a QR that the supplier's bank made. Without the bank's signature the till writes each bill's sum and
// number into it; with it nothing may be changed, so the buyer types the sum (SPECS 1.1).
void read_bank_link(SheetRow& row, Supplier& supplier) {
  const std::string text = row.text("upi_qr", upi_link_bytes_max, Need::optional);
  if (text.empty()) return;
  const auto link = read_upi_link(text);
  if (!link) {
    const bool is_other = link.reason() == UpiReadRefusal::not_upi_pay;
    return row.report("upi_qr", is_other ? "upi_qr_not_upi" : "upi_qr_damaged", {text.substr(0, 40)});
  }
  const bool has_amount = std::any_of(link->pairs.begin(), link->pairs.end(),
                                      [](const UpiPair& pair) { return pair.key == "am" || pair.key == "mam"; });
  if (link->is_signed && has_amount) return row.report("upi_qr", "upi_qr_amount");
  if (supplier.upi_vpa.empty()) {
    supplier.upi_vpa = link->vpa;
  } else if (to_ascii_lower(supplier.upi_vpa) != to_ascii_lower(link->vpa)) {
    return row.report("upi_qr", "upi_qr_other_payee", {link->vpa, supplier.upi_vpa});
  }
  if (link->ampersands_repaired) row.report("upi_qr", "upi_qr_repaired");
  supplier.upi_bank_link = link->text;
}

// For whose turnover the sales count, and what it was before the event (SPECS 2.5). A GSTIN tells the PAN by itself.
void read_turnover(SheetRow& row, Supplier& supplier) {
  const std::string_view of_gstin = pan_of_gstin(supplier.gstin);
  supplier.pan = row.text("pan", line_length_max, Need::optional);
  if (supplier.pan.empty()) {
    supplier.pan = of_gstin;
  } else if (!is_valid_pan(supplier.pan)) {
    row.report("pan", "pan_bad", {supplier.pan});
  } else if (!of_gstin.empty() && supplier.pan != of_gstin) {
    row.report("pan", "pan_not_of_gstin", {supplier.pan, of_gstin});
  }
  if (row.cell("turnover_before_rupees") != "0")
    supplier.turnover_before =
        row.rupees("turnover_before_rupees", Need::optional, pack_bounds::turnover_paise_max).value_or(Money{});
}

// The turnover is of the PAN: two of its rows cannot say two different things.
void check_turnover_before(SheetRow& row, const Supplier& supplier, const PackDraft& draft) {
  if (supplier.pan.empty() || supplier.turnover_before == Money{}) return;
  const auto& earlier = draft.catalogue.suppliers;
  for (std::size_t i = 0; i < earlier.size(); ++i)
    if (earlier[i].pan == supplier.pan && earlier[i].turnover_before != Money{} &&
        earlier[i].turnover_before != supplier.turnover_before)
      return row.report(
          "turnover_before_rupees", "turnover_before_differs",
          {supplier.pan, std::to_string(draft.supplier_lines[i]), rupees_text(earlier[i].turnover_before)});
}

void read_suppliers(PackDraft& draft) {
  constexpr std::string_view columns[] = {"code",       "series_code", "legal_name",     "profile", "gstin",
                                          "state_code", "upi_vpa",     "upi_payee_name", "upi_mcc", "fssai",
                                          "phone",      "valid_from",  "valid_to"};
  constexpr std::string_view later[] = {"pan", "turnover_before_rupees", "upi_qr"};
  constexpr std::string_view texts[] = {"name", "address"};
  const Sheet sheet(draft.folder, {"suppliers.csv", true, pack_bounds::suppliers_max, columns, texts, later},
                    draft.findings);
  SeenLines codes, series;
  sheet.for_each([&](SheetRow& row) {
    Supplier supplier;
    supplier.code = row.id("code", id_length_max);
    supplier.series_code = row.text("series_code", line_length_max, Need::required);
    supplier.name = row.local("name", name_length_max, Need::required);
    supplier.legal_name = row.text("legal_name", name_length_max, Need::required);
    supplier.address = row.local("address", line_length_max, Need::required, true);
    const auto profile = row.word("profile", profiles);
    if (profile) supplier.profile = static_cast<SellerProfile>(*profile + 1);
    supplier.gstin = row.text("gstin", line_length_max, Need::optional);
    supplier.state_code = static_cast<int>(row.whole("state_code", 1, 99));
    supplier.upi_vpa = row.text("upi_vpa", vpa_bytes_max, Need::optional);
    supplier.upi_payee_name = row.text("upi_payee_name", line_length_max, Need::optional);
    supplier.upi_mcc = row.text("upi_mcc", line_length_max, Need::optional);
    supplier.fssai = row.text("fssai", line_length_max, Need::optional);
    supplier.phone = row.text("phone", line_length_max, Need::optional);
    supplier.valid_from = row.day("valid_from", Need::optional);
    supplier.valid_to = row.day("valid_to", Need::optional);
    if (supplier.valid_from && supplier.valid_to && *supplier.valid_to < *supplier.valid_from)
      row.report("valid_to", "days_reversed", {"valid_to", "valid_from"});
    check_registration(row, supplier, draft, profile.has_value());
    read_bank_link(row, supplier);
    check_payment(row, supplier);
    read_turnover(row, supplier);
    check_turnover_before(row, supplier, draft);
    if (!supplier.series_code.empty()) {
      if (!is_series_code(supplier.series_code)) {
        row.report("series_code", "series_bad", {supplier.series_code});
      } else if (const auto first = series.take(supplier.series_code, row.line())) {
        row.report("series_code", "duplicate", {supplier.series_code, std::to_string(*first)});
      }
    }
    if (const auto first = codes.take(row.cell("code"), row.line()))
      return row.report("code", "duplicate", {row.cell("code"), std::to_string(*first)});
    draft.catalogue.suppliers.push_back(std::move(supplier));
    draft.supplier_lines.push_back(row.line());
  });
}

bool knows_supplier(const PackDraft& draft, std::string_view code) {
  const auto& all = draft.catalogue.suppliers;
  return std::any_of(all.begin(), all.end(), [&](const Supplier& each) { return each.code == code; });
}

void read_makers(PackDraft& draft) {
  constexpr std::string_view columns[] = {"code", "district", "supplier"};
  constexpr std::string_view texts[] = {"name", "craft", "quote", "card"};
  const Sheet sheet(draft.folder, {"makers.csv", false, pack_bounds::makers_max, columns, texts}, draft.findings);
  SeenLines codes;
  const auto& districts = draft.catalogue.districts;
  sheet.for_each([&](SheetRow& row) {
    Maker maker;
    maker.code = row.id("code", id_length_max);
    maker.name = row.local("name", name_length_max, Need::required);
    maker.craft = row.local("craft", line_length_max, Need::required);
    maker.quote = row.local("quote", line_length_max, Need::optional, true);
    maker.card = row.local("card", paragraph_length_max, Need::optional, true);
    maker.district = row.id("district", id_length_max);
    maker.supplier = row.id("supplier", id_length_max);
    if (!maker.district.empty() && std::none_of(districts.begin(), districts.end(),
                                                [&](const District& each) { return each.id == maker.district; }))
      row.report("district", "reference_unknown", {maker.district, "districts.csv"});
    if (!maker.supplier.empty() && !knows_supplier(draft, maker.supplier))
      row.report("supplier", "reference_unknown", {maker.supplier, "suppliers.csv"});
    if (const auto first = codes.take(row.cell("code"), row.line()))
      return row.report("code", "duplicate", {row.cell("code"), std::to_string(*first)});
    draft.catalogue.makers.push_back(std::move(maker));
    draft.maker_lines.push_back(row.line());
  });
}

// 0000, 1111, 1234, 9876 ...: one step, repeated.
bool is_weak_pin(std::string_view pin) {
  const int step = pin[1] - pin[0];
  if (step < -1 || step > 1) return false;
  for (std::size_t i = 1; i < pin.size(); ++i)
    if (pin[i] - pin[i - 1] != step) return false;
  return true;
}

}  // namespace

void read_sellers(PackDraft& draft) {
  read_suppliers(draft);
  read_makers(draft);
  const std::string& stall_supplier = draft.catalogue.stall.supplier;
  if (!stall_supplier.empty() && !knows_supplier(draft, stall_supplier))
    draft.findings.add("pack.json", draft.stall_supplier_line, "stall.supplier", "reference_unknown",
                       {stall_supplier, "suppliers.csv"});
}

void read_staff(PackDraft& draft) {
  constexpr std::string_view columns[] = {"code", "role", "pin", "sign"};
  constexpr std::string_view texts[] = {"name"};
  constexpr std::string_view roles[] = {"seller", "supervisor", "organiser"};
  const Sheet sheet(draft.folder, {"staff.csv", true, pack_bounds::staff_max, columns, texts}, draft.findings);
  SeenLines codes, pins;
  std::set<std::size_t> roles_seen;
  sheet.for_each([&](SheetRow& row) {
    StaffMember member;
    member.code = row.id("code", id_length_max);
    member.name = row.local("name", name_length_max, Need::required);
    if (const auto role = row.word("role", roles)) {
      member.role = static_cast<Role>(*role + 1);
      roles_seen.insert(*role);
    }
    member.sign = row.text("sign", line_length_max, Need::optional);
    if (!member.sign.empty()) take_picture(draft, "staff.csv", row.line(), "sign", member.sign);
    // A PIN is never repeated in a finding.
    const std::string pin = row.text("pin", line_length_max, Need::required);
    const bool good = pin.size() >= 4 && pin.size() <= 6 && pin.find_first_not_of("0123456789") == std::string::npos;
    if (!pin.empty() && !good) row.report("pin", "pin_bad");
    if (good && is_weak_pin(pin)) row.report("pin", "pin_weak");
    if (good)
      if (const auto first = pins.take(pin, row.line())) row.report("pin", "pin_duplicate", {std::to_string(*first)});
    if (const auto first = codes.take(row.cell("code"), row.line()))
      return row.report("code", "duplicate", {row.cell("code"), std::to_string(*first)});
    draft.catalogue.staff.push_back(std::move(member));
    draft.pins.push_back(pin);
    draft.staff_lines.push_back(row.line());
  });
  if (sheet.row_count() > 0)
    for (const std::size_t role : {std::size_t{1}, std::size_t{2}})
      if (!roles_seen.contains(role)) draft.findings.add("staff.csv", 0, "role", "role_none", {roles[role]});
}

}  // namespace odop
