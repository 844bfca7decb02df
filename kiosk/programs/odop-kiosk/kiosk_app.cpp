#include "programs/odop-kiosk/kiosk_app.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <memory>

#include "core/errors.h"
#include "pack/pack_file.h"
#include "page/page_process.h"
#include "paper/paper_desk.h"
#include "platform/frame_loop.h"
#include "platform/log.h"
#include "platform/speaker.h"
#include "platform/system_clock.h"
#include "programs/make_kiosk.h"
#include "programs/odop-kiosk/clock_job.h"
#include "programs/odop-kiosk/customer_display.h"
#include "programs/odop-kiosk/first_run_app.h"
#include "programs/odop-kiosk/page_reader.h"
#include "programs/odop-kiosk/side_worker.h"
#include "programs/odop-kiosk/slips.h"
#include "programs/odop-kiosk/stage.h"
#include "programs/training_folder.h"
#include "storage/journal_store.h"
#include "storage/migrations.h"
#include "storage/till_tables.h"
#include "sync/uploader_thread.h"
#include "text/indian_numbers.h"
#include "text/words.h"
#include "till/device_key.h"
#include "till/showcase_tally.h"
#include "till/till_thread.h"
#include "till/training.h"
#include "ui/inspect.h"
#include "ui/showcase/showcase.h"
#include "ui/till/screens.h"

