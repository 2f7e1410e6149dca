// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "guide/hearing.hpp"
#include "guide/read.hpp"

namespace unknot::guide {
namespace {

using read::Json;
using read::Object;

std::set<std::string> word_set(Object& object, std::string_view key) {
  std::set<std::string> out;
  for (const std::string& text : object.optional_words(key))
    for (std::string& word : spoken_words(text)) out.insert(std::move(word));
  return out;
}

/// A table of lists of phrases.
std::map<std::string, std::vector<std::string>> lists(Object& object, const char* key,
                                                      Diagnostics& problems) {
  std::map<std::string, std::vector<std::string>> out;
  const Json* value = object.find(key);
  if (value == nullptr) return out;
  Object table(*value, read::at(object.pointer(), key), problems);
  if (!value->is_object()) return out;
  for (auto list = value->begin(); list != value->end(); ++list)
    out[list.key()] = table.words(list.key());
  return out;
}

std::map<std::string, double> values(Object& object, const char* key) {
  std::map<std::string, double> out;
  if (!object.has(key)) return out;
  for (const auto& [word, value] : object.numbers(key, read::kNotNegative))
    for (const std::string& spoken : spoken_words(word)) out[spoken] = value;
  return out;
}

Hearing read_one(Object& object, Diagnostics& problems) {
  Hearing out;
  out.stops = object.optional_words("stops");
  out.stops_anywhere = object.optional_words("stops_anywhere");
  out.flags = object.optional_words("flags");
  out.worries = object.optional_words("worries");
  out.negations = object.optional_words("negations");
  out.questions = object.optional_words("questions");
  out.requests = object.optional_words("requests");
  out.hypothetical = object.optional_words("hypothetical");
  out.alone = object.optional_words("alone");
  out.minus = object.optional_words("minus");
  out.fillers = word_set(object, "fillers");
  out.others = word_set(object, "others");
  out.agrees = word_set(object, "agrees");
  out.articles = word_set(object, "articles");
  out.where = word_set(object, "where");
  out.ordinary = word_set(object, "ordinary");
  out.numbers = values(object, "numbers");
  out.units = values(object, "units");
  out.says = lists(object, "says", problems);
  out.answers = lists(object, "answers", problems);
  out.hands = lists(object, "hands", problems);
  read::allow_sources(object);
  object.finish();
  return out;
}

}  // namespace

Result<std::map<std::string, Hearing>> hearing_of(const Guide& guide) {
  std::map<std::string, Hearing> out;
  const auto text = guide.documents.find("hearing");
  if (text == guide.documents.end()) return out;
  Diagnostics problems;
  const Json root = {{"hearing", Json::parse(text->second, nullptr, false)}};
  Object document(root, "", problems);
  for (auto& [language, object] : read::files(document, "hearing", problems))
    out[language] = read_one(object, problems);
  if (!problems.empty()) return std::unexpected(std::move(problems));
  return out;
}

}  // namespace unknot::guide
