#include "programs/leads_csv.h"

#include <algorithm>
#include <array>

#include "reports/export_csv.h"
#include "wire/payloads.h"

namespace odop::programs {

namespace {

struct Interest {
  std::uint8_t bit;
  const char* word;
};
constexpr std::array<Interest, 5> interests{Interest{wire::lead_odop_mart, "odop-mart"},
                                            {wire::lead_flipkart_samarth, "flipkart-samarth"},
                                            {wire::lead_gem, "gem"},
                                            {wire::lead_expert, "expert"},
                                            {wire::lead_training, "training"}};

const char* word_of_kind(std::int64_t kind) {
  switch (static_cast<wire::LeadKind>(kind)) {
    case wire::LeadKind::enquiry:
      return "enquiry";
    case wire::LeadKind::not_here:
      return "asked for, not here";
    case wire::LeadKind::registration:
      return "registration";
  }
  return "";
}

}  // namespace

bool is_lead_interest(const std::string& word) {
  return std::any_of(interests.begin(), interests.end(), [&](const Interest& each) { return word == each.word; });
}

std::string lead_interest_words() {
  std::string words;
  for (const Interest& each : interests) words += (words.empty() ? "" : ", ") + std::string(each.word);
  return words;
}

LeadsFile leads_csv(const hub::LeadList& list, const std::string& marketplace,
                    const std::function<std::string(const std::string& maker)>& maker_name) {
  LeadsFile file{.csv =
                     "\xEF\xBB\xBF"
                     "lead,given_ist,kind,marketplace,maker,maker_name,sku,name_en,name_hi,district,quantity,name,"
                     "phone,place,words,language,notice_version,event,kiosk\r\n"};
  const auto row = [&](const hub::Lead& lead, const std::string& interest) {
    const std::array<std::pair<const char*, reports::Value>, 19> cells{{
        {"lead", lead.reference},
        {"utc_ms", lead.given_ms},
        {"kind", std::string(word_of_kind(lead.kind))},
        {"marketplace", interest},
        {"maker", lead.maker},
        {"maker_name", lead.maker.empty() ? std::string{} : maker_name(lead.maker)},
        {"sku", lead.sku},
        {"name_en", lead.name_en},
        {"name_hi", lead.name_hi},
        {"district", lead.district},
        {"quantity", lead.quantity == 0 ? std::string{} : std::to_string(lead.quantity)},
        {"name", lead.person.name},
        {"phone", lead.person.phone},
        {"place", lead.person.place},
        {"words", lead.person.words},
        {"language", lead.language},
        {"notice_version", lead.notice_version},
        {"event", lead.event},
        {"kiosk", lead.kiosk},
    }};
    for (std::size_t i = 0; i < cells.size(); ++i)
      file.csv += (i == 0 ? "" : ",") + reports::csv_cell(cells[i].first, cells[i].second);
    file.csv += "\r\n";
  };
  for (const hub::Lead& lead : list.leads) {
    bool is_written = false;
    if (lead.interests == 0 && marketplace.empty()) {
      row(lead, {});
      is_written = true;
    }
    for (const Interest& each : interests) {
      if ((lead.interests & each.bit) == 0 || (!marketplace.empty() && marketplace != each.word)) continue;
      row(lead, each.word);
      is_written = true;
    }
    file.leads += is_written ? 1 : 0;
  }
  return file;
}

}  // namespace odop::programs
