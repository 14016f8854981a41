// SPDX-License-Identifier: MIT
#include "ui/app/sample_library.h"

namespace loquat::ui {

using remote::DownloadState;
using remote::DownloadStatus;

namespace {

Machine sampleMachine() {
    Machine machine;
    machine.memoryTotal = 16'000'000'000;
    machine.memoryFree = 11'200'000'000;
    machine.cpu = QStringLiteral("AMD Ryzen 7 5800X 8-Core Processor");
    machine.cores = 8;
    machine.instructions = QStringLiteral("AVX2");
    machine.bandwidth = {42e9, QDate::currentDate(), machine.cpu};
    machine.efficiency = 0.7;
    return machine;
}

DownloadStatus status(const QString& title, const QString& repo, qint64 done, qint64 total, DownloadState state) {
    DownloadStatus status;
    status.request.id = storage::newId();
    status.request.title = title;
    status.request.detail = QStringLiteral("Q4_K_M");
    status.request.folder = QStringLiteral("/models/") + repo;
    remote::DownloadFile file;
    file.name = QStringLiteral("model.gguf");
    file.bytes = total;
    file.sha256 = QString(64, '0');
    status.request.files = {file};
    status.state = state;
    status.doneBytes = done;
    status.totalBytes = total;
    return status;
}

/// As the hub would list the repository: a file for each type that it is known to offer.
RepositoryFacts factsOf(const CatalogueModel& model) {
    RepositoryFacts facts;
    facts.listed = true;
    for (const QString& quantization : model.quantizations) {
        remote::HubFile file;
        file.title = model.id + '-' + quantization + ".gguf";
        file.quantization = quantization;
        file.bytes = qint64(estimateFileBytes(model, quantization));
        facts.files.append(file);
    }
    return facts;
}

}  // namespace

void fillSampleLibrary(ModelLibrary& library, bool empty) {
    library.discover()->setAsksHubs(false);
    library.setMachine(sampleMachine(), ModelLibrary::Memory::AsGiven);
    if (empty) return;
    for (const CatalogueModel& model : bundledCatalogue().models)
        if (!model.repos.isEmpty()) library.repositories().put(RepositoryId::of(model.repos.first().hub, model.repos.first().repo), factsOf(model));
    DownloadStatus running = status("Qwen2.5 7B Instruct", "Qwen/Qwen2.5-7B-Instruct-GGUF", 2'900'000'000, 4'700'000'000, DownloadState::Running);
    running.bytesPerSecond = 12.4e6;
    running.secondsLeft = 145;
    running.connections = 4;
    running.source = QStringLiteral("huggingface.co");
    library.arriving()->setDownload(running);
    DownloadStatus waiting = status("Phi 4", "bartowski/phi-4-GGUF", 1'200'000'000, 9'050'000'000, DownloadState::Waiting);
    waiting.problem = QStringLiteral("huggingface.co does not answer.");
    waiting.nextTry = QDateTime::currentDateTimeUtc().addSecs(38);
    library.arriving()->setDownload(waiting);
}

}  // namespace loquat::ui
