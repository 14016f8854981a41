// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace loquat::remote {

/// Overwrites a secret where it lies, then empties the variable. Copies that share the buffer are overwritten
/// with it (that is the point). Copies that Qt or libsecret made for themselves and freed are not reached: for
/// those there is forbidCores().
void wipe(QString& secret);
void wipe(QByteArray& secret);

/// From here on a crash of this process writes no core, and no other process of this user may look into its
/// memory. Call it first in main().
void forbidCores();

}  // namespace loquat::remote
