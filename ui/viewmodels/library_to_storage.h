// SPDX-License-Identifier: MIT
#pragma once

#include "engine/local/library.h"
#include "engine/remote/downloads.h"
#include "storage/storage.h"

namespace loquat::ui {

/// Hands the queue of downloads and the hashes of files to the storage.
class LibraryToStorage : public remote::DownloadSink, public HashSink {
public:
    explicit LibraryToStorage(storage::Storage& storage) : storage_(storage) {}

    void saveDownload(const QString& id, int position, const QString& json) override { storage_.saveDownload({id, position, json}); }
    void removeDownload(const QString& id) override { storage_.removeDownload(id); }
    void saveHash(const KnownHash& hash) override { storage_.saveFileHash({hash.path, hash.sizeBytes, hash.modifiedMs, hash.sha256}); }

private:
    storage::Storage& storage_;
};

}  // namespace loquat::ui
