// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/backfillstate.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>
#include <iterator>

namespace Tally {
namespace {

constexpr int formatVersion = 1;
constexpr qint64 hashedBytes = 64 << 10; // of a file's beginning
constexpr const char *causes[] = {"unreadable", "not_for_this_vendor", "refused", "vendor_rules", "vendor", "lost"};

const QUuid fileNamespace(QStringLiteral("{5a2f3a38-7d5b-5c0e-9d3c-0a1f5f6b7c21}"));

QJsonObject markToJson(const BackfillPosition::Mark &mark)
{
    return {{QStringLiteral("number"), mark.number},           {QStringLiteral("inside"), int(mark.place.inside)},
            {QStringLiteral("offset"), mark.place.offset},     {QStringLiteral("line"), mark.place.line},
            {QStringLiteral("elements"), mark.place.elements}, {QStringLiteral("taken"), mark.taken},
            {QStringLiteral("log_bytes"), mark.logBytes}};
}

BackfillPosition::Mark markFromJson(const QJsonObject &json)
{
    const auto number = [&json](const char *name) { return json.value(QLatin1String(name)).toInteger(); };
    BackfillPosition::Mark mark;
    mark.number = number("number");
    mark.place
        = {JsonSplitter::Place::Inside(int(number("inside"))), number("offset"), number("line"), number("elements")};
    mark.taken = number("taken");
    mark.logBytes = number("log_bytes");
    return mark;
}

} // namespace

// -- The position ---------------------------------------------------------------------------------------------------

QJsonObject BackfillPosition::toJson() const
{
    QJsonArray list;
    for (const Mark &mark : marks)
        list.append(markToJson(mark));
    return {{QStringLiteral("format"), formatVersion}, {QStringLiteral("file"), identity},
            {QStringLiteral("vendor"), vendor},        {QStringLiteral("run"), run},
            {QStringLiteral("marks"), list},           {QStringLiteral("delivered"), delivered},
            {QStringLiteral("assumed"), assumed},      {QStringLiteral("finished"), isFinished},
            {QStringLiteral("since"), sinceMs}};
}

BackfillPosition BackfillPosition::fromJson(const QJsonObject &json)
{
    BackfillPosition position;
    position.identity = json.value(QLatin1String("file")).toString();
    position.vendor = json.value(QLatin1String("vendor")).toString();
    position.run = json.value(QLatin1String("run")).toString();
    for (const QJsonValue &mark : json.value(QLatin1String("marks")).toArray())
        position.marks.append(markFromJson(mark.toObject()));
    position.delivered = json.value(QLatin1String("delivered")).toInteger();
    position.assumed = json.value(QLatin1String("assumed")).toInteger();
    position.isFinished = json.value(QLatin1String("finished")).toBool();
    position.sinceMs = json.value(QLatin1String("since")).toInteger();
    return position;
}

BackfillPosition::Mark BackfillPosition::markFor(qint64 number) const
{
    // After a power cut the queue may have forgotten the last numbers, and marks behind them mean nothing.
    qsizetype fits = 0;
    for (qsizetype i = 0; i < marks.size(); ++i)
        if (marks.at(i).number <= number)
            fits = i;
    return marks.value(std::max<qsizetype>(0, fits - 1));
}

void BackfillPosition::addMark(const Mark &mark)
{
    marks.append(mark);
    // The run's beginning, what is in front of it, and the last two.
    const auto isBeginning = [](const Mark &one) { return one.number >= 0; };
    const qsizetype beginning = std::find_if(marks.cbegin(), marks.cend(), isBeginning) - marks.cbegin();
    while (marks.size() > beginning + 3)
        marks.removeAt(beginning + 1);
}

void BackfillPosition::beginRun(const QString &name)
{
    run = name;
    const qint64 here = marks.last().number;
    marks = marks.mid(std::max<qsizetype>(0, marks.size() - 2));
    for (Mark &mark : marks)
        mark.number -= here;
    if (marks.size() == 2 && marks.first().number == 0)
        marks.removeFirst(); // nothing was taken between the two
}

// -- The log --------------------------------------------------------------------------------------------------------

QJsonObject BackfillRefusal::toJson() const
{
    QJsonObject json{{QStringLiteral("cause"), QLatin1String(causes[cause])},
                     {QStringLiteral("event_id"), id},
                     {QStringLiteral("reason"), reason}};
    if (line > 0)
        json.insert(QStringLiteral("line"), line);
    if (index >= 0)
        json.insert(QStringLiteral("index"), index);
    if (httpStatus > 0)
        json.insert(QStringLiteral("http_status"), httpStatus);
    if (!isStored)
        json.insert(QStringLiteral("stored"), false);
    return json;
}

BackfillRefusal BackfillRefusal::fromJson(const QJsonObject &json)
{
    BackfillRefusal refusal;
    const QString cause = json.value(QLatin1String("cause")).toString();
    for (int i = 0; i < int(std::size(causes)); ++i)
        if (cause == QLatin1String(causes[i]))
            refusal.cause = Cause(i);
    refusal.id = json.value(QLatin1String("event_id")).toString();
    refusal.reason = json.value(QLatin1String("reason")).toString();
    refusal.line = json.value(QLatin1String("line")).toInteger();
    refusal.index = json.value(QLatin1String("index")).toInteger(-1);
    refusal.httpStatus = json.value(QLatin1String("http_status")).toInt();
    refusal.isStored = json.value(QLatin1String("stored")).toBool(true);
    return refusal;
}

// -- The folder -----------------------------------------------------------------------------------------------------

QString BackfillState::make()
{
    if (makeFolder(m_folder))
        return {};
    return QCoreApplication::translate("tally", "The folder %1 cannot be made: %2.").arg(m_folder, lastFileError());
}

QString BackfillState::open()
{
    QFile file(positionPath());
    m_wasThere = file.exists();
    if (!m_wasThere) {
        restart();
        return {};
    }
    const QJsonObject json
        = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    position = BackfillPosition::fromJson(json);
    if (json.value(QLatin1String("format")).toInt() != formatVersion || position.marks.isEmpty()) {
        return QCoreApplication::translate("tally",
                                           "%1 cannot be read. With --restart the file is read from its "
                                           "beginning, with the same event ids as before.")
            .arg(positionPath());
    }
    // A line that was not finished is of an element that is met again.
    QFile log(logPath());
    if (log.open(QIODevice::ReadWrite)) {
        qint64 end = log.size();
        char last = '\n';
        while (end > 0 && log.seek(end - 1) && log.getChar(&last) && last != '\n')
            --end;
        log.resize(end);
        m_logBytes = end;
    }
    return {};
}

void BackfillState::restart()
{
    position.run.clear();
    position.marks = {BackfillPosition::Mark()};
    position.delivered = position.assumed = 0;
    position.isFinished = false;
    position.sinceMs = QDateTime::currentMSecsSinceEpoch();
    m_log.close();
    m_logBytes = 0;
    removeFile(logPath());
}

bool BackfillState::save(bool sync)
{
    // The place is behind elements of which only the log tells.
    if (sync && m_syncedBytes != m_logBytes) {
        m_isLogSafe = m_isLogSafe && openLog() && m_log.sync();
        if (!m_isLogSafe)
            return false;
        m_syncedBytes = m_logBytes;
    }
    const QString part = positionPath() + QLatin1String(".part");
    removeFile(part);
    File file = File::create(part);
    const QByteArray json = QJsonDocument(position.toJson()).toJson(QJsonDocument::Compact);
    if (!file.isOpen() || !file.write(json) || (sync && !file.sync()) || !renameFile(part, positionPath()))
        return false;
    return !sync || syncFolder(m_folder);
}

bool BackfillState::openLog()
{
    if (!m_log.isOpen())
        m_log = File::create(logPath());
    if (!m_log.isOpen())
        m_log = File::openForWriting(logPath());
    return m_log.isOpen();
}

bool BackfillState::log(const BackfillRefusal &refusal)
{
    const QByteArray line = QJsonDocument(refusal.toJson()).toJson(QJsonDocument::Compact) + '\n';
    if (!openLog())
        return false;
    if (!m_log.write(line)) {
        m_log.truncate(m_logBytes);
        return false;
    }
    m_logBytes += line.size();
    return true;
}

void BackfillState::forEachLogged(qint64 fromByte, const std::function<void(const BackfillRefusal &)> &visit) const
{
    QFile file(logPath());
    if (!file.open(QIODevice::ReadOnly) || !file.seek(fromByte))
        return;
    while (!file.atEnd())
        visit(BackfillRefusal::fromJson(QJsonDocument::fromJson(file.readLine()).object()));
}

QString identityOfFile(const QString &path, QString *problem)
{
    QFile file(path);
    const QFileInfo info(path);
    if (info.exists() && !info.isDir() && !info.isFile()) { // opening it twice would wait for a writer for ever
        *problem = QCoreApplication::translate("tally",
                                               "%1 is no regular file. What comes through a pipe can be read from "
                                               "standard input, as FILE “-”.")
                       .arg(path);
        return {};
    }
    if (info.isDir() || !file.open(QIODevice::ReadOnly)) {
        *problem = QCoreApplication::translate("tally", "%1 cannot be read: %2.")
                       .arg(path,
                            info.isDir() ? QCoreApplication::translate("tally", "it is a folder") : file.errorString());
        return {};
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QFileInfo(path).canonicalFilePath().toUtf8() + '\0' + QByteArray::number(file.size()) + '\0');
    hash.addData(file.read(hashedBytes));
    return QUuid::createUuidV5(fileNamespace, hash.result().toHex()).toString(QUuid::WithoutBraces);
}

} // namespace Tally
