// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "screening/intake.hpp"

#include "screening/freshness.hpp"
#include "screening/intake_parts.hpp"

namespace unknot::screening {

bool applies(const Row& row, const Person& person) {
  const auto answer = person.answers.find(row.id);
  if (answer != person.answers.end() && answer->second != Answer::no) return true;
  const Json* trigger = get(*row.data, "trigger");
  if (trigger == nullptr) return false;
  if (person.age) {
    if (*person.age > number(*trigger, "age_over", 1e9)) return true;
    if (*person.age < number(*trigger, "age_below", -1e9)) return true;
  }
  return text(*trigger, "disagreed") == "consent" && person.agreed &&
         person.agreed->consent == false;
}

std::vector<plan::Area> areas_of(const guide::Guide& guide, std::string_view name) {
  const std::size_t colon = name.find(':');
  const std::string region(name.substr(0, colon));
  const auto it = guide.regions.find(region);
  if (it == guide.regions.end()) return {};
  plan::Side side = plan::Side::both;
  if (colon != std::string_view::npos) {
    const auto given = guide::value_of(guide::kSides, name.substr(colon + 1));
    if (!given || *given == plan::Side::none) return {};
    side = *given;
  }
  std::vector<plan::Area> out;
  std::vector<std::string> members = it->second.group ? it->second.members : std::vector{region};
  for (const std::string& member : members) {
    const auto found = guide.regions.find(member);
    if (found == guide.regions.end()) continue;
    if (found->second.midline) {
      out.push_back({member, plan::Side::none});
      continue;
    }
    if (side != plan::Side::right) out.push_back({member, plan::Side::left});
    if (side != plan::Side::left) out.push_back({member, plan::Side::right});
  }
  return out;
}

void read_moments(JsonReader& in, const std::set<std::string>& known,
                  std::map<std::string, Moment>& out) {
  const Json* given = in.object("given");
  if (given == nullptr) return;
  for (const auto& [id, value] : given->items()) {
    const std::string key = "given/" + escaped(id);
    const auto moment = read_moment(value.is_string() ? value.get<std::string>() : std::string());
    if (!known.contains(id))
      in.problem(key, "nothing with this id is asked here", "an id from the list of questions");
    else if (!moment)
      in.problem(key, "is not a moment", kMomentForm);
    else
      out.emplace(id, *moment);
  }
}

namespace {

std::string listed(const std::set<std::string>& words) {
  return joined({words.begin(), words.end()});
}

/// Reads one person's object.
class PersonReader {
 public:
  PersonReader(const IntakeContext& context, Who who, const Json& json, std::string pointer)
      : c_(context), who_(who), in_(json, std::move(pointer), context.problems) {}

  Person read() {
    out_.told = true;
    only_known_keys();
    in_.text("name", out_.name);
    double age = -1;
    in_.number("age", age, 0, 120);
    if (age >= 0) out_.age = age;
    check_date("asked");
    read_agreed();
    read_answers();
    read_details();
    read_words("allergies", "allergies", out_.allergies);
    const auto allergy = out_.answers.find("allergy");
    if (allergy != out_.answers.end() && allergy->second == Answer::no && !out_.allergies.empty())
      in_.problem("allergies", "there are allergies here, but the question is answered \"no\"",
                  "say yes in answers/allergy, or leave the list empty");
    read_choice("skin", out_.skin);
    read_choice("experience", out_.experience);
    read_tools();
    read_places(c_, in_, out_);
    in_.boolean("asked_firm", out_.asked_firm);
    in_.boolean("asked_lumbar_more", out_.asked_lumbar_more);
    read_opted_in();
    read_given();
    note_told();
    return std::move(out_);
  }

 private:
  void only_known_keys() {
    if (who_ == Who::receiver)
      in_.only({"name", "age", "asked", "answers", "details", "marks", "avoid_regions",
                "asked_firm", "asked_lumbar_more", "opted_in", "agreed", "allergies", "skin",
                "given"});
    else
      in_.only({"name", "age", "asked", "answers", "details", "allergies", "skin", "hurting_tools",
                "experience", "given"});
  }

