// SPDX-License-Identifier: MIT
#include "ui/app/sample_history.h"

#include <QFile>

namespace loquat::ui {

using storage::Conversation;
using storage::Message;
using storage::MessageRole;
using storage::Storage;

namespace {

Conversation add(Storage& storage, const QString& modelPath, const QString& title, int daysAgo, int minute, bool pinned = false) {
    Conversation c;
    c.id = storage::newId();
    c.title = title;
    c.pinned = pinned;
    c.modelId = modelPath;
    c.createdAt = c.updatedAt = QDateTime::currentDateTimeUtc().addDays(-daysAgo).addSecs(-60 * minute);
    storage.saveConversation(c);
    return c;
}

Message say(Storage& storage, const Conversation& c, const QString& parent, MessageRole role, const QString& text) {
    Message m;
    m.id = storage::newId();
    m.conversationId = c.id;
    m.parentId = parent;
    m.role = role;
    m.text = text;
    m.createdAt = c.createdAt;
    if (role == MessageRole::Assistant) {
        m.modelId = c.modelId;
        m.modelName = QStringLiteral("Qwen2.5 1.5B Q4_K_M");
        m.side = QStringLiteral("local");
        m.reasoning = QStringLiteral("The camera's own date is the safest source. The file's time is only a fallback.");
        m.reasoningMs = 12'000;
    }
    storage.saveMessage(m);
    return m;
}

}  // namespace

void touch(const QString& path) { QFile(path).open(QIODevice::WriteOnly); }

QString sampleAnswer() {
    return QStringLiteral(
        "## Read the date, then find a free name\n\nThree rules keep this safe:\n\n"
        "- Read the date from EXIF; the file time is only the fallback.\n"
        "- Never reuse a name: `2026-05-03_1412-2.jpg` comes after the first.\n"
        "- Print the plan before touching a file.\n\n"
        "```python\nfor p in sorted(folder.glob(\"*.jpg\")):\n    taken = exif_date(p) or modified(p)  # never guesses\n"
        "    target = folder / f\"{taken:%Y-%m-%d_%H%M}.jpg\"\n    p.rename(free_name(target))          # adds -2, -3 …\n```\n");
}

LocalModelInfo sampleModel(const QString& path) {
    LocalModelInfo info;
    info.path = path;
    const bool isGuide = path.contains("guide");
    info.name = isGuide ? QStringLiteral("Loquat Guide") : QStringLiteral("Qwen2.5 1.5B Instruct");
    info.architecture = QStringLiteral("qwen2");
    info.quantization = isGuide ? QStringLiteral("Q8_0") : QStringLiteral("Q4_K_M");
    info.parameters = isGuide ? 4'200'000 : 1'540'000'000;
    info.sizeBytes = isGuide ? 4'600'000 : 1'117'000'000;
    info.trainedContext = isGuide ? 1024 : 32768;
    info.layers = isGuide ? 5 : 28;
    info.embedding = isGuide ? 256 : 1536;
    info.vocabulary = isGuide ? 3000 : 151'936;
    info.feedForward = isGuide ? 688 : 8960;
    info.heads = isGuide ? 4 : 12;
    info.kvHeads = 2;
    info.headSize = isGuide ? 64 : 128;
    info.kvBytesPerToken = isGuide ? 2560 : 28'672;
    info.license = isGuide ? QStringLiteral("MIT") : QStringLiteral("Apache 2.0");
    info.hasChatTemplate = true;
    return info;
}

QString fillSampleHistory(Storage& storage, const QString& folder) {
    const QString modelPath = folder + "/qwen2.5-1.5b-instruct-q4_k_m.gguf";
    touch(modelPath);
    add(storage, modelPath, "Weekly review", 3, 0, true);
    add(storage, modelPath, "Reading: The Periodic Table", 4, 0, true);
    add(storage, modelPath, "Letter to the landlord", 0, 120);
    add(storage, modelPath, "Why is the sky dark at night?", 0, 60);
    add(storage, modelPath, "SQL: last row per group", 1, 30);
    add(storage, modelPath, "Sourdough at 24 °C", 1, 10);
    add(storage, modelPath, "Regex for ISO 日期", 5, 30);
    add(storage, modelPath, "Compare two health plans", 5, 10);
    storage::Model model;
    model.path = modelPath;
    model.name = QStringLiteral("Qwen2.5 1.5B Instruct");
    model.addedAt = QDateTime::currentDateTimeUtc();
    model.measuredTokensPerSecond = 31.4;
    storage.saveModel(model);

    Conversation open = add(storage, modelPath, "Rename photos by date", 0, 5);
    const Message question = say(storage, open, {}, MessageRole::User, "Rename my photos by the date they were taken, safely.");
    say(storage, open, question.id, MessageRole::Assistant, "Use a small script that reads the dates.");
    const Message answer = say(storage, open, question.id, MessageRole::Assistant, sampleAnswer());
    storage::GenerationStats stats;
    stats.messageId = answer.id;
    stats.tokensPerSecond = 31.4;
    stats.firstTokenMs = 420;
    stats.generatedTokens = 512;
    stats.finishReason = QStringLiteral("end");
    storage.saveStats(stats);
    open.headId = answer.id;
    storage.saveConversation(open);
    return open.id;
}

}  // namespace loquat::ui
