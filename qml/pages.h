// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "sight.h"

#include <QObject>
#include <QPointer>
#include <QString>

class QQuickItem;

namespace Tally {

/// What may be the page that a person sees: an object that Tally.page names, or whatever a container shows.
///
/// All of them are looked at together, at the end of a turn of the event loop in which something changed, so that one
/// navigation is one event however it comes about. Of pages within pages the innermost counts, and one that both is
/// named and stands in a watched container counts once. A popup leaves the page below it what it was.
class Page : public QObject
{
    Q_OBJECT

public:
    /// \a source is the page itself, where it is declared; else who watches a container. It has the QML engine.
    enum Kind { Declared, Watched };
    Page(Kind kind, QObject *source);
    ~Page() override;

    /// From now on the page is what \a container shows.
    void setContainer(QObject *container);
    QObject *container() const { return m_container; }

    /// Looks at all pages when this turn of the event loop is over.
    static void lookLater();
    /// Nothing was told to who comes next. From now on nothing is, until somebody touches the application or does
    /// something: then the page that is seen is theirs.
    static void visitorLeft();
    static void visitorCame();

private:
    friend class Pages;
    void look();
    bool isOther() const;
    bool isPlaceIgnored() const;
    void tell();

    QObject *const m_source;
    const bool m_isDeclared;
    QPointer<QObject> m_container;
    QPointer<QObject> m_object; // the page
    QPointer<QQuickItem> m_place; // where it is shown, or was last
    QPointer<QQuickItem> m_within; // the innermost item that the page stands in
    SightWatch m_watch;
    std::optional<bool> m_sight; // what was found now
    bool m_isSeen = false; // the same, and what it was before where nothing can be told
    bool m_isTold = false; // it is the page, and that has been said
    QPointer<QObject> m_toldObject;
    QString m_toldName;
};

} // namespace Tally
