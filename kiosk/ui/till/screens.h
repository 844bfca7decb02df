// The staff's side of the kiosk: PIN, goods and bill, cash, UPI, sold, trouble, drawer, settings. Owns its views, talks
// to the till thread by its two queues and never waits for it. Made by the program's main beside a KioskUi; UI thread
// only.
//
//   ui::TillScreens till(kiosk, catalogue, thread, clock, {.on_bills = ..., .on_leave = ...});
//   till.enter();                       when staff touch the showcase's key
//   till.set_printer_view(...);         whenever the paper thread reports
//
// It takes all of the thread's answers; those to requests that main posted itself go to on_other_answer.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/catalogue.h"
#include "core/clock.h"
#include "core/receipt_view.h"
#include "core/search_key.h"
#include "core/variants.h"
#include "till/till_thread.h"
#include "ui/hand_over.h"
#include "ui/kiosk_ui.h"
#include "ui/phone_page.h"
#include "ui/qr_view.h"
#include "ui/screen.h"
#include "ui/till/after_sale.h"
#include "ui/till/attention.h"
#include "ui/till/bookings.h"
#include "ui/till/buyer_form.h"
#include "ui/till/cart.h"
#include "ui/till/clock_entry.h"
#include "ui/till/customer_view.h"
#include "ui/till/draws.h"
#include "ui/till/exchange.h"
#include "ui/till/forgot_pin.h"
#include "ui/till/make_views.h"
#include "ui/till/maker.h"
#include "ui/till/phone_form.h"
#include "ui/till/settings_editor.h"
#include "ui/till/stock.h"
#include "ui/till/supervisor_pin.h"
#include "ui/till/training_guide.h"
#include "ui/till/training_strip.h"

namespace odop::ui {

struct TillCallbacks {
  std::function<void(const std::vector<ReceiptView>&)> on_bills;  // a sale is on the disk: print these
  std::function<void(const std::string& serial)> on_print_again;  // a second print of that bill
  std::function<void(const ShiftReport&)> on_shift_report;        // X or Z: print it
  std::function<void(const MakerReport&)> on_maker_slip;          // a maker's card was scanned: print the slip
  std::function<void(const MakerPayment&)> on_maker_payment;      // a maker was paid: print what is signed
  std::function<void()> on_test_page;                             // with the printer as saved
  std::function<void()> on_retry_print;                           // "the roll is in"
  // Staff want to practise: swap the books, or set_training_failed. And back to the real till, locked.
  std::function<void(const std::string& staff)> on_training;
  std::function<void()> on_end_training;
  std::function<void()> on_leave;  // staff gave the screen back to visitors
  // A supervisor or the organiser ends the program: the only way out of fullscreen.
  std::function<void()> on_close;
  std::function<void(const std::string& name, const std::string& value)> on_setting;  // after it is on the disk
  std::function<void(const till::TillThread::Answered&)> on_other_answer;
  // Set this computer's clock, on a thread that may wait; answered by set_clock_answer.
  std::function<void(std::int64_t utc_ms)> on_set_clock;
  std::function<void()> on_send_now;  // staff want to see it tried
  // Price tags of a product; false: there is no label printer, or too many wait already.
  std::function<bool(const std::string& sku, int copies)> on_print_label;
  // Say it aloud; called only where the setting "speech" is on.
  std::function<void(const std::string& words, Language language)> on_say;
  // A job of the print queue: printed again, or left out.
  std::function<void(std::int64_t job)> on_retry_paper, on_drop_paper;
};

class TillScreens final : public ScreenSet, private TillHost {
 public:
  // Adds "till.pin", "till.forgot", "till.phone", "till", "till.search", "till.buyer", "till.cash", "till.upi",
  // "till.sold", "till.bill_phone", "till.trouble", "till.clock", "till.checks", "till.bills", "till.bill",
  // "till.book", "till.bookings", "till.booking", "till.stock", "till.attention", "till.papers", "till.drawer",
  // "till.money", "till.shift", "till.settings" and "till.wizard" to the kiosk; shows none of them. All references must
  // outlive it.
  TillScreens(KioskUi& kiosk, const Catalogue& catalogue, till::TillThread& thread, const Clock& clock,
              TillCallbacks callbacks);

