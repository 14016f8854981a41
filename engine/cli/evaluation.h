// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/cli/arguments.h"
#include "engine/quantize/quality.h"

namespace loquat::cli {

// What the commands that measure models share.

std::vector<Option> evaluation_options();  ///< --bundled --ctx --passages --threads --json
QualityOptions read_evaluation_options(Arguments& arguments);

struct NamedText {
    std::string name;
    std::string content;
};
Result<NamedText> read_text_file(const std::string& path);
/// The text of a command whose words are `n_models` models and then a text, which --bundled replaces by
/// `bundled`. kBadInput when there are too many words or too few.
Result<NamedText> read_text(const Arguments& arguments, std::size_t n_models, std::string_view bundled);

Json to_json(const Perplexity& perplexity);
Json to_json(const Quality& quality);

}  // namespace loquat::cli
