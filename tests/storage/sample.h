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

inline loquat::storage::AuditRow auditRow(const QString& id, const QString& status = "ok") {
    loquat::storage::AuditRow r;
    r.id = id;
    r.time = QDateTime::fromMSecsSinceEpoch(1'700'000'060'123);
    r.provider = "DeepSeek";
    r.host = "api.deepseek.com";
    r.model = "deepseek-chat";
    r.purpose = "chat";
    r.conversationId = "c1";
    r.policy = "redacted";
    r.rule = "The prompt is longer than 2,000 tokens. 提示较长";
    r.promptTokens = 2345;
    r.generatedTokens = 67;
    r.bytesSent = 8901;
    r.bytesReceived = 23456;
    r.inputSha256 = QString(64, 'a');
    r.outputSha256 = QString(64, 'b');
    r.redactions = {{"phone", 2}, {"email", 1}};
    r.status = status;
    r.attempts = 2;
    r.durationMs = 4321;
    return r;
}

/// On 14 November 2023, 22:13 UTC.
inline loquat::storage::UsageRow usageRow(const QString& id, const QString& message) {
    loquat::storage::UsageRow r;
    r.id = id;
    r.messageId = message;
    r.time = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000);
    r.conversationId = "c1";
    r.side = "cloud";
    r.providerId = "p1";
    r.providerName = "DeepSeek";
    r.modelId = "p1/deepseek-chat";
    r.modelName = "deepseek-chat";
    r.promptTokens = 1000;
    r.cachedTokens = 200;
    r.generatedTokens = 300;
    r.firstTokenMs = 420;
    r.tokensPerSecond = 50;
    r.cost = 0.25;
    r.currency = "CNY";
    return r;
}

/// What version 2 brought.
inline void fillVersion2(loquat::storage::Storage& storage) {
    using namespace loquat::storage;
    Conversation c = conversation("c3", "Both sides");
    c.createdAt = c.updatedAt = QDateTime::fromMSecsSinceEpoch(1'690'000'000'000);
    c.side = "auto";
    c.policy = "open";
    c.remoteModelId = "p1/deepseek-chat";
    c.sheet = "never";
    storage.saveConversation(c);
    storage.saveMessage(question("q3", "c3", "Why is the sea salty?"));
    Message m = answer("a3", "c3", "Rivers carry salt.", "q3");
    m.side = "cloud";
    m.rule = "Chosen by you";
    m.seamsJson = R"([{"at":7,"fromSide":"cloud","toSide":"local"}])";
    m.pairId = "pair";
    m.blind = true;
    storage.saveMessage(m);
    storage.saveProvider({"p1", 1, R"({"name":"DeepSeek"})"});
    storage.appendAudit(auditRow("r1"));
    storage.appendAudit(auditRow("r2", "failed: 429"));
    storage.saveUsage(usageRow("u1", "a3"));
    storage.saveVote({"v1", QDateTime::fromMSecsSinceEpoch(1'700'000'000'000), "/models/guide.gguf",
                      "p1/deepseek-chat", false, true, "local,cloud"});
}

/// A split model that was downloaded to another drive, with its projector.
inline loquat::storage::Model splitModel() {
    loquat::storage::Model m;
    m.path = "/media/disk/qwen-00001-of-00002.gguf";
    m.name = "Qwen 通义";
    m.architecture = "qwen2";
    m.quantization = "Q4_K_M";
    m.parameters = 7'615'616'512;
    m.sizeBytes = 4'683'000'000;
    m.trainedContext = 32768;
    m.addedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'500);
    m.measuredTokensPerSecond = 8.5;
    m.efficiency = 0.75;
    m.sha256 = QString(64, 'c');
    m.origin = loquat::storage::ModelOrigin::Downloaded;
    m.originName = "huggingface.co";
    m.hub = "huggingface";
    m.repo = "Qwen/Qwen2.5-7B-Instruct-GGUF";
    m.hubFile = "qwen-00001-of-00002.gguf";
    m.files = {{"part", "/media/disk/qwen-00002-of-00002.gguf", 683'000'000, QString(64, 'd')},
               {"projector", "/media/disk/mmproj.gguf", 1'000'000, ""}};
    m.volumeId = "1b2c-3d4e";
    m.mountPoint = "/media/disk";
    return m;
}

inline loquat::storage::Attachment attachment(const QString& id, const QString& name) {
    loquat::storage::Attachment a;
    a.id = id;
    a.name = name;
    a.mimeType = "text/plain";
    a.data = "First line.\n第二行。\n";
    return a;
}

/// What version 3 brought.
inline void fillVersion3(loquat::storage::Storage& storage) {
    storage.saveModel(splitModel());
    storage.saveDownload({"d1", 0, R"({"title":"Qwen2.5 7B"})"});
    loquat::storage::Message asked = question("q4", "c3", "What is this?", "a3");
    asked.attachments = {attachment("t1", "notes.txt")};
    storage.saveMessage(asked);
    storage.saveDraftAttachment("c3", attachment("t2", "draft.txt"));
    storage.saveFileHash({"/models/guide.gguf", 1'100'000, 1'700'000'000'123, QString(64, 'e')});
}

/// What tests/data/databases/v1.sqlite holds, with fillVersion2() v2.sqlite and so on: a run that ended in an answer.
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
