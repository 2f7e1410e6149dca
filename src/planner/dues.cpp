// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "planner/timeline.hpp"

/// What comes between the work where it is due: breaks, long strokes, questions.
namespace unknot::planner {
namespace {

constexpr std::string_view kFrame = "PLANNER/frame";
constexpr std::string_view kSteps = "PLANNER/steps";

}  // namespace

void Timeline::take_break_if_due(Ms duration, plan::Stage stage) {
  const Ms most = seconds(strokes_->ground().guide().limit(kFrame, "work_s"));
  const bool due = account_.work + duration > most && account_.work >= Ms(1000);
  if (due || (!laid_.empty() && long_overdue(duration))) take_break(stage);
}

bool Timeline::long_overdue(Ms duration) const {
  const auto number = [&](const char* key) {
    return seconds(strokes_->ground().guide().limit("GIVER-2/long", key));
  };
  // Questions before the work, and work that goes on to the end of a round, come on top.
  const Ms room = seconds(strokes_->ground().guide().limit(kFrame, "long_slack_s"));
  return account_.since_long + duration + room > number("gap_s") &&
         end_ - account_.now > number("end_s");
}

void Timeline::take_break_before(std::span<const Item> items) {
  const auto& guide = strokes_->ground().guide();
  if (account_.work < seconds(guide.limit(kFrame, "break_from_s"))) return;
  Ms ahead{0};
  for (const Item& item : items) ahead += item.duration;
  take_break_if_due(ahead, items.front().stage);
}

void Timeline::rest_now() {
  if (!laid_.empty() && account_.work >= Ms(1000)) take_break(laid_.back().step.stage);
}

void Timeline::take_break(plan::Stage stage) {
  const auto& guide = strokes_->ground().guide();
  const auto number = [&](const char* key) { return seconds(guide.limit(kFrame, key)); };
  const bool long_due = account_.since_long + number("work_s") > number("long_every_s") &&
                        end_ - account_.now > seconds(guide.limit("GIVER-2/long", "end_s"));
  lay_rest(stage, account_.last_region == nullptr ? "lower-back" : account_.last_region->id,
           number(long_due ? "long_break_s" : "break_s"), plan::Step::Kind::rest_break,
           guide.phrases.at("en").at(long_due ? "plan.long-break" : "plan.break"));
}

bool Timeline::thumbs_ready(const Item& item) const {
  const auto& guide = strokes_->ground().guide();
  const Ms duration = item.duration;
  const Ms run =
      join_due(item, strokes_->ground().guide().tools.at("thumb")) ? Ms(0) : account_.thumb_run;
  if (run + duration > seconds(guide.limit("GIVER-5/run", "thumb_s"))) return false;
  const Ms window = seconds(guide.limit("GIVER-5/window", "window_s"));
  const Ms most = seconds(guide.limit("GIVER-5/window", "thumb_s"));
  // The fullest window with this step in it ends where the step ends or starts where one starts.
  const Ms from = account_.now + duration - window;
  Ms used = duration;
  for (const auto& [start, end] : account_.thumbs)
    if (end > from) used += end - std::max(start, from);
  return used <= most;
}

bool Timeline::join_due(const Item& item, const guide::Tool& tool) const {
  if (item.technique->join || account_.last_region == nullptr) return false;
  if (account_.last_region->id != item.region) return true;
  // Another technique with what has just worked hard: something else in between.
  const bool hard = tool.id == "thumb" || tool.bent_wrist;
  if (hard && account_.last_tool == &tool && account_.last_technique != item.technique) return true;
  // From one side to the other only within a technique.
  return account_.last_side != item.side && account_.last_technique != item.technique;
}

void Timeline::join(const Item& item) {
  for (const auto& [id, technique] : strokes_->ground().guide().techniques) {
    if (!technique.join || strokes_->ground().limits().barred_techniques.contains(id)) continue;
    const auto& drawn = strokes_->get(technique, "whole-back", plan::Side::both,
                                      lower(item.level, Level::light), 0);
    if (!drawn.stroke) continue;
    Item long_stroke;
    long_stroke.kind = plan::Step::Kind::transition;
    long_stroke.stage = item.stage;
    long_stroke.technique = &technique;
    long_stroke.region = "whole-back";
    long_stroke.level = Level::light;
    long_stroke.duration = drawn.stroke->cycle;
    long_stroke.reason = strokes_->ground().guide().phrases.at("en").at("plan.join");
    lay(long_stroke);
    return;
  }
}

Ms Timeline::warm_enough() const {
  const auto& guide = strokes_->ground().guide();
  const bool brief = end_ < seconds(guide.limit("FLOW-2/warm", "below_s"));
  return seconds(guide.limit("FLOW-2/warm", brief ? "short_s" : "warm_s") +
                 guide.limit(kSteps, "warm_more_s"));
}

bool Timeline::warm_if_due(const Item& item, const body::Contact& contact, bool at_last) {
  const auto& guide = strokes_->ground().guide();
  const Ms need = warm_enough();
  for (const auto& [id, technique] : guide.techniques) {
    if (!technique.join || strokes_->ground().limits().barred_techniques.contains(id)) continue;
    const auto& glide = strokes_->get(technique, "whole-back", plan::Side::both, Level::light, 0);
    if (!glide.stroke) continue;
    double cycles = 0;
    for (body::AreaBits rest = contact.deep; rest != 0; rest &= rest - 1) {
      const body::AreaBits bit = rest & -rest;
      const Ms short_of = need - account_.warm[body::first_area(bit)];
      const auto gives = glide.contact.broad.find(bit);
      if (short_of.value <= 0) continue;
      if (gives == glide.contact.broad.end() || gives->second.value <= 0) return false;
      cycles = std::max(cycles, to_seconds(short_of) / to_seconds(gives->second));
    }
    if (cycles <= 0) return true;
    Item warm;
    warm.stage = item.stage;
    warm.technique = &technique;
    warm.region = "whole-back";
    warm.duration = seconds(to_seconds(glide.stroke->cycle) * (static_cast<int>(cycles) + 1));
    warm.reason = guide.phrases.at("en").at("plan.warm");
    const double patience = guide.limit(kSteps, at_last ? "warm_at_last_s" : "warm_now_s");
    if (warm.duration > seconds(patience)) return false;
    return lay_one(warm, at_last);
  }
  return false;
}

void Timeline::ask_about(body::AreaBits areas, const Item& item) {
  const auto& ground = strokes_->ground();
  const auto& guide = ground.guide();
  // A stroke may reach past its own area: then the question is about the whole back, and about
  // what the whole back does not include.
  if (areas == 0) return;
  std::vector<std::string_view> about;
  body::AreaBits covered = 0;
  for (const std::string_view wide :
       {std::string_view(item.region), std::string_view("whole-back")})
    if (about.empty()) {
      const body::AreaBits bits = ground.bits(wide, plan::Side::both);
      const bool all = (areas & ~bits) == 0;
      if ((areas & bits) == 0 || (wide == item.region && !all)) continue;
      about = {wide};
      covered = bits;
    }
  const auto& bits = strokes_->region_bits();
  for (std::size_t i = 0; i < bits.size(); ++i)
    if ((areas & bits[i] & ~covered) != 0) {
      about.push_back(ground.region_ids()[i]);
      if (about.size() == 1) covered = bits[i];
    }
  for (const std::string_view region : about)
    lay_rest(item.stage, region, seconds(guide.limit(kFrame, "check_in_s")),
             plan::Step::Kind::check_in, guide.phrases.at("en").at("plan.check-in"));
}

Timeline::Firm Timeline::firm_on(const Strokes::Hands& path, std::string_view region,
                                 plan::Side side) const {
  constexpr double kUnsure = 16;  // mm across: a border is known no better
  constexpr double kLook = 8;
  const auto& ground = strokes_->ground();
  const double reach = ground.guide().limit("PRESS-3/check-in", "reach_mm");
  const body::AreaBits own = ground.bits(region, side);
  const auto known = ground.guide().regions.find(std::string(region));
  const bool single = known != ground.guide().regions.end() && !known->second.group;
  const auto under = [&](shapes::PointMm at, double across) {
    return ground.areas_under({at, 0, Mm(across), Mm(across), false}, 1e-6, 1);
  };
  Firm out;
  for (const plan::HandPath& hand : path)
    for (std::size_t i = 0; i + 1 < hand.points.size(); ++i) {
      const plan::PathPoint& a = hand.points[i];
      if (!a.contact || a.level != Level::firm) continue;
      const auto way = hand.points[i + 1].at - a.at;
      const double far = (way.x < 0 ? -way.x : way.x) + (way.y < 0 ? -way.y : way.y);
      const int looks = 1 + static_cast<int>(far / kLook);
      for (int k = 0; k <= looks; ++k) {
        const auto at = a.at + way * (static_cast<double>(k) / looks);
        const auto here = under(at, kUnsure);
        out.may |= here.some;
        if ((here.much & own) != 0) {
          out.sure |= here.much & own;
        } else if (single && (under(at, 2 * reach + kUnsure).some & own) != 0) {
          out.may |= own;
        } else if ((here.some & own) == 0) {
          out.sure |= here.much;
        }
      }
    }
  return out;
}

bool Timeline::ask_if_due(Item& item, const Strokes::Drawn*& drawn) {
  // The first firm moment on an area may come as late as the end of the first round, at a tempo
  // that is a little slower.
  constexpr Ms kSlower{4000};
  const Ms recent = seconds(strokes_->ground().guide().limit("PRESS-3/check-in", "firm_within_s"));
  while (true) {
    body::AreaBits ask = 0;
    bool too_high = false;
    for (const auto& [bit, level] : drawn->contact.level) {
      if (level <= Level::light || level <= account_.reached[body::first_area(bit)]) continue;
      // What nobody opted in to may be brushed, not worked; nobody is asked about it either.
      if ((strokes_->ground().not_opted() & bit) != 0) {
        too_high = true;
        continue;
      }
      if (rank(level) > rank(account_.reached[body::first_area(bit)]) + 1)
        too_high = true;
      else if (account_.cleared[body::first_area(bit)] < level)
        ask |= bit;
    }
    if (drawn->stroke->level == Level::firm) {
      const Firm firm = firm_on(drawn->stroke->path, item.region, item.side);
      for (body::AreaBits rest = firm.may & ~account_.firm; rest != 0; rest &= rest - 1) {
        const std::size_t i = body::first_area(rest);
        const bool stale =
            account_.now + drawn->stroke->cycle + kSlower > account_.cleared_at[i] + recent;
        if (stale && account_.reached[i] >= Level::medium &&
            (strokes_->ground().not_opted() & rest & -rest) == 0)
          ask |= rest & -rest;
      }
    }
    if (!too_high) {
      ask_about(ask, item);
      return true;
    }
    if (item.level <= Level::light) return false;
    item.level = softer(item.level);
    drawn = draw(item, 0);
    if (drawn == nullptr) return false;
  }
}

}  // namespace unknot::planner
