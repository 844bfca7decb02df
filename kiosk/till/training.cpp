#include "till/training.h"

#include <map>

#include "core/training.h"
#include "storage/journal_store.h"
#include "storage/migrations.h"
#include "till/till.h"
#include "wire/payloads.h"

namespace odop::till {

bool is_training_folder(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / journal_file_name;
  if (!std::filesystem::exists(file)) return false;
  storage::Database database(file, {.read_only = true}, storage::kiosk_migrations());
  const auto first = storage::JournalStore(database).at(1);
  return first && static_cast<wire::EntryType>(first->type) == wire::EntryType::key &&
         is_training_label(wire::decode_key(first->payload).label);
}

void practise_upi(Catalogue& catalogue) {
  std::map<std::string, std::string> practised;
  for (Supplier& supplier : catalogue.suppliers) {
    if (supplier.upi_vpa.empty() || supplier.upi_vpa.ends_with(practice_vpa_end)) continue;
    std::string& vpa = practised[supplier.upi_vpa];
    if (vpa.empty()) vpa = "practice" + std::to_string(practised.size()) + std::string(practice_vpa_end);
    supplier.upi_vpa = vpa;
  }
}

}  // namespace odop::till
