// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/backfillinput.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>

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
    if (!m_isStandardInput
        && !(m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) && m_file.seek(offset)))
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
    if (m_isStandardInput)
        return readStandardInput(bytes);
    *bytes = m_file.read(pieceSize);
    if (!bytes->isEmpty())
        return Got::Bytes;
    return m_file.error() == QFileDevice::NoError ? Got::End : Got::Failure;
}

/// One read() of what is there: QFile would wait until the piece is full.
BackfillInput::Got BackfillInput::readStandardInput(QByteArray *bytes)
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    bytes->resize(pieceSize);
    ssize_t size = -1;
    if (::poll(&input, 1, 0) > 0) {
        do
            size = ::read(STDIN_FILENO, bytes->data(), size_t(pieceSize));
        while (size < 0 && errno == EINTR);
    } else {
        errno = EAGAIN;
    }
    bytes->truncate(std::max<ssize_t>(0, size));
    if (size >= 0)
        return size > 0 ? Got::Bytes : Got::End;
    if (errno != EAGAIN)
        return Got::Failure;
    m_more->setEnabled(true);
    return Got::Nothing;
}

QString BackfillInput::errorString() const
{
    return m_isStandardInput ? qt_error_string() : m_file.errorString();
}

} // namespace Tally
