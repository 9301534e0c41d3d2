// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "run.h"

#include <QGuiApplication>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QQuickItem>
#include <QTextStream>
#include <QTimer>

#include <utility>

namespace {

/// All of this name that can be seen and used.
QList<QQuickItem *> find(QQuickItem *item, const QString &name)
{
    if (!item->isVisible() || !item->isEnabled())
        return {};
    if (item->objectName() == name)
        return {item};
    QList<QQuickItem *> found;
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children)
        found += find(child, name);
    return found;
}

} // namespace

QStringList Run::wholeVisit()
{
    return QStringLiteral("begin,kind:bowl,accept,product:river-bowl,glaze:honey,more,add,"
                          "back,kind:,product:moon-vase,glaze:ash,add,"
                          "back,product:morning-cup,more,more,fewer,add,remove:river-bowl,"
                          "checkout,number=4711,signIn,payCard,rate:2,done,accept")
        .split(u',');
}

bool Run::perform(QQuickWindow *window, const QString &step)
{
    const QList<QQuickItem *> found = find(window->contentItem(), step.section(u'=', 0, 0));
    if (found.size() != 1)
        return false;
    QQuickItem *const item = found.constFirst();
    if (step.contains(u'=')) {
        item->forceActiveFocus();
        for (const QChar character : step.section(u'=', 1)) {
            for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
                QKeyEvent event(type, character.toUpper().unicode(), Qt::NoModifier, character);
                QCoreApplication::sendEvent(window, &event);
            }
        }
        return true;
    }
    m_clicked = false;
    const auto listening = connect(item, SIGNAL(clicked()), this, SLOT(noteClick()));
    const QPointF place = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    for (const auto &[type, buttons] : {std::pair(QEvent::MouseButtonPress, Qt::LeftButton),
                                        std::pair(QEvent::MouseButtonRelease, Qt::NoButton)}) {
        QMouseEvent event(type, place, window->mapToGlobal(place), Qt::LeftButton, buttons, Qt::NoModifier);
        QCoreApplication::sendEvent(window, &event);
    }
    disconnect(listening);
    if (!m_clicked)
        item->forceActiveFocus(Qt::TabFocusReason); // so what is scrolled away is in view at the next try
    return m_clicked;
}

void Run::finish(QQuickWindow *window, const QVariantMap &counts)
{
    QTextStream(stdout) << QJsonDocument(QJsonObject::fromVariantMap(counts)).toJson(QJsonDocument::Compact) << Qt::endl;
    const bool isAll = counts.value(QStringLiteral("delivered")) == counts.value(QStringLiteral("accepted"));
    if (m_screenshot.isEmpty()) {
        QCoreApplication::exit(isAll ? 0 : 1);
        return;
    }
    // The pots are painted after the first frame, and a dialog fades in.
    QTimer::singleShot(1500, window, [this, window, isAll] {
        if (window->grabWindow().save(m_screenshot))
            QCoreApplication::exit(isAll ? 0 : 1);
        else
            fail(QStringLiteral("The picture cannot be written to %1.").arg(m_screenshot));
    });
}

void Run::fail(const QString &reason)
{
    QTextStream(stderr) << reason << Qt::endl;
    QCoreApplication::exit(1);
}
