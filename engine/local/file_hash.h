// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <functional>
#include <stop_token>

#include "engine/base/result.h"

namespace loquat {

/// The hash of a file while it had this size and time.
struct KnownHash {
    QString path;
    quint64 sizeBytes = 0;
    qint64 modifiedMs = 0;
    QString sha256;
};

/// Reads the whole file; kCancelled when stopped, kIo when it cannot be read or changes meanwhile.
Result<KnownHash> hashFile(const QString& path, const std::function<void(qint64 done, qint64 total)>& tell = {},
                           const std::stop_token& stop = {});

/// Whether the file has the size and the time it had when it was hashed.
bool isUnchanged(const KnownHash& hash);

/// What two names of one file on the disk have in common, links followed; empty when there is no such file.
QString placeOnDisk(const QString& path);

}  // namespace loquat
