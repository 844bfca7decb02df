// The page that anybody may save and open (assets/web/bill-check.html), in a real browser: it says of every text what
// wire::read_bill says, shows what was signed, and needs nobody else for it.
#include <sodium.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>

#include "core/percent_encoding.h"
#include "till/after_sale.h"
#include "till/receipt_of.h"
#include "till/stall.h"
#include "web/browser.h"
#include "wire/bill.h"
#include "wire/bytes.h"

using namespace odop;
using test::Answer;

namespace {

using Words = std::vector<std::string>;

std::string verdict_of(const std::string& text) {
  const auto bill = wire::read_bill(text);
  if (bill) return "good";
  switch (bill.reason()) {
    case wire::BillRefusal::not_a_bill:
      return "not_a_bill";
    case wire::BillRefusal::damaged:
      return "damaged";
    case wire::BillRefusal::signature_wrong:
      return "signature_wrong";
  }
  return "";
}

// The page and the kiosk give each text the same answer; how often each answer came.
std::map<std::string, int> same_answers(const std::vector<std::string>& texts) {
  const std::vector<Answer> answers = test::give(texts);
  std::map<std::string, int> counts;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    CAPTURE(i, texts[i]);
    CHECK(answers[i + 1].verdict == verdict_of(texts[i]));
    ++counts[answers[i + 1].verdict];
  }
  return counts;
}

wire::Signer signer_of(std::uint8_t seed_byte) {
  wire::Seed seed;
  seed.fill(seed_byte);
  return wire::Signer(seed);
}

