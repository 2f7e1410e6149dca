// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "guide/guide.hpp"
#include "plan/plan.hpp"

namespace unknot::engine {

/// A plan at a glance: stages, minutes by area, levels over time (docs/formats/engine.md).
std::string summary_json(const guide::Guide& guide, const plan::Plan& plan);

}  // namespace unknot::engine
