#include "ui/till/phone_form.h"

#include "core/consent.h"
#include "core/phone_number.h"
#include "text/words.h"
#include "ui/till/sentences.h"

namespace odop::ui {

namespace {

constexpr std::size_t typed_max = 16;  // '+' and 15 digits

// Nobody who looks over a shoulder, at a picture of the screen or into a log reads more than the last four.
std::string masked(const std::string& typed) {
  std::string shown;
  for (std::size_t i = 0; i < typed.size(); ++i)
    shown += (i == 0 ? "" : " ") + (i + 4 < typed.size() ? std::string("•") : std::string(1, typed[i]));
  return shown;
}

std::string said_of(const std::string& typed) {
  if (typed.empty()) return {};
  const auto phone = normalise_phone(typed);
  if (phone || typed.front() == '+') return {};
  const bool has_prefix = typed.starts_with("91") || typed.starts_with("0");
  // The first digit is worth a word before the number is whole.
  if (phone.reason() == PhoneRefusal::not_indian_mobile || (typed.front() >= '1' && typed.front() <= '5'))
    return tr("An Indian mobile number begins with 6, 7, 8 or 9; another country's with + and its code.");
  if (typed.size() > (has_prefix ? 12U : 10U)) return tr("An Indian mobile number has ten digits.");
  return {};
}

}  // namespace

void PhoneForm::begin(const std::string& serial) {
  forget();
  serial_ = serial;
}

void PhoneForm::forget() {
  stage_ = Stage::notice;
  serial_.clear();
  typed_.clear();
  kept_.clear();
  purposes_ = 0;
  refused_.reset();
  request_ = 0;
}

void PhoneForm::choose(std::uint8_t purpose) {
  if (stage_ == Stage::notice) purposes_ ^= purpose;
}

void PhoneForm::next() {
  if (stage_ == Stage::notice && purposes_ != 0) stage_ = Stage::number;
}

void PhoneForm::type(char letter) {
  if (stage_ != Stage::number || is_busy() || typed_.size() >= typed_max || (letter == '+' && !typed_.empty())) return;
  typed_ += letter;
  refused_.reset();
}

void PhoneForm::erase() {
  if (stage_ != Stage::number || is_busy() || typed_.empty()) return;
  typed_.pop_back();
  refused_.reset();
}

void PhoneForm::save(const std::string& staff, Language language) {
  if (stage_ != Stage::number || is_busy() || !normalise_phone(typed_)) return;
  request_ = thread_.post(till::GivePhone{{.staff = staff,
                                           .serial = serial_,
                                           .typed = typed_,
                                           .purposes = purposes_,
                                           .language = std::string(code_of(language))}});
}

void PhoneForm::take_back(const std::string& staff) {
  if (stage_ == Stage::kept && !is_busy()) request_ = thread_.post(till::ErasePhone{staff, serial_});
}

bool PhoneForm::take(const till::TillThread::Answered& answered) {
  if (request_ == 0 || answered.request != request_) return false;
  request_ = 0;
  if (const auto* given = std::get_if<till::PhoneGivenAnswer>(&answered.answer)) {
    if (!given->outcome) {
      refused_ = given->outcome.reason();
      return true;
    }
    stage_ = Stage::kept;
    kept_ = given->outcome->last_four;
    typed_.clear();
  } else if (const auto* erased = std::get_if<till::PhoneErasedAnswer>(&answered.answer)) {
    if (erased->outcome)
      begin(std::string(serial_));
    else
      refused_ = erased->outcome.reason();
  }
  return true;
}

bool PhoneForm::take_trouble(std::uint64_t request) {
  if (request == 0 || request != request_) return false;
  request_ = 0;
  return true;
}

std::vector<std::string> PhoneForm::notice_in(Language language) const {
  const Translator& words = Translator::of(language);
  const Supplier* keeper = catalogue_.find_supplier(catalogue_.stall.supplier);
  std::string answers = catalogue_.stall.name.in(language);
  if (keeper != nullptr && !keeper->phone.empty()) answers += ", " + keeper->phone;
  const auto days = [](std::int64_t count) { return std::to_string(count); };
  return {words.tr("What is kept: your number, sealed; beside it this bill's number, the time and what you tick."),
          words.tr("Why: only what you tick below. Your bill does not depend on it. Only for adults."),
          fill(words.tr("How long: {0} days for the bill, {1} days for news. Then it lies locked for {2} days and is "
                        "erased."),
               {days(consent_bill_days), days(consent_news_days), days(consent_locked_days)}),
          words.tr("To take it back: show your bill at this stall. Its use stops at once."),
          fill(words.tr("Who answers: {0}"), {answers}),
          words.tr("Complaints go to the Data Protection Board of India.")};
}

PhoneView PhoneForm::make_view() const {
  PhoneView view;
  view.is_busy = is_busy();
  if (refused_) view.problem = tr(sentence_of(*refused_));
  for (const Language language : {Language::hi, Language::en}) {
    const Translator& words = Translator::of(language);
    view.notices.push_back({words.tr("Send the bill to your phone?"), notice_in(language)});
    view.choices[0].label += (view.choices[0].label.empty() ? "" : " / ") + std::string(words.tr("Send me this bill"));
    view.choices[1].label +=
        (view.choices[1].label.empty() ? "" : " / ") + std::string(words.tr("Send me news of the maker"));
  }
  view.choices[0].is_ticked = (purposes_ & consent_send_bill) != 0;
  view.choices[1].is_ticked = (purposes_ & consent_maker_news) != 0;
  view.can_go_on = purposes_ != 0;
  if (stage_ == Stage::number) {
    view.stage = PhoneView::Stage::number;
    view.shown = typed_.empty() ? "–" : masked(typed_);
    if (view.problem.empty()) view.problem = said_of(typed_);
    view.can_go_on = static_cast<bool>(normalise_phone(typed_));
  } else if (stage_ == Stage::kept) {
    view.stage = PhoneView::Stage::kept;
    view.shown = "••••••" + kept_;
  }
  return view;
}

}  // namespace odop::ui
