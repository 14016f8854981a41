// SPDX-License-Identifier: MIT
#include <QtTest>

#include "engine/local/fit.h"

using namespace loquat;

namespace {

/// A computer with so much memory, of which programs take a quarter.
Machine computer(double gigabytes, double bandwidth = 40e9) {
    Machine machine;
    machine.memoryTotal = quint64(gigabytes * 1e9);
    machine.memoryFree = quint64(gigabytes * 0.75e9);
    machine.cores = 8;
    machine.bandwidth = {bandwidth, QDate(2026, 1, 1), "cpu"};
    machine.efficiency = 0.8;
    return machine;
}

FitQuestion question(const char* id, const char* quantization) {
    const CatalogueModel& model = *bundledCatalogue().find(id);
    FitQuestion q;
    q.shape = shapeOf(model, estimateFileBytes(model, quantization));
    q.trainedContext = model.contextTokens;
    return q;
}

}  // namespace

/// Whether a model runs here, and which one to take, on made-up computers.
class FitTest : public QObject {
    Q_OBJECT

private slots:
    void what_fits_grows_with_the_memory_data() {
        QTest::addColumn<double>("gigabytes");
        QTest::addColumn<Fit>("seven");
        QTest::addColumn<Fit>("fourteen");
        QTest::addColumn<Fit>("seventyTwo");
        QTest::newRow("4 GB") << 4.0 << Fit::TooLarge << Fit::TooLarge << Fit::TooLarge;
        QTest::newRow("8 GB") << 8.0 << Fit::Tight << Fit::TooLarge << Fit::TooLarge;
        QTest::newRow("16 GB") << 16.0 << Fit::Well << Fit::Tight << Fit::TooLarge;
        QTest::newRow("32 GB") << 32.0 << Fit::Well << Fit::Well << Fit::TooLarge;
        QTest::newRow("96 GB") << 96.0 << Fit::Well << Fit::Well << Fit::Well;
    }

    void what_fits_grows_with_the_memory() {
        QFETCH(double, gigabytes);
        QFETCH(Fit, seven);
        QFETCH(Fit, fourteen);
        QFETCH(Fit, seventyTwo);
        const Machine machine = computer(gigabytes, 400e9);
        QCOMPARE(fitOf(question("qwen2.5-7b-instruct", "Q4_K_M"), machine).fit, seven);
        QCOMPARE(fitOf(question("qwen2.5-14b-instruct", "Q4_K_M"), machine).fit, fourteen);
        QCOMPARE(fitOf(question("qwen2.5-72b-instruct", "Q4_K_M"), machine).fit, seventyTwo);
    }

    void the_memory_is_told_in_its_parts_and_the_window_counts() {
        FitQuestion q = question("qwen2.5-7b-instruct", "Q4_K_M");
        const FitReport small = fitOf(q, computer(16));
        q.contextTokens = 32768;
        const FitReport large = fitOf(q, computer(16));
        QCOMPARE(small.memory.weights, q.shape.weight_bytes);
        QVERIFY(small.memory.kv > 0 && small.memory.working > 0);
        QCOMPARE(large.memory.kv, 8 * small.memory.kv);
        QVERIFY(large.memory.total() > small.memory.total());
    }

    void the_largest_window_still_runs_well_and_one_step_more_does_not() {
        FitQuestion q = question("mistral-7b-instruct-v0.3", "Q4_K_M");
        q.trainedContext = 0;
        const Machine machine = computer(16, 400e9);
        q.contextTokens = fitOf(q, machine).largestContext;
        QVERIFY(q.contextTokens > 4096);
        QCOMPARE(fitOf(q, machine).fit, Fit::Well);
        q.contextTokens += 256;
        QCOMPARE(fitOf(q, machine).fit, Fit::Tight);
        q.trainedContext = 8192;
        QCOMPARE(fitOf(q, machine).largestContext, 8192);
        QCOMPARE(fitOf(q, computer(4)).largestContext, 0);
    }

    void speed_follows_the_bandwidth_and_what_was_measured_wins() {
        FitQuestion q = question("qwen2.5-7b-instruct", "Q4_K_M");
        const double at40 = fitOf(q, computer(16, 40e9)).tokensPerSecond;
        QVERIFY(at40 > 6 && at40 < 9);
        QCOMPARE(fitOf(q, computer(16, 80e9)).tokensPerSecond, 2 * at40);
        QCOMPARE(fitOf(q, computer(16, 0)).tokensPerSecond, 0.0);
        q.measuredTokensPerSecond = 3.5;
        QCOMPARE(fitOf(q, computer(16, 40e9)).tokensPerSecond, 3.5);
        FitQuestion experts = question("qwen3-30b-a3b", "Q4_K_M");
        const double dense = fitOf(experts, computer(64)).tokensPerSecond;
        experts.activeShare = 0.1;
        QVERIFY(fitOf(experts, computer(64)).tokensPerSecond > 9.9 * dense);
    }

    void a_model_that_fits_but_crawls_is_tight_because_of_its_speed() {
        const FitReport report = fitOf(question("qwen2.5-32b-instruct", "Q4_K_M"), computer(64, 40e9));
        QCOMPARE(report.fit, Fit::Tight);
        QVERIFY(report.slow);
        QVERIFY2(report.why.contains("slower"), qPrintable(report.why));
        QVERIFY(fitOf(question("qwen2.5-32b-instruct", "Q4_K_M"), computer(64, 400e9)).why.isEmpty());
    }

