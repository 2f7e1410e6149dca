// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "routine/lower.hpp"
#include "routine/spelling.hpp"

namespace unknot::routine {
namespace {

/// The word that means exactly this thing of the guide: its own id first.
template <class W>
std::string word_for(const std::map<std::string, W>& words, const std::string& id,
                     bool (*means)(const W&, const std::string&)) {
  const auto own = words.find(id);
  if (own != words.end() && means(own->second, id)) return id;
  for (const auto& [word_id, word] : words)
    if (means(word, id)) return word_id;
  return {};
}

Measure measure(double value, Unit unit, std::int64_t to) {
  Measure out;
  // Rounded, so that people can read it: `to` thousandths.
  out.from = static_cast<std::int64_t>(value * 1000 / static_cast<double>(to) + 0.5) * to;
  out.to = out.from;
  out.unit = unit;
  return out;
}

Side side_of(plan::Side side) {
  switch (side) {
    case plan::Side::left:
      return Side::left;
    case plan::Side::right:
      return Side::right;
    case plan::Side::both:
      return Side::both;
    case plan::Side::none:
      break;
  }
  return Side::not_said;
}

class Teller {
 public:
  Teller(const guide::Guide& guide, const Vocabulary& words, const plan::Plan& plan)
      : guide_(guide), words_(words), plan_(plan) {}

  Routine tell() {
    setting(Setting::Key::title).setting.value = "Back massage";
    setting(Setting::Key::time).setting.time = measure(to_seconds(plan_.total) / 60, Unit::min, 10);
    setting(Setting::Key::position).setting.value = plan_.request.receiver.position;
    setting(Setting::Key::skin).setting.value = plan_.request.clothed ? "clothed" : "oil";
    Item* stage = nullptr;
    for (const plan::Step& s : plan_.steps) {
      if (stage == nullptr || stage->block.stage != s.stage) {
        stage = &add(out_.items, Item::Kind::block);
        stage->block.stage = s.stage;
      }
      step(s, add(stage->items, Item::Kind::step));
    }
    return std::move(out_);
  }

 private:
  static Item& add(std::vector<Item>& items, Item::Kind kind) {
    items.emplace_back().kind = kind;
    return items.back();
  }
  Item& setting(Setting::Key key) {
    Item& item = add(out_.items, Item::Kind::setting);
    item.setting.key = key;
    return item;
  }

  void step(const plan::Step& s, Item& item) const {
    Step& out = item.step;
    out.dose = Dose{Dose::Kind::measured, measure(to_seconds(s.duration), Unit::s, 100), 0};
    const std::string place =
        word_for<PlaceWord>(words_.places, s.region, [](const PlaceWord& w, const std::string& id) {
          return w.regions == std::vector{id} && w.question.empty() && w.rule.empty();
        });
    const char* motion = s.kind == plan::Step::Kind::check_in     ? "ask"
                         : s.kind == plan::Step::Kind::rest_break ? "break"
                         : s.kind == plan::Step::Kind::ending     ? "end"
                                                                  : nullptr;
    if (motion != nullptr) {
      for (const auto& [id, word] : words_.techniques)
        if (word.motion == motion && (word.technique.empty() || *motion == 'e')) out.technique = id;
      if (*motion == 'a' && !place.empty()) out.places = {place};
      return;
    }
    out.technique =
        s.technique.empty()
            ? word_for<TechniqueWord>(words_.techniques, "still",
                                      [](const TechniqueWord& w, const std::string& kind) {
                                        return w.technique.empty() && w.motion == kind;
                                      })
            : word_for<TechniqueWord>(
                  words_.techniques, s.technique,
                  [](const TechniqueWord& w, const std::string& id) { return w.technique == id; });
    if (out.technique.empty()) out.technique = "other";
    if (!place.empty()) out.places = {place};
    out.side = side_of(s.side);
    const std::string tool =
        word_for<ToolWord>(words_.tools, s.tool,
                           [](const ToolWord& w, const std::string& id) { return w.tool == id; });
    const auto technique = guide_.techniques.find(s.technique);
    const bool spoken =
        technique != guide_.techniques.end() && technique->second.pattern == guide::Pattern::spoken;
    if (spoken) return;
    if (!tool.empty()) out.tools = {tool};
    const auto press = static_cast<Press>(rank(s.pressure));
    out.pressure = Pressure{Pressure::Kind::level, press, press};
    // Kneading hands travel, too, but their tempo is the rounds that they make.
    if (s.speed_cm_s > 0 && technique != guide_.techniques.end() &&
        technique->second.tempo_unit == "cm/s")
      out.tempo = Tempo{Tempo::Kind::measured, measure(s.speed_cm_s, Unit::cm_per_s, 100)};
  }

  const guide::Guide& guide_;
  const Vocabulary& words_;
  const plan::Plan& plan_;
  Routine out_;
};

}  // namespace

Routine from_plan(const guide::Guide& guide, const Vocabulary& words, const plan::Plan& plan) {
  return Teller(guide, words, plan).tell();
}

}  // namespace unknot::routine
