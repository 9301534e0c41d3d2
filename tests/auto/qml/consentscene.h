// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "../tracker/fixture.h"
#include "vendors/doow.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QQmlApplicationEngine>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>

namespace Tally {

/// A window of an application with a consent user interface in it, before a real tracker that talks to the collector.
struct Scene
{
    /// \a content is QML within the window. The tracker asks for consent, unless \a configure says something else.
    explicit Scene(const QString &content, QSize size = {480, 640},
                   const std::function<void(Tracker &, Millimetric &)> &configure = {})
        : fixture([&](Tracker &tracker, Millimetric &millimetric) {
              tracker.setConsentRequired(true);
              if (configure)
                  configure(tracker, millimetric);
          })
    {
        engine.addImportPath(QStringLiteral(QML_DIR));
        QObject::connect(&engine, &QQmlEngine::warnings, &engine, [this](const QList<QQmlError> &errors) {
            for (const QQmlError &error : errors)
                warnings.append(error.toString());
        });
        engine.loadData(QStringLiteral("import QtQuick\nimport QtQuick.Controls\nimport Tally\n"
                                       "ApplicationWindow { width: %1; height: %2; visible: true; title: 'Shop'\n%3\n}")
                            .arg(size.width())
                            .arg(size.height())
                            .arg(content)
                            .toUtf8());
        if (!engine.rootObjects().isEmpty())
            window = qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst());
        if (window) {
            window->requestActivate();
            QVERIFY(QTest::qWaitForWindowActive(window));
        }
    }

    /// The first object of this name that is seen, from the window down; popups are objects of it, too.
    QQuickItem *item(const QString &name) const
    {
        return itemBelow(window->contentItem(), name);
    }
    static QQuickItem *itemBelow(QQuickItem *item, const QString &name)
    {
        if (!item->isVisible())
            return nullptr;
        if (item->objectName() == name)
            return item;
        const QList<QQuickItem *> children = item->childItems();
        for (QQuickItem *child : children)
            if (QQuickItem *found = itemBelow(child, name))
                return found;
        return nullptr;
    }
    QObject *object(const QString &name) const { return window->findChild<QObject *>(name); }
    static bool isOpen(const QObject *popup) { return popup && popup->property("opened").toBool(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(window, key, modifiers); }
    /// In its middle.
    void click(const QString &name) const
    {
        QQuickItem *target = item(name);
        QVERIFY2(target, qPrintable(name));
        QTest::mouseClick(window, Qt::LeftButton, {},
                          target->mapToScene({target->width() / 2, target->height() / 2}).toPoint());
    }

    Fixture fixture;
    QQmlApplicationEngine engine; // after the tracker: what looks at it goes first
    QQuickWindow *window = nullptr;
    QStringList warnings;
};

inline void track(const Scene &scene)
{
    QVERIFY(!scene.fixture.tracker->track(QStringLiteral("purchase")).isEmpty());
}

/// A key held down: one press, and what the keyboard makes of it.
inline void holdDown(const Scene &scene, Qt::Key key)
{
    for (const bool repeated : {false, true, true, true}) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, QString(), repeated);
        QCoreApplication::sendEvent(scene.window, &event);
    }
    QKeyEvent release(QEvent::KeyRelease, key, Qt::NoModifier);
    QCoreApplication::sendEvent(scene.window, &release);
}

/// How many of them have arrived; what Tally tells by itself is not counted.
inline qsizetype arrived(const Scene &scene)
{
    const QList<CollectedEvent> events = scene.fixture.collector.events();
    return std::count_if(events.begin(), events.end(),
                         [](const CollectedEvent &event) { return !event.name.startsWith(QLatin1Char('$')); });
}

/// Whether a further event leaves this machine; one that is to stay has the time of a request many times over.
inline bool leaves(const Scene &scene, bool expected)
{
    const qsizetype before = arrived(scene);
    track(scene);
    scene.fixture.tracker->waitForFlushed(std::chrono::milliseconds(expected ? 5000 : 150));
    return arrived(scene) > before;
}

/// Presses Tab until what has the name is where the keyboard is; false where it never is.
inline bool tabTo(const Scene &scene, const QString &name)
{
    for (int presses = 0; presses < 30; ++presses) {
        const QQuickItem *focused = scene.window->activeFocusItem();
        if (focused && focused->objectName() == name)
            return true;
        scene.press(Qt::Key_Tab);
    }
    return false;
}

inline const QString consentDialog = QStringLiteral("ConsentDialog { objectName: 'dialog' }");
inline const QString consentBanner = QStringLiteral("footer: ConsentBanner { objectName: 'banner' }");
inline const QString privacySettings
    = QStringLiteral("PrivacySettings { objectName: 'settings'; anchors.fill: parent }");

} // namespace Tally
