// A visitor's form to be called back: what is typed, what is wrong with it, what the stall answered. Nothing of it is
// kept anywhere before "Send", and nothing of it stays when the visitor leaves. Owned by Showcase; UI thread only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "till/leads.h"
#include "ui/keyboard.h"
#include "ui/showcase/requests.h"
#include "ui/showcase/views.h"

namespace odop::ui {

struct LeadView {
  enum class Stage : std::uint8_t { interests, person, notice, sent } stage = Stage::person;
  std::string title, about;
  struct Interest {
    std::string id, label;
    std::uint8_t bit = 0;
    bool is_ticked = false;
  };
  std::vector<Interest> interests;
  struct Field {
    LeadField field = LeadField::name;
    std::string id, label, value;
    std::string problem;  // in place of the label
    bool is_active = false;
  };
  std::vector<Field> fields;
  bool has_digits_only = false;  // the active field: the keyboard has digits and no letters
  struct Notice {
    std::string title;
    std::vector<std::string> sentences;
  };
  std::vector<Notice> notices;  // the reader's language, and Hindi or English beside it
  std::string agree;
  bool has_agreed = false;
  std::string problem;
  bool is_busy = false, is_erased = false;
  std::string reference;  // "K07-L12"
  NoticesView event_notices;
};

// What the text field and the keyboard write into.
struct LeadTyping {
  std::string text;
  std::size_t bytes_max = 0;
  KeyboardPage keys = KeyboardPage::devanagari;
};

class LeadForm {
 public:
  explicit LeadForm(const Catalogue& catalogue) : catalogue_(catalogue) {}

  void begin(const OpenLead& about, Language language);
  void forget();
  bool is_open() const { return is_open_; }
  // One stage back; false: it was the first, and the form is left.
  bool go_back();
  void choose_field(LeadField field);
  void typed();  // typing().text has changed
  void toggle_interest(std::uint8_t bit);
  void toggle_consent();
  // To the next stage, or to the first field that is wrong.
  void go_on();
  // What to send, once everything is right; until answered nothing else can be sent.
  std::optional<till::LeadGiven> send(Language language);
  std::optional<std::int64_t> take_back();
  void answered(const Result<till::LeadKept, till::LeadRefusal>& outcome);
  void erased(const Result<till::LeadErased, till::LeadRefusal>& outcome);
  void failed();  // the machine: nothing was kept

  LeadTyping& typing() { return typing_; }
  LeadView make_view(Language language, const ShowcaseSituation& situation) const;

 private:
  using Stage = LeadView::Stage;
  std::string& text_of(LeadField field);
  const std::string& text_of(LeadField field) const { return const_cast<LeadForm*>(this)->text_of(field); }
  bool is_registration() const { return given_.kind == till::LeadKind::registration; }
  std::vector<LeadField> fields() const;
  std::vector<std::string> notice_in(Language language) const;

  const Catalogue& catalogue_;
  bool is_open_ = false;
  Stage stage_ = Stage::person;
  till::LeadGiven given_;
  LeadField active_ = LeadField::name;
  LeadTyping typing_;
  KeyboardPage letters_ = KeyboardPage::devanagari;
  bool shows_problems_ = false, is_busy_ = false, has_failed_ = false, is_erased_ = false;
  std::optional<till::LeadRefusal> refused_;
  std::optional<till::LeadKept> kept_;
};

}  // namespace odop::ui
