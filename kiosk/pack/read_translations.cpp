// The folder's texts in further languages: po/<language>.po, as every translator's tool writes it (gettext). The msgid
// is the English text of the tables. What a language lacks is shown in another (core/language.h); odop pack check
// counts it.
#include <gettext-po.h>

#include <fstream>
#include <functional>
#include <string>
#include <unordered_map>

#include "core/errors.h"
#include "pack/bounds.h"
#include "pack/draft.h"

namespace odop {
namespace {

// libgettextpo calls back without a place for our own pointer, so one reading at a time says where its findings go.
struct Reading {
  PackDraft* draft = nullptr;
  std::string file;
  bool is_broken = false;
};
thread_local Reading* reading_now = nullptr;

void note(int severity, const char* /*file*/, std::size_t line, const char* text) {
  if (reading_now == nullptr || severity == PO_SEVERITY_WARNING) return;
  reading_now->is_broken = true;
  const int shown_line = line == static_cast<std::size_t>(-1) ? 0 : static_cast<int>(line);
  std::string what = text;
  while (!what.empty() && what.back() == '\n') what.pop_back();
  reading_now->draft->findings.add(reading_now->file, shown_line, "", "translation_unreadable", {what});
}
void on_error(int severity, po_message_t, const char* file, std::size_t line, std::size_t, int, const char* text) {
  note(severity, file, line, text);
  // The library demands that a fatal error does not return to it.
  if (severity == PO_SEVERITY_FATAL_ERROR) throw MachineError("corrupt", std::string("a .po file: ") + text);
}
void on_error_of_two(int severity, po_message_t first, const char* file, std::size_t line, std::size_t column,
                     int multiline, const char* text, po_message_t, const char*, std::size_t, std::size_t, int,
                     const char*) {
  on_error(severity, first, file, line, column, multiline, text);
}

// msgctxt, U+0004, msgid -> msgstr
using Words = std::unordered_map<std::string, std::string>;

std::string key_of(std::string_view context, std::string_view english) {
  std::string key(context);
  key += '\4';
  key += english;
  return key;
}

Words read_words(PackDraft& draft, const std::filesystem::path& path, const std::string& file) {
  Words words;
  std::error_code ignored;
  if (std::filesystem::file_size(path, ignored) > pack_bounds::translation_bytes_max) {
    draft.findings.add(file, 0, "", "file_too_large", {std::to_string(pack_bounds::translation_bytes_max)});
    return words;
  }
  Reading reading{&draft, file, false};
  reading_now = &reading;
  const po_xerror_handler handler{on_error, on_error_of_two};
  po_file_t read = nullptr;
  try {
    read = po_file_read(path.c_str(), &handler);
  } catch (const MachineError&) {
    // Told as a finding already; the library keeps what it had allocated, once a broken file.
  }
  reading_now = nullptr;
  if (read == nullptr) {
    if (!reading.is_broken) draft.findings.add(file, 0, "", "file_unreadable", {"gettext"});
    return words;
  }
  po_message_iterator_t each = po_message_iterator(read, nullptr);
  while (po_message_t message = po_next_message(each)) {
    if (po_message_is_obsolete(message) != 0 || po_message_is_fuzzy(message) != 0) continue;
    const char* const context = po_message_msgctxt(message);
    const std::string english = po_message_msgid(message), text = po_message_msgstr(message);
    if (english.empty() || text.empty()) continue;
    words[key_of(context == nullptr ? "" : context, english)] = text;
  }
  po_message_iterator_free(each);
  po_file_free(read);
  return words;
}

// Every text of the catalogue that a visitor reads, with the context that parts one English word from its double.
void visit_texts(Catalogue& catalogue, const std::function<void(LocalText&, std::string_view context)>& visit) {
  visit(catalogue.event.name, "");
  visit(catalogue.event.place, "");
  visit(catalogue.stall.name, "");
  for (SectorName& sector : catalogue.sectors) visit(sector.name, "");
  for (State& state : catalogue.states) visit(state.name, "");
  for (District& district : catalogue.districts) {
    visit(district.name, "");
    visit(district.map_label, "map_label");
    visit(district.division, "");
    visit(district.story, "");
    for (DistrictProduct& product : district.products) visit(product.name, "");
    for (GiName& gi : district.gi_names) visit(gi.name, "");
  }
  for (Maker& maker : catalogue.makers) {
    visit(maker.name, "person");
    visit(maker.craft, "");
    visit(maker.quote, "");
    visit(maker.card, "");
  }
  for (Supplier& supplier : catalogue.suppliers) visit(supplier.name, "");
  for (Product& product : catalogue.products) {
    visit(product.variant_group.empty() ? product.name : product.craft_name, "");
    visit(product.variant, "");
    visit(product.detail, "");
  }
  for (Marketplace& marketplace : catalogue.marketplaces) {
    visit(marketplace.name, "");
    visit(marketplace.note, "");
  }
  for (PlaylistScene& scene : catalogue.playlist) visit(scene.text, "");
  for (auto& [name, photograph] : catalogue.photographs) visit(photograph.credit, "person");
  for (PlanPlace& place : catalogue.plan.places) visit(place.name, "");
  for (PlanStall& stall : catalogue.plan.stalls) visit(stall.name, "");
  for (Exhibit& exhibit : catalogue.exhibits) {
    visit(exhibit.title, "");
    visit(exhibit.text, "");
  }
  for (SchemeFact& fact : catalogue.facts) {
    visit(fact.figure, "");
    visit(fact.sentence, "");
  }
}

}  // namespace

void read_translations(PackDraft& draft) {
  // The States' own words stand beside their tables, for whichever event takes them in.
  std::vector<std::string> folders{"po/"};
  if (!draft.states_folder.empty()) folders.push_back(draft.states_folder + "/po/");
  for (std::size_t i = 0; i < language_count; ++i)
    for (const std::string& folder : folders) {
      const auto language = static_cast<Language>(i);
      const std::string file = folder + std::string(code_of(language)) + ".po";
      std::error_code ignored;
      if (!std::filesystem::is_regular_file(draft.folder / file, ignored)) continue;
      const Words words = read_words(draft, draft.folder / file, file);
      visit_texts(draft.catalogue, [&](LocalText& text, std::string_view context) {
        const std::string& english = text.exact(Language::en);
        if (english.empty() || !text.exact(language).empty()) return;  // a table's column goes before the .po file
        auto found = words.find(key_of(context, english));
        if (found == words.end()) found = words.find(key_of("", english));
        if (found != words.end()) text.set(language, found->second);
      });
    }
}

}  // namespace odop
