// SPDX-License-Identifier: MIT
#include <QTest>

#include "ui/viewmodels/format.h"
#include "ui/viewmodels/message_tree.h"
#include "ui/viewmodels/prompt.h"
#include "ui/viewmodels/search_results.h"

using namespace loquat;
using namespace loquat::ui;
using storage::Message;
using storage::MessageRole;

namespace {

Message message(const QString& id, const QString& parent, const QString& text = {}) {
    Message m;
    m.id = id;
    m.parentId = parent;
    m.role = id.startsWith('q') ? MessageRole::User : MessageRole::Assistant;
    m.text = text.isEmpty() ? id : text;
    return m;
}

QString path(const MessageTree& tree) { return tree.path().join(' '); }

}  // namespace

class TestMessageTree : public QObject {
    Q_OBJECT
private slots:
    void init() {
        tree.reset({message("q1", ""), message("a1", "q1"), message("a2", "q1"), message("q2", "a1"), message("a3", "q2")}, "a3");
    }

    void the_path_leads_to_the_head() {
        QCOMPARE(path(tree), "q1 a1 q2 a3");
        QCOMPARE(tree.alternatives("a1"), (QStringList{"a1", "a2"}));
    }

    void another_branch_is_read_down_to_its_end() {
        tree.selectBranch("a1", 1);
        QCOMPARE(path(tree), "q1 a2");
        tree.selectBranch("a2", 0);
        QCOMPARE(path(tree), "q1 a1 q2 a3");
        tree.selectBranch("a1", 7);
        QCOMPARE(path(tree), "q1 a1 q2 a3");
    }

    void a_found_message_is_read_with_what_follows_it() {
        tree.selectBranch("a1", 1);
        tree.readTo("q2");
        QCOMPARE(path(tree), "q1 a1 q2 a3");
    }

    void an_unknown_head_falls_back_to_the_newest_end() {
        tree.reset({message("q1", ""), message("a1", "q1")}, "gone");
        QCOMPARE(path(tree), "q1 a1");
        tree.clear();
        QCOMPARE(path(tree), "");
    }

    void a_ring_in_a_damaged_file_does_not_hang() {
        tree.reset({message("q1", "a1"), message("a1", "q1")}, "a1");
        QVERIFY(tree.path().size() <= 2);
        tree.selectBranch("a1", 0);
        QVERIFY(tree.path().size() <= 2);
    }

    void a_prompt_holds_the_branch_and_the_system_prompt() {
        const QList<ChatMessage> prompt = promptMessages(tree, "q2", " be brief ");
        QCOMPARE(prompt.size(), 4);
        QCOMPARE(prompt[0].role, Role::System);
        QCOMPARE(prompt[0].text, "be brief");
        QCOMPARE(prompt[3].text, "q2");
    }

    void an_empty_answer_is_left_out_and_its_questions_joined() {
        tree.find("a1")->text.clear();
        const QList<ChatMessage> prompt = promptMessages(tree, "q2", {});
        QCOMPARE(prompt.size(), 1);
        QCOMPARE(prompt[0].text, "q1\n\nq2");
    }

    void titles_are_one_line_cut_between_words() {
        QCOMPARE(titleFrom("  How do\nI add a model? "), "How do I add a model?");
        const QString title = titleFrom(QString("word ").repeated(30));
        QVERIFY(title.size() <= 61);
        QVERIFY(title.endsWith("word…"));
        QVERIFY(titleFrom(QString("x").repeated(500)).size() <= 61);
    }

    void figures_carry_their_unit_data() {
        QTest::addColumn<QString>("shown");
        QTest::addColumn<QString>("wanted");
        QLocale::setDefault(QLocale::c());
        QTest::newRow("count") << formatCount(512) << "512";
        QTest::newRow("k") << formatCount(3104) << "3.1k";
        QTest::newRow("128k") << formatCount(128000) << "128k";
        QTest::newRow("MB") << formatBytes(512'000'000) << "512 MB";
        QTest::newRow("GB") << formatBytes(1'117'000'000) << "1.1 GB";
        QTest::newRow("speed") << formatSpeed(31.42) << "31.4 tok/s";
        QTest::newRow("short") << formatSeconds(0.42) << "0.42 s";
        QTest::newRow("long") << formatSeconds(145) << "2 min 25 s";
        QTest::newRow("parameters") << formatParameters(1'540'000'000) << "1.5B";
    }
    void figures_carry_their_unit() {
        QFETCH(QString, shown);
        QFETCH(QString, wanted);
        QCOMPARE(shown, wanted);
    }

    void found_words_are_bold_and_markup_is_text() {
        QCOMPARE(highlight("a <b> Model", {"model"}), "a &lt;b&gt; <b>Model</b>");
        QCOMPARE(highlight("今天天气好", {"天气"}), "今天<b>天气</b>好");
        QCOMPARE(highlight("1+1", {"+"}), "1<b>+</b>1");
    }

private:
    MessageTree tree;
};

QTEST_APPLESS_MAIN(TestMessageTree)
#include "tst_message_tree.moc"
