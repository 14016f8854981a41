// SPDX-License-Identifier: MIT
#include "engine/cli/interrupt.h"

#include <cstdlib>
#include <ctime>

namespace loquat::cli {

Interrupt::Interrupt() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    watcher_ = std::jthread([this](std::stop_token quit) { watch(quit); });
}

std::stop_token Interrupt::begin() {
    const std::lock_guard lock(mutex_);
    source_ = {};
    running_ = true;
    return source_.get_token();
}

void Interrupt::end() {
    const std::lock_guard lock(mutex_);
    running_ = false;
}

void Interrupt::watch(std::stop_token quit) {
    const timespec wait{0, 100'000'000};  // so that the destructor's request is seen
    while (!quit.stop_requested()) {
        if (sigtimedwait(&signals_, nullptr, &wait) != SIGINT) continue;
        const std::lock_guard lock(mutex_);
        if (!running_) std::_Exit(130);
        source_.request_stop();
    }
}

}  // namespace loquat::cli
