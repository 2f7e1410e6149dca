# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# fuzz/<name>_fuzz.cpp: one libFuzzer program fuzz_<name> each (clang only; the preset is `fuzz`),
# fed from fuzz/corpus/<name>. Target `fuzzers` builds them all; `./dev fuzz` runs them.

file(GLOB fuzz_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/fuzz/*_fuzz.cpp")
add_custom_target(fuzzers)
foreach(source IN LISTS fuzz_sources)
  cmake_path(GET source STEM name)
  string(REGEX REPLACE "_fuzz$" "" name "${name}")
  add_executable(fuzz_${name} "${source}")
  target_include_directories(fuzz_${name} PRIVATE "${PROJECT_SOURCE_DIR}/fuzz"
                                                "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(fuzz_${name} PRIVATE unknot_flags guide_data guide)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  unknot_link_included(fuzz_${name} "${source}" "${PROJECT_SOURCE_DIR}/fuzz/fuzz_guide.hpp")
  set_target_properties(fuzz_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
  add_dependencies(fuzzers fuzz_${name})
endforeach()
