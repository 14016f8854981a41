// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include "engine/local/library.h"
#include "ui/viewmodels/model_list.h"

namespace loquat::ui {

/// Models that other programs keep on this computer, to be used where they lie.
class ImportModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ModelLibrary")
    Q_PROPERTY(bool scanning READ scanning NOTIFY changed FINAL)
    Q_PROPERTY(bool scanned READ scanned NOTIFY changed FINAL)
    Q_PROPERTY(QString scanText READ scanText NOTIFY changed FINAL)
    Q_PROPERTY(QString leftOutText READ leftOutText NOTIFY changed FINAL)
    Q_PROPERTY(int chosenCount READ chosenCount NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)

public:
    enum Role { Name = Qt::UserRole, KeeperText, SizeText, Path, Chosen, Note, Known };

    ImportModel(Library& library, ModelList& models, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(rows_.size()); }
    bool scanning() const { return running_ > 0; }
    bool scanned() const { return scanned_; }
    QString scanText() const;     ///< "12,408 files seen", then what was found
    QString leftOutText() const;  ///< what was seen and not taken, and why
    int chosenCount() const;

    Q_INVOKABLE void scan();                       ///< the stores of other programs
    Q_INVOKABLE void scanFolder(const QUrl& folder);
    Q_INVOKABLE void stop();
    Q_INVOKABLE void choose(int row, bool chosen);
    Q_INVOKABLE void adopt();                      ///< puts the chosen ones into the list of models

signals:
    void changed();
    void adopted(int count);

private:
    struct Row {
        FoundModel model;
        bool chosen = true;
        bool known = false;     ///< already in the list
        QString duplicateOf;    ///< the same file as another
    };
    void take(const ScanResult& result);
    void markDuplicates();

    Library& library_;
    ModelList& models_;
    QList<Row> rows_;
    QList<LeftOut> left_out_;
    int running_ = 0;
    int files_seen_ = 0;
    bool scanned_ = false;
};

}  // namespace loquat::ui
