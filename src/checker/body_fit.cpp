// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <optional>

#include "checker/report.hpp"
#include "checker/scene.hpp"

/// BACK-6/body: the body that a plan is drawn on is the one that its request tells of. Worked out
/// here once more from the guide's atlas, and compared place by place.
namespace unknot::checker {
namespace {

using shapes::PointMm;
using shapes::PointUv;

double factor(const std::map<std::string, double>& table, const std::string& key, double other) {
  const auto found = table.find(key);
  return found == table.end() ? other : found->second;
}

/// What the request says about one receiver.
class Told {
 public:
  Told(const guide::Guide& guide, const plan::Request& request)
      : guide_(guide), atlas_(guide.atlas), receiver_(request.receiver), giver_(request.giver) {}

  plan::BodyFit body() const {
    plan::BodyFit out;
    size(out);
    spine(out);
    sides(out);
    for (const guide::Bend& bend : atlas_.bends) bent(bend, out);
    out.hand_scale = hands();
    return out;
  }

 private:
  const guide::Landmark* named(std::string_view id) const {
    for (const guide::Landmark& l : atlas_.landmarks)
      if (l.id == id) return &l;
    return nullptr;
  }
  std::optional<PointUv> moved(const guide::Landmark& l) const {
    const auto found = receiver_.moved_landmarks.find(l.id);
    if (found == receiver_.moved_landmarks.end()) return std::nullopt;
    return PointUv{l.at.x == 0 ? 0 : std::abs(found->second.x), found->second.y};
  }
  /// Where it lies with the arms as they are.
  PointUv usual(const guide::Landmark& l) const {
    const auto arms = atlas_.arm_shift.find(receiver_.arms);
    if (arms == atlas_.arm_shift.end()) return l.at;
    const auto shift = arms->second.find(l.id);
    return shift == arms->second.end() ? l.at : l.at + shift->second;
  }

  void size(plan::BodyFit& out) const {
    out.u_unit = atlas_.u_unit;
    out.v_unit = atlas_.v_unit;
    const auto share = atlas_.stature_share.find(receiver_.sex);
    if (!(receiver_.stature_cm > 0) || share == atlas_.stature_share.end()) return;
    out.u_unit = Mm(receiver_.stature_cm * 10 * share->second.first);
    out.v_unit = Mm(receiver_.stature_cm * 10 * share->second.second);
  }

  /// The heights of v = 0 and v = 1, on the line through the dimples and the base of the neck.
  void spine(plan::BodyFit& out) const {
    out.spine = {Mm(0), out.v_unit};
    const guide::Landmark* low = named("dimple");
    const guide::Landmark* high = named("c7");
    if (low == nullptr || high == nullptr || !(high->at.y > low->at.y)) return;
    const double from = moved(*low).value_or(usual(*low)).y * out.v_unit.value;
    const double to = moved(*high).value_or(usual(*high)).y * out.v_unit.value;
    const double a_v = (to - from) / (high->at.y - low->at.y);
    out.spine = {Mm(from - a_v * low->at.y), Mm(from + a_v * (1 - low->at.y))};
  }

  void sides(plan::BodyFit& out) const {
    out.sides.from = Mm(atlas_.soft_from_u * out.u_unit.value);
    out.sides.full = Mm(atlas_.soft_full_u * out.u_unit.value);
    const double build = factor(atlas_.build_factor, receiver_.build, 1) - 1;
    for (const guide::SideLevel& level : atlas_.side_levels)
      out.sides.widen.push_back({on_frame(out, {0, level.v}).y,
                                 1 + build * level.build + factor(level.sex, receiver_.sex, 0)});
  }

  static PointMm on_frame(const plan::BodyFit& body, PointUv p) {
    const double low = body.spine[0].value;
    return {p.x * body.u_unit.value, low + p.y * (body.spine[1].value - low)};
  }
  /// Where a moved landmark lies before the sides are widened.
  static PointMm on_body(const plan::BodyFit& body, PointUv to) {
    plan::BodyFit straight = body;
    straight.pulls.clear();
    return on_frame(body,
                    BodyMap(straight).to_uv({to.x * body.u_unit.value, to.y * body.v_unit.value}));
  }

