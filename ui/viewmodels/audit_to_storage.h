// SPDX-License-Identifier: MIT
#pragma once

#include "engine/chat/sinks.h"
#include "storage/storage.h"

namespace loquat::ui {

/// Carries the engine's audit records into the history's log.
class AuditToStorage : public AuditSink {
public:
    explicit AuditToStorage(storage::Storage& storage) : storage_(storage) {}

    void record(const AuditRecord& record) override;

private:
    storage::Storage& storage_;
};

}  // namespace loquat::ui
