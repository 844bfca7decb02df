#include "core/upi_uri.h"

#include <catch2/catch.hpp>

#include "core/payment_ids.h"
#include "core/percent_encoding.h"

using namespace odop;

namespace {

UpiRequest bill() {
  UpiRequest request;
  request.vpa = "ramlal@okbank";
  request.payee_name = "Ram Lal Crafts";
  request.mcc = "5970";
  request.attempt_reference = "K07A00123";
  request.note = "26K07I-000123";
  request.amount = Money::from_paise(105'00);
  return request;
}

}  // namespace

TEST_CASE("A bill's payment link has NPCI's keys in their order, each once", "[core][upi]") {
  CHECK(*build_upi_link(bill()) ==
        "upi://"
        "pay?pa=ramlal@okbank&pn=Ram%20Lal%20Crafts&mc=5970&tr=K07A00123&tn=26K07I-000123&am=105.00&cu=INR&mode=15");

  UpiRequest full = bill();
  full.tid = "AXB1234567890";
  full.url = "https://example.org/b?n=1&x=2";
  full.purpose = "00";
  full.orgid = "159024";
  CHECK(*build_upi_link(full) ==
        "upi://pay?pa=ramlal@okbank&pn=Ram%20Lal%20Crafts&mc=5970&tid=AXB1234567890&tr=K07A00123&tn=26K07I-000123"
        "&am=105.00&cu=INR&url=https%3A%2F%2Fexample.org%2Fb%3Fn%3D1%26x%3D2&mode=15&purpose=00&orgid=159024");
}

TEST_CASE("A personal address has no merchant category, and nothing empty is ever sent", "[core][upi]") {
  UpiRequest request = bill();
  request.mcc = request.note = request.mode = "";
  CHECK(*build_upi_link(request) == "upi://pay?pa=ramlal@okbank&pn=Ram%20Lal%20Crafts&tr=K07A00123&am=105.00&cu=INR");
}

TEST_CASE("A poster's link has mode 01 and neither amount nor reference", "[core][upi]") {
  CHECK(*build_static_upi_link("ramlal@okbank", "Ram Lal Crafts", "5970") ==
        "upi://pay?pa=ramlal@okbank&pn=Ram%20Lal%20Crafts&mc=5970&cu=INR&mode=01");
  CHECK(build_static_upi_link("ramlal", "Ram Lal Crafts", "").reason() == UpiRefusal::vpa_malformed);
  CHECK(build_static_upi_link("ramlal@okbank", "", "").reason() == UpiRefusal::payee_name_missing);
}

TEST_CASE("The amount in the link is the amount of the bill to the paisa", "[core][upi]") {
  struct Row {
    std::int64_t paise;
    const char* text;
  };
  const auto row = GENERATE(values<Row>({{100, "1.00"},
                                         {101, "1.01"},
                                         {110, "1.10"},
                                         {199, "1.99"},
                                         {29, nullptr},
                                         {99, nullptr},
                                         {0, nullptr},
                                         {-10'500, nullptr},
                                         {10'500, "105.00"},
                                         {115'15, "115.15"},  // 115.15 has no exact double
                                         {1'00'000'00, "100000.00"},
                                         {999'999'999'99, "999999999.99"}}));
  CAPTURE(row.paise);
  UpiRequest request = bill();
  request.amount = Money::from_paise(row.paise);
  const auto link = build_upi_link(request);
  REQUIRE(static_cast<bool>(link) == (row.text != nullptr));
  if (row.text == nullptr)
    CHECK(link.reason() == UpiRefusal::amount_too_small);
  else
    CHECK(link->find("&am=" + std::string(row.text) + "&cu=INR") != std::string::npos);
}

TEST_CASE("A link that an app would misread is refused with the rule it breaks", "[core][upi]") {
  struct Row {
    const char* what;
    void (*spoil)(UpiRequest&);
    UpiRefusal reason;
  };
  const std::initializer_list<Row> rows{
      {"newline from a settings file", [](UpiRequest& r) { r.vpa += '\n'; }, UpiRefusal::vpa_malformed},
      {"no VPA", [](UpiRequest& r) { r.vpa = ""; }, UpiRefusal::vpa_malformed},
      {"e-mail", [](UpiRequest& r) { r.vpa = "ramlal@gmail.com"; }, UpiRefusal::vpa_malformed},
      {"pair in the VPA", [](UpiRequest& r) { r.vpa = "ramlal@okbank&am=1"; }, UpiRefusal::vpa_malformed},
      {"no name", [](UpiRequest& r) { r.payee_name = ""; }, UpiRefusal::payee_name_missing},
      {"100 letters", [](UpiRequest& r) { r.payee_name = std::string(100, 'x'); }, UpiRefusal::payee_name_too_long},
      {"tab in the name", [](UpiRequest& r) { r.payee_name = "Ram\tLal"; }, UpiRefusal::payee_name_characters},
      {"not UTF-8", [](UpiRequest& r) { r.payee_name = "Ram\xFFLal"; }, UpiRefusal::payee_name_characters},
      {"mcc of 3", [](UpiRequest& r) { r.mcc = "597"; }, UpiRefusal::mcc_malformed},
      {"tid with hyphen", [](UpiRequest& r) { r.tid = "AXB-1"; }, UpiRefusal::tid_malformed},
      {"tid of 36", [](UpiRequest& r) { r.tid = std::string(36, '1'); }, UpiRefusal::tid_malformed},
      {"no reference", [](UpiRequest& r) { r.attempt_reference = ""; }, UpiRefusal::reference_missing},
      {"reference of 36", [](UpiRequest& r) { r.attempt_reference = std::string(36, 'A'); },
       UpiRefusal::reference_malformed},
      {"slash in reference", [](UpiRequest& r) { r.attempt_reference = "K07/1"; }, UpiRefusal::reference_malformed},
      {"note of 51", [](UpiRequest& r) { r.note = std::string(51, 'n'); }, UpiRefusal::note_malformed},
      {"ampersand in note", [](UpiRequest& r) { r.note = "cups & plates"; }, UpiRefusal::note_malformed},
      {"Hindi note", [](UpiRequest& r) { r.note = "बिल"; }, UpiRefusal::note_malformed},
      {"99 paise", [](UpiRequest& r) { r.amount = Money::from_paise(99); }, UpiRefusal::amount_too_small},
      {"ten digits", [](UpiRequest& r) { r.amount = Money::from_paise(1'000'000'000'00); },
       UpiRefusal::amount_too_large},
      {"mode of 1", [](UpiRequest& r) { r.mode = "1"; }, UpiRefusal::mode_malformed},
      {"letters as mode", [](UpiRequest& r) { r.mode = "QR"; }, UpiRefusal::mode_malformed},
      {"secure mode", [](UpiRequest& r) { r.mode = "02"; }, UpiRefusal::mode_needs_signature},
      {"secure dynamic mode", [](UpiRequest& r) { r.mode = "16"; }, UpiRefusal::mode_needs_signature},
      {"http bill", [](UpiRequest& r) { r.url = "http://example.org"; }, UpiRefusal::url_malformed},
      {"space in url", [](UpiRequest& r) { r.url = "https://example.org/a b"; }, UpiRefusal::url_malformed},
      {"purpose of 3", [](UpiRequest& r) { r.purpose = "000"; }, UpiRefusal::purpose_malformed},
      {"orgid of 5", [](UpiRequest& r) { r.orgid = "15902"; }, UpiRefusal::orgid_malformed},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    UpiRequest request = bill();
    row.spoil(request);
    const auto link = build_upi_link(request);
    REQUIRE_FALSE(link);
    CHECK(link.reason() == row.reason);
  }
}

TEST_CASE("A name of 99 Hindi letters is allowed by count, and the link stays within its bound", "[core][upi]") {
  UpiRequest request = bill();
  for (int i = 0; i < 50; ++i) request.payee_name += "क";
  CHECK(build_upi_link(request));  // 64 letters of 9 bytes each
  for (int i = 0; i < 35; ++i) request.payee_name += "क";
  REQUIRE(request.payee_name.size() == 14 + 85 * 3);  // 99 letters
  CHECK(build_upi_link(request));
  request.payee_name.clear();
  for (int i = 0; i < 99; ++i) request.payee_name += "क";
  request.url = "https://example.org/" + std::string(180, '/');
  CHECK(build_upi_link(request).reason() == UpiRefusal::link_too_long);
}

TEST_CASE("What we write we read back", "[core][upi]") {
  UpiRequest request = bill();
  request.payee_name = "Ram & Lal = 100% + #1 / राम";
  const auto link = build_upi_link(request);
  REQUIRE(link);
  const auto read = read_upi_link(*link);
  REQUIRE(read);
  CHECK(read->text == *link);
  CHECK(read->vpa == request.vpa);
  CHECK_FALSE(read->is_signed);
  CHECK_FALSE(read->ampersands_repaired);
  CHECK_FALSE(read->has_raw_space);
  CHECK_FALSE(read->has_empty_value);
  REQUIRE(read->pairs.size() == 8);
  CHECK(percent_decode(read->pairs[1].value) == request.payee_name);
}

TEST_CASE("A bank's signed link is passed on byte for byte", "[core][upi]") {
  const std::string signed_link =
      "upi://pay?ver=01&mode=02&pa=ramlal@okbank&pn=RAM LAL&mc=5970&qrMedium=04&gstIn=09ABCDE1234F1ZY&orgid=159024"
      "&sign=MEQCIG+q/Zb==";
  const auto read = read_upi_link(signed_link);
  REQUIRE(read);
  CHECK(read->is_signed);
  CHECK(read->text == signed_link);
  CHECK(read->has_raw_space);
  CHECK(read->pairs.back() == UpiPair{"sign", "MEQCIG+q/Zb=="});
  CHECK(fill_bank_link(*read, "K07A00123", "", Money::from_paise(100)).reason() == UpiRefusal::link_is_signed);
}

TEST_CASE("Ampersands that a web page turned into &amp; are repaired, but never under a signature", "[core][upi]") {
  const auto read = read_upi_link("upi://pay?pa=ramlal@okbank&amp;pn=Ram&amp;amp;mode=01&mc=");
  REQUIRE(read);
  CHECK(read->ampersands_repaired);
  CHECK(read->has_empty_value);
  CHECK(read->text == "upi://pay?pa=ramlal@okbank&pn=Ram&mode=01&mc=");
  CHECK(read->pairs == std::vector<UpiPair>{{"pa", "ramlal@okbank"}, {"pn", "Ram"}, {"mode", "01"}, {"mc", ""}});

  CHECK(read_upi_link("upi://pay?pa=ramlal@okbank&amp;pn=Ram&amp;sign=MEQC").reason() ==
        UpiReadRefusal::signed_link_damaged);
}

TEST_CASE("A bank's unsigned link takes the bill and keeps what we do not know", "[core][upi]") {
  const auto read = read_upi_link(
      "upi://pay?ver=01&mode=19&am=&mam=1.00&cu=INR&pa=ramlal@okbank&pn=RAM%20lal&mc=5970&mid=M%2F01&msid=S+1&mtid=T1");
  REQUIRE(read);
  CHECK(*fill_bank_link(*read, "K07A00123", "bill 7", Money::from_paise(105'05)) ==
        "upi://pay?ver=01&mode=15&am=105.05&mam=105.05&cu=INR&pa=ramlal@okbank&pn=RAM%20lal&mc=5970&mid=M%2F01&msid=S+1"
        "&mtid=T1&tr=K07A00123&tn=bill%207");
  CHECK(fill_bank_link(*read, "", "", Money::from_paise(100)).reason() == UpiRefusal::reference_missing);
  CHECK(fill_bank_link(*read, "K07A1", "", Money::from_paise(99)).reason() == UpiRefusal::amount_too_small);
}

TEST_CASE("What is no payment link is refused with the reason", "[core][upi]") {
  struct Row {
    const char* text;
    UpiReadRefusal reason;
  };
  const auto row = GENERATE(values<Row>({
      {"", UpiReadRefusal::empty},
      {"upi://pay?pa=ramlal@okbank\n", UpiReadRefusal::control_character},
      {"https://pay?pa=ramlal@okbank", UpiReadRefusal::not_upi_pay},
      {"upi://mandate?pa=ramlal@okbank", UpiReadRefusal::not_upi_pay},
      {"ramlal@okbank", UpiReadRefusal::not_upi_pay},
      {"upi://pay", UpiReadRefusal::not_upi_pay},
      {"upi://pay?", UpiReadRefusal::vpa_missing},
      {"upi://pay?pn=Ram", UpiReadRefusal::vpa_missing},
      {"upi://pay?pa=", UpiReadRefusal::vpa_missing},
      {"upi://pay?pa=ramlal", UpiReadRefusal::vpa_malformed},
      {"upi://pay?pa=ramlal@okbank%0A", UpiReadRefusal::vpa_malformed},
      {"upi://pay?pa=ramlal@okbank&pn", UpiReadRefusal::pair_malformed},
      {"upi://pay?=x&pa=ramlal@okbank", UpiReadRefusal::pair_malformed},
      {"upi://pay?pa=ramlal@okbank&pa=other@okbank", UpiReadRefusal::key_twice},
      {"upi://pay?pa=ramlal@okbank&pn=100%", UpiReadRefusal::bad_percent_encoding},
      {"upi://pay?pa=ramlal@okbank&am=1,000.00", UpiReadRefusal::amount_malformed},
      {"upi://pay?pa=ramlal@okbank&am=-1", UpiReadRefusal::amount_malformed},
      {"upi://pay?pa=ramlal@okbank&am=1e3", UpiReadRefusal::amount_malformed},
      {"upi://pay?pa=ramlal@okbank&am=1.", UpiReadRefusal::amount_malformed},
      {"upi://pay?pa=ramlal@okbank&cu=USD", UpiReadRefusal::currency_not_inr},
      {"upi://pay?pa=ramlal@okbank&sign=MEQC&am=1.00", UpiReadRefusal::sign_not_last},
  }));
  CAPTURE(row.text);
  const auto read = read_upi_link(row.text);
  REQUIRE_FALSE(read);
  CHECK(read.reason() == row.reason);
  CHECK(read_upi_link("upi://pay?pa=" + std::string(upi_link_bytes_max, 'a')).reason() == UpiReadRefusal::too_long);
}
