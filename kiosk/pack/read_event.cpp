// pack.json: the event, the stall, the pack's own number and validity.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/gstin.h"
#include "pack/bounds.h"
#include "pack/draft.h"
#include "pack/sheet.h"
#include "wire/crypto.h"

namespace odop {
namespace {

using Json = nlohmann::json;
constexpr std::string_view file = "pack.json";

int line_of_byte(std::string_view text, std::size_t byte) {
  return 1 + static_cast<int>(std::count(
                 text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size())), '\n'));
}

// Reads one object of the file; the JSON library keeps no lines, so a key's line is looked up in the text.
class JsonReader {
 public:
  JsonReader(PackDraft& draft, std::string_view text, const Json& object, std::string prefix, std::size_t from)
      : draft_(draft), text_(text), object_(object), prefix_(std::move(prefix)), from_(from) {}

  void report(std::string_view key, std::string_view code, std::initializer_list<std::string_view> values = {}) {
    draft_.findings.add(file, line_of(key), prefix_ + std::string(key), code, values);
  }
  // Empty with a finding when it is not a string of this length.
  std::string text(std::string_view key, std::size_t length_max, bool required, bool lines_allowed = false) {
    const Json* value = find(key);
    if (value == nullptr) {
      if (required) report(key, "field_missing");
      return {};
    }
    if (!value->is_string()) return report(key, "json_wrong_kind", {"a text in quotation marks"}), std::string{};
    const std::string raw = value->get<std::string>();
    std::string trimmed_text(trimmed(raw));
    if (trimmed_text.empty() && required) return report(key, "field_missing"), std::string{};
    if (has_control_character(trimmed_text, lines_allowed)) return report(key, "control_character"), std::string{};
    if (has_lost_letters(trimmed_text)) return report(key, "lost_letters"), std::string{};
    if (code_point_count(trimmed_text) > length_max)
      return report(key, "text_too_long", {std::to_string(length_max)}), std::string{};
    return trimmed_text;
  }
  std::string id(std::string_view key) {
    const std::string found = text(key, pack_bounds::line_length_max, true);
    if (found.empty() || is_id(found, pack_bounds::id_length_max)) return found;
    report(key, "id_bad", {found, std::to_string(pack_bounds::id_length_max)});
    return {};
  }
  LocalText local(const std::string& prefix, std::size_t length_max, bool lines_allowed = false) {
    LocalText all;
    for (std::size_t i = 0; i < language_count; ++i) {
      const auto language = static_cast<Language>(i);
      const bool required = language == Language::hi || language == Language::en;
      all.set(language, text(prefix + "_" + std::string(language_codes[i]), length_max, required, lines_allowed));
    }
    return all;
  }
  // Whole numbers only: 1.0 is refused like any other fraction.
  std::int64_t whole(std::string_view key, std::int64_t min, std::int64_t max) {
    const Json* value = find(key);
    if (value == nullptr) return report(key, "field_missing"), min;
    if (!value->is_number_integer()) return report(key, "json_wrong_kind", {"a whole number"}), min;
    const bool too_large = value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(max);
    if (too_large || value->get<std::int64_t>() < min || value->get<std::int64_t>() > max)
      return report(key, "number_range", {value->dump(), std::to_string(min) + ".." + std::to_string(max)}), min;
    return value->get<std::int64_t>();
  }
  bool flag(std::string_view key) {
    const Json* value = find(key);
    if (value == nullptr) return report(key, "field_missing"), false;
    if (!value->is_boolean()) return report(key, "json_wrong_kind", {"true or false"}), false;
    return value->get<bool>();
  }
  std::optional<CivilDate> day(std::string_view key) {
    const std::string found = text(key, pack_bounds::line_length_max, true);
    if (found.empty()) return std::nullopt;
    const auto date = parse_iso_date(found);
    if (!date) report(key, "date_bad", {found});
    return date;
  }
  // A time of day as on a clock, "10:00" or "09:30"; empty when the key is not there.
  std::optional<int> minute_of_day(std::string_view key) {
    const std::string found = text(key, pack_bounds::line_length_max, false);
    if (found.empty()) return std::nullopt;
    const auto digit = [&](std::size_t i) { return found[i] >= '0' && found[i] <= '9' ? found[i] - '0' : 100; };
    if (found.size() == 5 && found[2] == ':') {
      const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
      if (hour < 24 && minute < 60) return hour * 60 + minute;
    }
    report(key, "time_bad", {found});
    return std::nullopt;
  }
  const Json* find(std::string_view key) {
    read_keys_.emplace_back(key);
    const auto at = object_.find(std::string(key));
    return at == object_.end() ? nullptr : &*at;
  }
  void report_unknown_keys() {
    for (const auto& [key, value] : object_.items())
      if (std::find(read_keys_.begin(), read_keys_.end(), key) == read_keys_.end()) report(key, "json_key_unknown");
  }
  std::size_t position_of(std::string_view key) const {
    return text_.find("\"" + std::string(key) + "\"", std::min(from_, text_.size()));
  }
  int line_of(std::string_view key) const {
    const auto at = position_of(key);
    return at == std::string_view::npos ? 1 : line_of_byte(text_, at);
  }

