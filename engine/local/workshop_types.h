// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include "engine/chat/types.h"

namespace loquat {

/// A text for calibration or judging. Only where it came from is ever written down, never the text.
struct WorkshopText {
    enum class Kind { None, Bundled, File, Conversations };
    Kind kind = Kind::None;
    QString path;     ///< of a file
    QByteArray utf8;  ///< the text itself
};

/// What is to be made of a model, and on what it is to be judged.
struct WorkshopPlan {
    QString source;        ///< a GGUF file, which is only read
    QStringList mixes;     ///< by name: "Q4_K_M"
    QList<quint64> budgets;  ///< for each, the best mix whose file is no larger
    WorkshopText calibration;
    WorkshopText heldOut;
    int passageTokens = 512;
    int maxPassages = 0;  ///< of each text; 0: all

    int count() const { return int(mixes.size() + budgets.size()); }
};

/// What a source can become; from its first kilobytes.
struct WorkshopSource {
    struct Choice {
        QString name;
        quint64 bytes = 0;
        double bitsPerWeight = 0;
    };
    QString path;
    QString name;
    QString type;  ///< "BF16"
    quint64 parameters = 0;
    quint64 bytes = 0;
    quint64 kvBytesPerToken = 0;
    int contextTokens = 0;      ///< it was trained for
    bool quantized = false;     ///< already: what was lost before stays lost
    QList<Choice> choices;      ///< every mix, the largest first
    QString problem;            ///< why nothing can be made of it here; empty when something can
};

/// What a plan takes, told before it starts.
struct WorkshopNeeds {
    quint64 diskBytes = 0;
    quint64 diskFree = 0;
    quint64 memoryBytes = 0;
    quint64 memoryPresent = 0;
    bool fits() const { return diskBytes <= diskFree && memoryBytes <= memoryPresent; }
};

struct WorkshopProgress {
    enum class Stage { Calibrating, Reference, Sensitivity, Quantizing, Measuring };
    Stage stage = Stage::Calibrating;
    QString candidate;      ///< its id, while it is made or measured
    QString part;           ///< a tensor, a passage
    quint64 done = 0;       ///< bytes when quantizing, tokens otherwise
    quint64 total = 0;      ///< 0: not known
    double perSecond = 0;   ///< of `done`; 0: not known yet
    double secondsLeft = -1;       ///< of this stage; -1: not known yet
    double allSecondsLeft = -1;    ///< of the whole plan
};

struct WorkshopPassage {
    int number = 0;  ///< from 1
    int of = 0;
    QString heading;  ///< of the text's section; may be empty
    QString before, original, quantized;
    double kl = 0;
};

/// A finished candidate as measured on this computer.
struct WorkshopResult {
    QString id;    ///< "Q4_K_M", "mix-1060000000"
    QString path;  ///< of the file, in the working folder
    quint64 budget = 0;  ///< the mix within so many bytes; 0: a named one
    quint64 bytes = 0;
    double bitsPerWeight = 0;
    double kl = 0, klError = 0;
    double agreement = 0;  ///< share of places where it likes the same next token best as the original
    double perplexity = 0, perplexityError = 0;
    double originalPerplexity = 0;
    double tokensPerSecond = 0;
    double promptTokensPerSecond = 0;
    quint64 memoryBytes = 0;
    int passages = 0;
    bool disturbed = false;  ///< an answer was being written while it was measured
    QList<WorkshopPassage> worst;
};

/// What a program that ended in mid-work has left: the plan without its texts, and what was finished.
struct WorkshopLeftover {
    WorkshopPlan plan;
    QList<WorkshopResult> results;
};

}  // namespace loquat

Q_DECLARE_METATYPE(loquat::WorkshopPlan)
Q_DECLARE_METATYPE(loquat::WorkshopProgress)
Q_DECLARE_METATYPE(loquat::WorkshopResult)
