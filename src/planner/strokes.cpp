// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "planner/strokes.hpp"

#include <algorithm>
#include <bit>
#include <span>

#include "base/random.hpp"
#include "body/mirror.hpp"

namespace unknot::planner {
namespace {

/// More than a massage has steps; a workshop that lives for long must not grow.
constexpr std::size_t kMostContacts = 1000;

/// Do both sets of limits say the same of a technique up to that level, apart from what shows on
/// the back and from tools that were not even tried?
bool alike(const plan::Limits& a, const plan::Limits& b, const guide::Technique& t, Level level,
           const std::optional<body::Stroke>& work) {
  const std::span tools(t.tools.data(), work ? work->tried : t.tools.size());
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

std::size_t StrokeKey::Hash::operator()(const StrokeKey& key) const {
  const std::size_t rest =
      (static_cast<std::size_t>(key.side) * 8 + static_cast<std::size_t>(key.level)) * 64 +
      static_cast<std::size_t>(key.most_spots);
  const std::size_t what = std::hash<const guide::Technique*>()(key.technique) * 31 + rest;
  return std::hash<std::string_view>()(key.region) ^ (what * 0x9e3779b9U);
}

void Strokes::forget(const Strokes& other) {
  std::erase_if(others_, [&](const Other& o) { return o.strokes == &other; });
}

const body::Ground::Change* Strokes::change_since(const Strokes* other) {
  const auto it = std::find_if(others_.begin(), others_.end(),
                               [&](const Other& o) { return o.strokes == other; });
  if (it == others_.end()) return nullptr;
  if (!it->change) it->change = ground_.change_from(other->ground_);
  return &*it->change;
}

std::shared_ptr<Work> Strokes::known_elsewhere(const Key& key) {
  const auto known = back_.ways.find(key);
  if (known == back_.ways.end()) return nullptr;
  for (Back::Way& way : known->second) {
    const body::Ground::Change* change = change_since(way.under);
    if (change == nullptr || change->touches(way.work->asked, key.level) ||
        !alike(way.under->ground_.limits(), ground_.limits(), *key.technique, key.level,
               way.work->stroke))
      continue;
    way.under = this;
    return way.work;
  }
  return nullptr;
}

std::shared_ptr<Work> Strokes::drawn(const Key& key) {
  auto out = std::make_shared<Work>();
  const Listening listening(ground_, out->asked);
  body::StrokeWish wish{key.technique, key.region, key.side, key.level, key.most_spots, {}};
  wish.book = &spots_;
  out->stroke = body::make_work(ground_, wish);
  back_.ways[key].push_back({this, out});
  return out;
}

std::shared_ptr<Work> Strokes::image_of_right(Key key) {
  key.side = plan::Side::right;
  const std::shared_ptr<Work> right = kept(key).work;
  if (!lopsided_) lopsided_ = ground_.lopsided();
  if (lopsided_->touches(right->asked, key.level)) return nullptr;
  if (auto known = right->image.lock()) return known;
  auto out = std::make_shared<Work>();
  if (right->stroke) out->stroke = body::mirrored(*right->stroke);
  out->image_of = right;
  right->image = out;
  return out;
}

Strokes::Kept& Strokes::kept(const Key& key) {
  const auto it = kept_.find(key);
  if (it != kept_.end()) return it->second;
  std::shared_ptr<Work> out;
  if (key.side == plan::Side::left) out = image_of_right(key);
  if (!out) out = known_elsewhere(key);
  if (!out) out = drawn(key);
  return kept_.emplace(key, Kept{std::move(out), nullptr}).first->second;
}

const body::Contact& Strokes::contact_of(Work& work) {
  if (work.stroke && !work.has_contact)
    work.contact = work.image_of ? body::mirrored(*back_.chart, contact_of(*work.image_of))
                                 : body::contact_of(ground_, work.stroke->path);
  work.has_contact = true;
  return work.contact;
}

const body::Dose& Strokes::dose_of(Work& work) {
  if (work.dose) return *work.dose;
  if (!work.stroke)
    work.dose = body::Dose{};
  else if (work.image_of)
    work.dose = body::mirrored(back_.cells, dose_of(*work.image_of));
  else
    work.dose = body::dose_of(ground_.guide(), ground_.body(), back_.cells, work.stroke->path);
  return *work.dose;
}

std::shared_ptr<const Drawn> Strokes::whole_of(Work& work) {
  contact_of(work);
  const auto idle = work.stroke ? body::idle_hand(*work.stroke) : std::nullopt;
  std::optional<shapes::PointMm> at;
  if (idle) {
    if (!idle_) {
      idle_.emplace();
      const Listening listening(ground_, idle_->asked);
      idle_->hands = body::rests(ground_);
    }
    const auto& points = idle_->hands[*idle].points;
    if (!points.empty()) at = points[0].at;
  }
  if (work.whole && work.rest == at) return work.whole;
  auto out = std::make_shared<Drawn>(work);
  if (idle) body::add_rest(idle_->hands[*idle], *idle, *out->stroke);
  work.rest = at;
  work.whole = out;
  return out;
}

const Drawn& Strokes::get(const guide::Technique& technique, const std::string& region,
                          plan::Side side, Level level, int most_spots) {
  Kept& out = kept({&technique, region, side, level, most_spots});
  if (!out.whole) out.whole = whole_of(*out.work);
  return *out.whole;
}

const body::Dose& Strokes::dose(const guide::Technique& technique, const std::string& region,
                                plan::Side side, Level level) {
  return dose_of(*kept({&technique, region, side, level, 0}).work);
}

const body::Contact& Strokes::contact(const Hands& path) {
  std::uint64_t hash = 0;
  const auto mix = [&](auto value) { hash = mixed(hash, std::bit_cast<std::uint64_t>(value)); };
  for (const plan::HandPath& hand : path) {
    mix(fnv1a(hand.tool));
    for (const plan::PathPoint& p : hand.points) {
      mix(p.t.value);
      mix(p.at.x);
      mix(p.at.y);
      mix(p.angle);
      mix(std::int64_t{rank(p.level)} * 2 + (p.contact ? 1 : 0));
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
  for (const Other& other : others_) {
    const auto there = other.strokes->resting_.find(key);
    if (there == other.strokes->resting_.end()) continue;
    if (!change_since(other.strokes)->touches(there->second.asked, Level::none))
      return resting_.emplace(key, there->second).first->second.hands;
  }
  Rest out;
  const Listening listening(ground_, out.asked);
  out.hands = body::resting_hands(ground_, near, kRest, both);
  return resting_.emplace(key, std::move(out)).first->second.hands;
}

const body::Holding& Strokes::holding() {
  if (holding_) return *holding_;
  std::vector<std::string> regions;
  for (const auto& [id, t] : ground_.guide().techniques)
    if (t.pattern == guide::Pattern::rest && t.stages.front() == plan::Stage::grounding)
      regions.insert(regions.end(), t.regions.begin(), t.regions.end());
  return holding_.emplace(body::still_hands(ground_, regions, kRest));
}

std::size_t Strokes::open_cells(body::AreaBits area) {
  const auto it = open_cells_.find(area);
  if (it != open_cells_.end()) return it->second;
  return open_cells_.emplace(area, ground_.open_cells(area)).first->second;
}

}  // namespace unknot::planner