  void enter();  // asks who is there
  // No setting was ever saved on this kiosk. After a supervisor's or organiser's PIN the wizard opens by itself.
  bool needs_wizard() const;
  void show_wizard();
  // The last steps of the first run: printer, looks and size. Nobody has signed in; ends at the PIN.
  void go_on_with_first_run();

  // On a training kiosk: goes on as that person, with the guide of the first sale.
  void begin_training(const std::string& staff);
  void set_training_failed(const std::string& machine_kind);  // as MachineError's

  void set_clock_answer(ClockSaid said);
  void set_printer_view(TillPrinterView view);
  void set_sync_view(TillSyncView view);
  void set_phone_page(std::optional<PhonePage> page);        // none: it is not served
  void add_wanted_item(int number, const std::string& sku);  // a visitor with that number wants it
  void set_help_wanted();                                    // lights the bar until staff touch it
  const StaffMember* staff() const { return staff_; }        // nullptr: locked
  CustomerView customer_view(double now_s) const;            // for the second display

  void after_frame(double now_s) override;
  bool tick(double now_s) override;
  double next_tick_in_s(double now_s) const override;
  void language_changed() override { prepare(); }

 private:
  class TillScreen;
  friend class TillScreen;
  enum class Question : std::uint8_t {
    none,
    clear,
    quantity,
    bargain,
    supervisor,
    discount,
    amount,
    rrn,
    unknown_code,
    sold_out,
    variants,  // subject: the group
    found_cart,
    message,
    menu,
    set_clock,
    sync,
    parked,
    pay_otherwise,
    cash_part,
    card_slip,
    empty_drawer,
    after_sale,  // TillAfterSale's own
    wanted,
    what_now,
    stock_choice,
    stock,             // TillStock's own
    booking,           // TillBookings' own
    maker,             // TillMaker's own
    forgot_supervisor  // ForgotPin's own
  };
  struct SignedBill {
    std::string serial, text, short_text;  // without the lines
  };
  struct Sold {
    std::vector<std::string> serials;
    std::vector<SignedBill> bills;  // those that a phone can take with it
    Money payable, change;
    std::vector<TenderKind> ways;
    bool is_checked_later = false;
    bool is_unbilled = false;       // small, and nobody wanted a bill
    bool is_booking = false;        // the serial is a booking's, payable its advance
    std::optional<MoneyBack> back;  // no sale: goods came back, or a bill was withdrawn
    std::string credit_note;        // of an exchange
    Money sent_back;                // of an exchange, not in cash
    double at_s = 0;
  };

  // screens.cpp: going about
  void add_screens();
  void show(std::string_view name);
  void lock();
  bool is_scan_an_answer() const;  // nothing is asked, or something that a label answers
  void leave();
  void ask_clock();
  void go_back();
  CivilDate today() const { return ist_date(clock_.utc_ms()); }
  std::shared_ptr<const till::TillState> state() const { return thread_.state(); }
  void scanned(const std::string& code);
  void say(const std::string& words, Language language) const;  // speech.cpp
  void say_total(std::string_view screen) const;
  void take_maker(const till::MakerAnswer& maker);

