// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "screening/freshness.hpp"

#include <algorithm>

namespace unknot::screening {

std::string key_of(const Row& row) {
  const std::string own = text(*row.data, "key");
  return own.empty() ? "answers/" + row.id : own;
}

namespace {

std::string replaced(std::string text, std::string_view what, const std::string& with) {
  if (const std::size_t at = text.find(what); at != std::string::npos)
    text.replace(at, what.size(), with);
  return text;
}

/// So long an answer is of this session.
std::int64_t session_minutes(const Json& words) {
  return static_cast<std::int64_t>(number(words, "session_minutes", 0));
}

/// Judges ages; says nothing of an answer that counts.
class Judge {
 public:
  Judge(const Rows& rows, const Intake& intake)
      : words_(rows.words()),
        intake_(intake),
        session_(session_minutes(words_)),
        ahead_(static_cast<std::int64_t>(number(words_, "ahead_minutes", 0))),
        fresh_days_(static_cast<std::int64_t>(number(words_, "fresh_days", 0))) {}

  /// Why what was said at `given` does not count now; "" where it does.
  std::string why(const std::map<std::string, Moment>& given, const std::string& id) const {
    const auto it = given.find(id);
    if (it == given.end()) return text(words_, "again_unknown");
    const std::int64_t age = intake_.now->minute - it->second.minute;
    if (age < -ahead_) return text(words_, "again_future");
    return age > session_ ? replaced(text(words_, "again_old"), "{age}", in_words(age)) : "";
  }

  /// The same for the day on which a person's whole list was asked.
  std::string why_list(const Person& person, const std::string& id) const {
    std::optional<int> asked = person.asked;
    if (!asked) asked = intake_.date;
    if (!asked)
      if (const auto it = person.given.find(id); it != person.given.end()) asked = it->second.day;
    if (!asked) return text(words_, "again_unknown");
    const std::int64_t days = intake_.now->day - *asked;
    // One day ahead is no wrong clock: people cross the date line, and midnight.
    if (days < -1) return text(words_, "again_future");
    return days > fresh_days_
               ? replaced(text(words_, "again_list"), "{age}", in_words(days * 24 * 60))
               : "";
  }

 private:
  const Json& words_;
  const Intake& intake_;
  std::int64_t session_, ahead_, fresh_days_;
};

/// Calls `each(row, who, person, key)` for every question that somebody has answered, in the order
/// to ask.
template <class Each>
void for_each_told(const Rows& rows, const Intake& intake, const Each& each) {
  for (const Row& row : rows.in_order)
    for (const Who who : {Who::receiver, Who::giver}) {
      const Person& person = intake.person(who);
      const std::string key = key_of(row);
      if (row.asks(who) && person.told_of.contains(key)) each(row, who, person, key);
    }
}

/// What both have to say yes to, and where it stands.
std::vector<std::string> taken_on(const Intake& intake) {
  std::vector<std::string> out;
  if (!intake.accepted.empty()) out.emplace_back("accepted");
  if (intake.guardian_present) out.emplace_back("guardian_present");
  if (intake.adult_present) out.emplace_back("adult_present");
  return out;
}

}  // namespace

bool needs_now(const Rows& rows, const Intake& intake) {
  bool any = !taken_on(intake).empty();
  for_each_told(rows, intake, [&](const auto&...) { any = true; });
  return any;
}

std::vector<Stale> stale_answers(const Rows& rows, const Intake& intake) {
  std::vector<Stale> out;
  if (!intake.now) return out;
  const Judge judge(rows, intake);
  const Json* people = get(rows.words(), "again_who");
  const auto judged = [&](const Row& row, Who who, const Person& person, const std::string& key) {
    std::string why = judge.why(person.given, row.id);
    if (why.empty() && text(*row.data, "ask") == "changed") why = judge.why_list(person, row.id);
    if (why.empty()) return;
    const std::string whose = people == nullptr ? "" : text(*people, word(who));
    out.push_back({row.id, "/" + std::string(word(who)) + "/" + key,
                   text(*row.data, "title") + " (" + whose + "): " + why});
  };
  for_each_told(rows, intake, judged);
  for (const std::string& key : taken_on(intake))
    if (const std::string why = judge.why(intake.given, key); !why.empty())
      out.push_back({key, "/" + key, text(rows.words(), "again_" + key) + ": " + why});
  return out;
}

std::optional<std::int64_t> good_until(const Rows& rows, const Intake& intake) {
  const std::int64_t session = session_minutes(rows.words());
  std::optional<std::int64_t> out;
  const auto told = [&](const std::map<std::string, Moment>& given, const std::string& id) {
    const auto it = given.find(id);
    if (it == given.end()) return;
    const std::int64_t until = it->second.minute + session;
    out = out ? std::min(*out, until) : until;
  };
  for_each_told(rows, intake, [&](const Row& row, Who, const Person& person, const std::string&) {
    told(person.given, row.id);
  });
  for (const std::string& key : taken_on(intake)) told(intake.given, key);
  return out;
}

Intake without(const Rows& rows, Intake intake, const std::vector<Stale>& stale) {
  for (const Stale& one : stale) {
    Person& person = one.path.starts_with("/giver/") ? intake.giver : intake.receiver;
    const Row* row = rows.find(one.id);
    if (row == nullptr) continue;  // taken on by both: whoever can only be careful leaves it alone
    person.answers.erase(row->id);
    for (const Json* detail : items(*row->data, "details"))
      person.details.erase(text(*detail, "id"));
    const std::string key = key_of(*row);
    if (key == "age") person.age.reset();
    if (key == "asked_firm") person.asked_firm = false;
    if (key == "asked_lumbar_more") person.asked_lumbar_more = false;
    if (key == "agreed/consent" && person.agreed) person.agreed->consent.reset();
    if (key == "agreed/pressure_words" && person.agreed) person.agreed->pressure_words = false;
    if (key == "agreed/stop_word" && person.agreed) person.agreed->stop_word.clear();
  }
  return intake;
}

}  // namespace unknot::screening
