// SPDX-License-Identifier: MIT
#include "engine/gguf/recognise.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace loquat {
namespace {

bool begins_like_html(std::string_view head) {
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), head.size()));
    std::string lower(head.substr(0, 14));
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower.starts_with("<!doctype html") || lower.starts_with("<html") || lower.starts_with("<?xml");
}

/// An eight-byte length, then a JSON object.
bool begins_like_safetensors(std::string_view head) {
    return head.size() > 9 && head.substr(4, 4) == std::string_view("\0\0\0\0", 4) && head[8] == '{';
}

bool begins_with_ggml_magic(std::string_view head) {
    constexpr std::string_view kMagics[] = {"lmgg", "fmgg", "tjgg",
                                            "algg"};  // GGML GGMF GGJT GGLA, as numbers
    return std::any_of(std::begin(kMagics), std::end(kMagics),
                       [head](auto magic) { return head.starts_with(magic); });
}

}  // namespace

Error explain_foreign_file(std::span<const std::byte> bytes) {
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()),
                                std::min<std::size_t>(bytes.size(), 512));
    const auto bad = [](std::string message) { return Error{ErrorKind::kBadInput, std::move(message), ""}; };
    if (bytes.size() < 4) return bad("this file is too short to be a model; download it again");
    if (head.starts_with("version https://git-lfs")) {
        return bad(
            "this is a Git LFS pointer, not the model itself; fetch the file with \"git lfs pull\" or "
            "download it");
    }
    if (begins_like_html(head)) {
        return bad(
            "this is a web page, not a model; the download saved the page of the file instead of the file");
    }
    if (begins_with_ggml_magic(head)) {
        return {ErrorKind::kUnsupported,
                "this model is in the GGML format from before GGUF; convert it or get a GGUF file", ""};
    }
    if (begins_like_safetensors(head)) {
        return {ErrorKind::kUnsupported,
                "this is a safetensors file; a GGUF file of the same model is needed", ""};
    }
    if (head.starts_with("PK\x03\x04")) {
        return {ErrorKind::kUnsupported,
                "this is a zip archive or a PyTorch checkpoint; a GGUF file is needed", ""};
    }
    if (std::all_of(head.begin(), head.end(), [](char c) { return c == '\0'; })) {
        return bad("this file begins with zeros, as an unfinished download does; download it again");
    }
    return bad("this is not a GGUF file: it does not begin with the letters GGUF");
}

}  // namespace loquat
