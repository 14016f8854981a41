// SPDX-License-Identifier: MIT
// A model file from anywhere: read it, describe it, and run what passes the checks.
#include <vector>

#include "engine/backend/reference/reference_backend.h"
#include "engine/model/model.h"
#include "engine/runtime/loaded_model.h"

using namespace loquat;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = GgufFile::parse({reinterpret_cast<const std::byte*>(data), size});
    if (!file) return 0;
    (void)describe_model(*file, "x.gguf");
    auto model = read_model(*file);
    if (!model) return 0;
    const int n_vocab = model->program.n_vocab;
    auto executor =
        make_reference_backend()->prepare(std::move(model->program), {.max_rows = 2, .n_kv_pages = 1});
    if (!executor) return 0;
    const std::vector<Batch::Row> rows{{0, 0, 0}, {n_vocab - 1, 1, 0}};
    const std::vector<std::int32_t> pages{0};
    const std::span<const std::int32_t> table = pages;
    const std::vector<std::int32_t> outputs{1};
    std::vector<float> logits(static_cast<std::size_t>(n_vocab));
    (void)(*executor)->run({rows, {&table, 1}, outputs}, logits, {});
    return 0;
}
