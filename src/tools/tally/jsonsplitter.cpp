// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/jsonsplitter.h"

#include <QCoreApplication>

#include <cstring>
#include <utility>

namespace Tally {
namespace {

const QByteArray byteOrderMark = QByteArrayLiteral("\xEF\xBB\xBF");

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QString tr(const char *text)
{
    return QCoreApplication::translate("tally", text);
}

} // namespace

void JsonSplitter::feed(const QByteArray &bytes)
{
    m_window = m_at == m_window.size() ? bytes : m_window.mid(m_at) + bytes;
    m_at = 0;
}

void JsonSplitter::advance()
{
    m_now.line += m_window.at(m_at) == '\n';
    ++m_at;
    ++m_now.offset;
}

bool JsonSplitter::skipByteOrderMark()
{
    const QByteArray begin = m_window.mid(m_at, byteOrderMark.size());
    if (!byteOrderMark.startsWith(begin))
        return true;
    if (begin.size() < byteOrderMark.size())
        return m_finished;
    m_at += byteOrderMark.size();
    m_now.offset += byteOrderMark.size();
    return true;
}

std::optional<JsonSplitter::Element> JsonSplitter::next()
{
    if (m_now.inside == Place::Start && m_now.offset == 0 && !skipByteOrderMark())
        return {};
    if (m_now.inside == Place::Start) {
        while (m_at < m_window.size() && isBlank(m_window.at(m_at)))
            advance();
        if (m_at == m_window.size())
            return {};
        const bool isArray = m_window.at(m_at) == '[';
        m_now.inside = isArray ? Place::ArrayStart : Place::Lines;
        if (isArray)
            advance();
    }
    std::optional<Element> element = m_now.inside == Place::Lines ? nextLine() : nextInArray();
    if (element)
        m_place = m_now;
    return element;
}

// -- Lines ----------------------------------------------------------------------------------------------------------

std::optional<JsonSplitter::Element> JsonSplitter::nextLine()
{
    while (m_at < m_window.size()) {
        if (!m_isInside && isBlank(m_window.at(m_at))) {
            advance();
            continue;
        }
        if (!m_isInside)
            begin();
        const char *const from = m_window.constData() + m_at;
        const void *const newline = std::memchr(from, '\n', size_t(m_window.size() - m_at));
        const qsizetype length = newline ? static_cast<const char *>(newline) - from : m_window.size() - m_at;
        keep(m_at, m_at + length);
        if (!newline)
            break;
        advance();
        return end(Place::Lines);
    }
    if (m_finished && m_isInside)
        return end(Place::Lines);
    return {};
}

// -- An array -------------------------------------------------------------------------------------------------------

std::optional<JsonSplitter::Element> JsonSplitter::nextInArray()
{
    while (m_at < m_window.size()) {
        if (m_isInside) {
            if (std::optional<Element> element = takeValue())
                return element;
            continue;
        }
        const char c = m_window.at(m_at);
        const Place::Inside inside = m_now.inside;
        if (isBlank(c) || inside == Place::Ignored) {
            advance();
        } else if (inside == Place::End) {
            m_now.inside = Place::Ignored;
            return nothing(tr("There is something behind the array's end; it was not read."));
        } else if (c == ']' || c == ',') {
            std::optional<Element> missing;
            if (c == ']' && inside == Place::ArrayValue)
                missing = nothing(tr("There is a comma behind the last element."));
            else if (c == ',' && inside != Place::ArrayComma)
                missing = nothing(tr("There is a comma without an element in front of it."));
            m_now.inside = c == ']' ? Place::End : Place::ArrayValue;
            advance();
            if (missing)
                return missing;
        } else {
            begin(inside == Place::ArrayComma ? tr("The comma in front of the element is missing.") : QString());
        }
    }
    if (!m_finished || m_now.inside == Place::End || m_now.inside == Place::Ignored)
        return {};
    if (m_isInside) {
        addProblem(tr("The file ends in the middle of the element."));
        return end(Place::Ignored);
    }
    m_now.inside = Place::Ignored;
    return nothing(tr("The file ends before the array does: the ] is missing."));
}

std::optional<JsonSplitter::Element> JsonSplitter::takeValue()
{
    const qsizetype from = m_at;
    for (qsizetype at = from; at < m_window.size(); ++at) {
        const char c = m_window.at(at);
        if (m_isInString) {
            if (c == '\n') { // there is none in a JSON string: its end is missing, and the next quote begins another
                addProblem(tr("A text in the element has no closing quote."));
                m_isInString = m_isEscaped = false;
            } else if (m_isEscaped) {
                m_isEscaped = false;
            } else if (c == '\\') {
                m_isEscaped = true;
            } else if (c == '"') {
                m_isInString = false;
            }
            continue;
        }
        const bool isOutermost = m_open.empty() && m_deeper == 0;
        if (isOutermost && (c == ',' || c == ']')) {
            keep(from, at);
            return end(Place::ArrayComma);
        }
        if (c == '"') {
            m_isInString = true;
        } else if (c == '{' || c == '[') {
            if (m_open.size() < maxStack)
                m_open.push_back(c);
            else
                ++m_deeper;
        } else if ((c == '}' || c == ']') && closes(c)) {
            keep(from, at + 1);
            return end(Place::ArrayComma);
        }
    }
    keep(from, m_window.size());
    return {};
}

bool JsonSplitter::closes(char bracket)
{
    if (m_deeper > 0) {
        --m_deeper;
        return false;
    }
    // Another kind than the one that is open: that one's end is missing, and an outer one's is here.
    const char opening = bracket == '}' ? '{' : '[';
    while (!m_open.empty()) {
        const char open = m_open.back();
        m_open.pop_back();
        if (open == opening)
            break;
        addProblem(tr("A bracket in the element is not closed."));
    }
    return m_open.empty();
}

// -- One element ----------------------------------------------------------------------------------------------------

void JsonSplitter::begin(const QString &problem)
{
    m_isInside = true;
    m_element = {{}, problem, m_now.elements, m_now.line, m_now.offset};
    m_size = 0;
    m_isInString = m_isEscaped = false;
    m_open.clear();
    m_deeper = 0;
}

void JsonSplitter::addProblem(const QString &problem)
{
    if (m_element.problem.isEmpty()) // the others follow from the first
        m_element.problem = problem;
}

void JsonSplitter::keep(qsizetype from, qsizetype to)
{
    const QByteArrayView part = QByteArrayView(m_window).sliced(from, to - from);
    m_size += part.size();
    if (m_size <= maxElement)
        m_element.json.append(part);
    else
        m_element.json = {};
    m_now.line += part.count('\n');
    m_now.offset += part.size();
    m_at = to;
}

JsonSplitter::Element JsonSplitter::end(Place::Inside behind)
{
    m_isInside = false;
    m_now.inside = behind;
    ++m_now.elements;
    Element element = std::exchange(m_element, {});
    if (m_size > maxElement)
        element.problem = tr("The element has more than %1 bytes.").arg(maxElement);
    element.json = element.problem.isEmpty() ? element.json.trimmed() : QByteArray();
    return element;
}

JsonSplitter::Element JsonSplitter::nothing(const QString &problem)
{
    return {{}, problem, m_now.elements++, m_now.line, m_now.offset};
}

} // namespace Tally
