// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "qmltracker.h"

#include "qmlidentity.h"

#include <QCoreApplication>
#include <QQmlInfo>

#include <cmath>
#include <limits>

namespace Tally {

namespace {

constexpr auto defaultWait = std::chrono::seconds(5);

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Tally)
};

QString article(const QJSValue &value)
{
    if (value.isUndefined())
        return QStringLiteral("undefined");
    if (value.isNull())
        return QStringLiteral("null");
    if (value.isNumber())
        return Words::tr("a number");
    if (value.isBool())
        return Words::tr("a truth value");
    if (value.isArray())
        return Words::tr("an array");
    if (value.isCallable())
        return Words::tr("a function");
    return Words::tr("something else");
}

} // namespace

std::optional<QVariantMap> QmlTracker::map(const QJSValue &value, const QString &what, QString *cause)
{
    const FromScript read = reader().read(value, what);
    *cause = read.problem;
    if (!cause->isEmpty())
        return {};
    if (read.value.typeId() == QMetaType::QVariantMap)
        return read.value.toMap();
    if (value.isUndefined() || value.isNull())
        return QVariantMap();
    *cause = Words::tr("%1: an object is needed, as in { amount_cents: 4900 }, not %2").arg(what, article(value));
    return {};
}

QString QmlTracker::track(const QJSValue &name, const QJSValue &properties, const QJSValue &options)
{
    const QString call = QStringLiteral("track");
    if (!mayCall(call))
        return {};
    QString cause;
    if (!name.isString()) {
        const FromScript read = reader().read(name, {});
        if (read.value.typeId() == QMetaType::QVariantMap)
            return trackObject(read.value.toMap());
        cause = !read.problem.isEmpty()
            ? read.problem
            : Words::tr("the name must be text, as in track(\"purchase\"), not %1").arg(article(name));
        return refuse(call, Event(QStringLiteral("track")), cause);
    }
    const Event event(name.toString());
    const auto given = map(properties, QStringLiteral("properties"), &cause);
    if (!given)
        return refuse(call, event, cause);
    const auto chosen = map(options, QStringLiteral("options"), &cause);
    if (!chosen)
        return refuse(call, event, cause);
    return m_tracker->track(event.name, *given, *chosen);
}

void QmlTracker::capture(QObject *source, Event::Kind kind, const QString &name, const QJSValue &properties)
{
    QmlIdentity::settleAll();
    if (!m_tracker)
        return;
    const bool isPage = kind == Event::Page;
    QString cause;
    const QString what = isPage ? QStringLiteral("Tally.pageProperties") : QStringLiteral("properties");
    if (const auto given = map(properties, what, &cause)) {
        if (isPage)
            m_tracker->page(name, *given);
        else
            m_tracker->trackDone(Event(name, *given));
        return;
    }
    qmlWarning(source) << qPrintable(cause);
    expect(cause);
    Event event(isPage ? QStringLiteral("$pageview") : name);
    event.kind = kind;
    event.options.insert(Event::refusal(), cause);
    m_tracker->track(event);
}

QString QmlTracker::trackObject(const QVariantMap &object)
{
    const QString call = QStringLiteral("track");
    QStringList unknown;
    const Event event = Event::fromMap(object, &unknown);
    for (const char *key : {"properties", "metadata"}) {
        const QVariant inner = object.value(QLatin1String(key));
        if (inner.isValid() && !inner.isNull() && inner.typeId() != QMetaType::QVariantMap)
            return refuse(call, event, Words::tr("%1: an object is needed").arg(QLatin1String(key)));
    }
    if (!unknown.isEmpty())
        warn(call, Words::tr("unknown, and left out: %1").arg(unknown.join(QStringLiteral(", "))));
    return m_tracker->track(event);
}

QString QmlTracker::page(const QJSValue &name, const QJSValue &properties, const QJSValue &options)
{
    const QString call = QStringLiteral("page");
    if (!mayCall(call))
        return {};
    Event event(QStringLiteral("$pageview"));
    event.kind = Event::Page;
    const FromScript read = reader().read(name, {});
    QString cause = read.problem;
    const bool none = name.isUndefined() || name.isNull();
    if (cause.isEmpty() && !none && read.value.typeId() != QMetaType::QString && read.value.typeId() != QMetaType::QUrl)
        cause = Words::tr("the name must be text, a path or a URL, not %1").arg(article(name));
    if (!cause.isEmpty())
        return refuse(call, event, cause);
    const auto given = map(properties, QStringLiteral("properties"), &cause);
    if (!given)
        return refuse(call, event, cause);
    const auto chosen = map(options, QStringLiteral("options"), &cause);
    if (!chosen)
        return refuse(call, event, cause);
    const QString text = read.value.typeId() == QMetaType::QUrl ? read.value.toUrl().toString(QUrl::FullyEncoded)
                                                                : read.value.toString();
    return m_tracker->page(none ? QString() : text, *given, *chosen);
}

