// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "rooms.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace {

/// One room: what of ours it may include (other rooms by name, single headers by path) and the words its code may not
/// say. A room always may include itself.
struct Room
{
    QString name;
    QStringList rooms;
    QStringList headers;
    QList<QStringView> forbidden; ///< regular expressions, each for whole words
};

// What the words of the design's table mean in Qt and C++.
constexpr QStringView networking
    = u"QNetwork(AccessManager|Reply|Request|Proxy\\w*)|Q(Tcp|Ssl|Udp|Local)(Socket|Server)"
      "|QHost(Info|Address)|QSsl\\w+|QAbstractSocket|getaddrinfo";
constexpr QStringView httpAnswers = u"QNetworkReply";
constexpr QStringView keychain = u"QKeychain|qt6?keychain\\w*|QDBus\\w+|QtDBus|CREDENTIALS_DIRECTORY";
constexpr QStringView settings = u"QSettings";
constexpr QStringView locks = u"QLockFile";
constexpr QStringView files = u"Q(Save|Temporary)?File(Info|Device|SystemWatcher)?|Q(Temporary)?Dir(Iterator)?"
                              "|QStandardPaths|fopen|fstream|filesystem";
constexpr QStringView timers = u"Q(Basic)?Timer|QThread|QEventLoop";
constexpr QStringView clocks = u"current(DateTime(Utc)?|MSecsSinceEpoch|SecsSinceEpoch|Date|Time)|QElapsedTimer"
                               "|(system|steady|high_resolution)_clock|clock_gettime|gettimeofday";
constexpr QStringView randomness = u"QRandomGenerator\\w*|createUuid|random_device|mt19937\\w*|rand(om)?(?=\\s*\\()";
constexpr QStringView objects = u"Q_OBJECT|QObject";
constexpr QStringView environment = u"getenv|qgetenv|qEnvironmentVariable\\w*";
constexpr QStringView anyVendor = u"(Millimetric|Doow|Fluxrate|SettleSettle)\\w*";

/// Whatever could make TLS weaker than Qt's defaults. Nobody has a use for it but the stand-in, which is a server.
constexpr QStringView weakerTls
    = u"ignoreSslErrors|sslErrors|QSslError|setPeerVerify(Mode|Depth)|VerifyNone|QueryPeer|(set|default)SslConfiguration"
      "|QSslConfiguration|setCaCertificates|addDefaultCa\\w*|addCaCertificate\\w*|setSslOption|setProtocol|setCiphers|QSsl(?=::)";
const QString standIn = QStringLiteral("src/tools/collector/");

const QStringList publicHeaders
    = QStringLiteral("src/tracker.h src/destination.h src/core/event.h src/core/error.h src/core/sentrequest.h "
                     "src/consentnotice.h src/eventmodel.h").split(QLatin1Char(' '));

/// Those of Tally::Widgets.
const QStringList widgetHeaders = QStringLiteral("src/widgets/consentdialog.h src/widgets/privacysettings.h "
                                                 "src/widgets/inspectordock.h").split(QLatin1Char(' '));

const QString sharedByExamples = QStringLiteral("examples/console/signals.h");

/// The one file of core that looks at the running program, at its screen: read by property, in its own thread only.
const QStringList exceptions{QStringLiteral("src/core/context.cpp QObject"),
                             QStringLiteral("src/core/context.cpp QThread")};

/// The table. `face` is tracker.* and destination.*; a public header of a vendor is src/vendors/<name>.h.
QList<Room> table()
{
    const QString core = QStringLiteral("core"), vendors = QStringLiteral("vendors"), store = QStringLiteral("store");
    const QString keys = QStringLiteral("keys"), delivery = QStringLiteral("delivery");
    return {
        {core,
         {},
         {},
         {objects, networking, keychain, settings, locks, files, timers, clocks, randomness, environment, anyVendor}},
        {vendors,
         {core},
         {publicHeaders.at(1)},
         {networking, keychain, settings, locks, files, timers, clocks, randomness}},
        {store, {core}, {}, {networking, keychain, anyVendor}},
        {keys, {}, {}, {networking, settings, locks, anyVendor}},
        {delivery, {core, store}, {}, {settings, keychain, anyVendor}},
        {QStringLiteral("face"), {core, store, delivery, keys}, {}, {settings, httpAnswers, keychain, anyVendor}},
        // The tool's objects are the library's own: a backfill asks a vendor's rules before it stores an event.
        {QStringLiteral("tools"),
         {store, keys},
         publicHeaders + QStringList{QStringLiteral("src/destination_p.h"), QStringLiteral("src/core/record.h")},
         {}},
        {QStringLiteral("qml"), {}, publicHeaders, {networking, keychain, settings, locks, files}},
        // It lets its user choose where to write to, and leaves the writing to the tracker.
        {QStringLiteral("widgets"), {}, publicHeaders, {networking, keychain, settings, locks}},
        // What a service does when it is told to end, a kiosk does too.
        {QStringLiteral("examples"), {}, publicHeaders + widgetHeaders + QStringList{sharedByExamples}, {}},
    };
}

