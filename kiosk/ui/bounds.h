// Every bound of ui/ in one place.
#pragma once

#include <cstddef>

namespace odop::ui {

inline constexpr std::size_t undo_steps_max = 20;  // of the open bill

inline constexpr std::size_t fitted_texts_max = 3000;         // fitted layouts kept between frames
inline constexpr std::size_t inspect_request_bytes_max = 64;  // one line: "widgets"
inline constexpr std::size_t inspect_widgets_max = 2000;      // of one frame
inline constexpr int inspect_client_timeout_ms = 1000;
inline constexpr std::size_t screen_stack_max = 16;       // deeper: the oldest but the first is forgotten
inline constexpr std::size_t search_text_bytes_max = 96;  // typed into the search field
inline constexpr std::size_t requests_max = 64;           // of one logical frame
inline constexpr int about_pages_max = 1'000;             // of one room; the screen turns a later one into the last
inline constexpr double idle_question_after_s = 45;       // DESIGN.md 6
inline constexpr double idle_answer_within_s = 20;
inline constexpr double reading_part_s_max = 120;   // one sentence read aloud; later the voice is lost
inline constexpr double voices_asked_every_s = 60;  // at most, when a visitor comes to a kiosk without sound
inline constexpr double long_press_s = 0.5;
// A stroke over the pages of a list; lengths and speeds in design px.
inline constexpr double swipe_begins_px = 28;  // less is a finger that trembles
inline constexpr double swipe_lean_px = 28;    // as far as a page follows the finger
inline constexpr double swipe_speed_over_s = 0.08;
inline constexpr double swipe_turns_px_a_second = 500;
inline constexpr double swipe_more_px_a_second = 1'400;  // so much faster is one page more
inline constexpr int swipe_more_pages_max = 4;
inline constexpr double swipe_page_s = 0.16;
inline constexpr double swipe_slide_s = 0.2;

}  // namespace odop::ui
