// SPDX-License-Identifier: MIT
#include "ui/viewmodels/app.h"

namespace loquat::ui {

App::App(Settings& settings, storage::Storage& storage, ModelHost& host, ChatProvider& cloud,
         const QString& guidePath, const CloudServices* services, const LibraryServices* library, QObject* parent)
    : QObject(parent),
      settings_(settings),
      storage_(storage),
      host_(host),
      privacy_(settings),
      models_(host, storage, toast_, guidePath),
      router_(host, cloud),
      answers_(router_, storage),
      chat_(host, storage, answers_, models_, clouds_),
      conversations_(storage, chat_, answers_, toast_),
      computer_(settings.dataFolder()) {
    answers_.setWho([this](Side side, const QString& modelId) -> Answerer {
        if (side == Side::Cloud) {
            const CloudModel* model = clouds_.find(modelId);
            return model ? Answerer{model->id, model->name} : Answerer{modelId, modelId};
        }
        const ModelEntry* entry = models_.findPath(modelId);
        return entry ? Answerer{entry->id, ModelList::displayName(*entry)} : Answerer{modelId, modelId};
    });
    answers_.setPrice([this](storage::UsageRow& row) {
        const CloudModel* model = clouds_.find(row.modelId);
        if (!model) return;
        row.providerId = model->providerId;
        row.providerName = model->providerName;
        if (!model->facts) return;
        row.currency = model->facts->currency;
        row.cost = remote::cost(*model->facts, int(row.promptTokens), int(row.cachedTokens), int(row.generatedTokens));
    });
    const auto applyModelSettings = [this] {
        host_.setContextTokens(settings_.contextTokens());
        host_.setThreads(settings_.threads());
        models_.setChosenContext(settings_.contextTokens());
    };
    connect(&settings, &Settings::contextTokensChanged, this, applyModelSettings);
    connect(&settings, &Settings::threadsChanged, this, applyModelSettings);
    applyModelSettings();

    connect(&storage, &storage::Storage::failed, this, [this](const QString& message) {
        failure_ = message;
        emit failureChanged();
    });
    connect(&models_, &ModelList::loadedChanged, this, &App::loadedChanged);
    connect(&models_, &ModelList::chatRequested, this, [this](const QString& id) {
        if (!chat_.isEmpty()) chat_.startNew();
        chat_.chooseModel(id);
    });
    connect(&chat_, &Chat::modelChosen, this, [this](const QString& id) { settings_.setNote("model", id); });
    connect(&chat_, &Chat::conversationChanged, this,
            [this] { settings_.setNote("conversation", chat_.conversationId()); });
    connect(&chat_, &Chat::warned, this, [this](const QString& text) { toast_.show("warning", text); });
    if (services) startCloud(*services);
    if (library) startLibrary(*library);
    connect(&conversations_, &ConversationList::loaded, this, &App::openLast);
    conversations_.load();
    storage.purgeDeleted(std::chrono::hours(24 * 30));  // long past any undo
}

void App::startCloud(const CloudServices& services) {
    cloud_ = std::make_unique<Cloud>(services, privacy_, storage_, toast_, clouds_);
    connect(&answers_, &Answers::counted, cloud_.get(), &Cloud::answered);
    chat_.setRedactors([&gate = services.gate](const QString& id) -> remote::Redactor& { return gate.redactor(id); });
    chat_.setWordRules([&gate = services.gate] { return gate.policy().words; });
    answers_.setLocalAudit([this](const storage::AuditRow& row) {
        if (privacy_.auditLocal()) storage_.appendAudit(row);
    });
    const auto startNewOnes = [this] { chat_.setDefaults("local", privacy_.defaultPolicy(), privacy_.sheet()); };
    connect(&privacy_, &PrivacySettings::changed, this, startNewOnes);
    startNewOnes();
}

void App::startLibrary(const LibraryServices& services) {
    library_ = std::make_unique<ModelLibrary>(services, settings_, privacy_, storage_, models_, toast_);
    const auto tell = [this] { computer_.setMachine(library_->machine()); };
    connect(library_.get(), &ModelLibrary::machineChanged, this, tell);
    tell();
}

void App::setWorkshop(Workshop& workshop, ModelHost& taster) {
    quantize_ = std::make_unique<Quantize>(workshop, taster, models_, storage_, [this] { return library_ ? library_->settings()->folder() : settings_.dataFolder() + "/models"; });
    const auto tell = [this, &workshop] { workshop.setAnswering(!answers_.isEmpty()); };
    connect(&answers_, &Answers::started, quantize_.get(), tell);
    connect(&answers_, &Answers::ended, quantize_.get(), tell);
}

App::~App() { chat_.saveDraftNow(); }

void App::openLast() {
    const QString last = settings_.note("conversation");
    for (int row = 0; row < conversations_.count(); ++row)
        if (conversations_.index(row).data(ConversationList::ConversationId) == last) {
            // Its model is made ready once it is known; later ones wait until they are asked.
            connect(&chat_, &Chat::opened, this, [this] { models_.load(chat_.modelId()); }, Qt::SingleShotConnection);
            conversations_.open(last);
            return;
        }
    models_.load(chat_.modelId());
}

void App::loadedChanged() {
    const LoadedModelState& loaded = models_.loaded();
    const ModelEntry* entry = models_.findPath(loaded.path);
    computer_.setLoaded(entry ? ModelList::displayName(*entry) : QString(), loaded.memoryBytes, false);
}

void App::setHistoryProblem(const QString& why) {
    failure_ = tr("Your history could not be opened, so what you write now is not kept. %1").arg(why);
    emit failureChanged();
}

void App::dismissFailure() {
    failure_.clear();
    emit failureChanged();
}

void App::retranslate() {
    conversations_.refresh();
    emit retranslated();
    emit chat_.modelChanged();
    emit models_.countChanged();
    emit models_.dataChanged(models_.index(0), models_.index(models_.count() - 1));
    computer_.refresh();
    privacy_.retranslate();
    if (cloud_) cloud_->retranslate();
    if (library_) library_->retranslate();
    if (quantize_) quantize_->retranslate();
}

QVariantList App::shortcuts() const {
    const auto row = [](const QString& group, const char* keys, const QString& what) {
        return QVariantMap{{"group", group}, {"keys", QString::fromLatin1(keys)}, {"what", what}};
    };
    const QString talk = tr("Conversation"), find = tr("Finding your way"), window = tr("Window");
    return {
        row(talk, "Enter", tr("Send")),
        row(talk, "Shift+Enter", tr("New line")),
        row(talk, "Esc", tr("Stop the answer")),
        row(talk, "Ctrl+R", tr("Answer again")),
        row(talk, "Ctrl+Shift+C", tr("Copy the last answer")),
        row(talk, "Ctrl+M", tr("Choose a model")),
        row(talk, "Ctrl+U", tr("Attach files or pictures")),
        row(find, "Ctrl+N", tr("New conversation")),
        row(find, "Ctrl+F", tr("Search")),
        row(find, "Alt+Up", tr("Previous conversation")),
        row(find, "Alt+Down", tr("Next conversation")),
        row(find, "F2", tr("Rename")),
        row(find, "Del", tr("Delete")),
        row(find, "Ctrl+K", tr("Every command")),
        row(window, "Ctrl+B", tr("Sidebar")),
        row(window, "Ctrl+I", tr("Inspector")),
        row(window, "Ctrl+1", tr("Chat")),
        row(window, "Ctrl+2", tr("Models")),
        row(window, "Ctrl+3", tr("Providers")),
        row(window, "Ctrl+4", tr("Usage")),
        row(window, "Ctrl+5", tr("Quantize")),
        row(window, "Ctrl+Shift+Up", tr("Move a provider or a rule up")),
        row(window, "Ctrl+Shift+Down", tr("Move a provider or a rule down")),
        row(window, "Ctrl+,", tr("Settings")),
        row(window, "F1", tr("This list")),
        row(window, "Ctrl+Q", tr("Quit")),
    };
}

}  // namespace loquat::ui
