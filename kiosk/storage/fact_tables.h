// Writes core Facts into the tables of db/kiosk/0002_facts.sql, for the till in the commit of its entry, for rebuild
// and for the hub's SQLite store. Inside the caller's transaction.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/facts.h"
#include "storage/database.h"

namespace odop::storage {

inline constexpr const char* fact_table_names[] = {
    "documents",          "document_lines",    "tenders",         "items",       "upi_attempts",    "shift_events",
    "stock_changes",      "cash_movements",    "price_approvals", "stock_moves", "foreign_returns", "bookings",
    "booking_tenders",    "supplier_pans",     "consents",        "pin_resets",  "showcase_counts", "leads",
    "consolidated_bills", "consolidated_sales"};

class FactWriter {
 public:
  explicit FactWriter(Database& database);
  void write(const Facts& facts);

 private:
  Statement document_, line_, tender_, item_, attempt_began_, attempt_changed_, shift_, cash_, approval_, move_,
      foreign_return_, consolidated_, consolidated_sale_, booking_, booking_ended_, booking_tender_, supplier_pan_,
      consent_, lead_, pin_reset_, showcase_count_, stock_;
};

// The events that a fact table has rows of, in the order of their ids. A folder lives through few events, and asking
// each by itself lets the primary key (event, kiosk, sequence) answer.
std::vector<std::string> events_in(Database& database, const char* fact_table);

// The newest refund or withdrawal that names this sale; 0: it stands as it was.
// The newest refund here of another kiosk's bill, 0 when there is none; device is the hex of its key.
std::int64_t last_foreign_return(Database& database, const std::string& kiosk, const std::string& device,
                                 std::int64_t sequence);
std::int64_t last_taken_back(Database& database, const std::string& kiosk, std::int64_t sequence);

// The sale or cancellation that ended this booking; 0: it is open.
std::int64_t booking_ended_by(Database& database, const std::string& kiosk, std::int64_t sequence);

// The consolidated bill that an unbilled sale is in; 0: none yet.
std::int64_t consolidated_in(Database& database, const std::string& kiosk, std::int64_t sequence);

}  // namespace odop::storage
