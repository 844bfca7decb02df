// Every bound of the journal format and of batches in one place. A reader refuses what is over a bound before it
// reserves memory for it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace odop::wire {

inline constexpr std::int64_t document_lines_max = 200;
inline constexpr std::int64_t document_tenders_max = 16;
inline constexpr std::int64_t document_sidecars_max = 8;
inline constexpr std::int64_t item_slabs_max = 16;
inline constexpr std::int64_t consolidated_sales_max = 200'000;
inline constexpr std::int64_t stock_lines_max = 20'000;
inline constexpr std::int64_t showcase_counters_max = 2'000;
inline constexpr std::int64_t lead_quantity_max = 1'000'000;
inline constexpr std::size_t code_length_max = 40;     // staff, supplier, sku, series, references
inline constexpr std::size_t name_length_max = 400;    // names of products, stalls, suppliers
inline constexpr std::size_t text_length_max = 4'000;  // addresses, footers
inline constexpr std::size_t payload_bytes_max = 1u << 20;

inline constexpr std::int64_t batch_entries_max = 2'000;
inline constexpr std::size_t batch_bytes_max = 4u << 20;            // as sent
inline constexpr std::size_t batch_unpacked_bytes_max = 32u << 20;  // after zstd
inline constexpr std::int64_t batch_sidecars_max = 4'000;
inline constexpr std::size_t sidecar_bytes_max = 16'384;
// Before 2000 or after 2200 is a broken clock's message, not a time.
inline constexpr std::int64_t utc_ms_min = 0;
inline constexpr std::int64_t utc_ms_max = 7'258'118'400'000;
inline constexpr std::int64_t money_paise_max = 1'000'000'000'000'000;

}  // namespace odop::wire
