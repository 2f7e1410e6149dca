// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "plan/plan.hpp"
#include "screening/screening.hpp"

namespace unknot::engine {

/// The request for the two who answered: what they said of themselves counts, not what it claims.
plan::Request as_answered(plan::Request request, const screening::Outcome& outcome);

}  // namespace unknot::engine
