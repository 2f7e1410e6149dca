# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# bench_unknot: every bench/*.cpp in one Google Benchmark program.

file(GLOB bench_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bench/*.cpp")
if(bench_sources)
  find_package(benchmark REQUIRED)
  # The slow ways that tests compare with are what benchmarks compare with too.
  set(bench_references "${PROJECT_SOURCE_DIR}/tests/support/raster.cpp"
                       "${PROJECT_SOURCE_DIR}/tests/support/strokes.cpp")
  add_executable(bench_unknot ${bench_sources} ${bench_references})
  target_include_directories(bench_unknot PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(bench_unknot PRIVATE unknot_flags benchmark::benchmark Threads::Threads)
  unknot_link_included(bench_unknot ${bench_sources} ${bench_references}
                       "${PROJECT_SOURCE_DIR}/tests/support/strokes.hpp")
  if(TARGET guide_data)
    target_link_libraries(bench_unknot PRIVATE guide_data)
  endif()
  set(has_main FALSE)
  foreach(source IN LISTS bench_sources)
    file(STRINGS "${source}" main REGEX "BENCHMARK_MAIN|main\\(")
    if(main)
      set(has_main TRUE)
    endif()
  endforeach()
  if(NOT has_main)
    target_link_libraries(bench_unknot PRIVATE benchmark::benchmark_main)
  endif()
  set_target_properties(bench_unknot PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
endif()

# bench_instances: the choosing problem for other solvers (bench/oracle).
file(GLOB oracle_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bench/oracle/*.cpp")
add_executable(bench_instances ${oracle_sources})
find_package(nlohmann_json REQUIRED)
target_link_libraries(bench_instances PRIVATE unknot_flags nlohmann_json::nlohmann_json guide_data)
unknot_link_included(bench_instances ${oracle_sources} "${PROJECT_SOURCE_DIR}/bench/massage.hpp"
                     "${PROJECT_SOURCE_DIR}/bench/oracle/problem.hpp")
set_target_properties(bench_instances PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")

# bench_storm: a million random events (bench/storm).
set(storm_sources "${PROJECT_SOURCE_DIR}/bench/storm/storm.cpp"
                  "${PROJECT_SOURCE_DIR}/tests/support/storm.cpp")
add_executable(bench_storm ${storm_sources})
target_include_directories(bench_storm PRIVATE "${PROJECT_SOURCE_DIR}/tests"
                                               "${PROJECT_SOURCE_DIR}/bench")
target_link_libraries(bench_storm PRIVATE unknot_flags guide_data)
unknot_link_included(bench_storm ${storm_sources} "${PROJECT_SOURCE_DIR}/bench/massage.hpp"
                     "${PROJECT_SOURCE_DIR}/tests/support/storm.hpp")
set_target_properties(bench_storm PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
