// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/base/json.h"
#include "engine/base/result.h"

namespace loquat {

/// The name (tokenizer.ggml.pre) of the pre-tokenizer that a tokenizer.json describes, recognised by its
/// rules. `ignore_merges`: of its model. kUnsupported, with the rules, when this build knows none such.
Result<std::string> name_pretokenizer(const Json& tokenizer, bool ignore_merges);

}  // namespace loquat
