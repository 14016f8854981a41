// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "engine/base/json_read.h"
#include "engine/gguf/format_error.h"
#include "engine/gguf/safetensors.h"

namespace loquat {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxIndexBytes = 32 << 20;
constexpr std::size_t kMaxFiles = 10'000;

/// A file of the folder itself: no name leads out of it.
bool is_plain_name(const std::string& name) {
    return !name.empty() && name[0] != '.' && name.find_first_of("/\\") == std::string::npos &&
           name.find('\0') == std::string::npos && name.ends_with(".safetensors");
}

Result<std::set<std::string>> names_in_index(const fs::path& index) {
    const Result<Json> json = read_json_file(index, kMaxIndexBytes);
    if (!json) return json.error();
    const Json* map = json->find("weight_map");
    if (!map || !map->is_object()) return format_error("the index names no weights", index.string());
    std::set<std::string> names;
    for (const auto& [tensor, file] : map->as_object()) {
        if (!file.is_string() || !is_plain_name(file.as_string())) {
            return format_error("the index names a file that cannot be one of this folder",
                                index.string() + ", tensor " + loquat::quoted(tensor));
        }
        names.insert(file.as_string());
    }
    return names;
}

Result<std::set<std::string>> names_in_folder(const fs::path& folder) {
    std::set<std::string> names;
    bool is_pickled = false;
    std::error_code failed;
    for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
        const std::string name = it->path().filename().string();
        const std::string kind = it->path().extension().string();
        if (is_plain_name(name)) names.insert(name);
        is_pickled = is_pickled || kind == ".bin" || kind == ".pt" || kind == ".pth" || kind == ".ckpt";
    }
    if (failed) return Error{ErrorKind::kIo, "cannot read this folder: " + failed.message(), folder.string()};
    if (!names.empty()) return names;
    if (is_pickled) {
        return Error{ErrorKind::kUnsupported,
                     "The weights are pickled (PyTorch .bin, .pt, .pth): opening such a file runs whatever "
                     "code it holds, "
                     "so this program never does. Get the safetensors files of the same model.",
                     folder.string()};
    }
    return Error{ErrorKind::kNotFound, "there are no weights (*.safetensors) in this folder",
                 folder.string()};
}

}  // namespace

Result<SafetensorsFolder> SafetensorsFolder::open(const fs::path& folder) {
    const fs::path index = folder / "model.safetensors.index.json";
    std::error_code ignored;
    const auto names = fs::exists(index, ignored) ? names_in_index(index) : names_in_folder(folder);
    if (!names) return names.error();
    if (names->size() > kMaxFiles)
        return Error{ErrorKind::kLimit, "there are too many weight files", folder.string()};
    SafetensorsFolder out;
    for (const std::string& name : *names) {
        if (const Result<void> added = out.add(folder / name); !added) return added.error();
    }
    return out;
}

Result<void> SafetensorsFolder::add(const fs::path& path) {
    Result<MappedFile> file = MappedFile::open(path);
    if (!file) return file.error();
    Result<std::vector<SafeTensor>> tensors = read_safetensors(file->bytes());
    if (!tensors) {
        const Error& error = tensors.error();
        return Error{error.kind, error.message,
                     error.where.empty() ? path.string() : path.string() + ", " + error.where};
    }
    files_.push_back(std::move(*file));
    for (SafeTensor& tensor : *tensors) {
        const std::string name = tensor.name;
        if (!tensors_.emplace(name, std::move(tensor)).second)
            return format_error("the tensor " + loquat::quoted(name) + " is in two files", path.string());
    }
    return {};
}

const SafeTensor* SafetensorsFolder::find(std::string_view name) const {
    const auto found = tensors_.find(name);
    return found == tensors_.end() ? nullptr : &found->second;
}

}  // namespace loquat
