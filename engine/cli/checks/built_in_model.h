// SPDX-License-Identifier: MIT
#pragma once

#include "engine/backend/backend.h"
#include "engine/base/result.h"

namespace loquat {

struct BuiltInOutcome {
    double rel_rms = 0;
    double limit = 0;
    bool passed() const { return rel_rms <= limit; }
};

/// A small random model of mixed types, made in memory, on this backend against the reference.
Result<BuiltInOutcome> check_built_in_model(Backend& backend);

}  // namespace loquat
