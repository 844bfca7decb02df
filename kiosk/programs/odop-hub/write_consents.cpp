#include "programs/odop-hub/write_consents.h"

#include <filesystem>

#include "core/errors.h"
#include "hub/consents.h"
#include "hub/hub_migrations.h"
#include "hub/sqlite_hub_store.h"
#include "platform/system_clock.h"
#include "programs/organiser_key.h"
#include "programs/private_file.h"
#include "reports/export_csv.h"

namespace odop::programs {

namespace {

std::string csv_of(const hub::ConsentList& list) {
  std::string text =
      "\xEF\xBB\xBF"
      "event,kiosk,serial,payable_rupees,phone,send_bill,maker_news,given_ist,notice_version,language,staff\r\n";
  for (const hub::ConsentedNumber& number : list.numbers) {
    const auto cell = [&](const char* column, const reports::Value& value) {
      text += reports::csv_cell(column, value) + ',';
    };
    cell("event", number.event);
    cell("kiosk", number.kiosk);
    cell("serial", number.serial);
    cell("payable_paise", number.payable_paise);
    cell("phone", number.phone);
    cell("send_bill", std::string{number.send_bill ? "yes" : "no"});
    cell("maker_news", std::string{number.maker_news ? "yes" : "no"});
    cell("utc_ms", number.given_ms);
    cell("notice_version", number.notice_version);
    cell("language", number.language);
    text += reports::csv_cell("staff", number.staff) + "\r\n";
  }
  return text;
}

}  // namespace

int write_consents(const ConsentsAsked& asked, const Output& output) {
  const std::filesystem::path books = std::filesystem::path{asked.folder} / hub::hub_file_name;
  if (!std::filesystem::exists(books)) throw MachineError("no_hub", books.string() + ": there is no hub here");
  const wire::Signer organiser(read_organiser_key(asked.organiser_key));
  const platform::SystemClock clock;
  storage::Database database(books, {.application_id = storage::hub_application_id, .busy_timeout_ms = 10'000},
                             hub::hub_migrations());
  const std::int64_t erased = hub::sweep_consents(database, clock.utc_ms());
  const hub::ConsentList list = hub::open_consents(database, organiser, clock.utc_ms());
  if (list.numbers.empty() && list.not_opened > 0)
    return output.say("wrong_key",
                      asked.organiser_key + ": none of the " + std::to_string(list.not_opened) +
                          " numbers here is sealed to this key; it is another pack's",
                      refused);
  write_privately(asked.out, csv_of(list));
  if (output.json)
    std::cout << nlohmann::json{{"numbers", list.numbers.size()},
                                {"not_opened", list.not_opened},
                                {"not_here", list.not_here},
                                {"erased", erased},
                                {"file", asked.out}}
                     .dump()
              << std::endl;
  else
    std::cout << asked.out << ": " << list.numbers.size() << " numbers, readable by you only; " << list.not_here
              << " have not come yet, " << list.not_opened << " are sealed to another key" << std::endl;
  return good;
}

}  // namespace odop::programs
