// SPDX-License-Identifier: MIT
#pragma once

#include "storage/database.h"
#include "storage/records.h"

namespace loquat::storage {

// The model library's records to rows and back; as in rows.h.

Result<void> writeModel(Database& database, const Model& model);
Result<void> deleteModel(Database& database, const QString& path);
Result<QList<Model>> readModels(Database& database);

Result<void> writeDownload(Database& database, const DownloadRow& download);
Result<void> deleteDownload(Database& database, const QString& id);
Result<QList<DownloadRow>> readDownloads(Database& database);

Result<void> writeFileHash(Database& database, const FileHash& hash);
Result<void> deleteFileHash(Database& database, const QString& path);
Result<QList<FileHash>> readFileHashes(Database& database);

}  // namespace loquat::storage
