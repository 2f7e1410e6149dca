// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "routine/outline.hpp"

#include <algorithm>

namespace unknot::routine {
namespace {

using Motion = plan::OutlineStep::Motion;
constexpr std::array kMotions{guide::Spelling<Motion>{Motion::glide, "glide"},
                              guide::Spelling<Motion>{Motion::knead, "knead"},
                              guide::Spelling<Motion>{Motion::rub, "rub"},
                              guide::Spelling<Motion>{Motion::press, "press"},
                              guide::Spelling<Motion>{Motion::still, "still"},
                              guide::Spelling<Motion>{Motion::beat, "beat"},
                              guide::Spelling<Motion>{Motion::shake, "shake"},
                              guide::Spelling<Motion>{Motion::rock, "rock"},
                              guide::Spelling<Motion>{Motion::stretch, "stretch"},
                              guide::Spelling<Motion>{Motion::ask, "ask"},
                              guide::Spelling<Motion>{Motion::rest_break, "break"},
                              guide::Spelling<Motion>{Motion::end, "end"},
                              guide::Spelling<Motion>{Motion::other, "other"}};

/// How often the lines of a block are done, and what else holds for them.
struct Around {
  plan::Extent times{1, 1};
  plan::Extent at_once{1, 1};  ///< of these, with nothing else in between
  std::optional<guide::Stage> stage;
  bool optional = false;
  bool both_in_turn = false;
};

plan::Extent operator*(const plan::Extent& a, const plan::Extent& b) {
  plan::Extent out{a.least * b.least, {}};
  if (a.most && b.most) out.most = *a.most * *b.most;
  return out;
}

Level level_of(Press p) { return static_cast<Level>(std::min(3, static_cast<int>(p))); }

class Flattener {
 public:
  Flattener(const guide::Guide& guide, const Vocabulary& words) : guide_(guide), words_(words) {}

  plan::Outline flatten(const Routine& routine) {
    for (const Item& item : routine.items) visit(item, {});
    return std::move(out_);
  }

 private:
  void visit(const Item& item, const Around& around) {
    if (item.kind == Item::Kind::setting) {
      if (item.setting.key == Setting::Key::position && out_.position.empty())
        out_.position = item.setting.value;
      if (item.setting.key == Setting::Key::time) out_.total_s = amount(item.setting.time).most;
    } else if (item.kind == Item::Kind::step) {
      step(item, around);
    } else if (item.kind == Item::Kind::block) {
      const Around inner = inside(item, around);
      for (const Item& one : item.items) visit(one, inner);
    }
  }

  static Around inside(const Item& item, Around around) {
    const Block& block = item.block;
    switch (block.kind) {
      case Block::Kind::stage:
        around.stage = block.stage;
        break;
      case Block::Kind::section:
        break;
      case Block::Kind::optional:
        around.optional = true;
        break;
      case Block::Kind::sides:
        around.both_in_turn = true;
        break;
      case Block::Kind::repeat:
      case Block::Kind::alternate: {
        const plan::Extent times = block.times ? amount(*block.times) : plan::Extent{1, {}};
        around.times = around.times * times;
        around.at_once = item.items.size() == 1 ? around.at_once * times : plan::Extent{1, 1};
        break;
      }
    }
    return around;
  }

  /// In the base unit: seconds, millimetres, cm/s, a minute; "at least" has no upper end.
  static plan::Extent amount(const Measure& m) {
    double unit = 0.001;
    if (m.unit == Unit::min) unit = 0.06;
    if (m.unit == Unit::cm) unit = 0.01;
    if (m.unit == Unit::inch) unit = 0.0254;
    plan::Extent out{static_cast<double>(m.from) * unit, static_cast<double>(m.to) * unit};
    if (m.at_least) out.most.reset();
    return out;
  }

