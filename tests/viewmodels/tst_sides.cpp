// SPDX-License-Identifier: MIT
// A conversation that changes sides: over a real history (SQLite in a file) and two scripted providers.
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

constexpr int kPatience = 60'000;

CloudModel cloudModel() {
    CloudModel model;
    model.id = "p1/deepseek-chat";
    model.name = "deepseek-chat";
    model.providerId = "p1";
    model.providerName = "DeepSeek";
    model.host = "api.deepseek.com";
    model.contextTokens = 128'000;
    model.facts = remote::ModelFacts{};
    model.facts->inputPrice = 2;
    model.facts->outputPrice = 3;
    model.facts->currency = "CNY";
    return model;
}

/// Remembers what it was asked.
class ListeningProvider : public ScriptedProvider {
public:
    using ScriptedProvider::ScriptedProvider;
    RequestId start(const ChatRequest& request) override {
        asked.append(request);
        return ScriptedProvider::start(request);
    }
    QList<ChatRequest> asked;
};

struct Life {
    explicit Life(const QString& folder, int pace = 1)
        : settings(folder), history(std::move(*storage::Storage::open(folder + "/h.sqlite"))), local(pace), cloud(pace) {
        touch(folder + "/guide.gguf");
        app = std::make_unique<App>(settings, *history, local, cloud, folder + "/guide.gguf");
        app->cloudModels()->setModels({cloudModel()});
        app->chat()->setRedactors([this](const QString& id) -> remote::Redactor& { return redactors[id]; });
        const QFuture<void> read = history->flush();
        QTest::qWaitFor([&] { return read.isFinished(); });
        QCoreApplication::processEvents();
    }
    Chat& chat() { return *app->chat(); }
    MessageList& messages() { return *chat().messages(); }
    void ask(const QString& text) {
        chat().setDraft(text);
        chat().send();
    }
    bool answered() { return QTest::qWaitFor([&] { return !chat().isAnswering(); }, kPatience); }
    QVariant last(MessageList::Role role) { return messages().index(messages().count() - 1).data(role); }

    Settings settings;
    std::unique_ptr<storage::Storage> history;
    ListeningProvider local, cloud;
    std::map<QString, remote::Redactor> redactors;
    std::unique_ptr<App> app;
};

}  // namespace

class TestSides : public QObject {
    Q_OBJECT
private slots:
    void init() { folder = std::make_unique<QTemporaryDir>(); }