    void what_other_programs_hold_can_be_freed() {
        Machine machine = computer(16, 400e9);
        machine.memoryFree = 3'000'000'000;
        FitQuestion q = question("qwen2.5-7b-instruct", "Q4_K_M");
        FitReport report = fitOf(q, machine);
        QCOMPARE(report.fit, Fit::TooLarge);
        QVERIFY(report.fitsWhenFreed);
        QVERIFY2(report.why.contains("3.0 GB is free") && report.why.contains("Close"), qPrintable(report.why));
        q.heldBytes = 8'000'000'000;  // another model that would leave
        report = fitOf(q, machine);
        QCOMPARE(report.fit, Fit::Well);
        QCOMPARE(report.freeBytes, 11'000'000'000u);
        QVERIFY(!fitOf(question("qwen2.5-72b-instruct", "Q4_K_M"), machine).fitsWhenFreed);
    }

    void a_gpu_that_would_hold_it_is_told_though_unused() {
        Machine machine = computer(16);
        machine.gpus = {Gpu{"Large", 24'000'000'000, false, "CUDA", false, "Not used."},
                        Gpu{"Small", 4'000'000'000, false, "CUDA", false, "Not used."},
                        Gpu{"Shared", 0, true, "i915", false, "Not used."}};
        const FitReport report = fitOf(question("qwen2.5-7b-instruct", "Q4_K_M"), machine);
        QCOMPARE(report.gpus.size(), 3);
        QCOMPARE(report.gpus[0].fit, Fit::Well);
        QCOMPARE(report.gpus[1].fit, Fit::TooLarge);
        QCOMPARE(report.gpus[2].fit, Fit::Unknown);
        QVERIFY(!report.gpus[0].gpu.used);
    }

    void without_a_shape_or_a_memory_nothing_is_claimed() {
        QCOMPARE(fitOf({}, computer(16)).fit, Fit::Unknown);
        QCOMPARE(fitOf(question("qwen2.5-7b-instruct", "Q4_K_M"), {}).fit, Fit::Unknown);
    }

    void efficiency_is_what_the_speed_took_of_the_bandwidth() {
        const ModelShape shape = question("qwen2.5-7b-instruct", "Q4_K_M").shape;
        const Machine machine = computer(16);
        const double speed = estimate_speed(shape, machine.bandwidth.bytesPerSecond, 0.65);
        QCOMPARE(efficiencyOf(shape, speed, machine.bandwidth), 0.65);
        QCOMPARE(efficiencyOf(shape, speed, {}), 0.0);
        QCOMPARE(efficiencyOf({}, speed, machine.bandwidth), 0.0);
    }

    void the_recommended_model_suits_the_computer_data() {
        QTest::addColumn<double>("gigabytes");
        QTest::addColumn<double>("bandwidth");
        QTest::addColumn<QString>("everyday");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("reasoning");
        QTest::newRow("8 GB laptop") << 8.0 << 20e9 << "llama-3.2-3b-instruct" << "qwen2.5-coder-1.5b-instruct"
                                     << "deepseek-r1-distill-qwen-1.5b";
        QTest::newRow("16 GB laptop") << 16.0 << 40e9 << "llama-3.1-8b-instruct" << "qwen2.5-coder-7b-instruct"
                                      << "deepseek-r1-distill-llama-8b";
        QTest::newRow("32 GB desktop") << 32.0 << 60e9 << "qwen2.5-14b-instruct" << "qwen2.5-coder-14b-instruct"
                                       << "deepseek-r1-distill-qwen-14b";
        QTest::newRow("64 GB workstation") << 64.0 << 200e9 << "qwen2.5-32b-instruct" << "qwen2.5-coder-32b-instruct"
                                           << "deepseek-r1-distill-qwen-32b";
    }

    void the_recommended_model_suits_the_computer() {
        QFETCH(double, gigabytes);
        QFETCH(double, bandwidth);
        const Machine machine = computer(gigabytes, bandwidth);
        const auto check = [&](Goal goal, const char* column) {
            const auto found = recommend(bundledCatalogue(), machine, goal);
            QVERIFY(found);
            QCOMPARE(found->model->id, *static_cast<QString*>(QTest::qData(column, QMetaType::QString)));
            QCOMPARE(found->fit.fit, Fit::Well);
            QVERIFY(found->model->supported() && !found->model->nonCommercial);
            QVERIFY(found->aboutBytes < machine.memoryFree);
        };
        check(Goal::Everyday, "everyday");
        check(Goal::Code, "code");
        check(Goal::Reasoning, "reasoning");
    }

    void a_computer_too_small_for_any_is_told_of_none() {
        QVERIFY(!recommend(bundledCatalogue(), computer(0.1)));
    }

    void a_fast_computer_gets_a_finer_file_and_a_small_one_a_coarser() {
        const CatalogueModel& model = *bundledCatalogue().find("qwen2.5-7b-instruct");
        QCOMPARE(bestFile(model, computer(16, 40e9)).quantization, "Q4_K_M");
        QCOMPARE(bestFile(model, computer(64, 400e9)).quantization, "Q8_0");
        const Recommendation coarse = bestFile(model, computer(7, 400e9));
        QVERIFY(coarse.aboutBytes < estimateFileBytes(model, "Q4_K_M"));
        QCOMPARE(bestFile(model, computer(1)).quantization, model.quantizations.first());
        QCOMPARE(bestFile(model, {}).quantization, "Q4_K_M");
    }
};

QTEST_GUILESS_MAIN(FitTest)
#include "tst_local_fit.moc"
