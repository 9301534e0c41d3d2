// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/collector/printer.h"

#include "tools/collector/control.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace Tally::Inbound {

namespace {

constexpr int TimeWidth = 12;
constexpr int VendorWidth = 12;
constexpr int NameWidth = 22;
constexpr int WhoWidth = 24;
constexpr int QuantityWidth = 8;
constexpr int LeastProperties = 20;

constexpr const char *Bold = "\033[1m";
constexpr const char *Yellow = "\033[33m";
constexpr const char *Red = "\033[31m";
constexpr const char *Plain = "\033[0m";

QString tr(const char *text)
{
    return QCoreApplication::translate("Tally", text);
}

/// What a sender put into a name must not steer the terminal.
QString printable(QString text)
{
    for (QChar &c : text)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u'?';
    return text;
}

/// Cut to `width`, with a sign that it was.
QString cut(const QString &text, int width)
{
    if (text.size() <= width)
        return text;
    // Not in the middle of a character that takes two units.
    const int kept = text.at(width - 2).isHighSurrogate() ? width - 2 : width - 1;
    return text.left(kept) + QChar(0x2026);
}

QString cell(const QString &text, int width)
{
    return cut(printable(text), width).leftJustified(width) + QStringLiteral("  ");
}

QString clock(const QDateTime &time)
{
    return time.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz"));
}

} // namespace

Printer::Printer(std::FILE *out, Form form) : m_out(out), m_form(form)
{
#ifdef Q_OS_UNIX
    const int descriptor = ::fileno(out);
    if (::isatty(descriptor)) {
        m_colours = qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb";
        winsize size = {};
        if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
            m_width = size.ws_col;
    }
#endif
}

QString Printer::columns(const CollectedEvent &event, int width)
{
    QString who = event.userId;
    if (!event.anonymousId.isEmpty())
        who += (who.isEmpty() ? QString() : QStringLiteral(" ")) + u'~' + event.anonymousId.left(8);
    const QString properties = QString::fromUtf8(QJsonDocument(event.properties).toJson(QJsonDocument::Compact));
    QString line = cell(clock(event.receivedAt), TimeWidth) + cell(event.vendor, VendorWidth)
        + cell(event.name, NameWidth) + cell(who, WhoWidth)
        + cut(printable(event.quantity), QuantityWidth).rightJustified(QuantityWidth) + QStringLiteral("  ");
    if (event.copies > 1)
        line += tr("(copy %1) ").arg(event.copies);
    if (!event.properties.isEmpty())
        line += cut(printable(properties), std::max(LeastProperties, width - int(line.size())));
    while (line.endsWith(u' '))
        line.chop(1);
    return line;
}

void Printer::event(const CollectedEvent &event)
{
    m_lastRequest = event.request;
    if (m_form == Form::Json)
        write(QString::fromUtf8(QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact)), nullptr);
    if (m_form != Form::Columns)
        return;
    if (!std::exchange(m_headed, true))
        write((cell(tr("time"), TimeWidth) + cell(tr("vendor"), VendorWidth) + cell(tr("event"), NameWidth)
               + cell(tr("who ~anonymous"), WhoWidth) + tr("quantity").rightJustified(QuantityWidth) + QStringLiteral("  ")
               + tr("properties")), Bold);
    write(columns(event, m_width), event.copies > 1 ? Yellow : nullptr);
}

void Printer::request(const CollectedRequest &request)
{
    if (m_form != Form::Columns || (request.status > 0 && request.seq == m_lastRequest && request.rejected == 0))
        return;
    QString line = cell(clock(request.receivedAt), TimeWidth) + cell(request.vendor, VendorWidth);
    line += request.status > 0 ? QString::number(request.status) : tr("down:");
    line += u' ' + printable(QString::fromLatin1(request.method + ' ' + request.path.left(200)));
    if (request.deduplicated)
        line += QStringLiteral("  ") + tr("(duplicate, known: not stored again)");
    if (request.rejected > 0)
        line += QStringLiteral("  ") + tr("(rejected: %1)").arg(request.rejected);
    const bool bad = request.status == 0 || request.status >= 400 || request.rejected > 0;
    write(line, bad ? Red : request.deduplicated ? Yellow : nullptr);
}

void Printer::note(const QString &text)
{
    if (m_form == Form::Columns)
        write(cell(clock(QDateTime::currentDateTime()), TimeWidth) + text, Bold);
}

QString Printer::summary(const CollectorStats &stats)
{
    const QString text = tr("%1 events, %2 different, %3 duplicate, %4 requests")
                             .arg(stats.events)
                             .arg(stats.unique)
                             .arg(stats.duplicates)
                             .arg(stats.requests);
    return stats.deduplicated > 0 ? text + tr(", %1 of them known").arg(stats.deduplicated) : text;
}

void Printer::write(const QString &line, const char *colour)
{
    QByteArray bytes = line.toUtf8();
    if (colour && m_colours)
        bytes = colour + bytes + Plain;
    bytes += '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), m_out);
    std::fflush(m_out);
}

} // namespace Tally::Inbound
