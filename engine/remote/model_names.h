// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <optional>

namespace loquat::remote {

/// What the name of a GGUF tells, by the habits of those who publish them.

/// "Q4_K_M", "IQ4_XS", "BF16", …; empty when it does not say.
QString quantizationOf(const QString& path);

/// A projector, a draft model, or what else goes with a model and is none by itself.
bool isCompanion(const QString& path);

/// "model-00002-of-00005.gguf".
struct SplitPart {
    QString stem;  ///< "model"
    int index = 0; ///< from 1
    int count = 0;
};
std::optional<SplitPart> splitPartOf(const QString& path);

}  // namespace loquat::remote
