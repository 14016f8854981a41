// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/chat/model_host.h"
#include "engine/chat/reasoning_splitter.h"
#include "engine/runtime/generate.h"

namespace loquat {

// Values of engine/chat to values of the core, and back.

/// [{"role","content"}] as templates see it. With `continueLast` an answer that broke off while thinking
/// stands there as its opened thought.
Json toJson(const QList<ChatMessage>& messages, bool continueLast);

/// The sampling with its seed drawn when it is -1.
Sampling withSeed(Sampling sampling);
GenerateRequest toGenerateRequest(std::vector<TokenId> prompt, const Sampling& sampling);
Usage toUsage(const GenerateStats& stats, qint64 seed);
LocalModelInfo toModelInfo(const ModelInfo& info, const QString& path);

/// Where in a thought or an answer the model begins to write after this prompt.
ReasoningSplitter::Begin beginOf(const ChatRequest& request, const std::string& prompt);

ChatError loadError(const Error& error, const QString& path);
ChatError templateError(const Error& error);
ChatError contextError(int promptTokens, int contextTokens);
ChatError memoryError(quint64 neededBytes, quint64 presentBytes);
ChatError noMemoryError();
ChatError internalError(const QString& why);
ChatError generateError(const Error& error);

}  // namespace loquat
