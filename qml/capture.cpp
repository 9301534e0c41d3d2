// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "capture.h"

#include "activation.h"
#include "attached.h"

#include <QMetaClassInfo>
#include <QQmlEngine>
#include <QRegularExpression>

namespace Tally {

namespace {

// What names a page: itself, or what it loaded where it has no name of its own.
const QObject *namedBy(const QObject *page)
{
    while (page && page->inherits("QQuickLoader")) {
        const TallyAttached *said = TallyAttached::of(page);
        const auto *loaded = page->property("item").value<QObject *>();
        if ((said && !said->page().isEmpty()) || !page->objectName().isEmpty() || !loaded)
            break;
        page = loaded;
    }
    return page;
}

QmlTracker *trackerFor(QQmlEngine *engine)
{
    Tracker *first = Tracker::instance();
    return first && engine && QmlTracker::isComplete(first) ? QmlTracker::of(first, engine) : nullptr;
}

} // namespace

QString typeName(const QObject *object)
{
    for (const QMetaObject *type = object->metaObject(); type; type = type->superClass()) {
        static const QRegularExpression suffix(QStringLiteral("(_QML(TYPE)?_[0-9]+)+$"));
        QString name = QString::fromUtf8(type->className());
        const bool isQml = name.contains(suffix);
        name.remove(suffix);
        // One object's own additions to a type of C++ are no type.
        if (isQml && QString::fromUtf8(type->className()).contains(QLatin1String("_QMLTYPE_")))
            return name;
        if (isQml)
            continue;
        const int element = type->indexOfClassInfo("QML.Element");
        if (element >= type->classInfoOffset()) {
            const QString written = QString::fromUtf8(type->classInfo(element).value());
            if (written == QLatin1String("anonymous"))
                continue;
            if (written != QLatin1String("auto"))
                return written;
        }
        return name.section(QStringLiteral("::"), -1);
    }
    return {};
}

QString pageName(const QObject *page)
{
    const QObject *object = namedBy(page);
    if (!object)
        return {};
    if (const TallyAttached *said = TallyAttached::of(object); said && !said->page().isEmpty())
        return said->page();
    return object->objectName().isEmpty() ? typeName(object) : object->objectName();
}

bool capturePage(QQmlEngine *engine, QObject *source, const QObject *page)
{
    QmlTracker *tracker = trackerFor(engine);
    if (!tracker)
        return false;
    Activation::settleAll();
    const TallyAttached *said = TallyAttached::of(namedBy(page));
    tracker->capture(source, Event::Page, pageName(page), said ? said->pageProperties() : QJSValue());
    return true;
}

bool captureEvent(QQmlEngine *engine, QObject *source, const QString &name, const QJSValue &properties)
{
    QmlTracker *tracker = trackerFor(engine);
    if (!tracker)
        return false;
    Activation::settleAll();
    tracker->capture(source, Event::Track, name, properties);
    return true;
}

} // namespace Tally
