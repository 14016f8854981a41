// SPDX-License-Identifier: MIT
// Every fault of a real network, made by a real server process.
#include <QSignalSpy>

#include "remote_bench.h"

using namespace loquat;
using namespace loquat::remote;

using Kind = ChatError::Kind;
using Phase = Progress::Phase;

namespace {

int waitOf(const Outcome& outcome) {
    for (const Progress& progress : outcome.progress)
        if (progress.phase == Phase::Retrying) return progress.total;
    return -1;
}

}  // namespace

class TestRemoteFaults : public QObject {
    Q_OBJECT
    ScriptedServer server_;
    std::unique_ptr<RemoteBench> bench_;

    qsizetype requestsFor(const QString& model) const {
        const auto all = server_.requests();
        return std::count_if(all.begin(), all.end(), [&](const QJsonObject& r) { return r["body"]["model"] == model; });
    }

private slots:
    void initTestCase() { QVERIFY(server_.works()); }
    void init() {
        bench_ = std::make_unique<RemoteBench>();
        bench_->use(server_.url());
    }

    // The stream in every dress

    void the_answer_is_the_same_however_it_is_sent_data() {
        QTest::addColumn<QString>("script");
        for (const char* script : {"bytewise", "gzip", "buffered", "crlf", "multiline", "keep-alive=5", "no-done", "delay=1"})
            QTest::newRow(script) << QString(script);
    }
    void the_answer_is_the_same_however_it_is_sent() {
        QFETCH(QString, script);
        const Outcome outcome = bench_->ask("scripted-chat?" + script);
        QVERIFY2(!outcome.error, outcome.error ? qPrintable(outcome.error->what + ' ' + outcome.error->why) : "");
        QCOMPARE(outcome.text, kServerText);
        QCOMPARE(outcome.ends, 1);
    }

    void a_zipped_stream_comes_piece_by_piece() {
        const Outcome outcome = bench_->ask("scripted-chat?gzip&delay=2");
        QVERIFY(outcome.deltas > 40);
    }

