# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
set(CMAKE_EXECUTABLE_SUFFIX ".wasm")
