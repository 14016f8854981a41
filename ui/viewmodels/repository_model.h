// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "ui/viewmodels/discover_list.h"
#include "ui/viewmodels/secret_field.h"

namespace loquat::ui {

/// What the sheet is to show: the repository, and what is known of its model before it is read.
struct RepositorySubject {
    RepositoryId id;
    QString title;
    QString maker;
    QString license;
    bool gated = false;
    const CatalogueModel* model = nullptr;
};

/// The files of one repository: how large, how they fit, what they lose; the recommended one on top.
class RepositoryModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ModelLibrary")
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString byline READ byline NOTIFY changed FINAL)
    Q_PROPERTY(QString repo READ repo NOTIFY changed FINAL)
    Q_PROPERTY(QString state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString cannotRun READ cannotRun NOTIFY changed FINAL)
    Q_PROPERTY(bool asking READ asking NOTIFY changed FINAL)
    Q_PROPERTY(bool wantsToken READ wantsToken NOTIFY changed FINAL)
    Q_PROPERTY(QString tokenHelp READ tokenHelp NOTIFY changed FINAL)
    Q_PROPERTY(QString companionText READ companionText NOTIFY changed FINAL)
    Q_PROPERTY(QString contextText READ contextText NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(loquat::ui::SecretField* token READ token CONSTANT FINAL)

public:
    enum Role { FileName = Qt::UserRole, Quantization, Words, SizeText, FitName, FitText, SpeedText, Problem, Recommended, Action };

    RepositoryModel(Repositories& repositories, const DiscoverList& discover, SecretField& token, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(rows_.size()); }

    void show(const RepositorySubject& subject);
    void setPresence(DiscoverList::FindPresence presence) { presence_ = std::move(presence); }
    void refresh();  ///< the machine, the context or what is here changed

    QString title() const { return subject_.title; }
    QString byline() const;
    QString repo() const { return subject_.id.repo; }
    QString state() const;      ///< "", "reading", "ready", "empty", "failed"
    QString problem() const;
    QString cannotRun() const;  ///< why the engine cannot run any of them
    bool asking() const { return repositories_.isReading(subject_.id); }
    bool wantsToken() const;    ///< of Hugging Face: none is there, or the hub does not let this one in
    bool isDenied() const { return denied_; }  ///< the hub said so
    QString tokenHelp() const;  ///< what to do about it
    QString companionText() const;
    QString contextText() const;
    SecretField* token() { return &token_; }
    const RepositorySubject& subject() const { return subject_; }
    const remote::HubFile* file(int row) const;
    QList<remote::HubFile> companions() const;  ///< that come along

    Q_INVOKABLE void tryAgain();
    Q_INVOKABLE void openPage() const;  ///< in the browser

signals:
    void changed();

private:
    struct Row {
        remote::HubFile file;
        FitReport fit;
    };
    const RepositoryFacts* facts() const { return repositories_.find(subject_.id); }
    FitReport fitFor(quint64 bytes) const;
    bool hasToken() const;

    Repositories& repositories_;
    const DiscoverList& discover_;
    SecretField& token_;
    DiscoverList::FindPresence presence_;
    RepositorySubject subject_;
    QList<Row> rows_;  // the recommended one first, then from small to large
    bool recommends_ = false;
    bool denied_ = false;  // as it was last told: not forgotten while it is asked again
};

/// The projector or draft model that comes along with a model of this repository.
QList<remote::HubFile> companionsOf(const QList<remote::HubFile>& files);

}  // namespace loquat::ui
