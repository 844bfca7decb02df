#include "page/pages.h"

#include <algorithm>

#include "core/kept_list.h"
#include "core/listing_link.h"
#include "page/html.h"
#include "page/plan_svg.h"
#include "text/indian_numbers.h"
#include "text/sentences.h"
#include "text/way_words.h"

namespace odop::page {
namespace {

std::string in_paragraph(std::string_view text, std::string_view kind = "") {
  if (text.empty()) return {};
  return "<p" + (kind.empty() ? "" : " class=\"" + std::string(kind) + "\"") + ">" + escape_html(text) + "</p>";
}
std::string key(const std::string& address, std::string_view label, std::string_view kind = "") {
  return "<a class=\"key" + (kind.empty() ? "" : " " + std::string(kind)) + "\" href=\"" + escape_html(address) +
         "\">" + escape_html(label) + "</a>";
}
std::string language_path(const PageContext& context) {
  return "/" + std::string(code_of(context.language()));
}

std::string price_of(const PageContext& context, const Product& product) {
  std::string price = format_rupees(product.price_on(context.today));
  if (is_measured(product.kind)) price += " / " + unit_of_price(product.kind, context.words);
  return price;
}

std::string first_sentence(std::string_view text) {
  const auto sentences = split_sentences(text);
  return sentences.empty() ? std::string{}
                           : std::string(text.substr(sentences[0].begin, sentences[0].end - sentences[0].begin));
}

// Every page of it that may be shown, with the host in words: "Flipkart, flipkart.com: its own page".
std::string links_of(const PageContext& context, const Product& product) {
  std::string items;
  for (const Listing& listing : product.listings) {
    const Marketplace* marketplace = context.catalogue.find_marketplace(listing.marketplace);
    if (marketplace == nullptr) continue;
    const auto link = check_listing_link(listing.url, marketplace->hosts);
    if (!link) continue;
    const PageKind kind = page_kind(listing, link->clean_url);
    const std::string leads = fill(kind == PageKind::own      ? context.words.tr("{0}: its own page")
                                   : kind == PageKind::search ? context.words.tr("{0}: a search for it")
                                                              : context.words.tr("{0}: the first page"),
                                   {link->host_in_words});
    items += "<li><a rel=\"noopener noreferrer\" href=\"" + escape_html(link->clean_url) + "\"><b>" +
             escape_html(marketplace->name.in(context.language())) + "</b> · <bdi>" + escape_html(leads) +
             "</bdi></a></li>";
  }
  if (items.empty()) return in_paragraph(context.words.tr("Only on the stall, no page online"), "small wide");
  return "<ul class=\"wide\">" + items + "</ul>";
}

std::string picture_of(const Catalogue& catalogue, const std::string& name, std::size_t& bytes_left) {
  const auto found = catalogue.pictures.find(name);
  if (found == catalogue.pictures.end() || found->second.size() > bytes_left) return "<span></span>";
  const std::string address = data_address(found->second);
  if (address.empty()) return "<span></span>";
  bytes_left -= found->second.size();
  return "<img alt=\"\" src=\"" + address + "\">";
}

std::string way_to(const PageContext& context, const std::vector<const PlanStall*>& stalls, bool is_kept_at_home) {
  if (stalls.empty()) return {};
  const PlanStall& nearest = *stalls.front();
  const std::string way = way_words(context.catalogue, nearest, context.words);
  if (is_kept_at_home) return in_paragraph(way, "small wide");
  return "<p class=\"small wide\"><a href=\"" + language_path(context) + "/plan/" + escape_html(nearest.code) + "\">" +
         escape_html(way) + "</a></p>";
}

std::string thing(const PageContext& context, const Product& product, std::size_t& picture_bytes_left,
                  bool is_kept_at_home) {
  const Catalogue& catalogue = context.catalogue;
  const Language language = context.language();
  const District* district = catalogue.find_district(product.district);
  const Maker* maker = catalogue.find_maker(product.maker);
  std::string html = "<section class=\"card thing\">" + picture_of(catalogue, product.picture, picture_bytes_left);
  html += "<h2>" + escape_html(product.name.in(language)) + "</h2>";
  html += "<p><span class=\"price\"><bdi>" + escape_html(price_of(context, product)) +
          "</bdi></span> <span class=\"small\">" +
          escape_html(
              fill(context.words.tr("Price at the fair on {0}"), {format_date_long(context.today, context.words)})) +
          "</span></p>";
  std::string below = product.detail.in(language);
  if (district != nullptr) below += (below.empty() ? "" : " · ") + district->name.in(language);
  html += in_paragraph(below, "small");
  if (maker != nullptr) {
    html += "<p class=\"wide\"><b>" + escape_html(maker->name.in(language)) + "</b>" +
            (maker->craft.empty() ? "" : " · " + escape_html(maker->craft.in(language))) + "</p>";
    if (!maker->quote.empty())
      html += "<blockquote class=\"wide\">" + escape_html(maker->quote.in(language)) + "</blockquote>";
  } else if (district != nullptr) {
    html += in_paragraph(first_sentence(district->story.in(language)), "wide");
  }
  html += links_of(context, product);
  html += way_to(context, stalls_that_sell(catalogue, product), is_kept_at_home);
  if (maker != nullptr && !is_kept_at_home)
    html += "<p class=\"wide\">" +
            key(language_path(context) + "/m/" + maker->code + ".vcf", context.words.tr("The maker's contact card")) +
            "</p>";
  return html + "</section>\n";
}

std::string page_turns(const PageContext& context, const std::string& path, std::size_t page, std::size_t pages) {
  if (pages < 2) return {};
  std::string html = "<div class=\"keys\">";
  if (page > 1) html += key(path + "/" + std::to_string(page - 1), context.words.tr("Back"));
  if (page < pages) html += key(path + "/" + std::to_string(page + 1), context.words.tr("Next"));
  return html + "</div>\n";
}

std::vector<const Product*> products_of(const Catalogue& catalogue, const District& district) {
  std::vector<const Product*> found;
  for (const Product& product : catalogue.products)
    if (product.district == district.id) found.push_back(&product);
  std::stable_sort(found.begin(), found.end(),
                   [](const Product* a, const Product* b) { return a->popularity > b->popularity; });
  return found;
}

std::size_t pages_for(std::size_t items, std::size_t per_page) {
  return std::max<std::size_t>(1, (items + per_page - 1) / per_page);
}

}  // namespace

std::size_t district_pages(const Catalogue& catalogue, const District& district) {
  return pages_for(products_of(catalogue, district).size(), things_per_page);
}
std::size_t front_pages(const Catalogue& catalogue) {
  return pages_for(catalogue.districts.size(), districts_per_page);
}

std::string kept_page(const PageContext& context, std::span<const Product* const> things, const std::string& path,
                      bool is_kept_at_home) {
  const Catalogue& catalogue = context.catalogue;
  const Language language = context.language();
  std::string html = in_paragraph(catalogue.event.name.in(language) + " · " + catalogue.stall.name.in(language));
  if (!is_kept_at_home) {
    html += key(path + ".html", context.words.tr("Save this page"), "main");
    html += in_paragraph(context.words.tr("This page comes from the stall's own computer. Saved, it can be read "
                                          "without internet, and its links open at home."),
                         "small");
  }
  std::size_t picture_bytes_left = page_picture_bytes_max;
  for (const Product* product : things) html += thing(context, *product, picture_bytes_left, is_kept_at_home);
  if (!is_kept_at_home)
    html += "<p>" + key(language_path(context) + "/stall.vcf", context.words.tr("The stall's contact card")) + "</p>\n";
  return html;
}

std::string front_page(const PageContext& context, std::size_t page) {
  const Catalogue& catalogue = context.catalogue;
  const Language language = context.language();
  std::string html = in_paragraph(catalogue.stall.name.in(language) + " · " + catalogue.event.place.in(language));
  html += in_paragraph(context.words.tr("The stall's computer serves this page on the stall's own Wi-Fi, without "
                                        "internet. It notes nothing about you."),
                       "small");
  html += "<div class=\"keys\">";
  if (!catalogue.plan.empty()) html += key(language_path(context) + "/plan", context.words.tr("Plan of the fair"));
  html += key(language_path(context) + "/stall.vcf", context.words.tr("The stall's contact card"));
  html += key("/bill", context.words.tr("Check a bill")) + "</div>\n";
  html += "<h2>" + escape_html(context.words.tr("All districts")) + "</h2>\n<ul class=\"rows\">";
  const std::size_t begin = (page - 1) * districts_per_page,
                    end = std::min(catalogue.districts.size(), begin + districts_per_page);
  for (std::size_t i = begin; i < end; ++i) {
    const District& district = catalogue.districts[i];
    const auto count = products_of(catalogue, district).size();
    const std::string things =
        fill(context.words.trn("{0} thing", "{0} things", count), {group_indian(static_cast<std::int64_t>(count))});
    html += "<li><a href=\"" + language_path(context) + "/d/" + escape_html(district.id) + "\"><b>" +
            escape_html(district.name.in(language)) + "</b><span class=\"small\">" +
            (count == 0 ? "" : escape_html(things)) + "</span></a></li>";
  }
  html += "</ul>\n";
  return html + page_turns(context, language_path(context), page, front_pages(catalogue));
}

std::string district_page(const PageContext& context, const District& district, std::size_t page) {
  const Catalogue& catalogue = context.catalogue;
  std::string html = page == 1 ? in_paragraph(district.story.in(context.language())) : std::string{};
  if (const auto stalls = stalls_of_district(catalogue, district.id); page == 1) html += way_to(context, stalls, false);
  const auto products = products_of(catalogue, district);
  std::size_t picture_bytes_left = page_picture_bytes_max;
  const std::size_t begin = (page - 1) * things_per_page, end = std::min(products.size(), begin + things_per_page);
  for (std::size_t i = begin; i < end; ++i) html += thing(context, *products[i], picture_bytes_left, false);
  return html + page_turns(context, language_path(context) + "/d/" + district.id, page,
                           pages_for(products.size(), things_per_page));
}

std::string plan_page(const PageContext& context, const PlanStall* wanted) {
  const Catalogue& catalogue = context.catalogue;
  std::string html;
  if (wanted != nullptr)
    html += "<section class=\"card\"><h2>" + escape_html(wanted->name.in(context.language())) + "</h2>" +
            in_paragraph(way_words(catalogue, *wanted, context.words)) + "</section>\n";
  const PlanStall* const marked[] = {wanted};
  // On a narrow phone the plan is moved sideways: letters that nobody can read are no plan.
  html += "<div class=\"sideways\">" +
          plan_svg(catalogue, std::span(marked, wanted == nullptr ? 0 : 1), context.words) + "</div>\n";
  html += "<ul class=\"rows\">";
  for (const PlanStall& stall : catalogue.plan.stalls)
    html += "<li><a href=\"" + language_path(context) + "/plan/" + escape_html(stall.code) + "\"><b>" +
            escape_html(stall.code) + "</b><span>" + escape_html(stall.name.in(context.language())) +
            "</span></a></li>";
  return html + "</ul>\n";
}

}  // namespace odop::page
