// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "render/card.hpp"

#include <algorithm>
#include <map>

#include "body/dose.hpp"
#include "narration/names.hpp"
#include "narration/narration.hpp"
#include "render/contour.hpp"
#include "render/heat.hpp"
#include "render/overlay.hpp"
#include "render/paper.hpp"
#include "render/relief.hpp"
#include "render/text.hpp"

namespace unknot::render {
namespace {

using plan::Step;

constexpr double kWide = 1000;
constexpr double kHigh = 1414;
constexpr double kLeft = 60;
constexpr double kRight = kWide - 60;
constexpr double kBack = 430;  ///< breadth of the back's panel

std::string box(double x, double y, double w, double h, double round = 0) {
  const shapes::PolygonMm ring{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}};
  return round > 0 ? soft_path(ring, round, 1) : rings_path({ring}, 1);
}

class Page {
 public:
  Page(const guide::Guide& guide, const plan::Plan& plan, std::string_view tone,
       std::string_view language)
      : guide_(guide),
        plan_(plan),
        language_(language),
        looks_(looks_of(guide)),
        lamp_(looks_.lamps.at("day")),
        tone_(tone),
        words_(narration::step_words(guide, plan, language)),
        names_(guide, language) {}

  Picture make() {
    Picture out;
    out.width = kWide;
    out.height = kHigh;
    const long long minutes = (plan_.total.value + 30000) / 60000;
    const std::string length = print("minutes", {{"n", std::to_string(minutes)}});
    out.title = say("card", {{"minutes", length}});
    put(path(box(0, 0, kWide, kHigh), lamp_.ground));
    headline(print("title", {{"minutes", length}}), kLeft, 96, 44);
    double y = 128;
    for (const std::string& text : broken(print("levels"), 110)) {
      put(words(text, kLeft, y, 15, lamp_.soft_ink));
      y += 19;
    }
    back();
    areas();
    score();
    list();
    put(words(print("after-stop"), kLeft, kHigh - 40, 13, lamp_.soft_ink));
    out.items = std::move(items_);
    return out;
  }

 private:
  std::string say(const char* id, const std::map<std::string, std::string>& slots = {}) const {
    return narration::phrase(guide_, language_, "pictures." + std::string(id), slots);
  }
  std::string print(const std::string& id,
                    const std::map<std::string, std::string>& slots = {}) const {
    return narration::phrase(guide_, language_, "print." + id, slots);
  }
  void put(Item item) { items_.push_back(std::move(item)); }
  void headline(std::string text, double x, double y, double size) {
    Item item = words(std::move(text), x, y, size, lamp_.ink);
    item.headline = true;
    put(std::move(item));
  }

  void back() {
    BackLook look;
    look.tone = tone_;
    Sheet sheet(guide_, plan_.body, looks_, look);
    const Heat heat = heat_of(guide_, plan_);
    sheet.on_body.push_back(heat_layer(looks_, heat, whole_outline(guide_, plan_.body)));
    for (Laid& mark : laid_marks(plan_.body, looks_, plan_.limits.marks))
      sheet.on_body.push_back(std::move(mark.item));
    const double scale = kBack / sheet.width;
    const double height = sheet.height * scale;
    Picture inner = std::move(sheet).finish("");
    Item placed = group(std::move(inner.items));
    placed.matrix = {scale, 0, 0, scale, kLeft, 165};
    Item framed = group({std::move(placed)});
    framed.clip = box(kLeft, 165, kBack, height, 26);
    put(std::move(framed));
    const Lamp& night = looks_.lamps.at("night");
    for (Item& one :
         heat_legend(looks_, heat, night, kLeft + 24, 165 + height - 46, 150, say("legend")))
      put(std::move(one));
    for (const bool left : {true, false}) {
      Item side = words(say(left ? "left" : "right"), left ? kLeft + 24 : kLeft + kBack - 24, 200,
                        15, night.soft_ink);
      side.anchor = left ? -1 : 1;
      put(std::move(side));
    }
  }

