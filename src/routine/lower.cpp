// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "routine/lower.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "routine/spelling.hpp"

namespace unknot::routine {
namespace {

using Kind = plan::Step::Kind;

/// What holds for the lines of a block.
struct Around {
  std::optional<Stage> stage;
  Side side = Side::not_said;  ///< of "one side complete, then the other"
};

std::string spaced(std::string id) {
  std::ranges::replace(id, '-', ' ');
  return id;
}
/// A measure in seconds, centimetres a second or a minute: in the middle of its range.
double middle(const Measure& m) {
  return static_cast<double>(m.from + m.to) / 2000 * (m.unit == Unit::min ? 60 : 1);
}

class Lowering {
 public:
  Lowering(const guide::Guide& guide, const Vocabulary& words) : guide_(guide), words_(words) {}

  Lowered lower(const Routine& routine) {
    all(routine.items, {});
    // What was filled in for a line that is left out is of no use to anybody.
    std::set<int> laid, left;
    for (const Wish& wish : out_.wishes) laid.insert(wish.where.line);
    for (const Issue& issue : out_.left_out) left.insert(issue.where.line);
    std::erase_if(out_.assumptions, [&](const Assumption& a) {
      return left.contains(a.where.line) && !laid.contains(a.where.line);
    });
    return std::move(out_);
  }

 private:
  /// Each thing is said once a line, however often the line is done.
  void assume(const char* about, std::string text) {
    if (said_.emplace(where_.line, about).second)
      out_.assumptions.push_back({where_, about, std::move(text)});
  }
  void leave_out(std::string why, std::string hint = {}) {
    if (said_.emplace(where_.line, "left out").second)
      out_.left_out.push_back({false, where_, std::move(why), std::move(hint)});
  }

  void too_long() { leave_out("the routine is too long to be given; the rest is left out"); }

  void all(const std::vector<Item>& items, const Around& around) {
    for (const Item& item : items) {
      // Repetitions of nothing cost time as well.
      if (out_.wishes.size() >= kMostWishes || ++looked_at_ > kMostLooks) {
        where_ = item.where;
        return too_long();
      }
      if (item.kind == Item::Kind::block) block(item, around);
      if (item.kind == Item::Kind::setting) setting(item);
      if (item.kind != Item::Kind::step) continue;
      where_ = item.where;
      began_ = true;
      if (turned_)
        leave_out("they lie or sit differently by now, and a plan is for one position",
                  "make a routine of its own of what comes after turning over");
      else
        step(item.step, around);
    }
  }

  /// A plan has one position, the one that the text begins in.
  void setting(const Item& item) {
    const Setting& said = item.setting;
    if (said.key == Setting::Key::skin && said.value == "clothed") out_.clothed = true;
    if (said.key != Setting::Key::position) return;
    if (!began_ && out_.position.empty()) {
      out_.position = said.value;
      out_.position_where = item.where;
    }
    const std::string& first = out_.position.empty() ? kUsualPosition : out_.position;
    turned_ = began_ && said.value != first;
  }

  void block(const Item& item, Around around) {
    where_ = item.where;
    int times = 1;
    switch (item.block.kind) {
      case Block::Kind::stage:
        around.stage = item.block.stage;
        break;
      case Block::Kind::section:
        break;
      case Block::Kind::optional:
        assume("optional", "this is done");
        break;
      case Block::Kind::repeat:
      case Block::Kind::alternate:
        times = static_cast<int>(
            std::min<std::int64_t>(item.block.times ? item.block.times->from / 1000 : 1, 1000));
        if (!item.block.times || item.block.times->from != item.block.times->to ||
            item.block.times->at_least)
          assume("times", "done " + std::to_string(times) + (times == 1 ? " time" : " times"));
        break;
      case Block::Kind::sides: {
        if (item.block.first == Side::not_said) assume("side", "the left side first");
        const bool right = item.block.first == Side::right;
        for (const Side side :
             {right ? Side::right : Side::left, right ? Side::left : Side::right}) {
          around.side = side;
          all(item.items, around);
        }
        return;
      }
    }
    if (item.items.empty()) return;
    for (int i = 0; i < times && looked_at_ <= kMostLooks; ++i) {
      all(item.items, around);
      if (i + 1 < times && out_.wishes.size() >= kMostWishes) return too_long();
    }
  }

