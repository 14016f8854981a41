// SPDX-License-Identifier: MIT
#include <QtTest>

#include "engine/local/local_provider.h"
#include "local_models.h"

using namespace loquat;
namespace models = local_models;

/// A conversation with the Guide, the small model that comes with Loquat.
class LocalGuideTest : public QObject {
    Q_OBJECT

private slots:
    void the_guide_answers_and_a_follow_up_reads_only_what_is_new() {
        LocalProvider provider;
        QString text;
        QList<Usage> usages;
        connect(&provider, &ChatProvider::delta, this,
                [&](RequestId, const Delta& delta) { text += delta.text; });
        connect(&provider, &ChatProvider::finished, this,
                [&](RequestId, const Usage& usage) { usages.append(usage); });
        connect(&provider, &ChatProvider::failed, this,
                [](RequestId, const ChatError& error) { QFAIL(qPrintable(error.what + ' ' + error.why)); });

        ChatRequest request = models::ask("What is quantization?", 200, guide());
        provider.start(request);
        QTRY_COMPARE_WITH_TIMEOUT(usages.size(), 1, 60000);
        QCOMPARE(usages[0].reason, FinishReason::End);
        QVERIFY(text.size() > 20);
        QVERIFY(!text.contains(QChar::ReplacementCharacter) && !text.contains("<|"));
        qInfo("%s\n%d tokens, %.0f a second, the first after %.0f ms", qPrintable(text),
              usages[0].generatedTokens, usages[0].tokensPerSecond, usages[0].firstTokenMs);

        request.messages.append({Role::Assistant, text, {}});
        request.messages.append({Role::User, "Why?", {}});
        request.sampling.maxTokens = 10;
        provider.start(request);
        QTRY_COMPARE_WITH_TIMEOUT(usages.size(), 2, 60000);
        QVERIFY(usages[1].reusedTokens >= usages[0].promptTokens);
    }

private:
    static QString guide() { return QStringLiteral(LOQUAT_SOURCE_DIR "/resources/guide/guide.gguf"); }
};

QTEST_GUILESS_MAIN(LocalGuideTest)
#include "tst_local_guide.moc"
