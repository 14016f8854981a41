// SPDX-License-Identifier: MIT
#include "engine/local/adopt.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <utility>

#include "engine/local/adopt_files.h"

namespace loquat {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Adopt)
};

/// "publisher/repository/file" below LM Studio's folder is the file's place on the hub.
void describeLmStudio(const QString& root, FoundModel& model) {
    const QStringList places = QDir(root).relativeFilePath(model.path()).split(u'/');
    if (places.size() != 3 || places[0] == QLatin1String("..") || places[0].startsWith(QLatin1String("imported"))) return;
    model.hub = QStringLiteral("huggingface");
    model.repo = places[0] + u'/' + places[1];
    model.hubFile = places[2];
}

void readFolder(Scan& scan) {
    const Keeper keeper = scan.source().keeper;
    const bool isStore = keeper != Keeper::Folder;
    const QString root = scan.source().path;
    const QStringList files = walkFolder(scan, root, isStore);
    addModels(scan, files, keeper == Keeper::LmStudio, [&](FoundModel& model) {
        if (keeper == Keeper::LmStudio) describeLmStudio(root, model);
    });
}

/// A single file; one of a split set brings the others.
void readFile(Scan& scan) {
    const QFileInfo info(scan.source().path);
    static const QLatin1String kOf("-of-");
    const qsizetype of = info.fileName().lastIndexOf(kOf);
    if (of < 6) return addModels(scan, {info.filePath()}, false);
    const QString prefix = info.fileName().left(of - 5);
    const QString ending = info.fileName().mid(of);
    QStringList parts;
    const QFileInfoList beside = info.dir().entryInfoList(QDir::Files | QDir::Hidden, QDir::Name);
    for (const QFileInfo& file : beside)
        if (file.fileName().startsWith(prefix) && file.fileName().endsWith(ending)) parts << file.filePath();
    addModels(scan, parts.isEmpty() ? QStringList{info.filePath()} : parts, false);
}

/// The folder that LM Studio was told to use instead of its own.
QString lmStudioFolder(const QString& settings) {
    QFile file(settings);
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.read(1 << 20))["downloadsFolder"].toString();
}

QList<ModelSource> candidates(const QString& home) {
    const auto at = [&](const char* path) { return home + u'/' + QLatin1String(path); };
    QList<ModelSource> all{
        {Keeper::LmStudio, at(".lmstudio/models")},
        {Keeper::LmStudio, at(".cache/lm-studio/models")},
        {Keeper::LmStudio, lmStudioFolder(at(".lmstudio/settings.json"))},
        {Keeper::LmStudio, lmStudioFolder(at(".cache/lm-studio/settings.json"))},
        {Keeper::Jan, at("jan/models")},
        {Keeper::Jan, at(".local/share/Jan/data/models")},
        {Keeper::Jan, at(".local/share/Jan/data/llamacpp/models")},
        {Keeper::Jan, at(".config/Jan/data/models")},
        {Keeper::Jan, at(".config/Jan/data/llamacpp/models")},
        {Keeper::Gpt4All, at(".local/share/nomic.ai/GPT4All")},
        {Keeper::Gpt4All, at(".var/app/io.gpt4all.gpt4all/data/nomic.ai/GPT4All")},
        {Keeper::HuggingFace, qEnvironmentVariable("HF_HUB_CACHE")},
        {Keeper::Ollama, qEnvironmentVariable("OLLAMA_MODELS")},
        {Keeper::Ollama, at(".ollama/models")},
        {Keeper::Ollama, QStringLiteral("/usr/share/ollama/.ollama/models")},
        {Keeper::Ollama, QStringLiteral("/var/snap/ollama/common/models")},
    };
    if (const QString hf = qEnvironmentVariable("HF_HOME"); !hf.isEmpty())
        all << ModelSource{Keeper::HuggingFace, hf + QStringLiteral("/hub")};
    all << ModelSource{Keeper::HuggingFace, at(".cache/huggingface/hub")};
    return all;
}

}  // namespace

QString keeperName(Keeper keeper) {
    switch (keeper) {
        case Keeper::File: return Words::tr("File");
        case Keeper::Folder: return Words::tr("Folder");
        case Keeper::LmStudio: return QStringLiteral("LM Studio");
        case Keeper::Jan: return QStringLiteral("Jan");
        case Keeper::Gpt4All: return QStringLiteral("GPT4All");
        case Keeper::HuggingFace: return QStringLiteral("Hugging Face");
        case Keeper::Ollama: return QStringLiteral("Ollama");
    }
    Q_UNREACHABLE();
}

QList<ModelSource> knownSources(const QString& home) {
    QList<ModelSource> sources;
    QStringList taken;
    const QList<ModelSource> all = candidates(home);
    for (const ModelSource& source : all) {
        const QString real = source.path.isEmpty() ? QString() : QFileInfo(source.path).canonicalFilePath();
        if (real.isEmpty() || !QFileInfo(real).isDir() || taken.contains(real)) continue;
        taken << real;
        sources << source;
    }
    return sources;
}

quint64 FoundModel::sizeBytes() const {
    quint64 sum = 0;
    for (const FoundFile& part : parts) sum += part.sizeBytes;
    return sum;
}

ScanResult scanSource(const ModelSource& source, const TellFiles& tell, std::stop_token stop,
                      const ScanLimits& limits) {
    Scan scan(source, tell, std::move(stop), limits);
    switch (source.keeper) {
        case Keeper::File: readFile(scan); break;
        case Keeper::Folder:
        case Keeper::LmStudio:
        case Keeper::Gpt4All: readFolder(scan); break;
        case Keeper::Jan: readJan(scan); break;
        case Keeper::HuggingFace: readHuggingFace(scan); break;
        case Keeper::Ollama: readOllama(scan); break;
    }
    return scan.finish();
}

}  // namespace loquat
