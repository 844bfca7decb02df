// What staff can do on the till's screens. Screens append touches while they are drawn; TillScreens carries them out
// after the frame. UI thread only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace odop::ui {

enum class TillAct : std::uint8_t {
  // who is there; pads
  choose_person,  // what: staff code
  people_page,    // number: -1 or +1
  digit,          // number: 0..9
  erase,
  submit,
  forgot_pin,
  forgot_supervisor,
  // the buyer's telephone
  open_phone,
  phone_choose,  // number: ConsentPurpose
  phone_plus,
  phone_next,
  phone_save,
  phone_take_back,
  // going about
  back,
  leave,
  open_menu,
  open_search,
  open_shift_page,
  open_settings,
  help_seen,
  open_sync,
  // training, in this order to the end of the block
  open_training,
  end_training,
  guide_begin,  // number: ui::Exercise
  guide_skip,
  // the grid and the bill
  choose_sector,   // what: sector id, "" all, "wanted" what visitors asked for
  touch_product,   // what: sku
  hold_product,    // what: sku; long press
  touch_group,     // what: group of variants
  choose_variant,  // what: sku
  step_line,       // what: sku, number: -1 or +1
  edit_line,       // what: sku
  bargain_line,    // what: sku
  remove_line,     // what: sku
  clear_cart,
  open_discount,
  type_letter,  // what: a letter typed on a keyboard while the grid shows: it begins a search
  search_changed,
  open_buyer,
  buyer_field,  // what: "name", "address", "gstin", "state"
  buyer_typed,
  buyer_state,  // number: GST code
  buyer_done,
  buyer_clear,
  undo_bill,
  toggle_bill,  // the customer wants one, or none
  park_cart,
  open_parked,
  pay_cash,
  pay_upi,
  pay_otherwise,
  exchange_finish,
  exchange_cancel,
  // what needs somebody, and the papers of the printer
  open_attention,
  what_now,
  open_clock,
  send_now,
  open_papers,
  retry_printer,
  retry_paper,  // number: of the job
  drop_paper,   // number: of the job
  // goods that move without a sale
  open_stock,  // number: till::StockDeed, or stock_labels
  stock_finish,
  // goods booked for a part of their price; from open_bookings to booking_print carried out by TillBookings
  book_pay,       // what: "cash", "upi", "card": the advance
  open_bookings,  // the list
  find_booking,   // by the number that is typed
  open_booking,   // what: serial
  book_share,     // number: per cent paid now
  book_day,       // number: days since 1970-01-01
  book_delivery,  // number: 1 sent home
  booking_pay,    // what: as of book_pay, or "none": the balance
  booking_cancel,
  booking_print,
  // answers to a question over the screen
  dialog_yes,
  dialog_no,
  dialog_quick,  // number: of the quick key
  // cash
  exact,
  note,  // number: rupees
  undo_note,
  type_amount,
  finish,
  // UPI
  upi_claimed,
  upi_finish,
  upi_abandon,
  upi_take_cash,
  upi_type_rrn,
  upi_check_later,
  // payments that nobody has seen yet
  open_checks,
  check_arrived,  // number: the attempt's sequence
  check_missing,  // number: the attempt's sequence
  // sold
  new_sale,
  print_again,
  open_bill_phone,
  bill_phone_next,  // where a sale made several bills
  // trouble
  trouble_retry,
  trouble_go_on,
  clock_is_right,
  clock_is_wrong,
  // the drawer
  shift_submit,
  // after the sale, and what goes with the drawer: carried out by TillAfterSale, in this order to the end of the block
  open_bills,
  bills_page,   // number: of the page now shown
  find_bill,    // by the number that is typed
  open_bill,    // what: serial
  step_return,  // what: "+" or "-", number: of the line
  edit_return,  // number: of the line
  return_all,
  choose_reason,   // number: which
  choose_back_by,  // number: 0 the way it was paid, else the TenderKind
  take_back,
  exchange_bill,
  withdraw_bill,
  print_paper,  // what: serial
  erase_phone,
  cash_in,
  cash_out,
  move_cash,
  print_x,
  print_z,
  // counting at the close
  count_step,  // what: "+" or "-", number: rupees
  count_edit,  // number: rupees, 1 is all coins
  // going to the counting
  close_drawer,
  // settings
  choose_panel,          // number: of the panel
  set_language,          // what: "hi", "en"
  set_printer,           // what: "none", "file", "usb", "tcp"
  set_paper,             // what: "58", "80"
  set_theme,             // what: "paper", "dark", "high_contrast"
  set_scale,             // number: per cent, 0: by the display
  set_customer_display,  // what: "auto", "off"
  set_speech,            // what: "on", "off"
  set_listen,            // what: "on", "off"
  set_small_sales,       // what: "on" (without a bill), "off"
  edit_field,            // what: "printer", "hub", "code" or "label"
  choose_pack,           // number: of the pack
  change_clock,
  save_settings,
  test_page,
  wizard_next,
};

inline constexpr std::int64_t stock_labels = 5;  // beside the deeds of till::StockDeed

struct TillTouch {
  TillAct act;
  std::string what = {};
  std::int64_t number = 0;
};
using TillTouches = std::vector<TillTouch>;

}  // namespace odop::ui
