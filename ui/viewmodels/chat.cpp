// SPDX-License-Identifier: MIT
#include "ui/viewmodels/chat.h"

#include <QClipboard>
#include <QGuiApplication>

#include "engine/chat/conversions.h"
#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"
#include "ui/viewmodels/prompt.h"
#include "ui/viewmodels/seams.h"

namespace loquat::ui {

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
        conversation_.samplingJson = samplingToJson(sampling_.value(), sampling_.form());
        save(false);
    });
    connect(this, &Chat::conversationChanged, this, [this] { count_timer_.start(); });
    connect(&attachments_, &Attachments::added, this, [this](const storage::Attachment& attachment) {
        if (is_saved_) storage_.saveDraftAttachment(conversation_.id, attachment);
    });
    connect(&attachments_, &Attachments::removed, &storage_, &storage::Storage::removeAttachment);
    connect(&attachments_, &Attachments::refused, this, &Chat::warned);
    connect(&attachments_, &Attachments::changed, this, [this] {
        modelStateChanged();
        count_timer_.start();
    });
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
    show({fresh, {}, {}, {}, {}});
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
    attachments_.setList({});
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
    attachments_.setList(loaded.draftAttachments);
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
    sampling_.setForm(answerFormFromJson(conversation_.samplingJson));
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

bool Chat::canSend() const {
    const bool something = !conversation_.draft.trimmed().isEmpty() || attachments_.count() > 0;
    return something && !loading_ && !isAnswering() && !attachments_.isReading() && problem().isEmpty();
}

void Chat::send() {
    if (!canSend()) return;
    const QString text = conversation_.draft.trimmed();
    Asking asking{promptMessages(messages_.tree(), messages_.tree().headId(), conversation_.systemPrompt), text, attachments_.list()};
    asking.messages.append(questionMessage(text, asking.attachments));
    const bool secondLeaves = asksBoth() && clouds_.find(secondModelId());
    afterLook(asking, mode(), [this, text](RouteMode mode) { ask(text, mode); }, secondLeaves);
}

void Chat::ask(const QString& text, RouteMode mode) {
    if (const ModelEntry* entry = model()) conversation_.modelId = entry->id;
    if (const CloudModel* cloud = cloudModel()) conversation_.remoteModelId = cloud->id;
    const bool both = asksBoth() && mode == this->mode();
    const QList<storage::Attachment> attached = attachments_.take();
    conversation_.draft.clear();
    if (conversation_.title.isEmpty()) conversation_.title = titleFrom(text.isEmpty() ? attached.first().name : text);
    is_saved_ = true;
    save(true);
    const Message question = addQuestion(text, attached, messages_.tree().headId());
    if (both)
        answerTwice(question.id);
    else
        answer(question.id, mode);
    emit draftChanged();
    emit conversationChanged();
}

