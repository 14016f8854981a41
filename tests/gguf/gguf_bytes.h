// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/gguf/reader.h"
#include "engine/gguf/writer.h"

/// GGUF bytes written field by field, also wrong ones.
class GgufBytes {
public:
    GgufBytes& raw(std::string_view text) {
        const std::size_t end = bytes_.size();
        bytes_.resize(end + text.size());
        if (!text.empty()) std::memcpy(bytes_.data() + end, text.data(), text.size());
        return *this;
    }
    template <class T>
    GgufBytes& number(T value) {
        return raw({reinterpret_cast<const char*>(&value), sizeof value});
    }
    GgufBytes& u32(std::uint32_t value) { return number(value); }
    GgufBytes& u64(std::uint64_t value) { return number(value); }
    GgufBytes& string(std::string_view text) { return u64(text.size()).raw(text); }
    GgufBytes& type(loquat::MetaType type) { return u32(static_cast<std::uint32_t>(type)); }
    GgufBytes& type(loquat::DType type) { return u32(static_cast<std::uint32_t>(type)); }

    GgufBytes& start(std::uint64_t n_tensors, std::uint64_t n_metadata, std::uint32_t version = 3) {
        return raw("GGUF").u32(version).u64(n_tensors).u64(n_metadata);
    }
    GgufBytes& tensor(std::string_view name, std::vector<std::uint64_t> ne, loquat::DType dtype,
                      std::uint64_t offset) {
        string(name).u32(static_cast<std::uint32_t>(ne.size()));
        for (const std::uint64_t n : ne) u64(n);
        return type(dtype).u64(offset);
    }
    GgufBytes& pad(std::size_t alignment = 32) {
        bytes_.resize((bytes_.size() + alignment - 1) / alignment * alignment);
        return *this;
    }
    GgufBytes& data(std::size_t n) {
        bytes_.resize(bytes_.size() + n);
        return *this;
    }

    operator std::span<const std::byte>() const { return bytes_; }

private:
    std::vector<std::byte> bytes_;
};

/// A small valid file with every kind of metadata and several types of tensors; no padding at its end.
inline std::vector<std::byte> small_gguf() {
    static const std::vector<std::byte> data(512);
    const std::string words[] = {"one", "", "drei"};
    const std::int32_t whole[] = {1, -2, 3};
    const float broken[] = {0.5f, -1.5f};
    loquat::GgufWriter writer;
    writer.set_string("general.architecture", "llama");
    writer.set_u32("llama.block_count", 2);
    writer.set_f32("llama.rope.freq_base", 10000.0f);
    writer.set_bool("tokenizer.ggml.add_bos_token", true);
    writer.set_strings("words", words);
    writer.set_i32s("whole", whole);
    writer.set_f32s("broken", broken);
    const auto bytes = [](std::size_t n) { return std::span(data).first(n); };
    writer.add_tensor("a.weight", loquat::DType::kQ8_0, {{32, 3, 1, 1}}, bytes(102));
    writer.add_tensor("b.weight", loquat::DType::kQ4_K, {{256, 2, 1, 1}}, bytes(288));
    writer.add_tensor("c.bias", loquat::DType::kF32, {{8, 1, 1, 1}}, bytes(32));
    return writer.to_bytes();
}
