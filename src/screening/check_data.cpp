// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "screening/ask_gate.hpp"
#include "screening/ask_words.hpp"
#include "screening/rows.hpp"
#include "screening/screening.hpp"

namespace unknot::screening {
namespace {

/// Collects what is wrong with one row.
class RowCheck {
 public:
  RowCheck(const guide::Guide& guide, const Rows& rows, const Row& row, Diagnostics& problems)
      : guide_(guide), rows_(rows), row_(row), problems_(problems) {}

  void run() {
    for (const std::string_view key : {"title", "question", "source"})
      if (text(*row_.data, key).empty()) problem(std::string(key), "is missing");
    if (row_.who != "receiver" && row_.who != "giver" && row_.who != "both")
      problem("who", "must be receiver, giver or both");
    const std::string ask = text(*row_.data, "ask");
    if (ask != "every-session" && ask != "changed")
      problem("ask", "must be every-session or changed");
    int i = 0;
    for (const Json* detail : items(*row_.data, "details"))
      check_detail(*detail, "details/" + std::to_string(i++));
    i = 0;
    for (const Json* effect : items(*row_.data, "effects"))
      check_effect(*effect, "effects/" + std::to_string(i++));
    if (const Json* place = get(*row_.data, "place")) {
      known(rows_.details, text(*place, "where"), "place/where", "detail");
      if (text(*place, "reason").empty()) problem("place/reason", "is missing");
      if (text(*place, "ask").empty()) problem("place/ask", "is missing");
    }
  }

 private:
  void check_detail(const Json& detail, const std::string& at) {
    if (rows_.row_of_detail.find(text(detail, "id"))->second != &row_)
      problem(at + "/id", "is the id of another question's detail, too");
    if (text(detail, "question").empty()) problem(at + "/question", "is missing");
    if (const Json* when = get(detail, "when"))
      known(rows_.details, text(*when, "detail"), at + "/when/detail", "detail");
  }

  void check_effect(const Json& effect, const std::string& at) {
    if (text(effect, "reason").empty() && text(effect, "advice").empty())
      problem(at, "has neither a reason nor an advice");
    for (const std::string_view key : {"verdict", "cap", "bar_tools", "bar_techniques", "positions",
                                       "max_minutes", "area_caps", "opt_out", "close_zones"})
      if (get(effect, key) != nullptr && text(effect, "reason").empty())
        problem(at + "/reason", "is missing for a limit");
    const std::string cap = text(effect, "cap");
    if (!cap.empty() && !guide::value_of(guide::kLevels, cap))
      problem(at + "/cap", "no level \"" + cap + "\"");
    const std::string verdict = text(effect, "verdict");
    if (!verdict.empty() && verdict != "postpone" && verdict != "emergency")
      problem(at + "/verdict", "must be postpone or emergency");
    for (const std::string& id : texts(effect, "bar_tools"))
      known(guide_.tools, id, at + "/bar_tools", "tool");
    for (const std::string& id : texts(effect, "bar_techniques"))
      known(guide_.techniques, id, at + "/bar_techniques", "technique");
    for (const std::string_view key : {"opt_out", "close_zones"})
      for (const std::string& id : texts(effect, key))
        known(guide_.zones, id, at + "/" + std::string(key), "zone");
    for (const Json* cap_of : items(effect, "area_caps"))
      for (const std::string& id : texts(*cap_of, "regions"))
        known(guide_.regions, id, at + "/area_caps", "region");
    for (const Json* condition : items(effect, "when"))
      known(rows_.details, text(*condition, "detail"), at + "/when", "detail");
  }

  template <class Map>
  void known(const Map& map, const std::string& id, const std::string& at, std::string_view what) {
    if (!id.empty() && !map.contains(id))
      problem(at, "no " + std::string(what) + " \"" + id + "\"");
  }

  void problem(const std::string& at, std::string message) {
    problems_.push_back(
        {"/screening/" + escaped(row_.id) + "/" + at, 0, 0, std::move(message), {}});
  }

  const guide::Guide& guide_;
  const Rows& rows_;
  const Row& row_;
  Diagnostics& problems_;
};

void complain(Diagnostics& problems, const std::string& at, std::string message) {
  problems.push_back({at, 0, 0, std::move(message), {}});
}

void check_products(const Json& products, Diagnostics& problems) {
  for (const auto& [id, product] : products.items()) {
    if (id == "words") continue;
    const std::string at = "/products/" + escaped(id) + "/";
    if (text(product, "name").empty()) complain(problems, at + "name", "is missing");
    if (get(product, "allergens") == nullptr) complain(problems, at + "allergens", "is missing");
    if (text(product, "against").empty() == (get(product, "points") == nullptr))
      complain(problems, at + "points", "a product has points or says what is against it");
  }
}

void check_answers(const Json& answers, Diagnostics& problems) {
  const Json* words = get(answers, "words");
  const int longest = words == nullptr ? 0 : static_cast<int>(number(*words, "longest_answer", 0));
  for (const auto& [id, answer] : answers.items()) {
    if (id == "words") continue;
    const std::string at = "/answers/" + escaped(id) + "/";
    for (const char* key : {"title", "answer"})
      if (text(answer, key).empty()) complain(problems, at + key, "is missing");
    for (const char* key : {"asked", "keywords"})
      if (texts(answer, key).empty() &&
          (key == std::string_view("asked") || text(answer, "first") != kFirst[0]))
        complain(problems, at + key, "is missing");
    for (const std::string& other : texts(answer, "see"))
      if (get(answers, other) == nullptr)
        complain(problems, at + "see", "no answer \"" + other + "\"");
    for (const std::string& problem : gate_problems(answer))
      complain(problems, at + "signs", problem);
    if (const std::size_t count = words_of(text(answer, "answer")).size();
        count > static_cast<std::size_t>(longest))
      complain(problems, at + "answer",
               std::to_string(count) + " words, at most " + std::to_string(longest) +
                   " can be heard in ten seconds; the rest goes into \"more\"");
  }
}

void check_lists(const Json& lists, Diagnostics& problems) {
  for (const auto& [id, list] : lists.items()) {
    const std::string at = "/checklists/" + escaped(id) + "/";
    if (text(list, "title").empty()) complain(problems, at + "title", "is missing");
    const std::string when = text(list, "when");
    if (when != "before" && when != "start" && when != "after")
      complain(problems, at + "when", "must be before, start or after");
    std::set<std::string> seen;
    for (const Json* item : items(list, "items")) {
      if (text(*item, "text").empty()) complain(problems, at + "items", "an item has no text");
      if (!seen.insert(text(*item, "id")).second)
        complain(problems, at + "items", "\"" + text(*item, "id") + "\" is there twice");
    }
    if (seen.empty()) complain(problems, at + "items", "is missing");
  }
}

}  // namespace

Diagnostics check_data(const guide::Guide& guide) {
  Diagnostics problems;
  if (const Result<Rows> rows = load_rows(guide)) {
    for (const Row& row : rows->in_order) RowCheck(guide, *rows, row, problems).run();
  } else {
    problems = rows.error();
  }
  const auto look = [&](std::string_view name, void (*check)(const Json&, Diagnostics&)) {
    const Result<Json> document = folder(guide, name);
    if (document)
      check(*document, problems);
    else
      problems.insert(problems.end(), document.error().begin(), document.error().end());
  };
  look("products", check_products);
  look("answers", check_answers);
  look("checklists", check_lists);
  return problems;
}

}  // namespace unknot::screening
