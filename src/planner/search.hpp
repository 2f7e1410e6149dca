// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/result.hpp"
#include "planner/setting.hpp"

namespace unknot::planner {

/// The best plan that is found: what is chosen is laid, and chosen again with what the laying took
/// and refused, as long as that makes it better.
Result<plan::Plan> search(const Setting& s);

}  // namespace unknot::planner
