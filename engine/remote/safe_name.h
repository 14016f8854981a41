// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace loquat::remote {

/// Whether a file name told by a hub may be made below a folder here: relative, without "..", hidden or reserved names,
/// control characters or ones that some file systems refuse, and short enough for NAME.part.journal.
bool isSafeName(const QString& name);

}  // namespace loquat::remote
