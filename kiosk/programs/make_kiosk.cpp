#include "programs/make_kiosk.h"

#include "pack/pack_file.h"
#include "storage/journal_store.h"
#include "storage/migrations.h"
#include "storage/till_tables.h"
#include "till/create_kiosk.h"
#include "till/record_pack.h"
#include "wire/payloads.h"

namespace odop::programs {

namespace {

ApplyAnswer answer_of(const PackRefusal& refusal) {
  const PackRefusal plain = pack_refusal(refusal.kind);  // the detail in English is for whoever types commands
  return {refusal.code, refusal.what + "; " + refusal.what_to_do, plain.what_hi + " " + plain.what_to_do_hi};
}

}  // namespace

ApplyAnswer apply_pack_to(till::Till& till, const Clock& clock, const std::filesystem::path& pack, bool force) {
  ApplyOptions options;
  options.force = force;
  options.today = ist_date(clock.utc_ms());
  if (const auto before = till.tables().applied_pack()) {
    PackIdentity identity;
    identity.manifest.id = before->event;
    identity.manifest.version = static_cast<int>(before->version);
    identity.content_hash = before->content_hash;
    identity.bytes = static_cast<std::uintmax_t>(before->file_bytes);
    options.applied = identity;
  }
  const auto applied = apply_pack(till.folder(), pack, options);
  if (!applied) return answer_of(applied.reason());
  const std::filesystem::path file = applied_pack_path(till.folder(), applied->content_hash);
  const auto loaded = load_pack(file, {.pictures = false, .verified = *applied});
  if (!loaded) return answer_of(loaded.reason());
  const auto recorded = till::record_pack(till, *loaded,
                                          {.event = loaded->event.id,
                                           .version = loaded->pack_version,
                                           .content_hash = applied->content_hash,
                                           .file_name = file.filename().string(),
                                           .file_bytes = static_cast<std::int64_t>(applied->bytes),
                                           .applied_ms = clock.utc_ms()});
  if (!recorded) return {till::code_of(recorded.reason()), pack.string(), pack.string()};
  return {};
}

ApplyAnswer make_kiosk(const KioskWish& wish, const Clock& clock) {
  const auto identity = identify_pack(wish.pack);
  if (!identity) return answer_of(identity.reason());
  if (!identity->manifest.demo && identity->manifest.valid_to < ist_date(clock.utc_ms()))
    return answer_of(pack_refusal(PackRefusalKind::expired));
  if (look_at_folder(wish.folder).kind != FolderState::Kind::begun) {
    const auto created = till::create_kiosk(wish.folder, wish.label, clock);
    if (!created && created.reason() == till::CreateRefusal::label_malformed)
      return {"label_malformed", wish.label + ": a label is a capital letter and one to three digits, such as K07",
              wish.label + ": नाम एक बड़ा अक्षर और एक से तीन अंक होता है, जैसे K07"};
    if (!created)
      return {"folder_has_journal",
              wish.folder.string() + ": this folder already holds a journal; a kiosk begins in an empty folder",
              wish.folder.string() + ": इस फ़ोल्डर में पहले से बही है; कियोस्क खाली फ़ोल्डर में शुरू होता है"};
  }
  till::Till till(wish.folder, clock);
  storage::SyncState sync = storage::read_sync_state(till.database());
  sync.hub_url = wish.hub;
  sync.enrol_code = wish.enrol_code;
  storage::write_sync_state(till.database(), sync);
  // Last, because a kiosk with a pack is a finished one.
  return apply_pack_to(till, clock, wish.pack, false);
}

FolderState look_at_folder(const std::filesystem::path& folder) {
  using Kind = FolderState::Kind;
  namespace fs = std::filesystem;
  if (!fs::exists(folder)) return {Kind::empty, {}};
  if (!fs::is_directory(folder) || fs::exists(folder / "hub.sqlite")) return {Kind::foreign, {}};
  const fs::path journal = folder / till::journal_file_name;
  if (!fs::exists(journal)) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      const bool is_ours = name.starts_with(".") || name == "lost+found" || name == "packs" || name == "writer.lock" ||
                           name == till::device_key_file_name;
      if (!is_ours) return {Kind::foreign, {}};
    }
    return {Kind::empty, {}};
  }
  storage::Database database(journal, {.read_only = true}, storage::kiosk_migrations());
  if (storage::TillTables(database).applied_pack()) return {Kind::kiosk, {}};
  const auto first = storage::JournalStore(database).at(1);
  if (!first) return {Kind::empty, {}};
  return {Kind::begun, wire::decode_key(first->payload).label};
}

}  // namespace odop::programs
