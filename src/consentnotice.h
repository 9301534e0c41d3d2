// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tally_export.h"
#include "tracker.h"

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QVariantList>

#include <memory>

namespace Tally {

/// What any user interface for consent says and does, in the user's language: who collects what and why, what holds now
/// and who decided it, and the ways to answer. The dialogs of the QML module and of Tally::Widgets are made on it.
///
/// Lives in the tracker's thread. Every text is whole sentences of plain text, never rich text.
class TALLY_EXPORT ConsentNotice : public QObject
{
    Q_OBJECT
    /// Default: the process's first live tracker, also one that appears later.
    Q_PROPERTY(Tally::Tracker *tracker READ tracker WRITE setTracker RESET resetTracker NOTIFY trackerChanged)
    /// What the application is called. Default: its display name, else its name.
    Q_PROPERTY(QString application READ application WRITE setApplication NOTIFY changed)
    /// Why it is collected, in the author's words, in the user's language. Default: to improve the application.
    Q_PROPERTY(QString purpose READ purpose WRITE setPurpose NOTIFY changed)
    /// Where the privacy policy is to be read; empty: nowhere.
    Q_PROPERTY(QUrl policyUrl READ policyUrl WRITE setPolicyUrl NOTIFY changed)
    /// What is collected, a sentence each. Default: what Tally itself may send with the options of the tracker; an
    /// application that knows it better says it better.
    Q_PROPERTY(QStringList collected READ collected WRITE setCollected RESET resetCollected NOTIFY changed)
    /// Who gets it: "Millimetric (api.example.com)", for each destination whose purpose is analytics.
    Q_PROPERTY(QStringList recipients READ recipients NOTIFY changed)
    /// The question itself: "May Shop collect data about how it is used?"
    Q_PROPERTY(QString question READ question NOTIFY changed)
    /// What a no means, and that either answer can be changed. Where billing is told what was done, and not only how
    /// much, a no is about all other usage data.
    Q_PROPERTY(QString choiceText READ choiceText NOTIFY changed)
    /// How it is kept and sent, for whoever wants to know more.
    Q_PROPERTY(QString handlingText READ handlingText NOTIFY changed)
    /// What is sent whatever the answer is, because it is owed to billing, and to whom: a count to Doow and Fluxrate, what
    /// was done with its details where they have `sendProperties` or a meter that counts users, and to any other vendor;
    /// empty: nothing. What your code itself gives for billing, such as `metadata`, is yours to tell. To be read beside
    /// choiceText, before the answer.
    Q_PROPERTY(QString billingText READ billingText NOTIFY changed)
    /// What holds now, and who decided it.
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed)
    /// What deleteData() takes away, for whoever is asked whether to go on.
    Q_PROPERTY(QString deletionText READ deletionText NOTIFY changed)
    /// What sentRequests() holds: how much is remembered of what was sent.
    Q_PROPERTY(QString recordText READ recordText NOTIFY changed)
    /// Whether the user has a say: nobody else forbids it.
    Q_PROPERTY(bool canChange READ canChange NOTIFY changed)
    /// Whether data is collected now.
    Q_PROPERTY(bool collecting READ isCollecting NOTIFY changed)
    /// Whether an answer is asked for, so that a dialog or a banner is to be shown.
    Q_PROPERTY(bool asking READ isAsking NOTIFY changed)
    /// Whether these texts are to be laid out from right to left: the application is, or its user's language.
    Q_PROPERTY(bool rightToLeft READ isRightToLeft NOTIFY changed)

public:
    explicit ConsentNotice(QObject *parent = nullptr);
    ~ConsentNotice() override;

    Tracker *tracker() const;
    void setTracker(Tracker *tracker);
    void resetTracker();
    QString application() const;
    void setApplication(const QString &name);
    QString purpose() const;
    void setPurpose(const QString &text);
    QUrl policyUrl() const;
    void setPolicyUrl(const QUrl &url);
    QStringList collected() const;
    void setCollected(const QStringList &sentences);
    void resetCollected();
    QStringList recipients() const;
    QString question() const;
    QString choiceText() const;
    QString handlingText() const;
    QString billingText() const;
    QString statusText() const;
    QString deletionText() const;
    QString recordText() const;
    bool canChange() const;
    bool isCollecting() const;
    bool isAsking() const;
    bool isRightToLeft() const;

    Q_INVOKABLE void accept(); ///< Tracker::grantConsent(); nothing without a tracker
    Q_INVOKABLE void decline(); ///< Tracker::denyConsent(); nothing without a tracker
    /// Tracker::forget(): what is held for analytics, the ids and the record of what was sent. The answer stays.
    Q_INVOKABLE void deleteData();
    /// Tracker::exportData() to \a place: a file, or a folder for one that is named after the application and the day.
    /// What ends in "/" is a folder, and must be there. Empty: the folder of the user's documents. A local URL does too.
    /// In a folder nothing is ever replaced. Ends in exported().
    Q_INVOKABLE void exportData(const QString &place = {});
    /// What has become of that, for the person: \a path and \a error are those of exported().
    Q_INVOKABLE QString exportText(const QString &path, const QString &error) const;
    /// What Tracker::sentRequests() remembers, newest first, for a person: maps of timeText, summary and text, the exact
    /// body. Reads the disk.
    Q_INVOKABLE QVariantList sentRequests() const;

public Q_SLOTS:
    /// Says everything anew, after the language has changed.
    void retranslate();

Q_SIGNALS:
    void trackerChanged();
    void changed();
    void dataDeleted();
    /// Whom this was shown to has gone: signed out, forgotten, or as a visitor. The next one is not to see it. Not by
    /// deleteData() itself, after which the same person reads what has come of it.
    void personLeft();
    /// Somebody else stands here now, who is to be asked anew; after personLeft().
    void visitorEnded();
    /// \a error is empty where the file at \a path was written.
    void exported(const QString &path, const QString &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Tally
