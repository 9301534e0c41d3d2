// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "store/policyfile.h"

#include "store/foreignfile.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>

namespace Tally {

namespace {

constexpr qint64 mostPolicyBytes = 64 << 10; // a few lines are usual
const QLatin1String policyFileName("/tally/policy.ini");
const QLatin1String applicationPrefix("Application ");

struct PolicyTexts
{
    Q_DECLARE_TR_FUNCTIONS(Tally)
};

struct Section
{
    std::optional<bool> analytics;
    std::optional<bool> sending;
};

std::optional<bool> truthOf(const QString &word)
{
    static const QStringList on{QStringLiteral("on"), QStringLiteral("true"), QStringLiteral("yes"), QStringLiteral("1")};
    static const QStringList off{QStringLiteral("off"), QStringLiteral("false"), QStringLiteral("no"), QStringLiteral("0")};
    if (on.contains(word, Qt::CaseInsensitive))
        return true;
    return off.contains(word, Qt::CaseInsensitive) ? std::optional(false) : std::nullopt;
}

/// Sets what the line says; false where it says it of something that is not known, or not for the first time.
bool set(Section *section, const QString &line)
{
    const qsizetype equals = line.indexOf(QLatin1Char('='));
    if (!section || equals < 0)
        return false;
    const QString key = line.left(equals).trimmed();
    const std::optional<bool> value = truthOf(line.mid(equals + 1).trimmed());
    const bool isAnalytics = key.compare(QLatin1String("analytics"), Qt::CaseInsensitive) == 0;
    const bool isSending = key.compare(QLatin1String("sending"), Qt::CaseInsensitive) == 0;
    std::optional<bool> &target = isAnalytics ? section->analytics : section->sending;
    if (!value || target || (!isAnalytics && !isSending))
        return false;
    target = value;
    return true;
}

} // namespace

std::optional<Policy> parsePolicy(const QByteArray &text, const QString &application, QString *problem)
{
    if (text.isEmpty()) { // whoever has nothing to say has no file: this one was cut off
        *problem = PolicyTexts::tr("it is empty");
        return {};
    }
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString all = utf8(text);
    if (utf8.hasError() || all.contains(QChar::Null)) {
        *problem = PolicyTexts::tr("it is no text in UTF-8");
        return {};
    }
    Section forAll;
    Section forThis;
    Section forOthers;
    Section *section = nullptr;
    const QStringList lines = all.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char(';')) || line.startsWith(QLatin1Char('#')))
            continue;
        bool isKnown = true;
        if (line.startsWith(QLatin1Char('[')) && line.endsWith(QLatin1Char(']'))) {
            const QString name = line.mid(1, line.size() - 2).trimmed();
            const bool isApplication = name.startsWith(applicationPrefix, Qt::CaseInsensitive);
            isKnown = isApplication || name.compare(QLatin1String("Policy"), Qt::CaseInsensitive) == 0;
            forOthers = {};
            if (!isApplication)
                section = &forAll;
            else
                section = name.mid(applicationPrefix.size()).trimmed().compare(application, Qt::CaseInsensitive) == 0
                    ? &forThis : &forOthers;
        } else {
            isKnown = set(section, line);
        }
        if (!isKnown) {
            *problem = PolicyTexts::tr("line %1 is not understood: %2").arg(i + 1).arg(line.left(80));
            return {};
        }
    }
    if (!forThis.sending.value_or(forAll.sending.value_or(true)))
        return Policy::NoSending;
    return forThis.analytics.value_or(forAll.analytics.value_or(true)) ? Policy::Silent : Policy::NoAnalytics;
}

QStringList PolicyFiles::paths(const QString &configDirs)
{
    QStringList all{QStringLiteral("/etc") + policyFileName};
    const QString folders = configDirs.isEmpty() ? QStringLiteral("/etc/xdg") : configDirs;
    for (const QString &folder : folders.split(QLatin1Char(':'), Qt::SkipEmptyParts))
        if (folder.startsWith(QLatin1Char('/'))) // the XDG rules: others are ignored
            all.append(folder + policyFileName);
    all.removeDuplicates();
    return all;
}

QByteArray PolicyFiles::stamp() const
{
    QByteArray stamp;
    for (const QString &path : m_paths)
        stamp += ForeignFile(path).stamp();
    return stamp;
}

QList<PolicyFiles::Reading> PolicyFiles::read() const
{
    QList<Reading> all;
    for (const QString &path : m_paths) {
        const ForeignFile file(path);
        if (file.isMissing())
            continue;
        Reading reading{path, Policy::Unreadable, {}};
        if (const std::optional<QByteArray> text = file.read(mostPolicyBytes, &reading.problem))
            reading.policy = parsePolicy(*text, m_application, &reading.problem).value_or(Policy::Unreadable);
        else if (file.isMissing())
            continue; // it went just now
        all.append(reading);
    }
    return all;
}

Policy PolicyFiles::strictest(const QList<Reading> &readings)
{
    Policy strictest = Policy::Silent;
    for (const Reading &reading : readings)
        strictest = std::max(strictest, reading.policy);
    return strictest;
}

Policy PolicyFiles::current()
{
    QByteArray now = stamp(); // before it is read: what changes meanwhile is read again
    if (m_stamp != now) {
        m_current = strictest(read());
        m_stamp = std::move(now);
    }
    return m_current;
}

} // namespace Tally