  void step(const Item& item, const Around& around) {
    const Step& s = item.step;
    const TechniqueWord& technique = words_.techniques.at(s.technique);
    plan::OutlineStep out;
    out.line = item.where.line;
    out.column = item.where.column;
    out.length = item.where.length;
    out.technique = technique.technique;
    out.motion = guide::value_of(kMotions, technique.motion).value_or(Motion::other);
    out.rule = technique.rule;
    out.question = technique.question;
    for (const std::string& id : s.places) out.places.push_back(place(words_.places.at(id)));
    out.side_said = s.side != Side::not_said || around.both_in_turn;
    if (!around.both_in_turn) {
      out.left = s.side != Side::right;
      out.right = s.side != Side::left;
    }
    if (s.offset) out.offset_mm = amount(*s.offset);
    for (const std::string& id : s.tools) {
      const ToolWord& tool = words_.tools.at(id);
      out.tools.push_back({tool.word, tool.tool, tool.rule, tool.question});
    }
    pressure(s, out);
    time(s, around, out);
    out.stage = around.stage;
    out.optional = s.optional || around.optional;
    out_.steps.push_back(std::move(out));
  }

  static void pressure(const Step& s, plan::OutlineStep& out) {
    if (!s.pressure || s.pressure->kind == Pressure::Kind::unknown) return;
    const auto [low, high] = std::minmax(s.pressure->from, s.pressure->to);
    out.painful = high == Press::painful;
    // What rises or falls reaches both ends; what may be anything between reaches none for sure.
    const bool surely = s.pressure->kind != Pressure::Kind::range;
    out.least = level_of(surely ? high : low);
    out.most = level_of(high);
  }

  void time(const Step& s, const Around& around, plan::OutlineStep& out) const {
    if (s.tempo && s.tempo->kind == Tempo::Kind::measured) {
      const plan::Extent tempo = amount(s.tempo->measure);
      if (s.tempo->measure.unit == Unit::cm_per_s) out.speed_cm_s = tempo;
      if (s.tempo->measure.unit == Unit::per_min) out.rate_per_min = tempo;
      if (s.tempo->measure.unit == Unit::s_per_stroke && tempo.least > 0)
        out.rate_per_min = plan::Extent{60 / tempo.most.value_or(tempo.least), 60 / tempo.least};
    }
    const bool twice = s.side == Side::each || around.both_in_turn;
    const plan::Extent sides = twice ? plan::Extent{2, 2} : plan::Extent{1, 1};
    out.in_turn = twice;
    // How long a breath lasts nobody can tell beforehand.
    if (!s.dose || s.dose->measure.unit == Unit::breaths) return;
    if (s.dose->kind == Dose::Kind::hold) {
      out.hold_s = amount(s.dose->measure);
      const auto n = static_cast<double>(s.dose->times);
      out.pass_s = *out.hold_s * (n > 0 ? plan::Extent{n, n} : plan::Extent{1, {}}) * sides;
    } else if (s.dose->kind == Dose::Kind::measured) {
      const Unit unit = s.dose->measure.unit;
      if (unit == Unit::s || unit == Unit::min) {
        out.pass_s = amount(s.dose->measure) * sides;
      } else if (out.rate_per_min && out.rate_per_min->least > 0) {
        const plan::Extent& rate = *out.rate_per_min;
        out.pass_s = amount(s.dose->measure) * sides *
                     plan::Extent{60 / rate.most.value_or(rate.least), 60 / rate.least};
      }
    }
    if (!out.pass_s) return;
    out.seconds = *out.pass_s * around.times;
    out.pass_s = *out.pass_s * around.at_once;
  }

  plan::OutlinePlace place(const PlaceWord& word) const {
    plan::OutlinePlace out;
    out.word = word.word;
    out.zone = word.zone;
    out.beside = word.beside;
    out.spine = word.spine;
    out.rule = word.rule;
    out.question = word.question;
    for (const std::string& id : word.regions) {
      const auto region = guide_.regions.find(id);
      if (region == guide_.regions.end()) continue;
      if (!region->second.group) out.regions.push_back(id);
      for (const std::string& member : region->second.members) out.regions.push_back(member);
    }
    return out;
  }

  const guide::Guide& guide_;
  const Vocabulary& words_;
  plan::Outline out_;
};

}  // namespace

plan::Outline outline(const guide::Guide& guide, const Vocabulary& words, const Routine& routine) {
  return Flattener(guide, words).flatten(routine);
}

}  // namespace unknot::routine
