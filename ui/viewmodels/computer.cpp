// SPDX-License-Identifier: MIT
#include "ui/viewmodels/computer.h"

#include <QLocale>
#include <QStorageInfo>
#include <QStringList>
#include <QThread>

#include "engine/local/fit.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

namespace {

/// The widest vector instructions a person may have heard of.
QString vectorUnit() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512vnni")) return QStringLiteral("AVX-512");
    if (__builtin_cpu_supports("avx2")) return QStringLiteral("AVX2");
#elif defined(__aarch64__)
    return QStringLiteral("NEON");
#endif
    return {};
}

}  // namespace

Computer::Computer(const QString& dataFolder, QObject* parent)
    : QObject(parent), dataFolder_(dataFolder), memory_(readMemory()) {}

void Computer::setLoaded(const QString& name, quint64 bytes, bool loading) {
    loadedName_ = name;
    loadedBytes_ = bytes;
    loading_ = loading;
    refresh();
}

void Computer::setMachine(const Machine& machine) {
    machine_ = machine;
    refresh();
}

void Computer::refresh() {
    memory_ = readMemory();
    emit changed();
}

QString Computer::summary() const {
    QStringList parts;
    const QString cores = tr("%n core(s)", nullptr, QThread::idealThreadCount());
    parts << (vectorUnit().isEmpty() ? cores : tr("%1 with %2").arg(cores, vectorUnit()));
    if (memory_.total > 0)
        parts << tr("%1 memory, %2 free").arg(formatBytes(memory_.total), formatBytes(memory_.available));
    parts << (machine_.gpus.isEmpty() ? tr("models run on the CPU") : gpuSummary(machine_.gpus));
    const QStorageInfo disk(dataFolder_);
    if (disk.isValid()) parts << tr("%1 free disk").arg(formatBytes(quint64(disk.bytesAvailable())));
    return parts.join(QStringLiteral(" · "));
}

QVariantList Computer::meaning() const {
    QVariantList parts;
    const auto tell = [&](const char* icon, const QString& title, const QString& text) {
        parts << QVariantMap{{"iconName", icon}, {"title", title}, {"text", text}};
    };
    if (memory_.total > 0) {
        tell("models", tr("%1 memory, %2 free").arg(formatBytes(memory_.total), formatBytes(memory_.available)),
             tr("A model lies in memory while it runs. What takes up to %1 in all runs well now, up to %2 it is tight. "
                "Closing other programs makes room.")
                 .arg(formatBytes(quint64(kSpareMemory * double(memory_.available))), formatBytes(memory_.available)));
    }
    const QString cores = tr("%n core(s)", nullptr, QThread::idealThreadCount());
    const double bandwidth = machine_.bandwidth.bytesPerSecond;
    const double reached = bandwidth * (machine_.efficiency > 0 ? machine_.efficiency : kUsualEfficiency);
    tell("cpu", vectorUnit().isEmpty() ? cores : tr("%1 with %2").arg(cores, vectorUnit()),
         bandwidth > 0
             ? tr("For every token, which is most of a word, the whole model is read from memory once. Memory is read at "
                  "%1 GB/s here, as measured, so a model of 4 GB writes about %2. One reads about %3.")
                   .arg(QLocale().toString(bandwidth / 1e9, 'f', 1), formatSpeed(reached / 4e9), formatSpeed(kReadingSpeed))
             : tr("For every token, which is most of a word, the whole model is read from memory once, so small models "
                  "answer faster. How fast memory is read here is measured when the models are shown."));
    if (machine_.gpus.isEmpty())
        tell("monitor", tr("No graphics card for models"), tr("None was found. Models run on the processor, which every computer has."));
    for (const Gpu& gpu : machine_.gpus)
        tell("monitor", gpu.memoryBytes > 0 ? tr("%1, %2").arg(gpu.name, formatBytes(gpu.memoryBytes)) : gpu.name, gpu.status);
    const QStorageInfo disk(dataFolder_);
    if (disk.isValid())
        tell("server", tr("%1 free disk").arg(formatBytes(quint64(disk.bytesAvailable()))),
             tr("Models are files. Most take from 1 to 10 GB; the size stands on the button before you get one."));
    return parts;
}

QString Computer::memoryText() const {
    if (memory_.total == 0) return {};
    return tr("%1 of %2 memory").arg(formatBytes(loadedBytes_), formatBytes(memory_.total));
}

double Computer::memoryFraction() const {
    return memory_.total > 0 ? double(loadedBytes_) / double(memory_.total) : 0;
}

QString Computer::loadedModelText() const {
    if (loadedName_.isEmpty()) return tr("No model in memory");
    return loading_ ? tr("%1, loading").arg(loadedName_) : tr("%1, ready").arg(loadedName_);
}

}  // namespace loquat::ui
