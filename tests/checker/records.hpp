// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "checker/probes.hpp"

/// Numbers that plans are judged by and that stand outside of the rules: of tools, techniques,
/// zones, regions and positions. The probes are made from the guide, one for each number it holds.
namespace unknot::test {

/// One number, level or yes/no of a record, made looser: a number by a tenth, a level by one.
struct RecordProbe {
  std::string value;  ///< its path in the guide: "zones/kidney/broad_share"
  std::string rule;   ///< that finds what it forbids
  std::function<void(guide::Guide&)> loosen;
  /// Worlds that are found by the number as it is; one of them at least passes by the loosened one.
  std::vector<std::function<void(World&)>> tries;
};

std::vector<RecordProbe> tool_probes(const guide::Guide& guide);
std::vector<RecordProbe> technique_probes(const guide::Guide& guide);
std::vector<RecordProbe> zone_probes(const guide::Guide& guide);
std::vector<RecordProbe> region_probes(const guide::Guide& guide);
std::vector<RecordProbe> outline_probes(const guide::Guide& guide);
std::vector<RecordProbe> position_probes(const guide::Guide& guide);

/// The same with paths that begin with `path`.
std::vector<RecordProbe> under(const std::string& path, std::vector<RecordProbe> probes);

/// A tenth off, or on top, and half of the way there.
inline double looser_up(double value) { return value * 1.1; }
inline double looser_down(double value) { return value * 0.9; }
inline double between_up(double value) { return value * 1.05; }
inline double between_down(double value) { return value * 0.95; }

inline Level above(Level level) { return static_cast<Level>(rank(level) + 1); }

/// Fingers towards the head.
inline constexpr double kHeadwards = 1.5707963267948966;
/// What a hand may graze without touching it, mm.
inline constexpr double kGrazes = 0.25;

/// The right hand alone lies there for five seconds.
Step lying(Level level, PointMm at, const std::string& tool, double angle = kHeadwards);

/// Millimetres on the body that the worlds start with.
PointMm on_back(shapes::PointUv p);
shapes::PointUv on_atlas(PointMm p);

/// A place on the rim of a polygon: the middle of an edge that is not the midline, the direction
/// out of it, and how far it comes in when the polygon shrinks by a tenth.
struct Edge {
  PointMm middle, out;
  double comes_in = 0;
};
std::vector<Edge> edges(const shapes::PolygonUv& polygon);
/// The polygon, by so much larger or smaller around its middle.
shapes::PolygonUv scaled(shapes::PolygonUv polygon, double factor);
PointMm middle_of(const shapes::PolygonUv& polygon);

/// The right hand, its tip so far beyond the edge towards its inside.
Step poking(Level level, const Edge& edge, double mm, const std::string& tool,
            const guide::Guide& guide);

}  // namespace unknot::test
