// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace Tally {

/// A file that is not Tally's own, such as an administrator's: links lead to it, anything may be in its place, and it is
/// never written.
class ForeignFile
{
public:
    explicit ForeignFile(const QString &path) : m_path(path) {}

    QString path() const { return m_path; }
    /// Changes whenever the file does, or what is in its place; costs some stat().
    QByteArray stamp() const;
    /// There is certainly nothing of that name. A link to nowhere is something.
    bool isMissing() const;
    /// All of it; nothing, and a \a problem for a person, where that cannot be read, is no file or has more than
    /// \a mostBytes. Never waits for the other end of a pipe.
    std::optional<QByteArray> read(qint64 mostBytes, QString *problem) const;

private:
    const QString m_path;
};

} // namespace Tally
