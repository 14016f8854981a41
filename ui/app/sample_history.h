// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "engine/chat/model_host.h"
#include "storage/storage.h"

namespace loquat::ui {

// What loquat-offline shows. None of this is in the loquat program.

/// Fills an empty database with a few conversations of different ages and one finished answer.
/// Puts its (empty) model files into `folder`. Returns the id of the conversation to open.
QString fillSampleHistory(storage::Storage& storage, const QString& folder);
void touch(const QString& path);

QString sampleAnswer();  ///< Markdown
LocalModelInfo sampleModel(const QString& path);

}  // namespace loquat::ui
