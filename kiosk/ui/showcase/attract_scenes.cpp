#include "ui/showcase/attract_scenes.h"

#include <algorithm>
#include <cmath>

#include "text/words.h"
#include "ui/art.h"
#include "ui/showcase/hex_map.h"
#include "ui/widgets.h"

namespace odop::ui {
namespace {

using Kind = PlaylistScene::Kind;

// Sizes of the picture, which fills every display, and a sheet of paper on the attract ground.
class ScenePen {
 public:
  ScenePen(Ui& ui, double scale_px) : ui_(ui), scale_px_(scale_px), design_(scale_px / ui.scale()) {}
  float px(double picture_px) const { return std::round(static_cast<float>(picture_px * scale_px_)); }
  double text_px(double picture_px) const { return picture_px * design_; }
  bool is_flat() const { return ui_.theme().kind == ThemeKind::high_contrast; }
  ImU32 ink() const { return is_flat() ? ui_.theme().ink : rgb(0x2A211B); }
  ImU32 second_ink() const { return is_flat() ? ui_.theme().ink : rgb(0x5E5246); }

  void sheet(const Rect& rect, ImU32 ground) const {
    ui_.fill_rounded(rect, is_flat() ? ui_.theme().card : ground, radius_hero);
    if (is_flat()) ui_.frame(rect, ui_.theme().line, radius_hero, 3);
  }
  // Why this scene is shown, at the sheet's top.
  void pill_row(Rect& area, std::string_view words) const {
    if (words.empty()) return;
    const PillSpec spec{.text = words,
                        .ground = is_flat() ? ui_.theme().turmeric : rgb(0x16294D),
                        .ink = is_flat() ? ui_.theme().on_invite : rgb(0xFBF6EA),
                        .text_px = text_px(26),
                        .id = "attract.why",
                        .grows = false};
    const float height = pill_height(ui_, spec);
    pill(ui_, area.x, area.y, spec);
    area.take_top(height, px(18));
  }
  float text(Rect& area, std::string_view id, std::string_view words, TextSpec spec, double gap_px) const {
    spec.px = text_px(spec.px);
    const float height = std::min(area.h, ui_.text_height(area.w, words, spec));
    labelled_text(ui_, id, area.take_top(height, px(gap_px)), words, spec);
    return height;
  }
  Ui& ui() const { return ui_; }

