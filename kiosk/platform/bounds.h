// Every bound of platform/ in one place: what a broken picture, a stuck key or a full disk may cost at most.
#pragma once

#include <cstddef>
#include <cstdint>

namespace odop::platform {

inline constexpr std::size_t input_events_max = 4096;        // about a minute of frantic touching
inline constexpr std::size_t scan_characters_max = 512;      // a QR read by a wedge scanner
inline constexpr std::size_t scan_characters_min = 4;        // shorter bursts are typing
inline constexpr double scan_key_gap_s = 0.05;               // wedge scanners send a key every 1..30 ms
inline constexpr double scan_pause_s_max = 0.6;              // even when no one looked in between
inline constexpr int picture_side_px_max = 4096;             // of one rasterised picture
inline constexpr std::size_t picture_bytes_max = 16u << 20;  // of one encoded picture
inline constexpr std::size_t textures_max = 160;             // kept by the picture loader
inline constexpr std::size_t texture_bytes_max = 96u << 20;  // kept by the picture loader, decoded
inline constexpr std::size_t picture_jobs_max = 256;         // waiting to be drawn by the worker
inline constexpr std::size_t upload_bytes_max = 4u << 20;    // to the graphics card before one frame
inline constexpr std::uintmax_t log_bytes_max = 1u << 20;    // of one log file
inline constexpr int log_files_max = 4;                      // kept after rotation
inline constexpr std::size_t log_line_bytes_max = 4096;
inline constexpr int second_window_px_max = 16'384;    // a side of the other display
inline constexpr double wait_s_max = 0.5;              // longest sleep of the frame loop
inline constexpr double animation_frame_s = 1.0 / 30;  // moving screens are drawn at most this often
inline constexpr double companion_wait_s_max = 0.25;   // the other display is looked after at least this often
inline constexpr int frames_after_change = 2;          // drawn after every touch, key or change of data

// A sentence with a few sums in words; more is a mistake, and nobody would listen.
inline constexpr std::size_t spoken_bytes_max = 1'000;
inline constexpr std::size_t spoken_parts_max = 128;  // of one page read aloud, about ten minutes

}  // namespace odop::platform
