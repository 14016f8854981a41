// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace loquat {

/// How many texts of a tokenizer or a template came out as another engine made them.
struct TextOutcome {
    std::string name;
    int n_same = 0;
    int n_total = 0;
    std::string first_failure;  ///< which text, or why none could be tried
    bool passed() const { return first_failure.empty(); }
};

/// Every X.gguf with X.gguf.inp (texts) and X.gguf.out (their token ids, one text per line).
Result<std::vector<TextOutcome>> check_golden_tokenizers(const std::filesystem::path& folder);

/// templates/*.jinja against renderings.json; where two renderers disagree, either will do.
Result<std::vector<TextOutcome>> check_golden_templates(const std::filesystem::path& folder);

}  // namespace loquat
