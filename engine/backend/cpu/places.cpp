// SPDX-License-Identifier: MIT
#include "engine/backend/cpu/places.h"

#include <algorithm>
#include <initializer_list>

namespace loquat::cpu {
namespace {

struct Uses {
    std::vector<Value> read;
    std::vector<Value> written;
    bool in_place = false;  ///< element by element: the result may lie where an operand was
};

Uses uses_of(const EmbedOp& s) {
    return {{}, {s.out}};
}
Uses uses_of(const RmsNormOp& s) {
    return {{s.x}, {s.out}, true};
}
Uses uses_of(const AddOp& s) {
    return {{s.a, s.b}, {s.out}, true};
}
Uses uses_of(const SwiGluOp& s) {
    return {{s.gate, s.up}, {s.out}, true};
}
Uses uses_of(const RopeStep& s) {
    return {{s.op.x}, {s.op.out}, true};
}
Uses uses_of(const AttentionOp& s) {
    return {{s.q, s.k, s.v}, {s.out}};
}
Uses uses_of(const SelectRowsOp& s) {
    return {{s.x}, {s.out}};
}
Uses uses_of(const MatMulStep& s) {
    Uses uses{{s.x}, {}};
    for (const MatMulStep::Part& part : s.parts) uses.written.push_back(part.out);
    return uses;
}

class Places {
public:
    explicit Places(Plan& plan) : plan_(plan), last_use_(plan.program.values.size(), 0) {
        plan_.places.assign(plan.program.values.size(), -1);
        for (const Step& step : plan.steps) {
            uses_.push_back(std::visit([](const auto& s) { return uses_of(s); }, step));
        }
        for (std::size_t i = 0; i < uses_.size(); ++i) {
            for (const Value v : uses_[i].read) last_use_[index(v)] = i;
        }
        last_use_[index(plan.program.logits)] = uses_.size();
    }

    void assign() {
        for (std::size_t i = 0; i < uses_.size(); ++i) {
            if (uses_[i].in_place) free_operands(i);
            for (const Value v : uses_[i].written) {
                if (v.id != plan_.program.logits.id) take_place(v);
            }
            if (!uses_[i].in_place) free_operands(i);
            for (const Value v : uses_[i].written) {
                if (last_use_[index(v)] <= i) free_.push_back(plan_.places[index(v)]);  // nobody reads it
            }
        }
    }

private:
    static std::size_t index(Value v) { return static_cast<std::size_t>(v.id); }

    void free_operands(std::size_t step) {
        std::vector<int> freed;
        for (const Value v : uses_[step].read) {
            if (last_use_[index(v)] == step) freed.push_back(plan_.places[index(v)]);
        }
        std::ranges::sort(freed);
        freed.erase(std::unique(freed.begin(), freed.end()), freed.end());
        free_.insert(free_.end(), freed.begin(), freed.end());
    }

    /// The narrowest free place that is wide enough, else the widest free one grows, else a new one.
    void take_place(Value v) {
        const int width = plan_.program.values[index(v)].width;
        const auto better = [&](int a, int b) {
            const int wa = plan_.place_widths[static_cast<std::size_t>(a)];
            const int wb = plan_.place_widths[static_cast<std::size_t>(b)];
            if ((wa >= width) != (wb >= width)) return wa >= width;
            return wa >= width ? wa < wb : wa > wb;
        };
        const auto best = std::ranges::min_element(free_, better);
        if (best == free_.end()) {
            plan_.places[index(v)] = static_cast<int>(plan_.place_widths.size());
            plan_.place_widths.push_back(width);
            return;
        }
        int& place_width = plan_.place_widths[static_cast<std::size_t>(*best)];
        place_width = std::max(place_width, width);
        plan_.places[index(v)] = *best;
        free_.erase(best);
    }

    Plan& plan_;
    std::vector<Uses> uses_;
    std::vector<std::size_t> last_use_;  // by value: the last step that reads it
    std::vector<int> free_;
};

}  // namespace

void assign_places(Plan& plan) {
    Places(plan).assign();
}

}  // namespace loquat::cpu