/// The room that a path relative to the root belongs to; empty: none.
QString roomOf(const QString &path)
{
    const QStringList parts = path.split(QLatin1Char('/'));
    if (parts.first() != QLatin1String("src"))
        return parts.first();
    return parts.size() > 2 ? parts.at(1) : QStringLiteral("face");
}

bool isPublicVendorHeader(const QString &path)
{
    static const QRegularExpression form(QStringLiteral("^src/vendors/[a-z]+\\.h$"));
    return form.match(path).hasMatch() && !path.endsWith(QLatin1String("vendor.h"));
}

bool mayInclude(const Room &room, const QString &target)
{
    const QString other = roomOf(target);
    if (other == room.name && room.name != QLatin1String("examples"))
        return true;
    if (room.rooms.contains(other) || room.headers.contains(target))
        return true;
    // Who may use the public headers may use the vendors' too.
    return room.headers.contains(publicHeaders.first()) && isPublicVendorHeader(target);
}

/// The code without comments; string literals too where \a strings is false. Line breaks stay.
QString stripped(const QString &code, bool strings)
{
    static const QRegularExpression token(
        QStringLiteral(R"re(//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*")re"),
        QRegularExpression::DotMatchesEverythingOption);
    QString result;
    qsizetype done = 0;
    for (auto it = token.globalMatch(code); it.hasNext();) {
        const auto match = it.next();
        const QString text = match.captured();
        result += code.mid(done, match.capturedStart() - done);
        if (strings && !text.startsWith(QLatin1Char('/')))
            result += text;
        else
            result += QString(text.count(QLatin1Char('\n')), QLatin1Char('\n')) + QLatin1Char(' ');
        done = match.capturedEnd();
    }
    return result + code.mid(done);
}

struct Source
{
    QString room;
    QStringList lines; ///< without comments and literals
    QList<QPair<int, QString>> includes; ///< line number and the text with its brackets
};

Source readSource(const QString &root, const QString &path)
{
    static const QRegularExpression include(QStringLiteral(R"re(^\s*#\s*include\s*([<"][^>"]+[>"]))re"));
    QFile file(root + QLatin1Char('/') + path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString code = QString::fromUtf8(file.readAll());
    Source source{roomOf(path), stripped(code, false).split(QLatin1Char('\n')), {}};
    const QStringList withStrings = stripped(code, true).split(QLatin1Char('\n'));
    for (int i = 0; i < withStrings.size(); ++i) {
        if (const auto match = include.match(withStrings.at(i)); match.hasMatch()) {
            source.includes.append({i + 1, match.captured(1)});
            source.lines[i].clear();
        }
    }
    return source;
}

/// The file that an include means, relative to the root; empty: none of ours.
QString resolved(const QHash<QString, Source> &sources, const QString &from, const QString &include)
{
    const QString inner = include.mid(1, include.size() - 2);
    if (inner.startsWith(QLatin1String("Tally/"))) {
        const QString name = inner.mid(6).toLower() + QLatin1String(".h");
        for (const char *folder : {"src/", "src/core/", "src/vendors/", "src/widgets/"})
            if (sources.contains(QLatin1String(folder) + name))
                return QLatin1String(folder) + name;
        return {};
    }
    if (include.startsWith(QLatin1Char('<')))
        return {};
    const QString here = QDir::cleanPath(QFileInfo(from).path() + QLatin1Char('/') + inner);
    for (const QString &candidate : {here, QStringLiteral("src/") + inner, QStringLiteral("src/tools/") + inner})
        if (sources.contains(candidate))
            return candidate;
    return {};
}

bool isGenerated(const QString &include)
{
    static const QRegularExpression form(QStringLiteral(R"re(^"(tally_((widgets_)?export|vendors)\.h|\w+\.moc|moc_\w+\.cpp)"$)re"));
    return form.match(include).hasMatch();
}

