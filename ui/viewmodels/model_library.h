// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include "engine/local/converter.h"
#include "engine/local/library.h"
#include "ui/viewmodels/arriving_list.h"
#include "ui/viewmodels/discover_list.h"
#include "ui/viewmodels/import_model.h"
#include "ui/viewmodels/leftover_files.h"
#include "ui/viewmodels/library_settings.h"
#include "ui/viewmodels/model_list.h"
#include "ui/viewmodels/privacy_settings.h"
#include "ui/viewmodels/repository_model.h"

namespace loquat::ui {

/// What stands behind the library; all of it outlives the window.
struct LibraryServices {
    remote::Hub& hub;
    remote::Downloads& downloads;
    remote::SecretStore& secrets;
    Library& files;
    Converter& converter;
    QUrl huggingFace = remote::HubSettings().huggingFace;
};

/// Finding, fetching, converting and adopting models, as the pages see it, and the wires between the services.
class ModelLibrary : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by App")
    Q_PROPERTY(loquat::ui::ArrivingList* arriving READ arriving CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::DiscoverList* discover READ discover CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::RepositoryModel* repository READ repository CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::ImportModel* importing READ importing CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::LeftoverFiles* leftovers READ leftovers CONSTANT FINAL)
    Q_PROPERTY(loquat::ui::LibrarySettings* settings READ settings CONSTANT FINAL)
    Q_PROPERTY(bool noCloud READ noCloud NOTIFY noCloudChanged FINAL)
    Q_PROPERTY(QVariantMap recommended READ recommended NOTIFY recommendedChanged FINAL)

public:
    ModelLibrary(const LibraryServices& services, Settings& settings, PrivacySettings& privacy, storage::Storage& storage,
                 ModelList& models, Toast& toast, QObject* parent = nullptr);

    ArrivingList* arriving() { return &arriving_; }
    DiscoverList* discover() { return &discover_; }
    RepositoryModel* repository() { return &repository_; }
    ImportModel* importing() { return &importing_; }
    LeftoverFiles* leftovers() { return &leftovers_; }
    LibrarySettings* settings() { return &settings_; }
    Repositories& repositories() { return repositories_; }
    bool noCloud() const { return privacy_.noCloud(); }
    /// {key, name, factsText, fit, fitText, actionText, action}: the best for this computer; empty when none fits
    QVariantMap recommended() const;

    /// Gets the model of a card as it stands there; opens the sheet instead when something is to be decided first.
    Q_INVOKABLE void get(const QString& key);
    Q_INVOKABLE void getFile(int row);  ///< of the sheet
    Q_INVOKABLE void openCard(const QString& key);
    Q_INVOKABLE bool openAddress(const QString& text);  ///< false: it names no repository
    Q_INVOKABLE QString convertProblem(const QUrl& folder) const;  ///< why a folder cannot be converted; empty: it can
    Q_INVOKABLE void convert(const QUrl& folder);
    Q_INVOKABLE QString modelIdOf(const QString& key) const;  ///< of a card whose model is here
    Q_INVOKABLE void allowCloud() { privacy_.setNoCloud(false); }
    Q_INVOKABLE void wake();  ///< the page is looked at: reads this computer and the hubs

    enum class Memory { ReadAnew, AsGiven };  ///< what is free changes while the program runs
    void setMachine(const Machine& machine, Memory memory = Memory::ReadAnew);
    const Machine& machine() const { return machine_; }
    void retranslate();

signals:
    void noCloudChanged();
    void recommendedChanged();
    void machineChanged();
    void sheetWanted();             ///< the repository sheet has something to show
    void started(const QString& title);
    void convertFailed(const QString& what, const QString& why);

private:
    void connectDownloads();
    void connectConverter();
    void connectFiles();
    void applySettings();
    void askMachine();
    void learnSpeed();
    void lookForFiles();
    void lookForLeftovers();
    RepositorySubject subjectOf(const DiscoverCard& card) const;
    void open(const RepositorySubject& subject);
    void lookAtToken();
    void start(const RepositorySubject& subject, const remote::HubFile& file, const QList<remote::HubFile>& companions);
    void whenListed(const QString& key);
    void arrived(const QString& id, const QStringList& paths);
    QString freePlace(const QString& name) const;
    DiscoverList::Presence presenceOf(const RepositoryId& id, const QString& quantization) const;

    LibraryServices services_;
    PrivacySettings& privacy_;
    storage::Storage& storage_;
    ModelList& models_;
    Toast& toast_;
    LibrarySettings settings_;
    Repositories repositories_;
    ArrivingList arriving_;
    DiscoverList discover_;
    RepositoryModel repository_;
    ImportModel importing_;
    LeftoverFiles leftovers_;
    Machine machine_;
    Memory memory_ = Memory::ReadAnew;
    bool awake_ = false;     // the page was looked at
    bool restored_ = false;  // the queue of downloads is as it was left
    QString wanted_;                    // the card to be fetched once its files are listed
    QHash<QString, ArrivingJob> jobs_;  // conversions, by id
};

}  // namespace loquat::ui
