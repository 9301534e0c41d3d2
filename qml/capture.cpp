// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "capture.h"

#include "activation.h"
#include "attached.h"
#include "pages.h"

#include <QMetaClassInfo>
#include <QQmlEngine>

namespace Tally {

namespace {

// Takes the suffix and its number away; false where there is none.
bool chop(QByteArrayView *name, QByteArrayView suffix)
{
    const qsizetype at = name->lastIndexOf(suffix);
    bool isNumber = false;
    if (at >= 0)
        name->sliced(at + suffix.size()).toByteArray().toInt(&isNumber);
    if (isNumber)
        *name = name->first(at);
    return isNumber;
}

QmlTracker *trackerFor(QQmlEngine *engine)
{
    Tracker *first = Tracker::instance();
    return first && engine && QmlTracker::isComplete(first) ? QmlTracker::of(first, engine) : nullptr;
}

} // namespace

const QObject *namedBy(const QObject *page, QList<QPointer<const QObject>> *loaders)
{
    while (page && page->inherits("QQuickLoader")) {
        const TallyAttached *said = TallyAttached::of(page);
        if ((said && !said->page().isEmpty()) || !page->objectName().isEmpty())
            break;
        if (loaders)
            loaders->append(page);
        const auto *loaded = page->property("item").value<QObject *>();
        if (!loaded)
            break;
        page = loaded;
    }
    return page;
}

QString typeName(const QObject *object)
{
    for (const QMetaObject *type = object->metaObject(); type; type = type->superClass()) {
        QByteArrayView name = type->className();
        // CheckoutPage_QMLTYPE_7 is a file's type; QQuickItem_QML_9 is what one object adds to a type, and none itself.
        const bool isAddition = chop(&name, "_QML_");
        if (chop(&name, "_QMLTYPE_"))
            return QString::fromUtf8(name);
        if (isAddition)
            continue;
        const int element = type->indexOfClassInfo("QML.Element");
        const QByteArrayView written = element >= type->classInfoOffset() ? type->classInfo(element).value() : "auto";
        if (written == "anonymous")
            continue;
        return written == "auto" ? QString::fromUtf8(name).section(QStringLiteral("::"), -1)
                                 : QString::fromUtf8(written);
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
    Page::visitorCame();
    tracker->capture(source, Event::Track, name, properties);
    return true;
}

} // namespace Tally