 private:
  PackDraft& draft_;
  std::string_view text_;
  const Json& object_;
  std::string prefix_;
  std::size_t from_ = 0;
  std::vector<std::string> read_keys_;
};

void read_stall(JsonReader& stall, PackDraft& draft) {
  Catalogue& catalogue = draft.catalogue;
  catalogue.stall.code = stall.id("code");
  catalogue.stall.name = stall.local("name", pack_bounds::name_length_max);
  catalogue.stall.footer = stall.local("footer", pack_bounds::line_length_max, true);
  catalogue.stall.supplier = stall.id("supplier");
  draft.stall_supplier_line = stall.line_of("supplier");
  stall.report_unknown_keys();
}

void read_days(JsonReader& event, PackDraft& draft) {
  const auto first_day = event.day("first_day"), last_day = event.day("last_day");
  const auto valid_from = event.day("valid_from"), valid_to = event.day("valid_to");
  if (first_day && last_day) {
    draft.catalogue.event.first_day = *first_day;
    draft.catalogue.event.last_day = *last_day;
    draft.event_is_known = *first_day <= *last_day;
    if (!draft.event_is_known) event.report("last_day", "days_reversed", {"last_day", "first_day"});
  }
  if (!valid_from || !valid_to) return;
  draft.manifest.valid_from = *valid_from;
  draft.manifest.valid_to = *valid_to;
  if (*valid_to < *valid_from) {
    event.report("valid_to", "days_reversed", {"valid_to", "valid_from"});
  } else if (draft.event_is_known && (*first_day < *valid_from || *last_day > *valid_to)) {
    event.report("valid_to", "validity_short", {to_iso_date(*first_day), to_iso_date(*last_day)});
  }
}

void read_hours(JsonReader& event, PackDraft& draft) {
  const auto opens = event.minute_of_day("opens"), closes = event.minute_of_day("closes");
  if (event.find("opens") == nullptr && event.find("closes") == nullptr) return;
  if (event.find("opens") == nullptr) return event.report("opens", "field_missing");
  if (event.find("closes") == nullptr) return event.report("closes", "field_missing");
  if (!opens || !closes) return;
  if (*closes <= *opens) return event.report("closes", "times_reversed");
  draft.catalogue.event.opens_minute = opens;
  draft.catalogue.event.closes_minute = closes;
}

void read_organiser_key(JsonReader& event, PackDraft& draft) {
  const std::string text = event.text("organiser_key", pack_bounds::line_length_max, false);
  if (text.empty()) return;
  const auto key = wire::public_key_from_hex(text);
  if (!key) return event.report("organiser_key", "key_bad", {text});
  draft.catalogue.event.organiser_key = wire::to_hex(*key);
}

