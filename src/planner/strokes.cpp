// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/strokes.hpp"

#include <algorithm>
#include <cstring>

#include "base/random.hpp"

namespace unknot::planner {
namespace {

/// More than a massage has steps; a workshop that lives for long must not grow.
constexpr std::size_t kMostContacts = 1000;

/// Do both sets of limits say the same of a technique up to that level, apart from what shows on
/// the back?
bool alike(const plan::Limits& a, const plan::Limits& b, const guide::Technique& t, Level level) {
  const auto& tools = t.tools;
  return lower(a.cap, level) == lower(b.cap, level) && a.lumbar_more == b.lumbar_more &&
         a.barred_techniques.contains(t.id) == b.barred_techniques.contains(t.id) &&
         std::all_of(tools.begin(), tools.end(), [&](const std::string& tool) {
           return a.barred_tools.contains(tool) == b.barred_tools.contains(tool);
         });
}

/// Notes what the ground is asked while it lives.
class Listening {
 public:
  Listening(const body::Ground& ground, body::Asked& to) : ground_(ground) { ground_.note_in(&to); }
  ~Listening() { ground_.note_in(nullptr); }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

 private:
  const body::Ground& ground_;
};

}  // namespace

std::size_t Strokes::Hash::operator()(const Key& key) const {
  const std::uint64_t rest =
      (static_cast<std::uint64_t>(key.side) * 8 + static_cast<std::uint64_t>(key.level)) * 64 +
      static_cast<std::uint64_t>(key.most_spots);
  return static_cast<std::size_t>(fnv1a(key.region, fnv1a(key.technique->id)) ^
                                  (rest * 0x9e3779b97f4a7c15ULL));
}

void Strokes::learn_from(const std::vector<Strokes*>& others) {
  others_.clear();
  for (Strokes* other : others) others_.push_back({other, {}});
}

const body::Ground::Change& Strokes::change_since(Other& other) const {
  if (!other.change) other.change = ground_.change_from(other.strokes->ground_);
  return *other.change;
}

std::shared_ptr<Strokes::Kept> Strokes::known_elsewhere(const Key& key) {
  for (Other& other : others_) {
    const auto it = other.strokes->kept_.find(key);
    if (it == other.strokes->kept_.end()) continue;
    if (alike(other.strokes->ground_.limits(), ground_.limits(), *key.technique, key.level) &&
        !change_since(other).touches(it->second->asked, key.level))
      return it->second;
  }
  return nullptr;
}

Strokes::Kept& Strokes::kept(const Key& key) {
  const auto it = kept_.find(key);
  if (it != kept_.end()) return *it->second;
  std::shared_ptr<Kept> out = known_elsewhere(key);
  if (!out) {
    out = std::make_shared<Kept>();
    const Listening listening(ground_, out->asked);
    out->stroke = body::make_stroke(
        ground_, {key.technique, key.region, key.side, key.level, key.most_spots, {}});
  }
  return *kept_.emplace(key, std::move(out)).first->second;
}

const Strokes::Drawn& Strokes::get(const guide::Technique& technique, const std::string& region,
                                   plan::Side side, Level level, int most_spots) {
  Kept& out = kept({&technique, region, side, level, most_spots});
  if (out.stroke && !out.has_contact) {
    out.contact = body::contact_of(ground_, out.stroke->path);
    out.has_contact = true;
  }
  return out;
}

const body::Dose& Strokes::dose(const guide::Technique& technique, const std::string& region,
                                plan::Side side, Level level) {
  Kept& out = kept({&technique, region, side, level, 0});
  if (!out.dose)
    out.dose = out.stroke
                   ? body::dose_of(ground_.guide(), ground_.body(), back_.cells, out.stroke->path)
                   : body::Dose{};
  return *out.dose;
}

const body::Contact& Strokes::contact(const Hands& path) {
  std::uint64_t hash = fnv1a("");
  const auto mix = [&](auto value) {
    std::array<char, sizeof value> bytes;
    std::memcpy(bytes.data(), &value, sizeof value);
    hash = fnv1a({bytes.data(), bytes.size()}, hash);
  };
  for (const plan::HandPath& hand : path) {
    hash = fnv1a(hand.tool, hash);
    for (const plan::PathPoint& p : hand.points) {
      mix(p.t.value);
      mix(p.at.x);
      mix(p.at.y);
      mix(p.angle);
      mix(static_cast<int>(p.level) * 2 + (p.contact ? 1 : 0));
    }
  }
  const auto it = back_.contacts.find(hash);
  if (it != back_.contacts.end()) return it->second;
  if (back_.contacts.size() >= kMostContacts) back_.contacts.clear();
  return back_.contacts.emplace(hash, body::contact_of(ground_, path)).first->second;
}

/// Long enough to be a touch; the time on the line replaces it.
constexpr Ms kRest{10000};

const Strokes::Hands& Strokes::resting(body::AreaBits near, bool both) {
  const std::pair key(near, both);
  const auto it = resting_.find(key);
  if (it != resting_.end()) return it->second.hands;
  for (Other& other : others_) {
    const auto there = other.strokes->resting_.find(key);
    if (there == other.strokes->resting_.end()) continue;
    if (!change_since(other).touches(there->second.asked, Level::none))
      return resting_.emplace(key, there->second).first->second.hands;
  }
  Rest out;
  const Listening listening(ground_, out.asked);
  out.hands = body::resting_hands(ground_, near, kRest, both);
  return resting_.emplace(key, std::move(out)).first->second.hands;
}

std::size_t Strokes::open_cells(body::AreaBits area) {
  const auto it = open_cells_.find(area);
  if (it != open_cells_.end()) return it->second;
  return open_cells_.emplace(area, ground_.open_cells(area)).first->second;
}

}  // namespace unknot::planner
