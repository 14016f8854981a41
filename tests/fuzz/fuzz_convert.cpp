// SPDX-License-Identifier: MIT
// A Hugging Face folder: config.json, the index and the headers of its weights, its tokenizer.
#include <cstdint>

#include "engine/gguf/reader.h"
#include "engine/quantize/convert.h"
#include "engine/runtime/loaded_model.h"
#include "tests/fuzz/hugging_face_sections.h"

namespace fs = std::filesystem;

/// Whatever the files say, they are refused with a sentence, and nothing is left, or a model is made that can run.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const SectionedFolder folder, place;
    folder.fill({reinterpret_cast<const char*>(data), size});
    const fs::path out = place.path() / "out.gguf";
    const auto report = loquat::convert_folder(folder.path(), out, {.type = {}, .n_threads = 1});
    if (report) {
        const auto made = loquat::GgufFile::open(out);
        if (!made || !loquat::describe_model(*made, out).unsupported.empty()) std::abort();
        fs::remove(out);
    } else if (report.error().message.empty()) {
        std::abort();
    }
    if (!fs::is_empty(place.path())) std::abort();
    return 0;
}
