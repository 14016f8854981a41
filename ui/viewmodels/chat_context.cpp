// SPDX-License-Identifier: MIT
#include "ui/viewmodels/chat.h"

#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"
#include "ui/viewmodels/prompt.h"

namespace loquat::ui {

/// Auto may choose another side for a longer prompt, and the price changes.
void Chat::contextCounted() {
    emit contextChanged();
    emit modelChanged();
}

int Chat::contextSize() const {
    if (modelSide() == "cloud") return cloudModel() ? cloudModel()->contextTokens : 0;
    return model() ? models_.contextTokens(*model()) : 0;
}

QString Chat::contextText() const {
    if (contextSize() == 0) return tr("%n token(s)", nullptr, context_used_);
    return tr("%1 of %2").arg(formatCount(context_used_), formatCount(contextSize()));
}

void Chat::countContext() {
    if (isAnswering()) return;
    QList<ChatMessage> messages = promptMessages(messages_.tree(), messages_.tree().headId(), conversation_.systemPrompt);
    if (!conversation_.draft.trimmed().isEmpty() || attachments_.count() > 0)
        messages.append(questionMessage(conversation_.draft.trimmed(), attachments_.list()));
    const quint64 round = ++count_round_;
    const auto keep = [this, round](int& target, int tokens) {
        if (round != count_round_ || tokens < 0) return false;
        target = tokens;
        return true;
    };
    if (messages.isEmpty() || !isModelReady()) {
        context_used_ = estimateTokens(messages);
        live_.setContextUsed(context_used_);
        contextCounted();
    } else {
        const int pictures = modelSide() == "cloud" ? pictureTokens(messages) : 0;
        whenDone(host_.countTokens(model()->path, messages), this, [this, keep, pictures](int tokens) {
            if (isAnswering() || tokens < 0 || !keep(context_used_, tokens + pictures)) return;
            live_.setContextUsed(context_used_);
            contextCounted();
        });
    }
    if (conversation_.systemPrompt.trimmed().isEmpty() || !isModelReady()) {
        system_prompt_tokens_ = estimateTokens(conversation_.systemPrompt.trimmed());
        emit systemPromptChanged();
        return;
    }
    whenDone(host_.countTokens(model()->path, {{Role::System, conversation_.systemPrompt, {}}}), this, [this, keep](int tokens) {
        if (keep(system_prompt_tokens_, tokens)) emit systemPromptChanged();
    });
}

}  // namespace loquat::ui
