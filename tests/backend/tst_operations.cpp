// SPDX-License-Identifier: MIT
#include <QtTest>

#include "engine/backend/selftest/cases.h"
#include "engine/cli/checks/built_in_model.h"

using namespace loquat;

/// The table of operation cases that loquat-cli selftest runs too, on every backend.
class TestOperations : public QObject {
    Q_OBJECT

private slots:
    void operations_agree_with_plain_loops_data();
    void operations_agree_with_plain_loops();
    void a_small_model_agrees_with_plain_loops_data();
    void a_small_model_agrees_with_plain_loops();
    void an_unknown_backend_is_named();

private:
    std::vector<OperationCase> cases_ = operation_cases();
};

void TestOperations::operations_agree_with_plain_loops_data() {
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("backend");
    for (const std::string& backend : backend_names()) {
        if (backend == "reference") continue;
        for (int i = 0; i < int(cases_.size()); ++i) {
            const OperationCase& c = cases_[std::size_t(i)];
            QTest::addRow("%s %s %s", backend.c_str(), c.operation.c_str(), c.shape.c_str())
                << i << QString::fromStdString(backend);
        }
    }
}

void TestOperations::operations_agree_with_plain_loops() {
    QFETCH(int, index);
    QFETCH(QString, backend);
    auto device = make_backend(backend.toStdString());
    if (!device) QSKIP(device.error().to_string().c_str());
    const auto outcome = run_case(cases_[std::size_t(index)], **device);
    QVERIFY2(outcome, outcome ? "" : outcome.error().to_string().c_str());
    QVERIFY2(outcome->passed(),
             qPrintable(QString("error %1 of %2").arg(outcome->rel_rms).arg(outcome->tolerance)));
}

void TestOperations::a_small_model_agrees_with_plain_loops_data() {
    QTest::addColumn<QString>("backend");
    for (const std::string& backend : backend_names())
        QTest::addRow("%s", backend.c_str()) << backend.c_str();
}

void TestOperations::a_small_model_agrees_with_plain_loops() {
    QFETCH(QString, backend);
    auto device = make_backend(backend.toStdString());
    if (!device) QSKIP(device.error().to_string().c_str());
    const auto outcome = check_built_in_model(**device);
    QVERIFY2(outcome, outcome ? "" : outcome.error().to_string().c_str());
    QVERIFY2(outcome->passed(),
             qPrintable(QString("error %1 of %2").arg(outcome->rel_rms).arg(outcome->limit)));
}

void TestOperations::an_unknown_backend_is_named() {
    const auto backend = make_backend("abacus");
    QVERIFY(!backend);
    QVERIFY(backend.error().kind == ErrorKind::kNoDevice);
    QVERIFY(backend.error().message.find("abacus") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestOperations)
#include "tst_operations.moc"
