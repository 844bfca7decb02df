// What the till hands to the queue: the bill, its copy, and a drawer that opens once.
#include <catch2/catch.hpp>

#include "devices/esc_pos_reader.h"
#include "paper/receipt.h"
#include "paper/receipt_job.h"
#include "paper_test.h"
#include "sample_views.h"

using namespace odop;

namespace {

PrintedPaper print(const std::vector<std::uint8_t>& job, int width_dots) {
  EscPosReader reader(width_dots);
  reader.read(job);
  reader.finish();
  REQUIRE_FALSE(reader.refusal());
  auto papers = reader.take_papers();
  REQUIRE(papers.size() == 1);
  return papers[0];
}

}  // namespace

TEST_CASE("A bill goes to the queue with its copy, and only the first print opens the drawer", "[paper][job]") {
  auto profile = default_profile(PaperWidth::mm80);
  profile.has_drawer = true;
  const auto view = sample::tax_invoice();
  const auto job = receipt_print_job(paper_test::typesetter(), view, profile, true, Drawer::opens);
  CHECK(job.document == view.serial);
  CHECK(job.is_first_print);
  CHECK(print(job.bytes, 576).drawer_pulses == 1);
  CHECK(print(job.duplicate_bytes, 576).drawer_pulses == 0);
  CHECK(print(job.bytes, 576).picture == draw_receipt(paper_test::typesetter(), view, 576));
  auto copy = view;
  copy.is_duplicate = true;
  CHECK(print(job.duplicate_bytes, 576).picture == draw_receipt(paper_test::typesetter(), copy, 576));
}

TEST_CASE("A later print of a bill exists only as a copy", "[paper][job]") {
  const auto profile = default_profile(PaperWidth::mm58);
  const auto job = receipt_print_job(paper_test::typesetter(), sample::tax_invoice(), profile, false, Drawer::opens);
  CHECK_FALSE(job.is_first_print);
  CHECK(job.bytes == job.duplicate_bytes);
  CHECK(print(job.bytes, 384).drawer_pulses == 0);
}

TEST_CASE("A printer that draws codes itself gets the bill around its code, and less to receive", "[paper][job][qr]") {
  auto view = sample::tax_invoice();
  view.qr_text = sample::qr_text(420);
  auto without = sample::tax_invoice();
  without.qr_text.clear();
  without.qr_fallback.clear();
  for (const auto width : {PaperWidth::mm80, PaperWidth::mm58}) {
    auto profile = default_profile(width);
    const auto raster = receipt_print_job(paper_test::typesetter(), view, profile, true);
    profile.is_qr_native = true;
    const auto native = receipt_print_job(paper_test::typesetter(), view, profile, true);
    CHECK(native.bytes.size() < raster.bytes.size());
    const std::string sent(native.bytes.begin(), native.bytes.end());
    CHECK(sent.find(view.qr_text) != std::string::npos);
    // The foot of the bill stands where it was drawn.
    const auto around = draw_receipt_around_qr(paper_test::typesetter(), view, profile.width_dots);
    REQUIRE(around.code);
    CHECK(print(native.bytes, profile.width_dots).picture.inked_rows() == around.picture.inked_rows());
    CHECK_FALSE(draw_receipt_around_qr(paper_test::typesetter(), without, profile.width_dots).code);
    profile.is_qr_native = false;
    const auto plain = receipt_print_job(paper_test::typesetter(), without, profile, true);
    profile.is_qr_native = true;
    CHECK(receipt_print_job(paper_test::typesetter(), without, profile, true).bytes == plain.bytes);
  }
}

TEST_CASE("A slip whose link no phone could read is not printed", "[paper][job]") {
  const auto profile = default_profile(PaperWidth::mm58);
  auto view = sample::slip();
  const auto job = slip_print_job(paper_test::typesetter(), view, profile, "slip:UPH-017", 5);
  REQUIRE(job);
  CHECK(job->kind == PaperKind::slip);
  CHECK(job->duplicate_bytes.empty());
  view.link += std::string(2'000, 'x');
  CHECK_FALSE(slip_print_job(paper_test::typesetter(), view, profile, "slip:UPH-017", 5));
}
