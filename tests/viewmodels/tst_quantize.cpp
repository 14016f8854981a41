// SPDX-License-Identifier: MIT
// The wizard: what it proposes, how it plots and judges, and one real run with the Guide.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "engine/local/local_provider.h"
#include "ui/viewmodels/quantize.h"

using namespace loquat;
using namespace loquat::ui;

namespace {

constexpr int kPatience = 240'000;  // a bound, not a measure
const QString kGuide = QStringLiteral(LOQUAT_SOURCE_DIR "/resources/guide/guide.gguf");

WorkshopResult measured(const QString& id, double gigabytes, double kl, double speed, quint64 budget = 0) {
    WorkshopResult result;
    result.id = id;
    result.budget = budget;
    result.bytes = quint64(gigabytes * 1e9);
    result.kl = kl;
    result.perplexity = 10 + kl;
    result.tokensPerSecond = speed;
    result.agreement = 1 - kl;
    return result;
}

void fill(QuantizeResults& results) {
    results.add(measured("Q2_K", 0.75, 0.213, 35.1));
    results.add(measured("Q8_0", 1.89, 0.0009, 19.8));
    results.add(measured("Q4_0", 1.07, 0.0421, 34.8));
    results.add(measured(budgetId(1'100'000'000), 1.06, 0.0162, 33.2, 1'100'000'000));
    results.add(measured("Q4_K_M", 1.12, 0.0224, 31.4));
}

QString verdictOf(const QuantizeResults& results, const QString& id) {
    for (int row = 0; row < results.count(); ++row)
        if (results.index(row).data(QuantizeResults::CandidateId) == id) return results.index(row).data(QuantizeResults::Verdict).toString();
    return {};
}

WorkshopSource source() {
    WorkshopSource source;
    source.path = "/somewhere/model.gguf";
    source.type = "BF16";
    source.bytes = 3'000'000'000;
    source.contextTokens = 4096;
    source.kvBytesPerToken = 10'000;
    source.choices = {{"F16", 3'000'000'000, 16}, {"Q8_0", 1'600'000'000, 8.5}, {"Q6_K", 1'250'000'000, 6.6}, {"Q5_K_M", 1'080'000'000, 5.7},
                      {"Q4_K_M", 920'000'000, 4.9}, {"IQ4_XS", 850'000'000, 4.5}, {"Q4_0", 880'000'000, 4.7}, {"Q3_K_M", 740'000'000, 3.9}, {"Q2_K", 580'000'000, 3.1}};
    return source;
}

QStringList chosen(const QuantizeRecipe& recipe) {
    QStringList names;
    for (const QVariant& c : recipe.candidates())
        if (c.toMap()["chosen"].toBool()) names << c.toMap()["name"].toString();
    return names;
}

}  // namespace

class TestQuantize : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void a_point_is_beaten_by_a_smaller_and_better_one() {
        QCOMPARE(beatenPoints({{1, 5}, {2, 3}, {2.5, 4}, {3, 1}}, true), QList<bool>({false, false, true, false}));
        QCOMPARE(beatenPoints({{1, 5}, {2, 6}, {3, 4}}, false), QList<bool>({false, false, true}));
        QCOMPARE(beatenPoints({{1, 5}, {1, 5}}, true), QList<bool>({false, false}));  // twins beat nobody
        QVERIFY(beatenPoints({}, true).isEmpty());
    }

    void axes_have_round_marks_and_hold_every_value() {
        const PlotAxis sizes = PlotAxis::straight(0.75e9, 1.89e9, 7);
        QVERIFY(sizes.marks().size() >= 4 && sizes.marks().size() <= 9);
        QVERIFY(sizes.share(0.75e9) > 0 && sizes.share(1.89e9) < 1);
        const PlotAxis losses = PlotAxis::powersOfTen(0.0009, 0.213);
        QCOMPARE(losses.marks().size(), 3);
        QVERIFY(qFuzzyCompare(losses.marks()[0], 0.001));
        QVERIFY(losses.share(0.01) > losses.share(0.001));
        for (const double one : {1.0, 0.0, 5e-6}) {  // a single value, or none, still makes an axis
            QVERIFY(PlotAxis::straight(one, one, 5).share(one) >= 0);
            QVERIFY(!PlotAxis::powersOfTen(std::max(one, 1e-6), std::max(one, 1e-6)).marks().isEmpty());
        }
    }

