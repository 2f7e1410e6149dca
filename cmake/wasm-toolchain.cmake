# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# The browser build: Debian's clang 22 with its wasm32 libc++ and wasi-libc, linked as a reactor (a
# module that is called, not a program that runs). Debian names the target wasm32-wasi, which clang
# calls deprecated, hence -Wno-deprecated with the warning for declarations switched on again.
# --no-wasm-opt: clang would otherwise run whatever wasm-opt is in PATH, an old one may choke.

set(CMAKE_SYSTEM_NAME WASI)
set(CMAKE_SYSTEM_VERSION 1)
set(CMAKE_SYSTEM_PROCESSOR wasm32)

set(CMAKE_C_COMPILER clang-22)
set(CMAKE_CXX_COMPILER clang++-22)
set(CMAKE_AR llvm-ar-22 CACHE FILEPATH "")
set(CMAKE_RANLIB llvm-ranlib-22 CACHE FILEPATH "")
set(CMAKE_C_COMPILER_TARGET wasm32-wasi)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)

set(CMAKE_CXX_FLAGS_INIT
    "-Wno-deprecated -Wdeprecated-declarations -fno-exceptions -fno-rtti -D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_FAST"
)
# A cache variable, because CMake's own -O3 would win over CMAKE_CXX_FLAGS_RELEASE_INIT.
set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG -flto" CACHE STRING "")
set(CMAKE_EXE_LINKER_FLAGS_INIT "--no-wasm-opt -mexec-model=reactor")

list(APPEND CMAKE_MODULE_PATH "${CMAKE_CURRENT_LIST_DIR}")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
