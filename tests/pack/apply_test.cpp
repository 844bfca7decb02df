#include <catch2/catch.hpp>
#include <set>

#include "core/errors.h"
#include "pack/pack_file.h"
#include "pack/tiny_folder.h"

using namespace odop;
using odop::test::build_tiny;
using odop::test::bytes_of;
using odop::test::TinyFolder;
using odop::test::write_bytes;

namespace {

std::set<std::string> files_in(const std::filesystem::path& folder) {
  std::set<std::string> names;
  if (std::filesystem::exists(folder))
    for (const auto& each : std::filesystem::directory_iterator(folder)) names.insert(each.path().filename().string());
  return names;
}

}  // namespace

TEST_CASE("An applied pack stands in the stall's folder under its hash and can be sold from", "[pack][apply]") {
  TinyFolder folder;
  const auto path = folder.scratch() / "tiny.odop", data = folder.scratch() / "data";
  const PackIdentity built = build_tiny(folder, path);
  const auto applied = apply_pack(data, path);
  REQUIRE(applied);
  CHECK(*applied == built);
  CHECK(applied->manifest.version == 3);
  CHECK(files_in(data / "packs") == std::set<std::string>{built.content_hash + ".odop"});
  LoadOptions options;
  options.verified = *applied;
  CHECK(load_pack(applied_pack_path(data, applied->content_hash), options)->products.size() == 3);
}

TEST_CASE("Applying the same pack again changes nothing", "[pack][apply]") {
  TinyFolder folder;
  const auto path = folder.scratch() / "tiny.odop", data = folder.scratch() / "data";
  build_tiny(folder, path);
  ApplyOptions options;
  options.applied = *apply_pack(data, path);
  CHECK(*apply_pack(data, path, options) == *options.applied);
  CHECK(files_in(data / "packs").size() == 1);
}

TEST_CASE("When the machine fails at any step of applying, the stall keeps the pack it has", "[pack][apply]") {
  TinyFolder folder, next;
  const auto old_path = folder.scratch() / "old.odop", new_path = next.scratch() / "new.odop";
  const auto data = folder.scratch() / "data";
  build_tiny(folder, old_path);
  next.replace("pack.json", "\"version\": 3", "\"version\": 4");
  const PackIdentity newer = build_tiny(next, new_path);
  ApplyOptions options;
  options.applied = *apply_pack(data, old_path);
  const auto in_use = applied_pack_path(data, options.applied->content_hash);
  const std::string before = bytes_of(in_use);
  for (const ApplyStep broken : {ApplyStep::make_folder, ApplyStep::copy, ApplyStep::sync_copy, ApplyStep::verify,
                                 ApplyStep::rename, ApplyStep::sync_folder}) {
    options.before_step = [broken](ApplyStep step) {
      if (step == broken) throw MachineError("io", "pulled");
    };
    CHECK_THROWS_AS(apply_pack(data, new_path, options), MachineError);
    CHECK(bytes_of(in_use) == before);
    for (const std::string& name : files_in(data / "packs")) {
      // Whatever carries a pack's name is that pack, whole.
      REQUIRE(name.ends_with(".odop"));
      const auto identity = identify_pack(data / "packs" / name);
      REQUIRE(identity);
      CHECK(name == identity->content_hash + ".odop");
    }
  }
  options.before_step = nullptr;
  CHECK(*apply_pack(data, new_path, options) == newer);
  CHECK(bytes_of(in_use) == before);
}

TEST_CASE("What a power cut left half copied is cleared away by the next try", "[pack][apply]") {
  TinyFolder folder;
  const auto path = folder.scratch() / "tiny.odop", data = folder.scratch() / "data";
  build_tiny(folder, path);
  std::filesystem::create_directories(data / "packs");
  write_bytes(data / "packs" / ".incoming-1", "half");
  REQUIRE(apply_pack(data, path));
  CHECK(files_in(data / "packs").size() == 1);
}

TEST_CASE("A stick that gives other bytes while it is copied is refused", "[pack][apply]") {
  TinyFolder folder;
  const auto path = folder.scratch() / "tiny.odop", data = folder.scratch() / "data";
  build_tiny(folder, path);
  ApplyOptions options;
  options.before_step = [&](ApplyStep step) {
    if (step != ApplyStep::copy) return;
    std::string bytes = bytes_of(path);
    write_bytes(path, bytes.substr(0, bytes.size() / 2));
  };
  const auto applied = apply_pack(data, path, options);
  REQUIRE_FALSE(applied);
  CHECK(applied.reason().kind == PackRefusalKind::damaged);
  CHECK(files_in(data / "packs").empty());
}

TEST_CASE("A pack that must not replace the one in use is refused unless a person insists", "[pack][apply]") {
  struct Row {
    std::string from, to;
    PackRefusalKind kind;
    bool force_helps;
  };
  const auto row = GENERATE(values<Row>({
      {"\"version\": 3", "\"version\": 2", PackRefusalKind::older_version, true},
      {"Stall One", "Stall Two", PackRefusalKind::same_version_other_content, true},
      {"tiny-fair", "other-fair", PackRefusalKind::other_event, false},
  }));
  TinyFolder folder, other;
  const auto data = folder.scratch() / "data";
  build_tiny(folder, folder.scratch() / "old.odop");
  ApplyOptions options;
  options.applied = *apply_pack(data, folder.scratch() / "old.odop");
  other.replace("pack.json", row.from, row.to);
  build_tiny(other, other.scratch() / "new.odop");
  const auto applied = apply_pack(data, other.scratch() / "new.odop", options);
  REQUIRE_FALSE(applied);
  CHECK(applied.reason().kind == row.kind);
  CHECK(files_in(data / "packs").size() == 1);
  options.force = true;
  CHECK(static_cast<bool>(apply_pack(data, other.scratch() / "new.odop", options)) == row.force_helps);
}

TEST_CASE("A pack past its last day is refused, a demonstration never is", "[pack][apply]") {
  TinyFolder folder;
  const auto data = folder.scratch() / "data", path = folder.scratch() / "tiny.odop";
  const bool demo = GENERATE(false, true);
  if (demo) folder.replace("pack.json", "\"demo\": false", "\"demo\": true");
  build_tiny(folder, path);
  ApplyOptions options;
  options.today = CivilDate{2025, 10, 31};
  CHECK(apply_pack(data, path, options));
  options.today = CivilDate{2026, 11, 1};
  const auto late = apply_pack(data, path, options);
  CHECK(static_cast<bool>(late) == demo);
  if (!late) CHECK(late.reason().kind == PackRefusalKind::expired);
}

TEST_CASE("A disk that cannot take the copy leaves no half pack", "[pack][apply]") {
  TinyFolder folder;
  const auto data = folder.scratch() / "data", path = folder.scratch() / "tiny.odop";
  build_tiny(folder, path);
  std::filesystem::create_directories(data);
  write_bytes(data / "packs", "a file where the folder should be");
  CHECK_THROWS_AS(apply_pack(data, path), MachineError);
  CHECK(files_in(data) == std::set<std::string>{"packs"});
}
