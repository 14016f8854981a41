// SPDX-License-Identifier: MIT
#include "engine/backend/selftest/cases.h"

#include <cmath>
#include <numeric>
#include <random>

#include "engine/backend/selftest/random_weights.h"

namespace loquat {
namespace {

// f32 arithmetic in another order, KV rounded to f16, activations rounded to 8 bits per 32.
constexpr double kExact = 1e-5;
constexpr double kHalf = 2e-3;
constexpr double kEightBit = 1.5e-2;

constexpr int kTokens = 97;  ///< rows of the tables that inputs are looked up in

/// Builds a TestProgram: every input is an embedding of the row's token.
class Maker {
public:
    explicit Maker(std::uint64_t seed) : random_(seed) {}

    Weight weight(DType type, std::int64_t length, std::int64_t rows, float rms = 1.0f) {
        test_.weights.push_back(random_weights(type, std::size_t(length * rows), rms, random_));
        const std::vector<std::byte>& bytes = test_.weights.back();
        return builder.weight({"test", type, {{length, rows, 1, 1}}, bytes.data(), bytes.size()});
    }

    /// Rope factors, from 1 up.
    Weight factors(int n) {
        std::vector<float> values(static_cast<std::size_t>(n));
        for (float& x : values) x = 1.0f + 7.0f * float(random_() >> 40) * 0x1p-24f;
        const auto bytes = std::as_bytes(std::span(values));
        test_.weights.emplace_back(bytes.begin(), bytes.end());
        return builder.weight(
            {"test", DType::kF32, {{n, 1, 1, 1}}, test_.weights.back().data(), bytes.size()});
    }

    Value input(int width) { return builder.embed(weight(DType::kF32, width, kTokens)); }

    /// `n` rows of a sequence from a position on, with random tokens; all are outputs.
    void step(int n, int first_position = 0, int sequence = 0) {
        TestProgram::Step s;
        for (int i = 0; i < n; ++i) {
            s.rows.push_back({std::int32_t(random_() % kTokens), first_position + i, sequence});
        }
        s.outputs.resize(std::size_t(n));
        std::iota(s.outputs.begin(), s.outputs.end(), 0);
        test_.steps.push_back(std::move(s));
    }

    TestProgram finish(Value out, KvShape kv = {1, 1, 2}, bool selected = false) {
        test_.program = std::move(builder).finish(selected ? out : builder.select_rows(out), kv);
        if (test_.page_tables.empty()) test_.page_tables = {{0}};
        return std::move(test_);
    }

    void pages(std::vector<std::vector<std::int32_t>> tables, int n_pages) {
        test_.page_tables = std::move(tables);
        test_.n_pages = n_pages;
    }

    TestProgram& test() { return test_; }

