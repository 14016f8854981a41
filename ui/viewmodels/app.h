// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>
#include <memory>

#include "ui/viewmodels/chat.h"
#include "ui/viewmodels/cloud.h"
#include "ui/viewmodels/computer.h"
#include "ui/viewmodels/conversation_list.h"
#include "ui/viewmodels/model_library.h"
#include "ui/viewmodels/model_list.h"
#include "ui/viewmodels/privacy_settings.h"
#include "ui/viewmodels/quantize.h"
#include "ui/viewmodels/settings.h"
#include "ui/viewmodels/toast.h"

namespace loquat::ui {

/// Everything the window binds to, built from what the composition root hands down.
class App : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    Q_PROPERTY(loquat::ui::ConversationList* conversations READ conversations CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::Chat* chat READ chat CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::ModelList* models READ models CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::ModelLibrary* library READ library CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::Cloud* cloud READ cloud CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::PrivacySettings* privacy READ privacy CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::Quantize* quantize READ quantize CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::Settings* settings READ settings CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::Computer* computer READ computer CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::Toast* toast READ toast CONSTANT FINAL)
    Q_PROPERTY(QVariantList shortcuts READ shortcuts NOTIFY retranslated FINAL)
    Q_PROPERTY(QString failure READ failure NOTIFY failureChanged FINAL)

public:
    /// All of them outlive the App. `cloud` answers questions; the services stand behind the pages of the cloud,
    /// which a window needs and a test of conversations does not.
    App(Settings& settings, storage::Storage& storage, ModelHost& host, ChatProvider& cloud, const QString& guidePath,
        const CloudServices* services = nullptr, const LibraryServices* library = nullptr, QObject* parent = nullptr);
    ~App() override;  ///< saves the draft

    ConversationList* conversations() { return &conversations_; }
    Chat* chat() { return &chat_; }
    CloudModels* cloudModels() { return &clouds_; }
    ModelList* models() { return &models_; }
    ModelLibrary* library() { return library_.get(); }  ///< null without services
    Cloud* cloud() { return cloud_.get(); }  ///< null without services
    PrivacySettings* privacy() { return &privacy_; }
    Quantize* quantize() { return quantize_.get(); }  ///< null without a workshop, which a window needs
    /// Before the window is shown. Both outlive the App; the taster runs candidates beside the chat's model.
    void setWorkshop(Workshop& workshop, ModelHost& taster);
    Settings* settings() { return &settings_; }
    Computer* computer() { return &computer_; }
    Toast* toast() { return &toast_; }
    QVariantList shortcuts() const;
    QString failure() const { return failure_; }
    Q_INVOKABLE void dismissFailure();
    /// The history could not be opened, so nothing is kept this time.
    void setHistoryProblem(const QString& why);

    void retranslate();  ///< after the language changed

signals:
    void retranslated();
    void failureChanged();

private:
    void openLast();
    void loadedChanged();
    void startCloud(const CloudServices& services);
    void startLibrary(const LibraryServices& services);

    Settings& settings_;
    storage::Storage& storage_;
    ModelHost& host_;
    Toast toast_;
    PrivacySettings privacy_;
    ModelList models_;
    CloudModels clouds_;
    std::unique_ptr<Cloud> cloud_;
    Router router_;
    Answers answers_;
    Chat chat_;
    ConversationList conversations_;
    Computer computer_;
    std::unique_ptr<ModelLibrary> library_;
    std::unique_ptr<Quantize> quantize_;
    QString failure_;
};

}  // namespace loquat::ui
