// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <iostream>

#include "engine/cli/answer.h"
#include "engine/cli/chat.h"
#include "engine/cli/command.h"
#include "engine/cli/model_options.h"

namespace loquat::cli {
namespace {

Json message(std::string_view role, std::string_view content) {
    Json out = Json::object();
    out.set("role", role);
    out.set("content", content);
    return out;
}

Result<std::vector<TokenId>> prompt_tokens(const LoadedModel& model, const std::string& text,
                                           const Json& system, bool raw) {
    if (raw) return model.encode_prompt(text);
    Json messages = system;
    messages.push(message("user", text));
    const auto rendered = model.render_chat(messages);
    if (!rendered) return rendered.error();
    return model.encode_prompt(*rendered);
}

Json to_json(const Answer& answer, std::uint64_t seed) {
    Json out = Json::object();
    out.set("text", answer.text);
    out.set("reason", reason_name(answer.stats.reason));
    out.set("seed", seed);
    out.set("prompt_tokens", answer.stats.n_prompt);
    out.set("reused_tokens", answer.stats.n_reused);
    out.set("generated_tokens", answer.stats.n_generated);
    out.set("prompt_seconds", answer.stats.prompt_seconds);
    out.set("first_token_seconds", answer.stats.first_token_seconds);
    out.set("decode_seconds", answer.stats.decode_seconds);
    out.set("tokens_per_second", answer.stats.tokens_per_second());
    return out;
}

int answer_once(Session& session, GenerateRequest request, Interrupt& interrupt, bool json) {
    const auto done = answer(session, request, interrupt, !json);
    if (!done) return fail(done.error());
    if (json) {
        print_json(to_json(*done, request.sampling.seed));
    } else {
        std::cout << std::endl;
        print_stats(done->stats, request.sampling.seed);
    }
    return done->stats.reason == EndReason::kCancelled ? kFailure : kOk;
}

int run(Arguments& arguments) {
    GenerateRequest request;
    request.sampling = read_sampling_options(arguments);
    request.max_tokens = int(arguments.integer("-n", -1, 0, 1 << 30));
    request.stop = arguments.all("--stop");
    const LoadOptions options = read_model_options(arguments);
    if (arguments.error()) return fail_usage(*arguments.error());
    const bool json = arguments.has("--json");
    const bool chat = arguments.has("--chat") || (!arguments.has("-p") && isatty(STDIN_FILENO));
    if (chat && (arguments.has("-p") || json)) {
        return fail_usage({ErrorKind::kBadInput, "A chat takes neither -p nor --json.", ""});
    }
    Interrupt interrupt;
    const auto model = LoadedModel::load(arguments.words()[0], options);
    if (!model) return fail(model.error());
    Session session(**model);
    Json system = Json::array();
    if (arguments.has("--system")) system.push(message("system", arguments.text("--system")));
    if (chat) return run_chat(session, request, system, interrupt);

    const std::string text = arguments.has("-p") ? arguments.text("-p") : read_standard_input();
    auto prompt = prompt_tokens(**model, text, system, arguments.has("--raw"));
    if (!prompt) return fail(prompt.error());
    request.prompt = std::move(*prompt);
    return answer_once(session, request, interrupt, json);
}

}  // namespace

Command run_command() {
    const std::vector<Option> own{
        {"-p", "TEXT", "Answer this message (else: standard input, or a chat at a terminal)."},
        {"--chat", "", "Talk in turns; /clear starts over, /exit ends, Ctrl+C stops an answer."},
        {"--raw", "", "Continue the text as it stands, without the chat template."},
        {"--system", "TEXT", "What the model is told first."},
        {"-n", "N", "At most N tokens per answer."},
        {"--stop", "TEXT", "End before this text; may be given several times."},
        {"--json", "", "Print the answer and its statistics as JSON."},
    };
    return {"run", "MODEL", "Talk with a model.", joined(joined(own, sampling_options()), model_options()), 1,
            1,     run};
}

}  // namespace loquat::cli
