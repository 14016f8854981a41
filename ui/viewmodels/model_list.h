// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "engine/chat/model_host.h"
#include "engine/local/fit.h"
#include "engine/local/library.h"
#include "storage/storage.h"
#include "ui/viewmodels/toast.h"

namespace loquat::ui {

struct ModelEntry {
    QString id;  ///< "guide", or the file's path
    QString path;
    QString name;
    bool builtIn = false;
    bool missing = false;  ///< the file is not there now
    bool away = false;     ///< missing, because its drive is
    QString duplicateOf;   ///< the name of another with the same content
    LocalModelInfo info;
    storage::Model record;  ///< where it came from, its further files and its drive, as kept
    QDateTime addedAt;
    double measuredTokensPerSecond = 0;

    QStringList paths() const;  ///< all its files
};

/// The models on this computer: the Guide first, then what the user opened, by name.
class ModelList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(QString totalText READ totalText NOTIFY countChanged FINAL)

public:
    enum Role {
        ModelId = Qt::UserRole,
        Name,
        Path,
        Quantization,
        SizeText,
        ParametersText,
        ContextText,
        Architecture,
        MemoryText,
        Fit,
        FitText,
        SpeedText,
        State,
        StateText,
        BuiltIn,
        Problem,
        Details,
        OriginText,
        DuplicateOf,
    };

    static QString guideId() { return QStringLiteral("guide"); }

    ModelList(ModelHost& host, storage::Storage& storage, Toast& toast, const QString& guidePath,
              QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(entries_.size()); }
    QString totalText() const;

    static QString displayName(const ModelEntry& entry);  ///< the Guide's is translated
    const ModelEntry* find(const QString& id) const;
    const ModelEntry* findPath(const QString& path) const;
    /// Context tokens the model gets when loaded.
    int contextTokens(const ModelEntry& entry) const;
    void setMachine(const Machine& machine);  ///< the fit is held against it
    void setLibrary(Library* library) { library_ = library; }  ///< without one no file can be deleted
    void setWhereabouts(const QString& id, const Whereabouts& where);
    void setDuplicates(const QList<DuplicateSet>& sets);
    const QList<ModelEntry>& entries() const { return entries_; }
    /// Puts a file of ours or of another program into the list; what the record says of its origin is kept.
    void adopt(const storage::Model& record);
    void setChosenContext(int tokens);  ///< the setting; 0: the model's own, at most 4096
    void noteSpeed(const QString& id, double tokensPerSecond);
    const LoadedModelState& loaded() const { return loaded_; }

    Q_INVOKABLE void openFile(const QUrl& url);
    Q_INVOKABLE void remove(const QString& id);
    Q_INVOKABLE void deleteFiles(const QString& id);  ///< to the desktop's trash, and out of the list
    Q_INVOKABLE void showFolder(const QString& id) const;
    Q_INVOKABLE void load(const QString& id);
    Q_INVOKABLE void unload();
    Q_INVOKABLE void chatWith(const QString& id) { emit chatRequested(id); }

signals:
    void countChanged();
    void loadedChanged();
    void chatRequested(const QString& id);
    /// A file could not be added: what happened and why.
    void openFailed(const QString& what, const QString& why);
    void opened(const QString& id);
    void listed();  ///< what was kept has been read

private:
    void readStored(const QList<storage::Model>& models);
    void add(const ModelEntry& entry);
    void describe(const QString& id);
    void changed(const QString& id);
    int rowOf(const QString& id) const;
    void insert(const QString& path, const LocalModelInfo& info, const storage::Model& record);
    FitReport fit(const ModelEntry& entry) const;
    QString state(const ModelEntry& entry) const;
    QString stateText(const ModelEntry& entry) const;
    QString originText(const ModelEntry& entry) const;
    QVariantList details(const ModelEntry& entry) const;
    static storage::Model toRecord(const ModelEntry& entry);

    ModelHost& host_;
    storage::Storage& storage_;
    Toast& toast_;
    Library* library_ = nullptr;
    Machine machine_;
    QList<ModelEntry> entries_;
    LoadedModelState loaded_;
    QString loading_;  // path that was asked for and has not come yet
    int chosen_context_ = 0;
};

}  // namespace loquat::ui
