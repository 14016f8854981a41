// SPDX-License-Identifier: MIT
#pragma once

namespace loquat {

/// Bytes per second that n_threads (0: one per core) read together from memory too large for any cache:
/// the best of a few passes. Takes about a second.
double read_bandwidth(int n_threads);

}  // namespace loquat
