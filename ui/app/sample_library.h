// SPDX-License-Identifier: MIT
#pragma once

#include "ui/viewmodels/model_library.h"

namespace loquat::ui {

/// What the Models page shows of a computer with 16 GB, a download on its way and hubs that have answered. Asks no hub.
void fillSampleLibrary(ModelLibrary& library, bool empty);

}  // namespace loquat::ui