  void check_date(std::string_view key) {
    std::string asked;
    in_.text(key, asked);
    if (asked.empty()) return;
    const auto day = day_number(asked);
    if (!day)
      in_.problem(key, "is not a date", "YYYY-MM-DD");
    else if (c_.today && *day > *c_.today)
      in_.problem(key, "lies after the day of the session", "a day up to /date");
    else
      out_.asked = day;
  }

  void read_given() {
    std::set<std::string> known;
    for (const Row& row : c_.rows.in_order)
      if (row.asks(who_)) known.insert(row.id);
    read_moments(in_, known, out_.given);
  }

  /// Which questions have an answer here, whatever it is.
  void note_told() {
    for (const Row& row : c_.rows.in_order) {
      if (!row.asks(who_)) continue;
      const std::string key = key_of(row);
      const Json* here = &in_.value();
      for (std::string_view rest = key; here != nullptr && !rest.empty();) {
        const std::size_t slash = rest.find('/');
        here = get(*here, rest.substr(0, slash));
        rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
      }
      if (here != nullptr && !here->is_null()) out_.told_of.insert(key);
    }
  }

  void read_answers() {
    const Json* answers = in_.object("answers");
    if (answers == nullptr) return;
    for (const auto& [id, value] : answers->items()) {
      const std::string key = "answers/" + escaped(id);
      const Row* row = c_.rows.find(id);
      if (row == nullptr || !row->yes_no()) {
        in_.problem(key, "no question has this id", "an id from the list of questions");
        continue;
      }
      if (!row->asks(who_)) {
        in_.problem(key, "this question is not for the " + std::string(word(who_)),
                    "move it to the other person");
        continue;
      }
      if (value == "no")
        out_.answers.emplace(id, Answer::no);
      else if (value == "yes")
        out_.answers.emplace(id, Answer::yes);
      else if (value == "unsure")
        out_.answers.emplace(id, Answer::unsure);
      else
        in_.problem(key, "is no answer", "one of: no, yes, unsure");
    }
  }

  void read_details() {
    const Json* details = in_.object("details");
    if (details == nullptr) return;
    for (const auto& [id, value] : details->items()) {
      const std::string key = "details/" + escaped(id);
      const auto detail = c_.rows.details.find(id);
      if (detail == c_.rows.details.end()) {
        in_.problem(key, "no question has this detail", "an id from the list of questions");
        continue;
      }
      const Row& row = *c_.rows.row_of_detail.find(id)->second;
      if (const std::string own = text(*detail->second, "key"); !own.empty())
        in_.problem(key, "does not belong here", "put it at " + in_.pointer(own));
      else if (!row.asks(who_))
        in_.problem(key, "this question is not for the " + std::string(word(who_)));
      else if (!applies(row, out_))
        in_.problem(key, "this is a detail of \"" + row.id + "\", which is not answered yes",
                    "answer /answers/" + row.id + " with yes or unsure, or leave the detail out");
      else if (check_detail(key, *detail->second, value))
        out_.details.emplace(id, value);
    }
  }

  bool check_detail(const std::string& key, const Json& detail, const Json& value) {
    const std::string kind = text(detail, "kind");
    if (value == "unsure") return true;
    if (kind == "number") {
      const double lo = number(detail, "min", 0);
      const double hi = number(detail, "max", 1e6);
      if (value.is_number() && value.get<double>() >= lo && value.get<double>() <= hi) return true;
      in_.problem(key, "must be a number in range",
                  Json(lo).dump() + " to " + Json(hi).dump() + ", or unsure");
      return false;
    }
    std::vector<std::string> words = {"no", "yes"};
    if (kind == "choice") {
      words.clear();
      for (const Json* choice : items(detail, "choices")) words.push_back(text(*choice, "id"));
    }
    if (value.is_string() && contains(words, value.get<std::string>())) return true;
    in_.problem(key, "is no answer", "one of: " + joined(words) + ", unsure");
    return false;
  }

