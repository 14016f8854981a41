// SPDX-License-Identifier: MIT
#include "engine/cli/chat.h"

#include <iostream>

#include "engine/cli/answer.h"
#include "engine/cli/command.h"

namespace loquat::cli {
namespace {

void add_message(Json& messages, std::string_view role, std::string_view content) {
    Json message = Json::object();
    message.set("role", role);
    message.set("content", content);
    messages.push(std::move(message));
}

/// Answers the last message and appends the answer.
Result<void> take_turn(Session& session, GenerateRequest& request, Json& messages, Interrupt& interrupt) {
    const auto text = session.model().render_chat(messages);
    if (!text) return text.error();
    request.prompt = session.model().encode_prompt(*text);
    const auto done = answer(session, request, interrupt, true);
    if (!done) return done.error();
    std::cout << std::endl;
    print_stats(done->stats, request.sampling.seed);
    add_message(messages, "assistant", done->text);
    return {};
}

}  // namespace

int run_chat(Session& session, GenerateRequest request, const Json& start, Interrupt& interrupt) {
    std::cerr << session.model().info().name << " on " << session.model().device()
              << ". /clear starts over, /exit ends, Ctrl+C stops an answer.\n";
    Json messages = start;
    std::string line;
    while (std::cerr << "> " << std::flush && std::getline(std::cin, line)) {
        if (line == "/exit") break;
        if (line == "/clear") messages = start;
        if (line.empty() || line == "/clear") continue;
        const Json before = messages;
        add_message(messages, "user", line);
        const Result<void> done = take_turn(session, request, messages, interrupt);
        if (done) continue;
        fail(done.error());  // the conversation goes on from where it was
        messages = before;
    }
    return kOk;
}

}  // namespace loquat::cli