namespace odop::programs {

namespace {

std::atomic<bool> asked_to_stop{false};

void stop_signal(int) {
  asked_to_stop = true;
}

struct AppliedPackFile {
  std::filesystem::path path;
  PackIdentity verified;
};

AppliedPackFile applied_pack_file(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / till::journal_file_name;
  if (!std::filesystem::exists(file))
    throw MachineError("no_journal", file.string() + ": there is no journal here; make one with odop init");
  storage::Database database(file, {.read_only = true}, storage::kiosk_migrations());
  storage::Statement find(database, "SELECT content_hash, file_name, file_bytes FROM applied_pack");
  if (!find.step())
    throw MachineError("no_pack", folder.string() + ": no event pack is applied; odop pack apply does it");
  PackIdentity verified;
  verified.content_hash = find.text(0);
  verified.bytes = static_cast<std::uintmax_t>(find.number(2));
  return {folder / "packs" / find.text(1), verified};
}

// The pack in force, read before any thread starts.
Catalogue load_applied_catalogue(const std::filesystem::path& folder) {
  const AppliedPackFile pack = applied_pack_file(folder);
  auto loaded = load_pack(pack.path, {.pictures = true, .verified = pack.verified});
  if (!loaded) throw MachineError("no_pack", loaded.reason().what + "; " + loaded.reason().what_to_do);
  if (till::is_training_folder(folder)) till::practise_upi(*loaded);
  return std::move(*loaded);
}

void set_hub(const std::filesystem::path& folder, const std::string& hub) {
  storage::Database database(folder / till::journal_file_name, {}, storage::kiosk_migrations());
  storage::SyncState state = storage::read_sync_state(database);
  state.hub_url = hub;
  storage::write_sync_state(database, state);
}

PrinterUri saved_printer(const till::TillState& state) {
  const auto setting = [&](const char* name) {
    const auto found = state.settings.find(name);
    return found == state.settings.end() ? std::string{} : found->second;
  };
  auto uri = parse_receipt_printer_uri(setting("printer"));
  if (!uri) return {};
  if (uri->profile.empty() && setting("paper") == "58") uri->paper = PaperWidth::mm58;
  return *uri;
}

// Settings "label_printer", an address as of a receipt printer, and "label_size", as in 50x30.
LabelPrinter saved_label_printer(const till::TillState& state) {
  const auto setting = [&](const char* name) {
    const auto found = state.settings.find(name);
    return found == state.settings.end() ? std::string{} : found->second;
  };
  const auto uri = parse_printer_uri(setting("label_printer"));
  if (!uri) return {};
  return {.uri = *uri, .sticker = parse_sticker_size(setting("label_size"))};
}

double saved_scale(const till::TillState& state) {
  const auto found = state.settings.find("display_scale");
  if (found == state.settings.end()) return 0;
  const int percent = std::atoi(found->second.c_str());
  return percent >= 50 && percent <= 200 ? percent / 100.0 : 0;
}

ui::ThemeKind saved_theme(const till::TillState& state) {
  const auto found = state.settings.find("theme");
  return ui::theme_from_word(found == state.settings.end() ? "" : found->second);
}

std::optional<platform::SecondPlace> saved_customer_display(const till::TillState& state) {
  const auto found = state.settings.find("customer_display");
  return found == state.settings.end() ? std::nullopt : platform::parse_second_place(found->second);
}

// How one kiosk on the stage gives way to the next, real or training.
struct KioskTurn {
  enum class Begins : std::uint8_t { on_showcase, locked, as_trainee } begins = Begins::on_showcase;
  std::string trainee;  // staff code
  std::optional<Language> language;
  bool can_train = true, can_return = false;
};

class KioskApp final : public ui::ScreenSet {
 public:
  enum class Ending : std::uint8_t { closed, to_training, to_real };
  // stage: of the kiosk or the wizard before; without one a window is opened once the books are.
  KioskApp(const KioskOptions& options, std::unique_ptr<Stage>& stage, const KioskTurn& turn)
      : options_(options),
        turn_(turn),
        log_(options.data / "kiosk.log"),
        speaker_([this](const std::string& what) { log_.write(platform::LogLevel::warning, "speech", what); }),
        page_reader_(speaker_, clock_),
        catalogue_(load_applied_catalogue(options.data)),
        till_(options.data, catalogue_, clock_, [] { platform::Window::wake(); }),
        desk_(options.data, options.printer.value_or(saved_printer(*till_.state())),
              [this] {
                is_printer_news_ = true;
                platform::Window::wake();
              }),
        labels_(options.data, options.label_printer.value_or(saved_label_printer(*till_.state())),
                [this] {
                  is_printer_news_ = true;
                  platform::Window::wake();
                }),
        stage_(stage_or_new(stage, options, *till_.state())),
        kiosk_(
            {.first_language = options.language, .is_inspected = !options.inspect.empty()}, stage_.shell,
            stage_.textures, [this](const std::string& name) { return picture_bytes(name); },
            [this] { return stage_.display(); }, [] { platform::Window::wake(); }),
        showcase_(kiosk_, catalogue_),
        till_screens_(kiosk_, catalogue_, till_, clock_, callbacks()),
        customer_display_([this](const std::string& name) { return picture_bytes(name); },
                          [this](double now_s) { return till_screens_.customer_view(now_s); }, log_,
                          !options.inspect.empty()),
        loop_(stage_.window, stage_.queue, stage_.shell, kiosk_),
        worker_([] { platform::Window::wake(); }) {
    kiosk_.add_set(*this);
    // Nothing that was practised leaves this computer.
    if (!is_training()) {
      uploader_ = std::make_unique<sync::UploaderThread>(options.data / till::journal_file_name,
                                                         till::read_device_key(options.data), clock_, [this] {
                                                           is_sync_news_ = true;
                                                           platform::Window::wake();
                                                         });
      till_.on_commit([this] { uploader_->wake(); });
    }
    // Who practises shows a page to nobody.
    if (!is_training()) {
      phone_page_ = std::make_unique<page::PageProcess>(
          page::PageProcessOptions{
              .program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "odop-page",
              .pack = std::filesystem::absolute(applied_pack_file(options.data).path)},
          [this] {
            is_page_news_ = true;
            platform::Window::wake();
          },
          [this](const std::string& what) { log_.write(platform::LogLevel::warning, "page", what); });
      serve_phone_page();
    }
    show_theme();
    page_reader_.set_allowed(may_listen());
    customer_display_.set_place(options.customer_display ? options.customer_display
                                                         : saved_customer_display(*till_.state()));
    loop_.set_companion(&customer_display_);
    if (!options.inspect.empty()) inspect_.emplace(options.inspect, kiosk_.inspect_board(), &customer_display_.board());
    if (options.goes_on_with_first_run) till_screens_.go_on_with_first_run();
    if (turn_.language) kiosk_.set_language(*turn_.language);
    if (turn_.begins == KioskTurn::Begins::locked) till_screens_.enter();
    if (turn_.begins == KioskTurn::Begins::as_trainee) till_screens_.begin_training(turn_.trainee);
    log_.write(platform::LogLevel::info, "kiosk", "started " + till_.state()->kiosk);
  }

  Ending run() {
    loop_.run();
    if (auto counts = tally_.take_all()) till_.post(till::CountShowcase{std::move(*counts)});
    log_.write(platform::LogLevel::info, "kiosk", "stopped");
    return ending_;
  }
  const std::string& trainee() const { return trainee_; }

