// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include "engine/remote/downloads.h"

namespace loquat::ui {

/// Work on this computer that ends in a model, a conversion, shown beside the downloads.
struct ArrivingJob {
    QString id;
    QString title;
    QString detail;
    QString folder;     ///< what it is made of
    quint64 done = 0;   ///< bytes
    quint64 total = 0;  ///< 0: not known
    QString out;        ///< the file it becomes
    QDateTime startedAt;  ///< not valid: it waits for its turn
    QString problem;    ///< why it failed; empty while it runs
};

/// What is on its way to this computer: downloads in the order of the queue, then conversions.
class ArrivingList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Library")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool downloading READ downloading NOTIFY countChanged FINAL)
    Q_PROPERTY(QString totalText READ totalText NOTIFY totalChanged FINAL)

public:
    enum Role { RowId = Qt::UserRole, Title, Detail, DoneText, SpeedText, LeftText, Progress, State, Sentence, CanPause, CanResume, Partial };

    explicit ArrivingList(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(rows_.size() + jobs_.size()); }
    bool downloading() const { return !rows_.isEmpty(); }  ///< not conversions alone
    QString totalText() const;  ///< "2 downloads, 12.4 MB/s"

    void setDownload(const remote::DownloadStatus& status);  ///< adds it or tells of it; one that is done goes
    void setJob(const ArrivingJob& job);
    void remove(const QString& id);
    /// Whether a file of that repository and type is already on its way.
    bool holdsFrom(const QString& repo, const QString& quantization) const;

    Q_INVOKABLE void pause(const QString& id) { emit pauseWanted(id); }
    Q_INVOKABLE void resume(const QString& id) { emit resumeWanted(id); }  ///< also tries a failed one again
    Q_INVOKABLE void cancel(const QString& id) { emit cancelWanted(id); }  ///< forgets it with what is here of it

    void retranslate();

signals:
    void countChanged();
    void totalChanged();
    void pauseWanted(const QString& id);
    void resumeWanted(const QString& id);
    void cancelWanted(const QString& id);

private:
    QVariant download(const remote::DownloadStatus& status, int role) const;
    QVariant job(const ArrivingJob& job, int role) const;
    int rowOf(const QString& id) const;
    int jobOf(const QString& id) const;
    void watchWaiting();

    QList<remote::DownloadStatus> rows_;
    QList<ArrivingJob> jobs_;
    QTimer second_;  // counts down to the next try
};

}  // namespace loquat::ui
