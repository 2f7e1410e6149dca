// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <map>
#include <string>
#include <vector>

#include "guide/guide.hpp"
#include "plan/plan.hpp"

/// What hands do and what a text names, both found in the plainest way: nothing of this is shared
/// with the code that chooses the words.
namespace unknot::test {

/// The hands of one step, looked at point by point against the regions' rings.
struct Hands {
  std::map<std::string, std::array<double, 2>> on;  ///< region → share of the hands, left and right
  double left = 0, right = 0;                       ///< of the midline
  std::vector<std::string> tools;                   ///< of every hand that touches
  int count = 0;  ///< hands that press, or that rest where none does
  Level level = Level::none;
};

class Eyes {
 public:
  Eyes(const guide::Guide& guide, const plan::BodyFit& body);
  Hands hands(const plan::Step& step) const;

 private:
  const guide::Guide& guide_;
  double scale_;
  struct Ring {
    std::string region;
    bool left;
    shapes::PolygonMm ring;
  };
  std::vector<Ring> rings_;
};

/// Finds the guide's names in texts.
class Ears {
 public:
  explicit Ears(const guide::Guide& guide);

  /// The names in the text that are not true of the hands, each with what it is a name of; empty:
  /// all are. `sides`: “left” and “right” alone are the receiver's, not the giver's hands.
  std::vector<std::string> wrong(const std::string& text, const Hands& hands,
                                 bool sides = true) const;
  /// The places named, as "region" or "region:left".
  std::vector<std::string> places(const std::string& text) const;

 private:
  struct Name {
    std::string words;  ///< " in small letters "
    char kind;          ///< p(lace), t(ool), l(evel), w(eight), b(oth), s(ide)
    std::string id;
    guide::Side side = guide::Side::none;
    Level level = Level::none;
  };
  void add(const std::string& text, char kind, const std::string& id,
           guide::Side side = guide::Side::none, Level level = Level::none);
  bool holds(const Name& name, const Hands& hands) const;
  std::vector<const Name*> found(const std::string& text) const;

  const guide::Guide& guide_;
  std::vector<Name> names_;  ///< the longest first
};

/// A text in small letters, single blanks between words and around.
std::string heard(const std::string& text);

}  // namespace unknot::test
