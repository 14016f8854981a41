// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include "engine/chat/model_host.h"
#include "storage/storage.h"
#include "ui/viewmodels/answers.h"
#include "ui/viewmodels/attachments.h"
#include "ui/viewmodels/cloud_models.h"
#include "ui/viewmodels/live_numbers.h"
#include "ui/viewmodels/message_list.h"
#include "ui/viewmodels/model_list.h"
#include "ui/viewmodels/redaction_sheet.h"
#include "ui/viewmodels/sampling_model.h"
#include "ui/viewmodels/votes.h"

namespace loquat::ui {

/// The conversation being read: its branch, its composer, its settings. In parts: chat.cpp (history, asking), chat_sides.cpp
/// (who answers, what leaves), chat_pairs.cpp ("Ask both"), chat_phase.cpp (what goes on now), chat_context.cpp (the meter).
class Chat : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(QString conversationId READ conversationId NOTIFY conversationChanged FINAL)
    Q_PROPERTY(QString title READ title NOTIFY conversationChanged FINAL)
    Q_PROPERTY(loquat::ui::MessageList* messages READ messages CONSTANT FINAL)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY conversationChanged FINAL)
    Q_PROPERTY(QString draft READ draft WRITE setDraft NOTIFY draftChanged FINAL)
    Q_PROPERTY(loquat::ui::Attachments* attachments READ attachments CONSTANT FINAL)
    Q_PROPERTY(bool canAnswerJson READ canAnswerJson NOTIFY modelChanged FINAL)
    Q_PROPERTY(bool hasThinkingSwitch READ hasThinkingSwitch NOTIFY modelChanged FINAL)
    Q_PROPERTY(QString remedyText READ remedyText NOTIFY modelChanged FINAL)
    Q_PROPERTY(bool canSend READ canSend NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool answering READ isAnswering NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString phase READ phase NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString phaseText READ phaseText NOTIFY stateChanged FINAL)
    Q_PROPERTY(double phaseProgress READ phaseProgress NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString phaseDetail READ phaseDetail NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString modelId READ modelId NOTIFY modelChanged FINAL)
    Q_PROPERTY(QString modelName READ modelName NOTIFY modelChanged FINAL)
    Q_PROPERTY(QString modelSide READ modelSide NOTIFY modelChanged FINAL)
    Q_PROPERTY(bool modelReady READ isModelReady NOTIFY modelChanged FINAL)
    Q_PROPERTY(QString side READ side WRITE setSide NOTIFY modelChanged FINAL)
    Q_PROPERTY(QString policy READ policy WRITE setPolicy NOTIFY modelChanged FINAL)
    Q_PROPERTY(bool localUsable READ isLocalUsable NOTIFY modelChanged FINAL)
    Q_PROPERTY(bool cloudUsable READ isCloudUsable NOTIFY modelChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY modelChanged FINAL)
    Q_PROPERTY(QString notice READ notice NOTIFY modelChanged FINAL)
    Q_PROPERTY(bool askBoth READ asksBoth WRITE setAskBoth NOTIFY modelChanged FINAL)
    Q_PROPERTY(bool canAskBoth READ canAskBoth NOTIFY modelChanged FINAL)
    Q_PROPERTY(bool blind MEMBER blind_ NOTIFY modelChanged FINAL)
    Q_PROPERTY(QString secondModelId READ secondModelId NOTIFY modelChanged FINAL)
    Q_PROPERTY(QString secondModelName READ secondModelName NOTIFY modelChanged FINAL)
    Q_PROPERTY(loquat::ui::CloudModels* cloudModels READ cloudModels CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::RedactionSheet* sheet READ sheet CONSTANT FINAL)
    Q_PROPERTY(int contextUsed READ contextUsed NOTIFY contextChanged FINAL)
    Q_PROPERTY(int contextSize READ contextSize NOTIFY contextChanged FINAL)
    Q_PROPERTY(QString contextText READ contextText NOTIFY contextChanged FINAL)
    Q_PROPERTY(bool contextNearlyFull READ isContextNearlyFull NOTIFY contextChanged FINAL)
    Q_PROPERTY(QString systemPrompt READ systemPrompt WRITE setSystemPrompt NOTIFY systemPromptChanged FINAL)
    Q_PROPERTY(int systemPromptTokens READ systemPromptTokens NOTIFY systemPromptChanged FINAL)
    Q_PROPERTY(loquat::ui::SamplingModel* sampling READ sampling CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::LiveNumbers* live READ live CONSTANT FINAL)
    Q_PROPERTY(QStringList suggestions READ suggestions NOTIFY modelChanged FINAL)

