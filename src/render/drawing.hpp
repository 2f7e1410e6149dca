// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "guide/guide.hpp"
#include "plan/plan.hpp"
#include "render/back.hpp"

namespace unknot::render {

/// The back of one receiver as named shapes, in painting order: outline, muscles, bones, furrow,
/// regions, zones, marks, landmarks; with a look also the lit skin itself as a list of things to
/// paint. JSON as in docs/formats/engine.md; paths are SVG in millimetres, y up.
std::string drawing(const guide::Guide& guide, const plan::BodyFit& body,
                    const std::vector<plan::Mark>& marks, const BackLook* look = nullptr);

/// A look as the app asks for it: {"tone", "light", "place"}, all optional. Words that are not
/// known are problems.
Result<BackLook> look_from_json(const guide::Guide& guide, std::string_view json);

}  // namespace unknot::render
