// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <set>

#include "guidefiles/lint_rules.hpp"
#include "guidefiles/toml_json.hpp"

/// Each number says where it comes from: in a key "source" of its table or of one around it, or in
/// the file's table [sources], whose keys are those of the numbers or of a table around them (or of
/// anything else in the file: words have sources, too).
namespace unknot::guidefiles {
namespace {

using nlohmann::json;

/// Numbers that arrange and state no fact.
const std::set<std::string> kArranging{"order", "row"};
constexpr std::array<std::string_view, 5> kClasses{"guide", "textbook", "derived", "proposal",
                                                   "practice"};

/// "a.b" is sourced by the keys "a.b" and "a".
std::string source_key(const json& sources, const std::string& path) {
  for (std::string key = path;;) {
    if (sources.contains(key)) return key;
    const std::size_t dot = key.rfind('.');
    if (dot == std::string::npos) return {};
    key.erase(dot);
  }
}

class File {
 public:
  File(const json& root, const json& file, std::string pointer, Report& report)
      : root_(root), file_(file), pointer_(std::move(pointer)), report_(report) {}

  void lint() {
    if (!file_.is_object()) return;
    if (file_.contains("sources") && file_["sources"].is_object()) {
      sources_ = file_["sources"];
      const std::string at = below(pointer_, "sources");
      for (auto s = sources_.begin(); s != sources_.end(); ++s) text(s.value(), below(at, s.key()));
    }
    for (auto m = file_.begin(); m != file_.end(); ++m) {
      if (m.key() != "sources")
        walk(m.value(), below(pointer_, m.key()), m.key(), m.key(), covered(file_));
    }
    if (file_.contains("source")) text(file_["source"], below(pointer_, "source"));
    for (auto s = sources_.begin(); s != sources_.end(); ++s) {
      if (used_.contains(s.key())) continue;
      report_.add("source-unused", below(below(pointer_, "sources"), s.key()),
                  "nothing here is called \"" + s.key() + "\"");
    }
  }

 private:
  static bool covered(const json& table) {
    return table.contains("source") && table["source"].is_string();
  }

  void walk(const json& value, const std::string& pointer, const std::string& path,
            const std::string& key, bool is_covered) {
    const std::string found = source_key(sources_, path);
    if (!found.empty()) used_.insert(found);
    if (value.is_number()) {
      if (found.empty() && !is_covered && !kArranging.contains(key)) {
        report_.add("source-missing", pointer, "a number without a source");
      }
    } else if (value.is_array()) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        walk(value[i], below(pointer, std::to_string(i)), path, key, is_covered);
      }
    } else if (value.is_object()) {
      if (value.contains("source")) text(value["source"], below(pointer, "source"));
      for (auto m = value.begin(); m != value.end(); ++m) {
        walk(m.value(), below(pointer, m.key()), path + "." + m.key(), m.key(),
             is_covered || covered(value));
      }
    }
  }

  /// A source names a kind of knowledge, or works that guide/sources.toml knows, in brackets.
  void text(const json& value, const std::string& pointer) {
    if (!value.is_string()) return report_.add("source", pointer, "a source is a text");
    const std::string& text = value.get_ref<const std::string&>();
    bool says_what = false;
    for (const std::string_view word : kClasses) says_what |= text.find(word) != std::string::npos;
    for (std::size_t open = text.find('['); open != std::string::npos;
         open = text.find('[', open + 1)) {
      const std::size_t close = text.find(']', open);
      const std::string name = text.substr(open + 1, close - open - 1);
      says_what = true;
      if (close == std::string::npos || !root_.contains("sources") ||
          !root_["sources"].contains(name)) {
        report_.add("source", pointer, "guide/sources.toml does not know \"" + name + "\"");
      }
    }
    if (!says_what) {
      report_.add("source", pointer, "says neither [work] nor guide, textbook, derived, proposal");
    }
  }

  const json& root_;
  const json& file_;
  std::string pointer_;
  Report& report_;
  json sources_ = json::object();
  std::set<std::string> used_;  ///< keys of sources_ that name something in the file
};

}  // namespace

void lint_sources(const json& document, Report& report) {
  for (auto folder = document.begin(); folder != document.end(); ++folder) {
    if (folder.key() == "phrases" || folder.key() == "sources" || !folder->is_object()) continue;
    for (auto file = folder->begin(); file != folder->end(); ++file) {
      const std::string pointer = below(below("", folder.key()), file.key());
      File(document, file.value(), pointer, report).lint();
    }
  }
}

}  // namespace unknot::guidefiles