  /// Hand time by region, left and right: bars to both sides of a middle line.
  void areas() {
    const body::CellMap map(guide_, plan_.body);
    const body::DoseMap dose = body::dose_of(guide_, map, plan_);
    std::map<std::pair<int, std::string>, std::array<Ms, 2>> rows;
    Ms most{1};
    for (std::size_t i = 0; i < map.areas().size(); ++i) {
      const plan::Area& area = map.areas()[i];
      if (dose.hands[i].value == 0) continue;
      auto& row = rows[{guide_.regions.at(area.region).order, area.region}];
      if (area.side == guide::Side::none)
        row = {Ms(dose.hands[i].value / 2), Ms(dose.hands[i].value / 2)};
      else
        row[area.side == guide::Side::left ? 0 : 1] = dose.hands[i];
      most = std::max(most, std::max(row[0], row[1]));
    }
    constexpr double kMiddle = 740;
    constexpr double kBar = 118;
    double y = 190;
    headline(print("areas"), 560, y, 24);
    y += 22;
    for (const bool left : {true, false}) {
      Item side = words(say(left ? "left" : "right"), kMiddle + (left ? -kBar : kBar), y + 8, 13,
                        lamp_.soft_ink);
      side.anchor = 0;
      put(std::move(side));
    }
    const double step = std::min(56.0, 560 / std::max<double>(1, static_cast<double>(rows.size())));
    for (const auto& [key, times] : rows) {
      y += step;
      Item name = words(guide_.regions.at(key.second).name, kMiddle, y - 14, 14.5, lamp_.ink);
      name.anchor = 0;
      put(std::move(name));
      for (const bool left : {true, false}) {
        const Ms t = times[left ? 0 : 1];
        const double w = kBar * static_cast<double>(t.value) / static_cast<double>(most.value);
        put(path(box(left ? kMiddle - 3 - w : kMiddle + 3, y - 7, std::max(w, 1.0), 11, 4),
                 "#c9783f"));
        Item time = words(clock_text(t), left ? kMiddle - 10 - w : kMiddle + 10 + w, y + 3, 12.5,
                          lamp_.soft_ink);
        time.anchor = left ? 1 : -1;
        put(std::move(time));
      }
    }
  }

  double at(Ms t) const {
    return kLeft +
           (kRight - kLeft) * static_cast<double>(t.value) / static_cast<double>(end_.value);
  }

  void score() {
    for (const Step& s : plan_.steps)
      if (s.stage != plan::Stage::rest) end_ = std::max(end_, s.start + s.duration);
    constexpr double kTop = 872;
    constexpr double kGround = 1052;  ///< where "no pressure" is
    headline(say("score"), kLeft, kTop, 24);
    for (std::size_t i = 0; i < plan_.steps.size();) {
      std::size_t j = i;
      while (j + 1 < plan_.steps.size() && plan_.steps[j + 1].stage == plan_.steps[i].stage) ++j;
      if (plan_.steps[i].stage != plan::Stage::rest)
        stage(plan_.steps[i], plan_.steps[j].start + plan_.steps[j].duration, kTop + 18, kGround);
      i = j + 1;
    }
    for (std::size_t i = 0; i < plan_.steps.size();) i = note(i, kGround);
    put(line(line_path({{kLeft, kGround}, {kRight, kGround}}, 0), lamp_.soft_ink, 1.2));
    const std::int64_t minute = end_.value > 40 * 60000 ? 10 : end_.value > 16 * 60000 ? 5 : 2;
    for (std::int64_t m = 0; m * 60000 <= end_.value; m += minute) {
      Item tick = words(std::to_string(m), at(Ms(m * 60000)), kGround + 20, 13, lamp_.soft_ink);
      tick.anchor = 0;
      put(std::move(tick));
    }
    key(kTop);
  }

  void stage(const Step& first, Ms end, double top, double ground) {
    const double x = at(first.start);
    const double w = at(end) - x;
    Item band = path(box(x + 1, top, std::max(w - 2, 1.0), ground - top), lamp_.soft_ink);
    band.opacity = 0.07;
    put(std::move(band));
    const std::string name = print("stage-" + std::string(guide::word(first.stage)));
    if (w > 7.2 * static_cast<double>(letters(name)))
      put(words(name, x + 8, top + 20, 14, lamp_.ink));
  }

  /// A run of the same technique: one block, its name beneath where there is room.
  std::size_t note(std::size_t i, double ground) {
    const Step& first = plan_.steps[i];
    std::size_t j = i;
    while (j < plan_.steps.size() && plan_.steps[j].technique == first.technique &&
           plan_.steps[j].stage == first.stage)
      ++j;
    if (first.stage == plan::Stage::rest) return j;
    for (std::size_t k = i; k < j; ++k) {
      const Step& s = plan_.steps[k];
      const auto level = static_cast<std::size_t>(rank(words_[k].doing.level));
      if (s.technique.empty()) continue;
      const double height = level == 0 ? 6 : 34.0 * static_cast<double>(level);
      const double x = at(s.start);
      const double w = std::max(at(s.start + s.duration) - x - 1, 1.0);
      put(path(box(x, ground - height, w, height, 4), level == 0 ? "#cdb9a4" : kInk[level]));
      // As many lines as the level has rings.
      for (std::size_t n = 1; level > 0 && n <= level; ++n)
        put(line(line_path(
                     {{x + 3, ground - height + 7.0 * static_cast<double>(n)},
                      {std::max(x + 3, x + w - 3), ground - height + 7.0 * static_cast<double>(n)}},
                     1),
                 lamp_.ground, 1.6));
    }
    return j;
  }

