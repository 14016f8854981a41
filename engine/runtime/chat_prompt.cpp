// SPDX-License-Identifier: MIT
#include "engine/runtime/loaded_model_state.h"

namespace loquat {
namespace {

const std::string* text_member(const Json& message, std::string_view key) {
    const Json* value = message.is_object() ? message.find(key) : nullptr;
    return value && value->is_string() ? &value->as_string() : nullptr;
}

Result<void> check_messages(const Json& messages, bool continue_last) {
    const Error bad{ErrorKind::kBadInput, "A conversation is a list of messages with a role and a content.",
                    ""};
    if (!messages.is_array()) return bad;
    for (const Json& message : messages.as_array()) {
        if (!text_member(message, "role") || !text_member(message, "content")) return bad;
    }
    if (!continue_last) return {};
    const Json::Array& all = messages.as_array();
    if (!all.empty() && *text_member(all.back(), "role") == "assistant") return {};
    return Error{ErrorKind::kBadInput, "Only an answer of the assistant can be continued.", ""};
}

/// A string that no message contains.
std::string unused_marker(const Json& messages) {
    const std::string all = messages.dump();
    std::string marker = "[[answer goes on here]]";
    while (all.find(marker) != std::string::npos) marker.insert(2, "~");
    return marker;
}

std::string special_text(const Tokenizer& tokenizer, std::optional<TokenId> id) {
    return id ? std::string(tokenizer.bytes_of(*id, true)) : "";
}

std::string plain_chat(const Json& messages, bool open_answer) {
    std::string text;
    for (const Json& message : messages.as_array()) {
        text += *text_member(message, "role") + ": " + *text_member(message, "content") + "\n\n";
    }
    if (open_answer) text += "assistant:";
    return text;
}

}  // namespace

Result<std::string> LoadedModel::render_messages(const Json& messages, bool open_answer) const {
    if (state_->template_error) return *state_->template_error;
    if (!state_->chat_template) return plain_chat(messages, open_answer);
    Json variables = Json::object();
    variables.set("messages", messages);
    variables.set("add_generation_prompt", open_answer);
    variables.set("bos_token", special_text(tokenizer(), tokenizer().bos()));
    variables.set("eos_token", special_text(tokenizer(), tokenizer().eos()));
    return state_->chat_template->render(variables);
}

Result<std::string> LoadedModel::render_chat(const Json& messages, bool continue_last) const {
    const Result<void> checked = check_messages(messages, continue_last);
    if (!checked) return checked.error();
    if (!continue_last) return render_messages(messages, true);

    // Only the template knows what it writes around an answer: mark the answer's end and cut there.
    const std::string marker = unused_marker(messages);
    Json marked = messages;
    Json& last = marked.as_array().back();
    last.set("content", *text_member(last, "content") + marker);
    Result<std::string> text = render_messages(marked, false);
    if (!text) return text.error();
    const std::size_t end = text->rfind(marker);
    if (end == std::string::npos) {
        return Error{ErrorKind::kUnsupported, "The model's chat template does not show the last answer.", ""};
    }
    return text->substr(0, end);
}

std::vector<TokenId> LoadedModel::encode_prompt(std::string_view text) const {
    const Tokenizer& t = tokenizer();
    const std::string bos = special_text(t, t.bos());
    const bool has_bos = !bos.empty() && text.starts_with(bos);
    std::vector<TokenId> ids = t.encode(text, {.add_special = !has_bos, .parse_special = true});
    const bool adds_eos = state_->file.boolean("tokenizer.ggml.add_eos_token").value_or(false);
    // An answer is still to come, so the end that some models put behind every text must go.
    if (adds_eos && !has_bos && !ids.empty() && t.eos() == ids.back() &&
        !text.ends_with(special_text(t, t.eos()))) {
        ids.pop_back();
    }
    return ids;
}

}  // namespace loquat
