#include "ui/showcase/lead_form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/consent.h"
#include "text/words.h"

namespace odop::ui {

namespace {

using till::LeadRefusal;

struct FieldOf {
  LeadField field;
  const char* id;
  const char* label;  // msgid
  std::size_t bytes_max;
};
constexpr std::array<FieldOf, 5> all_fields{
    FieldOf{LeadField::quantity, "lead.quantity", tr_later("How many? (may be left out)"), 7},
    {LeadField::name, "lead.name", tr_later("Your name"), till::lead_name_bytes_max},
    {LeadField::phone, "lead.phone", tr_later("Mobile number"), 16},
    {LeadField::place, "lead.place", tr_later("Your town or district (may be left out)"), till::lead_place_bytes_max},
    {LeadField::words, "lead.words", tr_later("What you want, in a few words (may be left out)"),
     till::lead_words_bytes_max}};

struct InterestOf {
  std::uint8_t bit;
  const char* id;
  const char* label;  // msgid
};
constexpr std::array<InterestOf, 5> all_interests{
    InterestOf{till::lead_odop_mart, "lead.interest.odop-mart", tr_later("Sell on ODOP Mart")},
    {till::lead_flipkart_samarth, "lead.interest.flipkart-samarth", tr_later("Sell on Flipkart Samarth")},
    {till::lead_gem, "lead.interest.gem", tr_later("Sell to the government (GeM)")},
    {till::lead_expert, "lead.interest.expert", tr_later("An expert's advice")},
    {till::lead_training, "lead.interest.training", tr_later("Training in the craft")}};

// Which field has to be put right; nullopt: it is no field's matter.
std::optional<LeadField> field_of(LeadRefusal refusal) {
  switch (refusal) {
    case LeadRefusal::name_missing:
    case LeadRefusal::text_malformed:
      return LeadField::name;
    case LeadRefusal::phone_missing:
    case LeadRefusal::phone_malformed:
      return LeadField::phone;
    case LeadRefusal::quantity_malformed:
      return LeadField::quantity;
    case LeadRefusal::text_too_long:
      return LeadField::words;
    default:
      return std::nullopt;
  }
}

const char* sentence_of(LeadRefusal refusal) {
  switch (refusal) {
    case LeadRefusal::name_missing:
      return tr_later("Write your name");
    case LeadRefusal::phone_missing:
      return tr_later("Write your mobile number");
    case LeadRefusal::phone_malformed:
      return tr_later("Ten digits, beginning with 6, 7, 8 or 9");
    case LeadRefusal::quantity_malformed:
      return tr_later("A whole number from 1 to 10,00,000");
    case LeadRefusal::text_too_long:
    case LeadRefusal::text_malformed:
      return tr_later("Write it shorter, in letters and digits");
    case LeadRefusal::interest_missing:
      return tr_later("Tick what interests you");
    case LeadRefusal::not_agreed:
      return tr_later("Tick the box if you agree. Without it nothing is sent.");
    default:
      return tr_later("The stall cannot take it now. Please tell the stall staff.");
  }
}

}  // namespace

void LeadForm::begin(const OpenLead& about, Language language) {
  forget();
  is_open_ = true;
  given_.kind = about.kind == OpenLead::Kind::enquiry    ? till::LeadKind::enquiry
                : about.kind == OpenLead::Kind::not_here ? till::LeadKind::not_here
                                                         : till::LeadKind::registration;
  given_.sku = about.sku;
  given_.district = about.district;
  given_.craft_en = about.craft_en;
  letters_ = first_keyboard_page(language);
  stage_ = is_registration() ? Stage::interests : Stage::person;
  choose_field(LeadField::name);
}

void LeadForm::forget() {
  is_open_ = false;
  given_ = {};
  typing_ = {};
  active_ = LeadField::name;
  shows_problems_ = is_busy_ = has_failed_ = is_erased_ = false;
  refused_.reset();
  kept_.reset();
}

bool LeadForm::go_back() {
  if (is_busy_) return true;
  refused_.reset();
  has_failed_ = false;
  if (stage_ == Stage::notice) {
    stage_ = Stage::person;
    return true;
  }
  if (stage_ == Stage::person && is_registration()) {
    stage_ = Stage::interests;
    return true;
  }
  forget();
  return false;
}

std::string& LeadForm::text_of(LeadField field) {
  switch (field) {
    case LeadField::quantity:
      return given_.quantity;
    case LeadField::name:
      return given_.person.name;
    case LeadField::phone:
      return given_.person.phone;
    case LeadField::place:
      return given_.person.place;
    case LeadField::words:
      break;
  }
  return given_.person.words;
}

std::vector<LeadField> LeadForm::fields() const {
  std::vector<LeadField> shown{LeadField::name, LeadField::phone, LeadField::place, LeadField::words};
  if (!is_registration()) shown.insert(shown.begin() + 2, LeadField::quantity);
  return shown;
}

void LeadForm::choose_field(LeadField field) {
  // The visitor's own choice of letters outlives a field of digits.
  if (typing_.bytes_max > 0 && typing_.keys != KeyboardPage::digits) letters_ = typing_.keys;
  active_ = field;
  typing_.text = text_of(field);
  typing_.bytes_max = std::find_if(all_fields.begin(), all_fields.end(), [&](const FieldOf& each) {
                        return each.field == field;
                      })->bytes_max;
  const bool has_digits = field == LeadField::phone || field == LeadField::quantity;
  typing_.keys = has_digits ? KeyboardPage::digits : letters_;
}

void LeadForm::typed() {
  text_of(active_) = typing_.text;
  refused_.reset();
}

void LeadForm::toggle_interest(std::uint8_t bit) {
  given_.interests ^= bit;
  shows_problems_ = false;
}

void LeadForm::toggle_consent() {
  if (is_busy_) return;
  given_.has_agreed = !given_.has_agreed;
  refused_.reset();
}

void LeadForm::go_on() {
  if (stage_ == Stage::interests) {
    shows_problems_ = given_.interests == 0;
    if (!shows_problems_) stage_ = Stage::person;
    return;
  }
  if (stage_ != Stage::person) return;
  shows_problems_ = true;
  for (const LeadRefusal wrong : till::what_is_wrong(given_))
    if (const auto field = field_of(wrong)) return choose_field(*field);
  shows_problems_ = false;
  stage_ = Stage::notice;
}

std::optional<till::LeadGiven> LeadForm::send(Language language) {
  if (stage_ != Stage::notice || is_busy_) return std::nullopt;
  has_failed_ = false;
  given_.language = std::string(code_of(language));
  if (const auto wrong = till::what_is_wrong(given_); !wrong.empty()) {
    refused_ = wrong.front();
    return std::nullopt;
  }
  is_busy_ = true;
  return given_;
}

std::optional<std::int64_t> LeadForm::take_back() {
  if (!kept_ || is_busy_ || is_erased_) return std::nullopt;
  is_busy_ = true;
  return kept_->number;
}

void LeadForm::answered(const Result<till::LeadKept, LeadRefusal>& outcome) {
  // Of another visitor's form, who has left since: it is none of this one's business.
  if (!std::exchange(is_busy_, false) || stage_ != Stage::notice) return;
  if (!outcome) {
    refused_ = outcome.reason();
    return;
  }
  kept_ = *outcome;
  stage_ = Stage::sent;
  // The stall has it; this screen no longer needs it.
  given_.person = {};
  typing_.text.clear();
}

void LeadForm::erased(const Result<till::LeadErased, LeadRefusal>& outcome) {
  if (!std::exchange(is_busy_, false) || stage_ != Stage::sent) return;
  if (outcome)
    is_erased_ = true;
  else
    refused_ = outcome.reason();
}

void LeadForm::failed() {
  has_failed_ = std::exchange(is_busy_, false);
}

std::vector<std::string> LeadForm::notice_in(Language language) const {
  const Translator& words = Translator::of(language);
  const Supplier* keeper = catalogue_.find_supplier(catalogue_.stall.supplier);
  std::string answers = catalogue_.stall.name.in(language);
  if (keeper != nullptr && !keeper->phone.empty()) answers += ", " + keeper->phone;
  return {
      words.tr("What is kept: your name, your number and what you wrote, sealed; beside it what it is about, and the "
               "time."),
      words.tr(is_registration() ? tr_later("Who gets it: the fair's organiser, who passes it to what you ticked.")
                                 : tr_later("Who gets it: the fair's organiser and the maker, to call you back.")),
      fill(words.tr("How long: {0} days. Then it lies locked for {1} days and is erased. Only for adults."),
           {std::to_string(consent_call_back_days), std::to_string(consent_locked_days)}),
      fill(words.tr("To take it back: tell the stall your request's number. Its use stops at once. Who answers: {0}"),
           {answers}),
      words.tr("Complaints go to the Data Protection Board of India.")};
}

LeadView LeadForm::make_view(Language language, const ShowcaseSituation& situation) const {
  LeadView view;
  view.stage = stage_;
  view.event_notices = make_notices(catalogue_, situation);
  switch (given_.kind) {
    case till::LeadKind::enquiry:
      view.title = tr("Ask the maker / bulk order");
      if (const Product* product = catalogue_.find_product(given_.sku)) view.about = product->name.in(language);
      break;
    case till::LeadKind::not_here:
      view.title = tr("Ask for it");
      if (const District* district = catalogue_.find_district(given_.district))
        for (const DistrictProduct& craft : district->products)
          if (craft.name.in(Language::en) == given_.craft_en)
            view.about = craft.name.in(language) + " · " + district->name.in(language);
      break;
    case till::LeadKind::registration:
      view.title = tr("Are you a maker?");
      break;
  }
  for (const InterestOf& each : all_interests)
    view.interests.push_back({each.id, tr(each.label), each.bit, (given_.interests & each.bit) != 0});
  const auto wrong = shows_problems_ ? till::what_is_wrong(given_) : std::vector<LeadRefusal>{};
  for (const LeadField field : fields()) {
    const auto known =
        std::find_if(all_fields.begin(), all_fields.end(), [&](const FieldOf& each) { return each.field == field; });
    LeadView::Field shown{field, known->id, tr(known->label), text_of(field), {}, field == active_};
    for (const LeadRefusal refusal : wrong)
      if (field_of(refusal) == field) shown.problem = tr(sentence_of(refusal));
    view.fields.push_back(std::move(shown));
  }
  view.has_digits_only = active_ == LeadField::phone || active_ == LeadField::quantity;
  const Language beside = language == Language::hi ? Language::en : Language::hi;
  for (const Language each : {language, beside})
    view.notices.push_back({Translator::of(each).tr("Before you send it"), notice_in(each)});
  view.agree = tr("I agree. The stall may keep this and call me back.");
  view.has_agreed = given_.has_agreed;
  if (stage_ == Stage::interests && shows_problems_) view.problem = tr(sentence_of(LeadRefusal::interest_missing));
  if (refused_) view.problem = tr(sentence_of(*refused_));
  if (has_failed_) view.problem = tr("The stall cannot take it now. Please tell the stall staff.");
  view.is_busy = is_busy_;
  view.is_erased = is_erased_;
  if (kept_) view.reference = kept_->reference;
  return view;
}

}  // namespace odop::ui
