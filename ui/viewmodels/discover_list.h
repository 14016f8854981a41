// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QTimer>
#include <functional>
#include <QtQml/qqmlregistration.h>

#include "engine/local/fit.h"
#include "ui/viewmodels/repositories.h"

namespace loquat::ui {

/// A model one can get: of the catalogue, or found on a hub.
struct DiscoverCard {
    const CatalogueModel* model = nullptr;  ///< of the catalogue; null for one that was found
    remote::HubModel found;
    RepositoryId repository;
    QString quantization;  ///< of the file it offers
    quint64 bytes = 0;     ///< of that file; 0: not known
    bool about = true;     ///< the size is computed, the hub has not told it
    FitReport fit;
    bool guessed = false;  ///< how it fits: from a model it is like, as nobody has looked into it yet
    QString unsupported;   ///< why it cannot run here
    bool recommended = false;
};

/// The catalogue and, once something is searched, what the hubs have; each with how it would fit here.
class DiscoverList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ModelLibrary")
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(bool onlyFitting READ onlyFitting WRITE setOnlyFitting NOTIFY queryChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(bool searching READ searching NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(bool asksHubs READ asksHubs NOTIFY changed FINAL)
    Q_PROPERTY(QString sourceText READ sourceText NOTIFY changed FINAL)

public:
    enum Role {
        Key = Qt::UserRole, Name, Byline, Sentence, FitName, FitText, FactsText, SpeedText, Action, ActionText, Recommended, Gated,
    };
    /// Whether a repository's model, or one of that file's, is here or on its way.
    enum class Presence { None, Arriving, Here };
    using FindPresence = std::function<Presence(const RepositoryId&, const QString& quantization)>;

    DiscoverList(const Catalogue& catalogue, remote::Hub& hub, Repositories& repositories, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(cards_.size()); }

    QString query() const { return query_; }
    void setQuery(const QString& query);
    bool onlyFitting() const { return only_fitting_; }
    void setOnlyFitting(bool only);
    bool searching() const { return searching_; }
    QString problem() const { return problem_; }  ///< why the hubs could not be asked
    bool asksHubs() const { return asks_hubs_; }
    QString sourceText() const;  ///< where what is shown comes from

    void setMachine(const Machine& machine, int contextTokens, quint64 heldBytes);
    void setAsksHubs(bool asks);  ///< "No cloud" forbids it
    void setPresence(FindPresence presence) { presence_ = std::move(presence); }
    void refreshPresence();
    const Machine& machine() const { return machine_; }
    int contextTokens() const { return context_tokens_; }
    quint64 heldBytes() const { return held_bytes_; }

    const DiscoverCard* find(const QString& key) const;
    const DiscoverCard* recommendation() const;  ///< the one for this computer; of the catalogue
    /// Reads sizes from the hubs, from now on; the first call is when the page is first seen.
    Q_INVOKABLE void wake();
    Q_INVOKABLE void tryAgain();
    /// Shows what else of that family, or of all, fits here.
    Q_INVOKABLE void showSmaller(const QString& key);

    /// Fills in what the repository's files, and what the card says of the model, tell of size and fit.
    void compute(DiscoverCard& card) const;

    void retranslate();

signals:
    void queryChanged();
    void changed();

private:
    void build();
    void computeListed(DiscoverCard& card, const RepositoryFacts& facts) const;
    FitReport fitFor(const ModelShape& shape, double activeShare, bool about = false) const;
    const CatalogueModel* likeOf(const DiscoverCard& card, const RepositoryFacts& facts) const;
    bool fits(const DiscoverCard& card) const;
    void search();
    void readSizes();
    void repositoryChanged(const QString& key);
    QString actionOf(const DiscoverCard& card) const;
    QString actionText(const DiscoverCard& card) const;
    QString keyOf(const DiscoverCard& card) const;

    const Catalogue& catalogue_;
    remote::Hub& hub_;
    Repositories& repositories_;
    FindPresence presence_;
    Machine machine_;
    int context_tokens_ = 4096;
    quint64 held_bytes_ = 0;
    QString query_;
    bool only_fitting_ = false;
    bool asks_hubs_ = true;
    bool awake_ = false;
    bool searching_ = false;
    int search_ = 0;  // the last one begun
    QString problem_;
    QList<remote::HubModel> found_;
    QList<DiscoverCard> cards_;
    DiscoverCard recommendation_;
    QTimer typing_;
};

/// Whether what it offers asks for an account and consent.
bool isGated(const DiscoverCard& card);
/// "well", "tight", "unfit", "unknown", and in words.
QString fitName(Fit fit);
QString fitWords(Fit fit);
/// When that is a guess.
QString guessWords(Fit fit);
/// "Apache 2.0" of "apache-2.0".
QString licenseWords(const QString& license);
/// "Qwen2.5 7B Instruct" of "Qwen/Qwen2.5-7B-Instruct-GGUF".
QString modelTitle(const QString& repo);
/// Of these files that of the preferred type when it fits, else the finest that runs well, else the smallest; -1: none.
int bestOf(const QList<remote::HubFile>& files, const QString& preferred, const std::function<FitReport(quint64 bytes)>& fit);

}  // namespace loquat::ui
