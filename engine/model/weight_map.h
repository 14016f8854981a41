// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <unordered_set>

#include "engine/backend/program.h"
#include "engine/base/result.h"
#include "engine/gguf/reader.h"

namespace loquat {

/// Hands the tensors of a file to a forward pass, each with the shape the pass expects. The pass stays
/// straight-line: the first thing missing or misshapen is remembered, and the program thrown away.
class WeightMap {
public:
    WeightMap(const GgufFile& file, ProgramBuilder& builder) : file_(file), builder_(builder) {}

    /// A (rows, length) matrix of any weight type.
    Weight matrix(const std::string& name, std::int64_t length, std::int64_t rows);
    /// An F32 vector: norm weight, bias, rope factors.
    Weight vector(const std::string& name, std::int64_t length);
    std::optional<Weight> optional_vector(const std::string& name, std::int64_t length);
    bool has(const std::string& name) const { return file_.find_tensor(name) != nullptr; }

    /// kBadInput or kUnsupported for the first tensor that is missing, has another shape or type, or
    /// that no operation used: a model with more parts than we know would answer nonsense.
    Result<void> check() const;

private:
    Weight take(const std::string& name, const Shape& expected);
    void fail(ErrorKind kind, std::string sentence, const std::string& name);

    const GgufFile& file_;
    ProgramBuilder& builder_;
    std::unordered_set<std::string_view> used_;
    Error error_;
};

}  // namespace loquat
