// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace unknot::bench {

/// Plans `requests` random massages and prints how far their scores are below their bounds.
void print_gaps(int requests);

}  // namespace unknot::bench
