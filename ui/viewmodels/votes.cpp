// SPDX-License-Identifier: MIT
#include "ui/viewmodels/votes.h"

#include "engine/chat/when_done.h"

namespace loquat::ui {

using storage::Vote;

Votes::Votes(storage::Storage& storage, QObject* parent) : QObject(parent), storage_(storage) {
    whenDone(storage.votes(), this, [this](const QList<Vote>& votes) {
        votes_ = votes + votes_;
        emit changed();
    });
}

void Votes::add(const Vote& vote) {
    votes_.append(vote);
    storage_.saveVote(vote);
    emit changed();
}

QString Votes::scoreText(const QString& modelId, const QString& name) const {
    int count = 0;
    double won = 0;
    for (const Vote& vote : votes_) {
        if (vote.winnerModel != modelId && vote.loserModel != modelId) continue;
        ++count;
        won += vote.tie ? 0.5 : vote.winnerModel == modelId ? 1 : 0;
    }
    if (count == 0) return {};
    return tr("%1 wins %2 % of %n comparison(s)", nullptr, count).arg(name).arg(qRound(100 * won / count));
}

}  // namespace loquat::ui
