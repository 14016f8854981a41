// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <functional>

#include "storage/storage.h"

namespace loquat::ui {

/// What was said in the latest conversations, newest first, at most `mostBytes` of UTF-8: a text to calibrate on, in memory
/// alone. `then` is called on the context's thread, unless the context goes first.
void collectConversations(storage::Storage& storage, qsizetype mostBytes, QObject* context, std::function<void(const QByteArray&)> then);

}  // namespace loquat::ui
