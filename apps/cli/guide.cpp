// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>

#include "cli/common.hpp"
#include "cli/guide_text.hpp"
#include "engine/engine.hpp"
#include "guidefiles/guidefiles.hpp"

extern "C" const char unknot_guide_json[];      // NOLINT(modernize-avoid-c-arrays)
extern "C" const char unknot_guide_json_end[];  // NOLINT(modernize-avoid-c-arrays)

namespace unknot::cli {
namespace {

namespace fs = std::filesystem;

std::string lines_of(const Diagnostics& problems) {
  std::string out;
  for (const Diagnostic& problem : problems) out += to_text(problem) + "\n";
  return out;
}

void need_folder(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error))
    throw Stop{kUnreadable, folder + ": there is no such folder with a guide in it"};
}

/// The guide's files: --guide, the one in this folder, or the one this program was built from.
std::string guide_folder(const Context& context) {
  if (!context.guide_folder.empty()) return context.guide_folder;
  std::error_code error;
  if (fs::is_directory("guide/techniques", error)) return "guide";
  fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (int i = 0; i < 2 && !error; ++i) {
    folder = folder.parent_path();
    if (fs::is_directory(folder / "guide" / "techniques", error))
      return (folder / "guide").string();
    error.clear();
  }
  throw Stop{kUnreadable,
             "there is no folder \"guide\" here; name one: unknot --guide DIR guide lint"};
}

Result<guide::Guide> built_in() {
  return guide::parse(std::string_view(
      unknot_guide_json, static_cast<std::size_t>(unknot_guide_json_end - unknot_guide_json)));
}

/// What only an engine can tell: limits that our code asks for, and techniques whose strokes run
/// into bones or keep-outs on an average back.
Diagnostics by_engine(const guide::Guide& guide) {
  Diagnostics out;
  if (const auto ours = built_in()) out = guide::missing_limits(guide, *ours);
  if (!out.empty()) return out;
  for (const auto& [id, technique] : guide.techniques) {
    const std::string place = "/techniques/" + id;
    const Result<plan::Plan> lesson = engine::lesson(guide, id);
    if (!lesson) {
      for (const Diagnostic& problem : lesson.error())
        out.push_back({place, 0, 0, problem.message, problem.remedy});
      continue;
    }
    if (lesson->steps.empty() && technique.pattern != guide::Pattern::spoken)
      out.push_back({place, 0, 0, "there is no room for it on an average back",
                     "regions and tools with a way between the keep-outs"});
    plan::Limits limits;
    limits.opted_in.insert(id);
    std::set<std::string> rules;  // one finding of each kind is enough to know
    for (const plan::Finding& finding : engine::check(guide, *lesson, limits))
      if (finding.severity == plan::Finding::Severity::unsafe &&
          finding.rule.starts_with("BACK-") && rules.insert(finding.rule).second)
        out.push_back({place, 0, 0, "on an average back: " + finding.text, finding.rule});
  }
  return out;
}

int lint(const Context& context) {
  const std::string folder = guide_folder(context);
  need_folder(folder);
  const Diagnostics problems = guidefiles::lint(folder, by_engine);
  write_output("", lines_of(problems));
  const std::size_t count = problems.size();
  const std::string rules = std::to_string(guidefiles::lint_rules().size());
  std::fprintf(stderr, "%s: %s\n", folder.c_str(),
               count == 0
                   ? ("no problems, by " + rules + " rules").c_str()
                   : (std::to_string(count) + (count == 1 ? " problem" : " problems")).c_str());
  return count == 0 ? kFine : kNo;
}

}  // namespace

guide::Guide load_guide(const Context& context) {
  Result<guide::Guide> ours = built_in();
  if (!ours)
    throw Stop{kOutside, "the guide inside this program is broken:\n" + lines_of(ours.error())};
  if (context.guide_folder.empty()) return *std::move(ours);
  need_folder(context.guide_folder);
  const guidefiles::Loaded loaded = guidefiles::load_folder(context.guide_folder);
  Diagnostics problems = loaded.problems;
  if (problems.empty()) {
    Result<guide::Guide> guide = guide::parse(loaded.json);
    problems = guidefiles::located(
        loaded, guide ? guide::missing_limits(*guide, *ours) : std::move(guide.error()));
    if (problems.empty()) return *std::move(guide);
  }
  throw Stop{kUnreadable,
             "the guide in " + context.guide_folder + " has errors:\n" + lines_of(problems)};
}

void add_guide(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("guide", "Look into the guide that all plans come from");
  command->require_subcommand(1);
  command->fallthrough();

  CLI::App* check =
      command->add_subcommand("lint", "All problems of the guide's files, with their lines");
  check->callback([&context] { context.run = [&context] { return lint(context); }; });

  CLI::App* list = command->add_subcommand("list", "Everything with an id");
  const auto kind = std::make_shared<std::string>();
  list->add_option("KIND", *kind, "techniques, regions, tools, zones or rules (all)")
      ->type_name("");
  list->callback([&context, kind] {
    context.run = [&context, kind] {
      write_output("", guide_list(load_guide(context), *kind));
      return kFine;
    };
  });

  add_draw(*command, context);

  CLI::App* show = command->add_subcommand("show", "What the guide knows about one thing");
  const auto words = std::make_shared<std::vector<std::string>>();
  show->add_option("ID", *words, "An id, a name or another name for it")->required()->type_name("");
  show->callback([&context, words] {
    context.run = [&context, words] {
      write_output("", guide_entry(load_guide(context), joined(*words, " ")));
      return kFine;
    };
  });
}

}  // namespace unknot::cli