  Stage stage(const Around& around) {
    if (around.stage) return *around.stage;
    assume("stage", "part of the work itself");
    return Stage::targeted;
  }

  void step(const Step& s, const Around& around) {
    const TechniqueWord& word = words_.techniques.at(s.technique);
    if (word.motion == "ask" || word.motion == "break" || word.motion == "end")
      return quiet(s, word, around);
    const guide::Technique* technique = technique_for(s, word);
    if (technique == nullptr || !word.rule.empty())
      return leave_out("Unknot has no stroke for this", "another technique, or leave it out");
    if (s.pressure && std::max(s.pressure->from, s.pressure->to) == Press::painful)
      return leave_out("nothing painful becomes a plan");
    if (s.optional) assume("optional", "this is done");
    if (!s.until.empty()) assume("until", "the time decides, not \"" + s.until + "\"");
    Wish wish;
    wish.where = where_;
    wish.stage = stage(around);
    wish.technique = technique->id;
    if (technique->pattern == guide::Pattern::rest) wish.kind = Kind::hold;
    const bool still = word.motion == "still" && technique->pattern == guide::Pattern::rest;
    const std::vector<std::string> regions =
        still && !s.places.empty() ? resting_place(s) : regions_for(s, *technique);
    if (regions.empty()) return leave_out("this technique is not done at this place");
    const std::vector<Level> levels = pressure(s, *technique);
    tools(s, *technique, wish);
    dose(s, *technique, regions.size(), wish);
    tempo(s, *technique, wish);
    course(s, *technique, wish);
    for (const std::string& region : regions) {
      wish.region = region;
      for (const plan::Side side : sides(s, *technique, region, around)) {
        wish.side = side;
        in_parts(wish, levels);
      }
    }
  }

  /// One wish for each level, with its part of the time.
  void in_parts(const Wish& whole, const std::vector<Level>& levels) {
    const auto n = static_cast<int>(levels.size());
    for (int i = 0; i < n; ++i) {
      Wish part = whole;
      part.level = levels[static_cast<std::size_t>(i)];
      const auto share = [&](int all) { return all * (i + 1) / n - all * i / n; };
      part.seconds = whole.seconds / n;
      part.cycles = share(whole.cycles);
      part.holds = share(whole.holds);
      if (whole.cycles > 0 && part.cycles == 0) continue;
      if (whole.holds > 0 && part.holds == 0) continue;
      out_.wishes.push_back(std::move(part));
    }
  }

  /// Without a stroke: questions, breaks, the end, moves that the receiver makes.
  void quiet(const Step& s, const TechniqueWord& word, const Around& around) {
    Wish wish;
    wish.where = where_;
    wish.stage = stage(around);
    wish.region = "whole-back";
    for (const std::string& id : s.places)
      if (!words_.places.at(id).regions.empty()) wish.region = words_.places.at(id).regions.front();
    wish.side = plan::Side::both;
    wish.technique = word.technique;
    double usual = guide_.limit("PLANNER/frame", "check_in_s");
    wish.kind = Kind::check_in;
    if (word.motion == "break") {
      wish.kind = Kind::rest_break;
      usual = guide_.limit("PLANNER/frame", "break_s");
    } else if (word.motion == "end") {
      wish.kind = Kind::ending;
      usual = guide_.limit("PLANNER/frame", "ending_s");
      wish.technique.clear();
    } else if (!word.technique.empty()) {
      wish.kind = Kind::hold;
      usual = guide_.techniques.at(word.technique).dose_s.typical;
    }
    const bool timed = s.dose && s.dose->kind != Dose::Kind::unknown &&
                       (s.dose->measure.unit == Unit::s || s.dose->measure.unit == Unit::min);
    wish.seconds = timed ? middle(s.dose->measure) : usual;
    if (!timed && word.motion != "ask") assume("time", seconds_text(usual));
    out_.wishes.push_back(std::move(wish));
  }

  static std::string seconds_text(double s) {
    return std::to_string(static_cast<int>(s + 0.5)) + " s";
  }

