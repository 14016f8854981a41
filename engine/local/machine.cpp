// SPDX-License-Identifier: MIT
#include "engine/local/machine.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStorageInfo>
#include <algorithm>

#include "engine/backend/cpu/isa.h"
#include "engine/backend/memory_bandwidth.h"
#include "engine/base/thread_pool.h"

namespace loquat {

namespace {

constexpr int kBandwidthDays = 183;                   // a computer is rebuilt more rarely than this
constexpr quint64 kBandwidthNeeds = 1'000'000'000;    // free memory below which measuring would push others out
constexpr double kMostEfficiency = 1.2;               // more is a mistake of the measurement, not a fast engine

/// Files of /proc have no size, so they are read whole.
QList<QByteArray> linesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
}

QString cpuName() {
    const QList<QByteArray> lines = linesOf(QStringLiteral("/proc/cpuinfo"));
    for (const QByteArray& line : lines)
        if (line.startsWith("model name")) return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).simplified();
    return QSysInfo::currentCpuArchitecture();
}

QString instructionSet() {
    const std::string_view name = cpu::choose_kernels().name;
    return name == "portable" ? QString() : QString::fromUtf8(name.data(), qsizetype(name.size()));
}

}  // namespace

QString Bandwidth::toJson() const {
    const QJsonObject object{{QStringLiteral("bytesPerSecond"), bytesPerSecond},
                             {QStringLiteral("date"), date.toString(Qt::ISODate)},
                             {QStringLiteral("cpu"), cpu}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Bandwidth Bandwidth::fromJson(const QString& json) {
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    const Bandwidth kept{document["bytesPerSecond"].toDouble(),
                         QDate::fromString(document["date"].toString(), Qt::ISODate), document["cpu"].toString()};
    const bool sensible = kept.bytesPerSecond > 0 && kept.bytesPerSecond < 1e14 && kept.date.isValid();
    return sensible ? kept : Bandwidth();
}

MemoryFigures readMemory() {
    MemoryFigures memory;
    const auto bytes = [](const QByteArray& line) { return line.simplified().split(' ').value(1).toULongLong() * 1024; };
    const QList<QByteArray> lines = linesOf(QStringLiteral("/proc/meminfo"));
    for (const QByteArray& line : lines) {
        if (line.startsWith("MemTotal:")) memory.total = bytes(line);
        if (line.startsWith("MemAvailable:")) memory.available = bytes(line);
    }
    return memory;
}

Machine readMachine(bool withGpus) {
    Machine machine;
    const MemoryFigures memory = readMemory();
    machine.memoryTotal = memory.total;
    machine.memoryFree = memory.available;
    machine.cpu = cpuName();
    machine.cores = physical_cores();
    machine.instructions = instructionSet();
    if (withGpus) machine.gpus = findGpus();
    return machine;
}

Bandwidth measureBandwidth() {
    const Machine machine = readMachine();
    if (machine.memoryFree < kBandwidthNeeds) return {};
    return {read_bandwidth(0), QDate::currentDate(), machine.cpu};
}

bool isCurrent(const Bandwidth& kept, const Machine& machine, const QDate& today) {
    if (kept.bytesPerSecond <= 0 || kept.cpu != machine.cpu) return false;
    const qint64 age = kept.date.daysTo(today);
    return age >= 0 && age <= kBandwidthDays;
}

double learnEfficiency(const QList<double>& measured) {
    QList<double> sensible;
    for (const double share : measured)
        if (share > 0 && share < kMostEfficiency) sensible << share;
    if (sensible.isEmpty()) return 0;
    std::sort(sensible.begin(), sensible.end());
    const qsizetype middle = sensible.size() / 2;
    return sensible.size() % 2 ? sensible[middle] : (sensible[middle - 1] + sensible[middle]) / 2;
}

DiskSpace diskSpace(const QString& path) {
    QString existing = QDir::cleanPath(path);
    while (!QFileInfo::exists(existing) && existing.contains(u'/') && existing != QLatin1String("/"))
        existing = QFileInfo(existing).path();
    const QStorageInfo volume(existing);
    if (!volume.isValid()) return {};
    return {quint64(std::max<qint64>(0, volume.bytesTotal())), quint64(std::max<qint64>(0, volume.bytesAvailable())),
            volume.rootPath()};
}

}  // namespace loquat
