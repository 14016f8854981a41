// SPDX-License-Identifier: MIT
#include "engine/base/json_read.h"

#include "engine/base/mapped_file.h"

namespace loquat {

Result<Json> read_json_file(const std::filesystem::path& path, std::uint64_t max_bytes) {
    const Result<MappedFile> file = MappedFile::open(path);
    if (!file) return file.error();
    const std::span<const std::byte> bytes = file->bytes();
    if (bytes.size() > max_bytes)
        return Error{ErrorKind::kLimit, "this file is absurdly large", path.string()};
    Result<Json> json = Json::parse({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (json) return json;
    return Error{json.error().kind, json.error().message, path.string() + ", " + json.error().where};
}

const std::string* string_member(const Json& object, std::string_view key) {
    const Json* value = object.find(key);
    return value && value->is_string() ? &value->as_string() : nullptr;
}

std::optional<std::int64_t> integer_member(const Json& object, std::string_view key) {
    const Json* value = object.find(key);
    return value && value->is_int() ? std::optional(value->as_int()) : std::nullopt;
}

std::optional<double> number_member(const Json& object, std::string_view key) {
    const Json* value = object.find(key);
    return value && value->is_number() ? std::optional(value->as_double()) : std::nullopt;
}

std::optional<bool> bool_member(const Json& object, std::string_view key) {
    const Json* value = object.find(key);
    return value && value->is_bool() ? std::optional(value->as_bool()) : std::nullopt;
}

const Json::Array* array_member(const Json& object, std::string_view key) {
    const Json* value = object.find(key);
    return value && value->is_array() ? &value->as_array() : nullptr;
}

}  // namespace loquat
