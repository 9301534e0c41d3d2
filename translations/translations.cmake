# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT

# Included by src/CMakeLists.txt. What a person may read, embedded in the library as :/i18n/tally_<language>.qm. After a
# text has changed: cmake --build <build folder> --target update_texts
#
# The English catalogue holds plurals only: the texts themselves are in the sources.
# The tools themselves are looked for, not Qt6LinguistTools: Debian has its CMake files in a package that pulls in all
# of Qt Designer.

set(translations_dir ${CMAKE_CURRENT_LIST_DIR})
set(TALLY_LANGUAGES de fr es zh_CN ja ar)
set(linguist_hints ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS} /usr/lib/qt6/bin)
find_program(TALLY_LRELEASE NAMES lrelease lrelease6 lrelease-qt6 HINTS ${linguist_hints})
find_program(TALLY_LUPDATE NAMES lupdate lupdate6 lupdate-qt6 HINTS ${linguist_hints})
mark_as_advanced(TALLY_LRELEASE TALLY_LUPDATE)

if(TALLY_LUPDATE)
    file(GLOB_RECURSE spoken CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*.cpp ${PROJECT_SOURCE_DIR}/src/*.h
        ${PROJECT_SOURCE_DIR}/qml/*.cpp ${PROJECT_SOURCE_DIR}/qml/*.h ${PROJECT_SOURCE_DIR}/qml/*.qml)
    list(FILTER spoken EXCLUDE REGEX "/src/tools/") # programs for developers speak English
    list(JOIN spoken "\n" spoken)
    set(spoken_list ${PROJECT_BINARY_DIR}/spoken.lst) # read by tests/auto/translations too
    file(GENERATE OUTPUT ${spoken_list} CONTENT "${spoken}\n")
    list(TRANSFORM TALLY_LANGUAGES REPLACE "(.+)" "${translations_dir}/tally_\\1.ts" OUTPUT_VARIABLE catalogues)
    # Without the headers it takes the context of some texts for another one.
    set(update ${TALLY_LUPDATE} -I${PROJECT_SOURCE_DIR}/src -I${PROJECT_SOURCE_DIR}/qml
        -no-obsolete -locations none -source-language en)
    add_custom_target(update_texts COMMAND ${update} @${spoken_list} -ts ${catalogues}
        COMMAND ${update} -pluralonly @${spoken_list} -ts ${translations_dir}/tally_en.ts VERBATIM)
endif()
if(TALLY_LRELEASE)
    foreach(language IN LISTS TALLY_LANGUAGES ITEMS en)
        set(compiled ${CMAKE_CURRENT_BINARY_DIR}/tally_${language}.qm)
        add_custom_command(OUTPUT ${compiled} DEPENDS ${translations_dir}/tally_${language}.ts
            COMMAND ${TALLY_LRELEASE} -silent ${translations_dir}/tally_${language}.ts -qm ${compiled} VERBATIM)
        list(APPEND all_compiled ${compiled})
    endforeach()
    # Compressed to a third, each: rcc's own threshold leaves out those that do not quite get there.
    qt_add_resources(Tally tally_translations PREFIX /i18n BASE ${CMAKE_CURRENT_BINARY_DIR} FILES ${all_compiled}
        OPTIONS --threshold 30)
    set_source_files_properties(translations.cpp PROPERTIES COMPILE_DEFINITIONS TALLY_TRANSLATED)
else()
    message(STATUS "Tally: there is no lrelease, so texts stay English")
endif()
