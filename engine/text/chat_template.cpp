// SPDX-License-Identifier: MIT
#include "engine/text/chat_template.h"

#include <new>

#include "engine/text/jinja_evaluator.h"
#include "engine/text/jinja_parser.h"
#include "engine/text/jinja_unicode.h"

namespace loquat {

namespace {

Error to_error(const jinja::Failure& failure, jinja::Position at) {
    if (failure.at.line > 0) at = failure.at;
    Error error{failure.kind, failure.message, {}};
    if (at.line > 0)
        error.where = "line " + std::to_string(at.line) + ", column " + std::to_string(at.column);
    return error;
}

Error no_memory() {
    return {ErrorKind::kNoMemory, "There is not enough memory for this chat template", {}};
}

std::string render_body(const jinja::Body& body, const Json& variables, jinja::Evaluator& evaluator) {
    const auto scope = std::make_shared<jinja::Scope>();
    for (const auto& [name, value] : variables.as_object())
        scope->set(name, evaluator.runtime().from_json(value));
    jinja::TextBuilder out(evaluator.runtime().budget());
    evaluator.run(body, scope, out);
    return out.take();
}

}  // namespace

struct ChatTemplate::Impl {
    jinja::Body body;
};

ChatTemplate::ChatTemplate(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
ChatTemplate::ChatTemplate(ChatTemplate&&) noexcept = default;
ChatTemplate& ChatTemplate::operator=(ChatTemplate&&) noexcept = default;
ChatTemplate::~ChatTemplate() = default;

Result<ChatTemplate> ChatTemplate::parse(std::string_view source) {
    if (!jinja::is_valid_utf8(source))
        return Error{ErrorKind::kBadInput, "The chat template is not valid UTF-8", {}};
    try {
        auto impl = std::make_unique<Impl>();
        impl->body = jinja::parse_template(source);
        return ChatTemplate(std::move(impl));
    } catch (const jinja::Failure& failure) {
        return to_error(failure, {});
    } catch (const std::bad_alloc&) {
        return no_memory();
    }
}

Result<std::string> ChatTemplate::render(const Json& variables, const RenderLimits& limits) const {
    if (!variables.is_object())
        return Error{ErrorKind::kBadInput, "The variables of a chat template must be an object", {}};
    jinja::Budget budget(limits.max_steps, limits.max_output_bytes);
    jinja::Runtime runtime(budget, limits.now);
    jinja::Evaluator evaluator(runtime);
    try {
        return render_body(impl_->body, variables, evaluator);
    } catch (const jinja::Failure& failure) {
        return to_error(failure, evaluator.at());
    } catch (const std::bad_alloc&) {
        return no_memory();
    }
}

}  // namespace loquat
