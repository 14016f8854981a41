// SPDX-License-Identifier: MIT
#include <QAccessible>
#include <QCommandLineParser>
#include <QCursor>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>
#include <memory>

#include "engine/local/local_provider.h"
#include "engine/local/workshop.h"
#include "storage/storage.h"
#include "ui/app/sample_cloud.h"
#include "ui/app/sample_history.h"
#include "ui/app/sample_library.h"
#include "ui/app/scripted_provider.h"
#include "ui/app/window.h"
#include "ui/viewmodels/app.h"
#include "ui/viewmodels/audit_to_storage.h"
#include "ui/viewmodels/library_to_storage.h"

using namespace loquat;

namespace {

/// Grabs the window into `file` once it has settled, then quits.
void shootLater(ui::Window& window, const QString& file, int afterMs) {
    QTimer::singleShot(afterMs, &window, [&window, file] {
        QCursor::setPos(window.window()->geometry().center());  // off the controls
        QCoreApplication::processEvents();
        const bool saved = window.window()->grabWindow().save(file);
        if (!saved) QTextStream(stderr) << "cannot write " << file << '\n';
        QCoreApplication::exit(saved ? 0 : 1);
    });
}

/// The control with this name, as a screen reader finds it.
QAccessibleInterface* named(QAccessibleInterface* in, const QString& name) {
    if (!in || in->state().invisible) return nullptr;
    auto* actions = in->actionInterface();
    const bool pressable = actions && actions->actionNames().contains(QAccessibleActionInterface::pressAction());
    if (pressable && in->text(QAccessible::Name) == name) return in;
    for (int i = 0; i < in->childCount(); ++i)
        if (QAccessibleInterface* found = named(in->child(i), name)) return found;
    return nullptr;
}

/// Presses controls one after another, as a screen reader does: sheets and folds for pictures.
void pressLater(ui::Window& window, const QStringList& names) {
    for (int i = 0; i < names.size(); ++i)
        QTimer::singleShot(1500 + 400 * i, &window, [&window, name = names[i]] {
            QAccessibleInterface* control = named(QAccessible::queryAccessibleInterface(window.window()), name);
            if (control)
                control->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
            else
                QTextStream(stderr) << "no control is called " << name << '\n';
        });
}

/// Takes the wizard to a step with the Guide, by real work.
void walkWizard(ui::Quantize& wizard, int until) {
    const auto go = [&wizard, until] {
        if (wizard.isLooking() || wizard.run()->isRunning() || wizard.step() >= until) return;
        if (wizard.step() == ui::Quantize::Model) wizard.setStep(ui::Quantize::Recipe);
        else if (wizard.step() == ui::Quantize::Recipe) wizard.build();
        else if (wizard.step() == ui::Quantize::Compare) wizard.setStep(ui::Quantize::Keep);
    };
    QObject::connect(&wizard, &ui::Quantize::changed, &wizard, go, Qt::QueuedConnection);
    wizard.choose(ui::ModelList::guideId());
}

}  // namespace

int main(int argc, char** argv) {
    ui::prepareProcess("loquat-offline");
    QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription("Loquat's window over a scripted model and a history in memory.");
    parser.addHelpOption();
    parser.addOptions({
        {"theme", "dark, light or system.", "name", "dark"},
        {"language", "en, zh_CN or system.", "name", "en"},
        {"page", "The page to show: chat, models, quantize, providers, usage, audit, settings, welcome.", "name", "chat"},
        {"size", "Window size, as 1280x820.", "size", "1280x820"},
        {"empty", "Start with no history."},
        {"inspector", "Open the inspector."},
        {"ask", "Ask this at once.", "text"},
        {"attach", "Attach this file first; may be given more than once.", "file"},
        {"side", "Who is to answer: local, cloud, auto.", "name"},
        {"pace", "Milliseconds per streamed piece.", "ms", "30"},
        {"press", "Press the control with this accessible name; may be given more than once, in order.", "name"},
        {"key", "Paste this key into the provider's field and keep it.", "text"},
        {"until", "On the page quantize: go to this step with the Guide: 1 recipe, 2 build, 3 compare, 4 keep.", "step"},
        {"shot", "Write a picture of the window to <file> and quit.", "file"},
        {"after", "Wait this long before the picture.", "ms", "1200"},
    });
    parser.process(application);

    const QTemporaryDir folder;
    ui::chooseGraphics();
    ui::Settings settings(folder.path());
    settings.setTheme(parser.value("theme"));
    settings.setLanguage(parser.value("language"));
    settings.setInspectorOpen(parser.isSet("inspector"));
    settings.setWelcomeSeen(parser.value("page") != "welcome");

    auto storage = storage::Storage::open(":memory:");
    if (!storage) qFatal("no database: %s", storage.error().to_string().c_str());
    if (!parser.isSet("empty")) settings.setNote("conversation", ui::fillSampleHistory(**storage, folder.path()));
    ui::ScriptedProvider provider(parser.value("pace").toInt());
    const bool quantizes = parser.value("page") == "quantize";  // really, of the Guide that is here
    const QString guide = quantizes ? QCoreApplication::applicationDirPath() + "/../share/loquat/guide.gguf" : folder.filePath("guide.gguf");
    if (!quantizes) ui::touch(guide);
    ui::ScriptedProvider cloud(parser.value("pace").toInt());
    ui::AuditToStorage audit(**storage);
    remote::EgressGate gate(audit);
    remote::SecretStore secrets("loquat-offline");
    if (!parser.isSet("empty")) ui::fillSampleCloud(**storage, settings, secrets);
    remote::RemoteProvider remote(gate, secrets);
    const ui::CloudServices services{remote, gate, secrets};
    ui::LibraryToStorage shelf(**storage);
    remote::Hub hub(gate, secrets);
    remote::Downloads downloads(gate, secrets, shelf);
    Library files(shelf);
    Converter converter;
    const ui::LibraryServices library{hub, downloads, secrets, files, converter};
    Workshop workshop(folder.filePath("workshop"));
    LocalProvider taster;
    ui::App app(settings, **storage, provider, cloud, guide, &services, &library);
    ui::fillSampleLibrary(*app.library(), parser.isSet("empty"));
    app.setWorkshop(workshop, taster);
    ui::Window window(app, settings);
    if (!window.show()) return 1;

    const QStringList size = parser.value("size").split('x');
    window.window()->resize(size.value(0).toInt(), size.value(1).toInt());
    window.window()->setProperty("page", parser.value("page"));
    QTimer::singleShot(parser.isSet("attach") ? 900 : 300, &app, [&] {  // files go with a conversation that is open
        if (parser.isSet("side")) app.chat()->setSide(parser.value("side"));
        QList<QUrl> files;
        for (const QString& file : parser.values("attach")) files << QUrl::fromLocalFile(QFileInfo(file).absoluteFilePath());
        app.chat()->attachments()->add(files);
        if (!parser.isSet("ask")) return;
        app.chat()->setDraft(parser.value("ask"));
        QObject::connect(app.chat()->attachments(), &ui::Attachments::changed, app.chat(), &ui::Chat::send, Qt::QueuedConnection);
        app.chat()->send();
    });
    if (parser.isSet("key")) QTimer::singleShot(500, &app, [&] { app.cloud()->editor()->key()->store(parser.value("key")); });
    if (parser.isSet("press")) QAccessible::setActive(true);
    pressLater(window, parser.values("press"));
    if (parser.isSet("until")) walkWizard(*app.quantize(), parser.value("until").toInt());
    if (parser.isSet("shot")) shootLater(window, parser.value("shot"), parser.value("after").toInt());
    return QGuiApplication::exec();
}
