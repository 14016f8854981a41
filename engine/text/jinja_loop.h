// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string_view>

#include "engine/text/jinja_runtime.h"

namespace loquat::jinja {

/// The `loop` variable, and the loop's way through its items. A filter ({% for x in xs if … %}) is asked
/// only when an item is wanted, as in Jinja: loop.last looks one item ahead, loop.length all of them.
struct Loop : ActiveObject {
    std::string_view type_name() const override { return "LoopContext"; }
    Value call(CallArgs args) override;
    std::optional<Value> attribute(std::string_view name) override;

    /// Moves on to the next item; false at the end.
    bool advance();
    /// The loop is over: lets go of what it held. A template that kept `loop` cannot ask it any more.
    void finish();
    const Value& current() const { return current_; }
    /// Whether the values differ from those of the last time it was asked; called as loop.changed(…).
    bool changed(const std::vector<Value>& values);
    Value cycle(const std::vector<Value>& values) const;

    Runtime* runtime = nullptr;
    Items items;
    std::function<bool(const Value&)> accepts;  ///< absent: every item

private:
    std::optional<Value> pull();
    bool look_ahead();
    std::size_t length();

    std::size_t taken_ = 0;  ///< of items
    bool finished_ = false;
    std::deque<Value> ahead_;
    std::size_t index_ = 0;  ///< from 1
    Value previous_, current_;
    std::optional<std::vector<Value>> last_changed_;
};

}  // namespace loquat::jinja
