// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <optional>

#include "engine/remote/catalogue.h"
#include "storage/storage.h"

namespace loquat::ui {

/// What models cost and can do: the shipped, dated table with the user's own figures over it.
class PriceTable : public QObject {
    Q_OBJECT
public:
    explicit PriceTable(storage::Storage& storage, QObject* parent = nullptr);

    std::optional<remote::ModelFacts> find(const remote::ProviderConfig& provider, const QString& model) const {
        return catalogue_.find(keyOf(provider), model);
    }
    /// Under which name a provider's figures stand: services that are no preset each have their own.
    static QString keyOf(const remote::ProviderConfig& provider);
    QDate date() const { return catalogue_.date(); }  ///< of the shipped table

    void setEdit(remote::ModelFacts facts);  ///< stands from now on in the place of the shipped figures
    void removeEdit(const remote::ProviderConfig& provider, const QString& model);

signals:
    void changed();

private:
    void apply();
    void save();

    storage::Storage& storage_;
    remote::ModelCatalogue catalogue_;
    QList<remote::ModelFacts> edits_;
};

}  // namespace loquat::ui
