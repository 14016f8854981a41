// SPDX-License-Identifier: MIT
// Rules, and the passing on of an answer from one side to the other.
#include <QSignalSpy>
#include <QTest>

#include "engine/chat/router.h"

using namespace loquat;
using Kind = RouteRule::Kind;

namespace {

/// A side that does what the test says and remembers what it was asked.
class ScriptedSide : public ChatProvider {
public:
    RequestId start(const ChatRequest& request) override {
        asked.append(request);
        return ++last;
    }
    void cancel(RequestId id) override {
        Usage usage;
        usage.reason = FinishReason::Cancelled;
        emit finished(id, usage);
    }
    void say(const QString& text) { emit delta(last, Delta{text, {}, 1}); }
    void think(const QString& text) { emit delta(last, Delta{{}, text, 1}); }
    void end() { emit finished(last, usage_); }
    void fail(ChatError::Kind kind) { emit failed(last, ChatError{kind, "broken", "because"}); }

    QList<ChatRequest> asked;
    RequestId last = 100;
    Usage usage_{.promptTokens = 5, .generatedTokens = 2};
};

RoutedRequest question(RouteMode mode) {
    RoutedRequest request;
    request.chat.messages = {ChatMessage{.role = Role::User, .text = "hi"}};
    request.mode = mode;
    request.localModel = "/models/a.gguf";
    request.cloudModel = "p/big";
    request.facts.hasCloud = true;
    request.rules = defaultRouteRules();
    return request;
}

Side chosen(const RouteFacts& facts, const QList<RouteRule>& rules = defaultRouteRules()) {
    return decide(RouteMode::Auto, facts, rules).side;
}

}  // namespace

class TestRouter : public QObject {
    Q_OBJECT
private slots:
    void init() {
        local_ = std::make_unique<ScriptedSide>();
        cloud_ = std::make_unique<ScriptedSide>();
        router_ = std::make_unique<Router>(*local_, *cloud_);
        text_.clear();
        connect(router_.get(), &Router::delta, this, [this](RequestId, const Delta& delta) { text_ += delta.text; });
    }
    void cleanup() { router_.reset(); }

