#include "core/page_link.h"

#include <catch2/catch.hpp>

#include "core/kept_list.h"
#include "core/percent_encoding.h"
#include "core/qr_matrix.h"

using namespace odop;

namespace {

Catalogue things(std::size_t count) {
  Catalogue fair;
  fair.pack_hash = "1a2b3c4d" + std::string(56, 'f');
  for (std::size_t i = 0; i < count; ++i) fair.products.push_back({.sku = "P" + std::to_string(i)});
  fair.build_indexes();
  return fair;
}

}  // namespace

TEST_CASE("What is kept travels in the page's address and comes back as it was, in a code that a phone reads at once",
          "[core][page]") {
  const Catalogue fair = things(9'999);
  const std::vector<std::string> skus{"P9998", "P0", "P35", "P36", "P1295", "P9997", "P9996", "P9995"};
  REQUIRE(skus.size() == kept_things_max);
  const std::string path = kept_page_path(fair, skus, Language::ur);
  CHECK(path == "/k/ur/1a2b3c4d/7pq-0-z-10-zz-7pp-7po-7pn");
  const auto read = read_kept_page_path(path);
  REQUIRE(read);
  CHECK(read->language == Language::ur);
  CHECK(read->pack_begin == "1a2b3c4d");
  CHECK(read->places == std::vector<std::size_t>{9'998, 0, 35, 36, 1'295, 9'997, 9'996, 9'995});
  CHECK_FALSE(read->is_download);
  CHECK(read_kept_page_path(path + ".html")->is_download);
  // The longest address there is, of eight of ten thousand things: 41 modules a side.
  CHECK(encode_qr("http://192.168.150.100:18080" + path)->size() <= 41);
}

TEST_CASE("An address that we would not have written is no list", "[core][page]") {
  const char* const path = GENERATE(
      "", "/", "/k", "/k/", "/k/hi", "/k/hi/1a2b3c4d", "/k/hi/1a2b3c4d/", "/k/xx/1a2b3c4d/1", "/k/hi/1a2b3c4/1",
      "/k/hi/1A2B3C4D/1", "/k/hi/1a2b3c4d/01", "/k/hi/1a2b3c4d/A", "/k/hi/1a2b3c4d/1--2", "/k/hi/1a2b3c4d/1-",
      "/k/hi/1a2b3c4d/-1", "/k/hi/1a2b3c4d/1-1", "/k/hi/1a2b3c4d/zzzzz", "/k/hi/1a2b3c4d/1/2", "/k/hi/1a2b3c4d/1%20",
      "/k/hi/1a2b3c4d/0-1-2-3-4-5-6-7-8", "/k/hi/1a2b3c4d/.html", "/k/hi/../etc/passwd", "/k/hi/1a2b3c4d/1\n");
  INFO(path);
  CHECK_FALSE(read_kept_page_path(path));
}

TEST_CASE("However long an address is, it is refused and not read", "[core][page]") {
  CHECK_FALSE(read_kept_page_path("/k/hi/1a2b3c4d/" + std::string(1'000'000, '1')));
}

TEST_CASE("A bill's code stands behind its page's address as it is, but for what an address may not have",
          "[core][page]") {
  const std::string code = "ODOP1:A 7%20$+*-./:Z";
  const std::string link = bill_page_link("192.168.50.1:8080", code);
  CHECK(link == "http://192.168.50.1:8080/bill#ODOP1:A%207%2520$+*-./:Z");
  CHECK(percent_decode(link.substr(link.find('#') + 1)) == code);
}

TEST_CASE("The code that joins a Wi-Fi is escaped as phones expect it", "[core][page]") {
  struct Row {
    const char *network, *password, *code;
  };
  const auto row = GENERATE(values<Row>({
      {"odop-stall", "banaras-2025", "WIFI:T:WPA;S:odop-stall;P:banaras-2025;;"},
      {"UP Hunar 14", "", "WIFI:T:nopass;S:UP Hunar 14;;"},
      {"a;b,c:d\\e\"f", "p;a,s:s\\w\"d", R"(WIFI:T:WPA;S:a\;b\,c\:d\\e\"f;P:p\;a\,s\:s\\w\"d;;)"},
      {"हुनर", "12345678", "WIFI:T:WPA;S:हुनर;P:12345678;;"},
      {"ABCD", "00000000", "WIFI:T:WPA;S:ABCD;P:00000000;;"},
  }));
  CHECK(wifi_code(row.network, row.password) == row.code);
}

TEST_CASE("A Wi-Fi's name and password are what WPA2 allows, an address is one of this computer", "[core][page]") {
  CHECK(may_be_wifi_password("12345678"));
  CHECK(may_be_wifi_password(std::string(63, 'x')));
  for (const std::string& bad :
       {std::string(), std::string("1234567"), std::string(64, 'x'), std::string("पासवर्ड12"), std::string("1234567\n")})
    CHECK_FALSE(may_be_wifi_password(bad));
  CHECK(may_be_wifi_name("UP Hunar 14"));
  for (const std::string& bad : {std::string(), std::string(33, 'x'), std::string("a\tb")})
    CHECK_FALSE(may_be_wifi_name(bad));
  REQUIRE(parse_page_address("192.168.50.1:8080"));
  CHECK(parse_page_address("192.168.50.1:8080")->text() == "192.168.50.1:8080");
  for (const char* bad : {"", "192.168.50.1", "192.168.50.1:", "192.168.50.1:80", "192.168.50.1:65536",
                          "192.168.50:8080", "192.168.50.256:8080", "192.168.50.1.:8080", "stall:8080", "[::1]:8080",
                          "1.2.3.4.5:8080", "192.168.50.1:8080 ", "192.168.50.1:+8080", "0192.168.50.1:8080"})
    CHECK_FALSE(parse_page_address(bad));
}
