# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# Compiler flags. `unknot_flags` holds for everything, `unknot_src_flags` for what lies in src/ and
# is built for the browser too: no exceptions, no run-time type information, the strictest warnings.

option(UNKNOT_WERROR "Treat warnings as errors" ON)
set(UNKNOT_SANITIZE "" CACHE STRING "Sanitizers for a native build, e.g. address,undefined")
option(UNKNOT_COVERAGE "Count which lines the tests run" OFF)

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

# Everything that sees nlohmann-json must see it in the same mode, or the linker would mix two kinds.
add_compile_definitions(JSON_NOEXCEPTION)
# The same bits on every platform: no fused multiply-add behind our back.
add_compile_options(-ffp-contract=off)

add_library(unknot_flags INTERFACE)
target_compile_options(unknot_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow)
if(UNKNOT_WERROR)
  target_compile_options(unknot_flags INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees overlaps and uninitialised members in the standard library that are not there.
  target_compile_options(unknot_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 22)
  # doctest's macros use __COUNTER__, which clang 22 calls an extension.
  target_compile_options(unknot_flags INTERFACE -Wno-c2y-extensions)
  if(NOT CMAKE_SYSTEM_NAME STREQUAL "WASI")
    # libstdc++ 12's own std::stable_sort calls what it has marked as deprecated.
    target_compile_options(unknot_flags INTERFACE -Wno-deprecated-declarations)
  endif()
endif()

add_library(unknot_src_flags INTERFACE)
target_link_libraries(unknot_src_flags INTERFACE unknot_flags)
target_compile_options(unknot_src_flags INTERFACE -fno-exceptions -fno-rtti -Wconversion
                                                  -Wno-sign-conversion)

if(UNKNOT_SANITIZE)
  # vptr would look for the type information that src/ is built without.
  set(sanitize -fsanitize=${UNKNOT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(UNKNOT_SANITIZE MATCHES "undefined")
    list(APPEND sanitize -fno-sanitize=vptr)
  endif()
  add_compile_options(${sanitize})
  add_link_options(${sanitize})
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
if(UNKNOT_COVERAGE)
  add_compile_options(--coverage -fprofile-update=atomic)
  add_link_options(--coverage)
endif()

# Faster where the tools are there, the same result where they are not.
find_program(UNKNOT_CCACHE ccache)
if(UNKNOT_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${UNKNOT_CCACHE}")
endif()
if(NOT CMAKE_SYSTEM_NAME STREQUAL "WASI")
  find_program(UNKNOT_MOLD mold)
  if(UNKNOT_MOLD)
    add_link_options(-fuse-ld=mold)
  endif()
endif()
