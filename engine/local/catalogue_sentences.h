// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace loquat {

/// Every sentence of resources/models/catalogue.json, where the translators' tools find it (context "Catalogue"). A
/// test holds the two against each other.
QStringList catalogueSentences();

}  // namespace loquat
