// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/text/tokenizer.h"

namespace loquat {

/// A text as a model reads it when it is measured: passages of equal length, each by itself, BOS in front
/// where the model wants it. Lines of the form "=== Arithmetic" are headings: no part of the text, but a name
/// for what follows.
class Passages {
public:
    /// Passages of n_ctx tokens, of one shorter passage when the text is shorter; what is left over at the
    /// end is not read. With max_passages > 0 that many, evenly spread over the text. kBadInput when it is
    /// too short for any.
    static Result<Passages> cut(const Tokenizer& tokenizer, std::string_view text, int n_ctx,
                                int max_passages);

    int size() const { return int(starts_.size()); }
    int length() const { return length_; }
    std::vector<TokenId> tokens(int passage) const;
    /// The heading over a token of a passage; "" when there is none.
    const std::string& heading(int passage, int position) const;

    /// The first position whose prediction is judged: before it the model does not know the context yet.
    int first_judged() const { return length_ / 2; }
    /// The last token of a passage predicts nothing that is in it.
    int n_judged() const { return length_ - 1 - first_judged(); }

private:
    struct Section {
        std::size_t first_token = 0;
        std::string heading;
    };
    std::vector<TokenId> tokens_;
    std::vector<Section> sections_;
    std::vector<std::size_t> starts_;  ///< of each passage in tokens_
    int length_ = 0;
    bool wants_bos_ = false;
    TokenId bos_ = 0;
};

}  // namespace loquat
