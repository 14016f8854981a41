// SPDX-License-Identifier: MIT
#pragma once

#include <QDate>
#include <QList>
#include <QMetaType>
#include <QString>

namespace loquat {

/// A graphics processor. The engine computes on the CPU, so none is used: `status` says so wherever one is shown.
struct Gpu {
    QString name;             ///< "NVIDIA GeForce RTX 3060"
    quint64 memoryBytes = 0;  ///< of its own; 0: not known, or it shares the computer's
    bool integrated = false;  ///< shares the computer's memory
    QString driver;           ///< "CUDA", "amdgpu", "nouveau"; empty: none
    bool used = false;        ///< models run on it
    QString status;           ///< a sentence: why it is not used, or that it is
};

/// How fast this computer reads memory, as measured; kept as a setting.
struct Bandwidth {
    double bytesPerSecond = 0;  ///< 0: not measured yet
    QDate date;
    QString cpu;                ///< the processor it was measured on

    QString toJson() const;
    static Bandwidth fromJson(const QString& json);  ///< not measured yet, when it says nothing sensible
};

/// What decides which models run here.
struct Machine {
    quint64 memoryTotal = 0;  ///< bytes; 0: not known
    quint64 memoryFree = 0;   ///< what programs can still have
    QString cpu;              ///< "AMD Ryzen 7 5800X 8-Core Processor"
    int cores = 0;            ///< physical ones that this process may use
    QString instructions;     ///< "AVX-512 VNNI", "AVX2", "NEON"; empty: none worth a word
    QList<Gpu> gpus;
    Bandwidth bandwidth;
    double efficiency = 0;    ///< share of the bandwidth the engine reaches; 0: not learnt yet
};

struct MemoryFigures {
    quint64 total = 0;
    quint64 available = 0;  ///< what programs can still have
};
MemoryFigures readMemory();  ///< of this computer, in bytes; zeros where it cannot be told

/// Reads memory, processor and, when asked, graphics processors: 1 ms without, up to a second with them (a driver may
/// sleep), so ask for those off the window's thread. Bandwidth and efficiency stay as they are by default.
Machine readMachine(bool withGpus = false);
QList<Gpu> findGpus();
/// "NVIDIA GeForce RTX 3060 is here but not used", "no supported GPU"; for a line of facts.
QString gpuSummary(const QList<Gpu>& gpus);

/// Measures for about a second with all cores and 512 MB; not on the window's thread.
Bandwidth measureBandwidth();
/// Whether the kept one was measured on this processor and no longer than half a year ago.
bool isCurrent(const Bandwidth& kept, const Machine& machine, const QDate& today);

/// The share of the bandwidth that the engine reached in each measured answer → what it reaches here; 0 for none.
double learnEfficiency(const QList<double>& measured);

struct DiskSpace {
    quint64 total = 0;
    quint64 free = 0;    ///< for this user
    QString mountPoint;
};
/// Of the volume that holds the path, or would hold it when made; zeros when it cannot be told.
DiskSpace diskSpace(const QString& path);

}  // namespace loquat

Q_DECLARE_METATYPE(loquat::Machine)
