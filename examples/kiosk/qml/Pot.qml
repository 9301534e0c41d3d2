// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

import QtQuick

/// A pot, turned from its outline: no picture file is needed.
Canvas {
    id: pot

    property var outline: []
    property color glaze: "white"
    property bool handle: false
    property bool shadow: true

    onOutlineChanged: requestPaint()
    onGlazeChanged: requestPaint()
    onWidthChanged: requestPaint()
    onHeightChanged: requestPaint()

    // Points between the given ones, so that the wall is a curve (Catmull-Rom).
    function wall() {
        const given = outline
        const points = []
        for (let i = 0; i + 1 < given.length; ++i) {
            const p = [given[Math.max(0, i - 1)], given[i], given[i + 1], given[Math.min(given.length - 1, i + 2)]]
            for (let step = 0; step < 14; ++step) {
                const t = step / 14
                points.push([0, 1].map(k => 0.5 * (2 * p[1][k] + (p[2][k] - p[0][k]) * t
                    + (2 * p[0][k] - 5 * p[1][k] + 4 * p[2][k] - p[3][k]) * t * t
                    + (3 * p[1][k] - p[0][k] - 3 * p[2][k] + p[3][k]) * t * t * t)))
            }
        }
        points.push(given[given.length - 1])
        return points
    }
    function trace(context, points, middle, size, top) {
        const flat = 0.16 // how far one looks down on it
        const foot = points[points.length - 1]
        const rim = points[0]
        context.beginPath()
        context.moveTo(middle + rim[0] * size, top + rim[1] * size)
        for (const [r, y] of points)
            context.lineTo(middle + r * size, top + y * size)
        for (let a = 0; a <= 18; ++a)
            context.lineTo(middle + foot[0] * size * Math.cos(a / 18 * Math.PI),
                           top + (foot[1] + foot[0] * flat * Math.sin(a / 18 * Math.PI)) * size)
        for (let i = points.length - 1; i >= 0; --i)
            context.lineTo(middle - points[i][0] * size, top + points[i][1] * size)
        for (let a = 18; a >= 0; --a)
            context.lineTo(middle + rim[0] * size * Math.cos(a / 18 * Math.PI),
                           top + (rim[1] - rim[0] * flat * Math.sin(a / 18 * Math.PI)) * size)
        context.closePath()
    }
    function oval(context, x, y, rx, ry) {
        context.beginPath()
        context.ellipse(x - rx, y - ry, 2 * rx, 2 * ry)
        context.closePath()
    }
    function shaded(context, colour, x, half) {
        const gradient = context.createLinearGradient(x - half, 0, x + half, 0)
        gradient.addColorStop(0, Qt.darker(colour, 1.45))
        gradient.addColorStop(0.28, Qt.lighter(colour, 1.08))
        gradient.addColorStop(0.38, Qt.lighter(colour, 1.13))
        gradient.addColorStop(0.66, colour)
        gradient.addColorStop(1, Qt.darker(colour, 1.75))
        return gradient
    }

    onPaint: {
        const context = getContext("2d")
        context.reset()
        if (outline.length < 2)
            return
        const size = Math.min(width, height) * 0.93 // the rest is for the shadow
        const middle = width / 2
        const top = (height - size) * 0.4
        const points = wall()
        const rim = points[0]
        const foot = points[points.length - 1]
        const widest = Math.max(...points.map(point => point[0])) * size

        if (shadow) {
            const rings = 6
            const y = top + (foot[1] + 0.02) * size
            const aside = 0.05 * size
            const reach = Math.min(1.24 * widest, middle - aside)
            for (let ring = rings; ring > 0; --ring) {
                context.fillStyle = Qt.rgba(0.24, 0.18, 0.1, 0.028)
                oval(context, middle + aside, y, reach * (0.56 + 0.44 * ring / rings), size * (0.02 + ring * 0.011))
                context.fill()
            }
        }
        if (handle) {
            const from = points[Math.floor(points.length * 0.12)]
            const to = points[Math.floor(points.length * 0.72)]
            const out = middle + (Math.max(from[0], to[0]) + 0.19) * size
            for (const [thick, colour] of [[0.062, Qt.darker(glaze, 1.7)], [0.038, Qt.darker(glaze, 1.15)]]) {
                context.lineWidth = thick * size
                context.lineCap = "round"
                context.strokeStyle = colour
                context.beginPath()
                context.moveTo(middle + (from[0] - 0.02) * size, top + (from[1] + 0.03) * size)
                context.bezierCurveTo(out, top + from[1] * size, out, top + (to[1] + 0.02) * size,
                                      middle + (to[0] - 0.02) * size, top + to[1] * size)
                context.stroke()
            }
        }

        // The body is raw clay; the glaze stops in an uneven line above the foot.
        trace(context, points, middle, size, top)
        context.fillStyle = shaded(context, "#b9825b", middle, widest)
        context.fill()
        context.save()
        trace(context, points, middle, size, top)
        context.clip()
        const edge = top + (rim[1] + (foot[1] - rim[1]) * 0.8) * size
        context.beginPath()
        context.moveTo(middle - widest - 4, 0)
        context.lineTo(middle + widest + 4, 0)
        for (let i = 0; i <= 40; ++i) {
            const along = 1 - i / 20
            context.lineTo(middle + along * (widest + 4),
                           edge + (Math.sqrt(Math.max(0, 1 - along * along)) * 0.05 + Math.sin(i * 0.9) * 0.006) * size)
        }
        context.closePath()
        context.fillStyle = shaded(context, glaze, middle, widest)
        context.fill()
        context.restore()

        oval(context, middle, top + rim[1] * size, rim[0] * size, rim[0] * 0.16 * size)
        context.fillStyle = Qt.darker(glaze, 2.1)
        context.fill()
        context.lineWidth = Math.max(1.5, 0.012 * size)
        context.strokeStyle = Qt.lighter(glaze, 1.12)
        context.stroke()
    }
}
