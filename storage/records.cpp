// SPDX-License-Identifier: MIT
#include "storage/records.h"

#include <QUuid>

namespace loquat::storage {

QString newId() {
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

}  // namespace loquat::storage
