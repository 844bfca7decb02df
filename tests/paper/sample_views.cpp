#include "sample_views.h"

#include <array>
#include <map>

#include "core/civil_date.h"

namespace odop::sample {

namespace {

Money rupees(std::int64_t whole, std::int64_t paise = 0) {
  return Money::from_paise(whole * 100 + paise);
}

struct Row {
  const char* hindi;
  const char* english;
  const char* hsn;
  ProductKind kind;
  std::int64_t quantity;
  std::int64_t price_paise;
  std::int64_t discount_paise;
  std::int32_t rate_basis_points;
};

// Prices the rows with the product's own rules, so that the papers of the tests add up like real ones.
void put_lines(ReceiptView& view, const std::vector<Row>& rows, bool round_to_rupee) {
  std::vector<PricedLine> priced;
  std::vector<std::array<TaxSlab, 1>> slabs(rows.size());
  for (std::size_t index = 0; index < rows.size(); ++index) {
    const auto& row = rows[index];
    slabs[index][0] = TaxSlab{0, row.rate_basis_points};
    priced.push_back({Money::from_paise(row.price_paise), row.kind, row.quantity, Money::from_paise(row.discount_paise),
                      slabs[index]});
  }
  const auto amounts =
      price_document({charges_tax(view.profile), view.is_inter_state, Money{}, round_to_rupee}, priced);
  for (std::size_t index = 0; index < rows.size(); ++index) {
    const auto& row = rows[index];
    const auto& line = amounts->lines[index];
    view.lines.push_back({LocalText(row.hindi, row.english), row.hsn, row.kind, row.quantity,
                          Money::from_paise(row.price_paise), line.gross, line.discount, line.rate.basis_points});
  }
  view.taxes = tax_rows_of(amounts->lines);
  view.gross = amounts->gross;
  view.discount = amounts->discount;
  view.round_off = amounts->round_off;
  view.payable = amounts->payable;
}

ReceiptView stall() {
  ReceiptView view;
  view.language = PaperLanguage::hi;
  view.document = DocumentType::invoice;
  view.profile = SellerProfile::regular;
  view.supplier_name = LocalText("यूपी हुनर", "UP Hunar");
  view.supplier_address = LocalText("सेक्टर 4, संगम मार्ग, प्रयागराज 211003", "Sector 4, Sangam Marg, Prayagraj 211003");
  view.gstin = "09ABCDE1234F1ZY";
  view.place = LocalText("स्टॉल 14, महाकुंभ 2025", "Stall 14, Mahakumbh 2025");
  view.serial = "24K07AI-000123";
  view.utc_ms = utc_ms_from_ist({2025, 1, 13}, 16, 28);
  view.staff = LocalText("शबाना", "Shabana");
  view.kiosk_label = "K07";
  view.sequence = 1234;
  view.head_hex = "3fa2b81c77d0e9aa51c03b6e8f1d2c4b3fa2b81c77d0e9aa51c03b6e8f1d2c4b";
  view.qr_text = qr_text(240);
  view.qr_fallback = qr_text(190);
  view.footer =
      LocalText("बदलना हो तो यह रसीद मेले के आखिरी दिन तक लाएं।", "To exchange, bring this bill before the fair ends.");
  return view;
}

}  // namespace

std::string qr_text(std::size_t characters) {
  constexpr std::string_view letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  std::string text = "ODOP1:";
  std::uint32_t state = 2'025;
  while (text.size() < characters) {
    state = state * 1'664'525 + 1'013'904'223;
    text += letters[(state >> 16) % 45];
  }
  return text;
}

ReceiptView tax_invoice() {
  auto view = stall();
  put_lines(view,
            {{"चिकनकारी सूती कुर्ता", "Chikankari cotton kurta", "6206", ProductKind::piece, 1, 145'000, 0, 500},
             {"पीतल का नक्काशीदार लोटा", "Engraved brass lota", "7418", ProductKind::piece, 2, 89'000, 0, 1200},
             {"काला नमक चावल 1 किलो", "Kala namak rice 1 kg", "1006", ProductKind::piece, 3, 29'900, 0, 500}},
            true);
  view.tenders = {{TenderKind::cash, view.payable, rupees(5'000), ""}};
  view.change = rupees(5'000) - view.payable;
  return view;
}

ReceiptView long_invoice() {
  auto view = stall();
  view.serial = "24K07AI-000124";
  view.sequence = 1'236;
  view.qr_text = qr_text(620);
  put_lines(view,
            {{"बनारसी रेशमी साड़ी, कढ़ुआ बुनाई", "Banarasi silk sari, kadhua weave", "5007", ProductKind::unique, 1,
              1'249'900, 50'000, 500},
             {"चिकनकारी सूती कुर्ता", "Chikankari cotton kurta", "6206", ProductKind::piece, 2, 145'000, 0, 500},
             {"जरी-जरदोजी बटुआ", "Zari-zardozi purse", "4202", ProductKind::piece, 1, 64'950, 4'950, 500},
             {"मुरादाबादी पीतल की थाली", "Moradabad brass plate", "7418", ProductKind::piece, 1, 210'000, 0, 1200},
             {"कांच की चूड़ियां (12)", "Glass bangles (12)", "7018", ProductKind::piece, 4, 15'000, 0, 500},
             {"इत्र शमामा", "Attar shamama", "3303", ProductKind::piece, 1, 85'000, 0, 1800},
             {"लकड़ी के खिलौने", "Wooden toys", "9503", ProductKind::piece, 3, 24'900, 0, 500},
             {"टेराकोटा घोड़ा", "Terracotta horse", "6912", ProductKind::piece, 1, 120'000, 10'000, 500},
             {"काला नमक चावल", "Kala namak rice", "1006", ProductKind::gram, 2'500, 14'000, 0, 500},
             {"हाथ की बुनी दरी", "Handwoven durrie", "5702", ProductKind::piece, 1, 180'000, 0, 500},
             {"खादी कपड़ा", "Khadi cloth", "5208", ProductKind::centimetre, 350, 32'000, 0, 500},
             {"आंवला मुरब्बा", "Amla murabba", "2007", ProductKind::piece, 2, 18'050, 0, 1200}},
            false);
  view.tenders = {{TenderKind::upi, view.payable, Money{}, "501316259006"}};
  return view;
}

ReceiptView igst_invoice() {
  auto view = stall();
  view.serial = "24K07AI-000125";
  view.is_inter_state = true;
  view.place_of_supply = LocalText("महाराष्ट्र", "Maharashtra");
  view.place_of_supply_code = 27;
  view.buyer = {"सुरेश पाटील", "12 शिवाजी नगर, पुणे 411005", "", "", 27, view.place_of_supply};
  put_lines(view,
            {{"कालीन 6 x 4 फुट, भदोही", "Carpet 6 x 4 ft, Bhadohi", "5701", ProductKind::unique, 1, 5'499'900, 0, 500}},
            false);
  view.tenders = {{TenderKind::card, view.payable, Money{}, "POS 004512"}};
  return view;
}

ReceiptView mixed_bill() {
  auto view = stall();
  view.document = DocumentType::invoice_cum_bill;
  view.serial = "24K07AM-000009";
  view.fssai = "12725052000123";
  put_lines(view,
            {{"चिकनकारी सूती कुर्ता", "Chikankari cotton kurta", "6206", ProductKind::piece, 1, 145'000, 0, 500},
             {"खुला काला नमक चावल", "Kala namak rice, loose", "1006", ProductKind::gram, 1'250, 14'000, 0, 0}},
            true);
  view.tenders = {{TenderKind::cash, view.payable, view.payable, ""}};
  return view;
}

ReceiptView composition_bill() {
  auto view = stall();
  view.document = DocumentType::bill_of_supply;
  view.profile = SellerProfile::composition;
  view.serial = "24K07BS-000031";
  view.supplier_name = LocalText("अंसारी पीतल उद्योग", "Ansari Brass Works");
  put_lines(view, {{"पीतल का दीया", "Brass diya", "7418", ProductKind::piece, 6, 12'000, 0, 1200}}, true);
  view.tenders = {{TenderKind::upi, view.payable, Money{}, ""}};
  return view;
}

ReceiptView cash_memo() {
  auto view = stall();
  view.document = DocumentType::cash_memo;
  view.profile = SellerProfile::unregistered;
  view.serial = "24K07CU-000007";
  view.supplier_name = LocalText("कमला देवी, टेराकोटा", "Kamla Devi, Terracotta");
  view.supplier_address = LocalText("औरंगाबाद गांव, गोरखपुर", "Aurangabad village, Gorakhpur");
  view.gstin.clear();
  view.footer = LocalText();
  put_lines(view, {{"टेराकोटा हाथी", "Terracotta elephant", "6912", ProductKind::unique, 1, 65'000, 0, 500}}, true);
  view.tenders = {{TenderKind::cash, view.payable, rupees(700), ""}};
  view.change = rupees(50);
  return view;
}

ReceiptView credit_note() {
  auto view = stall();
  view.document = DocumentType::credit_note;
  view.serial = "24K07AC-000002";
  view.original_serial = "24K07AI-000123";
  view.original_utc_ms = utc_ms_from_ist({2025, 1, 13}, 16, 28);
  view.utc_ms = utc_ms_from_ist({2025, 1, 14}, 11, 5);
  put_lines(view, {{"चिकनकारी सूती कुर्ता", "Chikankari cotton kurta", "6206", ProductKind::piece, 1, 145'000, 0, 500}},
            true);
  for (auto& line : view.lines) line.gross = -line.gross;
  for (auto& row : view.taxes) row.split = {-row.split.taxable, -row.split.cgst, -row.split.sgst, -row.split.igst};
  view.gross = -view.gross;
  view.payable = -view.payable;
  view.tenders = {{TenderKind::cash, view.payable, Money{}, ""}};
  return view;
}

ReceiptView delivery_challan() {
  auto view = stall();
  view.document = DocumentType::delivery_challan;
  view.serial = "24K07AD-000004";
  view.buyer.name = "S15";
  put_lines(view,
            {{"चिकनकारी सूती कुर्ता", "Chikankari cotton kurta", "6206", ProductKind::piece, 6, 145'000, 0, 500},
             {"तुलसी चाय", "Tulsi tea", "0902", ProductKind::gram, 2'500, 64'000, 0, 500}},
            false);
  view.taxes.clear();
  view.tenders.clear();
  view.change = Money{};
  view.footer = LocalText();
  view.qr_text.clear();
  view.qr_fallback.clear();
  return view;
}

ReceiptView booking() {
  auto view = stall();
  view.document = DocumentType::payment_received;
  view.serial = "24K07AP-000012";
  view.buyer.name = "श्रीमती शर्मा";
  view.buyer.address = "12/4 सिविल लाइंस, कानपुर 208001";
  put_lines(
      view,
      {{"बनारसी साड़ी, नीली, 6 मीटर", "Banarasi saree, blue, 6 m", "5007", ProductKind::piece, 1, 1'850'000, 0, 500}},
      false);
  view.taxes.clear();
  view.booking = ReceiptBooking{.advance = Money::from_paise(500'000),
                                .balance = Money::from_paise(1'350'000),
                                .due = {2025, 1, 22},
                                .is_sent_home = true,
                                .is_cancelled = false,
                                .note = {}};
  view.tenders = {{TenderKind::upi, Money::from_paise(500'000), Money::from_paise(500'000), "501412345678"}};
  view.change = Money{};
  view.qr_text.clear();
  view.qr_fallback.clear();
  return view;
}

ReceiptView cancelled_booking() {
  auto view = booking();
  view.booking->is_cancelled = true;
  view.original_serial = view.serial;
  view.original_utc_ms = view.utc_ms;
  view.utc_ms = utc_ms_from_ist({2025, 1, 15}, 12, 40);
  view.tenders = {{TenderKind::upi, Money::from_paise(-500'000), Money{}, ""}};
  return view;
}

ReceiptView delivered_bill() {
  auto view = booking();
  view.document = DocumentType::invoice;
  view.serial = "24K07AI-000341";
  view.booking.reset();
  view.lines.clear();
  put_lines(
      view,
      {{"बनारसी साड़ी, नीली, 6 मीटर", "Banarasi saree, blue, 6 m", "5007", ProductKind::piece, 1, 1'850'000, 0, 500}},
      false);
  view.tenders = {{TenderKind::advance, Money::from_paise(500'000), Money::from_paise(500'000), "", "24K07AP-000012",
                   utc_ms_from_ist({2025, 1, 13}, 16, 28)},
                  {TenderKind::cash, Money::from_paise(1'350'000), Money::from_paise(1'350'000), ""}};
  view.utc_ms = utc_ms_from_ist({2025, 1, 22}, 11, 5);
  view.qr_text = qr_text(420);
  return view;
}

ReceiptView unbilled_sale() {
  auto view = stall();
  view.document = DocumentType::unbilled_sale;
  view.serial = "24K07AN-000019";
  view.sequence = 1'240;
  put_lines(view, {{"कांच की चूड़ियां (12)", "Glass bangles (12)", "7018", ProductKind::piece, 1, 15'000, 0, 500}}, true);
  view.tenders = {{TenderKind::cash, view.payable, rupees(200), ""}};
  view.change = rupees(200) - view.payable;
  return view;
}

ReceiptView consolidated_bill() {
  auto view = stall();
  view.serial = "24K07AI-000302";
  view.sequence = 1'241;
  view.utc_ms = utc_ms_from_ist({2025, 1, 14}, 20, 10);
  put_lines(view,
            {{"कांच की चूड़ियां (12)", "Glass bangles (12)", "7018", ProductKind::piece, 11, 15'000, 0, 500},
             {"गुलाब जल, 100 मिली", "Rose water, 100 ml", "3303", ProductKind::piece, 6, 12'000, 0, 1800},
             {"पेठा", "Petha", "2006", ProductKind::gram, 2'750, 28'000, 0, 1200}},
            true);
  view.consolidation = ReceiptConsolidation{
      .day = {2025, 1, 14}, .sales = 19, .first_serial = "24K07AN-000001", .last_serial = "24K07AN-000019"};
  view.qr_text = view.qr_fallback;
  view.footer = LocalText();
  return view;
}

ShiftPaperView shift_report_with_consolidated() {
  auto view = shift_report(true);
  ShiftReport& report = view.report;
  report.documents.push_back(
      {DocumentType::unbilled_sale, "24K07AN", "24K07AN-000001", "24K07AN-000019", 19, Money::from_paise(314'000)});
  report.documents[1].payable -= Money::from_paise(314'000);
  report.documents[1].count -= 19;
  report.documents[1].last_serial = "24K07AI-000282";
  report.consolidated = {
      {1'186, DocumentType::invoice, "24K07AI-000283", days_from_civil({2025, 1, 14}), 19, Money::from_paise(314'000)}};
  return view;
}

ShiftPaperView shift_report_with_advances() {
  auto view = shift_report(true);
  ShiftReport& report = view.report;
  report.advances_taken = 3;
  report.advance_taken = Money::from_paise(1'250'000);
  report.advances_used = 1;
  report.advance_used = Money::from_paise(500'000);
  report.advances_given_back = 1;
  report.advance_given_back = Money::from_paise(200'000);
  report.cash_advances = Money::from_paise(300'000);
  report.tenders[TenderKind::advance] = Money::from_paise(500'000);
  report.expected += report.cash_advances;
  return view;
}

ShiftPaperView shift_report(bool is_closed) {
  ShiftPaperView view;
  view.report.stall = LocalText("ओडीओपी प्रदर्शनी, स्टॉल 14, प्रयागराज", "ODOP Pavilion, Stall 14, Prayagraj");
  view.opened_by = LocalText("सुनीता", "Sunita");
  view.closed_by = LocalText("आशा देवी", "Asha Devi");
  view.printed_ms = utc_ms_from_ist({2025, 1, 14}, 20, 12);
  ShiftReport& report = view.report;
  report.kiosk = "K07";
  report.shift_sequence = 412;
  report.opened_ms = utc_ms_from_ist({2025, 1, 14}, 9, 41);
  report.opened_by = "S1";
  const auto money = [](std::int64_t paise) { return Money::from_paise(paise); };
  report.sales = 128;
  report.sold = money(18'452'650);
  report.refunds = 2;
  report.refunded = money(290'000);
  report.voids = 1;
  report.withdrawn = money(99'900);
  report.net = money(18'452'650 - 290'000 - 99'900);
  report.discount = money(245'500);
  report.documents = {{DocumentType::credit_note, "24K07AC", "24K07AC-000003", "24K07AC-000004", 2, money(-290'000)},
                      {DocumentType::invoice, "24K07AI", "24K07AI-000201", "24K07AI-000301", 101, money(16'352'650)},
                      {DocumentType::cash_memo, "24K07BU", "24K07BU-000044", "24K07BU-000070", 27, money(2'100'000)}};
  report.taxes = {{TaxRate{0}, {money(2'100'000), {}, {}, {}}},
                  {TaxRate{500}, {money(13'500'012), money(337'500), money(337'500), {}}},
                  {TaxRate{1'800}, {money(1'200'238), money(108'750), money(108'750), money(370'000)}}};
  report.tenders = {{TenderKind::cash, money(7'512'750)}, {TenderKind::upi, money(10'550'000)}};
  report.upi_without_rrn = 3;
  report.upi_without_rrn_amount = money(412'000);
  report.opening_float = money(200'000);
  report.cash_sales = money(7'512'750);
  report.cash_in = money(50'000);
  report.cash_out = money(5'000'000);
  report.expected = money(2'762'750);
  report.grand_sales = 428;
  report.grand_net = money(61'200'450);
  report.last_sequence = 1'187;
  report.head_hex = "3613f9344f68802fde7d721f06a3f5bcd91225ccb763d490e3193896158d9b21";
  if (is_closed) {
    report.z_number = 2;
    report.closed_by = "P1";
    report.closed_ms = utc_ms_from_ist({2025, 1, 14}, 20, 10);
    report.counted = money(2'752'700);
  }
  return view;
}

ReceiptView long_names() {
  auto view = stall();
  view.supplier_name = LocalText("उत्तर प्रदेश हस्तशिल्प एवं हथकरघा विकास सहकारी समिति",
                                 "Uttar Pradesh Handicraft and Handloom Development Co-operative Society");
  view.legal_name = "UP Handicraft & Handloom Dev. Co-op. Society Ltd";
  view.phone = "0532-2500000";
  view.staff = LocalText("मोहम्मद इमरान सिद्दीकी", "Mohammad Imran Siddiqui");
  put_lines(view,
            {{"हाथ से बुनी बनारसी रेशमी साड़ी, असली जरी, कढ़ुआ मीनाकारी बूटी, ब्लाउज के कपड़े के साथ (दुल्हन का जोड़ा)",
              "Handwoven Banarasi silk sari, real zari, kadhua meenakari buti, with blouse piece (bridal set)",
              "50072010", ProductKind::unique, 1, 123'456'789, 0, 500},
             {"कन्नौजइत्रबिनाजगहकाबहुतलंबाशब्दजोएकलाइनमेंनहींआता", "Attarwithaverylongwordthatdoesnotfitononelineatall",
              "330300", ProductKind::piece, 99, 9'999'950, 12'345, 1800}},
            true);
  view.tenders = {{TenderKind::upi, view.payable, Money{}, "501316259006"}};
  return view;
}

SlipView slip() {
  SlipView view;
  view.language = PaperLanguage::hi;
  view.district = LocalText("मुरादाबाद", "Moradabad");
  view.product = LocalText("नक्काशीदार पीतल लोटा", "Engraved brass lota");
  view.maker = LocalText("रईस अहमद", "Rais Ahmad");
  view.marketplace = LocalText("Flipkart", "Flipkart");
  view.host = "flipkart.com";
  view.is_search = true;
  view.price = "₹890";
  view.stall = LocalText("स्टॉल 14, महाकुंभ 2025, प्रयागराज", "Stall 14, Mahakumbh 2025, Prayagraj");
  view.link = "https://www.flipkart.com/search?q=moradabad%20brass%20lota&utm_source=odop-kiosk&utm_medium=qr";
  return view;
}

KeptSlipView kept_slip() {
  KeptSlipView view;
  view.language = PaperLanguage::hi;
  view.event = LocalText("ODOP मेला, महाकुंभ 2025", "ODOP Fair, Mahakumbh 2025");
  view.stall = slip().stall;
  view.things = {{{"नक्काशीदार पीतल लोटा", "Engraved brass lota"},
                  {"रईस अहमद", "Rais Ahmad"},
                  {"मुरादाबाद", "Moradabad"},
                  "₹890",
                  "flipkart.com",
                  true,
                  true},
                 {{"चिकनकारी जॉर्जेट कुर्ता सेट, हल्का गुलाबी", "Chikankari georgette kurta set, pale pink"},
                  {},
                  {"लखनऊ", "Lucknow"},
                  "₹12,450",
                  "www.amazon.in/dp/B0CHIKAN01",
                  false,
                  true},
                 {{"टेराकोटा हाथी", "Terracotta elephant"}, {}, {"गोरखपुर", "Gorakhpur"}, "₹650", {}, false, false},
                 {{"बनारसी रेशमी साड़ी", "Banarasi silk saree"},
                  {},
                  {"वाराणसी", "Varanasi"},
                  "₹18,900",
                  "odopmart.up.gov.in",
                  false,
                  false}};
  view.code =
      "ODOP मेला, महाकुंभ 2025\nनक्काशीदार पीतल लोटा\nhttps://www.flipkart.com/search?q=moradabad%20brass%20lota\n"
      "चिकनकारी जॉर्जेट कुर्ता सेट, हल्का गुलाबी\nhttps://www.amazon.in/dp/B0CHIKAN01\nटेराकोटा हाथी";
  return view;
}

MakerSlipView maker_slip() {
  MakerReport report;
  report.kiosk = "K07";
  report.stall = LocalText("ओडीओपी मंडप, प्रयागराज", "ODOP Pavilion, Prayagraj");
  report.maker = "M003";
  report.name = LocalText("शहनाज बानो", "Shahnaz Bano");
  report.utc_ms = 1'737'111'480'000;  // 17 January 2025, 16:28 IST
  report.day = {2025, 1, 17};
  report.today = {{"LKO-KURTA-01",
                   {"चिकनकारी सूती कुर्ता", "Chikankari cotton kurta"},
                   ProductKind::piece,
                   3,
                   Money::from_paise(435'000)},
                  {"LKO-CLOTH-02",
                   {"चिकन का कपड़ा, हाथ की कढ़ाई", "Chikan cloth, hand embroidered"},
                   ProductKind::centimetre,
                   250,
                   Money::from_paise(287'500)},
                  {"LKO-HANKY-03", {"रूमाल", "Handkerchief"}, ProductKind::piece, 2, Money::from_paise(24'050)}};
  report.pieces = 5;
  report.today_net = Money::from_paise(746'550);
  report.sold = Money::from_paise(4'812'550);
  report.returned = Money::from_paise(145'000);
  report.paid = Money::from_paise(2'500'000);
  report.unconfirmed = {{"24K07AI-000123", Money::from_paise(145'000), false},
                        {"24K07AI-000131", Money::from_paise(24'050), true}};
  return {.language = PaperLanguage::both, .report = std::move(report)};
}

MakerPaymentView maker_payment() {
  const MakerReport report = maker_slip().report;
  return {.language = PaperLanguage::both,
          .payment = {.kiosk = report.kiosk,
                      .sequence = 1'482,
                      .stall = report.stall,
                      .maker = report.maker,
                      .name = report.name,
                      .utc_ms = report.utc_ms,
                      .amount = Money::from_paise(1'250'000),
                      .note = "बिके माल का",
                      .paid_by = {"शबाना", "Shabana"},
                      .allowed_by = {"सीमा", "Seema"},
                      .not_yet_paid = Money::from_paise(917'550)}};
}

MakerCardView maker_card() {
  return {.language = PaperLanguage::both,
          .name = {"शहनाज बानो", "Shahnaz Bano"},
          .craft = {"चिकनकारी कारीगर", "Chikankari embroiderer"},
          .event = {"महाकुंभ 2025, प्रयागराज", "Mahakumbh 2025, Prayagraj"},
          .maker = "M003",
          .code = "ODOPM:M003:7F3KQ2XD8N"};
}

std::vector<std::pair<std::string, LabelView>> labels() {
  const auto rupees = [](std::int64_t amount) { return Money::from_paise(amount * 100); };
  LabelView kurta;
  kurta.product = {"चिकनकारी सूती कुर्ता", "Chikankari cotton kurta"};
  kurta.maker = {"रुखसाना बेगम", "Rukhsana Begum"};
  kurta.district = {"लखनऊ", "Lucknow"};
  kurta.price = rupees(1'450);
  kurta.code = "LKO-KURTA-01";
  LabelView rice;
  rice.product = {"काला नमक चावल", "Kala namak rice"};
  rice.maker = {"सिद्धार्थनगर किसान समूह", "Siddharthnagar farmers' group"};
  rice.district = {"सिद्धार्थनगर", "Siddharthnagar"};
  rice.kind = ProductKind::gram;
  rice.price = rupees(299);
  rice.mrp = rupees(340);
  rice.code = "8901234567894";
  LabelView cloth;
  cloth.product = {"बनारसी रेशम का कपड़ा", "Banarasi silk cloth"};
  cloth.maker = {"मोहम्मद यासीन", "Mohammad Yaseen"};
  cloth.district = {"वाराणसी", "Varanasi"};
  cloth.kind = ProductKind::centimetre;
  cloth.price = rupees(1'150);
  cloth.code = "VNS-CLOTH-02";
  LabelView saree;
  saree.product = {"चिकनकारी दुल्हन साड़ी", "Chikankari bridal saree"};
  saree.maker = {"रुखसाना बेगम", "Rukhsana Begum"};
  saree.district = {"लखनऊ", "Lucknow"};
  saree.kind = ProductKind::unique;
  saree.price = rupees(24'500);
  saree.code = "LKO-SAREE-02";
  LabelView demo = saree;
  demo.is_demo = true;
  LabelView practised = demo;
  practised.is_training = true;
  LabelView long_name = kurta;
  long_name.product = {
      "हाथ की कढ़ाई वाला चिकनकारी जॉर्जेट अनारकली कुर्ता, पलाजो और मुकैश के काम का दुपट्टा, तीन का सेट",
      "Hand-embroidered chikankari georgette anarkali kurta, palazzo and dupatta with mukaish work, set "
      "of three"};
  long_name.maker = {"अवध चिकन कारीगर स्वयं सहायता समूह", "Awadh Chikan Karigar Self Help Group"};
  long_name.district = {"गौतम बुद्ध नगर", "Gautam Buddha Nagar"};
  long_name.price = Money::from_paise(1'24'500'00);
  long_name.code = "GBN-ANARKALI-SET-000123";
  return {{"kurta", kurta}, {"by-weight", rice},     {"by-length", cloth}, {"unique", saree},
          {"demo", demo},   {"training", practised}, {"long", long_name}};
}

}  // namespace odop::sample
