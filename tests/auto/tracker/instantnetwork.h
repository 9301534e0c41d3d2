// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>

namespace Tally {

/// A network in which Millimetric takes everything at once: for what a collector would need more memory for than the test
/// looks at.
class InstantNetwork : public QNetworkAccessManager
{
    class Reply : public QNetworkReply
    {
    public:
        Reply(const QNetworkRequest &request, QObject *parent) : QNetworkReply(parent)
        {
            setUrl(request.url());
            setAttribute(QNetworkRequest::HttpStatusCodeAttribute, 202);
            setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
            open(ReadOnly | Unbuffered);
            QMetaObject::invokeMethod(
                this,
                [this] {
                    setFinished(true);
                    Q_EMIT finished();
                },
                Qt::QueuedConnection);
        }
        void abort() override { }
        qint64 bytesAvailable() const override { return m_body.size() + QNetworkReply::bytesAvailable(); }
        bool isSequential() const override { return true; }

    protected:
        qint64 readData(char *data, qint64 most) override
        {
            const qint64 size = std::min<qint64>(most, m_body.size());
            std::copy_n(m_body.cbegin(), size, data);
            m_body.remove(0, size);
            return size;
        }

    private:
        QByteArray m_body = "{\"ok\":true}";
    };

protected:
    QNetworkReply *createRequest(Operation, const QNetworkRequest &request, QIODevice *) override
    {
        return new Reply(request, this);
    }
};

} // namespace Tally
