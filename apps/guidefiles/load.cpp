// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <sstream>
#include <tuple>

#include "guidefiles/toml_json.hpp"

namespace unknot::guidefiles {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// The .toml and .routine files below `folder`, in order of path.
std::vector<fs::path> guide_files(const fs::path& folder, Diagnostics& problems) {
  std::vector<fs::path> out;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path kind = entry->path().extension();
    if (entry->is_regular_file() && (kind == ".toml" || kind == ".routine"))
      out.push_back(entry->path());
  }
  if (error) problems.push_back({folder.string(), 0, 0, "cannot be read: " + error.message(), {}});
  std::sort(out.begin(), out.end());
  return out;
}

class Loader {
 public:
  explicit Loader(fs::path folder) : folder_(std::move(folder)) {}

  Loaded load() {
    const auto files = guide_files(folder_, out_.problems);
    if (files.empty() && out_.problems.empty()) problem(folder_, "holds no TOML file");
    for (const fs::path& file : files) {
      const fs::path relative = file.lexically_relative(folder_);
      const std::vector<std::string> parts(relative.begin(), relative.end());
      const std::string id = file.stem().string();
      if (parts[0] == "phrases") {
        phrases(file, parts, id);
      } else if (parts.size() == 1) {
        document_[id] = read_toml(file, below("", id), out_.places, out_.problems);
      } else if (parts.size() == 2) {
        out_.places.try_emplace(below("", parts[0]), Place{file.parent_path().string(), 0});
        if (file.extension() == ".routine") {
          document_[parts[0]][id] = text_of(file);
          out_.places[below(below("", parts[0]), id)] = {file.string(), 1};
          continue;
        }
        json value = read_toml(file, below(below("", parts[0]), id), out_.places, out_.problems);
        // A file that cannot be read has said so; its absence would only raise an echo.
        if (!value.is_null()) document_[parts[0]][id] = std::move(value);
      } else {
        problem(file, "lies too deep: the guide is guide/<folder>/<file>.toml");
      }
    }
    out_.places[""] = {folder_.string(), 0};
    out_.json = document_.dump(-1, ' ', false, json::error_handler_t::replace);
    return std::move(out_);
  }

 private:
  std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) problem(file, "cannot be read");
    return text.str();
  }

  void problem(const fs::path& file, std::string message) {
    out_.problems.push_back({file.string(), 0, 0, std::move(message), {}});
  }

  void phrases(const fs::path& file, const std::vector<std::string>& parts, const std::string& id) {
    if (parts.size() != 3) {
      return problem(file, "phrases lie in guide/phrases/<language>/<file>.toml");
    }
    std::map<std::string, Place> places;
    const json value = read_toml(file, "", places, out_.problems);
    if (value.is_null()) return;
    const std::string language = below("/phrases", parts[1]);
    out_.places.try_emplace(language, Place{file.parent_path().string(), 0});
    if (!value.contains("phrases") || !value["phrases"].is_object()) {
      return problem(file, "has no table [phrases]");
    }
    const json& table = value["phrases"];
    json& all = document_["phrases"][parts[1]];
    for (auto phrase = table.begin(); phrase != table.end(); ++phrase) {
      const std::string key = id + "." + phrase.key();
      all[key] = phrase.value();
      out_.places[below(language, key)] = places[below("/phrases", phrase.key())];
    }
  }

  fs::path folder_;
  json document_ = json::object();
  Loaded out_;
};

}  // namespace

Loaded load_folder(const fs::path& folder) { return Loader(folder).load(); }

Diagnostics located(const Loaded& loaded, Diagnostics problems) {
  for (Diagnostic& problem : problems) {
    std::string pointer = problem.place;
    while (!loaded.places.contains(pointer) && !pointer.empty()) {
      pointer.erase(pointer.rfind('/'));
    }
    const auto found = loaded.places.find(pointer);
    if (found == loaded.places.end()) continue;
    // The file stands for the first two keys; the message names those below it.
    std::size_t below_file = problem.place.find('/', 1);
    if (below_file != std::string::npos) below_file = problem.place.find('/', below_file + 1);
    if (below_file != std::string::npos) {
      problem.message = problem.place.substr(below_file + 1) + ": " + problem.message;
    }
    problem.place = found->second.file;
    problem.line = found->second.line;
  }
  const auto key = [](const Diagnostic& d) {
    return std::tie(d.place, d.line, d.column, d.message);
  };
  std::sort(problems.begin(), problems.end(),
            [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  problems.erase(std::unique(problems.begin(), problems.end()), problems.end());
  return problems;
}

}  // namespace unknot::guidefiles
