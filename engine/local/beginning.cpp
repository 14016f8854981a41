// SPDX-License-Identifier: MIT
#include "engine/local/beginning.h"

#include "engine/local/translate.h"
#include "engine/runtime/describe_beginning.h"

namespace loquat {

FileBeginning describeBeginning(const QByteArray& bytes, const QString& name, quint64 fileBytes) {
    FileBeginning facts;
    const auto view = std::as_bytes(std::span(bytes.data(), std::size_t(bytes.size())));
    const Result<Beginning> beginning = describe_beginning(view, fileBytes, name.toStdString());
    if (!beginning) {
        facts.info.error = QString::fromStdString(beginning.error().to_string());
        return facts;
    }
    facts.info = toModelInfo(beginning->info, name);
    facts.shape = beginning->shape;
    facts.wantedBytes = beginning->wanted_bytes;
    return facts;
}

}  // namespace loquat
