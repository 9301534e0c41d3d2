# SPDX-FileCopyrightText: 2026 Tally contributors
# SPDX-License-Identifier: MIT
#
# awk -v format=table|json -f table.awk figures rows.txt: `figures` has lines "<round> <name> <number>". Each number of
# the table is the median over the rounds; a ratio is that of each round's own two figures, so that what slows a whole
# round down does not count. Where a figure has one round only, it counts for all of them.

function median(list, n,    i, j, t) {
    for (i = 2; i <= n; i++) {
        t = list[i]
        for (j = i - 1; j >= 1 && list[j] > t; j--) list[j + 1] = list[j]
        list[j + 1] = t
    }
    return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}
function trim(text) { gsub(/^[ \t]+|[ \t]+$/, "", text); return text }
# The figure `name` of a round; "" where there is none.
function figure(name, round,    parts) {
    if (split(name, parts, "-") == 2) {
        if (figure(parts[1], round) == "" || figure(parts[2], round) == "") return ""
        return figure(parts[1], round) - figure(parts[2], round)
    }
    if ((round, name) in value) return value[round, name]
    return count[name] == 1 ? only[name] : ""
}
function better(a, b, most) { return b == "" || (most ? a > b : a < b) ? a : b }
function reference(names, round, most,    parts, n, i, best) {
    best = ""
    n = split(names, parts, ",")
    for (i = 1; i <= n; i++)
        if (figure(trim(parts[i]), round) != "") best = better(figure(trim(parts[i]), round), best, most)
    return best
}
function shown(number, unit,    factor) {
    if (number == "") return ""
    factor = unit == "µs" ? 1000 : unit == "MB" ? 1e6 : unit == "KiB" ? 1024 : 1
    number /= factor
    return sprintf(number != 0 && number < 0.01 && number > -0.01 ? "%.4f" : number >= 1000 || number == int(number) ? "%.0f" : "%.2f", number)
}
# Where awk counts bytes, some letters here are more than one.
function padded(text, width,    length_) {
    length_ = length(text)
    if (bytewise) length_ -= gsub(/µ/, "&", text) + 2 * gsub(/…/, "&", text)
    for (; length_ < width; length_++) text = text " "
    return text
}
function quoted(text) { gsub(/\\/, "\\\\", text); gsub(/"/, "\\\"", text); return "\"" text "\"" }

BEGIN {
    FS = " "
    bytewise = length("µ") > 1
}
FNR == 1 { file++; if (file == 2) FS = "|" }
file == 1 {
    value[$1, $2] = $3
    only[$2] = $3
    count[$2]++
    if ($1 > rounds) rounds = $1
    next
}
/^#/ || NF < 6 { next }
{
    row = trim($1); what = trim($2); ours = trim($3); theirs = trim($4); unit = trim($5); goal = trim($6)
    most = unit == "/s"
    n = m = 0
    for (round = 1; round <= rounds; round++) {
        a = figure(ours, round)
        b = reference(theirs, round, most)
        if (a != "") mine[++n] = a
        if (b != "") other[++m] = b
    }
    if (!n) next
    k = d = 0
    for (round = 1; round <= rounds; round++) {
        a = figure(ours, round)
        b = reference(theirs, round, most)
        if (a != "" && b != "" && b != 0) ratios[++k] = a / b
        if (a != "" && b != "") differences[++d] = a - b
    }
    a = median(mine, n)
    b = m ? median(other, m) : ""
    ratio = k ? median(ratios, k) : ""
    more = d ? median(differences, d) : ""
    met = ""
    if (goal != "") {
        split(goal, parts, " ")
        judged = parts[3] == "x" ? ratio : parts[3] == "more" ? more : shown(a, unit)
        if (judged != "") met = (parts[1] == "<=" ? judged + 0 <= parts[2] + 0 : judged + 0 >= parts[2] + 0) ? "yes" : "NO"
        if (met == "NO") missed++
        if (met == "yes") reached++
    }
    if (format == "json") {
        printf "%s{\"row\":%s,\"what\":%s,\"unit\":%s,\"tally\":%s,\"reference\":%s,\"ratio\":%s,\"goal\":%s,\"met\":%s,\"rounds\":%d}",
            printed++ ? ",\n" : "[\n", quoted(row), quoted(what), quoted(unit), shown(a, unit), b == "" ? "null" : shown(b, unit),
            ratio == "" ? "null" : sprintf("%.4f", ratio), goal == "" ? "null" : quoted(goal), met == "" ? "null" : met == "yes" ? "true" : "false", n
        next
    }
    if (!printed++)
        print padded("row", 8) padded("what", 52) padded("Tally", 15) padded("reference", 15) padded("ratio", 9) padded("goal", 12) "met"
    print padded(row, 8) padded(what, 52) padded(shown(a, unit) " " unit, 15) padded(b == "" ? "" : shown(b, unit) " " unit, 15) \
        padded(ratio == "" ? "" : sprintf("%.2f", ratio), 9) padded(goal, 12) met
}
END {
    if (format == "json") print printed ? "\n]" : "[]"
    else print "\n" reached + 0 " goals met, " missed + 0 " missed; medians of up to " rounds " rounds"
}
