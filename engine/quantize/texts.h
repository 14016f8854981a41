// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace loquat {

// The texts of resources/texts, part of the program. Written for it; neither shares a sentence with the other.

/// What matrices are observed with: prose, dialogues, code, figures, lists, in several languages.
std::string_view calibration_text();
/// What models are judged on; has headings ("=== Arithmetic", see passages.h).
std::string_view held_out_text();

}  // namespace loquat
