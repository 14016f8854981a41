// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "storage/database.h"
#include "storage/migrations.h"

namespace loquat::storage {

/// Opens the history for this process alone: checks it, migrates it, marks what a killed run left Streaming.
/// A file that is refused (damaged, foreign, newer, read-only) is left as it is.
Result<Database> openHistory(const QString& path, std::span<const MigrationStep> steps = migrationSteps());

}  // namespace loquat::storage
