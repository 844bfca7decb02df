// What sell, refund and void tell of a document alike: one JSON object, and its paper.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/sale.h"
#include "devices/printer_uri.h"
#include "programs/odop/kiosk_folder.h"

namespace odop::programs {

const char* name_of(DocumentType type);  // "invoice", "credit_note", ...

// {document, serial, seq, total_paise, round_off_paise, taxes: [...]}; amounts of a refund are given negative.
nlohmann::json document_json(DocumentType type, const std::string& serial, std::int64_t sequence,
                             const DocumentAmounts& amounts);

// Draws and prints them; false when the printer has not taken all within ten seconds: they wait in the print queue.
bool print_documents(KioskFolder& kiosk, const std::vector<std::int64_t>& sequences, const PrinterUri& printer);

}  // namespace odop::programs
