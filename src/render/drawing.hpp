// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "guide/guide.hpp"
#include "plan/plan.hpp"

namespace unknot::render {

/// The back of one receiver as a list of things to paint, in painting order: outline, muscles,
/// bones, furrow, regions, zones, marks, landmarks. JSON as in docs/formats/engine.md; paths are
/// SVG in millimetres, y up.
std::string drawing(const guide::Guide& guide, const plan::BodyFit& body,
                    const std::vector<plan::Mark>& marks);

}  // namespace unknot::render
