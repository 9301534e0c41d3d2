// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include <QCoreApplication>
#include <QDebug>
#include <QQmlComponent>
#include <QQmlEngine>

/// screen <storage folder>: the same in QML, without linking Tally.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QQmlEngine engine;
    engine.addImportPath(QStringLiteral(QML_DIR));
    QQmlComponent component(&engine, QUrl::fromLocalFile(QStringLiteral(SCREEN)));
    const std::unique_ptr<QObject> screen(
        component.createWithInitialProperties({{QStringLiteral("folder"), application.arguments().value(1)}}));
    if (!screen) {
        qWarning() << component.errors();
        return 1;
    }
    bool fine = false;
    QMetaObject::invokeMethod(screen.get(), "run", Q_RETURN_ARG(bool, fine));
    return fine ? 0 : 1;
}