  // screens.cpp: what TillAfterSale asks
  const StaffMember* staff_member() const override { return staff_; }
  Language language() const override { return kiosk_.language(); }
  CivilDate business_day() const override { return today(); }
  TillBarView bar() const override { return make_bar(); }
  bool has_printer() const override { return printer_.state != TillPrinterView::State::none; }
  void show_screen(std::string_view name) override { show(name); }
  void open_question() override { ask(Question::after_sale); }
  void open_stock_question() override { ask(Question::stock); }
  void open_booking_question() override { ask(Question::booking); }
  void take_balance(const till::Cart& cart, const std::string& way) override;
  void close_question() override { question_ = Question::none; }
  void ask_for_clock() override { ask_clock(); }
  void tell(std::string sentence) override { problem_ = std::move(sentence); }
  bool has_open_bill() const override { return !cart_.is_empty() || exchange_.has_value(); }
  void begin_exchange(ExchangeInHand exchange) override;
  void money_went_back(const MoneyBack& back, std::optional<ReceiptView> paper) override;
  bool print_label(const std::string& sku, int copies) override;
  void print_papers(std::vector<ReceiptView> papers) override;
  void print_again(const std::string& serial) override;
  void print_report(const ShiftReport& report) override;
  void print_maker_payment(const MakerPayment& payment) override;

  // deeds.cpp, question_answers.cpp, bill_terms.cpp, paying.cpp: what touches do
  void carry_out(const TillTouch& touch);
  void carry_out_bill(const TillTouch& touch);
  void carry_out_payment(const TillTouch& touch);
  void carry_out_forgot(const TillTouch& touch);
  void carry_out_phone(const TillTouch& touch);
  void answered_question(bool yes, std::int64_t quick);
  bool is_bill_on_its_way() const { return sale_request_ != 0 || park_request_ != 0; }
  void close_shift();
  void choose_in_menu(const std::string& id);
  void type_digit(std::int64_t digit);
  void submit();
  void check_pin();
  void touch_product(const std::string& sku, bool asks_quantity);
  void touch_stock(const std::string& sku, bool asks_quantity);
  void carry_out_stock(const TillTouch& touch);
  void cart_changed();  // by staff: a step that can be undone
  void settle_bill();   // discount, disk and views follow the bill
  void bill_ended();    // sold, parked or taken up: what was before is another customer's
  void undo_bill();
  void bargain(const std::string& quick);
  void take_wish(const std::string& key);  // till.wanted.347, till.wanted.clear
  // Goods go below their lowest price and a seller is here: asks for a supervisor's PIN, then goes on to pay that way.
  bool asks_for_supervisor(TillAct way_to_pay);
  void open_buyer(bool is_needed);
  void carry_out_buyer(const TillTouch& touch);
  int supplier_state() const;  // of the bill's first seller
  bool asks_for_buyer();       // the law wants one on this bill: asks, and true
  void pay_cash();
  void pay_upi();
  void choose_way(const std::string& id);
  bool can_be_split() const;
  // What the open bill comes to, or why it may not be sold as it is.
  QuoteOrRefusal quote_bill(bool with_cash) const;
  bool may_go_without_bill() const;  // the stall lets small sales, and this is a plain one
  till::Cart cart_to_sell() const;
  CartView::BillKey bill_key() const;
  // Less what came back or was paid before; of a booking that is made, the advance. Negative: the buyer gets some.
  Money to_pay(const till::CartQuote& quote) const;
  Money left_to_pay() const;  // after the part in cash
  // booking_payment.cpp: bookings are paid by the same screens
  void begin_booking();
  void pay_booking(const std::string& way);
  void pay_by_card();
  Money advance_to_pay() const;
  void post_booking(std::vector<till::TenderGiven> tenders, bool check_later);
  bool leave_booking_payment();  // back to where the payment began; false: it was the bill's
  void stop_delivering();
  void take_booked(const till::BookAnswer& answer);
  void prepare_bookings(std::string_view here);
  void abandon_attempt();
  // The part in cash is added to it.
  void sell(till::TenderGiven tender, bool check_later = false);
  // exchange.cpp
  void carry_out_exchange(const TillTouch& touch);
  void post_sale(std::vector<till::TenderGiven> tenders, bool check_later);
  void take_exchange(const till::ExchangeAnswer& exchange);
  Money given() const;
  void ask(Question question, std::string subject = {});

