// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "keys/keychaingate.h"
#include "keys/keychainmodule.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QThread>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <utility>

using namespace std::chrono_literals;

namespace Tally {

Q_LOGGING_CATEGORY(lcKeychain, "tally.keys", QtWarningMsg)

namespace {

constexpr auto answerWithin = 5s; // KeyStore's promise

// QtKeychain works off one job at a time in the whole process. A job of ours that missed its deadline still holds its
// place, so no further one is put behind it: they would only pile up in front of the application's own jobs.
int overdueJobs = 0;

KeyResult failed(const QString &text)
{
    return {KeyResult::Status::Failed, {}, text};
}

KeyResult noAnswer()
{
    return failed(QCoreApplication::translate(
        "Tally",
        "The keychain did not answer within 5 seconds. It may be waiting for a dialogue of this application, or the "
        "application's event loop is not the GLib one that the keychain needs (is QT_NO_GLIB set?)."));
}

/// The keychain through QtKeychain, with a gate in front of it and a deadline around it.
class Keychain : public KeyStore
{
public:
    explicit Keychain(const QString &service) : m_service(service), m_gate(makeKeychainGate(service)) { }

    void read(const QString &name, Callback callback) override
    {
        const StepPtr step = begin(std::move(callback));
        m_gate->checkEntry(name, [this, step, name](const KeyResult &gate) {
            if (mayGoOn(step, gate))
                start(step, new QKeychain::ReadPasswordJob(m_service), name);
        });
    }

    void write(const QString &name, const QByteArray &key, Callback callback) override
    {
        const StepPtr step = begin(std::move(callback));
        m_gate->checkWritable([this, step, name, key](const KeyResult &gate) {
            if (!mayGoOn(step, gate))
                return;
            auto *job = new QKeychain::WritePasswordJob(m_service);
            job->setTextData(QString::fromUtf8(key)); // as text, so that other programs can show and change it
            start(step, job, name);
        });
    }

    void remove(const QString &name, Callback callback) override
    {
        const StepPtr step = begin(std::move(callback));
        m_gate->checkEntry(name, [this, step, name](const KeyResult &gate) {
            if (mayGoOn(step, gate))
                start(step, new QKeychain::DeletePasswordJob(m_service), name);
        });
    }

    void unlock(Callback callback) override { m_gate->unlock(std::move(callback)); }

private:
    /// One call of ours: ends once, with an answer or at its deadline.
    struct Step
    {
        Callback callback; // empty once it has ended
        QTimer deadline;
        bool jobStarted = false;
        bool overdue = false;
    };
    using StepPtr = std::shared_ptr<Step>;

    StepPtr begin(Callback callback)
    {
        Q_ASSERT(QThread::currentThread() == qApp->thread());
        auto step = std::make_shared<Step>();
        step->callback = std::move(callback);
        step->deadline.setSingleShot(true);
        step->deadline.setTimerType(Qt::PreciseTimer); // a coarse one may be 5 % late
        // The timer owns nothing of the step: a strong reference in its own connection would be a cycle.
        QObject::connect(&step->deadline, &QTimer::timeout, &m_context, [weak = std::weak_ptr(step)] {
            const StepPtr late = weak.lock();
            if (!late || !late->callback)
                return;
            if (late->jobStarted) {
                late->overdue = true;
                ++overdueJobs;
            }
            end(late, noAnswer());
        });
        step->deadline.start(answerWithin);
        m_steps.append(step);
        m_steps.removeIf([](const StepPtr &other) { return !other->callback; });
        return step;
    }

    static void end(const StepPtr &step, const KeyResult &result)
    {
        step->deadline.stop();
        // The callback may destroy the store: nothing of it is touched after the call.
        if (const Callback callback = std::exchange(step->callback, {}))
            callback(result);
    }

    static bool mayGoOn(const StepPtr &step, const KeyResult &gate)
    {
        if (!step->callback)
            return false; // the deadline was first
        if (gate.status != KeyResult::Status::Done) {
            end(step, gate);
            return false;
        }
        if (overdueJobs > 0) {
            end(step, noAnswer());
            return false;
        }
        return true;
    }

    void start(const StepPtr &step, QKeychain::Job *job, const QString &name)
    {
        // Without a parent and deleted by itself: libsecret calls back into a job that is destroyed too early.
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(name);
        step->jobStarted = true;
        QObject::connect(job, &QKeychain::Job::finished, job, [step] {
            if (std::exchange(step->overdue, false))
                --overdueJobs;
        });
        QObject::connect(job, &QKeychain::Job::finished, &m_context,
                         [this, step, name](QKeychain::Job *ended) { end(step, resultOf(*ended, name)); });
        job->start();
    }

    KeyResult resultOf(const QKeychain::Job &job, const QString &name) const
    {
        switch (job.error()) {
        case QKeychain::NoError: {
            const auto *reading = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
            return {KeyResult::Status::Done, reading ? reading->binaryData() : QByteArray(), {}};
        }
        case QKeychain::EntryNotFound:
            return keyMissing(m_service, name);
        case QKeychain::AccessDeniedByUser:
        case QKeychain::AccessDenied:
            return {KeyResult::Status::Locked,
                    {},
                    QCoreApplication::translate("Tally",
                                                "The keychain refused access to the entry “%1”. Unlock it, "
                                                "or allow this application to use it.")
                        .arg(name)};
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
            return {KeyResult::Status::NoService,
                    {},
                    QCoreApplication::translate("Tally",
                                                "This system has no keychain that can be used. Give the key "
                                                "by an environment variable or a systemd credential.")};
        case QKeychain::CouldNotDeleteEntry:
        case QKeychain::OtherError:
            break;
        }
        // QtKeychain's words name the cause; it puts no secret into them.
        qCDebug(lcKeychain) << "keychain job ended with error" << job.error();
        return failed(QCoreApplication::translate("Tally", "The keychain failed: %1").arg(job.errorString()));
    }

    QString m_service;
    QList<StepPtr> m_steps; // keeps the timers of those that are under way
    QObject m_context; // its end silences everything under way
    std::unique_ptr<KeychainGate> m_gate; // goes first
};

} // namespace

KeyResult keyMissing(const QString &service, const QString &name)
{
    const auto quoted = [](const QString &word) {
        return word.contains(QLatin1Char(' ')) ? QLatin1Char('"') + word + QLatin1Char('"') : word;
    };
    const qsizetype slash = service.indexOf(QLatin1Char('/'));
    QString command = QStringLiteral("tally key set ") + quoted(name);
    if (slash > 0)
        command += QStringLiteral(" --organization ") + quoted(service.left(slash));
    command += QStringLiteral(" --application ") + quoted(service.mid(slash + 1));
    return {KeyResult::Status::Missing,
            {},
            QCoreApplication::translate("Tally",
                                        "The keychain has no entry “%1” for “%2”. Store the key with "
                                        "Tracker::storeKey(), or by the command: %3")
                .arg(name, service, command)};
}

} // namespace Tally

Tally::KeyStore *tallyMakeKeychain(const QString *service)
{
    return new Tally::Keychain(*service);
}
