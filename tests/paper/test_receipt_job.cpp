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
