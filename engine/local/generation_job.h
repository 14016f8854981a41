// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <stop_token>

#include "engine/chat/types.h"

namespace loquat {

/// One request on its way. Shared by the provider, who may stop it, and the worker, who runs it.
struct GenerationJob {
    RequestId id = 0;
    ChatRequest request;
    std::stop_source stop = {};
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();

    /// True for the first who asks: the worker who runs it, or the provider who drops it while it waits.
    bool take() { return !taken_.exchange(true); }

    GenerationJob(RequestId number, ChatRequest what) : id(number), request(std::move(what)) {}

private:
    std::atomic<bool> taken_ = false;
};

using JobPointer = std::shared_ptr<GenerationJob>;

}  // namespace loquat

Q_DECLARE_METATYPE(loquat::JobPointer)
