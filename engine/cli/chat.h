// SPDX-License-Identifier: MIT
#pragma once

#include "engine/base/json.h"
#include "engine/cli/interrupt.h"
#include "engine/runtime/generate.h"

namespace loquat::cli {

/// A conversation, one line of standard input per turn, until /exit or the end of input. `messages`
/// are those it starts with; `request` gives everything but the prompt. Returns an exit code.
int run_chat(Session& session, GenerateRequest request, const Json& messages, Interrupt& interrupt);

}  // namespace loquat::cli
