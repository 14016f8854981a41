// SPDX-License-Identifier: MIT
#include "engine/cli/checks/read_fixture.h"

#include "engine/base/mapped_file.h"

namespace loquat {

Result<std::string> read_text_fixture(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    if (!file) return file.error();
    return std::string(reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size());
}

Result<Json> read_json_fixture(const std::filesystem::path& path) {
    const auto text = read_text_fixture(path);
    if (!text) return text.error();
    return Json::parse(*text);
}

const Json* json_member(const Json* object, std::string_view key) {
    return object && object->is_object() ? object->find(key) : nullptr;
}

std::string json_text(const Json* value) {
    return value && value->is_string() ? value->as_string() : "";
}

}  // namespace loquat
