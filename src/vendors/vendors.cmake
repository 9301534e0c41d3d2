# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT

# The table of vendors, a line each: the class, whose files are src/vendors/<class in lower case>*.{h,cpp}, and those of
# its options that are maps. Everything else is made from it: the library's sources, the installed headers, the types in
# QML, and the list that the programs and the tests choose from (tally_vendors.h).

set(TALLY_VENDORS)
macro(tally_vendor class)
    cmake_parse_arguments(vendor "" "" "MAPS" ${ARGN})
    list(APPEND TALLY_VENDORS ${class})
    set(TALLY_MAPS_OF_${class} ${vendor_MAPS})
endmacro()

tally_vendor(Millimetric)
tally_vendor(Doow MAPS attribution)
tally_vendor(Fluxrate MAPS meters)
tally_vendor(SettleSettle)
