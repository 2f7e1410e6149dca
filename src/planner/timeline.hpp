// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <span>
#include <vector>

#include "planner/item.hpp"
#include "planner/menu.hpp"
#include "planner/strokes.hpp"

namespace unknot::planner {

/// Lays items one after the other and keeps account of what the rules ask for: what is warm, who
/// was asked, how long the thumbs and the giver have worked. Puts in joins, check-ins and breaks
/// where they are due, lightens or leaves out what may not be done yet.
class Timeline {
 public:
  Timeline(Strokes& strokes, Ms end) : strokes_(&strokes), end_(end) {}

  /// What already happened, in order.
  void take_given(const std::vector<plan::Step>& given);
  /// False, and nothing changed, if one of the items cannot be laid: no place, no tool, thumbs over
  /// their time, or (unless `at_last`) too cold a place to go deep soon.
  bool lay_all(std::span<const Item> items, bool at_last);
  bool lay(const Item& item) { return lay_all({&item, 1}, true); }
  /// A break now, if `ahead` would otherwise be cut by one.
  void rest_before(Ms ahead) {
    if (!laid_.empty()) take_break_if_due(ahead, laid_.back().step.stage);
  }
  /// A break now if there has been any work since the last one.
  void rest_now();
  void lay_rest(plan::Stage stage, std::string_view region, Ms duration, plan::Step::Kind kind,
                const std::string& reason);

  /// Both hands still, on the lower back or where else there is room for them today.
  void lay_hold(plan::Stage stage, Ms duration, const std::string& reason);

  Ms now() const { return account_.now; }
  /// All steps with their paths.
  std::vector<plan::Step> steps() const;
  /// The strokes of the steps that are not given, with their regions.
  std::vector<std::pair<std::string, const body::Stroke*>> strokes() const;
  std::size_t given() const { return given_; }
  /// How long what is not given lasts in that stage, breaks and questions included.
  Ms time_in(plan::Stage stage) const;
  /// Has any step been as hard as that?
  bool steps_reached(Level level) const;
  /// What was laid so far, the given included.
  Given dose() const;
  /// How long broad hands pressed on that area, by the number of its bit.
  Ms warm(std::size_t area) const { return account_.warm[area]; }
  /// Of it, by long strokes before the closing that were laid here.
  Ms glided(std::size_t area) const { return account_.glided[area]; }
  /// How many times long strokes came between the work that was laid here.
  std::size_t joins() const { return account_.joins; }
  /// How long they must before anything goes deep there, with a little room.
  Ms warm_enough() const;

 private:
  /// A step whose path is only written out when the plan is done.
  struct Laid {
    plan::Step step;                       ///< without path
    const body::Stroke* stroke = nullptr;  ///< at its own tempo
    const Strokes::Hands* rest = nullptr;  ///< hands that lie still
    const plan::Step* given = nullptr;     ///< what happened, as it was
  };
  struct Spent {
    const guide::Technique* technique = nullptr;
    const guide::Region* region = nullptr;
    Ms time;
  };
  /// What the rules ask for, so far; areas by the number of their bit.
  struct Account {
    Ms now{0};
    Ms work{0};        ///< since the last break
    Ms since_long{0};  ///< since the last long break
    std::array<Ms, 64> warm{}, glided{};
    std::size_t joins = 0;
    std::array<Level, 64> reached{}, cleared{};
    std::array<Ms, 64> cleared_at{};  ///< when the last question about the area ended
    body::AreaBits firm = 0;          ///< areas that firm hands have been on for sure
    body::AreaBits touched = 0;       ///< areas that have been reached at all
    std::vector<std::pair<Ms, Ms>> thumbs;
    Ms thumb_run{0};  ///< since anything else
    /// The last targeted work that no long stroke has followed; no region: there is none.
    const guide::Region* last_region = nullptr;
    const guide::Technique* last_technique = nullptr;
    const guide::Tool* last_tool = nullptr;
    plan::Side last_side = plan::Side::none;
    std::vector<Spent> spent;
  };

  bool lay_one(const Item& item, bool at_last);
  void book(const plan::Step& step, const body::Contact& per_cycle, double cycles);
  void add(Laid laid);
  void take_break_if_due(Ms duration, plan::Stage stage);
  void take_break(plan::Stage stage);
  /// A break rather before both sides of something than between them, if it was not long ago.
  void take_break_before(std::span<const Item> items);
  /// Would the long break come too late after work of that length?
  bool long_overdue(Ms duration) const;
  /// May thumbs work that long now, by the rules for a run and for a while?
  bool thumbs_ready(const Item& item) const;
  bool join_due(const Item& item, const guide::Tool& tool) const;
  void join(const Item& item);
  bool warm_if_due(const Item& item, const body::Contact& contact, bool at_last);
  void ask_about(body::AreaBits areas, const Item& item);
  /// Areas that the middles of firm hands may be on in the path, and those that they are on for
  /// sure, as PRESS-3/check-in counts them.
  struct Firm {
    body::AreaBits may = 0, sure = 0;
  };
  Firm firm_on(const Strokes::Hands& path, std::string_view region, plan::Side side) const;
  bool ask_if_due(Item& item, const Strokes::Drawn*& drawn);
  const Strokes::Drawn* draw(const Item& item, int most_spots);

  Strokes* strokes_;
  Ms end_;
  std::vector<Laid> laid_;
  std::size_t given_ = 0;
  Account account_;
};

}  // namespace unknot::planner