wire::Bill some_bill(const wire::Signer& signer) {
  wire::Bill bill{.device_key = signer.public_key(),
                  .sequence = 214,
                  .utc_ms = 1'737'111'480'000,  // 17 January 2025, 16:28 IST
                  .serial = "24K07AI-000123",
                  .seller = "09ABCDE1234F1ZY",
                  .taxable_paise = 12'345'000,
                  .cgst_paise = 308'625,
                  .sgst_paise = 308'625,
                  .round_off_paise = -50,
                  .payable_paise = 12'962'200};
  bill.entry_hash.fill(0xA7);
  bill.lines = {{"Khurja vase", 1'200, 12'000'000, 500}, {"Moradabad brass lota", 2, 962'250, 1'225}};
  return bill;
}

wire::Bill short_form(wire::Bill bill) {
  bill.has_lines = false;
  bill.lines.clear();
  return bill;
}

// The same bill under another signature, or with its signed bytes changed.
std::string with_bytes(const std::string& text, const std::function<void(std::string&)>& change) {
  std::string bytes = wire::from_base45(std::string_view{text}.substr(6));
  change(bytes);
  return "ODOP1:" + wire::to_base45(bytes);
}

// A body that no writer of ours makes, signed as it should be.
std::string signed_by(const wire::Signer& signer, const std::string& body) {
  return "ODOP1:" + wire::to_base45(body + std::string{wire::as_bytes(signer.sign("odop-bill-v1" + body))});
}

const StaffMember supervisor = [] {
  StaffMember staff;
  staff.code = "P1";
  staff.role = Role::supervisor;
  return staff;
}();

}  // namespace

TEST_CASE("A bill of the till, its credit note and a long bill are read in a browser as they stand on the paper",
          "[web]") {
  test::Stall stall;
  const auto sale = stall.sold({{"CUP", 3}, {"VASE", 1}}, {test::cash(2'000)});
  const auto refund =
      till::refund_sale(*stall.books, stall.fair, {&supervisor, nullptr}, sale.documents[0].serial, {{2, 1}}, "broken");
  REQUIRE(refund);
  const auto bill = till::receipt_of(*stall.books, stall.fair, sale.documents[0].sequence);
  const auto credit_note = till::receipt_of(*stall.books, stall.fair, refund->sequence);
  const auto answers = test::give({bill->qr_text, credit_note->qr_text, bill->qr_fallback});

  const Answer& whole = answers[1];
  CHECK(whole.verdict == "good");
  CHECK(whole.field("document") == "बिलBill");
  CHECK(whole.field("seller") == "09ABCDE1234F1ZY");
  CHECK(whole.field("serial") == bill->serial);
  CHECK(whole.field("time") == "13 जनवरी 2025, 10:01:00 IST13 January 2025, 10:01:00 IST");
  CHECK(whole.fields.at("name") == Words{"Article CUP", "Article VASE"});
  CHECK(whole.fields.at("quantity") == Words{"3", "1"});
  CHECK(whole.fields.at("net") == Words{"₹315.00", "₹999.00"});
  CHECK(whole.field("taxable") == "₹1,251.42");
  CHECK(whole.field("cgst") == "₹31.29");
  CHECK(whole.field("sgst") == "₹31.29");
  CHECK(whole.field("igst") == "");
  CHECK(whole.field("round_off") == "₹0.00");
  CHECK(whole.field("payable") == "₹1,314.00");
  CHECK(whole.field("sequence") == std::to_string(bill->sequence));
  CHECK(whole.field("head") == bill->head_hex.substr(0, 8));
  const std::string key = wire::to_hex(stall.books->device_key());
  CHECK(whole.field("whole_key") == key);
  CHECK(whole.field("device_key") ==
        key.substr(0, 4) + " " + key.substr(4, 4) + " " + key.substr(8, 4) + " " + key.substr(12, 4));
  CHECK(whole.field("short_form") == "");
  CHECK(whole.field("does_not_add_up") == "");

  const Answer& back = answers[2];
  CHECK(back.verdict == "good");
  CHECK(back.field("document") == "क्रेडिट नोटCredit note");
  CHECK(back.field("serial") == credit_note->serial);
  CHECK(back.fields.at("name") == Words{"Article VASE"});
  CHECK(back.fields.at("quantity") == Words{"1"});
  CHECK(back.fields.at("net") == Words{"₹999.00"});
  CHECK(back.field("payable") == "₹999.00");
  CHECK(back.says.find("Money back") != std::string::npos);
  CHECK(back.says.find("-₹") == std::string::npos);
  CHECK(back.field("does_not_add_up") == "");

  const Answer& shorter = answers[3];
  CHECK(shorter.verdict == "good");
  CHECK(shorter.field("short_form") != "");
  CHECK_FALSE(shorter.fields.contains("name"));
  CHECK(shorter.field("payable") == "₹1,314.00");
  CHECK(shorter.field("does_not_add_up") == "");
}

TEST_CASE("The page as it is saved checks the code in its address", "[web]") {
  const wire::Signer signer = signer_of(1);
  const std::string text = wire::write_bill(some_bill(signer), signer);
  const std::string good = test::open_page("#" + percent_encode(text));
  CHECK(good.find("data-verdict=\"good\"") != std::string::npos);
  CHECK(good.find("₹1,29,622.00") != std::string::npos);
}

TEST_CASE("A bill that was saved shows itself again without anybody, and what is no bill cannot be saved", "[web]") {
  const wire::Signer signer = signer_of(1);
  const std::string text = wire::write_bill(some_bill(signer), signer);
  const std::string file = test::saved_with(text);
  CHECK(file.starts_with("<!doctype html>\n<html"));
  const std::string opened = test::open_saved(file);
  CHECK(opened.find("data-verdict=\"good\"") != std::string::npos);
  CHECK(opened.find("₹1,29,622.00") != std::string::npos);
  CHECK(test::saved_with(text.substr(0, text.size() - 3) + "AAA").empty());
}

TEST_CASE("Amounts keep every paisa, in Indian groups, up to the largest the format can say", "[web]") {
  const wire::Signer signer = signer_of(1);
  const wire::Bill usual = some_bill(signer);
  wire::Bill large = usual, small = usual, inter_state = usual, wrong = usual;
  large.taxable_paise = large.payable_paise = INT64_MAX;
  large.cgst_paise = large.sgst_paise = large.round_off_paise = 0;
  large.sequence = INT64_MAX;
  large.utc_ms = INT64_MAX;
  large.lines = {{"Everything", INT64_MAX, INT64_MAX, 0}};
  small = short_form(large);
  small.taxable_paise = small.payable_paise = INT64_MIN;
  small.utc_ms = INT64_MIN;
  inter_state.igst_paise = 617'250;
  inter_state.cgst_paise = inter_state.sgst_paise = 0;
  inter_state.seller = "राम लाल";
  wrong.payable_paise += 1;
  const auto answers =
      test::give({wire::write_bill(usual, signer), wire::write_bill(large, signer), wire::write_bill(small, signer),
                  wire::write_bill(inter_state, signer), wire::write_bill(wrong, signer)});
  for (std::size_t i = 1; i < answers.size(); ++i) CHECK(answers[i].verdict == "good");

  CHECK(answers[1].field("payable") == "₹1,29,622.00");
  CHECK(answers[1].field("round_off") == "-₹0.50");
  CHECK(answers[1].fields.at("quantity") == Words{"1,200", "2"});
  CHECK(answers[1].says.find("GST 12.25%") != std::string::npos);
  CHECK(answers[1].field("time") == "17 जनवरी 2025, 16:28:00 IST17 January 2025, 16:28:00 IST");

  CHECK(answers[2].field("payable") == "₹92,23,37,20,36,85,47,758.07");
  CHECK(answers[2].fields.at("quantity") == Words{"92,23,37,20,36,85,47,75,807"});
  CHECK(answers[2].field("sequence") == "9223372036854775807");
  CHECK(answers[2].field("time").find("a time that cannot be") != std::string::npos);
  CHECK(answers[2].field("does_not_add_up") == "");

  CHECK(answers[3].field("payable") == "₹92,23,37,20,36,85,47,758.08");
  CHECK(answers[3].field("document") == "क्रेडिट नोटCredit note");

  CHECK(answers[4].field("igst") == "₹6,172.50");
  CHECK(answers[4].field("cgst") == "");
  CHECK(answers[4].field("seller") == "राम लाल");

  CHECK(answers[5].field("does_not_add_up") != "");
}

TEST_CASE("A changed letter, another key and rubbish get the refusal that the kiosk gives", "[web]") {
  const wire::Signer signer = signer_of(1), other = signer_of(2);
  const std::string whole = wire::write_bill(some_bill(signer), signer);
  const std::string brief = wire::write_bill(short_form(some_bill(signer)), signer);
  std::vector<std::string> texts{whole,
                                 brief,
                                 wire::write_bill(some_bill(signer), other),  // signs for a key that is not its own
                                 "rubbish",
                                 "ODOP1:",
                                 "odop1:" + whole.substr(6),
                                 "ODOP2:" + whole.substr(6),
                                 whole.substr(6),
                                 "upi://pay?pa=ramlal@okbank",
                                 "ODOP1:" + std::string(90, 'a'),
                                 "ODOP1:" + std::string(90, '0'),
                                 "ODOP1:" + std::string(96, ':'),
                                 "ODOP1:" + std::string(4'294, '0'),
                                 "ODOP1:" + std::string(4'295, '0'),
                                 "ODOP1:यह बिल नहीं है",
                                 "यह बिल नहीं है"};
  // The same bytes in a second spelling: a last pair, and a group of three, that count past their largest.
  wire::Bill odd = short_form(some_bill(signer));
  std::string spelled = wire::write_bill(odd, signer);
  for (; spelled.size() % 3 != 2; odd.serial += "7") spelled = wire::write_bill(odd, signer);
  const std::string letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  const auto respelled = [&](std::size_t from, std::size_t count, std::size_t more) {
    std::string text = spelled;
    std::size_t value = more;
    for (std::size_t i = 0, weight = 1; i < count; ++i, weight *= 45) value += letters.find(text[from + i]) * weight;
    for (std::size_t i = 0; i < count; ++i, value /= 45) text[from + i] = letters[value % 45];
    return text;
  };
  texts.push_back(respelled(spelled.size() - 2, 2, 256));
  texts.push_back(respelled(6, 3, 65'536));
  for (const char* name : {"bill", "bill-short", "bill-credit-note"}) {
    std::ifstream golden(std::filesystem::path{ODOP_SOURCE_DIR} / "tests/golden/wire" / (std::string(name) + ".txt"));
    std::getline(golden, texts.emplace_back());
  }
  for (std::size_t i = 0; i < whole.size(); i += 9) {
    std::string changed = whole;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    texts.push_back(changed);
    texts.push_back(whole.substr(0, i));
    if (texts.back().ends_with(' ') || i == 0) texts.pop_back();  // pasting does not keep a space at the end
  }
  for (const char* more : {"0", "00", "000", "A:"}) texts.push_back(whole + more);
  const auto counts = same_answers(texts);
  CHECK(counts.at("good") == 5);
  CHECK(counts.at("damaged") > 20);
  CHECK(counts.at("not_a_bill") > 5);
  CHECK(counts.at("signature_wrong") > 20);
}

TEST_CASE("Whoever signs something else than a bill gets no bill", "[web]") {
  const wire::Signer signer = signer_of(1);
  struct Body {
    std::string name = "Khurja vase", serial = "24K07AI-000123", net = std::string(1, '\x02'), tail, form{1};
    std::string seller = "09ABCDE1234F1ZY", sequence{5}, count{1}, rate{0};
  };
  const auto written = [&](const Body& with) {
    wire::ByteWriter writer;
    writer.raw(with.form);
    writer.array(signer.public_key());
    writer.raw(with.sequence);
    writer.array(wire::Hash{});
    writer.signed_varint(0);
    writer.text(with.serial);
    writer.text(with.seller);
    for (int i = 0; i < 6; ++i) writer.signed_varint(0);
    writer.raw(with.count);
    writer.text(with.name);
    writer.signed_varint(1);
    writer.raw(with.net);
    writer.raw(with.rate);
    writer.raw(with.tail);
    return signed_by(signer, writer.bytes());
  };
  const std::string ten_bytes(9, '\xFF');
  std::vector<std::string> texts{written({})};
  for (const std::string& name :
       {std::string("\n"), std::string("\x7F"), std::string("\x1F"), std::string("\xC0\x80"), std::string("\xC2"),
        std::string("\xED\xA0\x80"), std::string("\xE0\x80\x80"), std::string("\xF0\x80\x80\x80"),
        std::string("\xF4\x90\x80\x80"), std::string("\xF8\x88\x80\x80\x80"), std::string("\xEF\xBB\xBF"),
        std::string("\xF4\x8F\xBF\xBF"), std::string("\xC2\x80"), std::string("\xEF\xBF\xBF"), std::string(400, 'a'),
        std::string(401, 'a'), std::string(), std::string("a\0b", 3)})
    texts.push_back(written({.name = name}));
  texts.push_back(written({.serial = std::string(40, 'a')}));
  texts.push_back(written({.serial = std::string(41, 'a')}));
  texts.push_back(written({.seller = std::string(401, 'a')}));
  for (const std::string& number :
       {std::string("\x82\0", 2), std::string("\x80\0", 2), ten_bytes + '\x01', ten_bytes + '\x02', ten_bytes + '\x81',
        ten_bytes + '\xFF' + '\x01', std::string(8, '\xFF') + '\x7F'}) {
    texts.push_back(written({.net = number}));
    texts.push_back(written({.sequence = number}));
    texts.push_back(written({.count = number}));
    texts.push_back(written({.rate = number}));
  }
  texts.push_back(written({.rate = "\x90\x4E"}));  // 10,000
  texts.push_back(written({.rate = "\x91\x4E"}));
  texts.push_back(written({.count = std::string(1, '\0')}));
  texts.push_back(written({.count = "\x02"}));
  texts.push_back(written({.count = "\xC9\x01"}));  // 201
  texts.push_back(written({.tail = "x"}));
  for (const char form : {'\0', '\2', '\3', '\xFF'}) texts.push_back(written({.form = std::string(1, form)}));
  texts.push_back(signed_by(signer, ""));
  texts.push_back(signed_by(signer, "\x01"));
  texts.push_back(signed_by(signer, "\x03"));
  const auto counts = same_answers(texts);
  CHECK(counts.at("good") > 10);
  CHECK(counts.at("damaged") > 30);
  CHECK(counts.at("not_a_bill") >= 3);
}

TEST_CASE("A signature in a second form, and keys under which one signature fits many bills, are refused", "[web]") {
  const wire::Signer signer = signer_of(1);
  const std::string text = wire::write_bill(some_bill(signer), signer);
  std::vector<std::string> texts{text};
  // The same signature plus the order of the group: equal in arithmetic, other bytes.
  texts.push_back(with_bytes(text, [](std::string& bytes) {
    const std::string order = *wire::from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    unsigned carry = 0;
    for (std::size_t i = 0; i < 32; ++i) {
      char& digit = bytes[bytes.size() - 32 + i];
      carry += static_cast<unsigned char>(digit) + static_cast<unsigned>(static_cast<unsigned char>(order[i]));
      digit = static_cast<char>(carry & 0xFF);
      carry >>= 8;
    }
  }));
  // Under a key of small order the base point with the factor 1 signs everything, or one text in eight.
  const std::string base_point = "58" + std::string(62, '6'), one = "01" + std::string(62, '0');
  const std::string zeros(64, '0'), f = std::string(60, 'f');
  const Words keys{one,
                   zeros,
                   "ec" + f + "7f",
                   "ed" + f + "7f",
                   "ee" + f + "7f",
                   "01" + std::string(60, '0') + "80",
                   "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                   "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                   "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                   "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"};
  for (const std::string& key : keys)
    for (char sequence = 1; sequence <= 16; ++sequence)
      texts.push_back(with_bytes(text, [&](std::string& bytes) {
        bytes.replace(1, 32, *wire::from_hex(key));
        bytes[33] = sequence;
        bytes[34] = '\x01';
        bytes.erase(bytes.size() - 64);
        bytes += *wire::from_hex(base_point + one);
      }));
  // An honest key's owner may sign with a point of small order too: the neutral one, and the factor that goes with it.
  texts.push_back(with_bytes(text, [](std::string& bytes) {
    const std::string neutral = *wire::from_hex("01" + std::string(62, '0'));
    const std::string body = bytes.substr(0, bytes.size() - 64);
    std::array<unsigned char, 64> digest{};
    const auto hash = [&](const std::string& of) {
      crypto_hash_sha512(digest.data(), reinterpret_cast<const unsigned char*>(of.data()), of.size());
    };
    std::array<unsigned char, 32> secret{}, challenge{}, factor{};
    hash(std::string(32, '\1'));  // the seed of signer_of(1)
    std::copy_n(digest.begin(), 32, secret.begin());
    secret[0] &= 248;
    secret[31] = static_cast<unsigned char>((secret[31] & 127) | 64);
    hash(neutral + body.substr(1, 32) + "odop-bill-v1" + body);
    crypto_core_ed25519_scalar_reduce(challenge.data(), digest.data());
    crypto_core_ed25519_scalar_mul(factor.data(), challenge.data(), secret.data());
    bytes = body + neutral + std::string(reinterpret_cast<const char*>(factor.data()), factor.size());
  }));
  // The same with a point of small order in the signature itself.
  for (const std::string& key : keys)
    texts.push_back(with_bytes(text, [&](std::string& bytes) {
      bytes.replace(1, 32, *wire::from_hex(one));
      bytes.erase(bytes.size() - 64);
      bytes += *wire::from_hex(key + zeros);
    }));
  CHECK(same_answers(texts).at("good") == 1);
}

TEST_CASE("What a device signed is shown as text, never obeyed", "[web]") {
  const wire::Signer signer = signer_of(1);
  wire::Bill bill = some_bill(signer);
  const std::string trap = "<img src=x onerror=\"document.getElementById('answer').dataset.verdict='obeyed'\">";
  bill.seller = bill.lines[0].name = trap;
  bill.serial = "<b>&amp;</b></script>";
  const Answer answer = test::give({wire::write_bill(bill, signer)})[1];
  CHECK(answer.verdict == "good");
  CHECK(answer.field("seller") == trap);
  CHECK(answer.field("serial") == bill.serial);
  CHECK(answer.fields.at("name")[0] == trap);
}

TEST_CASE("A code survives the ways it travels: an address bar, a letter with broken lines", "[web]") {
  const wire::Signer signer = signer_of(1);
  // A bill of which the code has these letters.
  const auto code_with = [&](const Words& parts) {
    wire::Bill bill = some_bill(signer);
    for (std::string text;; ++bill.sequence) {
      bill.entry_hash = wire::sha256(std::to_string(bill.sequence));
      text = wire::write_bill(bill, signer);
      if (std::all_of(parts.begin(), parts.end(), [&](const auto& part) { return text.find(part) != text.npos; }))
        return text;
    }
  };
  const std::string text = code_with({" "});
  const std::string percents = code_with({"%20"});
  const std::string in_lines =
      "  \n" + text.substr(0, 60) + "\r\n" + text.substr(60, 60) + "\n" + text.substr(120) + "\n ";
  // A typed address has only its spaces encoded; the code may have the same three letters itself.
  const auto answers = test::give({"#" + percent_encode(text), "#" + std::regex_replace(text, std::regex(" "), "%20"),
                                   "#" + percent_encode(percents), "#rubbish", in_lines, "", "  \n"});
  const Words expected{"empty", "good", "good", "good", "not_a_bill", "good", "empty", "empty"};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(answers[i].verdict == expected[i]);
  }
}

TEST_CASE("The page asks nobody for anything, and its signature library is the one that was reviewed", "[web]") {
  const std::string text = test::page_text();
  CHECK(text.find("content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
                  "img-src data:; base-uri 'none'; form-action 'none'\"") != std::string::npos);
  const std::regex asks(R"re((src|href|action|data)="(?!data:)|@import|url\((?!"data:)|fetch\(|XMLHttpRequest)re");
  CHECK_FALSE(std::regex_search(text.substr(0, text.find("<script id=\"tweetnacl\">")), asks));

  // nacl.js of TweetNaCl.js 1.0.3 as Debian 12 ships it in node-tweetnacl.
  const std::string begin = "<script id=\"tweetnacl\">\n";
  const std::size_t from = text.find(begin) + begin.size();
  CHECK(wire::to_hex(wire::sha256(text.substr(from, text.find("</script>", from) - from))) ==
        "2555523ab79e980c7aec94aaf6c80e3c120fba04e9c4a95ab9faa7878602380e");
}
