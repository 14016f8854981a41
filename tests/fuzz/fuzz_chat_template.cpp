// SPDX-License-Identifier: MIT
// A template, then (behind a zero byte) its variables as JSON; a small conversation where there are none.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/text/chat_template.h"

namespace {

const loquat::Json& conversation() {
    static const loquat::Json json = loquat::Json::parse(R"({"messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Grüße 🙂\n"},
            {"role": "assistant", "content": "<think>hm</think>Hi", "tool_calls": [
                {"id": "c1", "type": "function", "function": {"name": "f", "arguments": {"x": 1.5, "y": [null, true]}}}]},
            {"role": "tool", "tool_call_id": "c1", "name": "f", "content": "ok"}],
            "tools": [{"type": "function", "function": {"name": "f", "description": "d",
                "parameters": {"type": "object", "properties": {"x": {"type": "number"}}, "required": ["x"]}}}],
            "add_generation_prompt": true, "bos_token": "<s>", "eos_token": "</s>"})")
                                         .value();
    return json;
}

loquat::RenderLimits small_limits() {
    loquat::RenderLimits limits;
    limits.max_steps = 50'000;
    limits.max_output_bytes = 1 << 18;
    limits.now = std::tm{};
    return limits;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t zero = input.find('\0');
    const loquat::Result<loquat::ChatTemplate> chat = loquat::ChatTemplate::parse(input.substr(0, zero));
    if (!chat) return 0;
    const loquat::Result<loquat::Json> variables =
        loquat::Json::parse(zero == input.npos ? std::string_view("{}") : input.substr(zero + 1));
    const bool own = zero != input.npos && variables && variables->is_object();
    const loquat::Result<std::string> text = chat->render(own ? *variables : conversation(), small_limits());
    if (text && text->size() > small_limits().max_output_bytes) std::abort();
    if (!text && text.error().message.empty()) std::abort();
    return 0;
}
