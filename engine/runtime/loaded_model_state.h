// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>

#include "engine/runtime/kv_cache.h"
#include "engine/runtime/loaded_model.h"

namespace loquat {

/// What a LoadedModel owns, for this folder alone. Members die in reverse order: the executor looks into
/// the file, the cache into the executor.
struct LoadedModel::State {
    GgufFile file;
    ModelInfo info;
    std::unique_ptr<Tokenizer> tokenizer;
    std::optional<ChatTemplate> chat_template;
    std::optional<Error> template_error;  ///< why the file's template cannot be used
    std::shared_ptr<Backend> backend;
    std::unique_ptr<Executor> executor;
    std::optional<KvCache> cache;
    int n_ctx = 0;
    int max_rows = 0;
};

}  // namespace loquat
