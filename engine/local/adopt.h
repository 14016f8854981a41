// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <functional>
#include <stop_token>

namespace loquat {

/// Who keeps the models in a folder, and so how it is read.
enum class Keeper { File, Folder, LmStudio, Jan, Gpt4All, HuggingFace, Ollama };

struct ModelSource {
    Keeper keeper = Keeper::Folder;
    QString path;  ///< absolute

    bool operator==(const ModelSource& other) const { return keeper == other.keeper && path == other.path; }
};

QString keeperName(Keeper keeper);  ///< "LM Studio"; a word for File and Folder, translated
/// The stores of other programs that are on this computer, where they are by default and where the environment
/// (OLLAMA_MODELS, HF_HOME, HF_HUB_CACHE) says.
QList<ModelSource> knownSources(const QString& home);

struct FoundFile {
    QString path;            ///< as it is to be opened; not copied, not moved
    quint64 sizeBytes = 0;
    qint64 modifiedMs = 0;   ///< milliseconds since 1970
    QString claimedSha256;   ///< as its store names it, not checked; empty: it does not

    bool operator==(const FoundFile& other) const { return path == other.path; }
};

/// A model as one entry, however many files it has.
struct FoundModel {
    QString name;            ///< as its keeper shows it: "qwen2.5:7b"; else from the file's name
    Keeper keeper = Keeper::Folder;
    QList<FoundFile> parts;  ///< at least one, in order; the first is the one to open
    FoundFile projector;     ///< that comes with it; no path: none
    QString hub;             ///< "huggingface" when its store says so
    QString repo;
    QString hubFile;

    const QString& path() const { return parts.first().path; }
    quint64 sizeBytes() const;
};

/// What was seen and not taken, with the reason.
struct LeftOut {
    QString path;
    QString why;
};

struct ScanResult {
    ModelSource source;
    QList<FoundModel> models;  ///< by name
    QList<LeftOut> leftOut;
    int filesSeen = 0;
    bool complete = true;      ///< false: stopped, or there was more than the limits allow
};

struct ScanLimits {
    int depth = 12;         ///< folders below the source
    int files = 200'000;
    int leftOut = 200;      ///< reasons kept
};
using TellFiles = std::function<void(int filesSeen)>;

/// Reads a source; blocks, so not on the window's thread. Follows links where a store uses them, enters no folder twice,
/// and trusts no name or manifest in it.
ScanResult scanSource(const ModelSource& source, const TellFiles& tell = {}, std::stop_token stop = {},
                      const ScanLimits& limits = {});

}  // namespace loquat

Q_DECLARE_METATYPE(loquat::FoundModel)
Q_DECLARE_METATYPE(loquat::ScanResult)
