// SPDX-License-Identifier: MIT
// What other programs wrote about their models: an Ollama manifest and a Jan description lead to no file outside.
#include <cstdint>
#include <cstdlib>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "engine/local/adopt.h"

using namespace loquat;

namespace {

void write(const QString& path, const QByteArray& content) {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) std::abort();
}

void requireInside(const ScanResult& result, const QString& folder) {
    for (const FoundModel& model : result.models)
        for (const FoundFile& part : model.parts)
            if (!QFileInfo(part.path).canonicalFilePath().startsWith(folder)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const QTemporaryDir home;
    static const QString store = QFileInfo(home.path()).canonicalFilePath() + QStringLiteral("/store");
    static const bool prepared = [] {
        write(home.filePath(QStringLiteral("secret.gguf")), "GGUF....");
        write(store + QStringLiteral("/blobs/sha256-") + QString(64, u'a'), "GGUF....");
        write(store + QStringLiteral("/m/model.gguf"), "GGUF....");
        return true;
    }();
    if (!prepared) return 0;
    const QByteArray bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    write(store + QStringLiteral("/manifests/registry.ollama.ai/library/m/1"), bytes);
    requireInside(scanSource({Keeper::Ollama, store}), store);
    // An absolute path in a description is Jan's way of importing, so those are not tried.
    if (!bytes.contains("/tmp") && !bytes.contains("secret")) {
        write(store + QStringLiteral("/m/model.yml"), bytes);
        requireInside(scanSource({Keeper::Jan, store}), store);
    }
    return 0;
}
