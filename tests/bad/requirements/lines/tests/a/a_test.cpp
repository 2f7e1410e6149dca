// SPDX-FileCopyrightText: 2026 The Unknot authors
// SPDX-License-Identifier: Apache-2.0
TEST_CASE("LIVE-1, LIVE-2: UTF-8 is no id, LIVE-4 has no line") {}
