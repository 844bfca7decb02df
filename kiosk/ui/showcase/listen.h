// "Listen": a page read aloud, and which of its words are being heard. What is read is prepared here when a visitor
// asks; the speaking is the program's, which hears of it by deeds and tells back where it is, so that the showcase is
// the same without a sound card. Screens read a ListenView. UI thread only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue.h"
#include "text/layout.h"
#include "ui/geometry.h"
#include "ui/showcase/requests.h"
#include "ui/showcase/views.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace odop::ui {

// Words that stand on the page and are read from there.
struct Passage {
  std::string place;                 // "story", "maker.card", "fact:started"
  std::string text;                  // as it is drawn
  Language language = Language::hi;  // in which it stands: the pack may have no words in the visitor's
  std::size_t begin = 0;             // of the text: what stands before is not read
  std::string said = {};             // instead of the text, for what is not read as it stands
};
// In the order in which a person would tell it.
std::vector<Passage> passages_of(const Catalogue& catalogue, const DistrictView& view, Language language);
std::vector<Passage> passages_of(const Catalogue& catalogue, const ProductView& view, Language language);
std::vector<Passage> passages_of(const Catalogue& catalogue, const MakerView& view, Language language);
// One room of the exhibition.
std::vector<Passage> passages_of(const Catalogue& catalogue, const AboutView& view, std::size_t room);

struct ListenView {
  enum class State : std::uint8_t {
    hidden,   // no sound card, no voice of this language, or the stall wants none
    ready,    //
    reading,  // asked for; nothing is marked until the first word is heard
    silent,   // nothing could be heard, which is told until the visitor leaves
  } state = State::hidden;
  std::string place, text;
  TextRange now;
  // What of the words at that place is being heard.
  TextRange mark(std::string_view at, std::string_view words) const {
    return state == State::reading && at == place && words == text ? now : TextRange{};
  }
};

// One reading at a time, and whether there can be one.
class Listening {
 public:
  // The languages that can be heard. Nobody is told twice what did not work.
  void set_voices(std::vector<Language> voices);
  bool is_reading() const { return number_ > 0; }
  // none: nothing of it can be said. from: the place to begin at.
  std::optional<ReadAloud> begin(const std::vector<Passage>& passages, std::string_view from, double now_s);
  bool stop();  // true when something was being read
  // Numbers of earlier readings come late and say nothing; true when the view is another now.
  bool part_begins(int number, std::size_t part, double now_s);
  bool part_ends(int number, bool has_trouble);
  void forget_trouble() { has_trouble_ = false; }
  // A part takes no longer; whoever says nothing for that long has lost its voice.
  bool is_stuck(double now_s) const;
  ListenView view(Language language) const;

 private:
  struct Part {
    std::string place, text;
    TextRange range;
  };
  std::vector<Language> voices_;
  std::vector<Part> parts_;
  std::optional<std::size_t> part_;
  int number_ = 0, numbers_ = 0;  // 0: nothing is being read
  bool has_trouble_ = false;
  double last_news_s_ = 0;
};

// The key, which is as wide while it says "Stop". Its width is 0 where nobody can listen. label: what it is called when
// it would start.
struct ListenKey {
  std::string_view label;
  ButtonKind kind = ButtonKind::main;
  double text_px = type_px::button;
};
float listen_key_width(Ui& ui, const ListenView& view, const ListenKey& key);
void listen_key(Ui& ui, const Rect& rect, const ListenView& view, const ListenKey& key, std::string_view from,
                ShowcaseRequests& requests);

}  // namespace odop::ui
