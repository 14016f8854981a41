// SPDX-License-Identifier: MIT
#include "storage/library_rows.h"

#include "storage/rows.h"

namespace loquat::storage {

namespace {

Model modelFrom(const Statement& row) {
    Model model;
    model.path = row.text(0);
    model.name = row.text(1);
    model.architecture = row.text(2);
    model.quantization = row.text(3);
    model.parameters = static_cast<quint64>(row.integer(4));
    model.sizeBytes = static_cast<quint64>(row.integer(5));
    model.trainedContext = static_cast<int>(row.integer(6));
    model.addedAt = fromMs(row.integer(7));
    model.measuredTokensPerSecond = row.real(8);
    model.efficiency = row.real(9);
    model.sha256 = row.text(10);
    model.origin = checked(row.integer(11), ModelOrigin::Adopted);
    model.originName = row.text(12);
    model.hub = row.text(13);
    model.repo = row.text(14);
    model.hubFile = row.text(15);
    model.volumeId = row.text(16);
    model.mountPoint = row.text(17);
    return model;
}

ModelFile modelFileFrom(const Statement& row) {
    return ModelFile{row.text(0), row.text(1), static_cast<quint64>(row.integer(2)), row.text(3)};
}

Result<QList<ModelFile>> readFilesOf(Database& database, const QString& path) {
    Statement rows(database,
                   "SELECT kind, path, size_bytes, sha256 FROM model_files WHERE model_path = ? ORDER BY position");
    return readAll(rows.bind(path), modelFileFrom);
}

Result<void> writeFilesOf(Database& database, const Model& model) {
    auto gone = Statement(database, "DELETE FROM model_files WHERE model_path = ?").bind(model.path).run();
    if (!gone) return gone;
    for (qsizetype i = 0; i < model.files.size(); ++i) {
        const ModelFile& file = model.files[i];
        auto written = Statement(database, "INSERT INTO model_files VALUES (?, ?, ?, ?, ?, ?)")
                           .bind(model.path, i, file.kind, file.path, file.sizeBytes, file.sha256)
                           .run();
        if (!written) return written;
    }
    return {};
}

}  // namespace

Result<void> writeModel(Database& database, const Model& m) {
    Statement row(database,
                  "INSERT OR REPLACE INTO models (path, name, architecture, quantization, parameters, size_bytes, "
                  "trained_context, added_at, measured_tokens_per_second, efficiency, sha256, origin, origin_name, "
                  "hub, repo, hub_file, volume_id, mount_point) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    row.bind(m.path, m.name, m.architecture, m.quantization, m.parameters, m.sizeBytes, m.trainedContext,
             toMs(m.addedAt), m.measuredTokensPerSecond, m.efficiency, m.sha256, int(m.origin), m.originName, m.hub,
             m.repo, m.hubFile, m.volumeId, m.mountPoint);
    if (auto written = row.run(); !written) return written;
    return writeFilesOf(database, m);
}

Result<void> deleteModel(Database& database, const QString& path) {
    return Statement(database, "DELETE FROM models WHERE path = ?").bind(path).run();
}

Result<QList<Model>> readModels(Database& database) {
    Statement rows(database,
                   "SELECT path, name, architecture, quantization, parameters, size_bytes, trained_context, "
                   "added_at, measured_tokens_per_second, efficiency, sha256, origin, origin_name, hub, repo, "
                   "hub_file, volume_id, mount_point FROM models ORDER BY added_at, path");
    auto models = readAll(rows, modelFrom);
    if (!models) return models;
    for (Model& model : *models) {
        auto files = readFilesOf(database, model.path);
        if (!files) return files.error();
        model.files = *files;
    }
    return models;
}

Result<void> writeDownload(Database& database, const DownloadRow& d) {
    return Statement(database, "INSERT OR REPLACE INTO downloads VALUES (?, ?, ?)")
        .bind(d.id, d.position, d.json)
        .run();
}

Result<void> deleteDownload(Database& database, const QString& id) {
    return Statement(database, "DELETE FROM downloads WHERE id = ?").bind(id).run();
}

Result<QList<DownloadRow>> readDownloads(Database& database) {
    Statement rows(database, "SELECT id, position, json FROM downloads ORDER BY position, id");
    return readAll<DownloadRow>(rows, [](const Statement& row) {
        return DownloadRow{row.text(0), static_cast<int>(row.integer(1)), row.text(2)};
    });
}

Result<void> writeFileHash(Database& database, const FileHash& h) {
    return Statement(database, "INSERT OR REPLACE INTO file_hashes VALUES (?, ?, ?, ?)")
        .bind(h.path, h.sizeBytes, h.modifiedMs, h.sha256)
        .run();
}

Result<void> deleteFileHash(Database& database, const QString& path) {
    return Statement(database, "DELETE FROM file_hashes WHERE path = ?").bind(path).run();
}

Result<QList<FileHash>> readFileHashes(Database& database) {
    Statement rows(database, "SELECT path, size_bytes, modified_at, sha256 FROM file_hashes ORDER BY path");
    return readAll<FileHash>(rows, [](const Statement& row) {
        return FileHash{row.text(0), static_cast<quint64>(row.integer(1)), row.integer(2), row.text(3)};
    });
}

}  // namespace loquat::storage
