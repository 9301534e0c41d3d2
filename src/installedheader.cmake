# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT

# cmake -DSOURCE=… -DTARGET=… -DPUBLIC=… -P: copies a public header; "core/error.h" becomes <Tally/core/error.h>.

cmake_minimum_required(VERSION 3.22)
file(READ ${SOURCE} text)
string(REGEX MATCHALL "#include \"[^\"]+\"" includes "${text}")
foreach(include IN LISTS includes)
    string(REGEX REPLACE "#include \"([^\"]+)\"" "\\1" path "${include}")
    if(NOT path IN_LIST PUBLIC AND NOT path MATCHES "^tally_(widgets_)?export\\.h$")
        message(FATAL_ERROR "${SOURCE} includes ${path}, which is not installed: it is not in the list of src/install.cmake")
    endif()
endforeach()
string(REGEX REPLACE "#include \"([^\"]+)\"" "#include <Tally/\\1>" text "${text}")
file(WRITE ${TARGET} "${text}")
