// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/json.h"
#include "engine/base/result.h"
#include "engine/cli/arguments.h"

namespace loquat::cli {

/// What a command exits with; scripts rely on the numbers.
enum ExitCode { kOk = 0, kFailure = 1, kWrongUsage = 2 };

/// One word of loquat-cli. run() gets arguments that parsed, with as many words as allowed.
struct Command {
    std::string_view name;
    std::string_view words;    ///< "MODEL"
    std::string_view summary;  ///< one line
    std::vector<Option> options;
    int least_words = 1;
    int most_words = 1;
    int (*run)(Arguments& arguments) = nullptr;
};

Command run_command();
Command info_command();
Command bench_command();
Command tokenize_command();
Command detokenize_command();
Command template_command();
Command logits_command();
Command selftest_command();
Command convert_command();
Command quantize_command();
Command imatrix_command();
Command perplexity_command();
Command compare_command();
Command quality_table_command();

/// Says on standard error what went wrong; returns kFailure.
int fail(const Error& error);
/// The same for a wrong command line; returns kWrongUsage.
int fail_usage(const Error& error);

void print_json(const Json& value);
std::string ids_to_text(std::span<const std::int32_t> ids);  ///< "1 2 3"
std::string read_standard_input();

}  // namespace loquat::cli
