// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QtTest>

#include "sample.h"
#include "storage/storage.h"

using namespace loquat::storage;

/// Conversations, the tree of messages, statistics, models, settings.
class StorageTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        storage_ = Storage::open(":memory:").value();
        connect(storage_.get(), &Storage::failed, this, [](const QString& what) { QFAIL(qPrintable(what)); });
    }
    void cleanup() { storage_.reset(); }

    void a_conversation_comes_back_with_all_fields() {
        Conversation saved = sample::conversation("c", "标题");
        saved.pinned = true;
        saved.modelId = "m";
        saved.systemPrompt = "system";
        saved.samplingJson = "{}";
        saved.headId = "a";
        saved.draft = "draft \U0001F642";
        storage_->saveConversation(saved);
        const Conversation read = storage_->conversations().result().value(0);
        QCOMPARE(read.id, saved.id);
        QCOMPARE(read.title, saved.title);
        QCOMPARE(read.listedTitle, saved.title);
        QCOMPARE(read.createdAt, saved.createdAt);
        QCOMPARE(read.updatedAt, saved.updatedAt);
        QVERIFY(read.pinned);
        QCOMPARE(read.modelId, saved.modelId);
        QCOMPARE(read.systemPrompt, saved.systemPrompt);
        QCOMPARE(read.samplingJson, saved.samplingJson);
        QCOMPARE(read.headId, saved.headId);
        QCOMPARE(read.draft, saved.draft);
    }

    void conversations_are_listed_newest_first_and_named_by_their_first_question() {
        Conversation old = sample::conversation("old");
        Conversation young = sample::conversation("young", "Named");
        young.updatedAt = old.updatedAt.addSecs(1);
        storage_->saveConversation(young);
        storage_->saveConversation(old);
        storage_->saveMessage(sample::question("q", "old", "How  are\nyou?"));
        storage_->saveMessage(sample::question("q2", "old", "Second"));
        const auto list = storage_->conversations().result();
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0].listedTitle, "Named");
        QCOMPARE(list[1].listedTitle, "How are you?");
        QCOMPARE(list[1].title, "");
    }

    void attachments_go_with_their_question_and_those_of_a_draft_become_its_message_s() {
        storage_->saveConversation(sample::conversation("c"));
        Attachment picture;
        picture.id = "p";
        picture.kind = Attachment::Kind::Picture;
        picture.name = "照片.png";
        picture.mimeType = "image/png";
        picture.data = QByteArray("\x89PNG\0\1", 6);
        picture.width = 20;
        picture.height = 10;
        storage_->saveDraftAttachment("c", picture);
        storage_->saveDraftAttachment("c", sample::attachment("t", "notes.txt"));
        storage_->removeAttachment("t");
        const auto draft = storage_->load("c").result();
        QCOMPARE(draft->draftAttachments.size(), 1);
        QCOMPARE(draft->draftAttachments[0].data, picture.data);
        Message question = sample::question("q", "c", "What is this?");
        picture.mayLeave = true;
        question.attachments = {picture, sample::attachment("u", "more.txt")};
        storage_->saveMessage(question);
        storage_->saveMessage(question);  // once more changes nothing
        const auto loaded = storage_->load("c").result();
        QVERIFY(loaded->draftAttachments.isEmpty());
        const QList<Attachment> read = loaded->messages[0].attachments;
        QCOMPARE(read.size(), 2);
        QCOMPARE(read[0].kind, Attachment::Kind::Picture);
        QCOMPARE(read[0].name, picture.name);
        QCOMPARE(read[0].width, 20);
        QCOMPARE(read[0].height, 10);
        QVERIFY(read[0].mayLeave);
        QCOMPARE(read[1].name, "more.txt");
        storage_->deleteConversation("c");
        storage_->purgeDeleted();
        QVERIFY(!storage_->load("c").result());
    }
    void messages_form_a_tree_in_the_order_of_writing() {
        storage_->saveConversation(sample::conversation("c"));
        storage_->saveMessage(sample::question("q", "c", "Question"));
        Message first = sample::answer("a1", "c", "First", "q");
        first.reasoning = "because";
        first.reasoningMs = 1200;
        storage_->saveMessage(first);
        storage_->saveMessage(sample::answer("a2", "c", "Second", "q", MessageState::Failed));
        storage_->setMessageState("a2", MessageState::Failed, "No memory");
        storage_->saveStats({"a1", 12, 4, 5, 80.5, 200.25, std::nan(""), -7, "stop"});
        const auto loaded = storage_->load("c").result();
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->messages.size(), 3);
        QCOMPARE(loaded->messages[0].parentId, "");
        QCOMPARE(loaded->messages[1].parentId, "q");
        QCOMPARE(loaded->messages[1].role, MessageRole::Assistant);
        QCOMPARE(loaded->messages[1].reasoning, "because");
        QCOMPARE(loaded->messages[1].reasoningMs, 1200);
        QCOMPARE(loaded->messages[1].modelName, "Guide");
        QCOMPARE(loaded->messages[1].side, "local");
        QCOMPARE(loaded->messages[2].state, MessageState::Failed);
        QCOMPARE(loaded->messages[2].error, "No memory");
        QCOMPARE(loaded->stats.size(), 1);
        QCOMPARE(loaded->stats[0].decodeMs, 200.25);
        QCOMPARE(loaded->stats[0].tokensPerSecond, 0.0);
        QCOMPARE(loaded->stats[0].seed, -7);
        QCOMPARE(loaded->stats[0].finishReason, "stop");
    }

    void streamed_text_is_joined_in_order_and_seen_by_every_read() {
        startAnswer();
        for (int i = 0; i < 50; ++i) storage_->appendText("a", QString("%1字 ").arg(i), i < 2 ? "r" : "");
        auto message = storage_->load("c").result()->messages[1];
        QVERIFY(message.text.startsWith("0字 1字 "));
        QVERIFY(message.text.endsWith("49字 "));
        QCOMPARE(message.reasoning, "rr");
        QCOMPARE(message.state, MessageState::Streaming);
        storage_->appendText("a", "end", {});
        storage_->setMessageState("a", MessageState::Stopped);
        message = storage_->load("c").result()->messages[1];
        QVERIFY(message.text.endsWith("49字 end"));
        QCOMPARE(message.state, MessageState::Stopped);
    }

    void a_message_saved_after_its_stream_stands_as_saved() {
        startAnswer();
        storage_->appendText("a", "partial", {});
        storage_->saveMessage(sample::answer("a", "c", "partial and whole", "q"));
        QCOMPARE(storage_->load("c").result()->messages[1].text, "partial and whole");
    }

    void a_deleted_conversation_is_hidden_restored_and_purged() {
        startAnswer();
        storage_->deleteConversation("c");
        QVERIFY(storage_->conversations().result().isEmpty());
        storage_->saveConversation(sample::conversation("c", "saved late"));
        QVERIFY(storage_->conversations().result().isEmpty());
        storage_->restoreConversation("c");
        QCOMPARE(storage_->conversations().result().size(), 1);
        storage_->purgeDeleted();
        QVERIFY(storage_->load("c").result().has_value());
        storage_->deleteConversation("c");
        storage_->purgeDeleted(std::chrono::hours{1});
        QVERIFY(storage_->load("c").result().has_value());
        storage_->purgeDeleted();
        const auto gone = storage_->load("c").result();
        QVERIFY(!gone.has_value());
        QCOMPARE(gone.error().kind, loquat::ErrorKind::kNotFound);
    }

    void a_branch_of_fifteen_hundred_messages_is_purged() {
        storage_->saveConversation(sample::conversation("c"));
        for (int i = 0; i < 1500; ++i)
            storage_->saveMessage(
                sample::question(QString::number(i), "c", "text", i ? QString::number(i - 1) : ""));
        QCOMPARE(storage_->load("c").result()->messages.size(), 1500);
        storage_->deleteConversation("c");
        storage_->purgeDeleted();
        QVERIFY(!storage_->load("c").result().has_value());
    }

    void text_of_any_kind_survives() {
        storage_->saveConversation(sample::conversation("c"));
        const QString text =
            QString("a") + QChar(u'\0') + "b'\"; DROP TABLE messages; -- 𠀀 \U0001F469\u200D\U0001F680";
        storage_->saveMessage(sample::question("q", "c", text));
        storage_->appendText("q", QString(QChar(u'\0')) + "c", {});
        QCOMPARE(storage_->load("c").result()->messages[0].text, text + QChar(u'\0') + "c");
    }

    void models_and_settings_come_back() {
        const Model model{"/m.gguf",
                          "M",
                          "qwen2",
                          "Q4_K_M",
                          7'000'000'000,
                          4'000'000'000,
                          32768,
                          QDateTime::fromMSecsSinceEpoch(1),
                          3.5};
        storage_->saveModel(model);
        storage_->saveModel(model);
        const auto models = storage_->models().result();
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].parameters, model.parameters);
        QCOMPARE(models[0].addedAt, model.addedAt);
        QCOMPARE(models[0].measuredTokensPerSecond, 3.5);
        storage_->removeModel("/m.gguf");
        QVERIFY(storage_->models().result().isEmpty());
        QCOMPARE(storage_->setting("theme").result(), "");
        storage_->saveSetting("theme", "light");
        storage_->saveSetting("theme", "dark");
        QCOMPARE(storage_->setting("theme").result(), "dark");
    }

    void a_write_that_can_never_succeed_is_told_and_dropped() {
        auto storage = Storage::open(":memory:").value();
        QSignalSpy failed(storage.get(), &Storage::failed);
        storage->saveMessage(sample::question("q", "no such conversation", "text"));
        storage->saveSetting("after", "it");
        QCOMPARE(storage->setting("after").result(), "it");
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(!failed[0][0].toString().isEmpty());
    }

private:
    void startAnswer() {
        storage_->saveConversation(sample::conversation("c"));
        storage_->saveMessage(sample::question("q", "c", "Question"));
        storage_->saveMessage(sample::answer("a", "c", "", "q", MessageState::Streaming));
    }

    std::unique_ptr<Storage> storage_;
};

QTEST_GUILESS_MAIN(StorageTest)
#include "tst_storage.moc"
