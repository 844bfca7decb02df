// The guided exercises of training: which step comes next, in what words, and which widget is ringed. It follows what
// staff do and blocks nothing: whatever they touch, it says how to go on from there. The steps are one table in
// training_guide.cpp. Pure; TillScreens tells it the facts between frames.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace odop::ui {

enum class Exercise : std::uint8_t { first_sale, upi, take_back };

// Where the till stands, as far as the exercises care.
enum class TillSituation : std::uint8_t {
  empty_bill,
  open_bill,
  cash,
  upi_wait,  // its code is not there yet
  upi_shown,
  upi_claimed,
  sold,
  menu,
  bills,        // the list, with one that can come back
  bills_none,   // the list, with none
  bill_goods,   // a bill: nothing is chosen yet
  bill_reason,  // goods are chosen, why is not
  bill_ready,
  bill_gone,  // a bill of which nothing can come back
  how_much,   // a measured thing was touched
  question,   // any other question
  locked,
  elsewhere,
};

struct GuideFacts {
  TillSituation situation = TillSituation::elsewhere;
  std::int64_t entries = 0;  // of the training journal
  // What the sold screen shows is the end of which exercise; nullopt: of none.
  std::optional<Exercise> ended;
  double now_s = 0;
};

struct GuideStep {
  int number = 0, count = 0;  // number 0: beside the way, words lead back to it
  const char* words = "";     // English, for tr()
  // The widget's id, or with a colon at its end the beginning of it: the first that can be touched.
  std::string_view ring;
};

class TrainingGuide {
 public:
  void begin(Exercise exercise, const GuideFacts& now);
  void skip() { state_ = State::idle; }
  void follow(const GuideFacts& now);

  bool is_running() const { return state_ == State::running; }
  bool is_done() const { return state_ == State::done; }
  Exercise exercise() const { return exercise_; }
  const GuideStep& step() const { return step_; }  // while it runs
  int took_s() const { return took_s_; }           // once it is done

 private:
  enum class State : std::uint8_t { idle, running, done } state_ = State::idle;
  Exercise exercise_ = Exercise::first_sale;
  GuideStep step_;
  double begun_s_ = 0;
  std::int64_t entries_at_begin_ = 0;
  int took_s_ = 0;
};

}  // namespace odop::ui
