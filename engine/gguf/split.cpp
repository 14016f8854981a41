// SPDX-License-Identifier: MIT
#include "engine/gguf/split.h"

#include <cstdio>
#include <string>

#include "engine/gguf/format_error.h"

namespace loquat {
namespace {

constexpr std::int64_t kMostParts = 9999;

/// "-00002-of-00005.gguf"
std::string ending(std::int64_t number, std::int64_t n_parts) {
    char text[64];
    std::snprintf(text, sizeof text, "-%05d-of-%05d.gguf", int(number), int(n_parts));
    return text;
}

}  // namespace

Result<std::vector<std::filesystem::path>> paths_of_parts(const std::filesystem::path& first,
                                                          const GgufFile& file, std::int64_t n_parts) {
    if (n_parts < 1 || n_parts > kMostParts) {
        return format_error("a model cannot have " + std::to_string(n_parts) + " parts",
                            "metadata split.count");
    }
    const std::int64_t number = file.integer(kSplitNumber).value_or(0);
    if (number != 0) {
        return format_error("this is part " + std::to_string(number + 1) + " of " + std::to_string(n_parts) +
                                " of a model; open the first part",
                            first.string());
    }
    const std::string name = first.filename().string();
    const std::string wanted = ending(1, n_parts);
    if (!name.ends_with(wanted)) {
        return format_error("this is the first of " + std::to_string(n_parts) +
                                " parts of a model; the others are found only when its name ends in " +
                                wanted,
                            first.string());
    }
    const std::string stem = name.substr(0, name.size() - wanted.size());
    std::vector<std::filesystem::path> paths;
    for (std::int64_t i = 1; i <= n_parts; ++i)
        paths.push_back(first.parent_path() / (stem + ending(i, n_parts)));
    return paths;
}

Error explain_missing_part(const Error& error, const std::filesystem::path& part, std::size_t index,
                           std::int64_t n_parts) {
    if (error.kind != ErrorKind::kNotFound) return error;
    return {ErrorKind::kNotFound,
            "part " + std::to_string(index + 1) + " of " + std::to_string(n_parts) +
                " of this model is missing; put it beside the others",
            part.string()};
}

}  // namespace loquat
