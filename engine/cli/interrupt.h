// SPDX-License-Identifier: MIT
#pragma once

#include <csignal>
#include <mutex>
#include <stop_token>
#include <thread>

namespace loquat::cli {

/// Ctrl+C stops the answer that is being written; when none is, it ends the program (exit code 130).
/// Make one before any other thread: it takes the signal out of their hands.
class Interrupt {
public:
    Interrupt();

    std::stop_token begin();  ///< an answer starts
    void end();               ///< it is complete

private:
    void watch(std::stop_token quit);

    sigset_t signals_;
    std::mutex mutex_;
    bool running_ = false;     ///< guarded by mutex_
    std::stop_source source_;  ///< guarded by mutex_
    std::jthread watcher_;
};

}  // namespace loquat::cli
