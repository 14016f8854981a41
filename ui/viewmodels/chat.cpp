// SPDX-License-Identifier: MIT
#include "ui/viewmodels/chat.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

#include "engine/chat/conversions.h"
#include "ui/viewmodels/format.h"
#include "ui/viewmodels/prompt.h"

namespace loquat::ui {

using namespace std::chrono_literals;
using storage::Conversation;
using storage::GenerationStats;
using storage::LoadedConversation;
using storage::Message;
using storage::MessageRole;
using storage::MessageState;

Chat::Chat(ModelHost& host, storage::Storage& storage, Answers& answers, ModelList& models, QObject* parent)
    : QObject(parent), host_(host), storage_(storage), answers_(answers), models_(models) {
    count_timer_.setSingleShot(true);
    count_timer_.setInterval(300ms);
    connect(&count_timer_, &QTimer::timeout, this, &Chat::countContext);
    save_timer_.setSingleShot(true);
    save_timer_.setInterval(500ms);
    connect(&save_timer_, &QTimer::timeout, this, &Chat::saveDraftNow);

    connect(&answers, &Answers::changed, this, &Chat::onAnswerChanged);
    connect(&answers, &Answers::ended, this, &Chat::onAnswerEnded);
    connect(&answers, &Answers::started, this, &Chat::stateChanged);
    connect(&models, &ModelList::loadedChanged, this, &Chat::modelStateChanged);
    connect(&models, &ModelList::dataChanged, this, &Chat::modelStateChanged);
    connect(&models, &ModelList::rowsRemoved, this, &Chat::modelStateChanged);
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
    storage_.load(conversationId).then(this, [this, conversationId, messageId](const Result<LoadedConversation>& loaded) {
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
    conversation_.draft.clear();
    if (conversation_.title.isEmpty()) conversation_.title = titleFrom(text);
    is_saved_ = true;
    conversation_.modelId = modelId();
    save(true);
    const Message question = addQuestion(text, messages_.tree().headId());
    answer(question.id);
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

void Chat::answer(const QString& questionId) {
    Message answer;
    answer.id = storage::newId();
    answer.conversationId = conversation_.id;
    answer.parentId = questionId;
    answer.role = MessageRole::Assistant;
    answer.state = MessageState::Streaming;
    answer.modelId = modelId();
    answer.modelName = modelName();
    answer.side = modelSide();
    answer.createdAt = QDateTime::currentDateTimeUtc();
    messages_.tree().add(answer);
    run(answer, false);
    setHead();
}

void Chat::run(const Message& answer, bool continueLast) {
    ChatRequest request;
    const ModelEntry* entry = model();
    request.modelId = entry ? entry->path : modelId();
    request.messages =
        promptMessages(messages_.tree(), continueLast ? answer.id : answer.parentId, conversation_.systemPrompt);
    request.sampling = sampling_.value();
    request.continueLast = continueLast;
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
    if (const RunningAnswer* answer = running()) answers_.stop(answer->message.id);
}

void Chat::regenerate(const QString& messageId) {
    const Message* message = messages_.tree().find(messageId);
    if (!message || isAnswering()) return;
    answer(message->role == MessageRole::User ? message->id : message->parentId);
}

void Chat::edit(const QString& messageId, const QString& text) {
    const Message* found = messages_.tree().find(messageId);
    if (!found || isAnswering() || text.trimmed().isEmpty() || text == found->text) return;
    const Message original = *found;
    if (original.role == MessageRole::User) {
        answer(addQuestion(text.trimmed(), original.parentId).id);
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
    const Message* found = messages_.tree().find(messageId);
    if (!found || found->role != MessageRole::Assistant || isAnswering()) return;
    Message message = *found;
    message.error.clear();
    message.state = MessageState::Streaming;
    if (message.modelId != modelId()) {
        message.modelName =
            message.text.isEmpty() ? modelName() : tr("%1, then %2").arg(message.modelName, modelName());
        message.modelId = modelId();
    }
    messages_.update(message);
    run(message, !message.text.isEmpty() || !message.reasoning.isEmpty());
    emit stateChanged();
}

void Chat::retry(const QString& messageId) { continueAnswer(messageId); }

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
    if (stats.generatedTokens > 8) models_.noteSpeed(message.modelId, stats.tokensPerSecond);
    if (message.conversationId != conversation_.id) return;
    if (!stats.messageId.isEmpty()) messages_.setStats(stats);
    messages_.update(message);
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
        case Progress::Phase::Loading: return QStringLiteral("loading");
        case Progress::Phase::Reading: return QStringLiteral("reading");
    }
    Q_UNREACHABLE();
}

QString Chat::phaseText() const {
    const QString now = phase();
    if (now == "queued") return tr("Waiting for another answer to end…");
    if (now == "loading") return tr("Loading %1…").arg(modelName());
    if (now == "reading") return tr("Reading %n token(s)…", nullptr, running()->progress.total);
    return {};
}

double Chat::phaseProgress() const {
    const RunningAnswer* answer = running();
    if (!answer || answer->writing || answer->progress.total <= 0) return -1;
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

QString Chat::modelId() const { return model() ? model()->id : QString(); }
QString Chat::modelName() const { return model() ? ModelList::displayName(*model()) : QString(); }
bool Chat::isModelReady() const { return model() && models_.loaded().path == model()->path; }

void Chat::chooseModel(const QString& id) {
    if (!models_.find(id) || modelId() == id) return;
    conversation_.modelId = id;
    save(false);
    emit modelChosen(id);
    showSampling();
    models_.load(id);
    modelStateChanged();
}

QString Chat::notice() const {
    const ModelEntry* entry = model();
    if (!entry) return {};
    return entry->builtIn ? tr("The Guide knows Loquat, nothing else. Nothing leaves this computer.")
                          : tr("What you write stays on this computer.");
}

QStringList Chat::suggestions() const {
    const ModelEntry* entry = model();
    if (!entry || !entry->builtIn) return {};
    return {tr("How do I add a model?"), tr("What is Q4_K_M?"), tr("What can you do without a network?")};
}

void Chat::modelStateChanged() {
    const ModelEntry* entry = model();
    const bool ready = isModelReady();
    live_.setModel(ready ? models_.loaded() : LoadedModelState{}, entry ? entry->info.kvBytesPerToken : 0, modelName());
    emit modelChanged();
    emit contextChanged();
    if (ready) count_timer_.start();
}

// ---- the context meter

int Chat::contextSize() const { return model() ? models_.contextTokens(*model()) : 0; }

QString Chat::contextText() const { return tr("%1 of %2").arg(formatCount(context_used_), formatCount(contextSize())); }

void Chat::countContext() {
    if (!isModelReady() || isAnswering()) return;
    QList<ChatMessage> messages = promptMessages(messages_.tree(), messages_.tree().headId(), conversation_.systemPrompt);
    if (!conversation_.draft.trimmed().isEmpty()) messages.append({Role::User, conversation_.draft.trimmed(), {}});
    const quint64 round = ++count_round_;
    const auto keep = [this, round](int& target, int tokens) {
        if (round != count_round_ || tokens < 0) return false;
        target = tokens;
        return true;
    };
    if (messages.isEmpty()) {
        context_used_ = 0;
        live_.setContextUsed(0);
        emit contextChanged();
    } else {
        host_.countTokens(model()->path, messages).then(this, [this, keep](int tokens) {
            if (isAnswering() || !keep(context_used_, tokens)) return;
            live_.setContextUsed(tokens);
            emit contextChanged();
        });
    }
    if (conversation_.systemPrompt.trimmed().isEmpty()) {
        system_prompt_tokens_ = 0;
        emit systemPromptChanged();
        return;
    }
    host_.countTokens(model()->path, {{Role::System, conversation_.systemPrompt, {}}}).then(this, [this, keep](int tokens) {
        if (keep(system_prompt_tokens_, tokens)) emit systemPromptChanged();
    });
}

}  // namespace loquat::ui