/// Reports each cycle once: depth first, a file met again on the way down closes one.
void findCycles(const QHash<QString, QStringList> &graph, const QString &file, QStringList *way, QSet<QString> *done,
                QStringList *problems)
{
    if (const qsizetype start = way->indexOf(file); start >= 0) {
        const QString circle = way->mid(start).join(QStringLiteral(" → "));
        problems->append(QStringLiteral("%1:0: include cycle: %2 → %1").arg(file, circle));
        return;
    }
    if (done->contains(file))
        return;
    way->append(file);
    for (const QString &next : graph.value(file))
        findCycles(graph, next, way, done, problems);
    way->removeLast();
    done->insert(file);
}

} // namespace

QStringList brokenRules(const QString &root)
{
    QHash<QString, Source> sources;
    for (const char *folder : {"src", "qml", "examples"}) {
        QDirIterator files(root + QLatin1Char('/') + QLatin1String(folder),
                           {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = QDir(root).relativeFilePath(files.next());
            sources.insert(path, readSource(root, path));
        }
    }

    QMap<QString, Room> rooms;
    QMap<QString, QList<QRegularExpression>> forbidden;
    for (const Room &room : table()) {
        rooms.insert(room.name, room);
        for (const QStringView words : room.forbidden)
            forbidden[room.name].append(QRegularExpression(QStringLiteral("\\b(?:%1)\\b").arg(words)));
    }

    const QRegularExpression weakening(QStringLiteral("\\b(?:%1)\\b").arg(weakerTls));

    QStringList problems;
    QHash<QString, QStringList> graph;
    QStringList paths = sources.keys();
    paths.sort();
    for (const QString &path : paths) {
        const Source &source = sources[path];
        const auto problem = [&](int line, const QString &text) {
            problems << QStringLiteral("%1:%2: %3").arg(path).arg(line).arg(text);
        };
        const auto room = rooms.constFind(source.room);
        if (room == rooms.cend()) {
            problem(0, QStringLiteral("in no room that the rules know"));
            continue;
        }

        for (const auto &[line, include] : source.includes) {
            const QString target = resolved(sources, path, include);
            const bool byPublicName = include.startsWith(QLatin1String("<Tally/"));
            if (include == QLatin1String("\"tally_vendors.h\"") && !room->headers.contains(publicHeaders.first()))
                problem(line, QStringLiteral("%1 may not include all vendors").arg(room->name));
            if (target.isEmpty()) {
                if (byPublicName || (include.startsWith(QLatin1Char('"')) && !isGenerated(include)))
                    problem(line, QStringLiteral("nothing of ours is called %1").arg(include));
                continue;
            }
            graph[path] << target;
            const bool own = source.room == roomOf(target) && QFileInfo(target).path() == QFileInfo(path).path();
            if (!own && !mayInclude(*room, target))
                problem(line, QStringLiteral("%1 may not include %2").arg(room->name, target));
            else if (!own && !byPublicName && room->name == QLatin1String("examples") && target != sharedByExamples)
                problem(line, QStringLiteral("examples include <Tally/…>, as installed, not %1").arg(include));
        }

        if (!path.startsWith(standIn))
            for (int i = 0; i < source.lines.size(); ++i)
                if (const auto match = weakening.match(source.lines.at(i)); match.hasMatch())
                    problem(i + 1, QStringLiteral("nobody may use %1").arg(match.captured()));

        for (const QRegularExpression &expression : forbidden[source.room]) {
            const auto check = [&](int line, const QString &text) {
                const auto match = expression.match(text);
                if (match.hasMatch() && !exceptions.contains(path + QLatin1Char(' ') + match.captured()))
                    problem(line, QStringLiteral("%1 may not use %2").arg(room->name, match.captured()));
            };
            if (expression.match(source.lines.join(QLatin1Char('\n'))).hasMatch())
                for (int i = 0; i < source.lines.size(); ++i)
                    check(i + 1, source.lines.at(i));
            for (const auto &[line, include] : source.includes)
                if (resolved(sources, path, include).isEmpty())
                    check(line, include);
        }
    }

    QSet<QString> done;
    QStringList way;
    for (const QString &path : paths)
        findCycles(graph, path, &way, &done, &problems);
    problems.sort();
    problems.removeDuplicates();
    return problems;
}
