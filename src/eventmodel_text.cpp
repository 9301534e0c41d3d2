// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What of an event is for a person: its fate in words, its JSON made readable.

#include "eventmodel_p.h"

#include "core/json.h"
#include "core/record.h"
#include "destination.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <array>

namespace Tally {

namespace {

QString readable(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return QString::fromUtf8(document.isNull() ? json : document.toJson(QJsonDocument::Indented)).trimmed();
}

/// The first text of that name, wherever in the JSON it is.
QString textNamed(const QString &name, const QJsonValue &value, int depth = 0)
{
    if (depth > 8)
        return {};
    if (const QString own = value.toObject().value(name).toString(); !own.isEmpty())
        return own;
    const QJsonObject object = value.toObject();
    for (const QJsonValue &member : object)
        if (const QString text = textNamed(name, member, depth + 1); !text.isEmpty())
            return text;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &member : array)
        if (const QString text = textNamed(name, member, depth + 1); !text.isEmpty())
            return text;
    return {};
}

QString firstNamed(std::initializer_list<const char *> names, const QJsonObject &object)
{
    for (const char *name : names)
        if (const QString text = textNamed(QLatin1String(name), object); !text.isEmpty())
            return text;
    return {};
}

QString timeText(qint64 timeMs)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(timeMs).time(), QStringLiteral("HH:mm:ss"));
}

QVariantMap membersOf(const Event &event)
{
    QVariantMap members{{QStringLiteral("event"), event.name}, {QStringLiteral("event_id"), event.id}};
    const auto add = [&members](const char *name, const QString &text) {
        if (!text.isEmpty())
            members.insert(QLatin1String(name), text);
    };
    add("timestamp", toIso(event.timestamp));
    add("user_id", event.userId);
    add("anonymous_id", event.anonymousId);
    add("session_id", event.sessionId);
    add("unit", event.unit);
    if (event.quantity != 1)
        members.insert(QStringLiteral("quantity"), event.quantity);
    if (!event.properties.isEmpty())
        members.insert(event.kind == Event::Identify ? QStringLiteral("traits") : QStringLiteral("properties"),
                       event.properties);
    for (auto option = event.options.cbegin(); option != event.options.cend(); ++option)
        if (!option.key().startsWith(QLatin1Char('$'))) // what Tally notes for itself
            members.insert(option.key(), option.value());
    return members;
}

} // namespace

QString EventModel::Private::kindText(int kind)
{
    switch (kind) {
    case Event::Track: return QStringLiteral("track");
    case Event::Page: return QStringLiteral("page");
    case Event::Identify: return QStringLiteral("identify");
    case Event::Forget: return QStringLiteral("forget");
    default: return {};
    }
}

QString EventModel::Private::causeText(const Destined &to)
{
    switch (to.cause) {
    case Cause::Invalid: return tr("it cannot be sent");
    case Cause::Refused: return tr("the vendor refused it, and it was not kept");
    case Cause::Evicted: return tr("the queue was full");
    case Cause::TooOld: return tr("it was too old");
    case Cause::NoConsent: return tr("the user did not consent");
    case Cause::Cleared: return tr("it was erased");
    case Cause::Corrupt: return tr("the store was damaged");
    case Cause::RefusedByHook: return tr("beforeTrack refused it");
    case Cause::Disabled: return tr("tracking is switched off");
    case Cause::Forbidden: return tr("analytics is not allowed");
    case Cause::NotWanted: return tr("no destination wants it");
    case Cause::NoDestination: return tr("in memory, until there is a destination");
    case Cause::Summed: return tr("part of the sum sent as %1").arg(to.sum);
    case Cause::Interrupted: return tr("its request was given up");
    case Cause::Halved: return tr("one of its batch was refused, so it is sent in halves");
    case Cause::TakenBack: return tr("again, from quarantine");
    case Cause::KeyRefused: return tr("the vendor refused the key");
    case Cause::None: break;
    }
    return {};
}