public:
    Chat(ModelHost& host, storage::Storage& storage, Answers& answers, ModelList& models, CloudModels& clouds,
         QObject* parent = nullptr);

    /// The placeholders of a conversation: the egress gate keeps them.
    void setRedactors(std::function<remote::Redactor&(const QString& conversationId)> redactors) {
        redactors_ = std::move(redactors);
    }
    /// The user's word list, for the words he wants to be warned about.
    void setWordRules(std::function<QList<remote::WordRule>()> rules) { word_rules_ = std::move(rules); }
    /// What new conversations start with.
    void setDefaults(const QString& side, const QString& policy, const QString& sheet);

    /// Shows a conversation of the history, or a new, unsaved one.
    void open(const QString& conversationId, const QString& messageId = {});
    void startNew();
    /// The list renamed or pinned it.
    void conversationEdited(const storage::Conversation& conversation);
    void saveDraftNow();

    Q_INVOKABLE void send();
    Q_INVOKABLE void stop();
    Q_INVOKABLE void regenerate(const QString& messageId);
    Q_INVOKABLE void edit(const QString& messageId, const QString& text);
    Q_INVOKABLE void continueAnswer(const QString& messageId);
    Q_INVOKABLE void retry(const QString& messageId);
    /// Goes on with an answer on that side, this time only.
    Q_INVOKABLE void continueOn(const QString& messageId, const QString& side);
    Q_INVOKABLE void chooseSecondModel(const QString& id);
    /// Reads on with this answer of a pair; both stay as branches.
    Q_INVOKABLE void keep(const QString& messageId);
    /// Which answer of a blind pair is better; neither: "" . Shows the names.
    Q_INVOKABLE void vote(const QString& messageId, const QString& otherId, bool tie);
    Q_INVOKABLE QString scoreText(const QString& messageId) const;
    Q_INVOKABLE void selectBranch(const QString& messageId, int index);
    Q_INVOKABLE void copy(const QString& messageId);
    Q_INVOKABLE void copyText(const QString& text);
    Q_INVOKABLE void chooseModel(const QString& id);
    /// Mends the problem in the way remedyText names.
    Q_INVOKABLE void takeRemedy();
    /// An attachment to look at: {name, detail, text, picture (an address)}; of the draft or of a message shown.
    Q_INVOKABLE void showAttachment(const QString& id) { emit attachmentRequested(id); }
    Q_INVOKABLE QVariantMap attachment(const QString& id) const;

    QString conversationId() const { return conversation_.id; }
    QString title() const { return conversation_.title; }
    MessageList* messages() { return &messages_; }
    bool isEmpty() const { return messages_.count() == 0; }
    QString draft() const { return conversation_.draft; }
    void setDraft(const QString& draft);
    bool canAnswerJson() const;  ///< the cloud model that may answer takes the switch
    bool hasThinkingSwitch() const;
    Attachments* attachments() { return &attachments_; }
    bool canSend() const;
    bool isAnswering() const { return answers_.inConversation(conversation_.id) != nullptr; }
    QString phase() const;
    QString phaseText() const;
    double phaseProgress() const;
    QString phaseDetail() const;
    QString modelId() const;
    QString modelName() const;
    QString localModelId() const;
    QString localModelName() const;
    QString cloudModelId() const;
    QString cloudModelName() const;
    QString modelSide() const;  ///< of the model that would answer now
    QString side() const { return conversation_.side; }
    void setSide(const QString& side);
    QString policy() const { return conversation_.policy; }
    void setPolicy(const QString& policy);
    bool isLocalUsable() const;
    bool isCloudUsable() const;
    QString problem() const;  ///< why nobody can answer now; empty when somebody can
    QString remedyText() const;  ///< what would mend it, for a button; empty: nothing here does
    CloudModels* cloudModels() { return &clouds_; }
    RedactionSheet* sheet() { return &sheet_; }
    bool asksBoth() const { return ask_both_ && canAskBoth(); }
    void setAskBoth(bool both);
    bool canAskBoth() const { return !secondModelId().isEmpty(); }
    QString secondModelId() const;
    QString secondModelName() const { return nameOf(secondModelId()); }
    bool isModelReady() const;
    QString notice() const;
    int contextUsed() const { return context_used_; }
    int contextSize() const;
    QString contextText() const;
    bool isContextNearlyFull() const { return context_used_ > contextSize() * 17 / 20; }
    QString systemPrompt() const { return conversation_.systemPrompt; }
    void setSystemPrompt(const QString& prompt);
    int systemPromptTokens() const { return system_prompt_tokens_; }
    SamplingModel* sampling() { return &sampling_; }
    LiveNumbers* live() { return &live_; }
    QStringList suggestions() const;