    void names_cover_neither_points_nor_each_other() {
        const QList<QPointF> points{{100, 100}, {112, 108}, {124, 96}, {300, 50}};
        const QList<QSizeF> sizes(4, QSizeF(50, 16));
        const QList<QRectF> boxes = placeLabels(points, sizes, points, QRectF(0, 0, 400, 200));
        for (qsizetype i = 0; i < boxes.size(); ++i) {
            QVERIFY(QRectF(0, 0, 400, 200).contains(boxes[i]));
            for (qsizetype k = i + 1; k < boxes.size(); ++k) QVERIFY(!boxes[i].intersects(boxes[k]));
            for (const QPointF& p : points) QVERIFY(!boxes[i].contains(p));
        }
    }

    void table_and_plot_share_the_selection() {
        QuantizeResults results;
        QAbstractItemModelTester tester(&results);
        fill(results);
        QCOMPARE(results.count(), 5);
        QCOMPARE(results.index(0).data(QuantizeResults::Name).toString(), "Q8_0");  // the largest first
        QCOMPARE(results.budgetText(), "1.10 GB");                                  // that the mix was made for
        results.select("Q4_0");
        int marked = 0;
        for (const QVariant& p : results.points()) marked += p.toMap()["selected"].toBool();
        QCOMPARE(marked, 1);
        results.step(1);
        QCOMPARE(results.selected(), "Q4_K_M");
        results.step(-1);
        results.step(-1);
        QCOMPARE(results.selectedName(), "Loquat mix");
        QCOMPARE(results.line().size(), 3);  // the mix beats both of 4 bits
    }

