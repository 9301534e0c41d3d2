# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT

# Included by CMakeLists.txt: how the library gets small. What comes from CMAKE_CXX_FLAGS and the build type stays, and
# comes before this: only -O2 and -O3 give way to -Os. Of a core library of 1268 KiB with -O2 everywhere 916 KiB are left;
# the worker takes some 8 % more of a processor's time for it, its callers none.

# What every event passes on the caller's thread, and what the worker reads and writes byte for byte.
set(hot
    core/event.cpp core/json.cpp core/problem.cpp core/record.cpp
    store/initext.cpp store/journal.cpp store/journalrecord.cpp
    eventid.cpp tracker.cpp tracker_identity.cpp
)
set(not_debug $<NOT:$<CONFIG:Debug>>)
target_compile_options(Tally PRIVATE $<${not_debug}:-Os> -ffunction-sections -fdata-sections)
foreach(source IN LISTS hot)
    set_property(SOURCE ${source} APPEND PROPERTY COMPILE_OPTIONS $<${not_debug}:-O2>)
endforeach()
# Compiled with other options than the precompiled headers are.
set_source_files_properties(${hot} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)

include(CheckLinkerFlag)
foreach(flag --gc-sections -z,noseparate-code)
    string(MAKE_C_IDENTIFIER TALLY_LD${flag} known)
    check_linker_flag(CXX -Wl,${flag} ${known})
    if(${known})
        target_link_options(Tally PRIVATE -Wl,${flag})
    endif()
endforeach()