  // answers.cpp: what the thread answered
  void take(const till::TillThread::Answered& answered);
  void take_pin(const till::PinAnswer& pin);
  bool take_forgotten(const till::TillThread::Answered& answered);
  void take_sale(const till::SellAnswer& sale);
  void sold(const till::Sale& sale, const std::vector<ReceiptView>& papers, Sold shown);
  void take_upi(const till::UpiAnswer& upi);
  void take_shift(const till::ShiftAnswer& shift);
  void take_trouble(std::uint64_t request, const till::MachineTrouble& trouble);
  void signed_in();

  // settings.cpp
  void carry_out_settings(const TillTouch& touch);
  void load_settings();
  void save_settings();
  void setting_saved(std::uint64_t request);
  void prepare_settings();
  StallSettings saved_settings() const;
  void apply_theme();

  TillDialogView make_dialog() const;  // questions.cpp
  std::string what_now() const;

  // training.cpp
  bool is_training() const { return state()->is_training; }
  void add_training_strip();
  void carry_out_training(const TillTouch& touch);
  std::optional<TillAct> training_in_menu(const std::string& id, std::int64_t& number) const;
  void add_training_to_menu(TillDialogView& menu) const;
  bool leaves_training(double now_s);
  TillSituation situation() const;
  std::string first_returnable() const;
  GuideFacts guide_facts() const;
  std::vector<std::string> ringed_widgets() const;
  void follow_training();
  CustomerView customer_stage(double now_s) const;  // customer.cpp

  // prepare.cpp: views
  void prepare();
  TillBarView make_bar() const;
  void prepare_pin();
  void prepare_grid();
  void prepare_attention(std::string_view here);
  void prepare_stock();
  std::int64_t quantity_of(const std::string& sku, bool is_stock) const;  // in the bill, or on the list of stock
  TileView make_tile_of(const ShownThing& thing, bool is_stock) const;
  std::vector<TileView> make_tiles() const;
  void prepare_search();
  void prepare_cash();
  void prepare_upi();
  void prepare_sold();
  void prepare_bill_phone();
  bool may_offer_phone() const;
  void prepare_trouble();
  void prepare_clock();
  void add_closed_rows(ShiftView& view) const;
  void add_unseen_payments(ShiftView& view) const;
  void prepare_shift();
  void prepare_checks();
  void prepare_after_sale(std::string_view here);

  KioskUi& kiosk_;
  const Catalogue& catalogue_;
  till::TillThread& thread_;
  const Clock& clock_;
  TillCallbacks callbacks_;
  SearchIndex index_;
  std::vector<ShownThing> things_;  // of the grid
  QrTextures codes_;
  TillTouches touches_;
  double now_s_ = 0;
  int shown_minute_ = -1;

  const StaffMember* staff_ = nullptr;
  std::string person_, pin_;
  int people_page_ = 0;
  double pin_submits_at_s_ = 0;  // 0: not by itself
  double pin_waits_until_s_ = 0, pin_shakes_from_s_ = -10;
  bool pin_was_wrong_ = false, has_new_pin_ = false;
  ForgotPin forgot_;

  TillCart cart_;
  // The open bill before each of its last changes, and as it stood after the last one.
  std::vector<TillCart> bills_before_;
  TillCart settled_;
  QuoteOrRefusal quote_ = till::SaleRefused{till::SaleRefusal::cart_empty, ""};
  std::optional<ExchangeInHand> exchange_;  // what pays for goods of the bill
  std::optional<till::Cart> found_cart_;    // as it was before the power went
  std::unordered_set<std::string> sold_out_allowed_;
  std::string sector_, words_, scanned_code_, problem_;
  HandOver hand_over_;
  std::vector<Wish> offered_wishes_;  // in the open question: a visitor who chooses now moves no key under a finger
  KeyboardPage keys_ = KeyboardPage::devanagari;
  int page_ = 0, cart_page_ = 0, found_page_ = 0;