  /// The guide's technique, or for a plain press the one that fits hand and place.
  const guide::Technique* technique_for(const Step& s, const TechniqueWord& word) {
    const auto own = guide_.techniques.find(word.technique);
    if (own != guide_.techniques.end()) return &own->second;
    if (word.motion == "still") {
      for (const auto& [id, t] : guide_.techniques)
        if (t.pattern == guide::Pattern::rest && has(t.stages, Stage::grounding)) return &t;
    }
    if (word.motion != "press") return nullptr;
    for (const auto& [id, t] : guide_.techniques) {
      if (t.pattern != guide::Pattern::sink || regions_in(s, t).empty()) continue;
      const bool tool = s.tools.empty() || std::ranges::any_of(s.tools, [&](const auto& named) {
                          return has(t.tools, words_.tools.at(named).tool);
                        });
      if (!tool) continue;
      assume("technique", "done as " + spaced(id));
      return &t;
    }
    return nullptr;
  }
  static bool has(const std::vector<Stage>& list, Stage stage) {
    return std::ranges::find(list, stage) != list.end();
  }
  static bool has(const std::vector<std::string>& list, const std::string& id) {
    return std::ranges::find(list, id) != list.end();
  }

  /// The technique's regions that the step names: themselves, or as parts of a group.
  std::vector<std::string> regions_in(const Step& s, const guide::Technique& t) const {
    std::vector<std::string> out;
    const auto add = [&](const std::string& id) {
      if (has(t.regions, id) && !has(out, id)) out.push_back(id);
    };
    for (const std::string& place : s.places)
      for (const std::string& id : words_.places.at(place).regions) {
        add(id);
        const auto& members = guide_.regions.at(id).members;
        const bool any = std::ranges::any_of(
            members, [&](const std::string& member) { return has(t.regions, member); });
        // The bands beside the spine are worked as one line.
        if (id == "spine-sides" && any && !has(out, id)) out.push_back(id);
        if (!has(out, id))
          for (const std::string& member : members) add(member);
      }
    return out;
  }

  /// Hands may rest anywhere on the back; a group of areas is one place for them.
  std::vector<std::string> resting_place(const Step& s) const {
    for (const std::string& place : s.places)
      if (!words_.places.at(place).regions.empty())
        return {words_.places.at(place).regions.front()};
    return {};
  }

  std::vector<std::string> regions_for(const Step& s, const guide::Technique& t) {
    std::vector<std::string> out = regions_in(s, t);
    if (s.places.empty() && !t.regions.empty()) {
      out = {t.regions.front()};
      assume("place", "on the " + spaced(out.front()));
    } else if (out.empty() && t.join) {
      // Long strokes are drawn over the whole back.
      for (const std::string& place : s.places)
        if (!words_.places.at(place).regions.empty()) out = {t.regions.front()};
      if (!out.empty()) assume("place", "long strokes go over the " + spaced(out.front()));
    } else if (out.size() > 1) {
      std::string names;
      for (const std::string& id : out) names += (names.empty() ? "" : ", ") + spaced(id);
      assume("place", "the time is shared out: " + names);
    }
    return out;
  }

  /// The levels that the step goes through, in their order, each for a part of its time.
  std::vector<Level> pressure(const Step& s, const guide::Technique& t) {
    const Level gentlest =
        t.min_level == Level::none ? Level::none : std::max(t.min_level, Level::light);
    if (!s.pressure || s.pressure->kind == Pressure::Kind::unknown) {
      if (gentlest != Level::none) assume("pressure", std::string(guide::word(gentlest)));
      return {gentlest};
    }
    const Pressure& said = *s.pressure;
    std::vector<Level> out{static_cast<Level>(said.from)};
    if (said.kind == Pressure::Kind::range) {
      out = {static_cast<Level>(std::min(said.from, said.to))};
      assume("pressure", std::string(guide::word(out[0])) + " throughout");
    } else if (said.kind == Pressure::Kind::rising || said.kind == Pressure::Kind::falling) {
      const int step = said.from < said.to ? 1 : -1;
      while (out.back() != static_cast<Level>(said.to))
        out.push_back(static_cast<Level>(rank(out.back()) + step));
    } else if (said.kind == Pressure::Kind::up_and_down) {
      // Long strokes come back lightly; nothing else comes back under pressure.
      const bool as_said = t.pattern == guide::Pattern::long_glide && said.to <= Press::light;
      if (!as_said && said.to != said.from)
        assume("pressure", t.pattern == guide::Pattern::long_glide
                               ? "light on the way back"
                               : std::string(guide::word(out[0])) + " throughout");
    }
    const std::vector<Level> wanted = out;
    for (Level& level : out) level = std::clamp(level, t.min_level, t.max_level);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    std::string words;
    for (const Level level : out)
      words += (words.empty() ? "" : ", then ") + std::string(guide::word(level));
    if (out.size() > 1)
      assume("pressure", words + ", each for a part of it");
    else if (out != wanted)
      assume("pressure", words + ": this technique has no other");
    return out;
  }

