// Every bound of this folder, in one place.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace odop::paper_limits {

// A bill of more lines does not fit paper_rows_max; the till's cart is bounded below it.
inline constexpr std::size_t receipt_lines_max = 160;
// Up to here a name may take three lines; a longer bill gives each name one line.
inline constexpr std::size_t receipt_lines_with_long_names_max = 60;
inline constexpr int qr_dots_per_module_min = 4;  // DENSO: 0.5 mm at 203 dpi
inline constexpr int qr_dots_per_module_wanted = 5;
inline constexpr int qr_dots_per_module_max = 8;
// Version 17-M: what a phone still reads from 58 mm paper.
inline constexpr int paper_qr_version_max = 17;

// Posters and cards (SPECS 4): a code's side is a tenth of the distance it is read from; a module is at least what that
// gives a symbol of 50 modules, so that a longer link makes a larger code; and half a millimetre at arm's length.
inline constexpr double reading_distance_per_side = 10;
inline constexpr double reading_distance_per_module = 500;
inline constexpr double printed_module_mm_min = 0.5;
// Version 15-M: a link of 412 bytes. Longer ones make a code of more than 80 modules, which a shaking hand misses.
inline constexpr int printed_qr_version_max = 15;

// UPI payments that a maker's slip names one by one; the others are one sum.
inline constexpr std::size_t maker_slip_payments_max = 12;

// Glyphs a Typesetter keeps drawn: all letters of both scripts in the sizes of a bill are about 1,500, or 1 MB.
inline constexpr std::size_t glyphs_kept_max = 4'096;

// Labels asked for and not yet drawn: more than this many are refused.
inline constexpr std::size_t labels_undrawn_max = 500;
// Papers waiting while the roll is empty: an hour of a busy stall.
inline constexpr std::size_t jobs_waiting_max = 200;
// Finished jobs are kept as a list without their bytes, for the print queue screen.
inline constexpr std::size_t jobs_finished_kept_max = 500;
// After that many sends that may have come out, a person must look before it is tried again.
inline constexpr std::int64_t uncertain_sends_max = 3;

inline constexpr std::chrono::milliseconds send_timeout{60'000};
// While something is wrong the printer is asked this often: a new roll is noticed within it.
inline constexpr std::chrono::milliseconds trouble_retry_interval{1'500};

}  // namespace odop::paper_limits
