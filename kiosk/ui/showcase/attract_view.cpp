// What the first screen shows: the plates, and between them the district of the hour, makers, and what the organiser's
// playlist says of today.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "text/indian_numbers.h"
#include "text/sentences.h"
#include "text/words.h"
#include "ui/showcase/goods_cards.h"
#include "ui/showcase/views.h"

namespace odop::ui {
namespace {

using Kind = PlaylistScene::Kind;
constexpr double plates_s = 24, scene_s = 14;  // the plates turn six times, a story is read without haste
constexpr int hour_when_unknown = 10;
constexpr std::size_t attract_pictures_max = 27, attract_pictures_few = 12;

int hour_of(const ShowcaseSituation& situation) {
  return situation.minute_of_day ? *situation.minute_of_day / 60 : hour_when_unknown;
}

// What is worth a scene of its own.
std::vector<const District*> told_districts(const Catalogue& catalogue) {
  std::vector<const District*> told;
  for (const District& district : catalogue.districts)
    if (!district.story.empty()) told.push_back(&district);
  return told;
}
std::vector<const Maker*> told_makers(const Catalogue& catalogue) {
  std::vector<const Maker*> told;
  for (const Maker& maker : catalogue.makers)
    if (!maker.quote.empty()) told.push_back(&maker);
  return told;
}

std::string first_sentence(const std::string& text) {
  const auto sentences = split_sentences(text);
  return sentences.empty() ? std::string()
                           : text.substr(sentences.front().begin, sentences.front().end - sentences.front().begin);
}

AttractSceneView district_scene(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                                const District& district, bool is_of_the_hour) {
  AttractSceneView scene{.kind = Kind::district};
  scene.district = make_district_view(catalogue, situation, language, district.id);
  scene.sentence = first_sentence(scene.district.story);
  if (is_of_the_hour) scene.pill = tr("District of the hour");
  return scene;
}

AttractSceneView maker_scene(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language,
                             const Maker& maker) {
  AttractSceneView scene{.kind = Kind::maker};
  scene.maker = make_maker_view(catalogue, language, maker.code);
  scene.pill = tr("A maker of this fair");
  std::vector<const Product*> made;
  for (const Product& product : catalogue.products)
    if (product.maker == maker.code && !product.picture.empty()) made.push_back(&product);
  made = in_showing_order(std::move(made), situation);
  if (!made.empty()) {
    const Product& product = *made.front();
    scene.thing = (product.variant_group.empty() ? product.name : product.craft_name).in(language);
    scene.picture = product.picture;
    scene.sector = product.sector;
  }
  return scene;
}

// Only of a day on which something was sold: a nought draws nobody.
std::optional<AttractSceneView> sold_scene(const ShowcaseSituation& situation) {
  const auto& sold = situation.sold_today;
  if (!sold || sold->day != situation.today || sold->things < 1) return std::nullopt;
  AttractSceneView scene{.kind = Kind::sold_today};
  scene.note = tr("Sold at this stall today");
  scene.figure = group_indian(sold->things);
  scene.figure_below =
      fill(tr("Makers: {0} · Districts: {1}"), {std::to_string(sold->makers), std::to_string(sold->districts)});
  return scene;
}

void add_scene(std::vector<AttractSceneView>& scenes, AttractSceneView scene, int seconds) {
  scene.seconds = seconds > 0 ? seconds : scene.kind == Kind::plates ? plates_s : scene_s;
  scenes.push_back(std::move(scene));
}

// The loop of a pack that says nothing of it: plates before every other scene.
std::vector<AttractSceneView> usual_scenes(const Catalogue& catalogue, const ShowcaseSituation& situation,
                                           Language language, const std::vector<const PlaylistScene*>& notes) {
  std::vector<AttractSceneView> scenes, told;
  const int hour = hour_of(situation);
  if (const auto all = told_districts(catalogue); !all.empty())
    add_scene(
        told,
        district_scene(catalogue, situation, language, *all[turn_of_the_hour(situation.today, hour, all.size())], true),
        0);
  if (const auto all = told_makers(catalogue); !all.empty()) {
    const std::size_t first = turn_of_the_hour(situation.today, hour, all.size());
    for (std::size_t i = 0; i < std::min<std::size_t>(2, all.size()); ++i)
      add_scene(told, maker_scene(catalogue, situation, language, *all[(first + i) % all.size()]), 0);
  }
  for (const PlaylistScene* note : notes) {
    if (note->kind == Kind::sold_today) {
      if (auto sold = sold_scene(situation)) add_scene(told, std::move(*sold), note->seconds);
      continue;
    }
    AttractSceneView scene{.kind = Kind::note};
    scene.note = note->text.in(language);
    add_scene(told, std::move(scene), note->seconds);
  }
  for (AttractSceneView& scene : told) {
    add_scene(scenes, {}, 0);
    scenes.push_back(std::move(scene));
  }
  if (scenes.empty()) add_scene(scenes, {}, 0);
  return scenes;
}

std::vector<AttractSceneView> make_scenes(const Catalogue& catalogue, const ShowcaseSituation& situation,
                                          Language language) {
  std::vector<const PlaylistScene*> wanted;
  for (const PlaylistScene& scene : catalogue.playlist)
    if (!(situation.today < scene.first_day) && !(scene.last_day < situation.today)) wanted.push_back(&scene);
  // Notes and sums stand between the usual scenes; any other row of today makes the loop the organiser's own.
  if (std::all_of(wanted.begin(), wanted.end(),
                  [](const auto* scene) { return scene->kind == Kind::note || scene->kind == Kind::sold_today; }))
    return usual_scenes(catalogue, situation, language, wanted);
  std::vector<AttractSceneView> scenes;
  const auto districts = told_districts(catalogue);
  const auto makers = told_makers(catalogue);
  const int hour = hour_of(situation);
  for (const PlaylistScene* row : wanted) {
    if (row->kind == Kind::plates) add_scene(scenes, {}, row->seconds);
    if (row->kind == Kind::note) {
      AttractSceneView scene{.kind = Kind::note};
      scene.note = row->text.in(language);
      add_scene(scenes, std::move(scene), row->seconds);
    }
    if (row->kind == Kind::sold_today)
      if (auto sold = sold_scene(situation)) add_scene(scenes, std::move(*sold), row->seconds);
    if (row->kind == Kind::district) {
      const District* district = catalogue.find_district(row->ref);
      const bool is_chosen = district != nullptr;
      if (!is_chosen && !districts.empty())
        district = districts[turn_of_the_hour(situation.today, hour, districts.size())];
      if (district != nullptr)
        add_scene(scenes, district_scene(catalogue, situation, language, *district, !is_chosen), row->seconds);
    }
    if (row->kind == Kind::maker) {
      const Maker* maker = catalogue.find_maker(row->ref);
      if (maker == nullptr && !makers.empty()) maker = makers[turn_of_the_hour(situation.today, hour, makers.size())];
      if (maker != nullptr) add_scene(scenes, maker_scene(catalogue, situation, language, *maker), row->seconds);
    }
  }
  return scenes;
}

}  // namespace

std::size_t turn_of_the_hour(CivilDate day, int hour, std::size_t count) {
  if (count < 2) return 0;
  // A step of about the golden part of the list keeps followers apart; one without a common divisor leaves none out.
  auto step = static_cast<std::size_t>(static_cast<double>(count) * 0.38) + 1;
  while (std::gcd(step, count) != 1) ++step;
  const auto hours = static_cast<std::size_t>(std::max<std::int64_t>(0, days_from_civil(day) * 24 + hour));
  return hours % count * step % count;
}

AttractMoment attract_moment(const std::vector<AttractSceneView>& scenes, double shown_for_s) {
  double whole = 0;
  for (const AttractSceneView& scene : scenes) whole += scene.seconds;
  if (whole <= 0) return {};
  double into_s = std::fmod(std::max(0.0, shown_for_s), whole);
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    if (into_s < scenes[i].seconds) return {static_cast<int>(i), into_s};
    into_s -= scenes[i].seconds;
  }
  return {0, 0};
}

