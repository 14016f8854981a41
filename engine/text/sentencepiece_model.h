// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace loquat {

/// What a tokenizer.model holds (ModelProto of https://github.com/google/sentencepiece, a protocol buffer).
struct SentencePieceModel {
    struct Piece {
        std::string text;
        float score = 0;
        int type =
            1;  ///< 1 normal, 2 unknown, 3 control, 4 user-defined, 5 unused, 6 byte: as GGUF numbers them
    };
    std::vector<Piece> pieces;  ///< by token id
    int algorithm = 1;          ///< 1 unigram, 2 BPE
    bool add_dummy_prefix = true;
    bool remove_extra_whitespaces = true;
};

/// Never trusts a byte: memory is bounded by the file's length.
Result<SentencePieceModel> read_sentencepiece_model(std::span<const std::byte> bytes);

}  // namespace loquat
