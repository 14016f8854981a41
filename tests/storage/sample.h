// SPDX-License-Identifier: MIT
#pragma once

#include "storage/storage.h"

/// The records of the kept databases in tests/data/databases and of the tests.
namespace sample {

inline loquat::storage::Conversation conversation(const QString& id, const QString& title = {}) {
    loquat::storage::Conversation c;
    c.id = id;
    c.title = title;
    c.createdAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000);
    c.updatedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'100'000);
    return c;
}

inline loquat::storage::Message question(const QString& id, const QString& conversation, const QString& text,
                                         const QString& parent = {}) {
    loquat::storage::Message m;
    m.id = id;
    m.conversationId = conversation;
    m.parentId = parent;
    m.text = text;
    m.createdAt = QDateTime::fromMSecsSinceEpoch(1'700'000'050'000);
    return m;
}

inline loquat::storage::Message answer(
    const QString& id, const QString& conversation, const QString& text, const QString& parent,
    loquat::storage::MessageState state = loquat::storage::MessageState::Complete) {
    loquat::storage::Message m = question(id, conversation, text, parent);
    m.role = loquat::storage::MessageRole::Assistant;
    m.state = state;
    m.modelId = "/models/guide.gguf";
    m.modelName = "Guide";
    m.side = "local";
    return m;
}

/// What tests/data/databases/v1.sqlite holds; it ended in the middle of an answer.
inline void fill(loquat::storage::Storage& storage) {
    using namespace loquat::storage;
    Conversation c = conversation("c1", "Weather 天气");
    c.pinned = true;
    c.headId = "a2";
    c.systemPrompt = "Be brief.";
    c.samplingJson = R"({"temperature":0.5})";
    c.draft = "And the day after?";
    c.modelId = "/models/guide.gguf";
    storage.saveConversation(c);
    storage.saveMessage(question("q1", "c1", "今天天气怎么样？"));
    storage.saveMessage(answer("a1", "c1", "It is sunny.", "q1"));
    storage.saveMessage(answer("a2", "c1", "晴天，", "q1", MessageState::Streaming));
    storage.appendText("a2", "二十度。", "thinking");
    storage.saveStats({"a1", 12, 4, 5, 80.5, 200.25, 20.0, 42, "end"});
    storage.saveConversation(conversation("c2"));
    storage.saveMessage(question("q2", "c2", "A deleted question"));
    storage.deleteConversation("c2");
    storage.saveModel({"/models/guide.gguf", "Guide", "llama", "Q8_0", 1'000'000, 1'100'000, 512,
                       QDateTime::fromMSecsSinceEpoch(1'700'000'000'000), 12.5});
    storage.saveSetting("theme", "dark");
}

}  // namespace sample
