// SPDX-License-Identifier: MIT
// Goes on with the downloads whose state is in a folder until they end, and says how: a process to be killed.
// download_helper STATE_FOLDER: holds ID.json for each.
#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>
#include <QTextStream>

#include "engine/remote/downloads.h"
#include "engine/remote/egress_gate.h"
#include "engine/remote/secret_store.h"

using namespace loquat::remote;

namespace {

class Folder : public DownloadSink {
public:
    explicit Folder(const QString& path) : folder_(path) {}
    void saveDownload(const QString& id, int, const QString& json) override {
        QSaveFile file(folder_.filePath(id + ".json"));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(json.toUtf8());
            file.commit();
        }
    }
    void removeDownload(const QString& id) override { folder_.remove(id + ".json"); }
    QStringList all() const {
        QStringList texts;
        for (const QString& name : folder_.entryList({"*.json"})) {
            QFile file(folder_.filePath(name));
            if (file.open(QIODevice::ReadOnly)) texts << QString::fromUtf8(file.readAll());
        }
        return texts;
    }

private:
    QDir folder_;
};

class NoAudit : public loquat::AuditSink {
    void record(const loquat::AuditRecord&) override {}
};

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    NoAudit audit;
    EgressGate gate(audit);
    SecretStore secrets("Loquat tests");
    Folder folder(application.arguments().value(1));
    Downloads downloads(gate, secrets, folder);
    DownloadSettings settings;
    settings.firstRetry = std::chrono::milliseconds(20);
    settings.silence = std::chrono::seconds(2);
    downloads.setSettings(settings);
    QObject::connect(&downloads, &Downloads::changed, &application, [&](const QString&) {
        for (const DownloadStatus& status : downloads.all()) {
            if (status.state != DownloadState::Failed) continue;
            QTextStream(stdout) << "failed: " << status.problem << Qt::endl;
            QCoreApplication::exit(1);
        }
    });
    QObject::connect(&downloads, &Downloads::finished, &application, [] {
        QTextStream(stdout) << "done" << Qt::endl;
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    const QStringList saved = folder.all();
    if (saved.isEmpty()) return 0;  // killed after the end of the last one
    downloads.restore(saved);
    return QCoreApplication::exec();
}
