// Goods that move without a sale, at the screen: received, from or to another stall, damaged, counted. Keeps the list
// that staff make by touching or scanning, asks what must be asked (which stall, what happened, a supervisor's PIN) and
// talks to the till thread; TillScreens shows the screen and prints the challans. UI thread only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue.h"
#include "till/till_thread.h"
#include "ui/till/after_sale.h"
#include "ui/till/make_views.h"
#include "ui/till/supervisor_pin.h"
#include "ui/till/touches.h"
#include "ui/till/views.h"

namespace odop::ui {

class TillStock {
 public:
  TillStock(const Catalogue& catalogue, till::TillThread& thread, TillHost& host)
      : catalogue_(catalogue), thread_(thread), host_(host), pin_(catalogue, thread) {}

  void begin(till::StockDeed deed);
  void begin_labels();  // the list says how many price tags are printed of each
  void forget();        // the till is locked, or somebody else has come
  bool is_busy() const { return request_ != 0 || pin_.is_checking(); }
  bool is_empty() const { return lines_.empty(); }

  // A touched or scanned product: one more. False: its quantity must be typed, or it cannot be on the list.
  bool add(const Product& product);
  void set(const std::string& sku, std::int64_t quantity);  // below 0 removes it; so does 0, but from a count
  void step(const std::string& sku, int by);
  void remove(const std::string& sku);
  std::int64_t quantity_of(const std::string& sku) const;  // 0: not on the list, or counted none
  void finish();                                           // asks what is still missing, then does it

  // The question over the screen.
  TillDialogView make_dialog() const;
  void answered(bool yes, std::int64_t quick);
  void type_digit(std::int64_t digit);
  void erase();

  bool take(const till::TillThread::Answered& answered);
  bool take_trouble(std::uint64_t request);

  // rail, tiles and bar are the caller's.
  StockView make_view() const;

 private:
  enum class Asks : std::uint8_t { nothing, other_stall, what_happened, supervisor };
  void ask(Asks asks);
  void go_on();
  bool needs_supervisor() const;
  void perform(const std::string& approver);
  void print_labels();
  std::string title() const;
  std::string stall_typed() const;
  static std::vector<std::string> damages();

  const Catalogue& catalogue_;
  till::TillThread& thread_;
  TillHost& host_;
  till::StockDeed deed_ = till::StockDeed::receive;
  bool is_labels_ = false;  // instead of the deed
  std::vector<till::StockAsked> lines_;
  std::string note_, typed_, done_;
  Asks asks_ = Asks::nothing;
  SupervisorPin pin_;
  std::uint64_t request_ = 0;
};

}  // namespace odop::ui
