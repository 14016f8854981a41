// SPDX-License-Identifier: MIT
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include "sample.h"
#include "storage/open.h"
#include "storage/rows.h"
#include "storage/search_index.h"
#include "storage/storage.h"

using namespace loquat::storage;

class StorageSearchTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        storage_ = Storage::open(":memory:").value();
        connect(storage_.get(), &Storage::failed, this, [](const QString& what) { QFAIL(qPrintable(what)); });
        storage_->saveConversation(sample::conversation("c", "Weekend plans 周末计划"));
    }
    void cleanup() { storage_.reset(); }

    void words_are_found_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("found");
        const QString chinese = "今天天气怎么样？Q4_K_M 是什么意思";
        QTest::newRow("one Chinese character") << chinese << "气" << true;
        QTest::newRow("two") << chinese << "天气" << true;
        QTest::newRow("many, inside a run") << chinese << "天天气怎么" << true;
        QTest::newRow("characters in another order") << chinese << "气天怎" << false;
        QTest::newRow("mixed") << chinese << "Q4_K_M 是什么" << true;
        QTest::newRow("mixed, in one word") << "用Qt写的"
                                            << "Qt写" << true;
        QTest::newRow("one of two words absent") << chinese << "天气 晴" << false;
        QTest::newRow("rare character of extension B") << "字𠀀𠀁字"
                                                       << "𠀀𠀁" << true;
        QTest::newRow("Japanese") << "コーヒーを飲む"
                                  << "ヒー" << true;
        QTest::newRow("Korean") << "안녕하세요"
                                << "하세" << true;
        QTest::newRow("Thai") << "สวัสดีครับ"
                              << "ดีครับ" << true;
        QTest::newRow("Latin, other case") << "Hello World"
                                           << "WORLD" << true;
        QTest::newRow("Latin, beginning of a word") << "Quantization"
                                                    << "quanti" << true;
        QTest::newRow("Latin, order does not matter") << "alpha beta"
                                                      << "beta alpha" << true;
        QTest::newRow("accents do not matter") << "un café noir"
                                               << "cafe" << true;
        QTest::newRow("Cyrillic") << "Быстрая лиса"
                                  << "лиса" << true;
        QTest::newRow("signs count: C++") << "I write C++ here"
                                          << "C++" << true;
        QTest::newRow("signs count: not C++") << "I write C here"
                                              << "C++" << false;
        QTest::newRow("signs alone") << "nice \U0001F642 day"
                                     << "\U0001F642" << true;
        QTest::newRow("signs alone, absent") << "nice day"
                                             << "\U0001F642" << false;
        QTest::newRow("after a NUL") << QString("a") + QChar(u'\0') + " needle"
                                     << "needle" << true;
    }

    void words_are_found() {
        QFETCH(QString, text);
        QFETCH(QString, query);
        QFETCH(bool, found);
        storage_->saveMessage(sample::question("q", "c", text));
        const auto hits = storage_->search(query).result();
        QCOMPARE(hits.size(), found ? 1 : 0);
        if (!found) return;
        QCOMPARE(hits[0].conversationId, "c");
        QCOMPARE(hits[0].messageId, "q");
        QCOMPARE(hits[0].title, "Weekend plans 周末计划");
    }

    void a_hostile_query_is_only_text_data() {
        QTest::addColumn<QString>("query");
        for (const char* query : {"\"",     "\"\"",      "'",  "AND",      "OR",       "NOT",
                                  "a AND",  "NEAR(a b)", "*",  "a*",       "-a",       "^a",
                                  "body:a", "(",         "a)", "{a b}: c", "\" OR 1",  "; DROP TABLE search",
                                  "a\\",    "%",         "_",  "+ +",      "\"天\"气", "?1",
                                  ":x"})
            QTest::newRow(query) << QString(query);
        QTest::newRow("NUL") << QString(QChar(u'\0')) + "a";
        QTest::newRow("lone surrogate") << QString(QChar(0xD800));
        QTest::newRow("long") << QString(100000, u'字');
        QTest::newRow("many words") << QString("w ").repeated(5000);
    }

    void a_hostile_query_is_only_text() {
        QFETCH(QString, query);
        storage_->saveMessage(sample::question("q", "c", "plain text"));
        storage_->search(query).result();  // an SQL error would fail the test through failed()
        QCOMPARE(storage_->search("plain").result().size(), 1);
    }

    void a_title_is_found_and_follows_its_changes() {
        QCOMPARE(storage_->search("计划").result().value(0).conversationId, "c");
        QCOMPARE(storage_->search("计划").result().value(0).messageId, "");
        storage_->saveConversation(sample::conversation("c", "Holiday"));
        QCOMPARE(storage_->search("计划").result().size(), 0);
        QCOMPARE(storage_->search("holi").result().size(), 1);
        storage_->saveConversation(sample::conversation("c"));
        QCOMPARE(storage_->search("holi").result().size(), 0);
    }

    void an_answer_is_found_once_it_has_ended() {
        storage_->saveMessage(sample::answer("a", "c", "", {}, MessageState::Streaming));
        storage_->appendText("a", "sunny", {});
        QCOMPARE(storage_->search("sunny").result().size(), 0);
        storage_->setMessageState("a", MessageState::Stopped);
        QCOMPARE(storage_->search("sunny").result().size(), 1);
        storage_->setMessageState("a", MessageState::Streaming);
        storage_->appendText("a", " and warm", {});
        storage_->setMessageState("a", MessageState::Complete);
        QCOMPARE(storage_->search("sunny warm").result().size(), 1);
        storage_->appendText("a", " today", {});
        QCOMPARE(storage_->search("today").result().size(), 1);
        storage_->saveMessage(sample::answer("a", "c", "rain", {}));
        QCOMPARE(storage_->search("sunny").result().size(), 0);
        QCOMPARE(storage_->search("rain").result().size(), 1);
    }

    void deleted_conversations_are_not_found_and_purged_ones_leave_the_index() {
        storage_->saveMessage(sample::question("q", "c", "secret"));
        storage_->deleteConversation("c");
        QCOMPARE(storage_->search("secret").result().size(), 0);
        storage_->restoreConversation("c");
        QCOMPARE(storage_->search("secret").result().size(), 1);
        storage_->deleteConversation("c");
        storage_->purgeDeleted();
        storage_->saveConversation(sample::conversation("d"));
        storage_->saveMessage(sample::question("new", "d", "harmless"));  // takes the purged rows' numbers
        QCOMPARE(storage_->search("secret").result().size(), 0);
        QCOMPARE(storage_->search("计划").result().size(), 0);
    }

    void titles_come_first_then_the_newest_messages_up_to_the_limit() {
        for (int i = 0; i < 5; ++i) storage_->saveMessage(sample::question(QString::number(i), "c", "plans"));
        const auto hits = storage_->search("plans", 3).result();
        QCOMPARE(hits.size(), 3);
        QCOMPARE(hits[0].messageId, "");
        QCOMPARE(hits[1].messageId, "4");
        QCOMPARE(hits[2].messageId, "3");
    }

    void the_snippet_shows_the_first_match() {
        const QString text =
            QString("x ").repeated(200) + "needle\n\nin   hay " + QString("y ").repeated(200);
        const QString snippet = snippetAround(text, {"absent", "NEEDLE"});
        QVERIFY(snippet.contains("needle in hay"));
        QVERIFY(snippet.startsWith(u'…') && snippet.endsWith(u'…'));
        QVERIFY(snippet.size() <= 122);
        QCOMPARE(snippetAround("short text", {"absent"}), "short text");
        QCOMPARE(snippetAround("", {"a"}), "");
        const QString pairs = QString("𠀀").repeated(300);
        QVERIFY(snippetAround(pairs, {"𠀀"}).isValidUtf16());
        QVERIFY(snippetAround("a" + pairs + "needle" + pairs, {"needle"}).isValidUtf16());
    }

    void many_messages_are_searched_quickly() {
        const QTemporaryDir folder;
        const QString path = folder.filePath("history.sqlite");
        const int many = qEnvironmentVariableIsSet("LOQUAT_BENCH") ? 20000 : 2000;
        fillWithRandomText(path, many);
        QElapsedTimer opening;
        opening.start();
        auto database = openHistory(path).value();
        qInfo("%d messages: checked and opened in %lld ms", many, opening.elapsed());
        for (const char* query :
             {"长城", "天气", "气", "needle", "common", "今天 方法", "absent 天气", "++"}) {
            QElapsedTimer timer;
            timer.start();
            const auto hits = findHits(database, query, 100).value();
            qInfo("%d messages, \"%s\": %lld hits in %.1f ms", many, query, qint64(hits.size()),
                  double(timer.nsecsElapsed()) / 1e6);
        }
        QCOMPARE(findHits(database, "长城", 100)->size(), 4);
    }

private:
    /// Messages of about 400 characters in one transaction.
    static void fillWithRandomText(const QString& path, int many) {
        auto database = openHistory(path).value();
        const QString words = "今天天气怎么样我们去公园散步吧量化是把权重变小的方法模型在本机运行";
        quint32 state = 1;
        const auto random = [&](int n) { return int((state = state * 1664525u + 1013904223u) >> 8) % n; };
        Transaction transaction(database);
        QVERIFY(writeConversation(database, sample::conversation("c")).has_value());
        for (int i = 0; i < many; ++i) {
            QString text;
            for (int n = 0; n < 380; ++n) text += words[random(int(words.size()))];
            text += i % (many / 4) == 77 ? " rare needle 长城" : " common words here";
            QVERIFY(writeMessage(database, sample::question(QString::number(i), "c", text)).has_value());
        }
        QVERIFY(transaction.commit().has_value());
    }

    std::unique_ptr<Storage> storage_;
};

QTEST_GUILESS_MAIN(StorageSearchTest)
#include "tst_storage_search.moc"
