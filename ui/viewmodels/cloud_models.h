// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>
#include <functional>
#include <optional>

#include "engine/chat/routing_rules.h"
#include "engine/remote/catalogue.h"

namespace loquat::ui {

/// A model of a provider that can be asked.
struct CloudModel {
    QString id;            ///< remoteModelId(provider, model)
    QString name;
    QString providerId;
    QString providerName;
    QString host;          ///< "api.deepseek.com"
    int contextTokens = 0; ///< 0: not known
    std::optional<remote::ModelFacts> facts;
    bool inAuto = true;
    bool thinkingSwitch = false;  ///< the service can be told to think or not to

    /// Where it is not known, the service will say.
    bool mayTakePictures() const { return mayBe("vision"); }
    bool mayAnswerJson() const { return mayBe("json"); }

private:
    bool mayBe(const char* ability) const {
        return !facts || facts->abilities.isEmpty() || facts->abilities.contains(QLatin1String(ability));
    }
};

/// What the cloud offers now, in the order of the providers: for the model picker and the router.
class CloudModels : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(bool noCloud READ noCloud NOTIFY changed FINAL)

public:
    enum Role { ModelId = Qt::UserRole, Name, ProviderName, Detail };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;
    int count() const { return int(models_.size()); }

    void setModels(const QList<CloudModel>& models);
    const CloudModel* find(const QString& id) const;
    /// The first that Auto may use and that is not paused; else the first that Auto may use; else the first of all.
    const CloudModel* preferred() const;
    const CloudModel* seeing() const;  ///< the first known to take pictures that is not paused

    // What the user and the services say, for the router.
    void setNoCloud(bool noCloud);
    bool noCloud() const { return no_cloud_; }
    void setBudgetSpent(bool spent);
    bool isBudgetSpent() const { return budget_spent_; }
    void setRules(const QList<RouteRule>& rules) { rules_ = rules; }
    const QList<RouteRule>& rules() const { return rules_; }
    /// Whether a provider's circuit breaker is open.
    void setPausedQuery(std::function<bool(const QString& providerId)> paused) { paused_ = std::move(paused); }
    bool isPaused(const QString& id) const;

signals:
    void changed();

private:
    QList<CloudModel> models_;
    QList<RouteRule> rules_ = defaultRouteRules();
    std::function<bool(const QString&)> paused_;
    bool no_cloud_ = false;
    bool budget_spent_ = false;
};

}  // namespace loquat::ui