    ProgramBuilder builder;

private:
    std::mt19937_64 random_;
    TestProgram test_;
};

bool is_plain(DType type) {
    return dtype_info(type).block_size == 1;
}

std::string sizes(int a, int b, int c) {
    return std::to_string(a) + " x " + std::to_string(b) + " x " + std::to_string(c);
}

std::string operation(std::string name, DType type) {
    return name.append(" ").append(dtype_info(type).name);
}

TestProgram matmul_program(DType type, int rows, int n_in, int n_out, bool bias) {
    Maker m(std::uint64_t(rows * 31 + n_in * 7 + n_out));
    const Value x = m.input(n_in);
    const Weight w = m.weight(type, n_in, n_out, 1.0f / std::sqrt(float(n_in)));
    const auto b = bias ? std::optional(m.weight(DType::kF32, n_out, 1)) : std::nullopt;
    const Value out = m.builder.matmul(x, w, b);
    m.step(rows);
    return m.finish(out);
}

struct MatMulSize {
    int rows;
    int n_blocks;  ///< of a weight row
    int n_out;
};

void add_matmul_cases(std::vector<OperationCase>& cases) {
    for (const DType type : weight_types()) {
        const int block = std::max(int(dtype_info(type).block_size), 8);
        const double tolerance = type == DType::kF32 ? kExact : is_plain(type) ? kHalf : kEightBit;
        for (const MatMulSize& size :
             {MatMulSize{1, 1, 1}, {1, 5, 67}, {3, 2, 33}, {17, 3, 130}, {64, 1, 9}}) {
            const int n_in = size.n_blocks * block;
            cases.push_back({operation("matmul", type), sizes(size.rows, n_in, size.n_out), tolerance, [=] {
                                 return matmul_program(type, size.rows, n_in, size.n_out, size.rows % 2 == 1);
                             }});
        }
    }
    for (const DType type : {DType::kF32, DType::kF16, DType::kBF16}) {  // rows no vector length divides
        const double tolerance = type == DType::kF32 ? kExact : kHalf;
        cases.push_back({operation("matmul", type), sizes(5, 101, 13), tolerance,
                         [=] { return matmul_program(type, 5, 101, 13, true); }});
    }
}

void add_embed_cases(std::vector<OperationCase>& cases) {
    for (const DType type : weight_types()) {
        const int width = 2 * std::max(int(dtype_info(type).block_size), 16);
        cases.push_back({operation("embed", type), "9 x " + std::to_string(width), kExact, [=] {
                             Maker m(11);
                             const Value out = m.builder.embed(m.weight(type, width, kTokens));
                             m.step(9);
                             return m.finish(out);
                         }});
    }
}

void add_row_cases(std::vector<OperationCase>& cases) {
    for (const int width : {1, 31, 64, 896, 1001}) {
        cases.push_back({"rms_norm", "5 x " + std::to_string(width), kExact, [=] {
                             Maker m{std::uint64_t(width)};
                             const Value x = m.input(width);
                             const Value out = m.builder.rms_norm(x, m.weight(DType::kF32, width, 1), 1e-5f);
                             m.step(5);
                             return m.finish(out);
                         }});
        cases.push_back({"add, swiglu", "5 x " + std::to_string(width), kExact, [=] {
                             Maker m{std::uint64_t(width)};
                             const Value a = m.input(width);
                             const Value b = m.input(width);
                             const Value out = m.builder.add(m.builder.swiglu(a, b), a);
                             m.step(5);
                             return m.finish(out);
                         }});
    }
    cases.push_back({"select_rows", "3 of 10, 0 of 1", kExact, [] {
                         Maker m(12);
                         const Value out = m.builder.select_rows(m.input(33));
                         m.step(10);
                         m.test().steps[0].outputs = {0, 4, 9};
                         m.step(1);
                         m.test().steps[1].outputs = {};
                         return m.finish(out, {1, 1, 2}, true);
                     }});
}

struct RopeCase {
    const char* name;
    RopePairing pairing;
    int head_dim;
    int n_rot;
    float scale;
    bool factors;
};

void add_rope_cases(std::vector<OperationCase>& cases) {
    for (const RopeCase& c :
         {RopeCase{"interleaved", RopePairing::kInterleaved, 64, 64, 1.0f, false},
          {"interleaved, factors", RopePairing::kInterleaved, 128, 128, 1.0f, true},
          {"interleaved, partial, scaled", RopePairing::kInterleaved, 80, 20, 0.25f, false},
          {"halves", RopePairing::kHalves, 64, 64, 1.0f, false},
          {"halves, partial, factors", RopePairing::kHalves, 96, 48, 1.0f, true},
          {"halves, odd pairs", RopePairing::kHalves, 6, 6, 1.0f, false}}) {
        // Positions are thousands of radians: f32 angles differ in the fourth digit.
        cases.push_back({"rope", c.name, 2e-3, [=] {
                             Maker m(13);
                             RopeOp rope;
                             rope.n_heads = 3;
                             rope.head_dim = c.head_dim;
                             rope.n_rot = c.n_rot;
                             rope.pairing = c.pairing;
                             rope.scale = c.scale;
                             const Value x = m.input(3 * c.head_dim);
                             if (c.factors) {
                                 rope.factors = m.factors(c.n_rot / 2);
                             }
                             const Value out = m.builder.rope(x, rope);
                             m.step(7);
                             m.step(2, 4094);
                             m.pages({std::vector<std::int32_t>(64, 0)}, 1);
                             return m.finish(out);
                         }});
    }
}

TestProgram attention_program(int n_heads, int n_kv_heads, int head_dim) {
    Maker m{std::uint64_t(n_heads * 100 + head_dim)};
    AttentionOp how;
    how.n_heads = n_heads;
    how.n_kv_heads = n_kv_heads;
    how.head_dim = head_dim;
    how.scale = 1.0f / std::sqrt(float(head_dim));
    const Value q = m.input(n_heads * head_dim);
    const Value k = m.input(n_kv_heads * head_dim);
    const Value v = m.input(n_kv_heads * head_dim);
    how.layer = 1;
    const Value out = m.builder.attention(q, k, v, how);
    m.pages({{3, 0, 4}, {2, 1}}, 5);  // two sequences, pages out of order
    m.step(70, 0, 0);                 // over the end of a page
    m.step(1, 70, 0);
    m.step(5, 0, 1);
    m.step(61, 5, 1);
    m.step(3, 71, 0);
    const TestProgram::Step other = m.test().steps.back();
    m.step(2, 66, 1);
    auto& mixed = m.test().steps.back();  // both sequences in one batch
    for (Batch::Row row : other.rows) {
        row.position += 3;
        mixed.outputs.push_back(std::int32_t(mixed.rows.size()));
        mixed.rows.push_back(row);
    }
    return m.finish(out, {2, n_kv_heads, head_dim});
}

struct Heads {
    int n;
    int n_kv;
    int dim;
};

void add_attention_cases(std::vector<OperationCase>& cases) {
    for (const Heads& h : {Heads{1, 1, 64}, {4, 4, 32}, {14, 2, 64}, {8, 1, 128}, {6, 3, 80}, {3, 1, 6}}) {
        const std::string shape =
            std::to_string(h.n) + "/" + std::to_string(h.n_kv) + " heads of " + std::to_string(h.dim);
        cases.push_back({"attention", shape, kHalf, [=] { return attention_program(h.n, h.n_kv, h.dim); }});
    }
}

}  // namespace

std::vector<OperationCase> operation_cases() {
    std::vector<OperationCase> cases;
    add_embed_cases(cases);
    add_matmul_cases(cases);
    add_row_cases(cases);
    add_rope_cases(cases);
    add_attention_cases(cases);
    return cases;
}

}  // namespace loquat
