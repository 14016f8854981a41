// SPDX-License-Identifier: MIT
#pragma once

#include "engine/remote/secret_store.h"
#include "storage/storage.h"
#include "ui/viewmodels/settings.h"

namespace loquat::ui {

// What loquat-offline shows of the remote side. None of this is in the loquat program.

/// Four providers, a month of usage, an hour of requests, a budget; one key, for this run only.
void fillSampleCloud(storage::Storage& storage, Settings& settings, remote::SecretStore& secrets);

}  // namespace loquat::ui
