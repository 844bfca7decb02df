// What the till's screens show, as plain values: filled by TillScreens between frames, read while drawing. Texts are
// already in the screen's language. UI thread only.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/money.h"
#include "core/qr_matrix.h"
#include "paper/print_job_status.h"
#include "ui/keyboard.h"
#include "ui/phone_steps.h"
#include "ui/till/touches.h"

namespace odop::ui {

// How the way to the hub stands; set by the program's main from the uploader.
struct TillSyncView {
  enum class State : std::uint8_t { no_hub, online, offline, needs_person } state = State::no_hub;
  std::int64_t unsent = 0;            // entries
  std::string code;                   // why it waits or needs a person: the uploader's stable word
  std::int64_t last_exchange_ms = 0;  // with the hub, since the program runs; 0: none
};

// One paper of the print queue.
struct PaperView {
  std::int64_t job = 0;
  std::string name, when, state;
  bool is_bad = false, can_retry = false, can_drop = false;
};

// How the printer stands; set by main from the paper thread.
struct TillPrinterView {
  enum class State : std::uint8_t { none, idle, queued, printing, printed, trouble } state = State::none;
  std::string trouble;                 // PrinterTrouble's stable word: "paper_out"
  int waiting = 0;                     // papers in the queue
  std::vector<PrintJobStatus> papers;  // newest first
};

struct TillBarView {
  std::string stall, event, staff, time;
  std::string sync, sync_short;  // the short one where there is no room
  const char* sync_icon = "sync";
  bool sync_is_calm = true;  // false: turmeric
  std::string demo, outside_dates;
  std::string unseen;  // UPI payments to look for; empty: none
  int attention = 0;   // how many things need somebody
  bool is_help_wanted = false;
};

// One question over the lower part of a screen, with or without a number pad.
struct TillDialogView {
  bool is_open = false;
  std::string title, sentence;
  bool has_pad = false;
  std::string typed;  // as shown, with its unit
  std::string hint;   // what it comes to, or why it cannot be confirmed
  bool hint_is_warning = false;
  struct Quick {
    std::string id, label;
  };
  std::vector<Quick> quicks;
  // The sizes or colours of one thing, as large keys in place of the quick ones.
  struct Variant {
    std::string sku, word, price, stock;
    std::string count;  // in the bill; empty: none of it
    bool is_sold_out = false;
  };
  std::vector<Variant> variants;
  std::string yes_id, yes_label, yes_icon;
  bool can_confirm = true;
  bool yes_is_risky = false;
  std::string no_id, no_label;  // no_label empty: only one answer
};

struct PinView {
  struct Person {
    std::string code, name, sign;
    int ring = 0;  // which of the ring colours
    bool is_chosen = false;
  };
  std::vector<Person> people;  // of this page, six at most
  int page = 0, pages = 1;
  std::string chosen_name, chosen_sign;
  int chosen_ring = 0;
  bool has_chosen = false;
  std::size_t digits = 0;
  bool is_checking = false;
  bool is_waiting = false;  // after five wrong tries
  std::string message;      // wrong, wait; empty: nothing to say
  double shakes_from_s = -10;
  bool message_is_good = false;  // new digits hold
  bool may_be_forgotten = false;
  TillDialogView dialog;  // a maker's card was scanned
};

// Somebody forgot their digits.
struct ForgotView {
  struct Row {
    std::string id, label, value;
  };
  std::string name;
  std::vector<Row> read_out;  // to the organiser
  bool has_question = false;  // else nobody could answer; said says why
  bool is_choosing = false;   // new digits, and those again
  std::string title, shown;   // what is typed, and it: the answer, or dots
  std::string said;           // what was wrong; empty: nothing
  bool may_ask_supervisor = false, can_submit = false, is_busy = false, is_waiting = false;
  TillDialogView dialog;
};

// The bill to the buyer's telephone.
struct PhoneView {
  enum class Stage : std::uint8_t { notice, number, kept } stage = Stage::notice;
  struct Notice {
    std::string title;
    std::vector<std::string> sentences;
  };
  std::vector<Notice> notices;  // Hindi and English together
  struct Choice {
    std::string label;
    bool is_ticked = false;
  };
  std::array<Choice, 2> choices;
  std::string shown;  // the number, no more of it than four digits
  std::string problem;
  bool can_go_on = false, is_busy = false;
};

struct TileView {
  std::string group;  // of variants: a touch asks which one; empty: one thing
  std::string sku, name, price, district, picture, sector;
  std::string count;     // in the bill: "3", "1.25 kg"; empty: not in it
  std::string sold_out;  // the word on a greyed tile; empty: in stock
};
struct RailView {
  std::string id, sector, label, count;  // sector "" is all
  const char* icon = nullptr;            // instead of the hexagon
  bool is_chosen = false;
};
struct CartLineView {
  std::string sku, name, amount, quantity;
  std::string marked;  // what it would cost by its label, where it was bargained
  bool is_measured = false;
  bool can_increase = true;
};
struct CartView {
  std::vector<CartLineView> lines;
  std::string items;  // "6 items"
  std::string discount, total;
  bool has_discount = false;
  bool can_pay = false;
  bool can_undo = false;  // the last change of the bill
  // Whether the customer gets a bill, where the stall lets small sales go without one.
  enum class BillKey : std::uint8_t { none, without, wanted } bill_key = BillKey::none;
  std::string exchange;     // "Goods back: -₹105"; empty: no exchange
  std::string total_label;  // "Total", "To pay", "Hand back"
  std::string finish;       // of an exchange where nothing is left to pay: the words of the one key that ends it
  std::string parked;       // "Parked bills: 2"; empty: none
  std::string problem;      // why it cannot be paid, or something that went wrong
};
struct GridView {
  TillBarView bar;
  std::vector<RailView> rail;
  std::vector<TileView> tiles;
  std::string empty;  // words in place of tiles
  CartView cart;
  TillDialogView dialog;
};
struct StockView {
  TillBarView bar;
  std::vector<RailView> rail;
  std::vector<TileView> tiles;
  std::string title, finish_label;
  std::vector<CartLineView> lines;
  struct Low {
    std::string name, quantity;
    bool is_below_zero = false;
  };
  std::vector<Low> low;  // while there are no lines
  std::string done;      // what was just written down
  std::string problem;
  bool can_finish = false, is_busy = false;
  TillDialogView dialog;
};
struct TillSearchView {
  TillBarView bar;
  std::vector<TileView> tiles;
  bool is_nothing_found = false;
};

struct CashView {
  TillBarView bar;
  std::string due, given, exact_label;
  struct Note {
    int rupees = 0;
    int count = 0;
  };
  std::vector<Note> notes;     // the keys
  bool has_given = false;      // something was counted
  bool is_typed = false;       // as an amount, not by notes
  std::string change;          // empty: nothing to hand back
  std::vector<int> hand_back;  // notes and coins, largest first
  std::string short_by;        // sentence while too little was given
  bool can_finish = false, is_saving = false;
  std::string problem;
  TillDialogView dialog;
};

struct UpiView {
  TillBarView bar;
  enum class Stage : std::uint8_t { preparing, shown, claimed, impossible } stage = Stage::preparing;
  std::string amount, payee, vpa, reference, link;
  std::shared_ptr<const QrMatrix> qr;
  std::string type_it;   // the code names no sum: words that ask the customer to type it; empty: it does
  std::string practice;  // in place of the code: words for a payment that nobody makes
  std::string shown_at, claimed_at;
  std::string rrn;      // typed by staff
  std::string notice;   // one seller takes the money for all
  std::string problem;  // refused, and why
  bool is_saving = false;
  TillDialogView dialog;
};

struct SoldView {
  std::string title;  // "Sold", "Taken back", "Withdrawn"
  std::string what;   // "₹2,647 cash · bill 24K07AI-000123"
  std::string more;   // further bills
  std::string change_label, change;
  std::string printing, print_label, safe;
  double part = 0;  // of the print, 0..1
  bool is_trouble = false, has_printer = false;
  bool offers_phone = false;
  bool offers_bill_page = false;  // the bill can be taken from the stall's own Wi-Fi
  std::string phone;              // "••••••3210" once a number was given; empty: none
  int leaves_in_s = 0;
};

// A bill for the phone, over the stall's own Wi-Fi.
struct BillPhoneView {
  std::string serial, title;  // "Bill 24K07AI-000123 for the phone"
  PhoneSteps steps;
  bool has_more = false;  // there are several bills: this is one of them
};

struct TroubleView {
  bool is_printer = false;
  std::string badge, badge_icon, title;
  std::vector<std::string> steps;
  std::string safe;  // what is safe
  std::string retry_label, go_on_label;
  bool is_busy = false;
};

struct ClockView {
  std::string date, time, last_entry;
  std::string note;  // what came of setting the clock
  bool is_busy = false, is_setting = false;
  TillDialogView dialog;
};

struct ShiftView {
  TillBarView bar;
  bool is_open = false;     // closing is asked, else opening
  bool is_summary = false;  // just closed
  std::string title, sentence, typed;
  struct Row {
    std::string label, value;
    int mood = 0;  // -1 short, +1 over, 0 plain
  };
  std::vector<Row> rows;
  bool is_busy = false, can_submit = true;
  std::string problem, submit_label;
  // Cash put in or taken out: why.
  std::vector<std::string> reasons;
  int reason = -1;
  // Counting: notes from the largest down, coins of all kinds in one row of 1 rupee.
  struct Note {
    int rupees = 0;
    std::int64_t count = 0;
    std::string amount;
  };
  std::vector<Note> notes;
  bool has_printer = false;
  TillDialogView dialog;
};

// Something that wants a person: what happened, what is safe, one thing to do.
struct AttentionCardView {
  std::string id;
  const char* icon = "warn";
  std::string title, what, safe;
  std::string label;  // of its key; empty: nothing to touch
  TillAct act = TillAct::back;
  std::int64_t number = 0;
};
struct AttentionView {
  TillBarView bar;
  std::vector<AttentionCardView> cards;  // worst first
  std::vector<ShiftView::Row> rows;      // how things stand
  bool can_send = false;
  TillDialogView dialog;
};
struct PapersView {
  TillBarView bar;
  std::string state;
  std::vector<PaperView> rows;
  bool has_printer = false;
  TillDialogView dialog;
};

// The bills of this kiosk, newest first.
struct BillsView {
  TillBarView bar;
  struct Row {
    std::string serial;     // opens the bill; of a credit note: the bill it belongs to
    std::string number;     // as printed
    std::string when, how;  // "14:32 · Shabana", "cash"
    std::string amount;
    std::string mark;  // "Came back in part", "Withdrawn", "Credit note"; empty: as sold
    bool is_credit_note = false;
    bool mark_is_calm = false;  // nothing came back
    bool is_paper = false;      // a consolidated bill: a touch prints it
  };
  std::vector<Row> rows;
  bool has_more = false, is_reading = false;
  std::string searched;  // the number looked for; empty: all
  std::string empty;
  std::string problem;
  TillDialogView dialog;
};

// Booking the goods of the open bill.
struct BookView {
  TillBarView bar;
  struct Choice {
    std::int64_t number = 0;
    std::string label, sublabel;
    bool is_chosen = false;
  };
  std::string total, advance, balance;  // balance empty: more is paid than it comes to
  std::vector<Choice> shares, days;
  bool is_sent_home = false;
  std::string buyer;
  bool has_buyer = false;
  std::string hint;  // what is still missing
  std::string problem;
  bool can_pay = false, is_busy = false;
  TillDialogView dialog;
};

// What is booked and not yet delivered, what is due first before.
struct BookingsView {
  TillBarView bar;
  struct Row {
    std::string serial, number = {}, due = {}, what = {}, balance = {};
    std::string mark = {};  // "Overdue", "Sent home"; empty: nothing to say
    bool is_late = false;
  };
  std::vector<Row> rows;
  bool is_reading = false;
  std::string searched;  // the number looked for; empty: all
  std::string empty;
  std::string problem;
  TillDialogView dialog;
};

// One booking: its goods, what is left to pay, and how it ends.
struct BookingView {
  TillBarView bar;
  std::string number, when, due, delivery, buyer, address;
  struct Line {
    std::string name, quantity, amount;
  };
  std::vector<Line> lines;
  std::string total, advance, balance;
  std::string notice;  // how it ended; empty: it is open
  bool is_open = false, is_paid = false, is_late = false, is_busy = false, has_printer = false;
  std::string problem;
  TillDialogView dialog;
};

// One bill and what comes back of it.
struct BillView {
  TillBarView bar;
  std::string number, when, paid;
  std::string notice;  // why nothing can come back, or what is the matter with its payment
  struct Line {
    std::string name, amount;
    std::string sold, came_before;  // "3 pieces"; "1 came back before"
    std::string asked;              // "0", "2", "250 g"
    bool is_measured = false;
    bool can_less = false, can_more = false;
  };
  std::vector<Line> lines;
  bool can_return = false, can_all = false, can_withdraw = false;
  std::vector<std::string> reasons;
  int reason = -1;
  struct Way {
    std::int64_t kind;
    std::string label;
    bool is_chosen;
  };
  std::vector<Way> ways;                                    // empty: no choice
  std::string back, back_how;                               // "₹450", "cash"
  std::string hint;                                         // what is still missing
  std::vector<std::pair<std::string, std::string>> papers;  // serial, label of the key
  bool can_take_back = false, is_busy = false, has_printer = false;
  std::string phone;  // "••••••3210", in use; empty: none
  std::string problem;
  TillDialogView dialog;
};

// Pages of the settings and steps of the wizards.
enum class SettingsPanel : std::uint8_t { language, date, pack, label, hub, printer, screen, phones };

// An event pack found on a stick or beside the program.
struct FoundPackView {
  std::string name, details, demo;
  std::string file;  // where it lies, in words
  bool is_good = true;
  bool is_chosen = false;
};

struct SettingsView {
  TillBarView bar;
  bool is_wizard = false;
  bool can_go_back = true;
  std::size_t panel = 0;  // position in panels
  std::vector<SettingsPanel> panels;
  std::string language;  // "hi"
  std::string date, time, clock_note;
  bool clock_note_is_bad = false, is_clock_busy = false;
  std::vector<FoundPackView> packs;
  bool is_looking = false;  // for packs, the first time
  std::string label;
  bool has_label = false;                            // given already: it cannot be changed
  std::string printer_kind, printer_address, paper;  // "tcp", "192.168.1.50:9100", "80"
  std::string hub, enrol_code;
  bool asks_code = false;
  std::string theme;
  int scale_percent = 0;      // 0: by the display
  std::string label_printer;  // address; empty: none
  bool has_customer_display = false, has_speech = false, has_listen = false;
  bool offers_small_sales = false, has_small_sales = false;  // without a bill; a seller of the stall is registered
  std::string wifi_name, wifi_password, page_address;        // the page for visitors' phones
  std::string page_now;                                      // whether it is served
  std::string printer_now;                                   // what the printer says
  bool is_saved = false, is_busy = false;
  std::string problem;
  bool is_typing = false;  // the keyboard is open
  std::string field_title;
  bool field_has_signs = true;
  TillDialogView dialog;
};

// What the settings' own drawing changes: the text under the keyboard, the page of the list.
struct SettingsTyping {
  std::string text;
  KeyboardPage keys = KeyboardPage::latin;
  int pack_page = 0;
};

// The buyer who is named on the bill.
struct BuyerView {
  TillBarView bar;
  struct Field {
    std::string id, label, value;
    bool is_active = false;
  };
  std::vector<Field> fields;  // name, address, GSTIN, State
  struct State {
    int code = 0;
    std::string name;
    bool is_chosen = false;
  };
  std::vector<State> states;
  bool is_state = false;   // the States are shown instead of the keyboard
  bool is_needed = false;  // the bill cannot be paid without
  bool is_other_state = false;
  std::string tax;  // which tax comes of it
  std::string problem;
  bool can_finish = false, can_clear = true;
};
struct BuyerTyping {
  std::string text;
  KeyboardPage keys = KeyboardPage::latin;
  std::size_t bytes_max = 200;
};

// UPI payments that the customer claims and nobody at the stall has seen yet.
struct ChecksView {
  TillBarView bar;
  struct Row {
    std::int64_t attempt = 0;
    std::string amount, what, when;
  };
  std::vector<Row> rows;
  std::string sum;
  std::string problem;
  bool is_busy = false;
};

}  // namespace odop::ui
