// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "qmltracker.h"

#include <QJSValue>
#include <QObject>
#include <QtQml/qqml.h>

#include <memory>

namespace Tally {

class Activation;
class CaptureSource;
class Page;

/// What is written in front of an object's own properties: Tally.page, Tally.event and the rest.
class TallyAttached : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS
    /// The process's first live tracker, whether QML or C++ made it; null without one. Everything below goes to it.
    Q_PROPERTY(Tally::QmlTracker *tracker READ tracker NOTIFY trackerChanged)
    /// Of an item, a popup or a window: sends a page event of this name each time it becomes the page that a person
    /// sees. Another name, while it is seen, is another page.
    Q_PROPERTY(QString page READ page WRITE setPage NOTIFY pageChanged)
    /// An object of the author's; read when the page event is made.
    Q_PROPERTY(QJSValue pageProperties READ pageProperties WRITE setPageProperties NOTIFY pagePropertiesChanged)
    /// Of anything that can be activated: sends one event of this name per activation; see Activation for what counts.
    Q_PROPERTY(QString event READ eventName WRITE setEventName NOTIFY eventNameChanged)
    /// An object of the author's; read after the author's own handlers have run.
    Q_PROPERTY(QJSValue properties READ properties WRITE setProperties NOTIFY propertiesChanged)
    /// True: neither this object nor anything in it sends a page or an event, also what is made later.
    Q_PROPERTY(bool ignore READ isIgnored WRITE setIgnored NOTIFY ignoredChanged)

public:
    explicit TallyAttached(QObject *attachee);
    ~TallyAttached() override;
    /// That of \a object; null where nothing is written in front of its properties.
    static const TallyAttached *of(const QObject *object);

    QmlTracker *tracker() const;
    QString page() const { return m_pageName; }
    void setPage(const QString &name);
    QJSValue pageProperties() const { return m_pageProperties; }
    void setPageProperties(const QJSValue &properties);
    QString eventName() const { return m_eventName; } // QObject has a function event()
    void setEventName(const QString &name);
    QJSValue properties() const { return m_properties; }
    void setProperties(const QJSValue &properties);
    bool isIgnored() const { return m_isIgnored; }
    void setIgnored(bool ignored);

Q_SIGNALS:
    void trackerChanged();
    void pageChanged();
    void pagePropertiesChanged();
    void eventNameChanged();
    void propertiesChanged();
    void ignoredChanged();

private:
    void activated();

    QString m_pageName;
    QJSValue m_pageProperties;
    QString m_eventName;
    QJSValue m_properties;
    bool m_isIgnored = false;
    bool m_hasWarned = false;
    std::unique_ptr<Page> m_page;
    std::unique_ptr<CaptureSource> m_source;
    std::unique_ptr<Activation> m_activation;
};

/// The QML name `Tally`, which only has the attached properties.
class TallyName : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Tally)
    QML_UNCREATABLE("Tally is written in front of a property: Tally.tracker")
    QML_ATTACHED(Tally::TallyAttached)

public:
    static TallyAttached *qmlAttachedProperties(QObject *attachee);
};

/// Tells everybody who uses Tally.tracker that another one may be the first now, or that its options are known now.
class Arrivals : public QObject
{
    Q_OBJECT

public:
    Arrivals();
    static Arrivals *instance();

Q_SIGNALS:
    void changed();
};

} // namespace Tally
