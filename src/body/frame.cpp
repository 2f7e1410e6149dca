// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/frame.hpp"

#include <algorithm>

#include "geometry/plane.hpp"

namespace unknot::body {
namespace {

/// How far a landmark may be dragged from where the atlas has it, in atlas units: a fifth of the
/// back is already more than people differ.
constexpr double kFurthest = 0.2;

const guide::Landmark* landmark(const guide::Guide& guide, std::string_view id) {
  const auto& all = guide.atlas.landmarks;
  const auto it = std::find_if(all.begin(), all.end(), [&](const auto& l) { return l.id == id; });
  return it == all.end() ? nullptr : &*it;
}

Diagnostics refused_landmarks(const guide::Guide& guide, const plan::Receiver& receiver) {
  Diagnostics problems;
  for (const auto& [id, at] : receiver.moved_landmarks) {
    const std::string place = "/receiver/moved_landmarks/" + id;
    const guide::Landmark* known = landmark(guide, id);
    if (known == nullptr || !known->movable) {
      problems.push_back({place, 0, 0, "this landmark cannot be moved", ""});
      continue;
    }
    const auto d = at - known->at;
    if (std::max(d.x * d.x, d.y * d.y) > kFurthest * kFurthest)
      problems.push_back({place, 0, 0, known->name + " is too far from where it can be",
                          "within a fifth of the back of its usual place"});
  }
  return problems;
}

double moved(const guide::Guide& guide, const plan::Receiver& r, std::string_view id, bool u,
             double usual) {
  const auto it = r.moved_landmarks.find(std::string(id));
  if (it == r.moved_landmarks.end() || landmark(guide, id) == nullptr) return usual;
  return u ? (it->second.x < 0 ? -it->second.x : it->second.x) : it->second.y;
}

double share(const std::map<std::string, double>& table, const std::string& key, double other) {
  const auto it = table.find(key);
  return it == table.end() ? other : it->second;
}

}  // namespace

Result<plan::BodyFit> fit(const guide::Guide& guide, const plan::Receiver& receiver,
                          const plan::Giver& giver) {
  if (Diagnostics problems = refused_landmarks(guide, receiver); !problems.empty())
    return std::unexpected(problems);
  plan::BodyFit out;
  const guide::Atlas& atlas = guide.atlas;
  out.u_unit = atlas.u_unit;
  out.v_unit = atlas.v_unit;
  if (const auto it = atlas.stature_share.find(receiver.sex);
      receiver.stature_cm > 0 && it != atlas.stature_share.end()) {
    out.u_unit = Mm(receiver.stature_cm * 10 * it->second.first);
    out.v_unit = Mm(receiver.stature_cm * 10 * it->second.second);
  }
  out.side_factor = share(atlas.build_factor, receiver.build, 1);

  const guide::Landmark* edge = landmark(guide, "blade-inner");
  const guide::Landmark* tip = landmark(guide, "blade-tip");
  const double edge_u = edge == nullptr ? 0.44 : edge->at.x;
  const double tip_v = tip == nullptr ? 0.56 : tip->at.y;
  const double edge_to = moved(guide, receiver, "blade-inner", true, edge_u);
  const double tip_to = moved(guide, receiver, "blade-tip", false,
                              tip_v + share(atlas.blade_tip_shift, receiver.arms, 0));
  const double neck_to = moved(guide, receiver, "c7", false, 1);
  const double dimples_to = moved(guide, receiver, "dimple", false, 0);
  // Below u = 0.13 nothing moves: the spine and its strip are where they are.
  out.u_knots = {{0, 0}, {0.13, 0.13}, {edge_u, edge_to}, {1, 1}, {1.3, 1.3}};
  out.v_knots = {{-0.3, dimples_to - 0.3},
                 {0, dimples_to},
                 {0.347, 0.347 + 0.6 * dimples_to},
                 {tip_v, tip_to},
                 {0.86, 0.86 + 0.8 * (neck_to - 1)},
                 {1, neck_to},
                 {1.2, neck_to + 0.2}};
  for (const auto* knots : {&out.u_knots, &out.v_knots})
    for (std::size_t i = 1; i < knots->size(); ++i)
      if ((*knots)[i][1] < (*knots)[i - 1][1] + 0.01)
        return failure("/receiver/moved_landmarks", "the landmarks are crossed",
                       "from top to bottom: neck, blade tip, dimples");
  if (giver.hand_breadth_mm > 0) {
    constexpr double kUsualBreadth = 83;  // mid of both sexes' medians [ANSUR]
    out.hand_scale = std::clamp(giver.hand_breadth_mm / kUsualBreadth, 0.8, 1.2);
  }
  return out;
}

PointMm to_mm(const plan::BodyFit& body, PointUv p) {
  const double sign = p.x < 0 ? -1 : 1;
  return {sign * geometry::warp(body.u_knots, sign * p.x) * body.u_unit.value,
          geometry::warp(body.v_knots, p.y) * body.v_unit.value};
}

PointUv to_uv(const plan::BodyFit& body, PointMm p) {
  const double sign = p.x < 0 ? -1 : 1;
  return {sign * geometry::unwarp(body.u_knots, sign * p.x / body.u_unit.value),
          geometry::unwarp(body.v_knots, p.y / body.v_unit.value)};
}

shapes::PolygonMm to_mm(const plan::BodyFit& body, const shapes::PolygonUv& ring, bool left) {
  shapes::PolygonMm out;
  out.reserve(ring.size());
  for (const PointUv p : ring) {
    const PointMm q = to_mm(body, p);
    out.push_back(left ? shapes::mirrored(q) : q);
  }
  return out;
}

shapes::PolygonMm outline(const guide::Guide& guide, const plan::BodyFit& body, bool left) {
  constexpr double kSoft = 0.5;
  shapes::PolygonUv ring = guide.atlas.outline;
  for (PointUv& p : ring)
    if (p.x > kSoft) p.x = kSoft + (p.x - kSoft) * body.side_factor;
  return to_mm(body, ring, left);
}

}  // namespace unknot::body
