// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace loquat::remote {

/// Overwrites a secret where it lies, then empties the variable. Copies that share the buffer are overwritten
/// with it (that is the point); copies that Qt or the TLS library made for themselves are not reached.
void wipe(QString& secret);
void wipe(QByteArray& secret);

/// From here on memory is overwritten when it is freed: the copies of a secret that Qt, libsecret and the TLS
/// library make and leave behind too. Call it first in main().
void overwriteFreedMemory();

/// From here on a crash of this process writes no core, and no other process of this user may look into its
/// memory.
void forbidCores();

}  // namespace loquat::remote
