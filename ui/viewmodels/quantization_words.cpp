// SPDX-License-Identifier: MIT
#include "ui/viewmodels/quantization_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace loquat::ui {

namespace {

struct QuantizationWords {
    Q_DECLARE_TR_FUNCTIONS(QuantizationWords)
};

}  // namespace

QString quantizationWords(const QString& quantization) {
    const QString name = quantization.toUpper();
    if (name == "F32" || name == "F16" || name == "BF16") return QuantizationWords::tr("As its makers made it: nothing lost, the largest file.");
    if (name.startsWith("MXFP4")) return QuantizationWords::tr("About 4 bits for each number, the form its makers trained it in.");
    static const QRegularExpression form("^I?Q(\\d)");
    switch (form.match(name).captured(1).toInt()) {
        case 8: return QuantizationWords::tr("8 bits for each number of the model: as good as the original, half its size.");
        case 6: return QuantizationWords::tr("About 6 bits for each number: hardly to be told from the original.");
        case 5: return QuantizationWords::tr("About 5 bits for each number: very near the original, a third of its size.");
        case 4: return QuantizationWords::tr("About 4 bits for each number: the usual choice, small and still good.");
        case 3: return QuantizationWords::tr("About 3 bits for each number: small, and it makes more mistakes.");
        case 2: return QuantizationWords::tr("About 2 bits for each number: only when nothing larger fits.");
        case 1: return QuantizationWords::tr("Under 2 bits for each number: a curiosity.");
    }
    return {};
}

}  // namespace loquat::ui
