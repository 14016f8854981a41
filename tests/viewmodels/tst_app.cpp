// SPDX-License-Identifier: MIT
// The view models over a real history (SQLite in a file) and a scripted provider.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "ui/app/sample_history.h"
#include "ui/app/scripted_provider.h"
#include "ui/viewmodels/app.h"

using namespace loquat;
using namespace loquat::ui;

namespace {

constexpr int kPatience = 60'000;  // a bound, not a measure: sanitizers on a busy machine are slow

/// A program's life: everything from opening the file to closing it.
struct Life {
    explicit Life(const QString& folder, int pace = 1)
        : settings(folder), history(std::move(*storage::Storage::open(folder + "/h.sqlite"))), provider(pace), cloud(pace) {
        touch(folder + "/guide.gguf");
        app = std::make_unique<App>(settings, *history, provider, cloud, folder + "/guide.gguf");
        // Calls on the history are carried out in order: after this one, the list has come.
        const QFuture<void> read = history->flush();
        QTest::qWaitFor([&] { return read.isFinished(); });
        QCoreApplication::processEvents();
    }
    Chat& chat() { return *app->chat(); }
    MessageList& messages() { return *app->chat()->messages(); }
    ConversationList& list() { return *app->conversations(); }
    void ask(const QString& text) {
        chat().setDraft(text);
        chat().send();
    }
    bool answered() { return QTest::qWaitFor([&] { return !chat().isAnswering(); }, kPatience); }
    QVariant last(MessageList::Role role) { return messages().index(messages().count() - 1).data(role); }

    Settings settings;
    std::unique_ptr<storage::Storage> history;
    ScriptedProvider provider, cloud;
    std::unique_ptr<App> app;
};

}  // namespace

class TestApp : public QObject {
    Q_OBJECT
private slots:
    void init() { folder = std::make_unique<QTemporaryDir>(); }

    void a_question_is_answered_and_remembered() {
        {
            Life life(folder->path());
            QAbstractItemModelTester tester(&life.messages());
            QAbstractItemModelTester listTester(&life.list());
            QVERIFY(!life.chat().canSend());
            life.ask("Hello there");
            QCOMPARE(life.messages().count(), 2);
            QCOMPARE(life.list().count(), 1);
            QVERIFY(life.answered());
            QCOMPARE(life.last(MessageList::State), "complete");
            QCOMPARE(life.last(MessageList::Text), sampleAnswer());
            QVERIFY(!life.last(MessageList::StatsText).toStringList().isEmpty());
            QCOMPARE(life.chat().title(), "Hello there");
        }
        Life again(folder->path());
        QTRY_COMPARE_WITH_TIMEOUT(again.messages().count(), 2, kPatience);
        QCOMPARE(again.last(MessageList::Text), sampleAnswer());
        QCOMPARE(again.list().index(0).data(ConversationList::Title), "Hello there");
    }

    void stop_keeps_what_was_written_and_continue_goes_on() {
        Life life(folder->path(), 5);
        life.ask("A long one");
        QTRY_VERIFY_WITH_TIMEOUT(life.last(MessageList::Text).toString().size() > 8, kPatience);
        life.chat().stop();
        QVERIFY(life.answered());
        QCOMPARE(life.last(MessageList::State), "stopped");
        QVERIFY(life.last(MessageList::CanContinue).toBool());
        const QString before = life.last(MessageList::Text).toString();
        life.chat().continueAnswer(life.last(MessageList::MessageId).toString());
        QVERIFY(life.answered());
        QCOMPARE(life.last(MessageList::State), "complete");
        QCOMPARE(life.last(MessageList::Text), before + " And that is the rest of it.");
    }

    void regenerate_and_edit_make_branches() {
        Life life(folder->path());
        life.ask("One");
        QVERIFY(life.answered());
        const QString question = life.messages().index(0).data(MessageList::MessageId).toString();
        life.chat().regenerate(life.last(MessageList::MessageId).toString());
        QVERIFY(life.answered());
        QCOMPARE(life.last(MessageList::BranchCount), 2);
        QCOMPARE(life.last(MessageList::BranchIndex), 1);
        life.chat().selectBranch(life.last(MessageList::MessageId).toString(), 0);
        QCOMPARE(life.last(MessageList::BranchIndex), 0);
        life.chat().edit(question, "Two");
        QVERIFY(life.answered());
        QCOMPARE(life.messages().index(0).data(MessageList::Text), "Two");
        QCOMPARE(life.messages().index(0).data(MessageList::BranchCount), 2);
        QCOMPARE(life.last(MessageList::BranchCount), 1);
    }

    void reasoning_is_kept_apart() {
        Life life(folder->path());
        life.ask("think about it");
        QTRY_VERIFY_WITH_TIMEOUT(life.last(MessageList::Thinking).toBool(), kPatience);
        QVERIFY(life.answered());
        QVERIFY(life.last(MessageList::Reasoning).toString().startsWith("The question"));
        QVERIFY(life.last(MessageList::ReasoningText).toString().startsWith("Thought for"));
    }