  void after_frame(double /*now_s*/) override {
    if (auto counts = tally_.take_due(clock_.utc_ms())) till_.post(till::CountShowcase{std::move(*counts)});
    for (ui::ShowcaseDeed& deed : showcase_.drain_deeds()) carry_out(deed);
  }

  bool tick(double /*now_s*/) override {
    if (asked_to_stop) loop_.stop();
    page_reader_.tell(showcase_);
    bool changed = worker_.run_answers();
    if (const auto state = till_.state(); state != shown_state_) {
      shown_state_ = state;
      changed = true;
    }
    const bool printer_news = is_printer_news_.exchange(false), sync_news = is_sync_news_.exchange(false),
               page_news = is_page_news_.exchange(false);
    if (page_news) till_screens_.set_phone_page(phone_page_in_situation());
    if (printer_news || changed) show_printer();
    if (sync_news || changed) show_sync();
    // The day and the hour go on without any news: the fair opens, closes, and a night passes.
    const CivilTime now = ist_from_utc_ms(clock_.utc_ms());
    const bool is_new_minute = now.date != shown_day_ || now.hour * 60 + now.minute != shown_minute_;
    if (printer_news || changed || page_news || is_new_minute) {
      shown_day_ = now.date;
      shown_minute_ = now.hour * 60 + now.minute;
      const PrinterSnapshot printer = desk_.snapshot();
      showcase_.set_situation({.stock = shown_state_->stock,
                               .today = now.date,
                               .minute_of_day = shown_minute_,
                               .sold_today = shown_state_->sold_today,
                               .has_printer = printer.has_printer && printer.trouble == PrinterTrouble::none,
                               .may_ask_for_leads = till::may_ask_for_leads(catalogue_, is_training()),
                               .phone_page = phone_page_in_situation()});
    }
    return changed || printer_news || sync_news || page_news;
  }

  double next_tick_in_s(double /*now_s*/) const override {
    return 60 - static_cast<double>(ist_from_utc_ms(clock_.utc_ms()).second) + 0.05;
  }

 private:
  static Stage& stage_or_new(std::unique_ptr<Stage>& stage, const KioskOptions& options, const till::TillState& state) {
    if (!stage) stage = std::make_unique<Stage>(options, saved_scale(state));
    return *stage;
  }
  bool is_training() const { return till_.state()->is_training; }

  // The screens of training come only when its books are there: until then, and if that fails, the real till goes on.
  void go_training(const std::string& staff) {
    worker_.post([this, staff]() -> SideWorker::Answer {
      try {
        prepare_training(options_.data, clock_);
        return [this, staff] {
          trainee_ = staff;
          end_with(Ending::to_training);
        };
      } catch (const MachineError& error) {
        return [this, kind = error.kind(), what = std::string(error.what())] {
          log_.write(platform::LogLevel::warning, "training", what);
          till_screens_.set_training_failed(kind);
        };
      }
    });
  }

  void end_with(Ending ending) {
    ending_ = ending;
    loop_.stop();
  }

  void show_theme() {
    const ui::ThemeKind theme = is_training() ? ui::ThemeKind::training : saved_theme(*till_.state());
    customer_display_.set_theme(theme);
    if (is_training()) kiosk_.set_theme(theme);
  }

  std::string picture_bytes(const std::string& name) const {
    const auto found = catalogue_.pictures.find(name);
    return found == catalogue_.pictures.end() ? std::string{} : found->second;
  }

  ui::TillCallbacks callbacks() {
    ui::TillCallbacks callbacks = callbacks_of_every_kiosk();
    if (turn_.can_train && !is_training())
      callbacks.on_training = [this](const std::string& staff) { go_training(staff); };
    if (turn_.can_return) callbacks.on_end_training = [this] { end_with(Ending::to_real); };
    return callbacks;
  }

