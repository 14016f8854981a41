// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QTimer>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "storage/storage.h"
#include "ui/viewmodels/provider_list.h"
#include "ui/viewmodels/toast.h"

namespace loquat::ui {

/// The audit log, newest first, read page by page.
class AuditLogModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool reading READ isReading NOTIFY countChanged FINAL)
    Q_PROPERTY(bool filtered READ isFiltered NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString provider READ provider WRITE setProvider NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString purpose READ purpose WRITE setPurpose NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString status READ status WRITE setStatus NOTIFY filterChanged FINAL)
    Q_PROPERTY(QVariantList providerChoices READ providerChoices NOTIFY choicesChanged FINAL)
    Q_PROPERTY(QVariantList purposeChoices READ purposeChoices NOTIFY choicesChanged FINAL)
    Q_PROPERTY(QVariantList statusChoices READ statusChoices NOTIFY choicesChanged FINAL)
    Q_PROPERTY(bool watching READ isWatching WRITE setWatching NOTIFY countChanged FINAL)
    Q_PROPERTY(QString verdict READ verdict NOTIFY verdictChanged FINAL)
    Q_PROPERTY(QString verdictText READ verdictText NOTIFY verdictChanged FINAL)

public:
    enum Role {
        Seq = Qt::UserRole,
        TimeText,
        Provider,
        ModelName,
        PurposeText,
        Status,      ///< "ok", "cancelled", "refused", "failed"
        StatusText,
        TokensText,
        BytesText,
        DurationText,
        Local,       ///< answered on this computer
        Bad,         ///< verify() found the chain broken here
    };
    static constexpr int kPage = 200;

    AuditLogModel(storage::Storage& storage, const ProviderList& providers, Toast& toast, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    int count() const { return int(rows_.size()); }
    bool isReading() const { return reading_; }
    bool isFiltered() const;
    QString text() const { return filter_.text; }
    void setText(const QString& text);
    QString provider() const { return filter_.providerId.isEmpty() ? filter_.provider : filter_.providerId; }
    void setProvider(const QString& provider);  ///< an id, or the name of what has none
    bool isWatching() const { return watching_; }
    void setWatching(bool watching);  ///< somebody looks: new rows come by themselves
    QString purpose() const { return filter_.purpose; }
    void setPurpose(const QString& purpose);
    QString status() const { return filter_.status; }
    void setStatus(const QString& status);
    QVariantList providerChoices() const;  ///< {value, text}; the first is "all"
    QVariantList purposeChoices() const;
    QVariantList statusChoices() const;
    QString verdict() const { return verdict_; }  ///< "", "running", "whole", "broken", "unreadable"
    QString verdictText() const { return verdict_text_; }
    void retranslate();

    Q_INVOKABLE void refresh();
    Q_INVOKABLE void clearFilter();
    Q_INVOKABLE QVariantList details(int row) const;  ///< {name, value}
    Q_INVOKABLE void verify();
    Q_INVOKABLE void exportLines(const QUrl& file);

signals:
    void countChanged();
    void filterChanged();
    void choicesChanged();
    void verdictChanged();

private:
    void setVerdict(const QString& verdict, const QString& text);
    void read(qint64 beforeSeq);
    void catchUp();
    void filterBy(QString storage::AuditFilter::*field, const QString& value);

    storage::Storage& storage_;
    const ProviderList& providers_;
    Toast& toast_;
    storage::AuditFilter filter_;
    QList<storage::AuditRow> rows_;
    bool reading_ = false;
    bool at_end_ = false;
    int number_ = 0;  // of the reading that counts
    qint64 bad_seq_ = 0;
    QString verdict_;
    QString verdict_text_;
    QTimer typing_;
    QTimer arriving_;
    bool watching_ = false;
};

}  // namespace loquat::ui
