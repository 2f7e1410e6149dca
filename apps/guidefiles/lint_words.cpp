// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "guidefiles/lint_rules.hpp"
#include "guidefiles/toml_json.hpp"

namespace unknot::guidefiles {
namespace {

using nlohmann::json;

bool is_id(const std::string& text) {
  const auto small = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool inner_hyphen = text[i] == '-' && i > 0 && i + 1 < text.size() && text[i - 1] != '-';
    if (!small(text[i]) && !inner_hyphen) return false;
  }
  return !text.empty();
}

/// The names of the slots of "Lay {hands} on {place}"; false where braces do not pair up or hold
/// anything but a name.
bool slots(const std::string& text, std::set<std::string>& names) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '}') return false;
    if (text[i] != '{') continue;
    const std::size_t close = text.find('}', i);
    if (close == std::string::npos) return false;
    const std::string name = text.substr(i + 1, close - i - 1);
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (name.empty() || !plain) return false;
    names.insert(name);
    i = close;
  }
  return true;
}

std::string listed(const std::set<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "{" : ", {") + name + "}";
  return out.empty() ? "no slots" : out;
}

/// Calls `each(text, pointer)` for all texts of ours below `value`; the words that people search
/// for are their own.
template <class Each>
void texts(const json& value, const std::string& pointer, const Each& each) {
  if (value.is_string()) {
    each(value.get_ref<const std::string&>(), pointer);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      texts(value[i], below(pointer, std::to_string(i)), each);
    }
  } else if (value.is_object()) {
    for (auto m = value.begin(); m != value.end(); ++m) {
      if (m.key() != "source" && m.key() != "sources" && m.key() != "keywords")
        texts(m.value(), below(pointer, m.key()), each);
    }
  }
}

}  // namespace

void lint_phrases(const json& document, Report& report) {
  if (!document.contains("phrases")) return;
  const json& languages = document["phrases"];
  const json english = languages.value("en", json::object());
  for (auto language = languages.begin(); language != languages.end(); ++language) {
    const std::string pointer = below("/phrases", language.key());
    for (auto phrase = language->begin(); phrase != language->end(); ++phrase) {
      if (!phrase->is_string()) continue;
      const std::string at = below(pointer, phrase.key());
      std::set<std::string> here, there;
      if (!slots(phrase->get<std::string>(), here)) {
        report.add("slots", at, "a slot is {name}, in small letters");
        continue;
      }
      const auto original = english.find(phrase.key());
      if (original == english.end()) {
        report.add("phrase", at, "there is no such phrase in English");
      } else if (original->is_string() && slots(original->get<std::string>(), there) &&
                 here != there) {
        report.add("slots", at, "has " + listed(here) + ", the English one " + listed(there));
      }
    }
    for (auto phrase = english.begin(); phrase != english.end(); ++phrase) {
      if (language->contains(phrase.key())) continue;
      report.add("phrase", pointer, "\"" + phrase.key() + "\" is missing in " + language.key());
    }
  }
}

void lint_ids(const json& document, Report& report) {
  for (auto folder = document.begin(); folder != document.end(); ++folder) {
    if (folder.key() == "sources" || !folder->is_object()) continue;
    for (auto file = folder->begin(); file != folder->end(); ++file) {
      if (is_id(file.key())) continue;
      report.add("id", below(below("", folder.key()), file.key()),
                 "the file's name is an id: small letters, digits and single hyphens");
    }
  }
  for (const auto& [file, key] :
       {std::pair{"landmarks", "landmark"}, std::pair{"drawings", "drawing"}}) {
    const json::json_pointer list(std::string("/atlas/") + file + "/" + key);
    if (!document.contains(list) || !document[list].is_array()) continue;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < document[list].size(); ++i) {
      const json& entry = document[list][i];
      if (!entry.is_object() || !entry.contains("id") || !entry["id"].is_string()) continue;
      const std::string id = entry["id"].get<std::string>();
      const std::string at = below(below(list.to_string(), std::to_string(i)), "id");
      if (!is_id(id)) report.add("id", at, "an id is small letters, digits and single hyphens");
      if (!seen.insert(id).second) report.add("id", at, "\"" + id + "\" is there twice");
    }
  }
}

void lint_promises(const json& document, Report& report) {
  // We claim comfort, nothing else.
  constexpr std::array<std::string_view, 7> kClaims{"cortisol", "toxin",   "detox",  "heals",
                                                    "cures",    "treats ", "flushes"};
  texts(document, "", [&](const std::string& text, const std::string& pointer) {
    if (pointer.starts_with("/sources/")) return;
    std::string small = text;
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const std::string_view claim : kClaims) {
      if (small.find(claim) == std::string::npos) continue;
      report.add("promise", pointer, "\"" + std::string(claim) + "\" claims more than comfort");
    }
  });
}

void lint_aliases(const guide::Guide& guide, Report& report) {
  // Regions, tools and techniques are asked for by name, each kind in a place of its own.
  const auto kind = [&](const auto& things, const std::string& folder) {
    std::map<std::string, std::string> meaning;
    for (const auto& [id, thing] : things) meaning[id] = id;
    for (const auto& [id, thing] : things) {
      const std::string pointer = below(below(below("", folder), id), "aliases");
      for (std::size_t i = 0; i < thing.aliases.size(); ++i) {
        const auto [known, is_new] = meaning.try_emplace(thing.aliases[i], id);
        if (is_new || known->second == id) continue;
        report.add("alias", below(pointer, std::to_string(i)),
                   "\"" + thing.aliases[i] + "\" also means " + known->second);
      }
    }
  };
  kind(guide.regions, "regions");
  kind(guide.tools, "tools");
  kind(guide.techniques, "techniques");
}

}  // namespace unknot::guidefiles
