// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include "engine/remote/hub.h"

namespace loquat::remote {

// What the hubs answer, read with distrust: what is malformed is left out.

/// "owner/name" in the letters that hubs allow.
bool isRepoName(const QString& repo);

std::optional<QList<HubModel>> readModels(HubKind hub, const QByteArray& json);

struct ListedFile {
    QString path;
    qint64 bytes = -1;
    QString sha256;  ///< empty: not told
};
std::optional<QList<ListedFile>> readFiles(HubKind hub, const QByteArray& json);

/// The GGUFs among them, parts together; split ones that lack a part, and names that may not be made here, are left out.
QList<HubFile> groupFiles(const QList<ListedFile>& files,
                          const std::function<QList<DownloadSource>(const ListedFile&)>& sourcesOf);

}  // namespace loquat::remote
