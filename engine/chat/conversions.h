// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "engine/chat/types.h"

namespace loquat {

/// "end", "stop", "length", "context", "cancelled", "tools", "filtered"
QString finishReasonName(FinishReason reason);

/// Sampling, and the form of answers, as a JSON object, for the history. Reading is tolerant: what is missing or of the wrong
/// kind keeps its default, numbers are clamped to what makes sense.
QString samplingToJson(const Sampling& sampling, const AnswerForm& form = {});
Sampling samplingFromJson(const QString& json);
AnswerForm answerFormFromJson(const QString& json);

}  // namespace loquat
