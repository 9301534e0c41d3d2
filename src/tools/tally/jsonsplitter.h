// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace Tally {

/// Cuts a JSON array, or JSON lines, into elements, one after the other, however it comes in pieces. Holds one element
/// and what was fed last, never more.
///
/// It knows where elements end, not whether they are JSON: that is for whoever parses them. What has no element, or one
/// that cannot be cut out, is an element with a problem instead; the rest goes on behind it.
class JsonSplitter
{
public:
    /// The longest element in bytes. What is longer is refused, without being kept.
    static constexpr qsizetype maxElement = 1 << 20;

    /// Between two elements: where another splitter can go on.
    struct Place
    {
        enum Inside : int {
            Start, ///< before anything but blanks
            Lines, ///< at the beginning of a line
            ArrayStart, ///< behind the [
            ArrayValue, ///< behind a comma
            ArrayComma, ///< behind an element
            End, ///< behind the ]
            Ignored, ///< behind the ], and it was told that there is more
        };
        Inside inside = Start;
        qint64 offset = 0; ///< bytes before it
        qint64 line = 1;
        qint64 elements = 0; ///< before it

        friend bool operator==(const Place &, const Place &) = default;
    };

    struct Element
    {
        QByteArray json; ///< without blanks around it; empty with a problem
        QString problem; ///< for a person
        qint64 index = 0; ///< from 0, those with a problem counted too
        qint64 line = 1; ///< where it begins, from 1
        qint64 offset = 0; ///< likewise, from 0
    };

    JsonSplitter() = default;
    /// Goes on at \a from: the next byte to feed is the one at its offset.
    explicit JsonSplitter(const Place &from) : m_now(from), m_place(from) { }

    void feed(const QByteArray &bytes);
    /// There is nothing more to feed.
    void finish() { m_finished = true; }
    /// Nothing: more has to be fed, or, after finish(), that was all.
    std::optional<Element> next();
    /// Right behind what next() gave last.
    Place place() const { return m_place; }

private:
    bool skipByteOrderMark();
    void advance();
    std::optional<Element> nextLine();
    std::optional<Element> nextInArray();
    std::optional<Element> takeValue();
    void begin(const QString &problem = {});
    void addProblem(const QString &problem);
    void keep(qsizetype from, qsizetype to);
    bool closes(char bracket);
    Element end(Place::Inside behind);
    Element nothing(const QString &problem);

    static constexpr size_t maxStack = 1024; // of brackets whose kinds are remembered; deeper ones are only counted

    QByteArray m_window; // what was fed
    qsizetype m_at = 0; // in it; m_now is the same place in the file
    bool m_finished = false;
    Place m_now;
    Place m_place;

    bool m_isInside = false; // an element, the members below are about it
    Element m_element;
    qsizetype m_size = 0; // all of its bytes, kept or not
    bool m_isInString = false;
    bool m_isEscaped = false;
    std::vector<char> m_open; // brackets
    qint64 m_deeper = 0; // brackets beyond maxStack
};

} // namespace Tally
