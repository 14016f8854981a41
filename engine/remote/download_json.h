// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <optional>

#include "engine/remote/downloads.h"

namespace loquat::remote {

/// What is kept of a download over restarts: the request, and whether it was paused or had failed.
QString toJson(const DownloadStatus& status);
/// Nothing when it is malformed. What was running comes back as Queued.
std::optional<DownloadStatus> downloadFromJson(const QString& json);

/// What is wrong with a request, as a sentence: no folder, no files, names that may not be made here; empty when it is fine.
QString faultOf(const DownloadRequest& request);

}  // namespace loquat::remote