  ui::TillCallbacks callbacks_of_every_kiosk() {
    return {
        .on_bills =
            [this](const std::vector<ReceiptView>& bills) {
              for (const ReceiptView& bill : bills) {
                desk_.print_bill(bill, true);
              }
            },
        .on_print_again = [this](const std::string& serial) { till_.post(till::ReadBill{serial}); },
        .on_shift_report = [this](const ShiftReport& report) { print_shift(report); },
        .on_maker_slip = [this](const MakerReport& report) { desk_.print_maker_slip({.report = report}); },
        .on_maker_payment = [this](const MakerPayment& payment) { desk_.print_maker_payment({.payment = payment}); },
        .on_test_page =
            [this] {
              desk_.print_test_page({.printer = to_string(options_.printer.value_or(saved_printer(*till_.state()))),
                                     .kiosk_label = till_.state()->kiosk,
                                     .utc_ms = clock_.utc_ms()});
            },
        .on_retry_print = [this] { desk_.retry_now(); },
        .on_training = {},
        .on_end_training = {},
        .on_leave = [this] { kiosk_.show("attract"); },
        .on_close = [this] { stage_.window.request_close(); },
        .on_setting = [this](const std::string& name, const std::string& value) { setting_saved(name, value); },
        .on_other_answer =
            [this](const till::TillThread::Answered& answered) {
              const auto* bill = std::get_if<till::BillAnswer>(&answered.answer);
              if (bill && bill->bill) desk_.print_bill(*bill->bill, false);
              if (const auto* kept = std::get_if<till::LeadGivenAnswer>(&answered.answer))
                showcase_.lead_kept(kept->outcome);
              if (const auto* erased = std::get_if<till::LeadErasedAnswer>(&answered.answer))
                showcase_.lead_erased(erased->outcome);
              if (answered.request == lead_request_ && std::holds_alternative<till::MachineTrouble>(answered.answer))
                showcase_.lead_failed();
              // Visitors' counts that the disk did not take: no money is in them, and staff hear of the disk with the
              // next deed.
              if (const auto* trouble = std::get_if<till::MachineTrouble>(&answered.answer))
                log_.write(platform::LogLevel::warning, "till", trouble->kind + " " + trouble->detail);
            },
        .on_set_clock =
            [this](std::int64_t utc_ms) {
              worker_.post(clock_job(utc_ms, [this](ui::ClockSaid said) { till_screens_.set_clock_answer(said); }));
            },
        .on_send_now =
            [this] {
              if (uploader_) uploader_->retry_now();
            },
        .on_print_label =
            [this](const std::string& sku, int copies) {
              const Product* product = catalogue_.find_product(sku);
              // A price tag of training would look like a real one.
              return product != nullptr && !is_training() &&
                     labels_.print_label(label_of(catalogue_, *product, ist_date(clock_.utc_ms())), copies,
                                         clock_.utc_ms());
            },
        .on_say = [this](const std::string& words,
                         Language language) { speaker_.say(words, std::string{code_of(language)}); },
        .on_retry_paper = [this](std::int64_t job) { desk_.retry(job); },
        .on_drop_paper = [this](std::int64_t job) { desk_.drop(job); }};
  }

  void print_shift(const ShiftReport& report) {
    const auto name_of = [&](const std::string& code) {
      const StaffMember* member = catalogue_.find_staff(code);
      return member == nullptr ? LocalText{code, code} : member->name;
    };
    desk_.print_shift({.language = PaperLanguage::both,
                       .opened_by = name_of(report.opened_by),
                       .closed_by = name_of(report.closed_by),
                       .printed_ms = clock_.utc_ms(),
                       .report = report});
  }

  void setting_saved(const std::string& name, const std::string& value) {
    if ((name == "printer" || name == "paper") && !options_.printer) desk_.use_printer(saved_printer(*till_.state()));
    if ((name == "label_printer" || name == "label_size") && !options_.label_printer)
      labels_.use_printer(saved_label_printer(*till_.state()));
    if (name == "display_scale") stage_.window.set_scale_override(saved_scale(*till_.state()));
    if (name == "theme") show_theme();
    if (name == "customer_display" && !options_.customer_display)
      customer_display_.set_place(saved_customer_display(*till_.state()));
    if (name == "speech" && value == "on") speaker_.try_again();
    if (name == "listen") page_reader_.set_allowed(may_listen());
    if (name == "wifi_name" || name == "wifi_password" || name == "page_address") {
      serve_phone_page();
      is_page_news_ = true;
    }
    if (name == "hub" && uploader_) uploader_->retry_now();
    if (name == "language")
      if (const auto language = language_from_code(value)) kiosk_.set_language(*language);
  }

  std::string setting(const std::string& name) const {
    const auto state = till_.state();
    const auto found = state->settings.find(name);
    return found == state->settings.end() ? std::string{} : found->second;
  }

  void serve_phone_page() {
    if (phone_page_)
      phone_page_->set_address(setting("wifi_name").empty() ? std::nullopt
                                                            : parse_page_address(setting("page_address")));
  }

  // Offered only while it is there: a code that leads nowhere is worse than none.
  std::optional<ui::PhonePage> phone_page_in_situation() const {
    const auto address = phone_page_ ? phone_page_->serving() : std::nullopt;
    if (!address) return std::nullopt;
    return ui::PhonePage{
        .network = setting("wifi_name"), .password = setting("wifi_password"), .address = address->text()};
  }

