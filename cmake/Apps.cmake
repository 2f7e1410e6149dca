# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# The native programs: `server`, the static file server as a library (all of Boost in few sources,
# they take long), and `unknot`, the command line, which ends up at <build>/unknot.

file(GLOB server_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/apps/server/*.cpp")
if(server_sources)
  find_package(Boost 1.81 REQUIRED)
  add_library(server STATIC ${server_sources})
  target_include_directories(server PUBLIC "${PROJECT_SOURCE_DIR}/apps")
  target_link_libraries(server PRIVATE unknot_flags Boost::headers Threads::Threads)
  unknot_link_included(server ${server_sources})
endif()

file(GLOB cli_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/apps/cli/*.cpp")
file(GLOB cli_headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/apps/cli/*.hpp")
if(cli_sources)
  find_path(UNKNOT_CLI11_INCLUDE CLI/CLI.hpp REQUIRED)
  add_executable(unknot ${cli_sources} ${cli_headers})
  target_include_directories(unknot PRIVATE "${PROJECT_SOURCE_DIR}/apps")
  target_compile_definitions(unknot PRIVATE UNKNOT_VERSION="${PROJECT_VERSION}")
  target_link_libraries(unknot PRIVATE unknot_flags Threads::Threads)
  foreach(library IN ITEMS server guide_toml guide_data)
    if(TARGET ${library})
      target_link_libraries(unknot PRIVATE ${library})
    endif()
  endforeach()
  unknot_link_included(unknot ${cli_sources} ${cli_headers})
  set_target_properties(unknot PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
endif()
