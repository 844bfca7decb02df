#include "reports/export_csv.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "core/civil_date.h"
#include "core/errors.h"
#include "core/facts.h"
#include "core/sale.h"
#include "reports/report_queries.h"

namespace odop::reports {

namespace {

bool ends_with(const std::string& text, const char* ending) {
  const std::size_t length = std::strlen(ending);
  return text.size() >= length && text.compare(text.size() - length, length, ending) == 0;
}

std::string rupees(std::int64_t paise) {
  // The magnitude as unsigned: the most negative number has no positive twin.
  const std::uint64_t magnitude = paise < 0 ? 0 - static_cast<std::uint64_t>(paise) : static_cast<std::uint64_t>(paise);
  const std::uint64_t part = magnitude % 100;
  return (paise < 0 ? "-" : "") + std::to_string(magnitude / 100) + (part < 10 ? ".0" : ".") + std::to_string(part);
}

std::string percent(std::int64_t basis_points) {
  std::string text = rupees(basis_points);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string quoted(std::string text) {
  if (!text.empty() && std::strchr("=+-@\t\r", text.front())) text.insert(text.begin(), '\'');
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + '"';
}

// A name or a number as people read it, for the columns that hold a code.
std::string word_for(const std::string& column, std::int64_t value) {
  if (column == "document_type") {
    switch (static_cast<DocumentType>(value)) {
      case DocumentType::invoice:
        return "invoice";
      case DocumentType::bill_of_supply:
        return "bill of supply";
      case DocumentType::cash_memo:
        return "cash memo";
      case DocumentType::invoice_cum_bill:
        return "invoice-cum-bill of supply";
      case DocumentType::credit_note:
        return "credit note";
      case DocumentType::payment_received:
        return "payment received";
      case DocumentType::delivery_challan:
        return "delivery challan";
      case DocumentType::unbilled_sale:
        return "sale without a bill";
    }
  }
  if (column == "stock_reason") {
    constexpr std::array<const char*, 5> words{"opening", "received", "transferred", "damaged", "counted"};
    if (value >= 1 && value <= static_cast<std::int64_t>(words.size()))
      return words[static_cast<std::size_t>(value) - 1];
  }
  if (column == "consent_event" || column == "lead_event") return value == 1 ? "given" : "withdrawn";
  if (column == "lead_kind") {
    constexpr std::array<const char*, 3> words{"enquiry", "asked for, not here", "registration"};
    if (value >= 1 && value <= static_cast<std::int64_t>(words.size()))
      return words[static_cast<std::size_t>(value) - 1];
  }
  if (column == "interests") {
    constexpr std::array<const char*, 5> words{"ODOP Mart", "Flipkart Samarth", "GeM", "expert", "training"};
    std::string all;
    for (std::size_t i = 0; i < words.size(); ++i)
      if ((value >> i & 1) != 0) all += (all.empty() ? "" : " + ") + std::string(words[i]);
    return all;
  }
  if (column == "reset_by") return value == 1 ? "organiser" : "supervisor";
  if (column == "purposes") {
    constexpr std::array<const char*, 3> words{"send the bill", "news of the maker", "both"};
    if (value >= 1 && value <= static_cast<std::int64_t>(words.size()))
      return words[static_cast<std::size_t>(value) - 1];
  }
  if (column == "document_kind") {
    switch (static_cast<DocumentKind>(value)) {
      case DocumentKind::sale:
        return "sale";
      case DocumentKind::refund:
        return "refund";
      case DocumentKind::withdrawal:
        return "withdrawal";
    }
  }
  if (column == "tender_kind") {
    switch (static_cast<TenderKind>(value)) {
      case TenderKind::cash:
        return "cash";
      case TenderKind::upi:
        return "UPI";
      case TenderKind::card:
        return "card";
      case TenderKind::advance:
        return "advance";
      case TenderKind::exchange:
        return "exchange";
    }
  }
  if (column == "delivery") return value == 2 ? "sent home" : "collected";
  if (column == "product_kind") {
    switch (static_cast<ProductKind>(value)) {
      case ProductKind::piece:
        return "piece";
      case ProductKind::unique:
        return "one-off piece";
      case ProductKind::gram:
        return "gram";
      case ProductKind::centimetre:
        return "centimetre";
    }
  }
  return std::to_string(value);
}

// Written beside its place and moved there when the disk has it.
class WholeFile {
 public:
  explicit WholeFile(const std::filesystem::path& file)
      : file_(file), fresh_(file.string() + ".new"), out_(fresh_, std::ios::binary) {
    if (!out_) throw MachineError("no_access", fresh_.string() + ": open: " + std::strerror(errno));
  }
  std::ofstream& out() { return out_; }
  void keep() {
    out_.close();
    if (!out_) throw MachineError("disk_full", fresh_.string() + ": write: " + std::strerror(errno));
    const int descriptor = ::open(fresh_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!synced) throw MachineError("io", fresh_.string() + ": fsync: " + std::strerror(errno));
    std::filesystem::rename(fresh_, file_);
    kept_ = true;
  }
  ~WholeFile() {
    std::error_code ignored;
    if (!kept_) std::filesystem::remove(fresh_, ignored);
  }
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

 private:
  std::filesystem::path file_, fresh_;
  std::ofstream out_;
  bool kept_ = false;
};

}  // namespace

std::string csv_column(const std::string& column) {
  if (ends_with(column, "_paise")) return column.substr(0, column.size() - 6) + "_rupees";
  if (ends_with(column, "_basis_points")) return column.substr(0, column.size() - 13) + "_percent";
  if (column == "day") return "date";
  if (column == "due_day") return "due_date";
  if (column == "utc_ms") return "time_ist";
  return column;
}

std::string csv_cell(const std::string& column, const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return quoted(*text);
  const std::int64_t number = std::get<std::int64_t>(value);
  if (ends_with(column, "_paise")) return rupees(number);
  if (ends_with(column, "_basis_points")) return percent(number);
  if (column == "day" || column == "due_day") return to_iso_date(civil_from_days(number));
  if (column == "utc_ms") return to_iso_ist(number);
  return word_for(column, number);
}

ExportReport export_csv(QuerySource& source, const std::filesystem::path& folder, const std::string& event) {
  std::filesystem::create_directories(folder);
  ExportReport report;
  for (const storage::Migration& query : report_queries()) {
    const std::string name = query.name.substr(0, query.name.rfind('.'));
    WholeFile file(folder / (name + ".csv"));
    ExportedFile exported{name + ".csv", 0};
    std::vector<std::string> columns;
    source.run(
        query.sql, event,
        [&](const std::vector<std::string>& found) {
          columns = found;
          file.out() << "\xEF\xBB\xBF";
          for (std::size_t i = 0; i < columns.size(); ++i) file.out() << (i ? "," : "") << csv_column(columns[i]);
          file.out() << "\r\n";
        },
        [&](const Row& row) {
          for (std::size_t i = 0; i < row.size(); ++i) {
            file.out() << (i ? "," : "") << csv_cell(columns[i], row[i]);
            const auto* number = std::get_if<std::int64_t>(&row[i]);
            if (!number) continue;
            if (name == "summary" && columns[i] == "payable_paise") report.payable_paise += *number;
            if (name == "summary" && columns[i] == "documents") report.documents += *number;
            if (name == "summary" && columns[i] == "round_off_paise") report.lines_paise += *number;
            if (name == "by_tender" && columns[i] == "amount_paise") report.tenders_paise += *number;
            if (name == "lines" && columns[i] == "net_paise") report.lines_paise += *number;
          }
          file.out() << "\r\n";
          ++exported.rows;
        });
    file.keep();
    report.files.push_back(exported);
  }
  return report;
}

}  // namespace odop::reports
