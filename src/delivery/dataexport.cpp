// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "delivery/dataexport.h"

#include "core/json.h"
#include "store/names.h"
#include "store/quarantine.h"
#include "store/segment.h"

#include <QCoreApplication>
#include <QMetaEnum>
#include <QUuid>

#include <utility>

namespace Tally {

namespace {

QByteArray quoted(const QString &text)
{
    return toJson(QVariant(text));
}

/// An event as the application said it, and what Tally added.
QByteArray jsonOf(const Event &event)
{
    QVariantMap map{{QStringLiteral("kind"), QString::fromLatin1(QMetaEnum::fromType<Event::Kind>().valueToKey(event.kind)).toLower()},
                    {QStringLiteral("name"), event.name},
                    {QStringLiteral("event_id"), event.id},
                    {QStringLiteral("time"), event.timestamp},
                    {QStringLiteral("anonymous_id"), event.anonymousId},
                    {QStringLiteral("user_id"), event.userId},
                    {QStringLiteral("session_id"), event.sessionId},
                    {QStringLiteral("properties"), event.properties},
                    {QStringLiteral("options"), event.options},
                    {QStringLiteral("quantity"), event.quantity},
                    {QStringLiteral("unit"), event.unit}};
    return toJson(map);
}

QByteArray jsonOf(const QueueView::Waiting &waiting)
{
    JsonFields fields;
    fields.add(QLatin1String("event_id"), waiting.eventId);
    if (waiting.event)
        fields.addJson(QLatin1String("tracked"), jsonOf(*waiting.event));
    else
        fields.addJson(QLatin1String("to_send"), waiting.vendorJson);
    return fields.json();
}

QStringList foldersIn(const QString &path)
{
    return folderNamesIn(path).value_or(QStringList());
}

} // namespace

DataExport::DataExport(const Contents &contents, const QString &path) :
    m_contents(contents), m_path(path),
    m_part(path + QLatin1Char('.') + QUuid::createUuid().toString(QUuid::Id128).left(8) + QLatin1String(".part")),
    m_sent(contents.trackerFolder)
{
}

DataExport::~DataExport()
{
    if (m_file.isOpen())
        removeFile(m_part);
}

void DataExport::start()
{
    m_file = File::create(m_part);
    if (!m_file.isOpen()) {
        end(QCoreApplication::translate("Tally", "%1 cannot be written: %2.").arg(m_path, lastFileError()));
        return;
    }
    QByteArray head = "{\n\"format\": 1";
    for (auto member = m_contents.head.cbegin(); member != m_contents.head.cend(); ++member)
        head += ",\n" + quoted(member.key()) + ": " + toJson(member.value());
    write(head);
    beginList("waiting_in_memory");
    for (const Event &event : m_contents.inMemory)
        writeItem(jsonOf(event));
    endList();
    beginList("destinations");
    m_tasks.push_back([this] {
        for (const QString &name : destinationNames())
            planDestination(name);
        m_tasks.push_back([this] {
            endList();
            beginList("sent");
            const QStringList files = m_sent.filesOf(m_contents.sentOf);
            for (const QString &file : files)
                m_tasks.push_back([this, file] { writeSent(file); });
            m_tasks.push_back([this] {
                endList();
                write("\n}\n");
            });
        });
    });
    step();
}

QStringList DataExport::destinationNames() const
{
    QStringList names = m_contents.destinations.keys() + foldersIn(m_contents.trackerFolder);
    const QString runs = m_contents.trackerFolder + QLatin1String("/runs");
    for (const QString &run : foldersIn(runs))
        names += foldersIn(runs + QLatin1Char('/') + run);
    names.removeIf([](const QString &name) { return !isDestinationName(name); });
    names.sort();
    names.removeDuplicates();
    return names;
}

bool DataExport::isTheirs(const Event &event) const
{
    if (!m_contents.only)
        return true;
    const auto &[anonymousId, userId] = *m_contents.only;
    return (!anonymousId.isEmpty() && event.anonymousId == anonymousId) || (!userId.isEmpty() && event.userId == userId);
}

bool DataExport::isTheirs(const QByteArray &vendorJson) const
{
    return !m_contents.only || m_contents.only->isNamedBy(vendorJson);
}

bool DataExport::Person::isNamedBy(const QByteArray &vendorJson) const
{
    // With its key: a user id may be "7", and so may be what somebody else has bought.
    const auto names = [&vendorJson](const char *key, const QString &id) {
        return !id.isEmpty() && vendorJson.contains(QByteArray(1, '"') + key + "\":" + quoted(id));
    };
    return names("anonymous_id", anonymousId) || names("user_id", userId) || names("userId", userId);
}

void DataExport::planDestination(const QString &name)
{
    m_tasks.push_back([this, name] {
        write(std::exchange(m_isFirst, false) ? "\n{" : ",\n{");
        write("\"name\": " + quoted(name));
        const QVariantMap facts = m_contents.destinations.value(name).toMap();
        for (auto fact = facts.cbegin(); fact != facts.cend(); ++fact)
            write(",\n" + quoted(fact.key()) + ": " + toJson(fact.value()));
        beginList("pending");
    });
    const QString runs = m_contents.trackerFolder + QLatin1String("/runs");
    for (const QString &run : foldersIn(runs)) // in their order, which is that of sending
        planQueue(runs + QLatin1Char('/') + run + QLatin1Char('/') + name);
    m_tasks.push_back([this, name] {
        endList();
        beginList("quarantined");
        const Quarantine quarantine(m_contents.trackerFolder + QLatin1Char('/') + name + QLatin1String("/quarantine"));
        m_tasks.push_front([this] {
            endList();
            write("}");
            m_isFirst = false; // of the destinations
        });
        const QStringList files = quarantine.files();
        for (auto file = files.crbegin(); file != files.crend(); ++file)
            m_tasks.push_front([this, one = *file] { writeQuarantined(one); });
    });
}

void DataExport::planQueue(const QString &folder)
{
    const auto view = std::make_shared<QueueView>(folder);
    const auto again = std::make_shared<Task>();
    *again = [this, view, weak = std::weak_ptr(again)] {
        const std::optional<QList<QueueView::Waiting>> waiting = view->next();
        if (!waiting)
            return;
        for (const QueueView::Waiting &one : *waiting)
            if (one.event ? isTheirs(*one.event) : isTheirs(one.vendorJson))
                writeItem(jsonOf(one));
        m_tasks.push_front([next = weak.lock()] { (*next)(); });
    };
    m_tasks.push_back([again] { (*again)(); });
}

void DataExport::writeQuarantined(const QString &file)
{
    const std::optional<StoredBatch> stored = readSegment(file);
    for (qsizetype i = 0; stored && i < stored->batch.events.size(); ++i) {
        if (!isTheirs(stored->batch.events.at(i)))
            continue;
        JsonFields fields;
        fields.add(QLatin1String("event_id"), stored->batch.eventIds.at(i));
        fields.addJson(QLatin1String("sent"), stored->batch.events.at(i));
        fields.add(QLatin1String("reason"), stored->reasons.value(i));
        fields.addJson(QLatin1String("http_status"), QByteArray::number(stored->httpStatus));
        fields.add(QLatin1String("time"), toIso(QDateTime::fromMSecsSinceEpoch(stored->timeMs, Qt::UTC)));
        writeItem(fields.json());
    }
}

void DataExport::writeSent(const QString &file)
{
    const std::optional<SentRequest> sent = SentRecord::read(file);
    if (!sent) // the oldest go, and it may have been one of them
        return;
    writeItem(toJson(QVariantMap{{QStringLiteral("time"), sent->time},
                                 {QStringLiteral("destination"), sent->destination},
                                 {QStringLiteral("url"), sent->url},
                                 {QStringLiteral("events"), sent->events},
                                 {QStringLiteral("body"), sent->text()}}));
}

void DataExport::step()
{
    if (!m_tasks.empty() && !m_hasFailed) {
        const Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        task();
        QMetaObject::invokeMethod(this, &DataExport::step, Qt::QueuedConnection);
        return;
    }
    if (!m_hasFailed && m_file.sync() && renameFile(m_part, m_path)) {
        m_file.close();
        end({});
        return;
    }
    if (m_problem.isEmpty())
        m_problem = lastFileError();
    end(QCoreApplication::translate("Tally", "%1 cannot be written: %2.").arg(m_path, m_problem));
}

void DataExport::end(const QString &error)
{
    Q_EMIT finished(m_path, error);
    deleteLater();
}

void DataExport::write(const QByteArray &json)
{
    if (m_hasFailed || m_file.write(json))
        return;
    m_hasFailed = true;
    m_problem = lastFileError();
}

void DataExport::beginList(const char *name)
{
    write(QByteArray(",\n\"") + name + "\": [");
    m_isFirst = true;
}

void DataExport::writeItem(const QByteArray &json)
{
    write((std::exchange(m_isFirst, false) ? "\n" : ",\n") + json);
}

void DataExport::endList()
{
    write("]");
}

} // namespace Tally