void read_art_folder(JsonReader& event, PackDraft& draft) {
  std::string art = event.text("art", pack_bounds::line_length_max, false);
  if (art.empty()) art = "pictures";
  draft.art = draft.folder / art;
  std::error_code problem;
  const bool named = event.find("art") != nullptr;
  draft.art_is_missing =
      std::filesystem::path(art).is_absolute() || (named && !std::filesystem::is_directory(draft.art, problem));
  if (draft.art_is_missing) event.report("art", "folder_missing", {art});
}

// Where the States' tables lie; without a home State none are read.
void read_states_folder(JsonReader& event, PackDraft& draft) {
  const bool is_named = event.find("states") != nullptr;
  std::string states = event.text("states", pack_bounds::line_length_max, false);
  if (event.find("home_state") == nullptr) {
    if (is_named) event.report("home_state", "field_missing");
    return;
  }
  if (states.empty()) states = "states";
  std::error_code problem;
  if (std::filesystem::path(states).is_absolute() || !std::filesystem::is_directory(draft.folder / states, problem))
    return event.report(is_named ? "states" : "home_state", "states_missing", {states});
  draft.states_folder = states;
  draft.home_state = event.id("home_state");
  draft.home_state_line = event.line_of("home_state");
}

}  // namespace

void read_event(PackDraft& draft) {
  const auto bytes = read_whole_file(draft.folder / file, pack_bounds::manifest_bytes_max, file, draft.findings);
  if (!bytes) return;
  Json root;
  try {
    root = Json::parse(*bytes);
  } catch (const Json::parse_error& problem) {
    const std::string where = "byte " + std::to_string(problem.byte);
    draft.findings.add(file, line_of_byte(*bytes, problem.byte), "", "json_broken", {where});
    return;
  } catch (const Json::out_of_range& problem) {
    // Of a text only this: a number that no machine holds, such as 4e999. The message ends with it in quotes.
    const std::string_view said = problem.what();
    const std::size_t end = said.rfind('\''), begin = end == said.npos ? said.npos : said.rfind('\'', end - 1);
    const std::string number{begin == said.npos ? std::string_view{} : said.substr(begin + 1, end - begin - 1)};
    const std::size_t at = bytes->find(number);
    draft.findings.add(file, line_of_byte(*bytes, at == bytes->npos ? 0 : at), "", "json_number_too_large", {number});
    return;
  }
  if (!root.is_object()) {
    draft.findings.add(file, 1, "", "json_wrong_kind", {"an object in braces"});
    return;
  }
  JsonReader event(draft, *bytes, root, "", 0);
  Catalogue& catalogue = draft.catalogue;
  catalogue.event.id = draft.manifest.id = event.id("id");
  draft.manifest.version = static_cast<int>(event.whole("version", 1, pack_bounds::version_max));
  catalogue.pack_version = draft.manifest.version;
  catalogue.event.name = event.local("name", pack_bounds::name_length_max);
  catalogue.event.place = event.local("place", pack_bounds::name_length_max);
  catalogue.event.demo = draft.manifest.demo = event.flag("demo");
  const auto state = static_cast<int>(event.whole("state_code", 1, 99));
  if (event.find("state_code") != nullptr && find_gst_state(state) == nullptr)
    event.report("state_code", "reference_unknown", {std::to_string(state), "the list of GST State codes"});
  catalogue.event.state_code = state;
  read_days(event, draft);
  read_hours(event, draft);
  read_organiser_key(event, draft);
  read_art_folder(event, draft);
  read_states_folder(event, draft);
  const Json* stall = event.find("stall");
  if (stall == nullptr) {
    event.report("stall", "field_missing");
  } else if (!stall->is_object()) {
    event.report("stall", "json_wrong_kind", {"an object in braces"});
  } else {
    JsonReader reader(draft, *bytes, *stall, "stall.", event.position_of("stall"));
    read_stall(reader, draft);
  }
  event.report_unknown_keys();
}

}  // namespace odop
