// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "guide/guide.hpp"
#include "plan/plan.hpp"
#include "render/looks.hpp"
#include "render/picture.hpp"

namespace unknot::render {

/// Where the giver sits or stands; the picture is turned so that what is further away is up.
enum class Place : unsigned char { feet, head, left, right };

inline constexpr std::array kPlaces{
    guide::Spelling<Place>{Place::feet, "feet"}, guide::Spelling<Place>{Place::head, "head"},
    guide::Spelling<Place>{Place::left, "left"}, guide::Spelling<Place>{Place::right, "right"}};

struct BackLook {
  std::string tone = "medium-light";
  std::string light = "night";
  Place place = Place::feet;
};

/// The skin of the back in lamp light, on nothing: body coordinates, y up, not yet turned. The
/// light comes from the upper left of the turned picture.
Item lit_back(const guide::Guide& guide, const plan::BodyFit& body, const Looks& looks,
              const BackLook& look);

/// The angle that the picture is turned by, counter-clockwise.
double turn_of(Place place);

/// A picture with the back in the middle of its ground; what is laid on the back (in body
/// coordinates, y up) goes into `on_body`, words (upright) into `words`.
struct Sheet {
  Sheet(const guide::Guide& guide, const plan::BodyFit& body, const Looks& looks,
        const BackLook& look, double margin = 0);

  /// From the body to the page.
  std::pair<double, double> page(double x, double y) const;
  Picture finish(std::string title) &&;

  double width = 0, height = 0;
  std::vector<Item> on_body, words;

 private:
  std::array<double, 6> matrix_{};
  std::vector<Item> ground_;
};

}  // namespace unknot::render
