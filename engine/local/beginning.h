// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <optional>

#include "engine/chat/model_host.h"
#include "engine/model/memory.h"

namespace loquat {

/// What the first bytes of a model file say.
struct FileBeginning {
    LocalModelInfo info;              ///< with the reason when it cannot run or is no model file
    std::optional<ModelShape> shape;  ///< of a model that runs here, once the header is whole
    quint64 wantedBytes = 0;          ///< ask again with so many; 0: that is all there is to know
};
FileBeginning describeBeginning(const QByteArray& bytes, const QString& name, quint64 fileBytes);

}  // namespace loquat