    void a_failure_says_why_and_can_be_tried_again() {
        Life life(folder->path());
        life.ask("please fail");
        QVERIFY(life.answered());
        QCOMPARE(life.last(MessageList::State), "failed");
        QCOMPARE(life.last(MessageList::ErrorWhat), "Not enough memory for this model");
        QVERIFY(!life.last(MessageList::ErrorWhy).toString().isEmpty());
        QCOMPARE(life.messages().count(), 2);
        life.chat().retry(life.last(MessageList::MessageId).toString());
        QVERIFY(life.answered());
        QCOMPARE(life.messages().count(), 2);
    }

    void an_answer_goes_on_while_another_conversation_is_read() {
        Life life(folder->path(), 3);
        life.ask("First");
        const QString first = life.chat().conversationId();
        QTRY_VERIFY_WITH_TIMEOUT(life.last(MessageList::Text).toString().size() > 8, kPatience);
        life.list().create();
        QVERIFY(life.chat().isEmpty());
        QVERIFY(life.list().index(0).data(ConversationList::Answering).toBool());
        life.list().open(first);
        QTRY_COMPARE_WITH_TIMEOUT(life.messages().count(), 2, kPatience);
        QVERIFY(life.chat().isAnswering());
        QVERIFY(life.answered());
        QCOMPARE(life.last(MessageList::Text), sampleAnswer());
    }

    void a_deleted_conversation_comes_back_with_undo() {
        Life life(folder->path());
        life.ask("Keep me");
        QVERIFY(life.answered());
        const QString id = life.chat().conversationId();
        life.list().remove(id);
        QCOMPARE(life.list().count(), 0);
        QVERIFY(life.chat().isEmpty());
        QVERIFY(life.app->toast()->isVisible());
        life.app->toast()->act();
        QCOMPARE(life.list().count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(life.messages().count(), 2, kPatience);
    }

    void rename_pin_and_order() {
        Life life(folder->path());
        life.ask("Old");
        QVERIFY(life.answered());
        const QString old = life.chat().conversationId();
        life.list().create();
        life.ask("New");
        QVERIFY(life.answered());
        QCOMPARE(life.list().index(0).data(ConversationList::Title), "New");
        life.list().setPinned(old, true);
        life.list().rename(old, "Old, pinned");
        QCOMPARE(life.list().index(0).data(ConversationList::Title), "Old, pinned");
        QCOMPARE(life.list().index(0).data(ConversationList::Section), "Pinned");
    }

    void search_finds_words_of_messages() {
        Life life(folder->path());
        life.ask("明天北京的天气怎么样");
        QVERIFY(life.answered());
        life.list().setQuery("天气");
        QTRY_COMPARE_WITH_TIMEOUT(life.list().results()->count(), 2, kPatience);  // the title and the question
        const QModelIndex hit = life.list().results()->index(1);
        QVERIFY(hit.data(SearchResults::Snippet).toString().contains("<b>天气</b>"));
        life.list().setQuery("");
        QCOMPARE(life.list().results()->count(), 0);
    }

    void a_draft_and_the_inspector_survive_a_restart() {
        {
            Life life(folder->path());
            life.ask("Begin");
            QVERIFY(life.answered());
            life.chat().setDraft("half a tho");
            life.chat().setSystemPrompt("Be brief.");
            life.chat().sampling()->setPreset("exact");
        }
        Life again(folder->path());
        QTRY_COMPARE_WITH_TIMEOUT(again.chat().draft(), "half a tho", kPatience);
        QCOMPARE(again.chat().systemPrompt(), "Be brief.");
        QCOMPARE(again.chat().sampling()->preset(), "exact");
        QCOMPARE(again.chat().sampling()->temperature(), 0.0);
    }

    void models_are_listed_chosen_and_removed_with_undo() {
        Life life(folder->path());
        QAbstractItemModelTester tester(life.app->models());
        const QString file = folder->filePath("qwen.gguf");
        touch(file);
        QSignalSpy opened(life.app->models(), &ModelList::opened);
        life.app->models()->openFile(QUrl::fromLocalFile(file));
        QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kPatience);
        QCOMPARE(life.app->models()->count(), 2);
        QCOMPARE(life.app->models()->index(0).data(ModelList::BuiltIn), true);
        life.ask("Hello");
        QVERIFY(life.answered());
        life.chat().chooseModel(file);
        life.ask("And now");
        QVERIFY(life.answered());
        QVERIFY(life.last(MessageList::SwitchText).toString().contains("Qwen2.5"));
        life.app->models()->remove(file);
        QCOMPARE(life.app->models()->count(), 1);
        QCOMPARE(life.chat().modelId(), ModelList::guideId());
        life.app->toast()->act();
        QCOMPARE(life.app->models()->count(), 2);
        life.app->models()->remove(ModelList::guideId());
        QCOMPARE(life.app->models()->count(), 2);
    }

    void a_missing_file_is_told() {
        Life life(folder->path());
        QSignalSpy failed(life.app->models(), &ModelList::openFailed);
        life.app->models()->openFile(QUrl::fromLocalFile(folder->filePath("nothing.gguf")));
        QCOMPARE(failed.count(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> folder;
};

QTEST_MAIN(TestApp)
#include "tst_app.moc"
