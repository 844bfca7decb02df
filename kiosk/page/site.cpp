#include "page/site.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/page_link.h"
#include "page/bill_check_html.h"
#include "page/html.h"
#include "page/pages.h"
#include "page/vcard.h"
#include "text/words.h"

namespace odop::page {
namespace {

// Nothing is loaded but what stands in the page itself, and nothing may frame it.
constexpr const char* policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

// The page that checks a bill has scripts of its own: these very ones may run.
std::string policy_with_scripts_of(std::string_view html) {
  std::string sources;
  constexpr std::string_view opening = "<script", closing = "</script>";
  for (auto at = html.find(opening); at != std::string_view::npos; at = html.find(opening, at)) {
    at = html.find('>', at) + 1;
    const std::string_view script = html.substr(at, html.find(closing, at) - at);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(script.data()), script.size());
    std::array<char, sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_ORIGINAL)> text{};
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), sodium_base64_VARIANT_ORIGINAL);
    sources += " 'sha256-" + std::string(text.data()) + "'";
  }
  std::string whole(policy);
  whole += "; script-src";
  whole += sources.empty() ? " 'none'" : sources;
  return whole;
}

// "2" of "d/agra/2"; nothing for what is no page of that many.
std::optional<std::size_t> page_number(std::string_view text, std::size_t pages) {
  if (text.empty()) return 1;
  std::size_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
  return is_whole && number >= 1 && number <= pages ? std::optional(number) : std::nullopt;
}

}  // namespace

Site::Site(Catalogue catalogue, const Clock& clock)
    : catalogue_(std::move(catalogue)), clock_(clock), bill_check_policy_(policy_with_scripts_of(bill_check_html)) {
  catalogue_.staff.clear();
  catalogue_.turnover_limits.clear();
  for (Supplier& supplier : catalogue_.suppliers) {
    supplier.pan.clear();
    supplier.turnover_before = {};
    supplier.upi_vpa.clear();
    supplier.upi_bank_link.clear();
  }
}

PageReply Site::answer(std::string_view path) const {
  if (path.size() > page_path_bytes_max) return sorry(Language::hi, 414, {});
  if (path == "/") return in_language(Language::hi, {});
  if (path == "/bill") {
    PageReply reply{.body = std::string(bill_check_html)};
    reply.content_security_policy = bill_check_policy_;
    return reply;
  }
  if (path.starts_with("/k/")) return kept(path);
  const std::string_view rest = path.substr(std::min<std::size_t>(1, path.size()));
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  const auto language = language_from_code(rest.substr(0, slash));
  if (!language) return sorry(Language::hi, 404, {});
  return in_language(*language, rest.substr(std::min(slash + 1, rest.size())));
}

// Prices are those of the fair: before and after it of its first and last day.
CivilDate Site::fair_day() const {
  const CivilDate today = ist_date(clock_.utc_ms());
  return today < catalogue_.event.first_day  ? catalogue_.event.first_day
         : catalogue_.event.last_day < today ? catalogue_.event.last_day
                                             : today;
}

std::string Site::notice(Language language) const {
  return catalogue_.event.demo ? Translator::of(language).tr("Demonstration") : "";
}

PageReply Site::page(Language language, std::string title, const std::string& same_page, const std::string& body,
                     bool is_front) const {
  PageReply reply;
  reply.content_security_policy = policy;
  reply.body = in_frame({.language = language,
                         .title = std::move(title),
                         .notice = notice(language),
                         .same_page = same_page,
                         .home = is_front ? std::string{} : "/" + std::string(code_of(language))},
                        body);
  return reply;
}

PageReply Site::sorry(Language language, int status, std::string_view sentence) const {
  const Translator& words = Translator::of(language);
  const std::string what = sentence.empty() ? words.tr("There is nothing at this address.") : std::string(sentence);
  PageReply reply = page(language, catalogue_.event.name.in(language), "/{0}",
                         "<p class=\"card warn\">" + escape_html(what) + "</p>\n");
  reply.status = status;
  return reply;
}