Message Chat::addQuestion(const QString& text, const QList<storage::Attachment>& attachments, const QString& parentId) {
    Message question;
    question.id = storage::newId();
    question.conversationId = conversation_.id;
    question.parentId = parentId;
    question.role = MessageRole::User;
    question.text = text;
    question.attachments = attachments;
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

void Chat::answer(const QString& questionId, RouteMode mode) {
    const RouteDecision next =
        decisionFor(mode, promptMessages(messages_.tree(), questionId, conversation_.systemPrompt));
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
    addForm(request.chat, only.isEmpty() ? cloudModel() : clouds_.find(only));
    request.facts = facts(asksWithPictures(request.chat.messages));
    if (!only.isEmpty()) {  // no other may step in for it
        if (const ModelEntry* entry = models_.find(only)) request.localModel = entry->path;
        if (clouds_.find(only)) request.cloudModel = only;
        (mode == RouteMode::Cloud ? request.facts.hasLocal : request.facts.hasCloud) = false;
    }
    request.rules = clouds_.rules();
    request.cloudMayTakeOver = !isLookDue(request.chat.messages);
    const GenerationStats* earlier = continueLast ? messages_.stats(answer.id) : nullptr;
    answers_.start(answer, request, earlier ? earlier->generatedTokens : 0);
}

/// What a model does not take is not asked of it.
void Chat::addForm(ChatRequest& request, const CloudModel* cloud) const {
    if (!cloud) return;
    request.json = sampling_.json() && cloud->mayAnswerJson();
    if (cloud->thinkingSwitch) request.thinking = sampling_.form().thinking;
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

/// What is asked when the branch up to this message is sent once more.
Chat::Asking Chat::askingAgain(const QString& messageId) const {
    Asking asking{promptMessages(messages_.tree(), messageId, conversation_.systemPrompt), {}, {}};
    const Message* message = messages_.tree().find(messageId);
    if (message && message->role == MessageRole::User) {
        asking.words = message->text;
        asking.attachments = message->attachments;
    }
    return asking;
}

void Chat::regenerate(const QString& messageId) {
    const Message* message = messages_.tree().find(messageId);
    if (!message || isAnswering()) return;
    const QString question = message->role == MessageRole::User ? message->id : message->parentId;
    afterLook(askingAgain(question), mode(), [this, question](RouteMode mode) { answer(question, mode); });
}

void Chat::editQuestion(const Message& original, const QString& text) {
    Asking asking{promptMessages(messages_.tree(), original.parentId, conversation_.systemPrompt), text, original.attachments};
    asking.messages.append(questionMessage(text, original.attachments));
    afterLook(asking, mode(), [this, text, id = original.id](RouteMode mode) {
        const Message* before = messages_.tree().find(id);
        if (!before) return;
        QList<storage::Attachment> copies = before->attachments;
        for (storage::Attachment& copy : copies) copy.id = storage::newId();
        answer(addQuestion(text, copies, QString(before->parentId)).id, mode);
    });
}

void Chat::edit(const QString& messageId, const QString& text) {
    const Message* found = messages_.tree().find(messageId);
    if (!found || isAnswering() || text == found->text) return;
    if (text.trimmed().isEmpty() && found->attachments.isEmpty()) return;
    const Message original = *found;
    if (original.role == MessageRole::User) {
        editQuestion(original, text.trimmed());
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
    afterLook(askingAgain(messageId), mode(), [this, messageId](RouteMode mode) { goOn(messageId, mode); });
}

void Chat::continueOn(const QString& messageId, const QString& side) {
    if (isAnswering() || !messages_.tree().find(messageId)) return;
    afterLook(askingAgain(messageId), side == "cloud" ? RouteMode::Cloud : RouteMode::Local,
              [this, messageId](RouteMode mode) { goOn(messageId, mode); });
}

void Chat::goOn(const QString& messageId, RouteMode mode) {
    const Message* found = messages_.tree().find(messageId);
    if (!found || found->role != MessageRole::Assistant || isAnswering()) return;
    Message message = *found;
    const QString wasFailure = message.state == MessageState::Failed ? message.error.section('\n', 0, 0) : tr("you chose so");
    message.error.clear();
    message.state = MessageState::Streaming;
    const RouteDecision next = decisionFor(mode, askingAgain(messageId).messages);
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

void Chat::selectBranch(const QString& messageId, int index) {
    if (isAnswering()) return;
    messages_.tree().selectBranch(messageId, index);
    setHead();
}

void Chat::copy(const QString& messageId) {
    if (const Message* message = messages_.tree().find(messageId)) copyText(message->text);
}

QVariantMap Chat::attachment(const QString& id) const {
    constexpr qsizetype kShownText = 50'000;  // enough to know it by; laying out megabytes would stop the window
    const storage::Attachment* found = attachments_.find(id);
    if (!found) found = messages_.findAttachment(id);
    if (!found) return {};
    const bool isText = found->kind == storage::Attachment::Kind::Text;
    return {{"name", found->name},
            {"detail", attachmentDetail(*found)},
            {"text", isText ? QString::fromUtf8(found->data).left(kShownText) : QString()},
            {"picture", attachmentPicture(*found)}};
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

}  // namespace loquat::ui
