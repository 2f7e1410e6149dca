// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "support/said.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "body/frame.hpp"

namespace unknot::test {
namespace {

using guide::Side;
using shapes::PointMm;

bool inside(const shapes::PolygonMm& ring, PointMm p) {
  bool in = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    if ((ring[i].y > p.y) != (ring[j].y > p.y) &&
        p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x)
      in = !in;
  return in;
}

/// A little laxer than what the words are chosen by, for what another way of looking differs.
constexpr double kLax = 0.7;

bool group_of_all(const guide::Guide& guide, const guide::Region& group) {
  std::size_t all = 0;
  for (const auto& [id, r] : guide.regions) all += !r.group && !r.opt_in ? 1 : 0;
  return group.group && group.members.size() >= all;
}

}  // namespace

std::string heard(const std::string& text) {
  std::string out = " ";
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((small >= 'a' && small <= 'z') || small == '\'')
      out += small;
    else if (out.back() != ' ')
      out += ' ';
  }
  return out.back() == ' ' ? out : out + ' ';
}

Eyes::Eyes(const guide::Guide& guide, const plan::BodyFit& body)
    : guide_(guide), scale_(body.hand_scale) {
  for (const auto& [id, region] : guide.regions)
    if (!region.group)
      for (const bool left : {true, false})
        rings_.push_back({id, left, body::to_mm(body, region.polygon, left)});
}

Hands Eyes::hands(const plan::Step& step) const {
  Hands out;
  for (const plan::HandPath& hand : step.path) {
    bool touches = false;
    for (std::size_t i = 0; i + 1 < hand.points.size(); ++i)
      if (hand.points[i].contact) {
        touches = true;
        out.level = std::max(out.level, hand.points[i].level);
      }
    if (touches) out.tools.push_back(hand.tool);
  }
  double all = 0;
  for (const plan::HandPath& hand : step.path) {
    const auto tool = guide_.tools.find(hand.tool);
    if (tool == guide_.tools.end()) continue;
    bool meant = false;
    for (std::size_t i = 0; i + 1 < hand.points.size(); ++i) {
      const plan::PathPoint& a = hand.points[i];
      const plan::PathPoint& b = hand.points[i + 1];
      if (!a.contact || (a.level == Level::none && out.level != Level::none)) continue;
      meant = true;
      const double way = std::hypot(b.at.x - a.at.x, b.at.y - a.at.y);
      const int n = 1 + static_cast<int>(way / 30);
      const double time = static_cast<double>((b.t - a.t).value) / n;
      for (int k = 0; k < n; ++k)
        for (int row = -2; row <= 2; ++row)
          for (int column = -2; column <= 2; ++column) {
            const double f = (k + 0.5) / n;
            if (tool->second.ellipse && row * row + column * column > 6) continue;
            const double along = row * 0.4 * tool->second.length.value * scale_ / 2;
            const double across = column * 0.4 * tool->second.width.value * scale_ / 2;
            const double angle = a.angle + (b.angle - a.angle) * f;
            const PointMm p{
                a.at.x + (b.at.x - a.at.x) * f + along * std::cos(angle) - across * std::sin(angle),
                a.at.y + (b.at.y - a.at.y) * f + along * std::sin(angle) +
                    across * std::cos(angle)};
            all += time;
            (p.x < 0 ? out.left : out.right) += time;
            for (const Ring& ring : rings_)
              if (ring.left == (p.x < 0) && inside(ring.ring, p))
                out.on[ring.region][ring.left ? 0 : 1] += time;
          }
    }
    out.count += meant ? 1 : 0;
  }
  if (all <= 0) return out;
  out.left /= all;
  out.right /= all;
  for (auto& [region, share] : out.on)
    for (double& one : share) one /= all;
  return out;
}