  void bent(const guide::Bend& bend, plan::BodyFit& out) const {
    const guide::Landmark* a = named(bend.landmarks.front());
    const guide::Landmark* b = named(bend.landmarks.back());
    if (a == nullptr || b == nullptr) return;
    const auto to_a = moved(*a);
    const auto to_b = moved(*b);
    PointMm at_a = to_a ? on_body(out, *to_a) : on_frame(out, usual(*a));
    PointMm at_b = to_b ? on_body(out, *to_b) : on_frame(out, usual(*b));
    // An end that nobody moved goes sideways with the other.
    if (to_a && !to_b) at_b.x += at_a.x - on_frame(out, usual(*a)).x;
    if (to_b && !to_a) at_a.x += at_b.x - on_frame(out, usual(*b)).x;
    plan::BodyFit::Pull pull;
    pull.a = on_frame(out, a->at);
    pull.b = on_frame(out, b->at);
    pull.move_a = at_a - pull.a;
    pull.move_b = at_b - pull.b;
    pull.reach = Mm(bend.reach_u * out.u_unit.value);
    pull.still = Mm(atlas_.still_u * out.u_unit.value);
    pull.full = Mm(std::min(pull.a.x, pull.b.x));
    out.pulls.push_back(pull);
  }

  double hands() const {
    if (!(giver_.hand_breadth_mm > 0)) return 1;
    const auto number = [&](const char* key) { return guide_.limit("STROKE/hands", key); };
    return std::clamp(giver_.hand_breadth_mm / number("usual_breadth_mm"), number("least_scale"),
                      number("most_scale"));
  }

  const guide::Guide& guide_;
  const guide::Atlas& atlas_;
  const plan::Receiver& receiver_;
  const plan::Giver& giver_;
};

void body(const Scene& scene, Report& report) {
  constexpr std::string_view kRule = "BACK-6/body";
  const double most = scene.guide.limit(kRule, "off_mm");
  if (!scene.guide.rules.contains("STROKE/hands")) return report.missing("STROKE/hands");
  const plan::BodyFit told = Told(scene.guide, scene.plan.request).body();
  if (!BodyMap::valid(told)) {
    report.add(kRule, Report::kWholePlan, 0, "a receiver whose back cannot be drawn",
               "landmarks near their usual places");
    return;
  }
  // What is too small to be seen between places a centimetre apart hides no zone.
  constexpr double kStep = 10;
  const BodyMap map(told);
  double low = 0;
  double high = 0;
  double wide = 0;
  for (const PointUv p : scene.guide.atlas.outline) {
    low = std::min(low, p.y);
    high = std::max(high, p.y);
    wide = std::max(wide, p.x);
  }
  double worst = 0;
  const double down = kStep / told.v_unit.value;
  const double across = kStep / told.u_unit.value;
  const int rows = static_cast<int>((high - low) / down);
  const int columns = static_cast<int>(wide / across);
  for (int row = 0; row <= rows; ++row)
    for (int column = 0; column <= columns; ++column) {
      const PointUv at{column * across, low + row * down};
      const PointMm off = scene.map.to_mm(at) - map.to_mm(at);
      worst = std::max(worst, std::sqrt(off.x * off.x + off.y * off.y));
    }
  if (worst > most)
    report.add(kRule, Report::kWholePlan, 0,
               amount(worst, "mm") + " beside where the request puts it", amount(most, "mm"));
  double longest = 0;
  for (const auto& [id, tool] : scene.guide.tools)
    longest = std::max({longest, tool.length.value, tool.width.value});
  if (const double off = std::abs(scene.plan.body.hand_scale - told.hand_scale) * longest;
      off > most)
    report.add(kRule, Report::kWholePlan, 0, amount(off, "mm") + " off the giver's hands",
               amount(most, "mm"));
}

constexpr Entry kRules[] = {{"BACK-6/body", body}};

}  // namespace

std::span<const Entry> body_rules() { return kRules; }

}  // namespace unknot::checker
