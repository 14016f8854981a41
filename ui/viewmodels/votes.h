// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include "storage/storage.h"

namespace loquat::ui {

/// What the user preferred when two models answered the same question.
class Votes : public QObject {
    Q_OBJECT
public:
    explicit Votes(storage::Storage& storage, QObject* parent = nullptr);

    void add(const storage::Vote& vote);
    /// "Qwen2.5 7B wins 61 % of 18 comparisons"; empty before the first. A tie counts half.
    QString scoreText(const QString& modelId, const QString& name) const;

signals:
    void changed();

private:
    storage::Storage& storage_;
    QList<storage::Vote> votes_;
};

}  // namespace loquat::ui
