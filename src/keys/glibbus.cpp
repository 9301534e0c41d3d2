// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "keys/glibbus.h"

#include <QLibrary>

#include <utility>

namespace Tally {

namespace {

// Found at run time, as QtKeychain finds libsecret: the library does not need GLib otherwise.
struct Gio
{
    using Ready = void (*)(void *source, void *result, void *data);

    void (*busGet)(int type, void *cancellable, Ready ready, void *data);
    void *(*busGetFinish)(void *result, void **error);
    int (*isClosed)(void *connection);
    void (*setExitOnClose)(void *connection, int exit);
    void (*unref)(void *object);

    Gio()
    {
        QLibrary gio(QStringLiteral("gio-2.0"), 0);
        const auto find = [&gio](auto &function, const char *name) {
            function = reinterpret_cast<std::decay_t<decltype(function)>>(gio.resolve(name));
        };
        find(busGet, "g_bus_get");
        find(busGetFinish, "g_bus_get_finish");
        find(isClosed, "g_dbus_connection_is_closed");
        find(setExitOnClose, "g_dbus_connection_set_exit_on_close");
        find(unref, "g_object_unref");
    }
    bool isThere() const { return busGet && busGetFinish && isClosed && setExitOnClose && unref; }
};

const Gio &gio()
{
    static const Gio found;
    return found;
}

constexpr int sessionBus = 2; // G_BUS_TYPE_SESSION

void connected(void *, void *result, void *)
{
    // Held until the next time: without any holder libsecret would get another connection. But not a closed one, which
    // GLib would go on to hand out.
    static void *held = nullptr;
    void *connection = gio().busGetFinish(result, nullptr);
    if (connection) {
        gio().setExitOnClose(connection, 0);
        if (gio().isClosed(connection)) {
            gio().unref(connection);
            connection = nullptr;
        }
    }
    if (void *before = std::exchange(held, connection))
        gio().unref(before);
}

} // namespace

void surviveLossOfGlibBus()
{
    if (gio().isThere())
        gio().busGet(sessionBus, nullptr, connected, nullptr);
}

} // namespace Tally
