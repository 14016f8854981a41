// SPDX-License-Identifier: MIT
#include <QTest>

#include "engine/remote/token.h"

using namespace loquat;
using namespace loquat::remote;

namespace {

const QDateTime kNow = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);

QByteArray jwt(const QByteArray& claims) {
    const auto encoded = [](const QByteArray& json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return encoded(R"({"alg":"none"})") + '.' + encoded(claims) + ".c2lnbmF0dXJl";
}

qint64 renewedAfter(const Result<Token>& token) {
    return kNow.secsTo(token->renewAt);
}

}  // namespace

class TestToken : public QObject {
    Q_OBJECT
private slots:
    void an_answer_gives_its_token_a_minute_short_of_its_life() {
        const auto token =
            tokenFromAnswer(R"({"access_token":"abc","token_type":"Bearer","expires_in":3600})", kNow);
        QVERIFY(token);
        QCOMPARE(token->value, "abc");
        QCOMPARE(renewedAfter(token), 3540);
        QCOMPARE(token->fetched, kNow);
    }

    void a_short_life_is_used_to_its_half() {
        QCOMPARE(renewedAfter(tokenFromAnswer(R"({"access_token":"abc","expires_in":100})", kNow)), 50);
        QCOMPARE(renewedAfter(tokenFromAnswer(R"({"access_token":"abc","expires_in":1})", kNow)), 1);
    }

    void a_life_not_told_or_absurd_is_bounded() {
        QCOMPARE(renewedAfter(tokenFromAnswer(R"({"access_token":"abc"})", kNow)), 240);
        QCOMPARE(renewedAfter(tokenFromAnswer(R"({"access_token":"abc","expires_in":-5})", kNow)), 240);
        QCOMPARE(renewedAfter(tokenFromAnswer(R"({"access_token":"abc","expires_in":"600"})", kNow)), 540);
        QVERIFY(renewedAfter(tokenFromAnswer(R"({"access_token":"abc","expires_in":1e300})", kNow)) <=
                365 * 86'400);
    }

    void what_is_no_bearer_token_is_refused_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("<html>sk-secret</html>");
        QTest::newRow("an array") << QByteArray("[1]");
        QTest::newRow("no token") << QByteArray(R"({"token_type":"Bearer"})");
        QTest::newRow("not a text") << QByteArray(R"({"access_token":{"a":1}})");
        QTest::newRow("another type") << QByteArray(R"({"access_token":"sk-secret","token_type":"mac"})");
        QTest::newRow("a line break") << QByteArray(R"({"access_token":"sk-secret\r\nX-Evil: 1"})");
        QTest::newRow("a space") << QByteArray(R"({"access_token":"sk secret"})");
        QTest::newRow("not ASCII") << QByteArray(R"({"access_token":"sk-secret-枇杷"})");
        QTest::newRow("too long") << QByteArray("{\"access_token\":\"" + QByteArray(20'000, 'x') + "\"}");
        QTest::newRow("an error") << QByteArray(
            R"({"error":"invalid_client","error_description":"sk-secret is wrong"})");
        QTest::newRow("a talkative error") << QByteArray(R"({"error":"sk-secret is wrong"})");
    }

    void what_is_no_bearer_token_is_refused() {
        QFETCH(QByteArray, answer);
        const auto token = tokenFromAnswer(answer, kNow);
        QVERIFY(!token);
        QVERIFY(token.error().to_string().find("secret is") == std::string::npos);
        QVERIFY(token.error().to_string().find("sk-") == std::string::npos);
    }

    void an_error_code_of_the_rfc_is_repeated() {
        const auto token = tokenFromAnswer(R"({"error":"invalid_client"})", kNow);
        QVERIFY(token.error().message.find("invalid_client") != std::string::npos);
    }

    void the_first_line_of_a_command_is_its_token() {
        QCOMPARE(tokenFromCommand("  abc  \nnoise\n", kNow)->value, "abc");
        QCOMPARE(tokenFromCommand("abc\r\n", kNow)->value, "abc");
        QCOMPARE(tokenFromCommand("abc", kNow)->value, "abc");
        QCOMPARE(renewedAfter(tokenFromCommand("abc", kNow)), 240);
    }

    void the_end_in_a_jwt_is_respected() {
        const QByteArray claims = "{\"exp\":" + QByteArray::number(kNow.toSecsSinceEpoch() + 1000) + '}';
        QCOMPARE(renewedAfter(tokenFromCommand(jwt(claims), kNow)), 940);
        const QByteArray past = "{\"exp\":" + QByteArray::number(kNow.toSecsSinceEpoch() - 1) + '}';
        QVERIFY(!tokenFromCommand(jwt(past), kNow));
    }

    void a_jwt_with_an_odd_end_is_used_for_five_minutes_or_bounded() {
        QCOMPARE(renewedAfter(tokenFromCommand(jwt(R"({"exp":"soon"})"), kNow)), 240);
        QCOMPARE(renewedAfter(tokenFromCommand(jwt("not JSON"), kNow)), 240);
        QCOMPARE(renewedAfter(tokenFromCommand("a.b.c", kNow)), 240);
        QVERIFY(renewedAfter(tokenFromCommand(jwt(R"({"exp":1e300})"), kNow)) <= 365 * 86'400);
        QVERIFY(!tokenFromCommand(jwt(R"({"exp":-1e300})"), kNow));
    }

    void output_that_is_no_token_is_not_repeated() {
        for (const QByteArray& output :
             {QByteArray(), QByteArray("\nsk-secret"), QByteArray("error: sk-secret is wrong")}) {
            const auto token = tokenFromCommand(output, kNow);
            QVERIFY(!token);
            QVERIFY(token.error().to_string().find("secret") == std::string::npos);
        }
    }
};

QTEST_APPLESS_MAIN(TestToken)
#include "tst_token.moc"
