# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# One library target per folder of src/, linked as cmake/modules.txt says. The include path of a
# target holds its own headers and those of the modules it may use, and nothing else: each module
# gets a folder build/include/<module> that contains only a link named <module> to its sources.

# unknot_module(<name> [DEPS <module>...]): the library of src/<name>, if that has sources yet.
function(unknot_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPS")
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.cpp")
  file(GLOB headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${name}/*.hpp")
  if(NOT sources AND NOT headers)
    return()
  endif()

  set(include_dir "${PROJECT_BINARY_DIR}/include/${name}")
  file(MAKE_DIRECTORY "${include_dir}")
  file(CREATE_LINK "${PROJECT_SOURCE_DIR}/src/${name}" "${include_dir}/${name}" SYMBOLIC)

  set(scope PUBLIC)
  if(sources)
    add_library(${name} STATIC ${sources} ${headers})
    target_link_libraries(${name} PRIVATE unknot_src_flags)
  else()
    set(scope INTERFACE)
    add_library(${name} INTERFACE)
  endif()
  target_include_directories(${name} ${scope} "${include_dir}")
  foreach(dep IN LISTS arg_DEPS)
    if(TARGET ${dep})
      target_link_libraries(${name} ${scope} ${dep})
    endif()
  endforeach()
endfunction()

# unknot_read_modules(<file>): reads the table and makes every module of it; the names end up in
# UNKNOT_MODULES.
macro(unknot_read_modules table)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${table}")
  set(UNKNOT_MODULES "")
  file(STRINGS "${table}" unknot_rows REGEX "^[a-z]+:")
  foreach(unknot_row IN LISTS unknot_rows)
    string(REGEX MATCH "^([a-z]+):(.*)$" unknot_row "${unknot_row}")
    set(unknot_name "${CMAKE_MATCH_1}")
    separate_arguments(unknot_deps UNIX_COMMAND "${CMAKE_MATCH_2}")
    list(APPEND UNKNOT_MODULES ${unknot_name})
    unknot_module(${unknot_name} DEPS ${unknot_deps})
  endforeach()
endmacro()

# unknot_link_included(<target> <source>...): links the modules whose headers the given sources
# (or headers) include, so that a program waits for no module it does not use.
function(unknot_link_included target)
  foreach(source IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
    file(STRINGS "${source}" lines REGEX "^ *# *include \"[a-z_]+/")
    foreach(line IN LISTS lines)
      string(REGEX MATCH "\"([a-z_]+)/" line "${line}")
      set(name "${CMAKE_MATCH_1}")
      if(name IN_LIST UNKNOT_MODULES AND TARGET ${name})
        target_link_libraries(${target} PRIVATE ${name})
      endif()
    endforeach()
  endforeach()
endfunction()
