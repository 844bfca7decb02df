#include "ui/showcase/listen.h"

#include <algorithm>
#include <utility>

#include "text/sentences.h"
#include "text/spoken.h"
#include "text/words.h"
#include "ui/bounds.h"

namespace odop::ui {

// ---------------------------------------------------------------- what of a page is read

namespace {

void add(std::vector<Passage>& passages, std::string_view place, const std::string& text, Language language) {
  if (!text.empty()) passages.push_back({.place = std::string(place), .text = text, .language = language});
}

void add_maker(std::vector<Passage>& passages, const Maker& maker, const MakerView& view, Language language) {
  add(passages, "maker.name", view.name, maker.name.language_in(language));
  add(passages, "maker.craft", view.craft, maker.craft.language_in(language));
  add(passages, "maker.quote", view.words(), maker.quote.language_in(language));
}

}  // namespace

std::vector<Passage> passages_of(const Catalogue& catalogue, const DistrictView& view, Language language) {
  std::vector<Passage> passages;
  const District* district = catalogue.find_district(view.id);
  if (district == nullptr) return passages;
  add(passages, "district.name", view.name, district->name.language_in(language));
  if (!district->products.empty())
    add(passages, "district.products", view.products_line, district->products.front().name.language_in(language));
  add(passages, "story", view.story, district->story.language_in(language));
  return passages;
}

std::vector<Passage> passages_of(const Catalogue& catalogue, const ProductView& view, Language language) {
  std::vector<Passage> passages;
  const Product* product = catalogue.find_product(view.sku);
  if (product == nullptr) return passages;
  const LocalText& name = view.variants.empty() ? product->name : product->craft_name;
  add(passages, "product.name", view.name, name.language_in(language));
  // The second line begins with the name in the other language, which nobody who listens needs.
  if (const std::string& detail = product->detail.in(language); !detail.empty() && view.second_line.ends_with(detail))
    passages.push_back({.place = "product.second",
                        .text = view.second_line,
                        .language = product->detail.language_in(language),
                        .begin = view.second_line.size() - detail.size()});
  passages.push_back({.place = "product.price",
                      .text = view.price,
                      .language = language,
                      .said = view.price_unit.empty() ? view.price : view.price + ", " + view.price_unit});
  add(passages, "product.stock", view.stock, language);
  if (const Maker* maker = catalogue.find_maker(product->maker)) add_maker(passages, *maker, view.maker, language);
  return passages;
}

std::vector<Passage> passages_of(const Catalogue& catalogue, const MakerView& view, Language language) {
  std::vector<Passage> passages;
  const Maker* maker = catalogue.find_maker(view.code);
  if (maker == nullptr) return passages;
  add_maker(passages, *maker, view, language);
  add(passages, "maker.card", view.card, maker->card.language_in(language));
  return passages;
}

std::vector<Passage> passages_of(const Catalogue& catalogue, const AboutView& view, std::size_t at) {
  std::vector<Passage> passages;
  if (at >= view.rooms.size()) return passages;
  const AboutView::Room& room = view.rooms[at];
  const auto add_item = [&](const AboutView::Item& item) {
    add(passages, item.place, item.title, item.title_language);
    add(passages, item.place, item.text, item.text_language);
  };
  add_item(room.head);
  // Names of papers and people are there to be looked up, not to be listened to.
  if (room.kind != Exhibit::Room::sources)
    for (const AboutView::Item& item : room.items) add_item(item);
  if (room.kind != Exhibit::Room::figures) return passages;
  const Language language = current_language();
  for (std::size_t i = 0; i < std::min(view.facts.size(), catalogue.facts.size()); ++i) {
    const SchemeFact& fact = catalogue.facts[i];
    const std::string place = "fact:" + fact.id;
    add(passages, place, view.facts[i].figure, fact.figure.language_in(language));
    add(passages, place, view.facts[i].sentence, fact.sentence.language_in(language));
  }
  return passages;
}

// ---------------------------------------------------------------- one reading

void Listening::set_voices(std::vector<Language> voices) {
  voices_ = std::move(voices);
}

std::optional<ReadAloud> Listening::begin(const std::vector<Passage>& passages, std::string_view from, double now_s) {
  ReadAloud aloud{.number = numbers_ + 1, .parts = {}};
  std::vector<Part> parts;
  const auto first = std::find_if(passages.begin(), passages.end(),
                                  [&](const Passage& passage) { return from.empty() || passage.place == from; });
  for (auto passage = first; passage != passages.end(); ++passage) {
    if (std::find(voices_.begin(), voices_.end(), passage->language) == voices_.end()) continue;
    const Translator& words = Translator::of(passage->language);
    const auto add_part = [&](TextRange range, std::string_view said) {
      parts.push_back({passage->place, passage->text, range});
      aloud.parts.push_back({spoken_sentence(said, words), passage->language});
    };
    if (!passage->said.empty()) {
      add_part({0, passage->text.size()}, passage->said);
      continue;
    }
    const std::string_view text = passage->text;
    for (const TextRange& sentence : split_sentences(text.substr(passage->begin)))
      add_part({sentence.begin + passage->begin, sentence.end + passage->begin},
               text.substr(sentence.begin + passage->begin, sentence.end - sentence.begin));
  }
  if (parts.empty()) return std::nullopt;
  parts_ = std::move(parts);
  part_.reset();
  number_ = ++numbers_;
  last_news_s_ = now_s;
  return aloud;
}

bool Listening::stop() {
  part_.reset();
  return std::exchange(number_, 0) > 0;
}

bool Listening::part_begins(int number, std::size_t part, double now_s) {
  if (number != number_ || !is_reading() || part >= parts_.size()) return false;
  part_ = part;
  last_news_s_ = now_s;
  return true;
}

bool Listening::part_ends(int number, bool has_trouble) {
  if (number != number_ || !is_reading()) return false;
  has_trouble_ = has_trouble_ || has_trouble;
  return stop();
}

bool Listening::is_stuck(double now_s) const {
  return is_reading() && now_s - last_news_s_ > reading_part_s_max;
}

ListenView Listening::view(Language language) const {
  ListenView view;
  using State = ListenView::State;
  if (std::find(voices_.begin(), voices_.end(), language) == voices_.end()) return view;
  view.state = is_reading() ? State::reading : has_trouble_ ? State::silent : State::ready;
  if (!is_reading() || !part_) return view;
  const Part& part = parts_[*part_];
  view.place = part.place;
  view.text = part.text;
  view.now = part.range;
  return view;
}

// ---------------------------------------------------------------- the key

namespace {

ButtonSpec key_of(const ListenView& view, const ListenKey& key) {
  ButtonSpec spec{.id = "listen", .label = key.label, .icon = "sound", .kind = key.kind, .text_px = key.text_px};
  if (view.state == ListenView::State::silent) {
    spec.label = tr("No sound just now");
    spec.is_enabled = false;
  }
  if (view.state == ListenView::State::reading) {
    spec.label = tr_ctx("reading aloud", "Stop");
    spec.icon = "stop";
    spec.kind = ButtonKind::plain;
    spec.is_selected = true;
  }
  return spec;
}

}  // namespace

float listen_key_width(Ui& ui, const ListenView& view, const ListenKey& key) {
  if (view.state == ListenView::State::hidden) return 0;
  const ListenView stopping{.state = ListenView::State::reading};
  return std::max(button_width(ui, key_of(view, key)), button_width(ui, key_of(stopping, key)));
}

void listen_key(Ui& ui, const Rect& rect, const ListenView& view, const ListenKey& key, std::string_view from,
                ShowcaseRequests& requests) {
  if (view.state == ListenView::State::hidden) return;
  if (button(ui, rect, key_of(view, key))) requests.push_back(Listen{std::string(from)});
}

}  // namespace odop::ui
