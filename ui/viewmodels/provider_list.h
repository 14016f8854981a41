// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "engine/remote/remote_provider.h"
#include "storage/storage.h"
#include "ui/viewmodels/toast.h"

namespace loquat::ui {

struct ProviderEntry {
    remote::ProviderConfig config;
    QList<remote::RemoteModel> models;  ///< as read last; the pinned ones when the service lists none
    QDateTime modelsReadAt;             ///< invalid: never
    storage::AuditRow last;             ///< of the time before this run; seq 0: none
};

/// The remote services in the order in which Auto tries them; this computer is the last row and stays there.
class ProviderList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        ProviderId = Qt::UserRole,  ///< empty: this computer
        Name,
        State,      ///< "working", "paused", "failing", "unknown", "off"
        StateText,
        IconName,
    };

    ProviderList(remote::RemoteProvider& provider, remote::SecretStore& secrets, storage::Storage& storage, Toast& toast,
                 QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return int(entries_.size()); }  ///< without this computer
    const QList<ProviderEntry>& entries() const { return entries_; }
    const ProviderEntry* find(const QString& id) const;
    bool isLoaded() const { return loaded_; }
    QString state(const ProviderEntry& entry) const;
    QString stateText(const ProviderEntry& entry) const;
    void retranslate();

    void update(const remote::ProviderConfig& config);  ///< it was validated
    void setModels(const QString& id, const QList<remote::RemoteModel>& models);

    /// What can be added: {id, name, host}, "custom" last.
    Q_INVOKABLE QVariantList presets() const;
    Q_INVOKABLE QString add(const QString& presetId);  ///< the new one's id
    Q_INVOKABLE void move(int from, int to);
    Q_INVOKABLE void remove(const QString& id);        ///< a toast offers to undo; its secrets are forgotten after that
    Q_INVOKABLE void readModels(const QString& id);    ///< asks the service

signals:
    void countChanged();
    void loaded();
    void entryChanged(const QString& id);   ///< its settings or its models
    void statusChanged(const QString& id);  ///< how it fares
    void modelsFailed(const QString& id, const QString& why);

private:
    void read(const QList<storage::Provider>& rows);
    void insert(int row, const ProviderEntry& entry);
    void publish();  ///< to the provider, in order
    void savePositions();
    void forgetSecrets(const QString& id);
    void noteLast(const QList<storage::AuditRow>& newestFirst);
    void changed(const QString& id);
    void fares(const QString& id);
    int rowOf(const QString& id) const;
    QString freeName(const QString& name) const;

    remote::RemoteProvider& provider_;
    remote::SecretStore& secrets_;
    storage::Storage& storage_;
    Toast& toast_;
    QList<ProviderEntry> entries_;
    bool loaded_ = false;
};

}  // namespace loquat::ui