signals:
    void conversationChanged();
    void opened();  ///< a conversation of the history is shown
    void draftChanged();
    void stateChanged();
    void modelChanged();
    void contextChanged();
    void systemPromptChanged();
    void messageFocusRequested(const QString& messageId);
    /// The conversation was saved with another title, time or model.
    void saved(const loquat::storage::Conversation& conversation);
    void attachmentRequested(const QString& id);
    void sideChosen(const QString& side);
    /// An answer holds words the user wants to be warned about.
    void warned(const QString& text);
    /// The model chosen last, for new conversations.
    void modelChosen(const QString& id);

private:
    void show(const storage::LoadedConversation& loaded);
    void save(bool touched);
    void setHead();
    storage::Message addQuestion(const QString& text, const QList<storage::Attachment>& attachments, const QString& parentId);
    void ask(const QString& text, RouteMode mode);
    void answer(const QString& questionId, RouteMode mode);
    void answerTwice(const QString& questionId);
    storage::Message newAnswer(const QString& questionId, const QString& modelId) const;
    QString nameOf(const QString& modelId) const;
    /// `only`: this model and no other; else the chosen ones.
    void run(const storage::Message& answer, bool continueLast, RouteMode mode, const QString& only = {});
    void editQuestion(const storage::Message& original, const QString& text);
    void addForm(ChatRequest& request, const CloudModel* cloud) const;
    void goOn(const QString& messageId, RouteMode mode);
    /// What is about to be asked; without a question an answer goes on.
    struct Asking {
        QList<ChatMessage> messages;
        QString words;
        QList<storage::Attachment> attachments;
    };
    Asking askingAgain(const QString& messageId) const;
    /// Shows what will leave, when that is due; then, or else at once, does it.
    void afterLook(const Asking& asking, RouteMode mode, std::function<void(RouteMode)> go, bool leavesAnyway = false);
    bool isLookDue(const QList<ChatMessage>& messages) const;
    bool wasShown() const;
    void letPicturesLeave();
    const CloudModel* seeingModel() const;
    QString picturesNotice() const;
    QStringList wordsToWarnOf(const QString& text, bool outgoing) const;
    RouteMode mode() const;
    DataPolicy dataPolicy() const;
    RouteFacts facts(bool pictures) const;
    RouteDecision decisionFor(RouteMode mode, const QList<ChatMessage>& messages) const;
    RouteDecision decision() const { return decide(mode(), facts(attachments_.holdsPictures()), clouds_.rules()); }
    QString cloudNotice(const CloudModel& cloud) const;
    void modelStateChanged();
    void showSampling();
    void countContext();
    void contextCounted();
    void onAnswerChanged(const QString& messageId);
    void onAnswerEnded(const storage::Message& message, const storage::GenerationStats& stats);
    const ModelEntry* model() const;       ///< on this computer
    const CloudModel* cloudModel() const;
    const RunningAnswer* running() const { return answers_.inConversation(conversation_.id); }

    ModelHost& host_;
    storage::Storage& storage_;
    Answers& answers_;
    ModelList& models_;
    CloudModels& clouds_;
    std::function<remote::Redactor&(const QString&)> redactors_;
    std::function<QList<remote::WordRule>()> word_rules_;
    storage::Conversation defaults_;
    storage::Conversation conversation_;
    bool is_saved_ = false;  ///< the history knows it
    bool loading_ = false;   ///< its messages are on their way
    MessageList messages_;
    Attachments attachments_;
    SamplingModel sampling_;
    LiveNumbers live_;
    RedactionSheet sheet_;
    Votes votes_;
    bool ask_both_ = false;
    bool blind_ = false;
    QString second_model_;
    int context_used_ = 0;
    int system_prompt_tokens_ = -1;
    quint64 count_round_ = 0;  ///< answers to older counts are ignored
    QTimer count_timer_;
    QTimer save_timer_;
};

}  // namespace loquat::ui