  bool may_listen() const {
    const auto state = till_.state();
    const auto found = state->settings.find("listen");
    return found == state->settings.end() || found->second != "off";
  }

  void carry_out(const ui::ShowcaseDeed& deed) {
    page_reader_.carry_out(deed);
    if (const auto* wish = std::get_if<ui::PrintSlip>(&deed)) {
      auto slip = slip_of(catalogue_, *wish, ist_date(clock_.utc_ms()));
      if (slip) slip->is_training = is_training();
      const bool taken = slip && desk_.print_slip(*slip, "slip:" + wish->sku, clock_.utc_ms());
      showcase_.set_slip_state(wish->sku, wish->marketplace, taken ? ui::SlipState::printing : ui::SlipState::failed);
      if (taken) open_slips_.push_back(*wish);
      kiosk_.note_activity();
    }
    if (const auto* kept = std::get_if<ui::PrintKept>(&deed)) {
      KeptSlipView slip = kept_slip_of(catalogue_, *kept, ist_date(clock_.utc_ms()));
      slip.is_training = is_training();
      const std::string document = "slip:" + std::to_string(clock_.utc_ms());
      const bool taken = desk_.print_kept_slip(std::move(slip), document, clock_.utc_ms());
      showcase_.set_kept_slip_state(kept->number, taken ? ui::SlipState::printing : ui::SlipState::failed);
      if (taken) open_kept_slips_.push_back({document, kept->number});
      kiosk_.note_activity();
    }
    if (const auto* keep = std::get_if<ui::KeepLead>(&deed)) lead_request_ = till_.post(till::GiveLead{keep->given});
    if (const auto* erase = std::get_if<ui::EraseLead>(&deed))
      lead_request_ = till_.post(till::EraseLead{erase->number});
    if (const auto* wish = std::get_if<ui::WantItem>(&deed)) till_screens_.add_wanted_item(wish->number, wish->sku);
    // Who practises is no visitor.
    if (const auto* counted = std::get_if<ui::Counted>(&deed); counted && !is_training())
      tally_.add(ui::counter_name(counted->what), counted->id, clock_.utc_ms());
    if (std::holds_alternative<ui::HelpWanted>(deed)) till_screens_.set_help_wanted();
    if (std::holds_alternative<ui::EnterTill>(deed)) {
      // A visitor's Bengali is not what staff work in.
      if (!is_spoken_by_staff(kiosk_.language()))
        kiosk_.set_language(is_spoken_by_staff(kiosk_.first_language()) ? kiosk_.first_language() : Language::hi);
      till_screens_.enter();
    }
  }

  void show_printer() {
    const PrinterSnapshot printer = desk_.snapshot();
    using State = ui::TillPrinterView::State;
    ui::TillPrinterView view;
    view.waiting = static_cast<int>(printer.waiting);
    view.trouble = std::string{code_of(printer.trouble)};
    if (!printer.has_printer) {
      view.state = State::none;
    } else if (printer.trouble != PrinterTrouble::none) {
      view.state = State::trouble;
    } else if (printer.sending_id) {
      view.state = State::printing;
    } else if (printer.waiting > 0) {
      view.state = State::queued;
    } else {
      view.state = printer.jobs.empty() ? State::idle : State::printed;
    }
    view.papers = printer.jobs;
    till_screens_.set_printer_view(std::move(view));
    // Nothing while a slip is on its way.
    const auto end_of = [&](const std::string& document) -> std::optional<ui::SlipState> {
      const auto job = std::find_if(printer.jobs.begin(), printer.jobs.end(),
                                    [&](const PrintJobStatus& status) { return status.document == document; });
      const bool is_done = job != printer.jobs.end() && is_finished(job->state);
      if (!is_done && printer.trouble == PrinterTrouble::none) return std::nullopt;
      return is_done && job->state != PrintState::failed ? ui::SlipState::printed : ui::SlipState::failed;
    };
    std::erase_if(open_slips_, [&](const ui::PrintSlip& slip) {
      const auto end = end_of("slip:" + slip.sku);
      if (end) showcase_.set_slip_state(slip.sku, slip.marketplace, *end);
      return end.has_value();
    });
    std::erase_if(open_kept_slips_, [&](const OpenKeptSlip& slip) {
      const auto end = end_of(slip.document);
      if (end) showcase_.set_kept_slip_state(slip.number, *end);
      return end.has_value();
    });
  }

