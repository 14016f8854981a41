// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace loquat::ui {

/// What a name like "Q4_K_M" means for a person: "About 4 bits for each number of the model. The usual choice: …".
QString quantizationWords(const QString& quantization);

}  // namespace loquat::ui
