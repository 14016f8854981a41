// SPDX-License-Identifier: MIT
#include "storage/open.h"

#include <sqlite3.h>

#include "storage/rows.h"

namespace loquat::storage {

namespace {

/// Ours alone until we end: a second Loquat would take our running answers for interrupted. Nothing is
/// moved from the WAL into the file before the file is accepted.
Result<void> lock(Database& database) {
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    return database.execute("PRAGMA locking_mode = EXCLUSIVE");
}

Result<void> configure(Database& database) {
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    for (const char* pragma :
         {"PRAGMA journal_mode = WAL", "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON"}) {
        if (auto done = database.execute(pragma); !done) return done;
    }
    return {};
}

Result<void> check(Database& database) {
    if (database.isReadOnly()) return database.error(SQLITE_READONLY);
    auto verdict = database.text("PRAGMA quick_check(1)");
    if (!verdict) return verdict.error();
    if (*verdict != "ok") return database.error(SQLITE_CORRUPT);
    return {};
}

Result<void> endStreams(Database& database) {
    Transaction transaction(database);
    if (auto begun = transaction.begun(); !begun) return begun;
    if (auto marked = markInterrupted(database); !marked) return marked;
    return transaction.commit();
}

}  // namespace

Result<Database> openHistory(const QString& path, std::span<const MigrationStep> steps) {
    auto database = Database::open(path);
    if (!database) return database;
    if (auto locked = lock(*database); !locked) return locked.error();
    if (auto whole = check(*database); !whole) return whole.error();
    if (auto migrated = migrate(*database, steps); !migrated) return migrated.error();
    if (auto configured = configure(*database); !configured) return configured.error();
    if (auto ended = endStreams(*database); !ended) return ended.error();
    return database;
}

}  // namespace loquat::storage
