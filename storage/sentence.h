// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>

#include "engine/base/error.h"

namespace loquat::storage {

/// Sentences for people, in the translation context "Storage".
struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Storage)

public:
    static Error error(ErrorKind kind, const QString& message, const QString& where) {
        return Error{kind, message.toStdString(), where.toStdString()};
    }
};

}  // namespace loquat::storage
