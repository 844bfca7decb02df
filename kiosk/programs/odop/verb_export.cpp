// odop export DIR --out FOLDER: the books of a kiosk or a hub as CSV, checked against themselves before it says so.
#include <iostream>
#include <nlohmann/json.hpp>

#include "hub/hub_migrations.h"
#include "programs/odop/kiosk_folder.h"
#include "programs/odop/verb.h"
#include "reports/export_csv.h"
#include "reports/sqlite_query_source.h"
#include "storage/migrations.h"
#include "text/indian_numbers.h"
#include "till/training.h"

int verb_export(int argc, char** argv) {
  using namespace odop;
  using namespace odop::programs;
  CLI::App app{"Write the books as CSV files", "odop export"};
  Output output{.verb = "odop export"};
  std::string folder, out, event;
  app.add_option("DIR", folder, "a kiosk's or a hub's data folder")->required();
  app.add_option("--out", out, "the folder for the CSV files; made when missing")->required();
  app.add_option("--event", event, "only this event; all when left out");
  app.add_flag("--json", output.json, "one JSON object");
  return run_verb(app, output, argc, argv, [&]() -> int {
    const std::filesystem::path dir = folder;
    const bool hub = is_hub_folder(dir);
    const std::filesystem::path file = hub ? dir / "hub.sqlite" : dir / till::journal_file_name;
    if (!std::filesystem::exists(file)) return output.refuse("no_journal", file.string() + ": there are no books here");
    if (!hub && till::is_training_folder(dir))
      return output.refuse("training_folder",
                           folder + ": this is a training folder; what was practised is in no report");
    storage::Database database(
        file, {.read_only = true, .application_id = hub ? storage::hub_application_id : storage::kiosk_application_id},
        hub ? hub::hub_migrations() : storage::kiosk_migrations());
    database.run("BEGIN");  // all files say the same moment, even while the kiosk sells
    reports::SqliteQuerySource source(database);
    const reports::ExportReport report = reports::export_csv(source, out, event);
    database.run("COMMIT");
    if (!report.agrees())
      return output.refuse("totals_differ", "documents come to " + std::to_string(report.payable_paise) +
                                                " paise, tenders to " + std::to_string(report.tenders_paise) +
                                                ", lines to " + std::to_string(report.lines_paise) +
                                                "; run odop verify, then odop rebuild");
    if (output.json) {
      nlohmann::json files = nlohmann::json::array();
      for (const auto& exported : report.files) files.push_back({{"file", exported.name}, {"rows", exported.rows}});
      std::cout
          << nlohmann::json{{"sales", report.documents}, {"sum_paise", report.payable_paise}, {"files", files}}.dump()
          << std::endl;
    } else {
      std::cout << out << ": " << report.files.size() << " files, " << report.documents << " documents, "
                << format_rupees(Money::from_paise(report.payable_paise)) << std::endl;
    }
    return good;
  });
}
