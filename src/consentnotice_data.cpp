// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// What is held about a person, as that person is shown and handed it.

#include "consentnotice.h"
#include "consentnotice_p.h"

#include <QDate>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

namespace Tally {

namespace {

/// "Shop 2026-11-22.json" in \a folder, or "Shop 2026-11-22 (2).json": no file of the user's is ever replaced.
QString newFileIn(const QString &folder, const QString &application)
{
    QString title = application;
    for (QChar &letter : title)
        if (QStringLiteral("/\\:*?\"<>|").contains(letter) || letter.category() == QChar::Other_Control)
            letter = QLatin1Char('_');
    const QString name = title + QLatin1Char(' ') + QDate::currentDate().toString(Qt::ISODate);
    const QDir dir(folder);
    QString file = name + QLatin1String(".json");
    for (int copy = 2; dir.exists(file); ++copy)
        file = QStringLiteral("%1 (%2).json").arg(name).arg(copy);
    return dir.filePath(file);
}

/// "4.8 kB", which no line breaks apart.
QString sizeText(qint64 bytes, int decimals)
{
    return QLocale().formattedDataSize(bytes, decimals, QLocale::DataSizeSIFormat).replace(QLatin1Char(' '), QChar::Nbsp);
}

} // namespace

QString ConsentNotice::recordText() const
{
    const qint64 bytes = d->tracker ? d->tracker->sentRecordBytes() : 0;
    return bytes > 0 ? tr("The newest requests, up to %1, exactly as they left this device.")
                           .arg(sizeText(bytes, 0))
                     : tr("%1 keeps no copy of what it sends.").arg(application());
}

void ConsentNotice::Private::failLater(const QString &folder)
{
    // In a turn of its own, as where a file was tried: nobody is told before the call has returned.
    QMetaObject::invokeMethod(
        q,
        [this, folder] {
            if (exports.removeOne(folder)) // else who asked has gone
                Q_EMIT q->exported(folder, ConsentNotice::tr("There is no folder %1.").arg(isolatedPath(folder)));
        },
        Qt::QueuedConnection);
}

QString ConsentNotice::exportText(const QString &path, const QString &error) const
{
    return error.isEmpty() ? tr("Your data was written to %1.").arg(isolatedPath(QDir::toNativeSeparators(path)))
                           : tr("Your data was not written. %1").arg(error);
}

void ConsentNotice::exportData(const QString &place)
{
    if (!d->tracker)
        return;
    QString path = place.startsWith(QLatin1String("file:")) ? QUrl(place).toLocalFile() : place;
    if (path.isEmpty()) {
        path = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QLatin1Char('/');
        QDir().mkpath(path); // nobody may have needed it so far
    }
    const bool isFolder = QFileInfo(path).isDir();
    const bool isMissing = !isFolder && path.endsWith(QLatin1Char('/'));
    if (isFolder)
        path = newFileIn(path, application());
    d->exports.append(path);
    if (isMissing)
        d->failLater(path);
    else
        d->tracker->exportData(path);
}

QVariantList ConsentNotice::sentRequests() const
{
    QVariantList all;
    const QLocale locale;
    const QList<SentRequest> requests = d->tracker ? d->tracker->sentRequests() : QList<SentRequest>();
    for (const SentRequest &request : requests) {
        all.append(QVariantMap{
            {QStringLiteral("timeText"), locale.toString(request.time.toLocalTime(), QLocale::ShortFormat)},
            {QStringLiteral("summary"),
             tr("To %1, events: %2, size: %3")
                 .arg(request.url.host(), locale.toString(request.events), sizeText(request.body.size(), 1))},
            {QStringLiteral("text"), request.text()}});
    }
    return all;
}

} // namespace Tally