 private:
  Ui& ui_;
  double scale_px_, design_;
};

constexpr double map_px = 230, district_head_px = 264;  // why, the name, two lines of crafts

TextSpec story_spec(const ScenePen& pen) {
  return {
      .px = 31, .family = Family::serif, .colour = pen.ink(), .max_lines = 4, .line_height = 1.35, .shrink_to = 0.65};
}

// The part of a sheet that the picture has: under the head, as far down as the story leaves room.
Rect district_picture(const ScenePen& pen, const Rect& box, const AttractSceneView& scene) {
  Rect rest = box.inset(pen.px(40), pen.px(36));
  rest.take_top(pen.px(district_head_px));
  TextSpec story = story_spec(pen);
  story.px = pen.text_px(story.px);
  if (!scene.sentence.empty())
    rest.take_bottom(std::min(rest.h * 0.4f, pen.ui().text_height(rest.w, scene.sentence, story)), pen.px(20));
  return rest;
}
Rect maker_picture(const ScenePen& pen, const Rect& box) {
  const Rect inside = box.inset(pen.px(44), pen.px(40));
  return {inside.x, inside.y + inside.h * 0.56f, inside.w * 0.52f, inside.h * 0.44f};
}

void draw_district_scene(const ScenePen& pen, const Rect& box, const AttractSceneView& scene) {
  Ui& ui = pen.ui();
  const DistrictView& district = scene.district;
  const SectorInk& sector = sector_ink(district.sector);
  pen.sheet(box, sector.tint);
  const Rect picture = district_picture(pen, box, scene);
  const Rect inside = box.inset(pen.px(40), pen.px(36));
  Rect head{inside.x, inside.y, inside.w, picture.y - inside.y};
  const float map_w = pen.px(map_px);
  const Rect map = head.take_right(map_w, pen.px(24));
  draw_small_map(ui, {map.x, map.y, map_w, map_w * 0.97f}, district.map, district.id,
                 pen.is_flat() ? ui.theme().line : sector_mid(sector),
                 pen.is_flat() ? ui.theme().turmeric : sector.ink);
  pen.pill_row(head, scene.pill);
  pen.text(head, "attract.district", district.name,
           {.px = 88,
            .bold = true,
            .family = Family::serif,
            .colour = pen.is_flat() ? pen.ink() : sector.ink,
            .max_lines = 1,
            .line_height = 1.22,
            .shrink_to = 0.5},
           4);
  pen.text(head, "attract.crafts", district.products_line,
           {.px = 30, .bold = true, .colour = pen.ink(), .max_lines = 2, .line_height = 1.3, .shrink_to = 0.7}, 0);
  ui.picture(district.picture, picture);
  Rect foot{inside.x, picture.bottom() + pen.px(20), inside.w, inside.bottom() - picture.bottom() - pen.px(20)};
  pen.text(foot, "attract.story", scene.sentence, story_spec(pen), 0);
}

void draw_maker_scene(const ScenePen& pen, const Rect& box, const AttractSceneView& scene) {
  Ui& ui = pen.ui();
  const SectorInk& sector = sector_ink(scene.sector);
  pen.sheet(box, rgb(0xFFFDF7));
  Rect inside = box.inset(pen.px(44), pen.px(40));
  pen.pill_row(inside, scene.pill);
  Rect head = inside.take_top(pen.px(150), pen.px(24));
  const float sign = head.h;
  initial_sign(ui, head.take_left(sign, pen.px(30)), scene.maker.name, sector.ink, sector.tint);
  const TextSpec name{.px = pen.text_px(60),
                      .bold = true,
                      .family = Family::serif,
                      .colour = pen.is_flat() ? pen.ink() : rgb(0x16294D),
                      .max_lines = 1,
                      .line_height = 1.22,
                      .shrink_to = 0.5};
  const TextSpec craft{.px = pen.text_px(30), .colour = pen.second_ink(), .max_lines = 1, .shrink_to = 0.7};
  const float name_h = ui.text_height(head.w, scene.maker.name, name);
  const float craft_h = ui.text_height(head.w, scene.maker.craft, craft);
  Rect lines = head.centred(head.w, name_h + craft_h);
  labelled_text(ui, "attract.maker", lines.take_top(name_h), scene.maker.name, name);
  ui.text(lines, scene.maker.craft, craft);
  const Rect picture = maker_picture(pen, box);
  Rect quote{inside.x, inside.y, inside.w, picture.y - inside.y - pen.px(16)};
  pen.text(quote, "attract.quote", "“" + scene.maker.quote + "”",
           {.px = 42,
            .bold = true,
            .family = Family::serif,
            .colour = pen.ink(),
            .max_lines = 4,
            .line_height = 1.35,
            .shrink_to = 0.6},
           0);
  if (scene.picture.empty()) return;
  ui.picture(scene.picture, picture);
  const TextSpec thing{.px = pen.text_px(34),
                       .bold = true,
                       .colour = pen.ink(),
                       .valign = VAlign::centre,
                       .max_lines = 4,
                       .line_height = 1.3,
                       .shrink_to = 0.7};
  labelled_text(
      ui, "attract.thing",
      {picture.right() + pen.px(28), picture.y, box.right() - pen.px(44) - picture.right() - pen.px(28), picture.h},
      scene.thing, thing);
}

// A sheet of that part of the box's height with a printed border above and below; where it stands.
Rect bordered_sheet(const ScenePen& pen, const Rect& box, float height_share, ImU32 ground) {
  const Rect paper = box.centred(box.w, box.h * height_share);
  pen.sheet(paper, ground);
  const float width = std::min(pen.px(736), paper.w - pen.px(120)), height = pen.px(52), margin = pen.px(50);
  border_strip(pen.ui(), {paper.middle_x() - width / 2, paper.y + margin, width, height});
  border_strip(pen.ui(), {paper.middle_x() - width / 2, paper.bottom() - margin - height, width, height});
  return paper;
}

void draw_note_scene(const ScenePen& pen, const Rect& box, const AttractSceneView& scene) {
  const Rect paper = bordered_sheet(pen, box, 0.72f, rgb(0xF6E3B4));
  const TextSpec words{.px = pen.text_px(84),
                       .bold = true,
                       .family = Family::serif,
                       .colour = pen.is_flat() ? pen.ink() : rgb(0x16294D),
                       .align = Align::centre,
                       .valign = VAlign::centre,
                       .max_lines = 4,
                       .line_height = 1.3,
                       .shrink_to = 0.5};
  labelled_text(pen.ui(), "attract.note", paper.inset(pen.px(60), pen.px(130)), scene.note, words);
}

void draw_sold_scene(const ScenePen& pen, const Rect& box, const AttractSceneView& scene) {
  Ui& ui = pen.ui();
  const Rect paper = bordered_sheet(pen, box, 0.8f, rgb(0xDEE7CD));
  Rect inside = paper.inset(pen.px(60), pen.px(124));
  TextSpec words{.px = 60,
                 .bold = true,
                 .family = Family::serif,
                 .colour = pen.ink(),
                 .align = Align::centre,
                 .max_lines = 2,
                 .line_height = 1.25,
                 .shrink_to = 0.6};
  pen.text(inside, "attract.sold", scene.note, words, 8);
  TextSpec below{.px = pen.text_px(38),
                 .colour = pen.second_ink(),
                 .align = Align::centre,
                 .valign = VAlign::bottom,
                 .max_lines = 2,
                 .line_height = 1.3,
                 .shrink_to = 0.6};
  labelled_text(ui, "attract.sold.makers", inside.take_bottom(ui.text_height(inside.w, scene.figure_below, below)),
                scene.figure_below, below);
  const TextSpec figure{.px = pen.text_px(300),
                        .bold = true,
                        .colour = pen.is_flat() ? pen.ink() : rgb(0x234320),
                        .align = Align::centre,
                        .valign = VAlign::centre,
                        .max_lines = 1,
                        .line_height = 1.1,
                        .shrink_to = 0.3};
  labelled_text(ui, "attract.sold.things", inside, scene.figure, figure);
}

}  // namespace

void draw_attract_scene(Ui& ui, const Rect& box, const AttractSceneView& scene, double scale_px) {
  const ScenePen pen(ui, scale_px);
  if (scene.kind == Kind::district) draw_district_scene(pen, box, scene);
  if (scene.kind == Kind::maker) draw_maker_scene(pen, box, scene);
  if (scene.kind == Kind::note) draw_note_scene(pen, box, scene);
  if (scene.kind == Kind::sold_today) draw_sold_scene(pen, box, scene);
}

void prepare_attract_scene(Ui& ui, const Rect& box, const AttractSceneView& scene, double scale_px) {
  const ScenePen pen(ui, scale_px);
  if (scene.kind == Kind::district) ui.prepare_picture(scene.district.picture, district_picture(pen, box, scene));
  if (scene.kind == Kind::maker && !scene.picture.empty()) ui.prepare_picture(scene.picture, maker_picture(pen, box));
}

}  // namespace odop::ui