    void auto_goes_by_the_first_rule_that_applies() {
        RouteFacts facts;
        facts.hasCloud = true;
        QCOMPARE(chosen(facts), Side::Local);
        facts.promptTokens = 7000;
        QCOMPARE(chosen(facts), Side::Cloud);
        facts.online = false;
        QCOMPARE(chosen(facts), Side::Local);
        facts.online = true;
        facts.budgetSpent = true;
        QCOMPARE(chosen(facts), Side::Cloud);  // the long prompt stands before the budget…
        QList<RouteRule> rules = defaultRouteRules();
        rules.move(4, 0);
        QCOMPARE(chosen(facts, rules), Side::Local);  // …until the user moves it up
        rules[0].enabled = false;
        QCOMPARE(chosen(facts, rules), Side::Cloud);
    }
    void no_order_of_rules_sends_away_what_must_stay() {
        RouteFacts facts;
        facts.hasCloud = true;
        facts.cloudAllowed = false;
        facts.beyondLocal = true;
        const QList<RouteRule> rules{{Kind::BeyondLocal}, {Kind::Policy, false}};
        QCOMPARE(chosen(facts, rules), Side::Local);
        QVERIFY(!decide(RouteMode::Cloud, facts, rules).problem.isEmpty());
    }
    void a_side_that_cannot_answer_is_said_at_once() {
        RouteFacts facts;
        facts.hasLocal = false;
        QVERIFY(!decide(RouteMode::Local, facts, {}).problem.isEmpty());
        QVERIFY(!decide(RouteMode::Auto, facts, {}).problem.isEmpty());
        facts.hasCloud = true;
        QCOMPARE(decide(RouteMode::Auto, facts, {}).side, Side::Cloud);
        QVERIFY(decide(RouteMode::Auto, facts, {}).problem.isEmpty());
    }
    void a_question_with_pictures_goes_where_they_are_seen() {
        RouteFacts facts;
        facts.hasCloud = facts.pictures = facts.beyondLocal = true;
        QCOMPARE(chosen(facts), Side::Cloud);
        QVERIFY(!decide(RouteMode::Local, facts, {}).problem.isEmpty());
        QVERIFY(decide(RouteMode::Cloud, facts, {}).problem.isEmpty());
        QCOMPARE(chosen(facts, {}), Side::Cloud);  // whatever the rules say, this computer cannot
        facts.cloudSees = false;
        QVERIFY(!decide(RouteMode::Cloud, facts, {}).problem.isEmpty());
        QVERIFY(!decide(RouteMode::Auto, facts, defaultRouteRules()).problem.isEmpty());
    }
    void a_picture_s_name_stands_in_for_it_where_it_cannot_be_seen() {
        RoutedRequest request = question(RouteMode::Local);
        request.chat.messages = {ChatMessage{.role = Role::User, .text = "What is it?", .images = {{"png", "image/png", "cat.png"}}},
                                 ChatMessage{.role = Role::Assistant, .text = "A cat."},
                                 ChatMessage{.role = Role::User, .text = "Thanks"}};
        router_->start(request);
        QTRY_COMPARE(local_->asked.size(), 1);
        QVERIFY(local_->asked[0].messages[0].images.isEmpty());
        QCOMPARE(local_->asked[0].messages[0].text, "What is it?\n\n[A picture you cannot see: cat.png]");
    }
    void a_side_that_cannot_see_the_pictures_asked_about_takes_nothing_over() {
        RoutedRequest request = question(RouteMode::Auto);
        request.chat.messages[0].images = {{"png", "image/png", "cat.png"}};
        request.facts.pictures = request.facts.beyondLocal = true;
        QSignalSpy failed(router_.get(), &Router::failed);
        router_->start(request);
        QTRY_COMPARE(cloud_->asked.size(), 1);
        QCOMPARE(cloud_->asked[0].messages[0].images.size(), 1);
        cloud_->say("A c");
        cloud_->fail(ChatError::Kind::Offline);
        QCOMPARE(failed.size(), 1);
        QVERIFY(local_->asked.isEmpty());
    }
    void a_paused_service_leaves_the_answer_to_this_computer() {
        RouteFacts facts;
        facts.hasCloud = facts.paused = true;
        const RouteDecision decision = decide(RouteMode::Cloud, facts, {});
        QCOMPARE(decision.side, Side::Local);
        QVERIFY(decision.why.contains("paused"));
    }
    void every_decision_says_why() {
        for (const RouteRule& rule : defaultRouteRules()) QVERIFY(!describe(rule).isEmpty());
        for (auto mode : {RouteMode::Local, RouteMode::Cloud, RouteMode::Auto})
            QVERIFY(!decide(mode, RouteFacts{}, defaultRouteRules()).why.isEmpty());
    }
    void rules_survive_json_and_nonsense() {
        QList<RouteRule> rules = defaultRouteRules();
        rules.move(3, 0);
        rules[0].tokens = 1234;
        rules[2].enabled = false;
        QCOMPARE(routeRulesFromJson(routeRulesToJson(rules)), rules);
        QCOMPARE(routeRulesFromJson("["), defaultRouteRules());
        QCOMPARE(routeRulesFromJson(R"([{"kind":"gone"},{"kind":"offline"},{"kind":"offline"},7])"), defaultRouteRules());
        QCOMPARE(routeRulesFromJson(R"([{"kind":"long-prompt","tokens":-5}])")[0].tokens, 1);
    }

