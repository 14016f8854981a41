// SPDX-License-Identifier: MIT
// make_slow_model IN.gguf OUT.gguf LAYERS: the same model with its layers repeated, so that it answers slowly (and
// without sense) on any machine, and with the embeddings of its control tokens zeroed, so that it hardly ever ends: for
// tests that have to stop or kill an answer half-way.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/gguf/reader.h"
#include "engine/gguf/writer.h"

using namespace loquat;

namespace {

std::vector<std::byte> without_control_tokens(const GgufFile& file) {
    constexpr int kControl = 3;
    const TensorView& table = *file.find_tensor("token_embd.weight");
    std::vector<std::byte> bytes(table.data, table.data + table.size_bytes);
    const std::size_t row = row_bytes(table.type, std::size_t(table.shape.row_length()));
    const std::vector<std::int64_t> types = file.array("tokenizer.ggml.token_type")->integers();
    for (std::size_t id = 0; id < types.size(); ++id)
        if (types[id] == kControl) std::fill_n(bytes.begin() + std::ptrdiff_t(id * row), row, std::byte{0});
    return bytes;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return std::fprintf(stderr, "usage: make_slow_model IN.gguf OUT.gguf LAYERS\n"), 2;
    const auto in = GgufFile::open(argv[1]);
    if (!in) return std::fprintf(stderr, "%s\n", in.error().to_string().c_str()), 1;
    const std::string key = std::string(in->string("general.architecture").value_or("")) + ".block_count";
    const auto n_layers = in->integer(key).value_or(1);
    const int wanted = std::atoi(argv[3]);

    GgufWriter out;
    for (const MetaEntry& entry : in->metadata())
        if (entry.key != key && entry.key != "general.name") out.copy(entry);
    out.set_u32(key, std::uint32_t(wanted));
    out.set_string("general.name", "Slow");
    const auto add = [&](const TensorView& t, const std::string& name) {
        out.add_tensor(name, t.type, t.shape, {t.data, t.size_bytes});
    };
    const std::vector<std::byte> embeddings = without_control_tokens(*in);
    for (const TensorView& t : in->tensors())
        if (t.name == "token_embd.weight")
            out.add_tensor(std::string(t.name), t.type, t.shape, embeddings);
        else if (!t.name.starts_with("blk."))
            add(t, std::string(t.name));
    for (int layer = 0; layer < wanted; ++layer) {
        const std::string from = "blk." + std::to_string(layer % n_layers) + ".";
        for (const TensorView& t : in->tensors())
            if (t.name.starts_with(from)) add(t, "blk." + std::to_string(layer) + "." + std::string(t.name.substr(from.size())));
    }
    const auto written = out.write(argv[2]);
    if (!written) return std::fprintf(stderr, "%s\n", written.error().to_string().c_str()), 1;
    return 0;
}
