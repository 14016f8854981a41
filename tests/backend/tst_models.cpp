// SPDX-License-Identifier: MIT
#include <QtTest>

#include "engine/cli/checks/golden_models.h"

using namespace loquat;

/// Logits of whole models against those another engine computed.
class TestModels : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void logits_agree_with_the_golden_ones_data();
    void logits_agree_with_the_golden_ones();

private:
    std::vector<GoldenModel> models_;
};

void TestModels::initTestCase() {
    const QString folder = qEnvironmentVariable("LOQUAT_FIXTURES", LOQUAT_TEST_DATA) + "/models";
    auto models = read_golden_models(folder.toStdString());
    QVERIFY2(models, models ? "" : models.error().to_string().c_str());
    models_ = std::move(*models);
    QVERIFY(!models_.empty());
}

void TestModels::logits_agree_with_the_golden_ones_data() {
    QTest::addColumn<int>("model");
    QTest::addColumn<QString>("backend");
    QTest::addColumn<int>("batchRows");
    for (int i = 0; i < int(models_.size()); ++i) {
        for (const std::string& backend : backend_names()) {
            for (const int rows : {64, 7}) {
                QTest::addRow("%s %s %d", models_[std::size_t(i)].name.c_str(), backend.c_str(), rows)
                    << i << QString::fromStdString(backend) << rows;
            }
        }
    }
}

void TestModels::logits_agree_with_the_golden_ones() {
    QFETCH(int, model);
    QFETCH(QString, backend);
    QFETCH(int, batchRows);
    auto device = make_backend(backend.toStdString());
    if (!device) QSKIP(device.error().to_string().c_str());
    const auto outcome = check_golden_model(models_[std::size_t(model)], **device, batchRows);
    if (!outcome && outcome.error().kind == ErrorKind::kUnsupported)
        QSKIP(outcome.error().to_string().c_str());
    QVERIFY2(outcome, outcome ? "" : outcome.error().to_string().c_str());
    const QString figures = QString("relative RMS %1, limit %2; greedy %3 of %4")
                                .arg(outcome->rel_rms)
                                .arg(outcome->limit)
                                .arg(outcome->greedy_same)
                                .arg(outcome->greedy_compared);
    QVERIFY2(outcome->passed(), qPrintable(figures));
}

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
