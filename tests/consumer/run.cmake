# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT

# cmake -DBUILD=<Tally's build folder> -DEXAMPLES=<examples folder> -DWORK=<own folder> -DWITH_QML=ON
# -DWITH_WIDGETS=ON -P run.cmake:
# installs, moves what was installed, and builds and runs against it the project beside this file and the examples.

cmake_minimum_required(VERSION 3.22)
function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "${ARGN}\n${output}\nended with ${result}")
    endif()
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/first)
file(RENAME ${WORK}/first ${WORK}/prefix)

file(GLOB_RECURSE headers RELATIVE ${WORK}/prefix/include/Tally ${WORK}/prefix/include/*)
if(NOT "tracker.h" IN_LIST headers OR NOT "Tracker" IN_LIST headers)
    message(FATAL_ERROR "No Tracker among the installed headers: ${headers}")
endif()
foreach(header IN LISTS headers)
    if(header MATCHES "_p\\.h$|vendor\\.h$|^(store|delivery|keys)/|^\\.\\.")
        message(FATAL_ERROR "A private header is installed: ${header}")
    endif()
endforeach()

set(ENV{QT_QPA_PLATFORM} offscreen)
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR} -B ${WORK}/build -G Ninja
    -DCMAKE_PREFIX_PATH=${WORK}/prefix -DWITH_QML=${WITH_QML} -DWITH_WIDGETS=${WITH_WIDGETS}
    -DCMAKE_BUILD_TYPE=Debug)
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/service ${WORK}/service)
if(WITH_QML)
    run(${WORK}/build/screen ${WORK}/screen)
endif()

if(WITH_WIDGETS)
    run(${WORK}/build/desk ${WORK}/desk)
endif()

set(examples console patterns)
if(WITH_QML)
    list(APPEND examples kiosk)
endif()
if(WITH_WIDGETS)
    list(APPEND examples desktop)
endif()
foreach(example IN LISTS examples)
    run(${CMAKE_COMMAND} -S ${EXAMPLES}/${example} -B ${WORK}/${example} -G Ninja
        -DCMAKE_PREFIX_PATH=${WORK}/prefix -DCMAKE_BUILD_TYPE=Debug)
    run(${CMAKE_COMMAND} --build ${WORK}/${example})
endforeach()
