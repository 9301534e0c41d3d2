// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/backfillinput.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cstdio>

#include <poll.h>
#include <unistd.h>

namespace Tally {
namespace {

constexpr qint64 pieceSize = 256 << 10;

} // namespace

BackfillInput::BackfillInput() = default;
BackfillInput::~BackfillInput() = default;

QString BackfillInput::open(const QString &path, qint64 offset)
{
    m_isStandardInput = path.isEmpty();
    m_file.setFileName(path);
    const bool opened = m_isStandardInput
        ? m_file.open(STDIN_FILENO, QIODevice::ReadOnly | QIODevice::Unbuffered)
        : m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) && m_file.seek(offset);
    if (!opened)
        return QCoreApplication::translate("tally", "%1 cannot be read: %2.").arg(path, m_file.errorString());
    if (m_isStandardInput) {
        m_more = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
        m_more->setEnabled(false);
        QObject::connect(m_more.get(), &QSocketNotifier::activated, m_more.get(),
                         [more = m_more.get()] { more->setEnabled(false); });
    }
    return {};
}

BackfillInput::Got BackfillInput::read(QByteArray *bytes)
{
    if (m_isStandardInput) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (::poll(&input, 1, 0) == 0) {
            m_more->setEnabled(true);
            return Got::Nothing;
        }
    }
    *bytes = m_file.read(pieceSize);
    if (!bytes->isEmpty())
        return Got::Bytes;
    return m_file.error() == QFileDevice::NoError ? Got::End : Got::Failure;
}

} // namespace Tally