  /// Where and which way the hands go: strokes have a course of their own.
  void course(const Step& s, const guide::Technique& t, Wish& wish) {
    using P = guide::Pattern;
    if (s.offset) {
      const double unit = s.offset->unit == Unit::inch ? 25.4 : s.offset->unit == Unit::cm ? 10 : 1;
      const double from = static_cast<double>(s.offset->from) / 1000 * unit;
      const double to = static_cast<double>(s.offset->to) / 1000 * unit;
      if (t.pattern == P::long_glide || t.pattern == P::rest || t.pattern == P::sway)
        assume("place", "the distance from the midline is that of this technique");
      else
        wish.offset_mm = {from, s.offset->at_least ? kFarOut : to};
    }
    std::vector<Way> own;
    if (t.pattern == P::long_glide) own = {Way::up, Way::outward, Way::down};
    if (t.pattern == P::lane_glide || t.pattern == P::walk) own = {Way::up};
    if (t.pattern == P::circles) own = {Way::down, Way::circles};
    if (t.pattern == P::knead || t.pattern == P::sway) own = {Way::circles};
    std::size_t found = 0;
    for (const Way way : own)
      if (found < s.ways.size() && s.ways[found] == way) ++found;
    if (found < s.ways.size())
      assume("direction", own.empty() ? "none: the hands stay in place" : ways_text(own));
    wish.hands = s.hands;
  }
  static std::string ways_text(const std::vector<Way>& ways) {
    std::string out;
    for (const Way way : ways)
      out += (out.empty() ? "" : " then ") + std::string(guide::spelled(kWays, way));
    return out;
  }

  void tools(const Step& s, const guide::Technique& t, Wish& wish) {
    if (s.tools.empty() || t.tools.empty()) return;
    std::vector<std::string> meant;
    for (const std::string& named : s.tools) meant.push_back(words_.tools.at(named).tool);
    for (const std::string& tool : t.tools)
      if (!has(meant, tool)) wish.without.push_back(tool);
    if (wish.without.size() < t.tools.size()) return;
    wish.without.clear();
    assume("tool", "with the " + spaced(t.tools.front()) + " instead");
  }

  void dose(const Step& s, const guide::Technique& t, std::size_t regions, Wish& wish) {
    const auto shape = [&](const char* key) {
      const auto found = t.shape.find(key);
      return found == t.shape.end() ? 0.0 : found->second;
    };
    if (!s.dose || s.dose->kind == Dose::Kind::unknown) {
      wish.seconds = t.dose_s.typical;
      assume("time", seconds_text(wish.seconds) + (regions > 1 ? " for each place" : ""));
      return;
    }
    const Measure& m = s.dose->measure;
    if (m.unit == Unit::breaths) return breaths(s, t, wish);
    if (s.dose->kind == Dose::Kind::hold) {
      const bool still = t.pattern == guide::Pattern::sink || t.pattern == guide::Pattern::rest;
      double times = static_cast<double>(std::min<std::int64_t>(s.dose->times, kMostHolds));
      if (s.dose->times == 0) {
        times = std::max(1.0, shape("spots"));
        if (t.pattern == guide::Pattern::sink)
          assume("times", std::to_string(static_cast<int>(times)) + " holds");
      }
      if (still) {
        wish.holds = static_cast<int>(times);
        wish.hold_s = middle(m);
      } else {
        assume("time", "the hands keep moving: " + seconds_text(times * middle(m)));
      }
      wish.seconds = times * (middle(m) + shape("ramp_in_s") + shape("ramp_out_s"));
    } else if (m.unit == Unit::s || m.unit == Unit::min) {
      wish.seconds = middle(m) / static_cast<double>(regions);
    } else {
      wish.cycles = static_cast<int>(std::clamp<std::int64_t>((m.from + m.to) / 2000, 1, 1000));
    }
    if (m.from != m.to || m.at_least) assume("time", m.at_least ? "no longer" : "in the middle");
  }

