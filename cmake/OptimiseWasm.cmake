# SPDX-FileCopyrightText: 2026 The Unknot authors
# SPDX-License-Identifier: Apache-2.0
#
# cmake -DIN=linked.wasm -DOUT=unknot.wasm -DWEB=web -P OptimiseWasm.cmake
# Shrinks the linked module with the wasm-opt pinned in web/package.json. Without it the module is
# complete, only larger, so this says so and copies. Never --all-features: browsers refuse the result.

find_program(WASM_OPT wasm-opt PATHS "${WEB}/node_modules/.bin" NO_DEFAULT_PATH)
if(NOT WASM_OPT)
  message("wasm: ${WEB}/node_modules has no wasm-opt, the module is left unoptimised (./dev setup)")
  file(COPY_FILE "${IN}" "${OUT}")
  return()
endif()
execute_process(COMMAND "${WASM_OPT}" -Oz --strip-debug --strip-producers --strip-target-features
                        "${IN}" -o "${OUT}" COMMAND_ERROR_IS_FATAL ANY)
file(SIZE "${IN}" before)
file(SIZE "${OUT}" after)
message("wasm: ${before} bytes linked, ${after} optimised")
