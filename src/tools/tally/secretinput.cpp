// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "tools/tally/secretinput.h"

#include <QFile>

#include <csignal>
#include <cstdio>

#include <termios.h>
#include <unistd.h>

namespace Tally {
namespace {

constexpr qint64 maxLength = 64 * 1024; // more than any key: what is longer is refused by its form, not cut to fit

termios shownBefore;

// Ctrl+C at the prompt must not leave a terminal behind that shows nothing.
void restoreAndEnd(int signal)
{
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shownBefore);
    std::signal(signal, SIG_DFL);
    raise(signal);
}

/// While it lives the terminal does not show what is typed.
class HiddenTyping
{
public:
    HiddenTyping()
    {
        tcgetattr(STDIN_FILENO, &shownBefore);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP})
            std::signal(signal, restoreAndEnd);
        termios hidden = shownBefore;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~HiddenTyping()
    {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shownBefore);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP})
            std::signal(signal, SIG_DFL);
    }
    Q_DISABLE_COPY_MOVE(HiddenTyping)
};

} // namespace

QByteArray readSecret(const QString &prompt)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray secret;
    if (isatty(STDIN_FILENO)) {
        {
            const HiddenTyping hidden; // before anybody is asked to type
            std::fputs(qPrintable(prompt), stderr);
            secret = input.readLine(maxLength);
        }
        std::fputc('\n', stderr);
    } else {
        while (secret.size() < maxLength) {
            const QByteArray more = input.read(maxLength - secret.size());
            if (more.isEmpty())
                break;
            secret += more;
        }
    }
    if (secret.endsWith('\n'))
        secret.chop(secret.endsWith("\r\n") ? 2 : 1);
    return secret;
}

} // namespace Tally
