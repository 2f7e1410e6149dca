// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "guide/guide.hpp"

/// How pictures look: skin, lamp and colours, from the guide's folder `looks`.
namespace unknot::render {

/// Linear light, 1 = white.
using Rgb = std::array<double, 3>;

Rgb light_of(std::string_view colour);  ///< "#rrggbb"
std::string colour_of(Rgb light);       ///< as a screen shows it, bright light rolled off

/// As a lamp set for this skin shows it: deep skin a little lighter, light skin a little deeper.
Rgb exposed(Rgb tone);

struct Tone {
  std::string id, name, colour;
};

struct Lamp {
  Rgb to{-0.5, 0.5, 0.7};  ///< direction to the lamp: right, up, towards us
  Rgb colour{1, 1, 1}, ambient{0.2, 0.2, 0.2};
  double rim = 0, shine = 0, falloff = 0;
  std::string ground, pool, ink, soft_ink, hair;
};

struct Raised {
  std::string drawing;
  double up = 0, soft = 0;  ///< mm
};

/// A ball swept from one place to another: x, y, radius; x, y, radius; height at both ends.
using Bone = std::array<double, 8>;
/// x, y, direction, size.
using Nail = std::array<double, 4>;

struct HandShape {
  std::vector<Bone> bones;
  std::vector<Nail> nails;
};

struct LevelLook {
  std::string colour;
  int rings = 0;
  double line = 0;  ///< mm
};

struct Looks {
  std::vector<Tone> tones;
  std::map<std::string, Lamp> lamps;  ///< "night", "day"
  std::vector<Raised> raised;
  std::map<std::string, HandShape> hands;  ///< by tool
  std::array<LevelLook, 4> levels;         ///< by guide Level; none looks like light
  std::vector<std::string> regions;
  std::vector<std::string> heat;
  std::string no_go, caution, avoid, sore;

  Tone plain{"", "", "#b98a68"};

  const Tone& tone(std::string_view id) const;  ///< the middle one where it is unknown
};

/// What a guide without looks lacks stays plain; the guide as shipped has all of it.
Looks looks_of(const guide::Guide& guide);

}  // namespace unknot::render