  /// Nobody knows how long the two breathe: the technique's usual time, or its usual holds.
  void breaths(const Step& s, const guide::Technique& t, Wish& wish) {
    wish.seconds = t.dose_s.typical;
    if (s.dose->kind == Dose::Kind::hold && t.tempo_unit == "s hold") {
      wish.holds = static_cast<int>(std::clamp<std::int64_t>(s.dose->times, 1, kMostHolds));
      wish.hold_s = t.tempo.typical;
      assume("time", "holds of " + seconds_text(wish.hold_s) + ", not counted in breaths");
    } else {
      assume("time", seconds_text(wish.seconds) + ", not counted in breaths");
    }
  }

  void tempo(const Step& s, const guide::Technique& t, Wish& wish) {
    if (!s.tempo || s.tempo->kind == Tempo::Kind::steady) return;
    const double said = middle(s.tempo->measure);
    double pace = 0;
    if (s.tempo->kind == Tempo::Kind::measured && said > 0) {
      const Unit unit = s.tempo->measure.unit;
      const double rate = unit == Unit::s_per_stroke ? 60 / said : said;
      if (unit == Unit::cm_per_s && t.tempo_unit == "cm/s") pace = said;
      if (unit != Unit::cm_per_s && t.tempo_unit == "Hz") pace = rate / 60;
      if (unit != Unit::cm_per_s && t.tempo_unit == "s/step") pace = 60 / rate;
    }
    if (pace <= 0) return assume("tempo", "the technique's usual one");
    wish.pace = pace;
    double low = t.tempo.min;
    const auto slowest = t.shape.find("closing_min_cm_s");
    if (slowest != t.shape.end()) low = std::min(low, slowest->second);
    if (pace < low || pace > t.tempo.max) {
      wish.pace = std::clamp(pace, low, t.tempo.max);
      assume("tempo", "as near as this technique comes");
    }
  }

  std::vector<plan::Side> sides(const Step& s, const guide::Technique& t, const std::string& region,
                                const Around& around) {
    if (guide_.regions.at(region).midline) return {plan::Side::none};
    Side side = s.side;
    if (t.both_sides_at_once && around.side == Side::not_said) {
      if (side == Side::not_said || side == Side::each || side == Side::both)
        return {plan::Side::both};
    }
    if (side == Side::not_said) side = around.side;
    if (side == Side::left) return {plan::Side::left};
    if (side == Side::right) return {plan::Side::right};
    if (side == Side::not_said) assume("side", "one side, then the other");
    if (side == Side::both) assume("side", "one side after the other, not both at once");
    return {plan::Side::left, plan::Side::right};
  }

  static constexpr int kMostLooks = 20000;
  static constexpr std::int64_t kMostHolds = 1000;
  static constexpr double kFarOut = 1000;  ///< mm: beyond every back
  inline static const std::string kUsualPosition = "prone";

  const guide::Guide& guide_;
  const Vocabulary& words_;
  Lowered out_;
  Where where_;
  int looked_at_ = 0;
  bool began_ = false;   ///< a step was there
  bool turned_ = false;  ///< another position than at the beginning
  std::set<std::pair<int, std::string>> said_;
};

}  // namespace

std::string position_word(const std::string& id) {
  for (const auto& [position, word] : kPositions)
    if (position == id) return std::string(word);
  return id;
}

Lowered lower(const guide::Guide& guide, const Vocabulary& words, const Routine& routine) {
  return Lowering(guide, words).lower(routine);
}

}  // namespace unknot::routine
