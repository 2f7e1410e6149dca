// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "body/route.hpp"

#include <algorithm>
#include <array>

namespace unknot::body {
namespace {

// The lattice: a column at every second station, with places beside the line, and one place in the
// air above it.
constexpr std::size_t kEvery = 2;
constexpr int kBeside = 9;  ///< to each side
constexpr double kStep = 12;
constexpr int kPlaces = 2 * kBeside + 1;
constexpr int kAir = kPlaces;
constexpr int kSharpest = 2;       ///< places from column to column
constexpr std::size_t kRamp = 14;  ///< stations before and after, for leaving the line gently

// What a column costs; only their proportions matter.
constexpr double kOffLine = 0.02;  ///< each mm
constexpr double kSoftened = 1.5;  ///< each level below what was wanted
constexpr double kLifted = 12;
constexpr double kLifting = 6;  ///< going up or coming down
constexpr double kSlope = 0.5;  ///< each place aside, squared
// In proportion to the line's own way from column to column: where it turns, a way beside it must
// neither fold nor run wide.
constexpr double kShortest = 0.35;
constexpr double kLongest = 2.2;

constexpr double kNever = 1e9;

double beside(int place) { return (place - kBeside) * kStep; }

/// Away from the midline where the way runs up, on either side of the body.
PointMm normal(const Way& way, std::size_t i, bool left) {
  const PointMm a = way[i > 0 ? i - 1 : 0].at;
  const PointMm b = way[std::min(i + 1, way.size() - 1)].at;
  const double length = distance(a, b);
  if (length <= 0) return {0, 0};
  const PointMm d = (b - a) * (1 / length);
  return left ? PointMm{-d.y, d.x} : PointMm{d.y, -d.x};
}

class Router {
 public:
  Router(const Ground& ground, const guide::Tool& tool, const Way& line, bool left)
      : ground_(ground), tool_(tool), line_(line), left_(left), off_(line.size(), 0.0) {}

  Level level(std::size_t i, double off) const {
    const PointMm at = off == 0 ? line_[i].at : line_[i].at + normal(line_, i, left_) * off;
    // No way around leads where a yes is needed, over the spine, or out of the tool's lane.
    if (off != 0 && (ground_.needs_a_yes(at) || at.x * line_[i].at.x <= 0 || !in_lane(at)))
      return Level::none;
    return ground_.permitted(tool_, at, line_[i].angle, Mm(0), line_[i].want);
  }

  /// Finds the way from station `first` to `last`, both on the line unless `free`.
  void bend(std::size_t first, std::size_t last, bool free_start, bool free_end) {
    std::vector<std::size_t> columns;
    for (std::size_t i = first; i < last; i += kEvery) columns.push_back(i);
    columns.push_back(last);
    struct Column {
      std::array<double, kPlaces + 1> cost;
      std::array<int, kPlaces + 1> from;
    };
    std::vector<Column> table(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const bool pinned = (c == 0 && !free_start) || (c + 1 == columns.size() && !free_end);
      for (int k = 0; k <= kPlaces; ++k) {
        double& best = table[c].cost[static_cast<std::size_t>(k)];
        int& from = table[c].from[static_cast<std::size_t>(k)];
        best = kNever;
        from = -1;
        const double own = pinned && k != kBeside && k != kAir ? kNever : cost(columns[c], k);
        if (own >= kNever) continue;
        if (c == 0) {
          best = own;
          continue;
        }
        const auto look = [&](int p) {
          if (p < 0 || p > kPlaces) return;
          const double before = table[c - 1].cost[static_cast<std::size_t>(p)];
          if (before >= kNever || !smooth_step(columns[c - 1], p, columns[c], k)) return;
          const double way = before + step(p, k) + own;
          if (way >= best - 1e-9) return;
          best = way;
          from = p;
        };
        // The nearest place first, so that equal costs choose alike everywhere.
        if (k == kAir) {
          for (int p = 0; p <= kPlaces; ++p) look(p);
          continue;
        }
        look(k);
        for (int away = 1; away <= kSharpest; ++away) {
          look(k - away);
          if (k + away < kPlaces) look(k + away);
        }
        look(kAir);
      }
    }
    int k = kBeside;
    double least = kNever;
    for (int p = 0; p <= kPlaces; ++p)
      if (table.back().cost[static_cast<std::size_t>(p)] < least - 1e-9) {
        least = table.back().cost[static_cast<std::size_t>(p)];
        k = p;
      }
    if (least >= kNever) return;
    for (std::size_t c = columns.size(); c-- > 0;) {
      off_[columns[c]] = k == kAir ? 0 : beside(k);
      if (c > 0 && columns[c] > columns[c - 1] + 1)
        between_.push_back({columns[c - 1], columns[c]});
      k = table[c].from[static_cast<std::size_t>(k)];
    }
    for (const auto& [a, b] : between_)
      for (std::size_t i = a + 1; i < b; ++i) off_[i] = (off_[a] + off_[b]) / 2;
    between_.clear();
    smooth(first, last, free_start, free_end);
  }

