// SPDX-License-Identifier: MIT
#pragma once

#include <QFileInfo>
#include <QStringList>
#include <stop_token>

#include "engine/local/adopt.h"

namespace loquat {

// What the readers of every store share.

/// Collects a scan's result within its limits.
class Scan {
public:
    Scan(const ModelSource& source, const TellFiles& tell, std::stop_token stop, const ScanLimits& limits);

    const ModelSource& source() const { return result_.source; }
    const ScanLimits& limits() const { return limits_; }

    /// Counts a file; false when it is time to end.
    bool see();
    bool ended() const { return ended_; }
    void cutShort() { result_.complete = false; }
    void add(FoundModel model);  ///< unless its first file is there already
    void leaveOut(const QString& path, const QString& why);
    ScanResult finish();

private:
    ScanResult result_;
    TellFiles tell_;
    std::stop_token stop_;
    ScanLimits limits_;
    bool ended_ = false;
};

/// Every file below the folder that may matter, by path: GGUF files and unfinished downloads of them.
QStringList walkFolder(Scan& scan, const QString& folder, bool followLinks);

/// The file as found; nothing, with the reason left in the scan, when it is no whole model file.
std::optional<FoundFile> lookAt(Scan& scan, const QString& path);

/// Puts split sets and projectors together and leaves out what is incomplete. `name` and the like are set by `describe`.
void addModels(Scan& scan, const QStringList& paths, bool folderIsModel,
               const std::function<void(FoundModel&)>& describe = {});

void readOllama(Scan& scan);
void readHuggingFace(Scan& scan);
void readJan(Scan& scan);

}  // namespace loquat
