// SPDX-License-Identifier: MIT
#include "engine/backend/program.h"

#include <cassert>
#include <utility>

namespace loquat {

Weight ProgramBuilder::weight(const TensorView& tensor) {
    program_.weights.push_back(tensor);
    return {int(program_.weights.size()) - 1};
}

Value ProgramBuilder::add_value(int width, bool selected_rows) {
    assert(width > 0);
    program_.values.push_back({width, selected_rows});
    return {int(program_.values.size()) - 1};
}

Value ProgramBuilder::embed(Weight table) {
    const Value out = add_value(int(shape(table).row_length()), false);
    program_.ops.push_back(EmbedOp{table, out});
    return out;
}

Value ProgramBuilder::rms_norm(Value x, Weight weight, float eps) {
    assert(shape(weight).n_elements() == info(x).width);
    const Value out = add_value_like(x);
    program_.ops.push_back(RmsNormOp{x, weight, eps, out});
    return out;
}

Value ProgramBuilder::matmul(Value x, Weight weight, std::optional<Weight> bias) {
    assert(shape(weight).row_length() == info(x).width);
    assert(!bias || shape(*bias).n_elements() == shape(weight).n_rows());
    const Value out = add_value(int(shape(weight).n_rows()), info(x).selected_rows);
    program_.ops.push_back(MatMulOp{x, weight, bias, out});
    return out;
}

Value ProgramBuilder::add(Value a, Value b) {
    assert(same_shape(a, b));
    const Value out = add_value_like(a);
    program_.ops.push_back(AddOp{a, b, out});
    return out;
}

Value ProgramBuilder::swiglu(Value gate, Value up) {
    assert(same_shape(gate, up));
    const Value out = add_value_like(gate);
    program_.ops.push_back(SwiGluOp{gate, up, out});
    return out;
}

Value ProgramBuilder::rope(Value x, RopeOp how) {
    assert(info(x).width == how.n_heads * how.head_dim && !info(x).selected_rows);
    assert(how.n_rot > 0 && how.n_rot % 2 == 0 && how.n_rot <= how.head_dim);
    assert(!how.factors || shape(*how.factors).n_elements() == how.n_rot / 2);
    how.x = x;
    how.out = add_value_like(x);
    program_.ops.push_back(how);
    return how.out;
}

Value ProgramBuilder::attention(Value q, Value k, Value v, AttentionOp how) {
    assert(info(q).width == how.n_heads * how.head_dim && how.n_heads % how.n_kv_heads == 0);
    assert(info(k).width == how.n_kv_heads * how.head_dim && same_shape(k, v) && !info(q).selected_rows);
    how.q = q;
    how.k = k;
    how.v = v;
    how.out = add_value_like(q);
    program_.ops.push_back(how);
    return how.out;
}

Value ProgramBuilder::select_rows(Value x) {
    assert(!info(x).selected_rows);
    const Value out = add_value(info(x).width, true);
    program_.ops.push_back(SelectRowsOp{x, out});
    return out;
}

Program ProgramBuilder::finish(Value logits, KvShape kv) && {
    assert(info(logits).selected_rows);
    program_.logits = logits;
    program_.n_vocab = info(logits).width;
    program_.kv = kv;
    return std::move(program_);
}

}  // namespace loquat
