// SPDX-License-Identifier: MIT
#include "engine/text/jinja_loop.h"

#include "engine/text/jinja_operators.h"

namespace loquat::jinja {

namespace {

Value call_cycle(Runtime&, const Value& self, const Args& args) {
    return static_cast<Loop*>(self.as_object())->cycle(args.rest().positional);
}

Value call_changed(Runtime&, const Value& self, const Args& args) {
    return Value(static_cast<Loop*>(self.as_object())->changed(args.rest().positional));
}

constexpr std::size_t kStepsPerRound = 4;  // a round makes a scope, however empty its body is

constexpr Builtin kCycle = {"cycle", "*", call_cycle};
constexpr Builtin kChanged = {"changed", "*", call_changed};

}  // namespace

std::optional<Value> Loop::pull() {
    while (taken_ < items.size()) {
        const Value& item = items.begin()[taken_++];
        runtime->budget().spend(kStepsPerRound);
        if (!accepts || accepts(item)) return item;
    }
    return std::nullopt;
}

bool Loop::look_ahead() {
    if (!ahead_.empty()) return true;
    std::optional<Value> next = pull();
    if (next) ahead_.push_back(std::move(*next));
    return next.has_value();
}

bool Loop::advance() {
    if (!look_ahead()) return false;
    previous_ = std::exchange(current_, std::move(ahead_.front()));
    ahead_.pop_front();
    ++index_;
    return true;
}

void Loop::finish() {
    finished_ = true;
    items = {};
    accepts = nullptr;
    ahead_.clear();
    previous_ = current_ = Value();
    last_changed_.reset();
}

std::size_t Loop::length() {
    if (!accepts) return items.size();
    while (std::optional<Value> next = pull()) ahead_.push_back(std::move(*next));
    return index_ + ahead_.size();
}

bool Loop::changed(const std::vector<Value>& values) {
    bool same = last_changed_ && last_changed_->size() == values.size();
    for (std::size_t i = 0; same && i < values.size(); ++i)
        same = equal(runtime->budget(), values[i], (*last_changed_)[i]);
    if (!finished_) last_changed_ = values;
    return !same;
}

Value Loop::cycle(const std::vector<Value>& values) const {
    if (values.empty() || finished_) fail("no items for cycling given");
    return values[(index_ - 1) % values.size()];
}

Value Loop::call(CallArgs) {
    fail_unsupported("Recursive loops are not supported");
}

std::optional<Value> Loop::attribute(std::string_view name) {
    if (finished_) fail_unsupported("The loop is over; its 'loop' variable cannot be used any more");
    if (name == "index") return Value::integer(index_);
    if (name == "index0") return Value::integer(index_ - 1);
    if (name == "first") return Value(index_ == 1);
    if (name == "last") return Value(!look_ahead());
    if (name == "length") return Value::integer(length());
    if (name == "revindex") return Value::integer(length() - index_ + 1);
    if (name == "revindex0") return Value::integer(length() - index_);
    if (name == "previtem") return index_ == 1 ? Value::undefined("there is no previous item") : previous_;
    if (name == "nextitem") return look_ahead() ? ahead_.front() : Value::undefined("there is no next item");
    if (name == "depth") return Value(std::int64_t{1});
    if (name == "depth0") return Value(std::int64_t{0});
    if (name != "cycle" && name != "changed") return std::nullopt;
    auto* function = runtime->create<Function>();
    function->self = Value(this);
    function->builtin = name == "cycle" ? &kCycle : &kChanged;
    return Value(function);
}

}  // namespace loquat::jinja
