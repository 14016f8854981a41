// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <optional>

#include "engine/chat/model_host.h"
#include "engine/local/catalogue.h"
#include "engine/local/machine.h"

namespace loquat {

inline constexpr double kSpareMemory = 0.8;      ///< a model that takes more of the free memory than this is tight
inline constexpr double kReadingSpeed = 4;       ///< tokens per second; slower than one reads
inline constexpr double kUsualEfficiency = 0.7;  ///< of the bandwidth, before it is learnt here

enum class Fit {
    Unknown,   ///< the model's shape or this computer's memory is not known
    Well,
    Tight,     ///< fits with little to spare, or answers slower than one reads
    TooLarge,
};

/// Whether a model would fit a GPU's own memory; told although the engine runs on the CPU.
struct GpuFit {
    Gpu gpu;
    Fit fit = Fit::Unknown;
};

struct FitReport {
    Fit fit = Fit::Unknown;
    MemoryEstimate memory;        ///< weights, KV cache, working space
    int contextTokens = 0;        ///< it was computed for
    quint64 freeBytes = 0;        ///< what it was held against
    bool fitsWhenFreed = false;   ///< too large for what is free now, not for the computer: close other programs
    bool slow = false;            ///< tight because of the speed, not of the memory
    double tokensPerSecond = 0;   ///< expected on the CPU; 0: not known, as the bandwidth was not measured
    int largestContext = 0;       ///< tokens with which it would still run well; 0: none
    QList<GpuFit> gpus;
    QString why;                  ///< a sentence: "Needs 20 GB of memory; 11.2 GB is free."; empty when it runs well
};

struct FitQuestion {
    ModelShape shape;
    int contextTokens = 4096;
    int trainedContext = 0;     ///< the most that largestContext may say; 0: not known
    double activeShare = 1;     ///< of the weights that one token meets; below 1 in a mixture of experts
    bool about = false;         ///< the shape is a guess, and the report's words are to say so
    quint64 heldBytes = 0;      ///< by the model that is in memory now and would make room
    double measuredTokensPerSecond = 0;  ///< here, with this file; 0: estimate
};
FitReport fitOf(const FitQuestion& question, const Machine& machine);

/// The shape of a file that was read; its weights are as large as the file.
ModelShape shapeOf(const LocalModelInfo& info);

/// The efficiency of an answer: what it took of the measured bandwidth. 0 when either is not known.
double efficiencyOf(const ModelShape& shape, double tokensPerSecond, const Bandwidth& bandwidth);

enum class Goal { Everyday, Code, Reasoning };

struct Recommendation {
    const CatalogueModel* model = nullptr;  ///< of the catalogue that was asked
    QString quantization;                   ///< "Q4_K_M"
    quint64 aboutBytes = 0;                 ///< of the file, estimated
    FitReport fit;
};
/// The best model and file for this computer: of those the engine can run, that need no account and run well here, the
/// largest; of its files the finest that still answers fluently. Nothing when none fits.
std::optional<Recommendation> recommend(const Catalogue& catalogue, const Machine& machine, Goal goal = Goal::Everyday,
                                        int contextTokens = 4096);
/// The file of this model to take: Q4_K_M, a finer one while it still answers fluently, the finest that runs well when
/// Q4_K_M does not, the finest that fits when none does, else the smallest.
Recommendation bestFile(const CatalogueModel& model, const Machine& machine, int contextTokens = 4096);

}  // namespace loquat
