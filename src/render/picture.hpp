// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <string>
#include <utility>
#include <vector>

/// A picture as a list of things to paint, in painting order: paths, words and groups with plain
/// paints. Whoever paints it (a canvas, an SVG file, a printed page) decides nothing.
///
/// Rejected: shading in the painter (each front end would invent its own body), and bitmaps (large,
/// and not to be compared number by number).
namespace unknot::render {

struct Stop {
  double at = 0;
  std::string colour;
  double opacity = 1;
};

/// From (x1, y1) to (x2, y2); radial: around the first point, with radii x2 and y2.
struct Gradient {
  bool radial = false;
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
  std::vector<Stop> stops;
};

/// A colour "#rrggbb", a gradient, or nothing.
struct Paint {
  std::string colour;
  Gradient gradient;

  Paint() = default;
  Paint(std::string one) : colour(std::move(one)) {}     // NOLINT: a colour is a paint
  Paint(const char* one) : colour(one) {}                // NOLINT
  Paint(Gradient blend) : gradient(std::move(blend)) {}  // NOLINT
  bool none() const { return colour.empty() && gradient.stops.empty(); }
};

/// Where a moving thing is at `at` (share of the period).
struct Moment {
  double at = 0;
  double x = 0, y = 0, angle = 0;  ///< radians
  double opacity = 1;
};

struct Item {
  enum class Kind : unsigned char { path, words, group };
  Kind kind = Kind::path;
  double opacity = 1;
  double blur = 0;  ///< radius of a Gaussian, in the picture's units

  // path
  std::string d;  ///< SVG path data
  Paint fill;
  Paint stroke;
  double width = 0;
  std::vector<double> dash;

  // words, upright at (x, y)
  std::string text;
  double x = 0, y = 0, size = 0;
  int anchor = -1;  ///< −1 begins at x, 0 centred, 1 ends at x
  bool headline = false;

  // group
  std::array<double, 6> matrix{1, 0, 0, 1, 0, 0};  ///< x' = a·x + c·y + e, y' = b·x + d·y + f
  std::string clip;                                ///< path; nothing outside is painted
  Gradient fade;              ///< multiplies the group's opacity place by place
  std::vector<Moment> moves;  ///< carries the group along, once a period
  double period_s = 0;
  std::vector<Item> items;
};

Item path(std::string d, Paint fill);
Item line(std::string d, Paint stroke, double width);
Item words(std::string text, double x, double y, double size, std::string colour);
Item group(std::vector<Item> items = {});

struct Picture {
  double width = 0, height = 0;  ///< millimetres; y runs down
  std::string title;             ///< one sentence for who cannot see it
  std::vector<Item> items;
};

/// A file of its own: no scripts, no fonts, nothing fetched. What moves stands still where the
/// reader asks for less motion.
std::string to_svg(const Picture& picture);

/// The items as a JSON array, see docs/formats/engine.md.
std::string to_json(const std::vector<Item>& items);

}  // namespace unknot::render
