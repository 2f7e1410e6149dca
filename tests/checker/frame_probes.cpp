// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include "checker/probes.hpp"

namespace unknot::test {
namespace {

using guide::Stage;
using Kind = Step::Kind;

/// So long a stage in so long a massage.
void framed(World& w, Stage stage, double total, double stage_s) {
  const Step frame = rest(Kind::hold, stage, stage_s);
  if (stage == Stage::warm_up)
    only(w, {frame, pause(total - stage_s)});
  else
    only(w, {pause(total - stage_s), frame});
}

Step closing(double cm_s, int cycles = 1) {
  return glide(Stage::cool_down, cycles, {.up_cm_s = cm_s, .back_cm_s = 6});
}

/// The rules on the length of warm-up and cool-down are alike but for their longest time.
std::vector<Probe> length_probes(const std::string& rule, Stage stage, double long_s) {
  return {
      // In shorter sessions a fifth of them is more than the longest time.
      {rule, "from_s", 1200, Loosen::down,
       [=](World& w, double s) { framed(w, stage, s, long_s + 5); }},
      {rule, "long_s", long_s, Loosen::down,
       [=](World& w, double s) { framed(w, stage, 1500, s - 0.5); }},
      {rule, "fraction", 0.2, Loosen::down,
       [=](World& w, double part) { framed(w, stage, 800, 800 * part - 0.5); }},
      {rule, "short_s", 60, Loosen::down,
       [=](World& w, double s) { framed(w, stage, 200, s - 0.5); }},
      {rule, "tolerance_s", 0.5, Loosen::up,
       [=](World& w, double s) { framed(w, stage, 1500, long_s - s); }},
  };
}

}  // namespace

std::vector<Probe> frame_probes() {
  constexpr Loosen kUp = Loosen::up;
  std::vector<Probe> out{
      {"PLAN/form", "gap_s", 0.05, kUp,
       [](World& w, double s) {
         for (std::size_t i = kKnead; i < w.plan.steps.size(); ++i)
           w.plan.steps[i].start += seconds(s);
         w.plan.total += seconds(s);
       }},
      {"PLAN/form", "duration_s", 0.05, kUp,
       [](World& w, double s) {
         w.plan.steps[kKnead].duration += seconds(s);
         retime(w.plan);
       }},
      {"PLAN/time", "off_s", 2, kUp,
       [](World& w, double s) { w.plan.request.total += seconds(s); }},
      {"PLAN/time", "end_s", 0.05, kUp, [](World& w, double s) { w.plan.total += seconds(s); }},
      {"FLOW-6/slower", "end_max_cm_s", 4.5, kUp,
       [](World& w, double v) { only(w, {closing(v * 1.02, 20)}); }},
      {"FLOW-6/slower", "from_s", 180, kUp,
       [](World& w, double s) {
         const Step quick = closing(6, 4);
         const double left = s - to_seconds(quick.duration);
         only(w, {quick, rest(Kind::hold, Stage::cool_down, left)});
       }},
      {"FLOW-6/slower", "tolerance", 0.02, kUp,
       [](World& w, double part) { only(w, {closing(6), closing(6 * (1 + part))}); }},
  };
  for (const auto& list : {length_probes("FLOW-6/length", Stage::cool_down, 180),
                           length_probes("FLOW-6/warm-up", Stage::warm_up, 120)})
    out.insert(out.end(), list.begin(), list.end());
  return out;
}

}  // namespace unknot::test
