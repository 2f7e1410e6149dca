// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <optional>

#include "body/bend.hpp"
#include "body/frame.hpp"
#include "geometry/plane.hpp"

namespace unknot::body {
namespace {

constexpr std::string_view kNeck = "c7";
constexpr std::string_view kDimples = "dimple";

/// A plan writes these numbers with six decimals; what was planned and what is read are the same.
double written(double v) {
  return static_cast<double>(static_cast<std::int64_t>(v * 1e6 + (v < 0 ? -0.5 : 0.5))) / 1e6;
}
PointMm written(PointMm p) { return {written(p.x), written(p.y)}; }

double share(const std::map<std::string, double>& table, const std::string& key, double other) {
  const auto it = table.find(key);
  return it == table.end() ? other : it->second;
}

/// One receiver's landmarks: the atlas's, and where they were moved to.
class Landmarks {
 public:
  Landmarks(const guide::Atlas& atlas, const plan::Receiver& receiver)
      : atlas_(atlas), receiver_(receiver) {}

  const guide::Landmark* find(std::string_view id) const {
    const auto& all = atlas_.landmarks;
    const auto it = std::find_if(all.begin(), all.end(), [&](const auto& l) { return l.id == id; });
    return it == all.end() ? nullptr : &*it;
  }
  /// Where the user says that it is, on the right half.
  std::optional<PointUv> moved(std::string_view id) const {
    const auto it = receiver_.moved_landmarks.find(std::string(id));
    const guide::Landmark* known = find(id);
    if (it == receiver_.moved_landmarks.end() || known == nullptr) return std::nullopt;
    const PointUv p = it->second;
    if (known->at.x == 0) return PointUv{0, p.y};
    return PointUv{p.x < 0 ? -p.x : p.x, p.y};
  }
  PointUv usual_shift(std::string_view id) const {
    const auto arms = atlas_.arm_shift.find(receiver_.arms);
    if (arms == atlas_.arm_shift.end()) return {};
    const auto it = arms->second.find(std::string(id));
    return it == arms->second.end() ? PointUv{} : it->second;
  }
  PointUv place(const guide::Landmark& l) const {
    return moved(l.id).value_or(l.at + usual_shift(l.id));
  }

  Diagnostics refused() const;

 private:
  std::string fault(const guide::Landmark& known, PointUv to, std::string& remedy) const;

