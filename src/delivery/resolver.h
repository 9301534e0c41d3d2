// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

namespace Tally {

/// Looks host names up on detached threads of its own.
///
/// QHostInfo would hold the end of the process for as long as a lookup takes, whatever one aborts: its threads are
/// joined by ~QCoreApplication. A lookup here is simply left behind. One lookup per name at a time.
class Resolver : public QObject
{
    Q_OBJECT

public:
    struct Result
    {
        QList<QHostAddress> addresses; ///< in the system's order of preference
        QString failure; ///< for a person; empty where there are addresses
    };
    using Answer = std::function<void(const Result &)>;

    explicit Resolver(QObject *parent = nullptr);
    ~Resolver() override;

    /// \a answer is called in this object's thread, never before this call has returned, and not after \a context is
    /// gone. Answers are remembered for a minute.
    void resolve(const QString &host, QObject *context, Answer answer);
    /// Whether \a host, a name or an address, is this machine by what it is, without a look-up.
    static bool isThisMachine(const QString &host);
    /// The addresses of \a host did not work: look it up anew next time.
    void forget(const QString &host);

private:
    struct Mailbox; // what a detached thread may still touch when the resolver is gone
    struct Waiter
    {
        QPointer<QObject> context;
        Answer answer;
    };
    struct Known
    {
        Result result;
        qint64 untilMs = 0; // monotonic
    };

    void lookUp(const QString &host);
    void finish(const QString &host, const Result &result);

    std::shared_ptr<Mailbox> m_mailbox;
    QHash<QString, std::vector<Waiter>> m_waiting;
    QHash<QString, Known> m_known;
};

} // namespace Tally
