// SPDX-License-Identifier: MIT
#include "engine/model/model.h"

#include <utility>

#include "engine/model/families.h"
#include "engine/model/weight_map.h"

namespace loquat {

Result<Model> read_model(const GgufFile& file) {
    Result<Hyperparameters> h = read_hyperparameters(file);
    if (!h) return h.error();
    ProgramBuilder builder;
    WeightMap weights(file, builder);
    const Value logits = llama_forward(*h, weights, builder);
    const Result<void> checked = weights.check();
    if (!checked) return checked.error();
    const KvShape kv{h->n_layers, h->n_kv_heads, h->head_dim};
    return Model{*h, std::move(builder).finish(logits, kv)};
}

}  // namespace loquat