    void the_chosen_side_answers_and_the_change_is_shown() {
        Life life(folder->path());
        life.ask("One");
        QVERIFY(life.answered());
        QCOMPARE(life.last(MessageList::Side), "local");
        life.chat().setPolicy("open");
        life.chat().setSide("cloud");
        QCOMPARE(life.chat().modelName(), "deepseek-chat");
        QVERIFY(life.chat().notice().contains("api.deepseek.com"));
        life.ask("Two");
        QVERIFY(life.answered());
        QCOMPARE(life.last(MessageList::Side), "cloud");
        QCOMPARE(life.last(MessageList::ModelName), "deepseek-chat");
        QCOMPARE(life.last(MessageList::SwitchText), "Switched to deepseek-chat");
        QCOMPARE(life.last(MessageList::WhyText), "You chose the cloud.");
        QVERIFY(life.last(MessageList::StatsText).toStringList().join(' ').contains("¥"));
        QVERIFY(life.chat().live()->costText().contains("¥"));
    }
    void a_choice_of_side_and_its_answers_survive_a_restart() {
        {
            Life life(folder->path());
            life.chat().setPolicy("open");
            life.chat().setSide("cloud");
            life.ask("One");
            QVERIFY(life.answered());
        }
        Life again(folder->path());
        QTRY_COMPARE_WITH_TIMEOUT(again.messages().count(), 2, kPatience);
        QCOMPARE(again.chat().side(), "cloud");
        QCOMPARE(again.chat().policy(), "open");
        QVERIFY(again.last(MessageList::StatsText).toStringList().join(' ').contains("¥"));
    }
    void what_leaves_is_shown_the_first_time() {
        Life life(folder->path());
        life.chat().setSide("cloud");
        life.ask("Call me at 13800138000");
        RedactionSheet& sheet = *life.chat().sheet();
        QVERIFY(sheet.isOpen());
        QCOMPARE(life.messages().count(), 0);
        QCOMPARE(life.chat().draft(), "Call me at 13800138000");
        QCOMPARE(sheet.findings().size(), 1);
        QCOMPARE(sheet.findings()[0].toMap()["placeholder"], "Phone 1");
        sheet.setHidden("13800138000", false);
        QCOMPARE(sheet.findings()[0].toMap()["hidden"], false);
        QCOMPARE(sheet.pieces().size(), 1);
        sheet.setHidden("13800138000", true);
        QCOMPARE(sheet.pieces().size(), 2);
        sheet.hideWord("Call");
        QCOMPARE(sheet.findings().size(), 2);
        sheet.send();
        QVERIFY(!sheet.isOpen());
        QVERIFY(life.answered());
        QCOMPARE(life.last(MessageList::Side), "cloud");
        life.ask("And again");
        QVERIFY(!sheet.isOpen());  // only the first time
        QVERIFY(life.answered());
    }
    void the_sheet_can_be_left_or_answered_here() {
        Life life(folder->path());
        life.chat().setSide("cloud");
        life.ask("Hello");
        life.chat().sheet()->cancel();
        QCOMPARE(life.messages().count(), 0);
        QCOMPARE(life.chat().draft(), "Hello");
        life.chat().send();
        life.chat().sheet()->answerHere();
        QVERIFY(life.answered());
        QCOMPARE(life.last(MessageList::Side), "local");
    }
    void a_word_to_be_warned_of_opens_the_sheet_in_any_conversation() {
        Life life(folder->path());
        life.chat().setWordRules([] {
            return QList<remote::WordRule>{{.word = "Nightfall", .action = remote::WordAction::Warn}};
        });
        life.chat().setPolicy("open");
        life.chat().setSide("cloud");
        life.ask("Hello");
        QVERIFY(life.answered());
        life.ask("About project nightfall");
        RedactionSheet& sheet = *life.chat().sheet();
        QVERIFY(sheet.isOpen());
        QCOMPARE(sheet.warnings(), QStringList{"Nightfall"});
        QVERIFY(!sheet.isRedacting());
        sheet.send();
        QVERIFY(life.answered());
        QCOMPARE(life.messages().count(), 4);
    }
    void the_form_of_an_answer_is_asked_of_models_that_take_it_and_kept() {
        CloudModel model = cloudModel();
        model.facts->abilities = {"json", "reasoning"};
        model.thinkingSwitch = true;
        {
            Life life(folder->path());
            QVERIFY(!life.chat().canAnswerJson());  // this computer answers
            life.app->cloudModels()->setModels({model});
            life.chat().setPolicy("open");
            life.chat().setSide("cloud");
            QVERIFY(life.chat().canAnswerJson());
            QVERIFY(life.chat().hasThinkingSwitch());
            life.chat().sampling()->setJson(true);
            life.chat().sampling()->setThinking("off");
            life.ask("One");
            QVERIFY(life.answered());
            QVERIFY(life.cloud.asked[0].json);
            QCOMPARE(life.cloud.asked[0].thinking, Thinking::Off);
            model.facts->abilities = {"tools"};
            model.thinkingSwitch = false;
            life.app->cloudModels()->setModels({model});
            QVERIFY(!life.chat().canAnswerJson());
            life.ask("Two");
            QVERIFY(life.answered());
            QVERIFY(!life.cloud.asked[1].json);
            QCOMPARE(life.cloud.asked[1].thinking, Thinking::Default);
        }
        Life again(folder->path());
        QTRY_COMPARE_WITH_TIMEOUT(again.messages().count(), 4, kPatience);
        QVERIFY(again.chat().sampling()->json());
        QCOMPARE(again.chat().sampling()->thinking(), "off");
    }
    void nothing_of_a_local_only_conversation_may_leave() {
        Life life(folder->path());
        life.chat().setPolicy("local");
        life.chat().setSide("cloud");
        life.chat().setDraft("Hello");
        QVERIFY(!life.chat().problem().isEmpty());
        QVERIFY(!life.chat().canSend());
        life.chat().setSide("auto");
        QVERIFY(life.chat().canSend());
        QCOMPARE(life.chat().modelSide(), "local");
    }
    void no_provider_is_said_at_once() {
        Life life(folder->path());
        life.app->cloudModels()->setModels({});
        life.chat().setSide("cloud");
        life.chat().setDraft("Hello");
        QVERIFY(!life.chat().canSend());
        QVERIFY(life.chat().notice().contains("provider"));
    }
    void a_failed_answer_goes_on_at_the_other_side_with_a_seam() {
        Life life(folder->path());
        life.chat().setPolicy("open");
        life.chat().setSide("cloud");
        life.ask("please fail");
        QVERIFY(life.answered());
        QCOMPARE(life.last(MessageList::State), "failed");
        QVERIFY(life.chat().isLocalUsable());
        const QString before = life.last(MessageList::Text).toString();
        life.chat().continueOn(life.last(MessageList::MessageId).toString(), "local");
        QVERIFY(life.answered());
        QCOMPARE(life.last(MessageList::Side), "local");
        const QVariantList seams = life.last(MessageList::Seams).toList();
        QCOMPARE(seams.size(), before.isEmpty() ? 0 : 1);
        if (!before.isEmpty()) QCOMPARE(seams[0].toMap()["at"].toInt(), before.size());
    }
    void two_models_answer_side_by_side_and_one_is_kept() {
        Life life(folder->path());
        life.chat().setPolicy("open");
        life.chat().setAskBoth(true);
        QVERIFY(life.chat().asksBoth());
        QCOMPARE(life.chat().secondModelName(), "deepseek-chat");
        life.ask("Which?");
        QVERIFY(life.answered());
        QCOMPARE(life.messages().count(), 2);
        QVariantList pair = life.last(MessageList::Pair).toList();
        QCOMPARE(pair.size(), 2);
        QCOMPARE(pair[0].toMap()["side"], "local");
        QCOMPARE(pair[1].toMap()["side"], "cloud");
        QCOMPARE(pair[0].toMap()["text"], sampleAnswer());
        life.chat().keep(pair[0].toMap()["messageId"].toString());
        QVERIFY(life.last(MessageList::Pair).toList().isEmpty());
        QCOMPARE(life.last(MessageList::Side), "local");
        QCOMPARE(life.last(MessageList::BranchCount), 2);
    }
    void a_blind_pair_hides_the_names_until_the_vote() {
        Life life(folder->path());
        life.chat().setPolicy("open");
        life.chat().setAskBoth(true);
        life.chat().setProperty("blind", true);
        life.ask("Which?");
        QVERIFY(life.answered());
        QVariantList pair = life.last(MessageList::Pair).toList();
        QCOMPARE(pair[0].toMap()["name"], "Answer A");
        QVERIFY(pair[0].toMap()["side"].toString().isEmpty());
        life.chat().vote(pair[0].toMap()["messageId"].toString(), pair[1].toMap()["messageId"].toString(), false);
        pair = life.last(MessageList::Pair).toList();
        QVERIFY(pair[0].toMap()["name"] != "Answer A");
        QVERIFY(life.chat().scoreText(pair[0].toMap()["messageId"].toString()).contains("100 %"));
        QVERIFY(life.chat().scoreText(pair[1].toMap()["messageId"].toString()).contains(" 0 %"));
        const auto votes = life.history->votes();
        QTRY_VERIFY(votes.isFinished());
        QCOMPARE(votes.result().size(), 1);
        QVERIFY(votes.result()[0].blind);
    }

private:
    std::unique_ptr<QTemporaryDir> folder;
};

QTEST_MAIN(TestSides)
#include "tst_sides.moc"