    void the_budget_chooses_and_judges() {
        QuantizeResults results;
        fill(results);
        results.setBudget(1.08e9);
        QCOMPARE(results.selected(), budgetId(1'100'000'000));
        QCOMPARE(verdictOf(results, results.selected()), "best");
        QCOMPARE(verdictOf(results, "Q4_0"), "beaten");
        QCOMPARE(verdictOf(results, "Q4_K_M"), "over");
        QCOMPARE(verdictOf(results, "Q2_K"), "");
        results.setBudget(0.8e9);
        QCOMPARE(results.selected(), "Q2_K");
        results.setBudget(2e9);
        QCOMPARE(results.selected(), "Q8_0");
    }

    void worst_words_are_told_apart() {
        QuantizeResults results;
        WorkshopResult result = measured("Q8_0", 1, 0, 10);
        result.worst = {{1, 4, "Letters", "the ", " sea", " see", 1.5},
                        {2, 4, {}, "two", " ", "  ", 1},
                        {3, 4, {}, "床前", "明", QString(QChar::ReplacementCharacter), 0.5}};
        results.add(result);
        results.select("Q8_0");
        const QVariantList worst = results.worst();
        QCOMPARE(worst.size(), 3);
        const auto words = [&](int i) { return worst[i].toMap()["original"].toString() + '|' + worst[i].toMap()["quantized"].toString(); };
        QCOMPARE(words(0), "sea|see");
        QCOMPARE(words(1), "␣|␣␣");
        QCOMPARE(words(2), "明|part of a character");
    }

    void nothing_lost_is_still_a_point() {
        QuantizeResults results;
        results.add(measured("Q8_0", 1, 0, 10));
        for (const char* metric : {"kl", "perplexity", "speed"}) {
            results.setMetric(metric);
            QCOMPARE(results.points().size(), 1);
            QVERIFY(!results.yAxis().isEmpty() && !results.xAxis().isEmpty());
        }
        QCOMPARE(results.index(0).data(QuantizeResults::KlText).toString(), "0");
    }

    void a_goal_proposes_candidates() {
        const QTemporaryDir folder;
        Workshop workshop(folder.filePath("workshop"));
        QuantizeRecipe recipe(workshop);
        recipe.setSource(source());
        QVERIFY(chosen(recipe).contains("Q4_K_M") && !chosen(recipe).contains("F16"));
        QVERIFY(recipe.mix());
        recipe.setGoal("size");
        recipe.setLimit(900e6);
        QCOMPARE(chosen(recipe), QStringList({"Q4_K_M", "IQ4_XS", "Q4_0", "Q3_K_M"}));  // one above, three below
        QCOMPARE(recipe.plan().budgets, QList<quint64>{900'000'000});
        recipe.setGoal("memory");
        recipe.setLimit(1.03e9);
        QVERIFY(recipe.budget() < 0.95e9 && recipe.budget() > 0.85e9);  // less the conversation and working space
        recipe.setGoal("quality");
        recipe.setLevel("close");
        QCOMPARE(chosen(recipe), QStringList({"Q8_0", "Q6_K", "Q5_K_M"}));
    }

    void what_cannot_start_says_why() {
        const QTemporaryDir folder;
        Workshop workshop(folder.filePath("workshop"));
        QuantizeRecipe recipe(workshop);
        recipe.setSource(source());
        recipe.setMix(false);
        for (const QString& name : chosen(recipe)) recipe.setChosen(name, false);
        QVERIFY(!recipe.problem().isEmpty());
        recipe.setChosen("Q4_0", true);
        recipe.setCalibrationFile(QUrl::fromLocalFile("/nowhere/text.txt"));
        QVERIFY(!recipe.problem().isEmpty());
        recipe.setCalibration("bundled");
        WorkshopSource huge = source();
        huge.bytes = 1'000'000'000'000'000;
        recipe.setSource(huge);
        QVERIFY(!recipe.problem().isEmpty());
    }

    void every_type_has_a_plain_line() {
        QSet<QString> lines;
        for (const char* name : {"F16", "Q8_0", "Q6_K", "Q5_K_M", "Q5_K_S", "Q4_K_M", "Q4_K_S", "Q3_K_L", "Q3_K_M", "Q3_K_S", "Q2_K", "Q5_1", "Q5_0", "Q4_1",
                                 "Q4_0", "IQ4_NL", "IQ4_XS", "MXFP4"})
            lines.insert(plainType(name));
        QCOMPARE(lines.size(), 18);
    }

    void from_the_guide_to_a_smaller_one_in_the_library() {
        const QTemporaryDir folder;
        auto history = std::move(*storage::Storage::open(":memory:"));
        LocalProvider host, taster;
        Toast toast;
        ModelList models(host, *history, toast, kGuide);
        Workshop workshop(folder.filePath("workshop"));
        Quantize wizard(workshop, taster, models, *history, [&] { return folder.filePath("models"); });
        QTRY_VERIFY_WITH_TIMEOUT(wizard.sources()[0].toMap()["detail"].toString().contains("Q8_0"), kPatience);

        wizard.setStep(Quantize::Keep);
        QCOMPARE(wizard.step(), int(Quantize::Model));  // nothing to go to yet
        wizard.choose("guide");
        QTRY_VERIFY_WITH_TIMEOUT(!wizard.isLooking(), kPatience);
        QVERIFY(wizard.sourceNote().contains("Q8_0"));  // quantized already: said
        wizard.setStep(Quantize::Recipe);
        for (const QString& name : chosen(*wizard.recipe())) wizard.recipe()->setChosen(name, name == "Q4_K_M");
        wizard.recipe()->setMix(false);
        QFile text(folder.filePath("text.txt"));  // a page, for a slow machine's sake
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray("A smaller file holds the same weights in fewer bits. What is lost shows in what the model expects next. ").repeated(30));
        text.close();
        wizard.recipe()->setCalibration("none");
        wizard.recipe()->setHeldOutFile(QUrl::fromLocalFile(text.fileName()));
        wizard.build();
        QCOMPARE(wizard.step(), int(Quantize::Build));
        QTRY_COMPARE_WITH_TIMEOUT(wizard.step(), int(Quantize::Compare), kPatience);
        QCOMPARE(wizard.results()->selected(), "Q4_K_M");
        QVERIFY(wizard.run()->summary().contains("1 candidate"));

        wizard.answers()->setPrompt("What is quantization?");
        QVERIFY(wizard.answers()->canAsk());
        wizard.answers()->ask();
        QTRY_VERIFY_WITH_TIMEOUT(!wizard.answers()->verdict().isEmpty(), kPatience);
        QVERIFY(!wizard.answers()->leftText().isEmpty() && !wizard.answers()->rightText().isEmpty());

        wizard.setStep(Quantize::Keep);
        QCOMPARE(wizard.keepName(), "Loquat-Guide-Q4_K_M.gguf");
        wizard.setKeepName("../x.gguf");
        QVERIFY(!wizard.keepProblem().isEmpty());
        wizard.setKeepName("small.gguf");
        QSignalSpy chat(&models, &ModelList::chatRequested);
        bool asked = false;  // at the first moment at which one can: the list has not read the file yet
        connect(&wizard, &Quantize::changed, this, [&] {
            if (!wizard.keptPath().isEmpty() && !std::exchange(asked, true)) wizard.talk();
        });
        wizard.keep();
        QTRY_COMPARE_WITH_TIMEOUT(wizard.keptPath(), folder.filePath("models/small.gguf"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(chat.count(), 1, kPatience);
        QVERIFY(models.findPath(wizard.keptPath()));
        wizard.talk();
        QCOMPARE(chat.count(), 2);
        QVERIFY(!QFileInfo::exists(folder.filePath("workshop")));
        wizard.startOver();
        QVERIFY(QFileInfo::exists(folder.filePath("models/small.gguf")));
    }
};

QTEST_MAIN(TestQuantize)
#include "tst_quantize.moc"