PageReply Site::kept(std::string_view path) const {
  const auto asked = read_kept_page_path(path);
  if (!asked) return sorry(Language::hi, 404, {});
  const Translator& words = Translator::of(asked->language);
  const bool is_ours = catalogue_.pack_hash.substr(0, page_pack_letters) == asked->pack_begin;
  std::vector<const Product*> things;
  for (const std::size_t place : asked->places)
    if (is_ours && place < catalogue_.products.size()) things.push_back(&catalogue_.products[place]);
  if (!is_ours || things.size() != asked->places.size())
    return sorry(asked->language, 410,
                 words.tr("This list is of another fair's pack, or of an older one. Make it again at the kiosk."));
  std::string here(path.substr(0, path.size() - (asked->is_download ? 5 : 0)));
  const PageContext context{catalogue_, words, fair_day()};
  const std::string body = kept_page(context, things, here, asked->is_download);
  const std::string title = words.tr("My choices");
  if (!asked->is_download) return page(asked->language, title, "/k/{0}" + here.substr(5), body);
  PageReply reply;
  reply.content_security_policy = policy;
  reply.file_name = "odop-" + catalogue_.event.id + ".html";
  reply.body = in_frame({.language = asked->language, .title = title, .notice = notice(asked->language)}, body);
  return reply;
}

PageReply Site::in_language(Language language, std::string_view rest) const {
  if (rest.starts_with("d/")) return district(language, rest.substr(2));
  if (rest == "plan" || rest.starts_with("plan/"))
    return plan(language, rest.substr(std::min<std::size_t>(5, rest.size())));
  if (rest.ends_with(".vcf")) return card(language, rest.substr(0, rest.size() - 4));
  const auto number = page_number(rest, front_pages(catalogue_));
  if (!number) return sorry(language, 404, {});
  const PageContext context{catalogue_, Translator::of(language), fair_day()};
  return page(language, catalogue_.event.name.in(language), "/{0}", front_page(context, *number), true);
}

PageReply Site::district(Language language, std::string_view rest) const {
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  const District* found = catalogue_.find_district(rest.substr(0, slash));
  if (found == nullptr) return sorry(language, 404, {});
  const auto number = page_number(rest.substr(std::min(slash + 1, rest.size())), district_pages(catalogue_, *found));
  if (!number) return sorry(language, 404, {});
  const PageContext context{catalogue_, Translator::of(language), fair_day()};
  return page(language, found->name.in(language), "/{0}/d/" + found->id, district_page(context, *found, *number));
}

PageReply Site::plan(Language language, std::string_view rest) const {
  const PlanStall* wanted = rest.empty() ? nullptr : catalogue_.plan.find_stall(rest);
  if (catalogue_.plan.empty() || (!rest.empty() && wanted == nullptr)) return sorry(language, 404, {});
  const Translator& words = Translator::of(language);
  const PageContext context{catalogue_, words, fair_day()};
  const std::string path = wanted == nullptr ? "/{0}/plan" : "/{0}/plan/" + wanted->code;
  return page(language, words.tr("Where in this fair"), path, plan_page(context, wanted));
}

PageReply Site::card(Language language, std::string_view rest) const {
  PageReply reply{.content_type = "text/vcard; charset=utf-8"};
  reply.content_security_policy = policy;
  if (rest == "stall") {
    reply.body = stall_vcard(catalogue_, language);
    reply.file_name = "stall-" + catalogue_.stall.code + ".vcf";
    return reply;
  }
  const Maker* maker = rest.starts_with("m/") ? catalogue_.find_maker(rest.substr(2)) : nullptr;
  if (maker == nullptr) return sorry(language, 404, {});
  reply.body = maker_vcard(catalogue_, *maker, language);
  reply.file_name = "maker-" + maker->code + ".vcf";
  return reply;
}

}  // namespace odop::page
