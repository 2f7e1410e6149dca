// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "plan/plan.hpp"
#include "screening/moment.hpp"
#include "screening/rows.hpp"

/// The intake (docs/formats/intake.md) as values: read, validated, nothing decided yet.
namespace unknot::screening {

enum class Answer : unsigned char { no, yes, unsure };

/// A place the receiver showed: a disc on the picture or a whole area, and what it answers.
struct Shown {
  std::optional<plan::Mark> mark;
  std::vector<plan::Area> areas;  ///< where a region was named instead
  plan::Mark::Kind kind = plan::Mark::Kind::avoid;
  std::set<std::string> answers_for;
};

struct Agreed {
  std::optional<bool> consent;
  bool pressure_words = false;
  std::string stop_word;
};

struct Person {
  bool told = false;  ///< there was an object for this person
  std::string name;
  std::optional<double> age;
  std::map<std::string, Answer> answers;
  std::map<std::string, Json> details;
  std::set<std::string> allergies;
  std::string skin, experience;
  std::set<std::string> hurting_tools;
  std::vector<Shown> shown;
  std::vector<plan::Area> avoid_areas;
  std::vector<std::string> avoid_regions;  ///< as given
  bool asked_firm = false, asked_lumbar_more = false;
  std::set<std::string> opted_in;
  std::optional<Agreed> agreed;
  std::optional<int> asked;             ///< day on which the whole list was last asked
  std::map<std::string, Moment> given;  ///< question id -> when it was answered or confirmed
  std::set<std::string> told_of;        ///< keys of questions that have an answer: "answers/fever"
};

struct Intake {
  Person receiver, giver;
  std::set<std::string> accepted;
  bool guardian_present = false, adult_present = false;
  std::optional<Moment> now;            ///< the moment of asking, told by the front end
  std::optional<int> date;              ///< day of the session
  std::map<std::string, Moment> given;  ///< accepted, guardian_present, adult_present

  const Person& person(Who who) const { return who == Who::receiver ? receiver : giver; }
};

/// All problems at once, each with its JSON pointer: unknown ids and words, impossible numbers,
/// contradictions (a detail of a question that was answered "no").
Result<Intake> read_intake(const guide::Guide& guide, const Rows& rows, std::string_view json);

/// Whether the row holds for this person: answered yes or unsure, or brought about by age or by a
/// refused agreement.
bool applies(const Row& row, const Person& person);

/// The areas that "region" or "region:side" means, groups in their members; nothing if unknown.
std::vector<plan::Area> areas_of(const guide::Guide& guide, std::string_view name);

}  // namespace unknot::screening
