// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/patterns.hpp"

#include <algorithm>

#include "body/spots.hpp"

namespace unknot::body {
namespace {

Lean lean_of(guide::Pattern pattern) {
  switch (pattern) {
    case guide::Pattern::circles:
      return Lean::outer;  // along the blade's inner edge
    case guide::Pattern::lane_glide:
    case guide::Pattern::sway:
      return Lean::inner;
    default:
      return Lean::middle;
  }
}

}  // namespace

double shape_of(const guide::Technique& technique, const char* key, double other) {
  const auto it = technique.shape.find(key);
  return it == technique.shape.end() ? other : it->second;
}

namespace {

/// Leaves out the first and the last spot where circles reach into an area that the others do not:
/// there that area would have to be ready, too, for the sake of one spot.
void keep_to_area(const Ground& ground, const guide::Tool& tool, Mm radius,
                  std::vector<Spot>& spots) {
  constexpr std::size_t kFewest = 3;
  constexpr double kSome = 0.1;  // as contact_of
  const auto areas = [&](const Spot& spot) {
    AreaBits out = 0;
    for (const double along : {-radius.value, 0.0, radius.value}) {
      const PointMm at{spot.at.x, spot.at.y + along};
      out |= ground.areas_under(footprint(tool, ground.body(), at, spot.angle), kSome, 1).some;
    }
    return out;
  };
  if (spots.size() <= kFewest) return;
  AreaBits inner = 0;
  for (std::size_t i = 1; i + 1 < spots.size(); ++i) inner |= areas(spots[i]);
  if ((areas(spots.front()) & ~inner) != 0) spots.erase(spots.begin());
  if (spots.size() > kFewest && (areas(spots.back()) & ~inner) != 0) spots.pop_back();
}

}  // namespace

SpotLine spots_for(const Ground& ground, const StrokeWish& wish, Stroke& stroke, bool left,
                   Mm margin, Mm spacing, std::optional<Lean> lean) {
  const guide::Technique& t = *stroke.technique;
  SpotSearch s;
  s.tool = stroke.tool;
  s.area = ground.bits(wish.region, left ? plan::Side::left : plan::Side::right);
  s.left = left;
  s.lane = wish.region.starts_with("paraspinals") || wish.region == "spine-sides";
  const auto box = ground.box(s.area);
  s.across = box[2] - box[0] > box[3] - box[1] && wish.region != "sacrum";
  s.want = wish.level;
  s.margin = margin;
  s.spacing = spacing;
  s.from_mm = wish.from_midline_mm;
  s.to_mm = wish.to_midline_mm;
  s.lean = lean.value_or(lean_of(t.pattern));
  s.max_u = shape_of(t, "max_u", 1.5);
  s.pair = t.pattern == guide::Pattern::knead && t.two_hands;
  // On the sacrum flat hands lie beside the midline, their heels on it: as low and as near to the
  // middle as they may be.
  if (t.pattern == guide::Pattern::sway) {
    s.on_area = 0.03;
    s.beyond = Mm(80);
    s.spacing = Mm(2);
    s.first = true;
    // Along the back: lying across, the fingers would rest where nobody has said yes to hands.
  }
  SpotLine line = wish.book != nullptr ? wish.book->find(ground, s) : find_spots(ground, s);
  stroke.bent = stroke.bent || line.bent;
  stroke.cut = stroke.cut || line.cut;
  // From the top of the blade down.
  std::vector<Spot>& spots = line.spots;
  if (t.pattern == guide::Pattern::circles) {
    std::reverse(spots.begin(), spots.end());
    if (stroke.tool->point) keep_to_area(ground, *stroke.tool, margin, spots);
  }
  const auto most = static_cast<std::size_t>(wish.most_spots);
  if (most == 0 || spots.size() <= most || t.pattern == guide::Pattern::lane_glide) return line;
  // A walk keeps its step and covers less of the way, ending at the shoulders.
  if (t.pattern == guide::Pattern::walk) {
    spots.erase(spots.begin(), spots.end() - static_cast<std::ptrdiff_t>(most));
    return line;
  }
  std::vector<Spot> some;
  for (std::size_t i = 0; i < most; ++i)
    some.push_back(spots[most == 1 ? spots.size() / 2 : i * (spots.size() - 1) / (most - 1)]);
  spots = std::move(some);
  return line;
}

void draw(const Ground& ground, const StrokeWish& wish, Stroke& out) {
  switch (out.technique->pattern) {
    case guide::Pattern::long_glide:
      draw_long_glide(ground, wish, out);
      break;
    case guide::Pattern::lane_glide:
      draw_lane_glide(ground, wish, out);
      break;
    case guide::Pattern::knead:
    case guide::Pattern::circles:
    case guide::Pattern::sway:
      draw_rounds(ground, wish, out);
      break;
    case guide::Pattern::walk:
      draw_walk(ground, wish, out);
      break;
    case guide::Pattern::sink:
      draw_sink(ground, wish, out);
      break;
    case guide::Pattern::rest:
      draw_rest(ground, wish, out);
      break;
    case guide::Pattern::spoken:
      break;
  }
}

}  // namespace unknot::body
