// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "fixture.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>

/// What a test does between two looks.
using Step = std::function<void(Tally::Fixture &)>;
Q_DECLARE_METATYPE(Step)

namespace Tally {

inline constexpr qint64 plenty = 1 << 20;
inline constexpr QFileDevice::Permissions ownersOnly
    = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;

inline QJsonObject exported(Fixture &f, const QString &path)
{
    QSignalSpy done(f.tracker.get(), &Tracker::dataExported);
    f.tracker->exportData(path);
    [&] { QTRY_COMPARE(done.size(), 1); }();
    const QString error = done.value(0).value(1).toString();
    [&] { QCOMPARE(error, QString()); }();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    [&] { QCOMPARE(problem.errorString(), QStringLiteral("no error occurred")); }();
    return document.object();
}

} // namespace Tally
