// SPDX-License-Identifier: MIT
#include "ui/viewmodels/message_list.h"

#include "ui/viewmodels/attachment_reader.h"
#include "ui/viewmodels/format.h"
#include "ui/viewmodels/seams.h"

namespace loquat::ui {

using storage::GenerationStats;
using storage::Message;
using storage::MessageRole;
using storage::MessageState;

namespace {

QString stateName(MessageState state) {
    switch (state) {
        case MessageState::Complete: return QStringLiteral("complete");
        case MessageState::Streaming: return QStringLiteral("streaming");
        case MessageState::Stopped: return QStringLiteral("stopped");
        case MessageState::Interrupted: return QStringLiteral("interrupted");
        case MessageState::Failed: return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

/// {at, text, side} for each place where another model took over.
QVariantList seamList(const Message& m) {
    QVariantList list;
    for (const SeamNote& seam : seamsOf(m))
        list << QVariantMap{{"at", seam.at},
                            {"side", seam.toSide},
                            {"text", MessageList::tr("From %1 to %2: %3").arg(seam.fromModel, seam.toModel, seam.why)}};
    return list;
}

/// Who began an answer; its modelName is who ended it.
QString firstModel(const Message& m) {
    const QList<SeamNote> seams = seamsOf(m);
    return seams.isEmpty() ? m.modelName : seams.first().fromModel;
}

QString costsText(const QMap<QString, double>& costs) {
    QStringList texts;
    for (auto it = costs.begin(); it != costs.end(); ++it) texts << formatMoney(it.value(), it.key());
    return texts.join(QStringLiteral(" + "));
}

bool isThinking(const Message& m) {
    return m.state == MessageState::Streaming && !m.reasoning.isEmpty() && m.text.isEmpty();
}

}  // namespace

int MessageList::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> MessageList::roleNames() const {
    return {{MessageId, "messageId"},     {RoleName, "role"},           {Text, "text"},
            {Reasoning, "reasoning"},     {ReasoningText, "reasoningText"}, {Thinking, "thinking"},
            {State, "state"},             {ModelName, "modelName"},     {Side, "side"},
            {StatsText, "statsText"},     {ErrorWhat, "errorWhat"},     {ErrorWhy, "errorWhy"},
            {BranchIndex, "branchIndex"}, {BranchCount, "branchCount"}, {IsLast, "isLast"},
            {SwitchText, "switchText"},   {CanContinue, "canContinue"},
            {WhyText, "whyText"},         {Seams, "seams"},
            {Pair, "pair"},               {AttachmentList, "attachments"}};
}

QVariant MessageList::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Message* found = tree_.find(path_[index.row()]);
    if (!found) return {};
    const Message& m = *found;
    switch (role) {
        case MessageId: return m.id;
        case RoleName: return m.role == MessageRole::User ? QStringLiteral("user") : QStringLiteral("assistant");
        case Text: return m.text;
        case Reasoning: return m.reasoning;
        case ReasoningText:
            if (isThinking(m)) return tr("Thinking…");
            return m.reasoning.isEmpty() ? QString() : tr("Thought for %1").arg(formatSeconds(double(m.reasoningMs) / 1000));
        case Thinking: return isThinking(m);
        case State: return stateName(m.state);
        case ModelName: return m.modelName;
        case Side: return m.side;
        case StatsText: return statsText(m);
        case ErrorWhat: return m.error.section('\n', 0, 0);
        case ErrorWhy: return m.error.section('\n', 1);
        case BranchIndex: return tree_.alternatives(m.id).indexOf(m.id);
        case BranchCount: return tree_.alternatives(m.id).size();
        case IsLast: return index.row() == count() - 1;
        case SwitchText: return switchText(index.row());
        case WhyText: return m.rule;
        case Seams: return seamList(m);
        case Pair: return pair(m);
        case AttachmentList: return attachmentList(m);
        case CanContinue:
            return m.role == MessageRole::Assistant &&
                   (m.state == MessageState::Stopped || m.state == MessageState::Interrupted ||
                    (m.state == MessageState::Failed && !m.text.isEmpty()));
    }
    return {};
}

void MessageList::reset(const storage::LoadedConversation& loaded) {
    beginResetModel();
    tree_.reset(loaded.messages, loaded.conversation.headId);
    path_ = tree_.path();
    stats_.clear();
    thumbnails_.clear();
    for (const GenerationStats& stats : loaded.stats) stats_.insert(stats.messageId, stats);
    costs_.clear();
    for (const storage::AnswerCost& cost : loaded.costs) costs_[cost.messageId][cost.currency] += cost.cost;
    endResetModel();
    emit countChanged();
}

void MessageList::clear() { reset({}); }

QString MessageList::lastAnswerId() const {
    for (auto id = path_.crbegin(); id != path_.crend(); ++id) {
        const Message* message = tree_.find(*id);
        if (message && message->role == MessageRole::Assistant) return *id;
    }
    return {};
}

void MessageList::pathChanged() {
    const QStringList wanted = tree_.path();
    int same = 0;
    while (same < path_.size() && same < wanted.size() && path_[same] == wanted[same]) ++same;
    if (same < path_.size()) {
        beginRemoveRows({}, same, count() - 1);
        path_ = path_.mid(0, same);
        endRemoveRows();
    }
    if (same < wanted.size()) {
        beginInsertRows({}, same, int(wanted.size()) - 1);
        path_ = wanted;
        endInsertRows();
    }
    // A new sibling changes the counts of the row beside it, and who is last.
    if (!path_.isEmpty()) emit dataChanged(index(0), index(count() - 1), {BranchIndex, BranchCount, IsLast});
    emit countChanged();
}

void MessageList::update(const Message& message) {
    Message* known = tree_.find(message.id);
    if (!known) return;
    QList<int> roles{Text};
    if (known->reasoning != message.reasoning) roles << Reasoning;
    if (isThinking(*known) != isThinking(message) || known->reasoningMs != message.reasoningMs)
        roles << ReasoningText << Thinking;
    if (known->modelName != message.modelName) roles << ModelName << SwitchText;
    if (known->side != message.side) roles << Side;
    if (known->rule != message.rule) roles << WhyText;
    if (known->seamsJson != message.seamsJson) roles << Seams;
    if (known->state != message.state) roles << State << CanContinue << ErrorWhat << ErrorWhy << StatsText;
    *known = message;
    if (!message.pairId.isEmpty()) roles << Pair;
    if (const int row = rowShowing(message.id); row >= 0) emit dataChanged(index(row), index(row), roles);
}

void MessageList::setStats(const GenerationStats& stats) {
    stats_.insert(stats.messageId, stats);
    if (const int row = rowShowing(stats.messageId); row >= 0)
        emit dataChanged(index(row), index(row), {StatsText, Pair});
}

void MessageList::addCost(const QString& messageId, double cost, const QString& currency) {
    costs_[messageId][currency] += cost;
    if (const int row = rowShowing(messageId); row >= 0) emit dataChanged(index(row), index(row), {StatsText, Pair});
}

void MessageList::pairChanged(const QString& messageId) {
    if (const int row = rowShowing(messageId); row >= 0)
        emit dataChanged(index(row), index(row), {Pair, ModelName, Side, BranchIndex, BranchCount});
}

int MessageList::rowShowing(const QString& messageId) const {
    if (const int row = rowOf(messageId); row >= 0) return row;
    const Message* message = tree_.find(messageId);
    if (!message || message->pairId.isEmpty()) return -1;
    for (const QString& id : tree_.alternatives(messageId))
        if (tree_.find(id)->pairId == message->pairId && rowOf(id) >= 0) return rowOf(id);
    return -1;
}

/// The two answers of "Ask both", as they stand: left, right. Empty for any other message.
QVariantList MessageList::pair(const Message& message) const {
    if (message.pairId.isEmpty()) return {};
    QVariantList both;
    for (const QString& id : tree_.alternatives(message.id)) {
        const Message& m = *tree_.find(id);
        if (m.pairId != message.pairId) continue;
        const QString hidden = both.isEmpty() ? tr("Answer A") : tr("Answer B");
        both << QVariantMap{{"messageId", m.id},
                            {"text", m.text},
                            {"name", m.blind ? hidden : m.modelName},
                            {"side", m.blind ? QString() : m.side},
                            {"state", stateName(m.state)},
                            {"stats", m.blind ? QStringList() : statsText(m)},
                            {"thinking", isThinking(m)},
                            {"error", m.error.section('\n', 0, 0)},
                            {"blind", m.blind}};
    }
    return both.size() == 2 ? both : QVariantList();
}

/// {attachmentId, name, detail, thumbnail} for each file that went with a question.
QVariantList MessageList::attachmentList(const Message& message) const {
    QVariantList list;
    for (const storage::Attachment& a : message.attachments) {
        QString& thumbnail = thumbnails_[a.id];
        if (thumbnail.isNull()) thumbnail = attachmentThumbnail(a);
        list << QVariantMap{{"attachmentId", a.id}, {"name", a.name}, {"detail", attachmentDetail(a)}, {"thumbnail", thumbnail}};
    }
    return list;
}

const storage::Attachment* MessageList::findAttachment(const QString& id) const {
    for (const QString& messageId : path_)
        if (const Message* message = tree_.find(messageId))
            for (const storage::Attachment& attachment : message->attachments)
                if (attachment.id == id) return &attachment;
    return nullptr;
}

QString MessageList::totalCostText() const {
    QMap<QString, double> total;
    for (const auto& costs : costs_)
        for (auto it = costs.begin(); it != costs.end(); ++it) total[it.key()] += it.value();
    return costsText(total);
}

const GenerationStats* MessageList::stats(const QString& messageId) const {
    const auto it = stats_.constFind(messageId);
    return it == stats_.constEnd() ? nullptr : &*it;
}

QStringList MessageList::statsText(const Message& message) const {
    QStringList texts;
    if (const GenerationStats* s = stats(message.id); s && message.state != MessageState::Streaming) {
        if (s->tokensPerSecond > 0) texts << formatSpeed(s->tokensPerSecond);
        if (s->firstTokenMs > 0) texts << tr("%1 to first token").arg(formatSeconds(s->firstTokenMs / 1000));
        texts << tr("%n token(s)", nullptr, s->generatedTokens);
        const QString cost = costsText(costs_.value(message.id));
        if (!cost.isEmpty()) texts << cost;
        if (s->finishReason == "length") texts << tr("length limit");
        if (s->finishReason == "context") texts << tr("context full");
    }
    return texts;
}

QString MessageList::switchText(int row) const {
    const Message* answer = tree_.find(path_[row]);
    if (!answer || answer->role != MessageRole::Assistant) return {};
    for (int before = row - 1; before >= 0; --before) {
        const Message* m = tree_.find(path_[before]);
        if (!m || m->role != MessageRole::Assistant || m->modelId.isEmpty()) continue;
        const QString name = firstModel(*answer);
        return m->modelName == name ? QString() : tr("Switched to %1").arg(name);
    }
    return {};
}

}  // namespace loquat::ui
