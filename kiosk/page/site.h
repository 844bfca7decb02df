// What the stall's page answers to an address: no state, no visitor is known, nothing is written. Made by odop-page's
// main over the pack's catalogue; answers on any thread.
//
//   /            the front page in Hindi; /en, /ur ...: in that language, /en/2 its second part
//   /en/d/agra   a district's things               /en/plan, /en/plan/S14   the fair's plan
//   /k/en/1a2b3c4d/3-h-5o   what a visitor keeps (core/page_link.h); with .html behind it the file to save
//   /en/stall.vcf, /en/m/M012.vcf   contact cards  /bill                    the page that checks a bill
#pragma once

#include <string>
#include <string_view>

#include "core/catalogue.h"
#include "core/clock.h"

namespace odop::page {

struct PageReply {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::string file_name;  // to be saved under; empty: to be shown
  std::string content_security_policy;
};

class Site {
 public:
  // The catalogue is kept without what no visitor may know: people's PINs, PANs, bank links.
  Site(Catalogue catalogue, const Clock& clock);
  PageReply answer(std::string_view path) const;

 private:
  PageReply kept(std::string_view path) const;
  PageReply in_language(Language language, std::string_view rest) const;
  PageReply district(Language language, std::string_view rest) const;
  PageReply plan(Language language, std::string_view rest) const;
  PageReply card(Language language, std::string_view rest) const;
  PageReply page(Language language, std::string title, const std::string& same_page, const std::string& body,
                 bool is_front = false) const;
  PageReply sorry(Language language, int status, std::string_view sentence) const;
  std::string notice(Language language) const;
  CivilDate fair_day() const;

  Catalogue catalogue_;
  const Clock& clock_;
  std::string bill_check_policy_;
};

}  // namespace odop::page
