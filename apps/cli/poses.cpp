// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
//
// Where each hand is, as a table: for anyone's own checks.
#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli/common.hpp"
#include "engine/engine.hpp"

namespace unknot::cli {
namespace {

void row(std::string& out, Ms t, int step, guide::Hand hand, const engine::HandNow& now,
         const plan::BodyFit& body) {
  const shapes::PointUv atlas = engine::atlas_place(body, {now.x_mm, now.y_mm});
  char line[200];
  const int length = std::snprintf(line, sizeof line, "%.3f,%d,%s,%.4f,%.4f,%.1f,%.1f,%.3f,",
                                   to_seconds(t), step, std::string(guide::word(hand)).c_str(),
                                   atlas.x, atlas.y, now.x_mm, now.y_mm, now.angle);
  if (length <= 0 || length >= static_cast<int>(sizeof line)) return;
  out.append(line, static_cast<std::size_t>(length));
  out += now.tool + "," + std::string(guide::word(now.level)) + (now.contact ? ",1\n" : ",0\n");
}

struct Options {
  std::string file;
  std::string every = "0.1";
  std::string output;
};

int run(const Options& options) {
  const Ms every = seconds(number_option("--every", options.every, 0.001, 3600));
  const plan::Plan plan = read_plan(options.file);
  std::string out = "t_s,step,hand,u,v,x_mm,y_mm,angle_rad,tool,pressure,contact\n";
  Ms end{0};
  for (const plan::Step& step : plan.steps) end = std::max(end, step.start + step.duration);
  std::size_t at = 0;
  for (Ms t{0}; t < end; t += every) {
    while (at + 1 < plan.steps.size() && t >= plan.steps[at + 1].start) ++at;
    const plan::Step& step = plan.steps[at];
    if (t < step.start || t >= step.start + step.duration) continue;
    const auto hands = engine::hands_at(plan, t);
    for (const auto& [hand, unused] : guide::kHands) {
      const engine::HandNow& now = hands[static_cast<std::size_t>(hand)];
      if (!now.tool.empty()) row(out, t, step.id, hand, now, plan.body);
    }
    if (options.output.empty() && out.size() > (1U << 20U)) {
      write_output("", out);
      out.clear();
    }
  }
  write_output(options.output, out);
  return kFine;
}

}  // namespace

void add_poses(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("poses", "Where each hand is at every moment, as CSV");
  const auto options = std::make_shared<Options>();
  command->add_option("PLAN", options->file, "A plan (JSON), - for standard input")
      ->required()
      ->type_name("");
  command->add_option("--every", options->every, "Seconds between two rows (0.1)")
      ->type_name("SECONDS");
  command->add_option("-o,--output", options->output, "Write to a file instead")->type_name("FILE");
  command->callback([&context, options] { context.run = [options] { return run(*options); }; });
}

}  // namespace unknot::cli