QString EventModel::Private::fateText(const Destined &to)
{
    QString why = causeText(to);
    if (!to.reason.isEmpty())
        why = why.isEmpty() || to.cause == Cause::Invalid ? to.reason : tr("%1: %2", "cause: detail").arg(why, to.reason);
    const auto because = [&why](const QString &what) {
        return why.isEmpty() ? what : tr("%1: %2", "fate: cause").arg(what, why);
    };
    switch (to.fate) {
    case Queued: return because(tr("Queued"));
    case Sending: return tr("Sending");
    case Delivered: return because(tr("Delivered"));
    case Retrying: return because(to.retryAtMs ? tr("Retry at %1").arg(timeText(to.retryAtMs)) : tr("To be sent again"));
    case Quarantined: return because(tr("Quarantined"));
    case Dropped: return because(tr("Dropped"));
    case Held: return tr("Held until the user consents");
    case AllFates: break;
    }
    return {};
}

QString EventModel::Private::stateText(int state)
{
    switch (Destination::State(state)) {
    case Destination::Idle: return tr("Idle");
    case Destination::Waiting: return tr("Waiting");
    case Destination::Sending: return tr("Sending");
    case Destination::BackingOff: return tr("Backing off");
    case Destination::WaitingForKey: return tr("Waiting for a key");
    case Destination::KeyRefused: return tr("Key refused");
    case Destination::Misconfigured: return tr("Misconfigured");
    case Destination::Offline: return tr("Offline");
    case Destination::Disabled: return tr("Switched off");
    }
    return {};
}

const EventModel::Private::Destined *EventModel::Private::worst(const Row &row)
{
    constexpr std::array order{Delivered, Queued, Held, Sending, Retrying, Dropped, Quarantined};
    const auto rank = [&order](const Destined &to) { return std::find(order.begin(), order.end(), to.fate); };
    const auto found = std::max_element(row.to.cbegin(), row.to.cend(),
                                        [&](const Destined &a, const Destined &b) { return rank(a) < rank(b); });
    return found == row.to.cend() ? nullptr : &*found;
}

QString EventModel::Private::rowText(const Row &row)
{
    const Destined *to = worst(row);
    return to ? fateText(*to) : QString();
}

QVariantList EventModel::Private::fates(const Row &row)
{
    QVariantList list;
    for (const Destined &to : row.to)
        list.append(QVariantMap{
            {QStringLiteral("destination"), to.destination},
            {QStringLiteral("fate"), int(to.fate)},
            {QStringLiteral("text"), fateText(to)},
            {QStringLiteral("retryAt"),
             to.retryAtMs ? QDateTime::fromMSecsSinceEpoch(to.retryAtMs, Qt::UTC) : QDateTime()},
            {QStringLiteral("error"), to.reason},
            {QStringLiteral("httpStatus"), to.httpStatus},
            {QStringLiteral("isSent"), !to.sent.isEmpty()},
        });
    return list;
}

QString EventModel::Private::details(const Row &row)
{
    if (const std::optional<Event> event = fromRecord(row.record))
        return readable(toJson(membersOf(*event)));
    for (const Destined &to : row.to)
        if (!to.sent.isEmpty())
            return readable(to.sent);
    return {};
}

void EventModel::Private::guess(Row *row, const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    row->name = firstNamed({"event", "eventType", "metric_name", "meter_token", "meter_id"}, object);
    const QString time = firstNamed({"timestamp", "occurred_at"}, object);
    row->timeMs = QDateTime::fromString(time, Qt::ISODateWithMs).toMSecsSinceEpoch();
}

bool EventModel::Private::hasText(const Row &row) const
{
    const auto has = [this](const QString &text) { return text.contains(filterText, Qt::CaseInsensitive); };
    return filterText.isEmpty() || has(row.name) || has(row.id) || has(details(row));
}

} // namespace Tally
