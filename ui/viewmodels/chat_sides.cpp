// SPDX-License-Identifier: MIT
#include "ui/viewmodels/chat.h"

#include <QNetworkInformation>

#include "ui/viewmodels/format.h"
#include "ui/viewmodels/prompt.h"

namespace loquat::ui {

using storage::Message;

namespace {

/// Qt knows no more than whether some interface has an address; without any plugin it knows nothing and says yes.
bool isOnline() {
    const auto* network = QNetworkInformation::instance();
    return !network || network->reachability() != QNetworkInformation::Reachability::Disconnected;
}

}  // namespace

const ModelEntry* Chat::model() const {
    const ModelEntry* chosen = models_.find(conversation_.modelId);
    return chosen ? chosen : models_.find(ModelList::guideId());
}

/// The one chosen; in Auto another while that one's service is paused.
const CloudModel* Chat::cloudModel() const {
    const CloudModel* chosen = clouds_.find(conversation_.remoteModelId);
    const CloudModel* preferred = clouds_.preferred();
    if (!chosen || (mode() == RouteMode::Auto && clouds_.isPaused(chosen->id) && preferred && !clouds_.isPaused(preferred->id)))
        return preferred;
    return chosen;
}

QString Chat::localModelId() const { return model() ? model()->id : QString(); }
QString Chat::localModelName() const { return model() ? ModelList::displayName(*model()) : QString(); }
QString Chat::cloudModelId() const { return cloudModel() ? cloudModel()->id : QString(); }
QString Chat::cloudModelName() const { return cloudModel() ? cloudModel()->name : QString(); }
QString Chat::modelSide() const {
    return decision().side == Side::Cloud ? QStringLiteral("cloud") : QStringLiteral("local");
}
QString Chat::modelId() const { return modelSide() == "cloud" ? cloudModelId() : localModelId(); }
QString Chat::modelName() const { return modelSide() == "cloud" ? cloudModelName() : localModelName(); }
bool Chat::isModelReady() const { return model() && models_.loaded().path == model()->path; }

void Chat::chooseModel(const QString& id) {
    if (clouds_.find(id)) {
        if (conversation_.side == "local") conversation_.side = QStringLiteral("cloud");
        conversation_.remoteModelId = id;
        save(false);
        modelStateChanged();
        return;
    }
    if (!models_.find(id) || modelId() == id) return;
    if (conversation_.side == "cloud") conversation_.side = QStringLiteral("local");
    conversation_.modelId = id;
    save(false);
    emit modelChosen(id);
    showSampling();
    models_.load(id);
    modelStateChanged();
}

RouteMode Chat::mode() const {
    if (conversation_.side == "cloud") return RouteMode::Cloud;
    return conversation_.side == "auto" ? RouteMode::Auto : RouteMode::Local;
}

DataPolicy Chat::dataPolicy() const {
    if (conversation_.policy == "local") return DataPolicy::LocalOnly;
    return conversation_.policy == "open" ? DataPolicy::Open : DataPolicy::Redacted;
}

void Chat::setDefaults(const QString& side, const QString& policy, const QString& sheet) {
    defaults_.side = side;
    defaults_.policy = policy;
    defaults_.sheet = sheet;
    if (is_saved_) return;
    conversation_.side = side;
    conversation_.policy = policy;
    conversation_.sheet = sheet;
    modelStateChanged();
}

void Chat::setSide(const QString& side) {
    if (conversation_.side == side || (side != "local" && side != "cloud" && side != "auto")) return;
    conversation_.side = side;
    save(false);
    emit sideChosen(side);
    modelStateChanged();
    count_timer_.start();
}

void Chat::setPolicy(const QString& policy) {
    if (conversation_.policy == policy || (policy != "local" && policy != "redacted" && policy != "open")) return;
    conversation_.policy = policy;
    save(false);
    modelStateChanged();
}

bool Chat::isLocalUsable() const {
    const ModelEntry* entry = model();
    return entry && !entry->missing && entry->info.unsupported.isEmpty() && entry->info.error.isEmpty();
}

bool Chat::isCloudUsable() const {
    return cloudModel() && !clouds_.noCloud() && dataPolicy() != DataPolicy::LocalOnly;
}

RouteFacts Chat::facts(bool pictures) const {
    RouteFacts facts;
    facts.online = isOnline();
    facts.cloudAllowed = !clouds_.noCloud() && dataPolicy() != DataPolicy::LocalOnly;
    facts.hasLocal = isLocalUsable();
    facts.hasCloud = cloudModel() != nullptr;
    facts.promptTokens = context_used_;
    facts.pictures = pictures;
    facts.cloudSees = facts.hasCloud && cloudModel()->mayTakePictures();
    facts.beyondLocal = pictures || (model() && context_used_ > models_.contextTokens(*model()));
    facts.budgetSpent = clouds_.isBudgetSpent();
    facts.paused = clouds_.isPaused(cloudModelId());
    return facts;
}

RouteDecision Chat::decisionFor(RouteMode mode, const QList<ChatMessage>& messages) const {
    return decide(mode, facts(asksWithPictures(messages)), clouds_.rules());
}

bool Chat::canAnswerJson() const {
    return mode() != RouteMode::Local && isCloudUsable() && cloudModel()->mayAnswerJson();
}

bool Chat::hasThinkingSwitch() const {
    return mode() != RouteMode::Local && isCloudUsable() && cloudModel()->thinkingSwitch;
}

QString Chat::problem() const { return decision().problem; }

/// A cloud model that takes pictures and may be asked from here.
const CloudModel* Chat::seeingModel() const {
    if (clouds_.noCloud() || dataPolicy() == DataPolicy::LocalOnly) return nullptr;
    const CloudModel* chosen = cloudModel();
    return chosen && chosen->mayTakePictures() ? chosen : clouds_.seeing();
}

QString Chat::remedyText() const {
    if (problem().isEmpty() || !attachments_.holdsPictures()) return {};
    const CloudModel* seeing = seeingModel();
    return seeing ? tr("Ask %1").arg(seeing->name) : tr("Take the pictures out");
}

void Chat::takeRemedy() {
    if (remedyText().isEmpty()) return;
    if (const CloudModel* seeing = seeingModel())
        chooseModel(seeing->id);
    else
        attachments_.removePictures();
}

/// Whether the sheet was shown for this conversation: something of it has been answered in the cloud.
bool Chat::wasShown() const {
    for (const QString& id : messages_.tree().path()) {
        const Message* message = messages_.tree().find(id);
        if (message && message->side == "cloud") return true;
    }
    return false;
}

/// The first time text of this conversation leaves, or each time, and for each new picture, which no one can redact.
/// Never when it leaves as it is.
bool Chat::isLookDue(const QList<ChatMessage>& messages) const {
    if (dataPolicy() != DataPolicy::Redacted || !redactors_) return false;
    for (const ChatMessage& message : messages)
        for (const Image& image : message.images)
            if (!image.mayLeave) return true;
    if (conversation_.sheet == "never") return false;
    return conversation_.sheet == "always" || !wasShown();
}

void Chat::letPicturesLeave() {
    attachments_.letPicturesLeave();
    for (const QString& id : messages_.tree().path()) {
        Message* message = messages_.tree().find(id);
        if (message->attachments.isEmpty()) continue;
        for (storage::Attachment& attachment : message->attachments) attachment.mayLeave = true;
        storage_.saveMessage(*message);
    }
}

void Chat::afterLook(const Asking& asking, RouteMode mode, std::function<void(RouteMode)> go, bool leavesAnyway) {
    const RouteDecision next = decisionFor(mode, asking.messages);
    const CloudModel* cloud = leavesAnyway && next.side == Side::Local ? clouds_.find(secondModelId()) : cloudModel();
    const QStringList warnings = asking.messages.isEmpty() ? QStringList() : wordsToWarnOf(asking.messages.last().text, true);
    const bool due = redactors_ && (isLookDue(asking.messages) || !warnings.isEmpty());
    if ((next.side != Side::Cloud && !leavesAnyway) || !next.problem.isEmpty() || !cloud || !due) {
        go(mode);
        return;
    }
    const auto remember = [this] {
        const QString sheet = sheet_.always() ? QStringLiteral("always") : QStringLiteral("first");
        if (conversation_.sheet == sheet || (conversation_.sheet == "never" && !sheet_.always())) return;
        conversation_.sheet = sheet;
        save(false);
    };
    const bool pictures = asksWithPictures(asking.messages);
    sheet_.show({.messages = asking.messages,
                 .words = asking.words,
                 .attachments = asking.attachments,
                 .target = *cloud,
                 .redactor = &redactors_(conversation_.id),
                 .redacting = dataPolicy() == DataPolicy::Redacted,
                 .warnings = warnings,
                 .always = conversation_.sheet == "always",
                 .canAnswerHere = isLocalUsable() && !pictures},
                {.send =
                     [=, this] {
                         remember();
                         letPicturesLeave();
                         go(mode);
                     },
                 .answerHere =
                     [=, this] {
                         remember();
                         ask_both_ = false;
                         go(RouteMode::Local);
                     },
                 .cancel = remember});
}

QStringList Chat::wordsToWarnOf(const QString& text, bool outgoing) const {
    QStringList words;
    if (!word_rules_) return words;
    const QList<remote::WordRule> rules = word_rules_();
    for (const remote::WordHit& hit : remote::findWords(text, rules)) {
        const remote::WordRule& rule = rules[hit.rule];
        if (rule.action == remote::WordAction::Warn && (outgoing ? rule.outgoing : rule.incoming) && !words.contains(rule.word))
            words << rule.word;
    }
    return words;
}

QString Chat::cloudNotice(const CloudModel& cloud) const {
    QString price;
    if (cloud.facts && context_used_ > 0)
        if (const auto cost = remote::cost(*cloud.facts, context_used_, 0, 0))
            price = tr(", about %1 to send").arg(formatMoney(*cost, cloud.facts->currency));
    if (dataPolicy() == DataPolicy::Open) return tr("Goes to %1 (%2) as it is%3.").arg(cloud.providerName, cloud.host, price);
    if (isLookDue({questionMessage({}, attachments_.list())})) return tr("Goes to %1, redacted. You see what is sent before it leaves%2.").arg(cloud.providerName, price);
    return tr("Goes to %1 (%2), redacted%3.").arg(cloud.providerName, cloud.host, price);
}

/// Earlier pictures that the next model cannot see: nothing is dropped unseen.
QString Chat::picturesNotice() const {
    const bool sees = modelSide() == "cloud" && cloudModel() && cloudModel()->mayTakePictures();
    if (sees) return {};
    int pictures = 0;
    for (const QString& id : messages_.tree().path()) {
        const Message* message = messages_.tree().find(id);
        for (const storage::Attachment& attachment : message->attachments)
            pictures += attachment.kind == storage::Attachment::Kind::Picture;
    }
    if (pictures == 0) return {};
    return tr("%1 takes no pictures: of %n earlier one(s) it gets the name alone.", nullptr, pictures).arg(modelName());
}

QString Chat::notice() const {
    const RouteDecision next = decision();
    if (!next.problem.isEmpty()) return next.problem;
    if (contextSize() > 0 && context_used_ > contextSize())
        return tr("Longer than %1 can take in. Nothing is left out unseen: choose a model with a larger window, or go on "
                  "from an earlier message.").arg(modelName());
    if (const QString hidden = picturesNotice(); !hidden.isEmpty()) return hidden;
    if (next.side == Side::Cloud) return cloudNotice(*cloudModel());
    if (mode() == RouteMode::Cloud) return next.why;
    if (mode() == RouteMode::Auto && isCloudUsable()) return tr("Stays on this computer for now. You are told before that changes.");
    const ModelEntry* entry = model();
    if (!entry) return {};
    return entry->builtIn ? tr("The Guide knows Loquat, nothing else. Nothing leaves this computer.")
                          : tr("What you write stays on this computer.");
}

QStringList Chat::suggestions() const {
    const ModelEntry* entry = model();
    if (!entry || !entry->builtIn || modelSide() == "cloud") return {};
    return {tr("How do I add a model?"), tr("What is Q4_K_M?"), tr("What can you do without a network?")};
}

void Chat::modelStateChanged() {
    const ModelEntry* entry = model();
    const bool ready = isModelReady();
    live_.setModel(ready ? models_.loaded() : LoadedModelState{}, entry ? entry->info.kvBytesPerToken : 0);
    if (const RunningAnswer* answer = running())
        live_.setWhy(answer->message.rule, answer->message.side);
    else
        live_.setWhy(decision().why, modelSide());
    emit modelChanged();
    emit contextChanged();
    if (ready) count_timer_.start();
}

}  // namespace loquat::ui
