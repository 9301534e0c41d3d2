// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

#include <memory>

class QSocketNotifier;

namespace Tally {

/// A file, or standard input, piece by piece, without ever holding the event loop.
class BackfillInput
{
public:
    BackfillInput();
    ~BackfillInput();

    /// An empty \a path: standard input. Empty, or why it cannot be read.
    QString open(const QString &path, qint64 offset = 0);
    qint64 size() const { return m_isStandardInput ? 0 : m_file.size(); } ///< 0: not known

    enum class Got { Bytes, Nothing, End, Failure };
    /// Nothing: not at the moment; the event loop wakes up when there is more.
    Got read(QByteArray *bytes);
    QString errorString() const; ///< right behind a failure

private:
    Got readStandardInput(QByteArray *bytes);

    QFile m_file;
    bool m_isStandardInput = false;
    std::unique_ptr<QSocketNotifier> m_more; // enabled while it is waited for
};

} // namespace Tally