QString QmlTracker::identify(const QJSValue &userId, const QJSValue &traits)
{
    const QString call = QStringLiteral("identify");
    if (!mayCall(call))
        return {};
    Event event(QStringLiteral("$identify"));
    event.kind = Event::Identify;
    const FromScript read = reader().read(userId, {});
    const bool whole = read.value.typeId() == QMetaType::LongLong;
    QString cause = read.problem;
    if (cause.isEmpty() && read.value.typeId() != QMetaType::QString && !whole)
        cause = Words::tr("the user id must be text or a whole number, not %1").arg(article(userId));
    else if (cause.isEmpty() && read.value.toString().trimmed().isEmpty())
        cause = Words::tr("the user id is empty; to log out, call reset()");
    if (!cause.isEmpty())
        return refuse(call, event, cause);
    const auto given = map(traits, QStringLiteral("traits"), &cause);
    if (!given)
        return refuse(call, event, cause);
    return m_tracker->identify(read.value.toString(), *given);
}

void QmlTracker::reset()
{
    if (mayCall(QStringLiteral("reset")))
        m_tracker->reset();
}

void QmlTracker::endVisitor()
{
    if (mayCall(QStringLiteral("endVisitor")))
        m_tracker->endVisitor();
}

void QmlTracker::forget()
{
    if (mayCall(QStringLiteral("forget")))
        m_tracker->forget();
}

void QmlTracker::grantConsent()
{
    if (mayCall(QStringLiteral("grantConsent")))
        m_tracker->grantConsent();
}

void QmlTracker::denyConsent()
{
    if (mayCall(QStringLiteral("denyConsent")))
        m_tracker->denyConsent();
}

qint64 QmlTracker::wholeBytes(double bytes)
{
    constexpr double most = 9007199254740992.0; // beyond it a number of QML is not whole any more
    return std::isnan(bytes) ? 0 : qint64(std::clamp(bytes, 0.0, most));
}

QVariantList QmlTracker::sentRequests() const
{
    QVariantList all;
    for (const SentRequest &request : read(&Tracker::sentRequests))
        all.append(QVariant::fromValue(request));
    return all;
}

void QmlTracker::exportData(const QJSValue &path)
{
    const QString call = QStringLiteral("exportData");
    if (!mayCall(call))
        return;
    const QVariant given = path.toVariant();
    QString file = path.isString() ? path.toString() : QString();
    const bool isUrl = given.typeId() == QMetaType::QUrl || file.startsWith(QLatin1String("file:"));
    if (isUrl)
        file = given.toUrl().toLocalFile();
    if (file.isEmpty())
        warn(call, Words::tr("the path or the URL of a file on this machine is needed, not %1; nothing was written")
                       .arg(article(path)));
    else
        m_tracker->exportData(file);
}

void QmlTracker::flush()
{
    if (!mayCall(QStringLiteral("flush")))
        return;
    takeHopping();
    m_tracker->flush();
}

std::chrono::milliseconds QmlTracker::duration(const QString &call, const QJSValue &value)
{
    if (value.isUndefined())
        return defaultWait;
    if (!value.isNumber() || std::isnan(value.toNumber())) {
        warn(call, Words::tr("milliseconds are needed, not %1; 5000 are taken").arg(article(value)));
        return defaultWait;
    }
    const double most = std::numeric_limits<int>::max();
    return std::chrono::milliseconds(qint64(std::clamp(value.toNumber(), 0.0, most)));
}

bool QmlTracker::waitForSaved(const QJSValue &milliseconds)
{
    const QString call = QStringLiteral("waitForSaved");
    if (!mayCall(call))
        return false;
    takeHopping();
    return m_tracker->waitForSaved(duration(call, milliseconds));
}

bool QmlTracker::waitForFlushed(const QJSValue &milliseconds)
{
    const QString call = QStringLiteral("waitForFlushed");
    if (!mayCall(call))
        return false;
    takeHopping();
    return m_tracker->waitForFlushed(duration(call, milliseconds));
}

bool QmlTracker::shutdown(const QJSValue &milliseconds)
{
    const QString call = QStringLiteral("shutdown");
    if (!mayCall(call))
        return false;
    takeHopping();
    return m_tracker->shutdown(duration(call, milliseconds));
}

void QmlTracker::storeKey(const QJSValue &name, const QJSValue &value)
{
    const QString call = QStringLiteral("storeKey");
    if (!mayCall(call))
        return;
    if (name.isString() && value.isString())
        m_tracker->storeKey(name.toString(), value.toString());
    else
        warn(call, Words::tr("name and key must be text; nothing was stored"));
}

void QmlTracker::unlockKeys()
{
    if (mayCall(QStringLiteral("unlockKeys")))
        m_tracker->unlockKeys();
}

} // namespace Tally