Ears::Ears(const guide::Guide& guide) : guide_(guide) {
  const auto& phrases = guide.phrases.at("en");
  for (const auto& [id, text] : phrases) {
    // Slots are what is filled in; the words around them are no names.
    if (id.starts_with("areas.")) {
      std::string region = id.substr(6);
      Side side = Side::both;
      for (const auto& [one, word] : guide::kSides)
        if (region.ends_with("-" + std::string(word)) && !guide.regions.contains(region)) {
          region.resize(region.size() - word.size() - 1);
          side = one;
        }
      add(text, 'p', region, side);
    }
    if (id.starts_with("words.tool-")) {
      std::string tool = id.substr(11);
      if (tool.ends_with("-one")) tool.resize(tool.size() - 4);
      add(text, 't', tool);
    }
    for (const char* hand : {"print.both-", "print.left-", "print.right-"})
      if (id.starts_with(hand)) add(text, 't', id.substr(std::string(hand).size()));
  }
  for (const auto& [id, region] : guide.regions) {
    add(region.name, 'p', id);
    for (const std::string& alias : region.aliases)
      if (alias.find(' ') != std::string::npos) add(alias, 'p', id);
  }
  for (const auto& [id, tool] : guide.tools) {
    add(tool.name, 't', id);
    add(tool.cue, 't', id);
    for (const std::string& alias : tool.aliases) add(alias, 't', id);
  }
  const auto pressure = nlohmann::json::parse(guide.documents.at("pressure"));
  for (const auto& [level, word] : guide::kLevels) {
    if (level == Level::none) continue;
    add(phrases.at("words.level-" + std::string(word)), 'l', "", Side::none, level);
    const auto& document = pressure.at(std::string(word));
    if (!document.contains("words")) continue;
    for (const auto& promise : document["words"])
      add(promise.get<std::string>(), 'w', "", Side::none, level);
  }
  for (const auto& [side, word] : guide::kSides)
    if (side == Side::left || side == Side::right) add(std::string(word), 's', "", side);
  add(phrases.at("words.both"), 'b', "");
  std::stable_sort(names_.begin(), names_.end(),
                   [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
}

void Ears::add(const std::string& text, char kind, const std::string& id, Side side, Level level) {
  names_.push_back({heard(text), kind, id, side, level});
}

std::vector<const Ears::Name*> Ears::found(const std::string& text) const {
  std::vector<const Name*> out;
  std::string rest = heard(text);
  for (const Name& name : names_) {
    for (;;) {
      const std::size_t at = rest.find(name.words);
      if (at == std::string::npos) break;
      // “no pushing”, “never lean”: what is said not to be.
      const std::string before = rest.substr(0, at + 1);
      bool denied = false;
      for (const char* no : {" no ", " not ", " not a ", " don't ", " never ", " instead of "})
        denied = denied || before.ends_with(no);
      if (!denied) out.push_back(&name);
      rest.replace(at + 1, name.words.size() - 2, "#");
    }
  }
  return out;
}

bool Ears::holds(const Name& name, const Hands& hands) const {
  const double astray = guide_.limit("WORDS/place", "most_astray") / kLax;
  const bool left_only = hands.right <= astray;
  const bool right_only = hands.left <= astray;
  switch (name.kind) {
    case 't':
      return std::find(hands.tools.begin(), hands.tools.end(), name.id) != hands.tools.end();
    case 'l':
      return hands.level == name.level;
    case 'w':
      return hands.level >= name.level;
    case 'b':
      return hands.count == 2;
    case 's':
      return name.side == Side::left ? left_only : right_only;
    default:
      break;
  }
  if (hands.count == 0) return false;
  if (name.side == Side::left && !left_only) return false;
  if (name.side == Side::right && !right_only) return false;
  const guide::Region& region = guide_.regions.at(name.id);
  const auto share = [&](const std::string& id, int side) {
    const auto at = hands.on.find(id);
    return at == hands.on.end() ? 0.0 : at->second[static_cast<std::size_t>(side)];
  };
  if (group_of_all(guide_, region)) {
    // Nearly all parts; a share of one's own size is not asked for here, only that few are missed.
    std::size_t parts = 0;
    std::size_t missed = 0;
    for (const std::string& member : region.members) {
      if (guide_.regions.at(member).opt_in || guide_.regions.at(member).midline) continue;
      for (int side = 0; side < 2; ++side) {
        if (name.side == Side::left && side == 1) continue;
        if (name.side == Side::right && side == 0) continue;
        ++parts;
        missed += share(member, side) > 0 ? 0 : 1;
      }
    }
    return 4 * missed <= parts;
  }
  std::array<double, 2> sum{};
  for (int side = 0; side < 2; ++side) {
    if (!region.group) sum[static_cast<std::size_t>(side)] = share(name.id, side);
    for (const std::string& member : region.members)
      sum[static_cast<std::size_t>(side)] += share(member, side);
  }
  const double least = guide_.limit("WORDS/place", "least") * kLax;
  if (name.side == Side::both && !region.midline) return 2 * sum[0] >= least && 2 * sum[1] >= least;
  return sum[0] + sum[1] >= least;
}

std::vector<std::string> Ears::wrong(const std::string& text, const Hands& hands,
                                     bool sides) const {
  std::vector<std::string> out;
  for (const Name* name : found(text))
    if ((sides || name->kind != 's') && !holds(*name, hands))
      out.push_back(std::string(1, name->kind) + ":" + name->words);
  return out;
}

std::vector<std::string> Ears::places(const std::string& text) const {
  std::vector<std::string> out;
  for (const Name* name : found(text))
    if (name->kind == 'p') {
      const bool one = name->side == Side::left || name->side == Side::right;
      out.push_back(name->id + (one ? ":" + std::string(guide::word(name->side)) : ""));
    }
  return out;
}

}  // namespace unknot::test
