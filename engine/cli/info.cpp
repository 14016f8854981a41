// SPDX-License-Identifier: MIT
#include <iomanip>
#include <iostream>

#include "engine/cli/command.h"
#include "engine/runtime/loaded_model.h"

namespace loquat::cli {
namespace {

Json to_json(const ModelInfo& info) {
    Json out = Json::object();
    out.set("name", info.name);
    out.set("architecture", info.architecture);
    out.set("quantization", info.quantization);
    out.set("parameters", info.n_parameters);
    out.set("size_bytes", info.size_bytes);
    out.set("context_trained", info.n_ctx_train);
    out.set("layers", info.n_layers);
    out.set("embedding", info.n_embd);
    out.set("vocabulary", info.n_vocab);
    out.set("kv_bytes_per_token", std::uint64_t(info.kv_bytes_per_token));
    out.set("license", info.license);
    out.set("chat_template", info.has_chat_template);
    out.set("unsupported", info.unsupported);
    return out;
}

std::string plain(const Json& value) {
    return value.is_string() ? value.as_string() : value.dump();
}

Json tensors_to_json(const GgufFile& file) {
    Json list = Json::array();
    for (const TensorView& t : file.tensors()) {
        Json tensor = Json::object();
        tensor.set("name", t.name);
        tensor.set("type", dtype_info(t.type).name);
        tensor.set("shape", t.shape.to_string());
        list.push(std::move(tensor));
    }
    return list;
}

int run(Arguments& arguments) {
    const std::string& path = arguments.words()[0];
    const auto file = GgufFile::open(path);
    if (!file) return fail(file.error());
    Json info = to_json(describe_model(*file, path));
    if (arguments.has("--tensors")) info.set("tensors", tensors_to_json(*file));
    if (arguments.has("--json")) return print_json(info), kOk;
    for (const auto& [key, value] : info.as_object()) {
        if (!value.is_array()) std::cout << std::left << std::setw(20) << key << plain(value) << '\n';
    }
    const Json* tensors = info.find("tensors");
    if (!tensors) return kOk;
    for (const Json& t : tensors->as_array()) {
        std::cout << std::left << std::setw(8) << plain(*t.find("type")) << std::setw(20)
                  << plain(*t.find("shape")) << plain(*t.find("name")) << '\n';
    }
    return kOk;
}

}  // namespace

Command info_command() {
    return {"info",
            "MODEL",
            "Say what a model file is and whether it can run here.",
            {{"--tensors", "", "List the tensors too."}, {"--json", "", "Print JSON."}},
            1,
            1,
            run};
}

}  // namespace loquat::cli