  const guide::Atlas& atlas_;
  const plan::Receiver& receiver_;
};

Diagnostic refusal(const std::string& id, std::string message, std::string remedy) {
  return {"/receiver/moved_landmarks/" + id, 0, 0, std::move(message), std::move(remedy)};
}

std::string Landmarks::fault(const guide::Landmark& known, PointUv to, std::string& remedy) const {
  const PointUv d = to - known.at;
  const double most = atlas_.most_moved;
  remedy = "put it near its usual place";
  // Written so that what is no number is refused, too.
  if (!(d.x * d.x < 1e6 && d.y * d.y < 1e6)) return " is not at a place";
  if (std::max(d.x * d.x, d.y * d.y) > most * most) return " is too far from where it can be";
  if (known.at.x > 0 && !geometry::inside(atlas_.outline, to)) return " is off the body";
  if (known.at.x > 0 && to.x <= atlas_.still_u) {
    remedy = "further from the spine";
    return " is on the spine";
  }
  // What lies higher on one back lies higher on every back.
  constexpr double kApart = 0.04;
  for (const guide::Landmark& other : atlas_.landmarks) {
    if (!other.movable || other.id == known.id || other.at.y == known.at.y) continue;
    const double apart = place(other).y - to.y;
    const bool above = other.at.y > known.at.y;
    if ((above ? apart : -apart) >= kApart) continue;
    remedy = "from top to bottom: neck, inner edge of the blade, tip of the blade, dimples";
    return std::string(above ? " is not below the " : " is not above the ") + other.name;
  }
  return {};
}

Diagnostics Landmarks::refused() const {
  Diagnostics out;
  for (const auto& [id, unused] : receiver_.moved_landmarks) {
    const guide::Landmark* known = find(id);
    if (known == nullptr || !known->movable) {
      out.push_back(refusal(id, "this landmark cannot be moved", ""));
      continue;
    }
    std::string remedy;
    if (const std::string what = fault(*known, *moved(id), remedy); !what.empty())
      out.push_back(refusal(id, "the " + known->name + what, remedy));
  }
  return out;
}

void fit_size(const guide::Atlas& atlas, const plan::Receiver& receiver, plan::BodyFit& out) {
  out.u_unit = atlas.u_unit;
  out.v_unit = atlas.v_unit;
  if (const auto it = atlas.stature_share.find(receiver.sex);
      receiver.stature_cm > 0 && it != atlas.stature_share.end()) {
    out.u_unit = Mm(written(receiver.stature_cm * 10 * it->second.first));
    out.v_unit = Mm(written(receiver.stature_cm * 10 * it->second.second));
  }
}

/// The line through the heights of dimples and neck.
void fit_spine(const Landmarks& landmarks, plan::BodyFit& out) {
  out.spine = {Mm(0), out.v_unit};
  const guide::Landmark* neck = landmarks.find(kNeck);
  const guide::Landmark* dimples = landmarks.find(kDimples);
  if (neck == nullptr || dimples == nullptr || !(neck->at.y > dimples->at.y)) return;
  const double low = landmarks.place(*dimples).y * out.v_unit.value;
  const double high = landmarks.place(*neck).y * out.v_unit.value;
  const double slope = (high - low) / (neck->at.y - dimples->at.y);
  out.spine = {Mm(written(low - slope * dimples->at.y)),
               Mm(written(low + slope * (1 - dimples->at.y)))};
}

PointMm framed(const plan::BodyFit& body, PointUv p) {
  const auto& [low, high] = body.spine;
  return {p.x * body.u_unit.value, low.value + p.y * (high - low).value};
}

void fit_sides(const guide::Atlas& atlas, const plan::Receiver& receiver, plan::BodyFit& out) {
  out.sides.from = Mm(written(atlas.soft_from_u * out.u_unit.value));
  out.sides.full = Mm(written(atlas.soft_full_u * out.u_unit.value));
  const double build = share(atlas.build_factor, receiver.build, 1) - 1;
  bool any = false;
  for (const guide::SideLevel& level : atlas.side_levels) {
    const double factor = 1 + build * level.build + share(level.sex, receiver.sex, 0);
    any = any || factor != 1;
    out.sides.widen.push_back({written(framed(out, {0, level.v}).y), written(factor)});
  }
  if (!any) out.sides.widen.clear();
}

/// The pulls; where one would fold the map, the landmarks that were moved there are to blame.
void fit_bends(const guide::Atlas& atlas, const Landmarks& landmarks, plan::BodyFit& out,
               Diagnostics& problems) {
  const auto asked_for = [&](const guide::Landmark& l) -> std::optional<PointMm> {
    const auto to = landmarks.moved(l.id);
    if (!to) return std::nullopt;
    return unwidened(out, {to->x * out.u_unit.value, to->y * out.v_unit.value});
  };
  const auto usual = [&](const guide::Landmark& l) {
    return framed(out, l.at + landmarks.usual_shift(l.id));
  };
  std::vector<std::vector<const guide::Landmark*>> to_blame;
  for (const guide::Bend& bend : atlas.bends) {
    const guide::Landmark* a = landmarks.find(bend.landmarks.front());
    const guide::Landmark* b = landmarks.find(bend.landmarks.back());
    if (a == nullptr || b == nullptr) continue;
    auto to_a = asked_for(*a);
    auto to_b = asked_for(*b);
    std::vector<const guide::Landmark*> told;
    if (to_a) told.push_back(a);
    if (to_b && b != a) told.push_back(b);
    // The other end of a bone goes along sideways.
    const double along = to_a ? to_a->x - usual(*a).x : to_b ? to_b->x - usual(*b).x : 0;
    if (!to_a) to_a = usual(*a) + PointMm{along, 0};
    if (!to_b) to_b = usual(*b) + PointMm{along, 0};
    plan::BodyFit::Pull pull;
    pull.a = written(framed(out, a->at));
    pull.b = written(framed(out, b->at));
    pull.move_a = written(*to_a - pull.a);
    pull.move_b = written(*to_b - pull.b);
    if (pull.move_a == PointMm{} && pull.move_b == PointMm{}) continue;
    pull.reach = Mm(written(bend.reach_u * out.u_unit.value));
    pull.still = Mm(written(atlas.still_u * out.u_unit.value));
    pull.full = Mm(std::min(pull.a.x, pull.b.x));
    out.pulls.push_back(pull);
    to_blame.push_back(std::move(told));
  }
  // Nothing may be squeezed to less than a sixth: nearer to 0 the map would fold over.
  constexpr double kTightest = 1.0 / 6;
  for (std::size_t i = 0; i < out.pulls.size(); ++i) {
    if (to_blame[i].empty() || tightest(out, out.pulls[i]) >= kTightest) continue;
    for (const guide::Landmark* l : to_blame[i])
      problems.push_back(refusal(l->id, "the " + l->name + " would fold the back over",
                                 "put it nearer to its usual place"));
  }
}

}  // namespace

Result<plan::BodyFit> fit(const guide::Guide& guide, const plan::Receiver& receiver,
                          const plan::Giver& giver) {
  const guide::Atlas& atlas = guide.atlas;
  const Landmarks landmarks(atlas, receiver);
  Diagnostics problems = landmarks.refused();
  if (!problems.empty()) return std::unexpected(problems);
  plan::BodyFit out;
  fit_size(atlas, receiver, out);
  fit_spine(landmarks, out);
  fit_sides(atlas, receiver, out);
  fit_bends(atlas, landmarks, out, problems);
  if (!problems.empty()) return std::unexpected(problems);
  if (giver.hand_breadth_mm > 0) {
    const auto number = [&](const char* key) { return guide.limit("STROKE/hands", key); };
    out.hand_scale = std::clamp(giver.hand_breadth_mm / number("usual_breadth_mm"),
                                number("least_scale"), number("most_scale"));
  }
  return out;
}

}  // namespace unknot::body
