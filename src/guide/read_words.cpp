// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "guide/read.hpp"

namespace unknot::guide::read {
namespace {

constexpr std::array kSeverities{Spelling<int>{0, "unsafe"}, Spelling<int>{1, "poor"},
                                 Spelling<int>{2, "note"}};
/// Folders that the engine keeps as text for the module that knows them.
constexpr std::array kDocuments{"pressure",  "stages",     "products", "checklists",
                                "screening", "answers",    "sources",  "looks",
                                "routines",  "vocabulary", "simulate", "hearing"};

Rule rule(Object& object) {
  Rule rule;
  rule.id = object.text("id");
  rule.severity = spelled(kSeverities, object.one_of("severity", kSeverities));
  rule.text = object.text("text");
  rule.safety = !object.has("safety") || object.flag("safety");
  rule.limit = object.numbers("limit", kAnyNumber);
  allow_sources(object);
  object.finish();
  return rule;
}

Command command(const std::string& id, Object& object) {
  const auto set = [&](std::string_view key) {
    const std::vector<std::string> words = object.optional_words(key);
    return std::set<std::string>(words.begin(), words.end());
  };
  Command out;
  out.id = id;
  out.effect = object.text("effect");
  out.who = set("who");
  out.until = object.one_of("until", kStages, Stage::rest);
  out.confirm = object.text("confirm");
  out.phrases = object.words("phrases");
  out.bars_tools = set("bars_tools");
  out.emergency = object.optional_words("emergency");
  out.area = object.optional_words("area");
  object.find("rule");     // for readers: which numbers are its
  object.find("buttons");  // for apps: what they offer to be touched
  allow_sources(object);
  return out;
}

}  // namespace

void commands(Object& document, Guide& guide, Diagnostics& problems) {
  if (!document.has("commands")) return;
  for (auto& [id, object] : files(document, "commands", problems)) {
    guide.commands[id] = command(id, object);
    object.finish();
  }
}

void rules(Object& document, Guide& guide, Diagnostics& problems) {
  if (!document.has("rules")) return;
  for (auto& [id, file] : files(document, "rules", problems)) {
    const Json* list = file.require("rule");
    if (list != nullptr && list->is_array()) {
      for (std::size_t i = 0; i < list->size(); ++i) {
        Object object((*list)[i], at(at(file.pointer(), "rule"), i), problems);
        Rule read = rule(object);
        if (guide.rules.contains(read.id))
          object.problem("id", "\"" + read.id + "\" is there twice");
        guide.rules[read.id] = std::move(read);
      }
    } else if (list != nullptr) {
      file.problem("rule", "must be a list of tables");
    }
    file.finish();
  }
}

void phrases(Object& document, Guide& guide, Diagnostics& problems) {
  guide.phrases["en"];
  if (!document.has("phrases")) return;
  for (auto& [language, object] : files(document, "phrases", problems)) {
    const Json& value = *document.find("phrases")->find(language);
    if (!value.is_object()) continue;
    for (auto phrase = value.begin(); phrase != value.end(); ++phrase) {
      guide.phrases[language][phrase.key()] = object.text(phrase.key());
    }
  }
}

void documents(Object& document, Guide& guide) {
  for (const char* folder : kDocuments) {
    if (const Json* value = document.find(folder)) guide.documents[folder] = value->dump();
  }
}

}  // namespace unknot::guide::read