  /// A list of words, each among the choices of the detail `id`.
  void read_words(const std::string& key, const std::string& id, std::set<std::string>& out) {
    in_.texts(key, out);
    const auto detail = c_.rows.details.find(id);
    if (detail == c_.rows.details.end()) return;
    std::set<std::string> known;
    for (const Json* choice : items(*detail->second, "choices")) known.insert(text(*choice, "id"));
    for (const std::string& w : out)
      if (!known.contains(w)) in_.problem(key, "unknown word", "one of: " + listed(known));
  }

  /// One word, among the choices of the question that is stored at `key`.
  void read_choice(const std::string& key, std::string& out) {
    in_.text(key, out);
    if (out.empty()) return;
    std::set<std::string> known;
    for (const Row& row : c_.rows.in_order)
      if (text(*row.data, "key") == key)
        for (const Json* choice : items(*row.data, "choices")) known.insert(text(*choice, "id"));
    if (!known.contains(out)) in_.problem(key, "unknown word", "one of: " + listed(known));
  }

  void read_tools() {
    in_.texts("hurting_tools", out_.hurting_tools);
    for (const std::string& tool : out_.hurting_tools)
      if (!c_.guide.tools.contains(tool))
        in_.problem("hurting_tools", "no tool \"" + tool + "\"", "a tool id of the guide");
  }

  void read_opted_in() {
    in_.texts("opted_in", out_.opted_in);
    for (const std::string& id : out_.opted_in)
      if (!c_.guide.regions.contains(id) && !c_.guide.zones.contains(id) &&
          !c_.guide.techniques.contains(id))
        in_.problem("opted_in", "nothing has the id \"" + id + "\"",
                    "a region, zone or technique id of the guide");
  }

  void read_agreed() {
    const Json* agreed = in_.object("agreed");
    if (agreed == nullptr) return;
    out_.agreed.emplace();
    JsonReader one(*agreed, in_.pointer("agreed"), c_.problems);
    one.only({"consent", "pressure_words", "stop_word"});
    if (one.has("consent")) {
      bool consent = false;
      one.boolean("consent", consent);
      out_.agreed->consent = consent;
    }
    one.boolean("pressure_words", out_.agreed->pressure_words);
    one.text("stop_word", out_.agreed->stop_word);
  }

  const IntakeContext& c_;
  Who who_;
  JsonReader in_;
  Person out_;
};

}  // namespace

Result<Intake> read_intake(const guide::Guide& guide, const Rows& rows, std::string_view text) {
  const Result<Json> json = parse_json(text, "intake");
  if (!json) return std::unexpected(json.error());
  Diagnostics problems;
  Intake out;
  JsonReader in(*json, "", problems);
  in.only({"date", "now", "given", "receiver", "giver", "accepted", "guardian_present",
           "adult_present"});
  std::string date;
  in.text("date", date);
  std::string now;
  in.text("now", now);
  out.now = read_moment(now);
  if (in.has("now") && !out.now) in.problem("now", "is not a moment", kMomentForm);
  const std::optional<int> today = day_number(date);
  if (!date.empty() && !today) in.problem("date", "is not a date", "YYYY-MM-DD");
  out.date = today;
  const IntakeContext context{guide, rows, today, problems};
  read_moments(in, {"accepted", "guardian_present", "adult_present"}, out.given);
  if (const Json* person = in.object("receiver"))
    out.receiver = PersonReader(context, Who::receiver, *person, "/receiver").read();
  if (const Json* person = in.object("giver"))
    out.giver = PersonReader(context, Who::giver, *person, "/giver").read();
  in.texts("accepted", out.accepted);
  for (const std::string& id : out.accepted) {
    const Row* row = rows.find(id);
    if (row == nullptr || get(*row->data, "accept") == nullptr)
      in.problem("accepted", "\"" + id + "\" is nothing that two people can take on", "cold");
  }
  in.boolean("guardian_present", out.guardian_present);
  in.boolean("adult_present", out.adult_present);
  if (!problems.empty()) return std::unexpected(problems);
  return out;
}

}  // namespace unknot::screening