  Question question_ = Question::none;
  std::string subject_, typed_;
  bool discount_too_large_ = false;
  bool is_bargain_for_all_ = false;  // the typed amount is for the whole line, not for one
  SupervisorPin supervisor_pin_;
  TillAct goes_on_to_ = TillAct::pay_cash;  // once the supervisor has agreed
  std::string price_approver_;              // agreed to the bill as it is; any change of it needs a new PIN

  std::vector<int> notes_;
  Money cash_part_;  // of a bill that is paid in two ways
  bool is_rest_by_card_ = false;
  enum class Paying : std::uint8_t { bill, advance, balance } paying_ = Paying::bill;
  std::string delivered_;            // the booking whose balance is being paid
  std::string buyer_from_ = "till";  // where the buyer's form was opened
  std::vector<TenderKind> paid_by_;  // the sale under way
  std::optional<Money> typed_amount_;
  std::optional<till::ShownAttempt> attempt_;
  std::string upi_supplier_, rrn_;
  bool is_claimed_ = false;
  std::int64_t shown_ms_ = 0, claimed_ms_ = 0;
  bool is_checked_later_ = false;  // the sale under way
  std::uint64_t check_request_ = 0;
  int checks_page_ = 0;
  std::optional<Sold> sold_;
  CustomerSide customer_;
  std::optional<till::ShiftSummary> closed_shift_;
  std::optional<ShiftReport> closed_report_;
  till::MachineTrouble trouble_;
  bool trouble_is_printer_ = false, goes_on_without_receipt_ = false, is_bill_wanted_ = false,
       is_clock_change_told_ = false;

  // Numbers of requests that are on their way; 0: none.
  std::uint64_t pin_request_ = 0, sale_request_ = 0, upi_request_ = 0, park_request_ = 0, shift_request_ = 0,
                clock_request_ = 0;
  std::unordered_set<std::uint64_t> quiet_requests_;  // their "done" needs no answer on the screen
  struct Saving {
    std::uint64_t request;
    std::string name, value;
  };
  std::vector<Saving> settings_requests_;

  BuyerForm buyer_form_;
  PhoneForm phone_form_;
  TillAfterSale after_sale_;
  int bills_page_ = 0, bill_page_ = 0;
  TillStock stock_;
  TillBookings bookings_;
  int bookings_page_ = 0;
  TillMaker maker_;
  int stock_list_page_ = 0;
  std::string search_from_ = "till";  // where a found product is put

  SettingsEditor editor_;
  std::vector<SettingsPanel> panels_;
  std::size_t panel_ = 0, panel_first_ = 0;
  bool is_wizard_ = false, wizard_ends_ = false, test_page_after_saving_ = false;
  std::string saved_code_;
  ClockSaid clock_said_ = ClockSaid::nothing;
  bool is_clock_setting_ = false;

  TillPrinterView printer_;
  TillSyncView sync_;
  bool is_help_wanted_ = false;
  std::optional<PhonePage> phone_page_;

  PinView pin_view_;
  ForgotView forgot_view_;
  PhoneView phone_view_;
  GridView grid_view_;
  TillSearchView search_view_;
  StockView stock_view_;
  AttentionView attention_view_;
  PapersView papers_view_;
  int attention_page_ = 0, papers_page_ = 0;
  CashView cash_view_;
  UpiView upi_view_;
  SoldView sold_view_;
  BillPhoneView bill_phone_view_;
  std::size_t bill_on_phone_ = 0;  // of sold_->bills
  TroubleView trouble_view_;
  ClockView clock_view_;
  ShiftView shift_view_;
  ChecksView checks_view_;
  BuyerView buyer_view_;
  BillsView bills_view_;
  BillView bill_view_;
  BookView book_view_;
  BookingsView bookings_view_;
  BookingView booking_view_;
  ShiftView drawer_view_, money_view_;
  SettingsView settings_view_;

  TrainingGuide guide_;
  TrainingStripView strip_view_;
  bool is_training_on_its_way_ = false;
};

}  // namespace odop::ui
