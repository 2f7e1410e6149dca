// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "body/stroke.hpp"
#include "planner/item.hpp"

namespace unknot::planner {

/// Strokes of one body under one set of limits, drawn once each.
class Strokes {
 public:
  explicit Strokes(const body::Ground& ground) : ground_(ground) {}

  struct Drawn {
    std::optional<body::Stroke> stroke;
    body::Contact contact;
  };
  const Drawn& get(const guide::Technique& technique, const std::string& region, plan::Side side,
                   Level level, int most_spots);
  const body::Ground& ground() const { return ground_; }

 private:
  const body::Ground& ground_;
  std::map<std::tuple<std::string, std::string, plan::Side, Level, int>, Drawn> drawn_;
};

/// Lays items one after the other and keeps account of what the rules ask for: what is warm, who
/// was asked, how long the thumbs and the giver have worked. Puts in joins, check-ins and breaks
/// where they are due, lightens or leaves out what may not be done yet.
class Timeline {
 public:
  Timeline(Strokes& strokes, const plan::Request& request, Ms end);

  /// What already happened, in order.
  void take_given(const std::vector<plan::Step>& given);
  /// False if the item cannot be laid: no place, no tool, thumbs over their time.
  bool lay(const Item& item);
  void lay_rest(plan::Stage stage, std::string_view region, Ms duration,
                plan::Step::Kind kind, const std::string& reason);

  Ms now() const { return now_; }
  const std::vector<plan::Step>& steps() const { return steps_; }
  std::size_t given() const { return given_; }
  /// Dose by technique and region as laid so far, seconds (both sides together).
  const std::map<std::pair<std::string, std::string>, double>& dose() const { return dose_; }
  bool thumbs_ready(Ms duration) const;

 private:
  void account(const plan::Step& step, const body::Contact& per_cycle, double cycles);
  void add(plan::Step step);
  void take_break_if_due(Ms duration, plan::Stage stage);
  void join_if_due(const Item& item);
  void warm_if_due(const Item& item, const body::Contact& contact);
  bool ask_if_due(Item& item, const Strokes::Drawn*& drawn);
  const Strokes::Drawn* draw(const Item& item, int most_spots);

  Strokes& strokes_;
  const plan::Request& request_;
  Ms end_;
  Ms now_{0};
  std::vector<plan::Step> steps_;
  std::size_t given_ = 0;
  Ms work_{0};             ///< since the last break
  Ms since_long_{0};       ///< since the last long break
  std::map<body::AreaBits, Ms> warm_;
  std::map<body::AreaBits, Level> reached_, cleared_;
  std::vector<std::pair<Ms, Ms>> thumbs_;
  std::string last_region_;  ///< of the last targeted work that no long stroke has followed
  std::map<std::pair<std::string, std::string>, double> dose_;
};

}  // namespace unknot::planner
