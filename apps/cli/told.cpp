// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/told.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/common.hpp"
#include "plan/plan.hpp"
#include "screening/screening.hpp"

namespace unknot::cli {
namespace {

using Json = nlohmann::json;

struct Question {
  std::string id, who, kind, text, path;
  double min = 0, max = 0;
  Json value;  ///< of a kind "agree" that puts it into a list
  std::vector<std::string> choices;
};

std::string word_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

void collect(const Json& list, const std::string& who, std::vector<Question>& out) {
  for (const Json& one : list) {
    Question q{word_at(one, "id"),
               one.contains("who") ? word_at(one, "who") : who,
               word_at(one, "kind"),
               word_at(one, "question"),
               word_at(one, "path"),
               one.value("min", 0.0),
               one.value("max", 0.0),
               one.value("value", Json()),
               {}};
    if (const auto choices = one.find("choices"); choices != one.end() && choices->is_array())
      for (const Json& choice : *choices) q.choices.push_back(word_at(choice, "id"));
    const std::string asked = q.who;
    out.push_back(std::move(q));
    if (const auto details = one.find("details"); details != one.end() && details->is_array())
      collect(*details, asked, out);
  }
}

std::vector<Question> questions_of(const guide::Guide& guide) {
  std::vector<Question> out;
  const auto text = screening::questions(guide, "{}");
  if (!text) throw Stop{kUnreadable, problems_in("the guide", "", text.error())};
  const Json json = Json::parse(*text, nullptr, false);
  if (json.is_object() && json.contains("questions")) collect(json["questions"], "", out);
  return out;
}

/// "/receiver/agreed/stop_word" ends with "stop-word".
std::string tail_of(const std::string& path) { return folded(path.substr(path.rfind('/') + 1)); }

/// "pregnant" is "pregnancy": all but the last letters.
bool alike(const std::string& a, const std::string& b) {
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto shared = static_cast<std::size_t>(x - a.begin());
  return shared >= 5 && shared + 2 >= std::min(a.size(), b.size());
}

/// The question of that name for that person (for "" either), or null.
const Question* question_called(const std::vector<Question>& all, const std::string& who,
                                const std::string& name) {
  const auto fits = [&](const Question& q) {
    return (who.empty() || q.who == who) && q.kind != "mark";
  };
  for (const Question& q : all)
    if (fits(q) && (q.id == name || tail_of(q.path) == name)) return &q;
  // Details are called after their question: the shortest one is the question.
  const Question* found = nullptr;
  for (const Question& q : all)
    if (fits(q) && alike(q.id, name) && (found == nullptr || q.id.size() < found->id.size()))
      found = &q;
  return found;
}

std::string answers_of(const Question& q) {
  if (q.kind == "yes-no-unsure") return "yes, no or unsure";
  if (q.kind == "agree") return "yes or no";
  if (q.kind == "choice") return "one of " + joined(q.choices);
  if (q.kind == "choices")
    return q.choices.empty() ? "a list with +"
                             : "some of " + joined(q.choices) + ", with + between";
  if (q.kind == "number") return "a number";
  return "a word";
}

Json value_of(const std::string& option, const Question& q, const std::string& said) {
  const auto no_answer = [&]() -> Stop {
    return {kBadArguments,
            option + ": " + q.id + "=" + said + " is no answer; say " + answers_of(q)};
  };
  const std::string word = folded(said);
  if (q.kind == "yes-no-unsure" || q.kind == "agree") {
    const bool unsure = q.kind == "yes-no-unsure" && (word == "unsure" || word == "not-sure");
    const bool known = word == "yes" || word == "no" || word == "y" || word == "n";
    if (!known && !unsure) throw no_answer();
    if (q.kind == "agree") return word[0] == 'y';
    return unsure ? "unsure" : word[0] == 'y' ? "yes" : "no";
  }
  if (q.kind == "number") {
    const double high = q.max > q.min ? q.max : 1e6;
    return number_option(option + " " + q.id, said, q.min, high);
  }
  const auto choice = [&](const std::string& one) {
    const bool there =
        q.choices.empty() || std::find(q.choices.begin(), q.choices.end(), one) != q.choices.end();
    if (!there) throw no_answer();
    return one;
  };
  if (q.kind == "choice") return choice(word);
  if (q.kind != "choices") return said;
  Json list = Json::array();
  for (std::size_t at = 0; at <= word.size();) {
    const std::size_t end = std::min(word.find('+', at), word.size());
    list.push_back(choice(word.substr(at, end - at)));
    at = end + 1;
  }
  return list;
}

/// A key of the request's own object that nobody asks about: height, build, surface …
std::string request_key(const std::string& who, const std::string& name, const std::string& said,
                        Json& value) {
  std::string key = name;
  std::replace(key.begin(), key.end(), '-', '_');
  if (key == "height" || key == "height_cm" || key == "stature") key = "stature_cm";
  for (const bool as_number : {false, true}) {
    Json one = said;
    if (as_number) {
      one = Json::parse(said, nullptr, false);
      if (!one.is_number()) break;
    }
    if (plan::request_from_json(Json{{who, Json{{key, one}}}}.dump())) {
      value = one;
      return key;
    }
  }
  return "";
}

}  // namespace

bool answers_told(const std::string& text) {
  if (text.find('=') == std::string::npos) return false;
  std::FILE* file = std::fopen(text.c_str(), "rb");
  if (file == nullptr) return true;
  std::fclose(file);
  return false;
}

Told told_by(const guide::Guide& guide, const std::string& who, const std::string& text,
             const std::string& intake) {
  const std::string option = "--" + who;
  const std::vector<Question> questions = questions_of(guide);
  Json all = Json::parse(intake, nullptr, false);
  if (!all.is_object()) return {intake, "{}"};  // the engine says what is wrong with it
  Json person = Json::object();
  std::set<std::string> said;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const std::string part = text.substr(at, end - at);
    at = end + 1;
    const std::size_t sign = part.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == part.size())
      throw Stop{kBadArguments, option + ": \"" + part + "\" is not NAME=ANSWER, such as fever=no"};
    const std::string name = folded(part.substr(0, sign));
    const std::string answer = part.substr(sign + 1);
    const Question* question = question_called(questions, who, name);
    Json value;
    const std::string key = request_key(who, name, answer, value);
    if (!key.empty()) person[key] = value;
    if (question == nullptr && key.empty()) {
      std::vector<std::string> names;
      for (const Question& q : questions)
        if (q.who == who && q.kind != "mark") names.push_back(q.id);
      const std::string near = nearest(name, names);
      throw Stop{kBadArguments, option + ": nobody asks \"" + name + "\"" +
                                    (near.empty() ? "" : "; did you mean \"" + near + "\"?") +
                                    "\nAll that may be told: unknot guide list questions"};
    }
    if (!said.insert(question != nullptr ? question->id : key).second)
      throw Stop{kBadArguments, option + ": \"" + name + "\" stands there twice"};
    if (question == nullptr) continue;
    Json told = value_of(option, *question, answer);
    Json& place = all[Json::json_pointer(question->path)];
    if (question->kind == "agree" && !question->value.is_null()) {
      if (place.is_null()) place = Json::array();
      if (told == true) place.push_back(question->value);
      continue;
    }
    if (!place.is_null() && place != told)
      throw Stop{kBadArguments, option + ": " + question->id + "=" + answer +
                                    ", but the intake says otherwise; take one of the two away"};
    place = std::move(told);
  }
  return {all.dump(), person.dump()};
}

std::string agreed_stop_word(std::string_view intake) {
  const Json json = Json::parse(intake, nullptr, false);
  const Json::json_pointer at("/receiver/agreed/stop_word");
  if (!json.is_object() || !json.contains(at) || !json[at].is_string()) return "";
  return json[at].get<std::string>();
}

std::string how_to_tell(const guide::Guide& guide, const std::string& name) {
  const std::vector<Question> all = questions_of(guide);
  const Question* q = question_called(all, "", folded(name));
  if (q == nullptr) return "";
  const std::string answer = q->kind == "yes-no-unsure" || q->kind == "agree" ? "yes" : "…";
  return "--" + (q->who.empty() ? "receiver" : q->who) + " " + q->id + "=" + answer;
}

std::string questions_text(const guide::Guide& guide) {
  std::string out;
  for (const Question& q : questions_of(guide)) {
    if (q.kind == "mark") continue;
    out += wrapped("--" + q.who + " " + q.id + "= " + answers_of(q) + ": " + q.text, 80, "  ");
  }
  return out;
}

}  // namespace unknot::cli
