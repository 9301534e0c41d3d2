// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// fuzz_corpus <corpus folder> [<mutations of each file>]: shows every target its corpus, and so many changed copies of
// each file, always the same ones. What libFuzzer does for hours, in a second and with any compiler.

#include "targets.h"

#include <QDir>
#include <QFile>

#include <random>

using namespace Tally::Fuzz;

namespace {

QByteArray changed(QByteArray bytes, const QByteArrayList &others, std::mt19937 &random)
{
    const auto below = [&random](qsizetype end) { return qsizetype(random() % std::max<quint64>(1, quint64(end))); };
    for (qsizetype changes = 1 + below(4); changes > 0; --changes) {
        const qsizetype at = below(bytes.size() + 1);
        switch (random() % 7) {
        case 0: bytes.insert(at, char(random())); break;
        case 1: bytes.remove(at, 1 + below(8)); break;
        case 2: bytes.truncate(at); break;
        case 3: bytes.insert(at, bytes.mid(below(bytes.size()), 1 + below(32))); break;
        case 4: {
            const QByteArray &other = others.at(below(others.size()));
            bytes.insert(at, other.mid(below(other.size()), 1 + below(64)));
            break;
        }
        default:
            if (at < bytes.size())
                bytes[at] = random() % 2 ? char(bytes.at(at) ^ (1 << random() % 8)) : char(random());
        }
    }
    return bytes;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const QString corpus = QFile::decodeName(argv[1]);
    const int mutations = argc > 2 ? std::atoi(argv[2]) : 0;
    bool isComplete = true;
    for (const Target &target : targets()) {
        const QDir folder(corpus + QLatin1Char('/') + target.name);
        QByteArrayList files;
        for (const QFileInfo &info : folder.entryInfoList(QDir::Files, QDir::Name)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                files.append(file.readAll());
        }
        std::mt19937 random(1);
        target.run({});
        qint64 runs = 1;
        for (const QByteArray &file : std::as_const(files)) {
            target.run(file);
            for (int i = 0; i < mutations; ++i)
                target.run(changed(file, files, random));
            runs += 1 + mutations;
        }
        std::printf("%-20s %3d files, %lld runs\n", target.name.data(), int(files.size()), static_cast<long long>(runs));
        isComplete = isComplete && !files.isEmpty();
    }
    if (!isComplete)
        std::fprintf(stderr, "A target has no corpus.\n");
    return isComplete ? 0 : 1;
}
