// SPDX-License-Identifier: MIT
#include "ui/viewmodels/chat.h"

#include <QRandomGenerator>

namespace loquat::ui {

using storage::Message;

/// One question to two models, their answers side by side.
void Chat::answerTwice(const QString& questionId) {
    Message first = newAnswer(questionId, modelId());
    Message second = newAnswer(questionId, secondModelId());
    first.pairId = second.pairId = storage::newId();
    first.blind = second.blind = blind_;
    if (blind_ && QRandomGenerator::global()->bounded(2) == 1) std::swap(first, second);
    messages_.tree().add(first);
    messages_.tree().add(second);
    for (const Message& answer : {first, second})
        run(answer, false, answer.side == "cloud" ? RouteMode::Cloud : RouteMode::Local, answer.modelId);
    setHead();
}

/// The one chosen, or the other side's.
QString Chat::secondModelId() const {
    const QString first = modelId();
    if (second_model_ != first && (clouds_.find(second_model_) ? isCloudUsable() : models_.find(second_model_) != nullptr))
        return second_model_;
    if (modelSide() == "cloud") return isLocalUsable() ? localModelId() : QString();
    if (isCloudUsable()) return cloudModelId();
    for (int row = 0; row < models_.count(); ++row) {
        const QString id = models_.index(row).data(ModelList::ModelId).toString();
        if (id != first) return id;
    }
    return {};
}

void Chat::chooseSecondModel(const QString& id) {
    second_model_ = id;
    emit modelChanged();
}

void Chat::setAskBoth(bool both) {
    ask_both_ = both;
    emit modelChanged();
}

void Chat::keep(const QString& messageId) {
    const QStringList all = messages_.tree().alternatives(messageId);
    const Message* kept = messages_.tree().find(messageId);
    if (!kept || kept->pairId.isEmpty() || isAnswering()) return;
    const QString pair = kept->pairId;
    for (const QString& id : all) {
        Message* message = messages_.tree().find(id);
        if (message->pairId != pair) continue;
        message->pairId.clear();
        message->blind = false;
        storage_.saveMessage(*message);
    }
    messages_.tree().selectBranch(messageId, int(all.indexOf(messageId)));
    messages_.pairChanged(messageId);
    setHead();
}

void Chat::vote(const QString& messageId, const QString& otherId, bool tie) {
    Message* better = messages_.tree().find(messageId);
    Message* other = messages_.tree().find(otherId);
    if (!better || !other || better->pairId.isEmpty() || better->pairId != other->pairId) return;
    storage::Vote vote;
    vote.time = QDateTime::currentDateTimeUtc();
    vote.winnerModel = better->modelId;
    vote.loserModel = other->modelId;
    vote.tie = tie;
    vote.blind = better->blind;
    vote.sides = better->side + ',' + other->side;
    votes_.add(vote);
    for (Message* message : {better, other}) {
        message->blind = false;
        storage_.saveMessage(*message);
        messages_.pairChanged(message->id);
    }
}

QString Chat::scoreText(const QString& messageId) const {
    const Message* message = messages_.tree().find(messageId);
    return message ? votes_.scoreText(message->modelId, message->modelName) : QString();
}

}  // namespace loquat::ui