  Routed result() const {
    Routed out;
    out.way = line_;
    std::size_t touching = 0;
    for (std::size_t i = 0; i < line_.size(); ++i) {
      if (off_[i] != 0) out.way[i].at = line_[i].at + normal(line_, i, left_) * off_[i];
      const bool aside = off_[i] > kStep / 2 || off_[i] < -kStep / 2;
      const bool marked = ground_.beside_mark(tool_, line_[i].at, line_[i].angle, Mm(0));
      if (level(i, off_[i]) != Level::none)
        ++touching;
      else
        out.cut = out.cut || marked;
      out.bent = out.bent || (aside && marked);
    }
    out.open = static_cast<double>(touching) / static_cast<double>(line_.size());
    return out;
  }

 private:
  bool in_lane(PointMm at) const {
    constexpr double kInside = 0.5;
    if (!tool_.lane) return true;
    const double away = at.x < 0 ? -at.x : at.x;
    return away >= ground_.guide().limit("BACK-2/lane", "inner_mm") + kInside &&
           away <= ground_.guide().limit("BACK-2/lane", "outer_mm") - kInside;
  }

  double cost(std::size_t station, int place) const {
    if (place == kAir) return kLifted;
    const double off = beside(place);
    const Level there = level(station, off);
    if (there == Level::none) return kNever;
    const int missing = std::max(0, rank(line_[station].want) - rank(there));
    return kOffLine * (off < 0 ? -off : off) + kSoftened * missing;
  }

  PointMm place(std::size_t station, int k) const {
    const PointMm at = line_[station].at;
    return k == kAir ? at : at + normal(line_, station, left_) * beside(k);
  }

  /// Whether the way between two places goes on as the line does.
  bool smooth_step(std::size_t a, int from, std::size_t b, int to) const {
    if (from == kBeside && to == kBeside) return true;
    if (from == kAir || to == kAir) return true;
    const auto line = line_[b].at - line_[a].at;
    const auto way = place(b, to) - place(a, from);
    const double ahead = way.x * line.x + way.y * line.y;
    const double length2 = line.x * line.x + line.y * line.y;
    return ahead > kShortest * length2 &&
           way.x * way.x + way.y * way.y < kLongest * kLongest * length2;
  }

  static double step(int from, int to) {
    if (from == kAir && to == kAir) return 0;
    if (from == kAir || to == kAir) return kLifting;
    const int d = to - from;
    return d > kSharpest || d < -kSharpest ? kNever : kSlope * d * d;
  }

  /// Rounds the corners of the lattice; a station that would touch what is closed keeps its place.
  void smooth(std::size_t first, std::size_t last, bool free_start, bool free_end) {
    constexpr int kRounds = 3;
    constexpr std::size_t kReach = 3;
    for (int round = 0; round < kRounds; ++round) {
      const std::vector<double> before = off_;
      for (std::size_t i = first; i <= last; ++i) {
        if ((i == first && !free_start) || (i == last && !free_end)) continue;
        const std::size_t reach =
            std::min({kReach, i - first + (free_start ? kReach : 0),
                      last - i + (free_end ? kReach : 0), i, line_.size() - 1 - i});
        double sum = 0;
        for (std::size_t k = i - reach; k <= i + reach; ++k) sum += before[k];
        const double to = sum / static_cast<double>(2 * reach + 1);
        if (to != before[i] && level(i, before[i]) <= level(i, to)) off_[i] = to;
      }
    }
  }

  const Ground& ground_;
  const guide::Tool& tool_;
  const Way& line_;
  bool left_;
  std::vector<double> off_;
  std::vector<std::pair<std::size_t, std::size_t>> between_;
};

}  // namespace

Routed around(const Ground& ground, const guide::Tool& tool, const Way& line, bool left,
              bool closed) {
  Router router(ground, tool, line, left);
  const std::size_t n = line.size();
  std::vector<bool> shut(n);
  for (std::size_t i = 0; i < n; ++i) shut[i] = router.level(i, 0) == Level::none;
  for (std::size_t i = 0; i < n;) {
    if (!shut[i]) {
      ++i;
      continue;
    }
    // Closed stretches so near to each other that their bends would meet are one.
    std::size_t last = i;
    for (std::size_t k = i; k < n && k <= last + 2 * kRamp; ++k)
      if (shut[k]) last = k;
    const std::size_t from = i > kRamp ? i - kRamp : 0;
    const std::size_t to = std::min(n - 1, last + kRamp);
    router.bend(from, to, from == 0 && !closed, to == n - 1 && !closed);
    i = last + 1;
  }
  return router.result();
}

}  // namespace unknot::body
