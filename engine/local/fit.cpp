// SPDX-License-Identifier: MIT
#include "engine/local/fit.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace loquat {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Fit)
};

constexpr double kMostOfAll = 0.9;      // the rest of all memory is the system's own
constexpr int kMostContext = 1 << 20;
constexpr int kContextStep = 256;

QString gigabytes(quint64 bytes) {
    return Words::tr("%1 GB").arg(QLocale().toString(double(bytes) / 1e9, 'f', 1));
}

bool isKnown(const ModelShape& shape) {
    return shape.weight_bytes > 0 && shape.n_layers > 0 && shape.n_kv_heads > 0 && shape.head_dim > 0;
}

double expectedSpeed(const FitQuestion& question, const Machine& machine) {
    if (question.measuredTokensPerSecond > 0) return question.measuredTokensPerSecond;
    ModelShape met = question.shape;
    met.weight_bytes = std::uint64_t(double(met.weight_bytes) * std::clamp(question.activeShare, 0.001, 1.0));
    met.unread_bytes = std::uint64_t(double(met.unread_bytes) * std::clamp(question.activeShare, 0.001, 1.0));
    const double efficiency = machine.efficiency > 0 ? machine.efficiency : kUsualEfficiency;
    return estimate_speed(met, machine.bandwidth.bytesPerSecond, efficiency);
}

/// The longest window, in whole steps, with which the model takes no more than `bytes`.
int longestContext(const ModelShape& shape, double bytes, int trained) {
    int least = 0, most = (trained > 0 ? std::min(trained, kMostContext) : kMostContext) / kContextStep;
    while (least < most) {
        const int middle = least + (most - least + 1) / 2;
        if (double(estimate_memory(shape, middle * kContextStep).total()) <= bytes) least = middle;
        else most = middle - 1;
    }
    return least * kContextStep;
}

Fit fitIn(quint64 needed, quint64 free) {
    if (needed > free) return Fit::TooLarge;
    return double(needed) > kSpareMemory * double(free) ? Fit::Tight : Fit::Well;
}

QString reason(const FitReport& report, bool about) {
    const QString memory = gigabytes(report.memory.total());
    const QString needs = about ? Words::tr("about %1").arg(memory) : memory;
    const QString free = gigabytes(report.freeBytes);
    if (report.fit == Fit::TooLarge && report.fitsWhenFreed)
        return Words::tr("Needs %1 of memory; %2 is free. Close other programs to make room.").arg(needs, free);
    if (report.fit == Fit::TooLarge) return Words::tr("Needs %1 of memory; %2 is free.").arg(needs, free);
    if (report.fit != Fit::Tight) return {};
    if (!report.slow) return Words::tr("Takes %1 of the %2 of memory that is free.").arg(needs, free);
    return Words::tr("Answers slower than one reads: about %1 tokens a second.")
        .arg(QLocale().toString(report.tokensPerSecond, 'f', 1));
}

}  // namespace

FitReport fitOf(const FitQuestion& question, const Machine& machine) {
    FitReport report;
    report.contextTokens = question.contextTokens;
    report.freeBytes = machine.memoryFree + question.heldBytes;
    if (!isKnown(question.shape) || machine.memoryTotal == 0) return report;
    report.memory = estimate_memory(question.shape, question.contextTokens);
    const quint64 needed = report.memory.total();
    report.tokensPerSecond = expectedSpeed(question, machine);
    report.largestContext = longestContext(question.shape, kSpareMemory * double(report.freeBytes), question.trainedContext);
    report.fit = fitIn(needed, report.freeBytes);
    report.fitsWhenFreed = report.fit == Fit::TooLarge && double(needed) <= kMostOfAll * double(machine.memoryTotal);
    if (report.fit == Fit::Well && report.tokensPerSecond > 0 && report.tokensPerSecond < kReadingSpeed) {
        report.fit = Fit::Tight;
        report.slow = true;
    }
    for (const Gpu& gpu : machine.gpus)
        report.gpus << GpuFit{gpu, gpu.memoryBytes > 0 ? fitIn(needed, gpu.memoryBytes) : Fit::Unknown};
    report.why = reason(report, question.about);
    return report;
}

ModelShape shapeOf(const LocalModelInfo& info) {
    ModelShape shape;
    shape.weight_bytes = info.sizeBytes;
    shape.unread_bytes = info.unreadBytes;
    shape.n_layers = info.layers;
    shape.n_embd = info.embedding;
    shape.n_ff = info.feedForward;
    shape.n_heads = info.heads;
    shape.n_kv_heads = info.kvHeads;
    shape.head_dim = info.headSize;
    shape.n_vocab = info.vocabulary;
    return shape;
}

double efficiencyOf(const ModelShape& shape, double tokensPerSecond, const Bandwidth& bandwidth) {
    const double possible = estimate_speed(shape, bandwidth.bytesPerSecond, 1);
    return possible > 0 && tokensPerSecond > 0 ? tokensPerSecond / possible : 0;
}

}  // namespace loquat