  /// What comes when, in two or three columns: one side and then the other is one row, and the long
  /// strokes that join areas are left out.
  void list() {
    constexpr double kTop = 1102;
    constexpr double kRow = 16;
    constexpr std::size_t kRows = 16;
    struct Run {
      const Step* first;
      std::string region, name, sides;
    };
    std::vector<Run> runs;
    for (std::size_t k = 0; k < plan_.steps.size(); ++k) {
      const Step& s = plan_.steps[k];
      const auto found = guide_.techniques.find(s.technique);
      if (found == guide_.techniques.end() || s.stage == plan::Stage::rest) continue;
      if (found->second.join && s.stage == plan::Stage::targeted) continue;
      const plan::Area& place = words_[k].place;
      const std::string name = work_name(s, words_[k]);
      const bool one = place.side == plan::Side::left || place.side == plan::Side::right;
      const std::string side = one ? say(place.side == plan::Side::left ? "left" : "right") : "";
      const bool same = !runs.empty() && runs.back().name == name &&
                        runs.back().region == place.region && runs.back().first->stage == s.stage;
      if (!same)
        runs.push_back({&s, place.region, name, side});
      else if (runs.back().sides.find(side) == std::string::npos)
        runs.back().sides += ", " + side;
    }
    const std::size_t columns = runs.size() <= 2 * kRows ? 2 : 3;
    const double each = (kRight - kLeft + 12) / static_cast<double>(columns);
    const std::size_t room = std::min(runs.size(), columns * kRows);
    for (std::size_t i = 0; i < room; ++i) {
      const Step& s = *runs[i].first;
      const std::size_t column = i / kRows;
      const double x = kLeft + each * static_cast<double>(column);
      const double y = kTop + kRow * static_cast<double>(i % kRows);
      Item time = words(clock_text(s.start), x + 34, y, 12, lamp_.ink);
      time.anchor = 1;
      put(std::move(time));
      std::string text = runs[i].name;
      if (!runs[i].sides.empty()) text += " " + runs[i].sides;
      if (const auto region = guide_.regions.find(runs[i].region); region != guide_.regions.end())
        text += ": " + region->second.name;
      const auto lines = broken(text, columns == 2 ? 62 : 40);
      const bool more = lines.size() > 1 || (i + 1 == room && runs.size() > room);
      put(words(lines[0] + (more ? " …" : ""), x + 42, y, 12, lamp_.soft_ink));
    }
  }

  /// The technique's name where it is true of the hands ("thumb circles" only with thumbs).
  std::string work_name(const Step& s, const narration::StepWords& words) const {
    const std::string& own = guide_.techniques.at(s.technique).name;
    if (names_.true_of(own, words.doing)) return own;
    return narration::phrase(guide_, language_, "pictures.other-work");
  }

  void key(double y) {
    double x = 390;
    for (const Level level : {Level::light, Level::medium, Level::firm}) {
      const auto n = static_cast<std::size_t>(rank(level));
      put(path(box(x, y - 12, 26, 15, 4), kInk[n]));
      const std::string word(guide::word(level));
      put(words(say(("swatch-" + word).c_str()), x + 34, y, 14, lamp_.ink));
      x += 190;
    }
  }

  /// On paper light pressure is the lightest ink.
  static constexpr std::array<const char*, 4> kInk{"#cdb9a4", "#e3b56f", "#d9822b", "#a81e5d"};

  const guide::Guide& guide_;
  const plan::Plan& plan_;
  std::string_view language_;
  Looks looks_;
  const Lamp& lamp_;
  std::string tone_;
  std::vector<narration::StepWords> words_;
  narration::Names names_;
  std::vector<Item> items_;
  Ms end_{1};
};

}  // namespace

Picture card(const guide::Guide& guide, const plan::Plan& plan, std::string_view tone,
             std::string_view language) {
  return Page(guide, plan, tone, language).make();
}

}  // namespace unknot::render