    void a_line_of_ten_megabytes_is_read() {
        const Outcome outcome = bench_->ask("scripted-chat?longline=3");
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.text.size(), kServerText.size() + 10 * (1 << 20));
    }

    void a_line_without_end_is_stopped() {
        bench_->config.firstTokenTimeoutMs = bench_->config.silenceTimeoutMs = 300'000;  // a sanitizer build reads slowly
        bench_->apply();
        const Outcome outcome = bench_->ask("scripted-chat?flood=3");
        QCOMPARE(outcome.error->kind, Kind::BadAnswer);
        QCOMPARE(outcome.text, QString("A loquat"));
    }

    // Broken off after the first word: what is there stays, nothing is repeated

    void a_line_cut_in_mid_answer_keeps_the_text_and_is_not_repeated_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("kind");
        QTest::newRow("reset") << "drop=5" << int(Kind::Offline);
        QTest::newRow("clean end without a finish") << "truncate=5" << int(Kind::Offline);
        QTest::newRow("broken JSON") << "malformed=5" << int(Kind::BadAnswer);
        QTest::newRow("an error in the stream") << "error-event=5" << int(Kind::ServerFault);
        QTest::newRow("a finish that is a fault") << "finish=insufficient_system_resource&text=A+loquat+is+a" << int(Kind::ServerFault);
    }
    void a_line_cut_in_mid_answer_keeps_the_text_and_is_not_repeated() {
        QFETCH(QString, script);
        QFETCH(int, kind);
        const QString model = "scripted-chat?" + script;
        const Outcome outcome = bench_->ask(model);
        QVERIFY(outcome.error.has_value());
        QCOMPARE(int(outcome.error->kind), kind);
        QCOMPARE(outcome.text, QString("A loquat is a"));
        QCOMPARE(outcome.ends, 1);
        QVERIFY(!outcome.has(Phase::Retrying));
        QCOMPARE(requestsFor(model), 1);
        QVERIFY(bench_->audit.records.last().status.startsWith("failed"));
    }

    void an_answer_cut_short_can_be_gone_on_with() {
        bench_->use(server_.url(), "deepseek");
        const Outcome first = bench_->ask("scripted-chat?drop=20");
        QCOMPARE(first.error->kind, Kind::Offline);
        ChatRequest request = bench_->question("scripted-chat");
        request.messages << ChatMessage{Role::Assistant, first.text, {}, {}, {}, {}};
        request.continueLast = true;
        QCOMPARE(first.text + bench_->ask(request).text, kServerText);
    }

    void silence_in_mid_answer_is_a_timeout() {
        bench_->config.silenceTimeoutMs = 400;
        bench_->apply();
        const Outcome outcome = bench_->ask("scripted-chat?stall=4");
        QCOMPARE(outcome.error->kind, Kind::Timeout);
        QCOMPARE(outcome.text, QString("A loquat is"));
        QVERIFY(outcome.ms >= 400 && outcome.ms < 30'000);
        QTRY_VERIFY(!server_.entries("gone").isEmpty());
    }

    // Before the first word

    void no_first_word_is_a_timeout_data() {
        QTest::addColumn<QString>("script");
        QTest::newRow("no answer at all") << "hang";
        QTest::newRow("a header that never ends") << "slow-headers";
        QTest::newRow("keep-alives alone") << "keep-alive=100000";
        QTest::newRow("silence after the headers") << "stall=0";
    }
    void no_first_word_is_a_timeout() {
        QFETCH(QString, script);
        bench_->config.firstTokenTimeoutMs = 500;
        bench_->config.maxAttempts = 1;
        bench_->apply();
        const Outcome outcome = bench_->ask("scripted-chat?" + script);
        QCOMPARE(outcome.error->kind, Kind::Timeout);
        QVERIFY(outcome.has(Phase::Waiting));
        QVERIFY2(outcome.ms >= 500 && outcome.ms < 30'000, qPrintable(QString::number(outcome.ms)));
    }

    void a_host_that_is_not_there_is_offline() {
        bench_->config.maxAttempts = 2;
        bench_->config.baseUrl = QUrl("http://localhost:1/v1");
        bench_->apply();
        const Outcome outcome = bench_->ask("scripted-chat");
        QCOMPARE(outcome.error->kind, Kind::Offline);
        QVERIFY(outcome.has(Phase::Retrying));
        QCOMPARE(bench_->audit.records.last().attempts, 2);
        QCOMPARE(bench_->audit.records.last().status, QString("failed: offline"));
    }

    void no_connection_is_a_timeout() {
        // A listener whose queue is full takes no more connections: what a firewall that drops packets looks like.
        ScriptedServer stuck({"--backlog", "0"});
        bench_->config.connectTimeoutMs = 400;
        bench_->config.maxAttempts = 1;
        bench_->config.baseUrl = stuck.url();
        bench_->apply();
        const Outcome outcome = bench_->ask("scripted-chat");
        QCOMPARE(outcome.error->kind, Kind::Timeout);
        QVERIFY(outcome.has(Phase::Connecting) && !outcome.has(Phase::Waiting));
        QVERIFY(outcome.ms >= 400 && outcome.ms < 30'000);
    }

    void transient_failures_are_tried_again_data() {
        QTest::addColumn<QString>("script");
        for (const char* script : {"status=429", "status=500", "status=502", "status=503", "status=504", "close",
                                   "error-event=0&error-status=503"})
            QTest::newRow(script) << QString(script);
    }
    void transient_failures_are_tried_again() {
        QFETCH(QString, script);
        if (script.startsWith("error-event")) {
            bench_->config.maxAttempts = 2;
            bench_->apply();
            const Outcome outcome = bench_->ask("scripted-chat?" + script);
            QCOMPARE(outcome.error->kind, Kind::ServerFault);
            QCOMPARE(requestsFor("scripted-chat?" + script), 2);
            return;
        }
        const Outcome outcome = bench_->ask("scripted-chat?" + script + "&times=2");
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.text, kServerText);
        if (script != "close") QCOMPARE(bench_->audit.records.last().attempts, 3);  // Qt itself repeats over a fresh line
    }

    void lasting_failures_end_after_all_attempts() {
        bench_->config.maxAttempts = 3;
        bench_->apply();
        const Outcome outcome = bench_->ask("scripted-chat?status=503&message=Busy");
        QCOMPARE(outcome.error->kind, Kind::ServerFault);
        QVERIFY(outcome.error->why.contains("Busy"));
        QCOMPARE(requestsFor("scripted-chat?status=503&message=Busy"), 3);
        QCOMPARE(bench_->audit.records.last().status, QString("failed: 503"));
    }

    void what_will_not_change_is_not_tried_again_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("kind");
        QTest::newRow("400") << "status=400" << int(Kind::BadRequest);
        QTest::newRow("401") << "status=401" << int(Kind::KeyRefused);
        QTest::newRow("402") << "status=402" << int(Kind::NoCredit);
        QTest::newRow("403") << "status=403" << int(Kind::KeyRefused);
        QTest::newRow("404") << "status=404" << int(Kind::BadRequest);
        QTest::newRow("no quota") << "status=429&code=insufficient_quota&retry-after=100" << int(Kind::NoCredit);
        QTest::newRow("too long") << "status=400&code=context_length_exceeded" << int(Kind::ContextFull);
        QTest::newRow("a web page") << "html" << int(Kind::BadAnswer);
        QTest::newRow("a redirect to nowhere") << "status=302" << int(Kind::BadAnswer);
    }
    void what_will_not_change_is_not_tried_again() {
        QFETCH(QString, script);
        QFETCH(int, kind);
        const QString model = "scripted-chat?" + script;
        const Outcome outcome = bench_->ask(model);
        QVERIFY(outcome.error.has_value());
        QCOMPARE(int(outcome.error->kind), kind);
        QCOMPARE(requestsFor(model), 1);
        QVERIFY(!outcome.error->what.isEmpty());
    }

    void retry_after_in_seconds_is_honoured() {
        const Outcome outcome = bench_->ask("scripted-chat?status=429&retry-after=2&times=1");
        QVERIFY(!outcome.error);
        QVERIFY(outcome.ms >= 2000 && outcome.ms < 30'000);
        QVERIFY(waitOf(outcome) >= 2000);
    }

    void retry_after_as_a_date_is_honoured() {
        const QString date = QLocale::c().toString(QDateTime::currentDateTimeUtc().addSecs(3), "ddd, dd MMM yyyy hh:mm:ss 'GMT'");
        const QString model = "scripted-chat?status=503&times=1&retry-after=" + QString::fromLatin1(QUrl::toPercentEncoding(date));
        const Outcome outcome = bench_->ask(model);
        QVERIFY(!outcome.error);
        QVERIFY(outcome.ms >= 1500 && outcome.ms < 30'000);
    }

    void a_wait_that_is_too_long_is_left_to_the_person() {
        const Outcome outcome = bench_->ask("scripted-chat?status=429&retry-after=3600");
        QCOMPARE(outcome.error->kind, Kind::RateLimited);
        QVERIFY(outcome.ms < 30'000);
        QVERIFY(!outcome.has(Phase::Retrying));
    }

    void cancelling_ends_the_wait_before_an_attempt() {
        QSignalSpy finished(&bench_->provider, &RemoteProvider::finished);
        QSignalSpy progress(&bench_->provider, &RemoteProvider::progress);
        const RequestId id = bench_->provider.start(bench_->question("scripted-chat?status=429&retry-after=5&x=cancel"));
        QTRY_VERIFY(!progress.isEmpty() && progress.last()[1].value<Progress>().phase == Phase::Retrying);
        bench_->provider.cancel(id);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 1000);
        QCOMPARE(requestsFor("scripted-chat?status=429&retry-after=5&x=cancel"), 1);
    }

    void the_key_is_never_quoted_in_an_error() {
        const Outcome outcome = bench_->ask("scripted-chat?status=401&message=Wrong+key+" + RemoteBench::kKey);
        QCOMPARE(outcome.error->kind, Kind::KeyRefused);
        QVERIFY(outcome.error->why.contains("Wrong key ••••"));
        QVERIFY(!outcome.error->why.contains(RemoteBench::kKey));
    }

    void a_refused_token_is_fetched_anew_and_the_request_sent_again() {
        ScriptedServer server({"--client", "me:hush", "--token-seconds", "3600"});
        bench_->secrets.write(secretName("p", Secret::ClientSecret), "hush", SecretStore::Place::ThisRun);
        bench_->config.auth = AuthKind::ClientCredentials;
        bench_->config.clientId = "me";
        bench_->config.tokenUrl = QUrl(QString("http://localhost:%1/oauth/token").arg(server.port()));
        bench_->use(server.url());
        QVERIFY(!bench_->ask("scripted-chat").error);
        QNetworkRequest revoke(QUrl(QString("http://localhost:%1/control").arg(server.port())));
        revoke.setHeader(QNetworkRequest::ContentTypeHeader, "text/plain");
        std::unique_ptr<QNetworkReply> reply(bench_->gate.send({bench_->config, revoke, "POST", "revoke=1"}));
        QTRY_VERIFY(reply->isFinished());
        const Outcome outcome = bench_->ask("scripted-chat");
        QVERIFY2(!outcome.error, outcome.error ? qPrintable(outcome.error->what + ' ' + outcome.error->why) : "");
        QCOMPARE(outcome.text, kServerText);
        QCOMPARE(bench_->audit.records.last().attempts, 2);
    }

    // The breaker

    void a_service_that_keeps_failing_is_left_alone_and_tried_later() {
        bench_->config.maxAttempts = 1;
        bench_->config.breakerFailures = 3;
        bench_->config.breakerPauseMs = 1000;
        bench_->apply();
        const QString bad = "scripted-chat?status=500&x=breaker";
        for (int i = 0; i < 3; ++i) QCOMPARE(bench_->ask(bad).error->kind, Kind::ServerFault);
        QCOMPARE(bench_->provider.health("p").state, Health::State::Paused);
        const qsizetype before = server_.requests().size();
        const Outcome paused = bench_->ask("scripted-chat");
        QCOMPARE(paused.error->kind, Kind::Paused);
        QVERIFY(paused.ms < 500);
        QCOMPARE(server_.requests().size(), before);
        QTRY_COMPARE(bench_->provider.health("p").state, Health::State::Trying);
        QCOMPARE(bench_->ask(bad).error->kind, Kind::ServerFault);  // the probe fails: open again
        QCOMPARE(bench_->ask("scripted-chat").error->kind, Kind::Paused);
        QTRY_COMPARE(bench_->provider.health("p").state, Health::State::Trying);
        QVERIFY(!bench_->ask("scripted-chat").error);
        QCOMPARE(bench_->provider.health("p").state, Health::State::Working);
    }

    void a_breaker_that_opens_ends_the_attempts_under_way() {
        bench_->config.maxAttempts = 10;
        bench_->config.breakerFailures = 2;
        bench_->apply();
        const QString model = "scripted-chat?status=500&x=opens";
        QCOMPARE(bench_->ask(model).error->kind, Kind::ServerFault);
        QCOMPARE(requestsFor(model), 2);
    }

    void a_wrong_key_or_too_many_requests_open_no_breaker() {
        bench_->config.breakerFailures = 1;
        bench_->config.maxAttempts = 1;
        bench_->apply();
        bench_->ask("scripted-chat?status=401");
        bench_->ask("scripted-chat?status=429");
        QVERIFY(!bench_->ask("scripted-chat").error);
    }

    // Redirects

    void the_key_follows_no_redirect_to_another_host() {
        ScriptedServer other;
        QVERIFY(other.works());
        for (const int status : {301, 302, 303, 307, 308}) {
            const QString target = QString("http://127.0.0.1:%1/v1/chat/completions").arg(other.port());
            const QString model = QString("scripted-chat?status=%1&location=%2").arg(status).arg(QString(QUrl::toPercentEncoding(target)));
            const Outcome outcome = bench_->ask(model);
            QCOMPARE(outcome.error->kind, Kind::BadAnswer);
        }
        QVERIFY(other.entries("accepted").isEmpty());
    }

    void a_redirect_on_the_same_host_is_followed() {
        const QString target = server_.url().toString() + "/chat/completions";
        bench_->config.baseUrl = server_.url("status=307&location=" + QString(QUrl::toPercentEncoding(target)));
        bench_->apply();
        const Outcome outcome = bench_->ask("scripted-chat");
        QVERIFY2(!outcome.error, outcome.error ? qPrintable(outcome.error->what + ' ' + outcome.error->why) : "");
        QCOMPARE(outcome.text, kServerText);
    }
};

QTEST_GUILESS_MAIN(TestRemoteFaults)
#include "tst_remote_faults.moc"
