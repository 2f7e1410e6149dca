// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "checker/probes.hpp"

namespace unknot::test {

void only(World& world, std::vector<Step> steps) {
  world.plan.steps = std::move(steps);
  retime(world.plan);
}

Step still(Level level, double seconds_long, PointMm at, const std::string& tool) {
  return press(1, {{level, seconds_long}}, at, tool);
}

Step pause(double seconds_long) {
  return rest(Step::Kind::rest_break, guide::Stage::targeted, seconds_long);
}

Step left_hand(Step step) {
  step.path[static_cast<std::size_t>(plan::Hand::right)].points.clear();
  return step;
}

Step right_hand(Step step) {
  step.path[static_cast<std::size_t>(plan::Hand::left)].points.clear();
  return step;
}

Step on(const std::string& region, Step step) {
  step.region = region;
  return step;
}

}  // namespace unknot::test
