// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "routine/vocabulary.hpp"

#include <algorithm>

#include "base/json_reader.hpp"

namespace unknot::routine {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

std::string found(const Names& names, const std::string& phrase) {
  auto it = names.find(phrase);
  if (it == names.end()) it = names.find(phrase + "s");
  if (it == names.end() && phrase.ends_with('s'))
    it = names.find(phrase.substr(0, phrase.size() - 1));
  return it == names.end() ? "" : it->second;
}

class Reader {
 public:
  Reader(const guide::Guide& guide, Vocabulary& out) : guide_(guide), out_(out) {}

  Diagnostics read() {
    const auto document = guide_.documents.find("vocabulary");
    const auto json = document == guide_.documents.end()
                          ? Result<Json>(Json::object())
                          : parse_json(document->second, "vocabulary");
    if (!json) return json.error();
    rows(*json, "techniques", [&](JsonReader& row) {
      auto word = common<TechniqueWord>(row);
      row.text("technique", word.technique);
      row.one_of("motion", word.motion,
                 {"glide", "knead", "rub", "press", "still", "beat", "shake", "rock", "stretch",
                  "ask", "break", "end", "other"});
      known(row, "technique", guide_.techniques, word.technique);
      add(out_.techniques, out_.technique_names, std::move(word));
    });
    rows(*json, "places", [&](JsonReader& row) {
      auto word = common<PlaceWord>(row);
      row.texts("regions", word.regions);
      row.text("zone", word.zone);
      row.text("beside", word.beside);
      row.boolean("spine", word.spine);
      for (const std::string& region : word.regions) known(row, "regions", guide_.regions, region);
      known(row, "zone", guide_.zones, word.zone);
      known(row, "beside", guide_.zones, word.beside);
      add(out_.places, out_.place_names, std::move(word));
    });
    rows(*json, "tools", [&](JsonReader& row) {
      auto word = common<ToolWord>(row);
      row.text("tool", word.tool);
      known(row, "tool", guide_.tools, word.tool);
      add(out_.tools, out_.tool_names, std::move(word));
    });
    own_things();
    return std::move(problems_);
  }

 private:
  template <class F>
  void rows(const Json& json, const char* file, F each) {
    if (!json.contains(file) || !json[file].is_object() || !json[file].contains("word")) return;
    const Json& list = json[file]["word"];
    if (!list.is_array()) return;
    const std::string place = std::string("/vocabulary/") + file + "/word/";
    for (std::size_t i = 0; i < list.size(); ++i) {
      JsonReader row(list[i], place + std::to_string(i), problems_);
      each(row);
    }
  }

  template <class W>
  W common(JsonReader& row) {
    W out;
    row.text("id", out.id);
    row.text("word", out.word);
    row.texts("also", out.also);
    row.text("rule", out.rule);
    row.text("question", out.question);
    if (out.id.empty() || folded(out.word).empty()) row.problem("id", "needs an id and a word");
    known(row, "rule", guide_.rules, out.rule);
    return out;
  }

  template <class Map>
  static void known(JsonReader& row, const char* key, const Map& map, const std::string& id) {
    if (!id.empty() && !map.contains(id)) row.problem(key, "the guide has no \"" + id + "\"");
  }

  template <class W>
  static void add(std::map<std::string, W>& words, Names& names, W word) {
    names.try_emplace(folded(word.word), word.id);
    for (const std::string& also : word.also) names.try_emplace(folded(also), word.id);
    words.try_emplace(word.id, std::move(word));
  }

  /// What the guide has and the vocabulary does not name goes by its id; its other names are read
  /// wherever the vocabulary has no other meaning for them.
  void own_things() {
    for (const auto& [id, t] : guide_.techniques) {
      TechniqueWord word;
      word.technique = id;
      own(out_.techniques, out_.technique_names, t, std::move(word));
    }
    for (const auto& [id, r] : guide_.regions) {
      PlaceWord word;
      word.regions = {id};
      own(out_.places, out_.place_names, r, std::move(word));
    }
    for (const auto& [id, t] : guide_.tools) {
      ToolWord word;
      word.tool = id;
      own(out_.tools, out_.tool_names, t, std::move(word));
    }
  }

  template <class W, class Thing>
  static void own(std::map<std::string, W>& words, Names& names, const Thing& thing, W word) {
    word.id = thing.id;
    word.word = folded(thing.id);
    if (!words.contains(thing.id)) add(words, names, std::move(word));
    names.try_emplace(folded(thing.id), thing.id);
    names.try_emplace(folded(thing.name), thing.id);
    for (const std::string& alias : thing.aliases) names.try_emplace(folded(alias), thing.id);
  }

  const guide::Guide& guide_;
  Vocabulary& out_;
  Diagnostics problems_;
};

}  // namespace

std::string folded(std::string_view phrase) {
  std::string out;
  for (const char c : phrase) {
    const bool gap = c == ' ' || c == '-' || c == '_' || c == '\t';
    if (gap && (out.empty() || out.back() == ' ')) continue;
    out += gap ? ' ' : (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.starts_with("the ")) out.erase(0, 4);
  return out;
}

std::string Vocabulary::technique(const std::string& phrase) const {
  return found(technique_names, phrase);
}
std::string Vocabulary::place(const std::string& phrase) const {
  return found(place_names, phrase);
}
std::string Vocabulary::tool(const std::string& phrase) const { return found(tool_names, phrase); }

Result<Vocabulary> vocabulary(const guide::Guide& guide) {
  Vocabulary out;
  Diagnostics problems = Reader(guide, out).read();
  if (!problems.empty()) return std::unexpected(std::move(problems));
  return out;
}

}  // namespace unknot::routine
