// SPDX-License-Identifier: MIT
#include "ui/viewmodels/quantize_recipe.h"

#include <QFileInfo>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "ui/viewmodels/quantize_results.h"

namespace loquat::ui {

namespace {

const QStringList kUsual{"Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "IQ4_XS", "Q4_0", "Q3_K_M", "Q2_K"};

constexpr double kNotes = 4096;  // bytes: what a file says of the importance matrix it was made with
constexpr double kMemoryOverFile = 1.1;   // working space
constexpr quint64 kChatContext = 4096;    // tokens of a conversation that the memory is told for
constexpr quint64 kLargeModel = 500'000'000;

const WorkshopSource::Choice* find(const WorkshopSource& source, const QString& name) {
    const auto it = std::find_if(source.choices.begin(), source.choices.end(), [&](const auto& c) { return c.name == name; });
    return it == source.choices.end() ? nullptr : &*it;
}

QString nameOf(WorkshopText::Kind kind) {
    switch (kind) {
        case WorkshopText::Kind::None: return QStringLiteral("none");
        case WorkshopText::Kind::Bundled: return QStringLiteral("bundled");
        case WorkshopText::Kind::File: return QStringLiteral("file");
        case WorkshopText::Kind::Conversations: return QStringLiteral("conversations");
    }
    Q_UNREACHABLE();
}

WorkshopText::Kind kindOf(const QString& name) {
    for (const auto kind : {WorkshopText::Kind::Bundled, WorkshopText::Kind::File, WorkshopText::Kind::Conversations})
        if (nameOf(kind) == name) return kind;
    return WorkshopText::Kind::None;
}

double kvBytes(const WorkshopSource& source) {
    return double(source.kvBytesPerToken) * double(std::min<quint64>(kChatContext, quint64(std::max(1, source.contextTokens))));
}

}  // namespace

QString plainType(const QString& name) {
    const auto line = [](const char* text) { return QuantizeRecipe::tr(text); };
    if (name == "F32") return line(QT_TR_NOOP("32 bits for each weight: what models are computed in. Far larger than needed."));
    if (name == "F16" || name == "BF16") return line(QT_TR_NOOP("16 bits: how most models are published. Nothing to see is lost."));
    if (name == "Q8_0") return line(QT_TR_NOOP("8 bits: half of 16, and very hard to tell from it."));
    if (name == "Q6_K") return line(QT_TR_NOOP("6 bits: close to the original."));
    if (name == "Q5_K_M") return line(QT_TR_NOOP("5 bits, and more where it matters: close, and a third of 16 bits."));
    if (name == "Q5_K_S") return line(QT_TR_NOOP("5 bits throughout: a little smaller and rougher than Q5_K_M."));
    if (name == "Q4_K_M") return line(QT_TR_NOOP("4 bits, and more where it matters: what most people choose."));
    if (name == "Q4_K_S") return line(QT_TR_NOOP("4 bits throughout: a little smaller and rougher than Q4_K_M."));
    if (name == "Q3_K_L") return line(QT_TR_NOOP("3 bits, and more where it matters: for when memory is short."));
    if (name == "Q3_K_M") return line(QT_TR_NOOP("3 bits, with some more where it matters: expect slips."));
    if (name == "Q3_K_S") return line(QT_TR_NOOP("3 bits throughout: expect many slips."));
    if (name == "Q2_K") return line(QT_TR_NOOP("2 bits: the last resort. It often goes wrong."));
    if (name == "Q5_1") return line(QT_TR_NOOP("5 bits, an older way with a shifted zero."));
    if (name == "Q5_0") return line(QT_TR_NOOP("5 bits, an older and plain way."));
    if (name == "Q4_1") return line(QT_TR_NOOP("4 bits, an older way with a shifted zero."));
    if (name == "Q4_0") return line(QT_TR_NOOP("4 bits, an older and plain way: simple to compute."));
    if (name == "IQ4_NL") return line(QT_TR_NOOP("4 bits in uneven steps, finer near zero, where most weights are."));
    if (name == "IQ4_XS") return line(QT_TR_NOOP("A little over 4 bits in uneven steps: smaller than Q4_K_M."));
    return line(QT_TR_NOOP("4 bits in the floating-point form of some newer models."));
}

void QuantizeRecipe::setSource(const WorkshopSource& source) {
    source_ = source;
    depth_ = source.parameters > kLargeModel ? QStringLiteral("quick") : QStringLiteral("usual");
    limit_ = 0;
    propose();
}

void QuantizeRecipe::restore(const WorkshopPlan& plan) {
    chosen_ = QSet<QString>(plan.mixes.begin(), plan.mixes.end());
    mix_ = !plan.budgets.isEmpty();
    if (mix_) {
        goal_ = QStringLiteral("size");
        limit_ = double(plan.budgets.first());
    }
    calibration_ = nameOf(plan.calibration.kind);
    calibrationFile_ = plan.calibration.path;
    heldOut_ = nameOf(plan.heldOut.kind);
    heldOutFile_ = plan.heldOut.path;
    depth_ = plan.maxPassages == 0 ? QStringLiteral("all") : plan.maxPassages > 12 ? QStringLiteral("usual") : QStringLiteral("quick");
    emit changed();
}

WorkshopPlan QuantizeRecipe::plan() const {
    WorkshopPlan plan;
    plan.source = source_.path;
    for (const WorkshopSource::Choice& choice : source_.choices)
        if (chosen_.contains(choice.name)) plan.mixes << choice.name;
    if (mix_) plan.budgets << quint64(budget());
    plan.calibration = {kindOf(calibration_), calibration_ == "file" ? calibrationFile_ : QString(), {}};
    plan.heldOut = {kindOf(heldOut_), heldOut_ == "file" ? heldOutFile_ : QString(), {}};
    plan.maxPassages = depth_ == "quick" ? 12 : depth_ == "usual" ? 48 : 0;
    return plan;
}

bool QuantizeRecipe::worthMaking(const WorkshopSource::Choice& choice) const {
    return double(choice.bytes) < 0.97 * double(source_.bytes);
}

double QuantizeRecipe::budget() const {
    if (goal_ == "size") return limit_;
    if (goal_ == "memory") return std::max(0.0, (limit_ - kvBytes(source_)) / kMemoryOverFile);
    const WorkshopSource::Choice* like = find(source_, level_ == "close" ? "Q6_K" : level_ == "small" ? "Q3_K_M" : "Q4_K_M");
    return like ? double(like->bytes) + kNotes : 0;
}

void QuantizeRecipe::propose() {
    QList<WorkshopSource::Choice> usual;  // the largest first
    for (const WorkshopSource::Choice& choice : source_.choices)
        if (kUsual.contains(choice.name) && worthMaking(choice)) usual << choice;
    std::stable_sort(usual.begin(), usual.end(), [](const auto& a, const auto& b) { return a.bytes > b.bytes; });
    chosen_.clear();
    if (goal_ != "quality" && (limit_ < limitFrom() || limit_ > limitTo())) limit_ = limitFrom() + 0.5 * (limitTo() - limitFrom());
    if (goal_ == "quality") {
        const QStringList named = level_ == "close" ? QStringList{"Q8_0", "Q6_K", "Q5_K_M"}
                                  : level_ == "small" ? QStringList{"Q4_K_M", "IQ4_XS", "Q3_K_M", "Q2_K"}
                                                      : QStringList{"Q6_K", "Q5_K_M", "Q4_K_M", "IQ4_XS", "Q3_K_M"};
        for (const auto& choice : usual)
            if (named.contains(choice.name)) chosen_.insert(choice.name);
    } else {
        // Those around the limit: one above it, to see what it costs, and the three next below.
        const auto below = std::find_if(usual.begin(), usual.end(), [&](const auto& c) { return double(c.bytes) <= budget(); });
        if (below != usual.begin()) chosen_.insert(std::prev(below)->name);
        for (auto it = below; it != usual.end() && it - below < 3; ++it) chosen_.insert(it->name);
    }
    emit changed();
}

void QuantizeRecipe::setGoal(const QString& goal) {
    if (goal_ == goal) return;
    goal_ = goal;
    limit_ = 0;
    propose();
}

void QuantizeRecipe::setLevel(const QString& level) {
    if (level_ == level) return;
    level_ = level;
    propose();
}

void QuantizeRecipe::setLimit(double bytes) {
    if (limit_ == bytes) return;
    limit_ = bytes;
    propose();
}

QString QuantizeRecipe::goalText() const {
    if (goal_ == "size") return tr("The file is to be no larger than this: for a disk, or to hand it on.");
    if (goal_ == "memory") return tr("It is to run in no more memory than this, with a conversation of %n token(s).", nullptr, int(std::min<quint64>(kChatContext, quint64(std::max(1, source_.contextTokens)))));
    if (level_ == "close") return tr("As close to the original as it gets, and still smaller.");
    return level_ == "small" ? tr("As small as it gets while it still makes sense.") : tr("Much smaller, and hard to tell from the original in everyday use.");
}

double QuantizeRecipe::limitFrom() const {
    double least = double(source_.bytes);
    for (const WorkshopSource::Choice& choice : source_.choices) least = std::min(least, double(choice.bytes));
    return goal_ == "memory" ? least * kMemoryOverFile + kvBytes(source_) : least;
}

double QuantizeRecipe::limitTo() const {
    const double most = 0.97 * double(source_.bytes);
    return goal_ == "memory" ? most * kMemoryOverFile + kvBytes(source_) : most;
}

QString QuantizeRecipe::limitText() const { return formatSize(limit_); }
QString QuantizeRecipe::mixSizeText() const { return formatSize(budget()); }

QVariantList QuantizeRecipe::candidates() const {
    QVariantList list;
    for (const WorkshopSource::Choice& choice : source_.choices) {
        if (!worthMaking(choice)) continue;
        list << QVariantMap{{"name", choice.name},
                            {"plain", plainType(choice.name)},
                            {"sizeText", formatSize(double(choice.bytes))},
                            {"bitsText", tr("%1 bits").arg(QLocale().toString(choice.bitsPerWeight, 'f', 1))},
                            {"chosen", chosen_.contains(choice.name)},
                            {"usual", kUsual.contains(choice.name)}};
    }
    return list;
}

void QuantizeRecipe::setChosen(const QString& name, bool chosen) {
    if (chosen_.contains(name) == chosen) return;
    if (chosen)
        chosen_.insert(name);
    else
        chosen_.remove(name);
    emit changed();
}

void QuantizeRecipe::setMix(bool mix) {
    if (mix_ == mix) return;
    mix_ = mix;
    emit changed();
}

void QuantizeRecipe::setCalibration(const QString& kind) {
    calibration_ = kind;
    emit changed();
}

void QuantizeRecipe::setCalibrationFile(const QUrl& file) {
    calibrationFile_ = file.toLocalFile();
    setCalibration(QStringLiteral("file"));
}

void QuantizeRecipe::setHeldOut(const QString& kind) {
    heldOut_ = kind;
    emit changed();
}

void QuantizeRecipe::setHeldOutFile(const QUrl& file) {
    heldOutFile_ = file.toLocalFile();
    setHeldOut(QStringLiteral("file"));
}

void QuantizeRecipe::setDepth(const QString& depth) {
    depth_ = depth;
    emit changed();
}

QString QuantizeRecipe::calibrationText() const {
    if (calibration_ == "bundled") return tr("A mixed text that comes with Loquat: prose, code, several languages.");
    if (calibration_ == "file") return calibrationFile_;
    if (calibration_ == "conversations") return tr("Your latest conversations. They are read here and go nowhere; only which weights they use is noted.");
    return tr("Every weight counts alike. Quicker, and a little rougher at 4 bits and less.");
}

QString QuantizeRecipe::heldOutText() const {
    return heldOut_ == "file" ? heldOutFile_ : tr("A text that comes with Loquat and is not used for calibration.");
}

QString QuantizeRecipe::needsText() const {
    if (source_.path.isEmpty() || chosenCount() == 0) return {};
    const WorkshopNeeds needs = workshop_.needsOf(source_, plan());
    return tr("Needs %1 of disk until one is kept (%2 free) and %3 of memory.")
        .arg(formatSize(double(needs.diskBytes)), formatSize(double(needs.diskFree)), formatSize(double(needs.memoryBytes)));
}

QString QuantizeRecipe::problem() const {
    if (source_.path.isEmpty()) return {};
    if (chosenCount() == 0) return tr("Choose at least one candidate.");
    if (calibration_ == "file" && !QFileInfo(calibrationFile_).isReadable()) return tr("The calibration text is not there. Choose another file.");
    if (heldOut_ == "file" && !QFileInfo(heldOutFile_).isReadable()) return tr("The text to judge on is not there. Choose another file.");
    const WorkshopNeeds needs = workshop_.needsOf(source_, plan());
    if (needs.diskBytes > needs.diskFree) return tr("There is not enough room on the disk. Choose fewer candidates, or make room.");
    if (needs.memoryBytes > needs.memoryPresent) return tr("This computer has not enough memory to run the original. Choose a smaller one.");
    return {};
}

}  // namespace loquat::ui
