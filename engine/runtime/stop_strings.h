// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loquat {

/// Ends a stream of text before the string that is complete first of some, even when it arrives in pieces:
/// what may be the beginning of a stop string waits until it is certain.
class StopStrings {
public:
    explicit StopStrings(std::vector<std::string> stops);

    /// The text that became certain, maybe "". Nothing more comes once found().
    std::string push(std::string_view text);
    bool found() const { return found_; }
    /// What still waits: the stream ended without a stop string.
    std::string finish();

private:
    std::optional<std::size_t> find_stop();
    std::size_t held_back() const;

    std::vector<std::string> stops_;
    std::string pending_;
    bool found_ = false;
};

}  // namespace loquat
