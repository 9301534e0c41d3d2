// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "pages.h"

#include "attached.h"
#include "capture.h"
#include "capturesource.h"

#include <QCoreApplication>
#include <QEvent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QSet>

#include <algorithm>

namespace Tally {

/// Every Page of the process.
class Pages : public QObject
{
    Q_OBJECT

public:
    Pages()
    {
        connect(Arrivals::instance(), &Arrivals::changed, this, [this] { // to another tracker everybody is new
            m_isNobodyThere = false;
            lookLater();
        });
    }
    static Pages *instance()
    {
        static Pages pages;
        return &pages;
    }

    void lookLater()
    {
        if (std::exchange(m_scheduled, true))
            return;
        // One call later: where a visitor has ended in this turn too, that is known by then.
        const auto later = [this] { QMetaObject::invokeMethod(this, &Pages::look, Qt::QueuedConnection); };
        QMetaObject::invokeMethod(this, later, Qt::QueuedConnection);
    }

    void visitorLeft();
    void visitorCame();

    QList<Page *> all;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();

    bool m_scheduled = false;
    bool m_isNobodyThere = false; // whatever happens then, nobody sees it
};

namespace {

// A Loader that nobody named is what it loads: none while there is nothing in it, on its way while that is loaded.
std::optional<QObject *> filled(QObject *page, QList<QPointer<const QObject>> *loaders)
{
    const QObject *named = namedBy(page, loaders);
    return loaders->isEmpty() || loaders->constLast() != named ? page : currentPage(named);
}

} // namespace

void Pages::visitorLeft()
{
    for (Page *page : std::as_const(all))
        page->m_isTold = false;
    if (QCoreApplication::instance() && !std::exchange(m_isNobodyThere, true))
        QCoreApplication::instance()->installEventFilter(this);
}

void Pages::visitorCame()
{
    if (!std::exchange(m_isNobodyThere, false))
        return;
    QCoreApplication::instance()->removeEventFilter(this);
    look(); // now: the page comes before what is done on it
}

bool Pages::eventFilter(QObject *watched, QEvent *event)
{
    // Not the end of what the one before has begun, as the release of the button that says goodbye.
    constexpr QEvent::Type beginnings[] = {QEvent::MouseButtonPress, QEvent::KeyPress, QEvent::TouchBegin, QEvent::Wheel,
                                           QEvent::TabletPress};
    if (m_isNobodyThere && event->spontaneous()
        && std::find(std::begin(beginnings), std::end(beginnings), event->type()) != std::end(beginnings))
        visitorCame();
    return QObject::eventFilter(watched, event);
}

void Pages::look()
{
    m_scheduled = false;
    QSet<const QObject *> named; // by Tally.page, or by a container that came before
    const QList<Page *> before = all; // what is read may make another one
    for (Page *page : before) {
        page->look();
        if (page->m_isDeclared)
            named.insert(page->m_object);
    }
    QSet<const QQuickItem *> around; // what a page that is seen stands in, up to its popup or window
    for (const Page *page : std::as_const(all)) {
        const QQuickItem *item = page->m_isSeen && !page->isPlaceIgnored() ? page->m_within.data() : nullptr;
        for (; item; item = popupOf(item) ? nullptr : item->parentItem())
            around.insert(item);
    }
    QList<QPointer<Page>> news;
    for (Page *page : std::as_const(all)) {
        if (!page->m_sight)
            continue;
        bool isPage = page->m_isSeen && !around.contains(page->m_place);
        if (isPage && !page->m_isDeclared) {
            isPage = !named.contains(page->m_object);
            named.insert(page->m_object);
        }
        if (!isPage)
            page->m_isTold = false;
        else if (!page->m_isTold || page->isOther())
            news.append(page);
    }
    if (m_isNobodyThere)
        return;
    for (const QPointer<Page> &page : std::as_const(news)) {
        if (page) // a handler of the one before may have ended it
            page->tell();
    }
}

Page::Page(Kind kind, QObject *source)
    : m_source(source), m_isDeclared(kind == Declared), m_object(m_isDeclared ? source : nullptr)
{
    connect(&m_watch, &SightWatch::changed, this, &Page::lookLater);
    Pages::instance()->all.append(this);
    lookLater();
}

Page::~Page()
{
    Pages::instance()->all.removeOne(this);
    lookLater();
}

void Page::setContainer(QObject *container)
{
    m_container = container;
    m_object = nullptr;
    lookLater();
}

void Page::lookLater()
{
    Pages::instance()->lookLater();
}

void Page::visitorLeft()
{
    Pages::instance()->visitorLeft();
}

void Page::visitorCame()
{
    Pages::instance()->visitorCame();
}

void Page::look()
{
    std::optional<QObject *> now = m_object.data();
    QList<QPointer<const QObject>> loaders;
    if (!m_isDeclared) {
        now = m_container ? currentPage(m_container) : nullptr;
        if (now)
            now = filled(*now, &loaders);
    }
    if (now)
        m_object = *now;
    m_sight = now ? isSeen(m_object) : std::nullopt;
    m_isSeen = m_sight.value_or(m_isSeen);
    if (QQuickItem *item = shownItem(m_object))
        m_place = item;
    else if (!m_object || !m_object->inherits("QQuickPopup"))
        m_place = nullptr;
    m_within = m_place ? m_place->parentItem() : nullptr;
    if (!now && !m_within) { // the page is on its way, so what it will stand in is none
        m_within = shownItem(m_container);
        m_isSeen = isSeen(m_container).value_or(m_isSeen);
    }
    QObject *container = m_isDeclared && m_object && m_object->inherits("QQuickPopup") ? m_object : m_container;
    m_watch.watch(container, m_place, loaders);
}

/// Another page than the one that was told, seen without an interval.
bool Page::isOther() const
{
    return m_object != m_toldObject || (m_isDeclared && pageName(m_object) != m_toldName);
}

/// Nothing of it counts, so it does not take the place of the page that it stands in. A page that alone is ignored, in a
/// container that is not, does: that page has been left for it.
bool Page::isPlaceIgnored() const
{
    return isIgnored(m_source) || isIgnored(m_container);
}

void Page::tell()
{
    const bool isSilent = isIgnored(m_object) || isIgnored(m_source) || isIgnored(m_container);
    if (!isSilent && !capturePage(qmlEngine(m_source), m_source, m_object))
        return; // there is no tracker yet
    m_isTold = true;
    m_toldObject = m_object;
    m_toldName = pageName(m_object);
}

} // namespace Tally

#include "pages.moc"
