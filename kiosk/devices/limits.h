// Every bound of this folder, in one place. Who changes one should look at what the cheapest printer can hold.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace odop::device_limits {

// The widest head we send to: 106 mm of a label printer at 300 dpi. 80 mm paper at 203 dpi has 576.
inline constexpr int paper_width_dots_max = 1'280;
// 3.5 m of paper, what a bill of receipt_lines_max lines needs: more is a bug in a view, not a bill.
inline constexpr int paper_rows_max = 28'000;
// 72 bytes * 128 rows = 9 KiB a band: buffers of 4..64 KiB do not overflow and a power cut loses one band.
inline constexpr int band_rows_max = 128;
// Below 20 mm no code and no price can be read; no label printer of a stall is wider than 108 mm, but labels are
// longer.
inline constexpr int label_side_mm_min = 20;
inline constexpr int label_side_mm_max = 150;
inline constexpr int label_gap_mm_max = 10;
inline constexpr int label_copies_max = 500;
// What fits a label at modules of 4 dots; a sku or barcode is far shorter.
inline constexpr std::size_t label_qr_text_bytes_max = 120;
// A band of the widest head is 40 KiB, or 80 KiB as hexadecimal digits: below what one graphic field may hold.
inline constexpr int label_band_rows_max = 256;
// What a symbol of the largest version holds at level M; a printer draws no more.
inline constexpr std::size_t qr_text_bytes_max = 2'331;
// The largest job any port takes, raster and commands together.
inline constexpr std::size_t job_bytes_max = std::size_t{2} * 1024 * 1024;

inline constexpr std::chrono::milliseconds connect_timeout{3'000};
// A DLE EOT answer comes at once or never: cheap clones are write-only.
inline constexpr std::chrono::milliseconds status_timeout{1'000};
// A printer that takes no byte for this long is stuck: out of paper, cover open, or dead.
inline constexpr std::chrono::milliseconds no_progress_timeout{5'000};
// How long a network printer may take to close its side after the last byte.
inline constexpr std::chrono::milliseconds close_timeout{5'000};
// How often a waiting port looks whether it was asked to stop.
inline constexpr std::chrono::milliseconds stop_check_interval{50};

inline constexpr std::size_t printer_uri_bytes_max = 1'024;
inline constexpr std::size_t queue_name_bytes_max = 127;  // of CUPS

}  // namespace odop::device_limits