AttractView make_attract_view(const Catalogue& catalogue, const ShowcaseSituation& situation, Language language) {
  AttractView view;
  view.notices = make_notices(catalogue, situation);
  view.opening = opening_words(catalogue.event, situation);
  view.districts_line = fill(tr("One District One Product · {0} districts of Uttar Pradesh"),
                             {std::to_string(catalogue.districts.size())});
  if (const State* home = catalogue.home_state()) {
    const auto count = std::count_if(catalogue.districts.begin(), catalogue.districts.end(),
                                     [&](const District& district) { return catalogue.is_at_home(district); });
    view.districts_line =
        fill(tr("One District One Product · {0} districts of {1}"), {std::to_string(count), home->name.in(language)});
  }
  std::vector<const Product*> all;
  for (const Product& product : catalogue.products)
    if (!product.picture.empty()) all.push_back(&product);
  std::set<std::string> seen;
  for (const Product* product : in_showing_order(std::move(all), situation)) {
    if (view.pictures.size() >= attract_pictures_max) break;
    if (seen.insert(product->picture).second) view.pictures.push_back(product->picture);
  }
  // A fair with few goods shows what its districts are known for.
  for (const District& district : catalogue.districts)
    for (const DistrictProduct& craft : district.products)
      if (view.pictures.size() < attract_pictures_few && catalogue.is_at_home(district) && !craft.picture.empty() &&
          seen.insert(craft.picture).second)
        view.pictures.push_back(craft.picture);
  view.scenes = make_scenes(catalogue, situation, language);
  return view;
}

}  // namespace odop::ui
