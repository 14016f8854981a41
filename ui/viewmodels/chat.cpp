// SPDX-License-Identifier: MIT
#include "ui/viewmodels/chat.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QNetworkInformation>
#include <QRandomGenerator>

#include "engine/chat/conversions.h"
#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"
#include "ui/viewmodels/prompt.h"
#include "ui/viewmodels/seams.h"

namespace loquat::ui {

namespace {

/// Qt knows no more than whether some interface has an address; without any plugin it knows nothing and says yes.
bool isOnline() {
    const auto* network = QNetworkInformation::instance();
    return !network || network->reachability() != QNetworkInformation::Reachability::Disconnected;
}

QString queuedText(const RunningAnswer& answer) {
    if (answer.message.side != "cloud") return Chat::tr("Waiting for another answer to end…");
    if (answer.progress.total <= 0) return Chat::tr("Waiting for the limit you set…");
    return Chat::tr("Waiting %1 for the limit you set…").arg(formatSeconds(answer.progress.total / 1000.0));
}

}  // namespace

using namespace std::chrono_literals;
using storage::Conversation;
using storage::GenerationStats;
using storage::LoadedConversation;
using storage::Message;
using storage::MessageRole;
using storage::MessageState;

Chat::Chat(ModelHost& host, storage::Storage& storage, Answers& answers, ModelList& models, CloudModels& clouds,
           QObject* parent)
    : QObject(parent), host_(host), storage_(storage), answers_(answers), models_(models), clouds_(clouds), votes_(storage) {
    count_timer_.setSingleShot(true);
    count_timer_.setInterval(300ms);
    connect(&count_timer_, &QTimer::timeout, this, &Chat::countContext);
    save_timer_.setSingleShot(true);
    save_timer_.setInterval(500ms);
    connect(&save_timer_, &QTimer::timeout, this, &Chat::saveDraftNow);

    connect(&answers, &Answers::changed, this, &Chat::onAnswerChanged);
    connect(&answers, &Answers::ended, this, &Chat::onAnswerEnded);
    connect(&answers, &Answers::started, this, &Chat::stateChanged);
    connect(&answers, &Answers::counted, this, [this](const storage::UsageRow& row) {
        if (row.conversationId != conversation_.id || !row.cost) return;
        messages_.addCost(row.messageId, *row.cost, row.currency);
        live_.setCost(messages_.totalCostText());
    });
    connect(&models, &ModelList::loadedChanged, this, &Chat::modelStateChanged);
    connect(&models, &ModelList::dataChanged, this, &Chat::modelStateChanged);
    connect(&models, &ModelList::rowsRemoved, this, &Chat::modelStateChanged);
    connect(&clouds, &CloudModels::changed, this, &Chat::modelStateChanged);
    connect(this, &Chat::modelChanged, this, &Chat::stateChanged);
    connect(&sampling_, &SamplingModel::edited, this, [this] {
        conversation_.samplingJson = samplingToJson(sampling_.value());
        save(false);
    });
    connect(this, &Chat::conversationChanged, this, [this] { count_timer_.start(); });
    startNew();
}

void Chat::startNew() {
    saveDraftNow();
    Conversation fresh;
    fresh.id = storage::newId();
    fresh.createdAt = fresh.updatedAt = QDateTime::currentDateTimeUtc();
    fresh.modelId = conversation_.modelId;
    fresh.remoteModelId = conversation_.remoteModelId;
    fresh.side = conversation_.side;
    fresh.policy = defaults_.policy;
    fresh.sheet = defaults_.sheet;
    is_saved_ = false;
    loading_ = false;
    show({fresh, {}, {}});
}

void Chat::open(const QString& conversationId, const QString& messageId) {
    if (conversationId == conversation_.id && !loading_) {
        if (!messageId.isEmpty() && messages_.tree().find(messageId)) {
            messages_.tree().readTo(messageId);
            setHead();
            emit messageFocusRequested(messageId);
        }
        return;
    }
    saveDraftNow();
    conversation_ = {};
    conversation_.id = conversationId;
    loading_ = true;
    messages_.clear();
    emit conversationChanged();
    emit stateChanged();
    whenDone(storage_.load(conversationId), this, [this, conversationId, messageId](const Result<LoadedConversation>& loaded) {
        if (conversation_.id != conversationId || !loading_) return;
        loading_ = false;
        if (!loaded) {
            startNew();
            return;
        }
        is_saved_ = true;
        show(*loaded);
        emit opened();
        if (messageId.isEmpty()) return;
        messages_.tree().readTo(messageId);
        messages_.pathChanged();
        emit messageFocusRequested(messageId);
    });
}

void Chat::show(const LoadedConversation& loaded) {
    conversation_ = loaded.conversation;
    messages_.reset(loaded);
    live_.setCost(messages_.totalCostText());
    if (const RunningAnswer* answer = running()) messages_.update(answer->message);
    showSampling();
    emit conversationChanged();
    emit draftChanged();
    emit systemPromptChanged();
    emit stateChanged();
    modelStateChanged();
}

/// Untouched, the Guide answers exactly: it has one answer to each question.
void Chat::showSampling() {
    const ModelEntry* entry = model();
    const bool untouched = conversation_.samplingJson.isEmpty();
    sampling_.setValue(untouched && entry && entry->builtIn ? SamplingModel::exact()
                                                            : samplingFromJson(conversation_.samplingJson));
}

void Chat::conversationEdited(const Conversation& conversation) {
    if (conversation.id != conversation_.id) return;
    conversation_.title = conversation.title;
    conversation_.pinned = conversation.pinned;
    emit conversationChanged();
}

void Chat::save(bool touched) {
    if (!is_saved_) return;
    if (touched) conversation_.updatedAt = QDateTime::currentDateTimeUtc();
    storage_.saveConversation(conversation_);
    emit saved(conversation_);
}

void Chat::saveDraftNow() {
    if (!save_timer_.isActive()) return;
    save_timer_.stop();
    save(false);
}

void Chat::setDraft(const QString& draft) {
    if (conversation_.draft == draft) return;
    conversation_.draft = draft;
    emit draftChanged();
    emit stateChanged();
    save_timer_.start();
    count_timer_.start();
}

void Chat::setSystemPrompt(const QString& prompt) {
    if (conversation_.systemPrompt == prompt) return;
    conversation_.systemPrompt = prompt;
    emit systemPromptChanged();
    save_timer_.start();
    count_timer_.start();
}

// ---- asking and answering

void Chat::send() {
    if (!canSend()) return;
    const QString text = conversation_.draft.trimmed();
    QList<ChatMessage> messages = promptMessages(messages_.tree(), messages_.tree().headId(), conversation_.systemPrompt);
    messages.append({Role::User, text, {}});
    const bool secondLeaves = asksBoth() && clouds_.find(secondModelId());
    afterLook(messages, mode(), [this, text](RouteMode mode) { ask(text, mode); }, secondLeaves);
}

void Chat::ask(const QString& text, RouteMode mode) {
    conversation_.draft.clear();
    if (conversation_.title.isEmpty()) conversation_.title = titleFrom(text);
    is_saved_ = true;
    if (const ModelEntry* entry = model()) conversation_.modelId = entry->id;
    if (const CloudModel* cloud = cloudModel()) conversation_.remoteModelId = cloud->id;
    save(true);
    const bool both = asksBoth() && mode == this->mode();
    const Message question = addQuestion(text, messages_.tree().headId());
    if (both)
        answerTwice(question.id);
    else
        answer(question.id, mode);
    emit draftChanged();
    emit conversationChanged();
}

Message Chat::addQuestion(const QString& text, const QString& parentId) {
    Message question;
    question.id = storage::newId();
    question.conversationId = conversation_.id;
    question.parentId = parentId;
    question.role = MessageRole::User;
    question.text = text;
    question.createdAt = QDateTime::currentDateTimeUtc();
    storage_.saveMessage(question);
    messages_.tree().add(question);
    return question;
}

Message Chat::newAnswer(const QString& questionId, const QString& modelId) const {
    Message answer;
    answer.id = storage::newId();
    answer.conversationId = conversation_.id;
    answer.parentId = questionId;
    answer.role = MessageRole::Assistant;
    answer.state = MessageState::Streaming;
    answer.modelId = modelId;
    answer.modelName = nameOf(modelId);
    answer.side = clouds_.find(modelId) ? QStringLiteral("cloud") : QStringLiteral("local");
    answer.createdAt = QDateTime::currentDateTimeUtc();
    return answer;
}

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

void Chat::answer(const QString& questionId, RouteMode mode) {
    const RouteDecision next = decide(mode, facts(), clouds_.rules());
    const Message answer = newAnswer(questionId, next.side == Side::Cloud ? cloudModelId() : localModelId());
    messages_.tree().add(answer);
    run(answer, false, mode);
    setHead();
}

void Chat::run(const Message& answer, bool continueLast, RouteMode mode, const QString& only) {
    RoutedRequest request;
    request.chat.messages =
        promptMessages(messages_.tree(), continueLast ? answer.id : answer.parentId, conversation_.systemPrompt);
    request.chat.sampling = sampling_.value();
    request.chat.continueLast = continueLast;
    request.chat.conversationId = conversation_.id;
    request.chat.policy = dataPolicy();
    request.mode = mode;
    if (const ModelEntry* entry = model()) request.localModel = entry->path;
    if (const CloudModel* cloud = cloudModel()) request.cloudModel = cloud->id;
    request.facts = facts();
    if (!only.isEmpty()) {  // no other may step in for it
        if (const ModelEntry* entry = models_.find(only)) request.localModel = entry->path;
        if (clouds_.find(only)) request.cloudModel = only;
        (mode == RouteMode::Cloud ? request.facts.hasLocal : request.facts.hasCloud) = false;
    }
    request.rules = clouds_.rules();
    request.cloudMayTakeOver = !isLookDue();
    const GenerationStats* earlier = continueLast ? messages_.stats(answer.id) : nullptr;
    answers_.start(answer, request, earlier ? earlier->generatedTokens : 0);
}

void Chat::setHead() {
    conversation_.headId = messages_.tree().headId();
    messages_.pathChanged();
    save(isAnswering());
    emit stateChanged();
    count_timer_.start();
}

void Chat::stop() {
    for (const QString& id : answers_.messagesIn(conversation_.id)) answers_.stop(id);
}

void Chat::regenerate(const QString& messageId) {
    const Message* message = messages_.tree().find(messageId);
    if (!message || isAnswering()) return;
    const QString question = message->role == MessageRole::User ? message->id : message->parentId;
    afterLook(promptMessages(messages_.tree(), question, conversation_.systemPrompt), mode(),
              [this, question](RouteMode mode) { answer(question, mode); });
}

void Chat::edit(const QString& messageId, const QString& text) {
    const Message* found = messages_.tree().find(messageId);
    if (!found || isAnswering() || text.trimmed().isEmpty() || text == found->text) return;
    const Message original = *found;
    if (original.role == MessageRole::User) {
        QList<ChatMessage> messages = promptMessages(messages_.tree(), original.parentId, conversation_.systemPrompt);
        messages.append({Role::User, text.trimmed(), {}});
        afterLook(messages, mode(), [this, text = text.trimmed(), parent = original.parentId](RouteMode mode) {
            answer(addQuestion(text, parent).id, mode);
        });
        return;
    }
    Message corrected = original;
    corrected.id = storage::newId();
    corrected.text = text;
    corrected.state = MessageState::Complete;
    corrected.createdAt = QDateTime::currentDateTimeUtc();
    storage_.saveMessage(corrected);
    messages_.tree().add(corrected);
    setHead();
}

void Chat::continueAnswer(const QString& messageId) {
    if (isAnswering() || !messages_.tree().find(messageId)) return;
    afterLook(promptMessages(messages_.tree(), messageId, conversation_.systemPrompt), mode(),
              [this, messageId](RouteMode mode) { goOn(messageId, mode); });
}

void Chat::continueOn(const QString& messageId, const QString& side) {
    if (isAnswering() || !messages_.tree().find(messageId)) return;
    afterLook(promptMessages(messages_.tree(), messageId, conversation_.systemPrompt),
              side == "cloud" ? RouteMode::Cloud : RouteMode::Local,
              [this, messageId](RouteMode mode) { goOn(messageId, mode); });
}

void Chat::goOn(const QString& messageId, RouteMode mode) {
    const Message* found = messages_.tree().find(messageId);
    if (!found || found->role != MessageRole::Assistant || isAnswering()) return;
    Message message = *found;
    const QString wasFailure = message.state == MessageState::Failed ? message.error.section('\n', 0, 0) : tr("you chose so");
    message.error.clear();
    message.state = MessageState::Streaming;
    const RouteDecision next = decide(mode, facts(), clouds_.rules());
    const QString id = next.side == Side::Cloud ? cloudModelId() : localModelId();
    if (message.modelId != id) {
        const QString name = next.side == Side::Cloud ? cloudModelName() : localModelName();
        const QString nextSide = next.side == Side::Cloud ? QStringLiteral("cloud") : QStringLiteral("local");
        if (!message.text.isEmpty())
            addSeam(message, {int(message.text.size()), message.modelName, name, message.side, nextSide, wasFailure});
        message.modelName = name;
        message.modelId = id;
        message.side = nextSide;
    }
    messages_.update(message);
    run(message, !message.text.isEmpty() || !message.reasoning.isEmpty(), mode);
    emit stateChanged();
}

void Chat::retry(const QString& messageId) { continueAnswer(messageId); }

QString Chat::nameOf(const QString& id) const {
    if (const CloudModel* cloud = clouds_.find(id)) return cloud->name;
    const ModelEntry* entry = models_.find(id);
    return entry ? ModelList::displayName(*entry) : QString();
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

void Chat::selectBranch(const QString& messageId, int index) {
    if (isAnswering()) return;
    messages_.tree().selectBranch(messageId, index);
    setHead();
}

void Chat::copy(const QString& messageId) {
    if (const Message* message = messages_.tree().find(messageId)) copyText(message->text);
}

void Chat::copyText(const QString& text) { QGuiApplication::clipboard()->setText(text); }

void Chat::onAnswerChanged(const QString& messageId) {
    const RunningAnswer* answer = answers_.find(messageId);
    if (!answer || answer->message.conversationId != conversation_.id) return;
    messages_.update(answer->message);
    live_.onAnswer(*answer);
    if (answer->writing && answer->promptTokens > 0) {
        context_used_ = answer->promptTokens + answer->tokens;
        live_.setContextUsed(context_used_);
        emit contextChanged();
    }
    emit stateChanged();
}

void Chat::onAnswerEnded(const Message& message, const GenerationStats& stats) {
    if (const QStringList words = wordsToWarnOf(message.text, false); !words.isEmpty())
        emit warned(tr("The answer holds “%1”.").arg(words.join(tr("”, “"))));
    if (stats.generatedTokens > 8) models_.noteSpeed(message.modelId, stats.tokensPerSecond);
    if (message.conversationId != conversation_.id) return;
    if (!stats.messageId.isEmpty()) messages_.setStats(stats);
    messages_.update(message);
    live_.setWhy(message.rule, message.side);
    live_.onEnded(stats);
    emit stateChanged();
    count_timer_.start();
}

// ---- what is going on

QString Chat::phase() const {
    const RunningAnswer* answer = running();
    if (!answer) return {};
    if (answer->writing) return QStringLiteral("writing");
    switch (answer->progress.phase) {
        case Progress::Phase::Queued: return QStringLiteral("queued");
        case Progress::Phase::Connecting: return QStringLiteral("connecting");
        case Progress::Phase::Waiting: return QStringLiteral("waiting");
        case Progress::Phase::Retrying: return QStringLiteral("retrying");
        case Progress::Phase::Loading: return QStringLiteral("loading");
        case Progress::Phase::Reading: return QStringLiteral("reading");
    }
    Q_UNREACHABLE();
}

QString Chat::phaseText() const {
    const QString now = phase();
    if (now.isEmpty()) return {};
    const RunningAnswer& answer = *running();
    if (now == "queued") return queuedText(answer);
    if (now == "connecting") return tr("Connecting to %1…").arg(answer.message.modelName);
    if (now == "waiting") return tr("Sent to %1, waiting for the first word…").arg(answer.message.modelName);
    if (now == "retrying")
        return tr("No luck; trying again in %1 (attempt %2)…")
            .arg(formatSeconds(answer.progress.total / 1000.0))
            .arg(answer.progress.done);
    if (now == "loading") return tr("Loading %1…").arg(answer.message.modelName);
    if (now == "reading") return tr("Reading %n token(s)…", nullptr, answer.progress.total);
    return {};
}

double Chat::phaseProgress() const {
    const RunningAnswer* answer = running();
    if (!answer || answer->writing || answer->progress.total <= 0) return -1;
    if (answer->progress.phase != Progress::Phase::Loading && answer->progress.phase != Progress::Phase::Reading) return -1;
    return double(answer->progress.done) / answer->progress.total;
}

QString Chat::phaseDetail() const {
    const double done = phaseProgress();
    if (done <= 0) return {};
    const double elapsed = double(running()->clock.elapsed()) / 1000;
    const QString percent = tr("%1 %").arg(qRound(done * 100));
    if (elapsed < 1) return percent;
    return tr("%1, %2 left").arg(percent, formatSeconds(qMax(1.0, elapsed * (1 - done) / done)));
}

// ---- the model

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

// ---- sides

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

RouteFacts Chat::facts() const {
    RouteFacts facts;
    facts.online = isOnline();
    facts.cloudAllowed = !clouds_.noCloud() && dataPolicy() != DataPolicy::LocalOnly;
    facts.hasLocal = isLocalUsable();
    facts.hasCloud = cloudModel() != nullptr;
    facts.promptTokens = context_used_;
    facts.beyondLocal = model() && context_used_ > models_.contextTokens(*model());
    facts.budgetSpent = clouds_.isBudgetSpent();
    facts.paused = clouds_.isPaused(cloudModelId());
    return facts;
}

QString Chat::problem() const { return decision().problem; }

/// The first time text of this conversation leaves, or each time; never when it leaves as it is.
bool Chat::isLookDue() const {
    if (dataPolicy() != DataPolicy::Redacted || conversation_.sheet == "never" || !redactors_) return false;
    if (conversation_.sheet == "always") return true;
    for (const QString& id : messages_.tree().path()) {
        const Message* message = messages_.tree().find(id);
        if (message && message->side == "cloud") return false;
    }
    return true;
}

void Chat::afterLook(const QList<ChatMessage>& messages, RouteMode mode, std::function<void(RouteMode)> go,
                     bool leavesAnyway) {
    const RouteDecision next = decide(mode, facts(), clouds_.rules());
    const CloudModel* cloud = leavesAnyway && next.side == Side::Local ? clouds_.find(secondModelId()) : cloudModel();
    const QStringList warnings = messages.isEmpty() ? QStringList() : wordsToWarnOf(messages.last().text, true);
    const bool due = redactors_ && (isLookDue() || !warnings.isEmpty());
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
    sheet_.show({.messages = messages,
                 .target = *cloud,
                 .redactor = &redactors_(conversation_.id),
                 .redacting = dataPolicy() == DataPolicy::Redacted,
                 .warnings = warnings,
                 .always = conversation_.sheet == "always",
                 .canAnswerHere = isLocalUsable()},
                {.send = [=] { remember(), go(mode); },
                 .answerHere = [=, this] {
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
    if (isLookDue()) return tr("Goes to %1, redacted. You see what is sent before it leaves%2.").arg(cloud.providerName, price);
    return tr("Goes to %1 (%2), redacted%3.").arg(cloud.providerName, cloud.host, price);
}

QString Chat::notice() const {
    const RouteDecision next = decision();
    if (!next.problem.isEmpty()) return next.problem;
    if (contextSize() > 0 && context_used_ > contextSize())
        return tr("Longer than %1 can take in. Nothing is left out unseen: choose a model with a larger window, or go on "
                  "from an earlier message.").arg(modelName());
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

// ---- the context meter

/// Auto may choose another side for a longer prompt, and the price changes.
void Chat::contextCounted() {
    emit contextChanged();
    emit modelChanged();
}

int Chat::contextSize() const {
    if (modelSide() == "cloud") return cloudModel() ? cloudModel()->contextTokens : 0;
    return model() ? models_.contextTokens(*model()) : 0;
}

QString Chat::contextText() const {
    if (contextSize() == 0) return tr("%n token(s)", nullptr, context_used_);
    return tr("%1 of %2").arg(formatCount(context_used_), formatCount(contextSize()));
}

void Chat::countContext() {
    if (isAnswering()) return;
    QList<ChatMessage> messages = promptMessages(messages_.tree(), messages_.tree().headId(), conversation_.systemPrompt);
    if (!conversation_.draft.trimmed().isEmpty()) messages.append({Role::User, conversation_.draft.trimmed(), {}});
    const quint64 round = ++count_round_;
    const auto keep = [this, round](int& target, int tokens) {
        if (round != count_round_ || tokens < 0) return false;
        target = tokens;
        return true;
    };
    if (messages.isEmpty() || !isModelReady()) {
        context_used_ = estimateTokens(messages);
        live_.setContextUsed(context_used_);
        contextCounted();
    } else {
        whenDone(host_.countTokens(model()->path, messages), this, [this, keep](int tokens) {
            if (isAnswering() || !keep(context_used_, tokens)) return;
            live_.setContextUsed(tokens);
            contextCounted();
        });
    }
    if (conversation_.systemPrompt.trimmed().isEmpty() || !isModelReady()) {
        system_prompt_tokens_ = estimateTokens(conversation_.systemPrompt.trimmed());
        emit systemPromptChanged();
        return;
    }
    whenDone(host_.countTokens(model()->path, {{Role::System, conversation_.systemPrompt, {}}}), this, [this, keep](int tokens) {
        if (keep(system_prompt_tokens_, tokens)) emit systemPromptChanged();
    });
}

}  // namespace loquat::ui
