// SPDX-License-Identifier: MIT
#include <algorithm>

#include "engine/local/fit.h"

namespace loquat {

namespace {

constexpr double kFluent = 10;  // tokens per second from which a finer file is worth its slowness
const QLatin1String kUsual("Q4_K_M");  // small, and near the full model in quality
const QLatin1String kFinest("Q8_0");   // finer ones take twice the memory for what nobody notices

Recommendation tryFile(const CatalogueModel& model, const QString& quantization, const Machine& machine, int context) {
    const quint64 bytes = estimateFileBytes(model, quantization);
    FitQuestion question;
    question.shape = shapeOf(model, bytes);
    question.contextTokens = model.contextTokens > 0 ? std::min(context, model.contextTokens) : context;
    question.trainedContext = model.contextTokens;
    question.activeShare = double(model.activeParameters) / double(std::max<quint64>(1, model.parameters));
    return {&model, quantization, bytes, fitOf(question, machine)};
}

bool isWorthIt(const Recommendation& finer) {
    return finer.fit.fit == Fit::Well && finer.fit.tokensPerSecond >= kFluent;
}

/// Whether the first is more worth recommending: fits better, is larger, is newer.
bool isBetter(const Recommendation& a, const Recommendation& b) {
    const bool aWell = a.fit.fit == Fit::Well, bWell = b.fit.fit == Fit::Well;
    if (aWell != bWell) return aWell;
    if (!aWell) return a.fit.memory.total() < b.fit.memory.total();
    if (a.model->parameters != b.model->parameters) return a.model->parameters > b.model->parameters;
    return a.model->released > b.model->released;
}

bool suits(const CatalogueModel& model, Goal goal) {
    if (!model.supported() || model.nonCommercial || !model.can(Ability::Chat)) return false;
    const bool coder = model.family.contains(QLatin1String("Coder"));
    switch (goal) {
        case Goal::Everyday: return !coder && !model.can(Ability::Reasoning);
        case Goal::Code: return coder;
        case Goal::Reasoning: return model.can(Ability::Reasoning);
    }
    Q_UNREACHABLE();
}

}  // namespace

Recommendation bestFile(const CatalogueModel& model, const Machine& machine, int contextTokens) {
    QList<Recommendation> files;  // the smallest first
    for (const QString& quantization : model.quantizations)
        files << tryFile(model, quantization, machine, contextTokens);
    const auto usual = std::find_if(files.begin(), files.end(), [](const auto& f) { return f.quantization == kUsual; });
    auto best = usual != files.end() ? usual : files.end() - 1;
    if (best->fit.fit == Fit::Unknown) return *best;
    if (best->fit.fit == Fit::Well) {
        while (best->quantization != kFinest && best + 1 != files.end() && isWorthIt(*(best + 1))) ++best;
        return *best;
    }
    for (const Fit wanted : {Fit::Well, Fit::Tight}) {
        for (auto file = best + 1; file != files.begin();)
            if ((--file)->fit.fit == wanted) return *file;
    }
    return files.first();
}

std::optional<Recommendation> recommend(const Catalogue& catalogue, const Machine& machine, Goal goal,
                                        int contextTokens) {
    std::optional<Recommendation> best;
    for (const CatalogueModel& model : catalogue.models) {
        if (!suits(model, goal)) continue;
        const Recommendation file = bestFile(model, machine, contextTokens);
        const bool fits = file.fit.fit == Fit::Well || file.fit.fit == Fit::Tight;
        // A large model squeezed below four bits is no better than the next smaller one at four.
        if (!fits || double(file.aboutBytes) < 0.9 * double(estimateFileBytes(model, kUsual))) continue;
        if (!best || isBetter(file, *best)) best = file;
    }
    return best;
}

}  // namespace loquat
