// SPDX-License-Identifier: MIT
#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QStandardPaths>
#include <QTextStream>
#include <QUrl>
#include <memory>

#include "engine/local/converter.h"
#include "engine/local/library.h"
#include "engine/local/local_provider.h"
#include "engine/local/workshop.h"
#include "engine/remote/downloads.h"
#include "engine/remote/hub.h"
#include "engine/remote/wipe.h"
#include "storage/storage.h"
#include "ui/app/single_instance.h"
#include "ui/app/window.h"
#include "ui/viewmodels/app.h"
#include "ui/viewmodels/audit_to_storage.h"
#include "ui/viewmodels/library_to_storage.h"

namespace {

using namespace loquat;

QString defaultDataFolder() {
    const QString chosen = qEnvironmentVariable("LOQUAT_DATA_DIR");
    return chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) : chosen;
}

/// The Guide lies beside the program, in share/loquat of the same prefix.
QString guidePath() { return QDir::cleanPath(QCoreApplication::applicationDirPath() + "/../share/loquat/guide.gguf"); }

/// The composition root: builds everything in order and hands it down.
int runWindow(const QString& dataFolder, const QStringList& modelFiles) {
    ui::SingleInstance instance(dataFolder);
    if (!instance.claim()) {
        QTextStream(stderr) << "Loquat is already running with " << dataFolder << "; its window has been raised.\n";
        return 0;
    }
    ui::Settings settings(dataFolder);

    QString problem;
    auto opened = storage::Storage::open(dataFolder + "/loquat.sqlite");
    if (!opened) {
        problem = QString::fromStdString(opened.error().to_string());
        opened = storage::Storage::open(":memory:");
        if (!opened) qFatal("SQLite cannot even open a database in memory");
    }
    const std::unique_ptr<storage::Storage> history = std::move(*opened);
    LocalProvider local;
    ui::AuditToStorage audit(*history);
    remote::EgressGate gate(audit);
    remote::SecretStore secrets;
    remote::RemoteProvider remote(gate, secrets);
    const ui::CloudServices services{remote, gate, secrets};
    ui::LibraryToStorage shelf(*history);
    remote::Hub hub(gate, secrets);
    remote::Downloads downloads(gate, secrets, shelf);
    Library files(shelf);
    Converter converter;
    const ui::LibraryServices library{hub, downloads, secrets, files, converter};
    Workshop workshop(dataFolder + "/workshop");
    LocalProvider taster;  // runs what the workshop makes
    ui::App app(settings, *history, local, remote, guidePath(), &services, &library);
    app.setWorkshop(workshop, taster);
    if (!problem.isEmpty()) app.setHistoryProblem(problem);
    ui::Window window(app, settings);
    if (!window.show()) return 1;
    QObject::connect(&instance, &ui::SingleInstance::raiseRequested, &window, &ui::Window::raise);
    for (const QString& file : modelFiles) app.models()->openFile(QUrl::fromLocalFile(QDir::current().absoluteFilePath(file)));
    return QGuiApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
    remote::forbidCores();  // a core would hold keys
    ui::prepareProcess("loquat");
    QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription("Talk with language models: on this computer or in the cloud.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({"data-dir", "Keep conversations and settings in <folder>.", "folder", defaultDataFolder()});
    parser.addPositionalArgument("model", "GGUF files to add to the list of models.", "[model…]");
    parser.process(application);

    const QString dataFolder = QDir(parser.value("data-dir")).absolutePath();
    if (!QDir().mkpath(dataFolder)) {
        QTextStream(stderr) << "Loquat cannot create " << dataFolder << "; choose another folder with --data-dir.\n";
        return 1;
    }
    ui::chooseGraphics();
    return runWindow(dataFolder, parser.positionalArguments());
}
