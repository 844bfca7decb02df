#include "pack/pack_folder.h"

#include "pack/draft.h"

namespace odop {

PackFolder read_pack_folder(const std::filesystem::path& folder) {
  PackDraft draft;
  draft.folder = folder;
  draft.art = folder / "pictures";
  read_event(draft);
  read_photos(draft);
  read_places(draft);
  read_sellers(draft);
  read_tax_rules(draft);
  read_turnover_limits(draft);
  read_goods(draft);
  read_staff(draft);
  read_playlist(draft);
  check_photos(draft);
  read_plan(draft);
  read_exhibits(draft);
  read_translations(draft);
  name_variants(draft);
  check_variants(draft);
  check_goods(draft);
  draft.catalogue.build_indexes();
  PackFolder result;
  result.has_errors = draft.findings.has_errors();
  result.findings = draft.findings.take_sorted();
  result.manifest = draft.manifest;
  result.catalogue = std::move(draft.catalogue);
  result.pins = std::move(draft.pins);
  return result;
}

}  // namespace odop
