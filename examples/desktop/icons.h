// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QIcon>

enum class Symbol { New, Open, Save, Undo, Redo, Find, Wrap, ZoomIn, ZoomOut, Settings, Leaf, Up, Down, Close };

/// Drawn in the palette's colour of text on buttons, so that it suits light, dark and high contrast.
QIcon icon(Symbol symbol);
