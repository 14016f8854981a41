// SPDX-License-Identifier: MIT
#pragma once

#include "engine/backend/cpu/plan.h"

namespace loquat::cpu {

/// Fills plan.places and plan.place_widths from plan.steps. The logits get none: they lie where run()'s
/// caller wants them.
void assign_places(Plan& plan);

}  // namespace loquat::cpu
