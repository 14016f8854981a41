// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/json.h"
#include "engine/base/result.h"

namespace loquat {

/// Bounds that keep a hostile template from hanging or eating memory.
struct RenderLimits {
    std::size_t max_steps = 20'000'000;       ///< evaluated expressions and statements
    std::size_t max_output_bytes = 64 << 20;  ///< also bounds every intermediate string and list
    std::optional<std::tm> now;               ///< local time for strftime_now; the clock when absent
};

/// A chat template: the subset of Jinja that published models use, set up as transformers does
/// (trim_blocks, lstrip_blocks, loop controls, tojson without HTML escaping, raise_exception,
/// strftime_now). A construct outside the subset is an error with line and column, found when parsed.
/// Immutable after parse: any thread may render.
class ChatTemplate {
public:
    static Result<ChatTemplate> parse(std::string_view source);

    /// `variables` is an object: messages, tools, add_generation_prompt, bos_token, … exactly what
    /// the template sees. An error raised by the template itself carries its own sentence.
    Result<std::string> render(const Json& variables, const RenderLimits& limits = {}) const;

    ChatTemplate(ChatTemplate&&) noexcept;
    ChatTemplate& operator=(ChatTemplate&&) noexcept;
    ~ChatTemplate();

private:
    struct Impl;
    explicit ChatTemplate(std::unique_ptr<const Impl> impl);
    std::unique_ptr<const Impl> impl_;
};

}  // namespace loquat