  void show_sync() {
    if (!uploader_) return;
    const sync::UploaderView upload = uploader_->view();
    using State = ui::TillSyncView::State;
    ui::TillSyncView view;
    view.code = upload.code;
    view.unsent = std::max<std::int64_t>(0, till_.state()->entries - upload.acknowledged_sequence);
    switch (upload.kind) {
      case sync::StepKind::no_hub:
        view.state = State::no_hub;
        break;
      case sync::StepKind::nothing_to_send:
      case sync::StepKind::exchanged:
        if (upload != last_upload_ || last_exchange_ms_ == 0) last_exchange_ms_ = clock_.utc_ms();
        view.state = State::online;
        break;
      case sync::StepKind::wait:
        view.state = State::offline;
        break;
      case sync::StepKind::parked:
        view.state = State::needs_person;
        break;
    }
    last_upload_ = upload;
    view.last_exchange_ms = last_exchange_ms_;
    till_screens_.set_sync_view(view);
  }

  const KioskOptions options_;
  const KioskTurn turn_;
  platform::SystemClock clock_;
  platform::Log log_;
  platform::Speaker speaker_;
  PageReader page_reader_;
  std::atomic<bool> is_printer_news_{true}, is_sync_news_{true}, is_page_news_{false};
  const Catalogue catalogue_;
  // Null in training. Goes after the till, whose last commits still wake it.
  std::unique_ptr<sync::UploaderThread> uploader_;
  till::TillThread till_;
  PaperDesk desk_;
  LabelDesk labels_;
  Stage& stage_;
  ui::KioskUi kiosk_;
  till::ShowcaseTally tally_;
  ui::Showcase showcase_;
  ui::TillScreens till_screens_;
  CustomerDisplay customer_display_;
  platform::FrameLoop loop_;
  std::optional<ui::InspectServer> inspect_;
  SideWorker worker_;
  std::unique_ptr<page::PageProcess> phone_page_;  // null in training
  Ending ending_ = Ending::closed;
  std::string trainee_;

  std::shared_ptr<const till::TillState> shown_state_;
  CivilDate shown_day_{};
  int shown_minute_ = -1;
  sync::UploaderView last_upload_;
  std::int64_t last_exchange_ms_ = 0;
  std::vector<ui::PrintSlip> open_slips_;
  struct OpenKeptSlip {
    std::string document;
    int number = 0;
  };
  std::vector<OpenKeptSlip> open_kept_slips_;
  std::uint64_t lead_request_ = 0;  // the last one, of one visitor at a time
};

}  // namespace

int run_kiosk(const KioskOptions& given) {
  init_words();
  std::signal(SIGTERM, stop_signal);
  std::signal(SIGINT, stop_signal);
  KioskOptions options = given;
  std::unique_ptr<Stage> stage;
  const FolderState folder = look_at_folder(options.data);
  if (folder.kind == FolderState::Kind::empty || folder.kind == FolderState::Kind::begun) {
    stage = std::make_unique<Stage>(options, 0);
    if (!run_first_run(*stage, options, folder.label, [] { return asked_to_stop.load(); })) return 0;
    options.goes_on_with_first_run = true;
  }
  const bool begins_as_training = till::is_training_folder(options.data);
  if (!options.hub.empty()) {
    if (begins_as_training)
      throw MachineError("training_folder", options.data.string() + ": this is a training folder; no hub gets it");
    const storage::FolderLock lock(options.data);
    set_hub(options.data, options.hub);
  }
  KioskTurn turn{.can_train = !begins_as_training};
  for (;;) {
    const KioskApp::Ending ending = [&] {
      KioskApp app(options, stage, turn);
      const KioskApp::Ending ended = app.run();
      turn.trainee = app.trainee();
      return ended;
    }();
    options.goes_on_with_first_run = false;  // of the first kiosk only
    switch (ending) {
      case KioskApp::Ending::closed:
        return 0;
      case KioskApp::Ending::to_training:
        options.data = given.data / training_folder_name;
        turn = {.begins = KioskTurn::Begins::as_trainee,
                .trainee = turn.trainee,
                .language = current_language(),
                .can_train = false,
                .can_return = true};
        break;
      case KioskApp::Ending::to_real:
        options.data = given.data;
        turn = {.begins = KioskTurn::Begins::locked,
                .trainee = {},
                .language = current_language(),
                .can_train = true,
                .can_return = false};
        break;
    }
  }
}

}  // namespace odop::programs
