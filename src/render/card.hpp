// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

#include "guide/guide.hpp"
#include "plan/plan.hpp"
#include "render/picture.hpp"

namespace unknot::render {

/// The whole plan on one page (A4, upright): where the time goes on the back, minutes by area and
/// side, and the score: stages along the time, pressure as height, colour and number of lines.
Picture card(const guide::Guide& guide, const plan::Plan& plan, std::string_view tone,
             std::string_view language = "en");

}  // namespace unknot::render
