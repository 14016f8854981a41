// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/quantize/imatrix.h"
#include "engine/quantize/mix.h"
#include "engine/quantize/progress.h"

namespace loquat {

/// What quantizing one tensor to one type costs, expected: nats of KL per token, by measurement.
struct Sensitivity {
    struct Choice {
        DType type;
        std::uint64_t bytes = 0;
        double kl = 0;
    };
    std::vector<std::vector<Choice>> tensors;  ///< by index into the source's tensors; empty: stays as it is
};

/// Measures on a text how much a loss in each tensor changes the model's answers, and what each type loses there.
Result<Sensitivity> measure_sensitivity(const std::filesystem::path& source, std::string_view text, const Imatrix* imatrix,
                                        int n_threads = 0, const TellProgress& tell = {}, std::stop_token stop = {});

/// The recipe of least expected KL whose file is no larger than `budget_bytes`; kLimit, with the least possible size,
/// when none is.
Result<Recipe> recipe_within(const GgufFile& source, const Sensitivity& sensitivity, std::uint64_t budget_bytes);

/// kLimit, with the least possible size, when no choice of types fits into so many bytes. Measures nothing.
Result<void> check_budget(const GgufFile& source, std::uint64_t budget_bytes);

}  // namespace loquat
