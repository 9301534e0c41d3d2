# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT

# What others get: <Tally/…> headers, in the build tree too, and with TALLY_INSTALL a package for find_package(Tally).

# The public headers, each with the name it is included by.
set(public_headers
    Tracker tracker.h
    ConsentNotice consentnotice.h
    Destination destination.h
    Error core/error.h
    Event core/event.h
    EventModel eventmodel.h
    SentRequest core/sentrequest.h
)
foreach(vendor IN LISTS TALLY_VENDORS)
    string(TOLOWER ${vendor} file)
    list(APPEND public_headers ${vendor} vendors/${file}.h)
endforeach()
if(TARGET TallyWidgets)
    list(APPEND public_headers
        ConsentDialog widgets/consentdialog.h
        PrivacySettings widgets/privacysettings.h
        InspectorDock widgets/inspectordock.h
    )
endif()

# Headers name each other as in the source tree; installed ones as <Tally/…>, so that one include directory is enough
# and no "destination.h" of an application gets in between.
set(forwarding_dir ${PROJECT_BINARY_DIR}/src/Tally)
set(installed_dir ${PROJECT_BINARY_DIR}/installed/Tally)
set(rewrite ${CMAKE_CURRENT_LIST_DIR}/installedheader.cmake)
set(installed_headers)
macro(tally_installed_header source path)
    add_custom_command(OUTPUT ${installed_dir}/${path}
        COMMAND ${CMAKE_COMMAND} -DSOURCE=${source} -DTARGET=${installed_dir}/${path} "-DPUBLIC=${public_headers}" -P ${rewrite}
        DEPENDS ${source} ${rewrite} VERBATIM)
    list(APPEND installed_headers ${installed_dir}/${path})
    get_filename_component(folder ${path} DIRECTORY)
    if(TALLY_INSTALL)
        install(FILES ${installed_dir}/${path} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/Tally/${folder})
    endif()
endmacro()

list(LENGTH public_headers end)
math(EXPR end "${end} - 1")
foreach(i RANGE 0 ${end} 2)
    math(EXPR j "${i} + 1")
    list(GET public_headers ${i} name)
    list(GET public_headers ${j} path)
    file(CONFIGURE OUTPUT ${forwarding_dir}/${name} CONTENT "#include \"${CMAKE_CURRENT_LIST_DIR}/${path}\"\n")
    tally_installed_header(${CMAKE_CURRENT_LIST_DIR}/${path} ${path})
    file(CONFIGURE OUTPUT ${installed_dir}/${name} CONTENT "#include <Tally/${path}>\n")
    if(TALLY_INSTALL)
        install(FILES ${installed_dir}/${name} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/Tally)
    endif()
endforeach()
if(NOT TALLY_INSTALL)
    return()
endif()
tally_installed_header(${PROJECT_BINARY_DIR}/src/tally_export.h tally_export.h)
if(TARGET TallyWidgets)
    tally_installed_header(${PROJECT_BINARY_DIR}/src/widgets/tally_widgets_export.h tally_widgets_export.h)
endif()
add_custom_target(tally_installed_headers ALL DEPENDS ${installed_headers})

# Found from wherever the package is moved to.
file(RELATIVE_PATH bin_to_lib /prefix/${CMAKE_INSTALL_BINDIR} /prefix/${CMAKE_INSTALL_LIBDIR})
set(TALLY_INSTALL_QMLDIR ${CMAKE_INSTALL_LIBDIR}/qt6/qml CACHE STRING "Where QML modules are installed, below the prefix")
file(RELATIVE_PATH module_to_lib /prefix/${TALLY_INSTALL_QMLDIR}/Tally /prefix/${CMAKE_INSTALL_LIBDIR})

install(TARGETS Tally EXPORT TallyTargets
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
if(TARGET TallyKeychain)
    install(TARGETS TallyKeychain LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} NAMELINK_SKIP)
endif()
set(packagedir ${CMAKE_INSTALL_LIBDIR}/cmake/Tally)
install(EXPORT TallyTargets NAMESPACE Tally:: DESTINATION ${packagedir})
foreach(program tally tally-collector)
    if(TARGET ${program})
        set_target_properties(${program} PROPERTIES INSTALL_RPATH "$ORIGIN/${bin_to_lib}")
        install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    endif()
endforeach()

include(CMakePackageConfigHelpers)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/TallyConfig.cmake.in ${PROJECT_BINARY_DIR}/TallyConfig.cmake
    INSTALL_DESTINATION ${packagedir} PATH_VARS TALLY_INSTALL_QMLDIR)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/TallyConfigVersion.cmake COMPATIBILITY SameMajorVersion)
install(FILES ${PROJECT_BINARY_DIR}/TallyConfig.cmake ${PROJECT_BINARY_DIR}/TallyConfigVersion.cmake
    DESTINATION ${packagedir})
