// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// A program that loads a plugin with Tally in it, in a thread that ends, as the QML engine does:
//
//   latehost PLUGIN STORAGE HOST
//
// Ends with 0 where an event was delivered before that thread ended, and another one behind it.

#include <QCoreApplication>
#include <QLibrary>

#include <semaphore>
#include <thread>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    QLibrary plugin(arguments.value(1));
    std::binary_semaphore isLoaded{0}, isOver{0};
    std::thread loading([&] {
        plugin.load();
        isLoaded.release();
        isOver.acquire();
    });
    isLoaded.acquire();
    const auto begin = reinterpret_cast<void (*)(const char *, const char *)>(plugin.resolve("begin"));
    const auto trackAndFlush = reinterpret_cast<bool (*)()>(plugin.resolve("trackAndFlush"));
    const auto end = reinterpret_cast<void (*)()>(plugin.resolve("end"));
    const bool isWhole = begin && trackAndFlush && end;
    if (isWhole)
        begin(arguments.value(2).toLocal8Bit().constData(), arguments.value(3).toLocal8Bit().constData());
    const bool before = isWhole && trackAndFlush();
    isOver.release();
    loading.join();
    const bool behind = before && trackAndFlush();
    if (isWhole)
        end();
    return behind ? 0 : before ? 1 : 2;
}
