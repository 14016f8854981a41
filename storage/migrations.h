// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <span>

#include "storage/database.h"

namespace loquat::storage {

/// steps[n] lifts a file from version n to n + 1; `PRAGMA user_version` holds the version.
/// A step, once released, never changes: a later one mends it.
using MigrationStep = Result<void> (*)(Database& database);

/// The steps of this program; their number is the version it writes.
std::span<const MigrationStep> migrationSteps();

/// Brings the database to version steps.size(): a checked snapshot first when the file holds anything, then
/// forward, one transaction per step. After an error the file stands at the last version reached, whole.
/// Refuses a newer file and a database of another program, without touching them.
Result<void> migrate(Database& database, std::span<const MigrationStep> steps);

/// Copies the open database to a new file beside it ("history.sqlite.v1.snapshot", numbered when taken),
/// checks the copy and gives its path.
Result<QString> takeSnapshot(Database& database);

/// Undoes a migration: what the file holds now goes to a snapshot of its own, then the given snapshot's
/// content takes its place. Both snapshots stay. The database must not be open elsewhere.
Result<void> restoreSnapshot(const QString& snapshot, const QString& path);

}  // namespace loquat::storage