    void the_chosen_side_answers() {
        QSignalSpy routed(router_.get(), &Router::routed);
        QSignalSpy finished(router_.get(), &Router::finished);
        const RequestId id = router_->start(question(RouteMode::Cloud));
        QTRY_COMPARE(cloud_->asked.size(), 1);
        QVERIFY(local_->asked.isEmpty());
        QCOMPARE(cloud_->asked[0].modelId, "p/big");
        cloud_->say("hello");
        cloud_->end();
        QCOMPARE(text_, "hello");
        QCOMPARE(finished[0][0].value<RequestId>(), id);
        QCOMPARE(routed[0][1].value<Side>(), Side::Cloud);
    }
    void in_auto_the_other_side_goes_on_where_the_first_broke_off() {
        QSignalSpy seams(router_.get(), &Router::handedOver);
        QSignalSpy finished(router_.get(), &Router::finished);
        RoutedRequest request = question(RouteMode::Auto);
        request.facts.promptTokens = 9000;
        router_->start(request);
        QTRY_COMPARE(cloud_->asked.size(), 1);
        cloud_->think("hm");
        cloud_->say("The sea");
        cloud_->fail(ChatError::Kind::Offline);
        QCOMPARE(local_->asked.size(), 1);
        const ChatRequest& second = local_->asked[0];
        QVERIFY(second.continueLast);
        QCOMPARE(second.modelId, "/models/a.gguf");
        QCOMPARE(second.messages.last().text, "The sea");
        QCOMPARE(second.messages.last().reasoning, "hm");
        local_->say(" is wide");
        local_->end();
        QCOMPARE(text_, "The sea is wide");
        const Seam seam = seams[0][1].value<Seam>();
        QCOMPARE(seam.at, 7);
        QCOMPARE(seam.from, Side::Cloud);
        QCOMPARE(seam.toModel, "/models/a.gguf");
        QCOMPARE(seam.why, "broken");
        QCOMPARE(finished[0][1].value<Usage>().generatedTokens, 4);
    }
    void a_local_failure_moves_to_the_cloud_only_when_text_may_leave() {
        RoutedRequest request = question(RouteMode::Auto);
        request.facts.cloudAllowed = false;
        QSignalSpy failed(router_.get(), &Router::failed);
        router_->start(request);
        QTRY_COMPARE(local_->asked.size(), 1);
        local_->fail(ChatError::Kind::NoMemory);
        QCOMPARE(failed.size(), 1);
        QVERIFY(cloud_->asked.isEmpty());
        request.facts.cloudAllowed = true;
        router_->start(request);
        QTRY_COMPARE(local_->asked.size(), 2);
        local_->fail(ChatError::Kind::NoMemory);
        QCOMPARE(cloud_->asked.size(), 1);
        QVERIFY(!cloud_->asked[0].continueLast);  // nothing was written yet
    }
    void in_cloud_mode_the_way_on_is_the_users_choice() {
        QSignalSpy failed(router_.get(), &Router::failed);
        router_->start(question(RouteMode::Cloud));
        QTRY_COMPARE(cloud_->asked.size(), 1);
        cloud_->say("half");
        cloud_->fail(ChatError::Kind::Timeout);
        QCOMPARE(failed.size(), 1);
        QVERIFY(local_->asked.isEmpty());
    }
    void what_was_forbidden_is_not_tried_elsewhere() {
        QSignalSpy failed(router_.get(), &Router::failed);
        RoutedRequest request = question(RouteMode::Auto);
        request.facts.promptTokens = 9000;
        router_->start(request);
        QTRY_COMPARE(cloud_->asked.size(), 1);
        cloud_->fail(ChatError::Kind::NotAllowed);
        QCOMPARE(failed.size(), 1);
    }
    void an_answer_is_handed_over_once() {
        QSignalSpy failed(router_.get(), &Router::failed);
        RoutedRequest request = question(RouteMode::Auto);
        request.facts.promptTokens = 9000;
        router_->start(request);
        QTRY_COMPARE(cloud_->asked.size(), 1);
        cloud_->fail(ChatError::Kind::ServerFault);
        local_->fail(ChatError::Kind::NoMemory);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(cloud_->asked.size(), 1);
    }
    void cancelling_works_before_and_after_the_start() {
        QSignalSpy finished(router_.get(), &Router::finished);
        router_->cancel(router_->start(question(RouteMode::Local)));
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(local_->asked.isEmpty());
        const RequestId id = router_->start(question(RouteMode::Local));
        QTRY_COMPARE(local_->asked.size(), 1);
        router_->cancel(id);
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(finished[1][1].value<Usage>().reason, FinishReason::Cancelled);
    }

private:
    std::unique_ptr<ScriptedSide> local_, cloud_;
    std::unique_ptr<Router> router_;
    QString text_;
};

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"
