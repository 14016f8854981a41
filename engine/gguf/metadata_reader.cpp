// SPDX-License-Identifier: MIT
#include "engine/gguf/metadata_reader.h"

#include "engine/gguf/format_error.h"

namespace loquat {
namespace {

constexpr std::size_t kLongestKey = 65535;

// The functions below do not know the key: their errors name no place yet.

Error beyond_end() {
    return format_error(
        "the value reaches beyond the end of the file; it is damaged or not fully downloaded");
}

template <class Stored, class Widened>
Result<MetaValue> read_number(ByteCursor& cursor) {
    const auto value = cursor.read<Stored>();
    if (!value) return beyond_end();
    return MetaValue(static_cast<Widened>(*value));
}

Result<MetaValue> read_truth(ByteCursor& cursor) {
    const auto value = cursor.read<std::uint8_t>();
    if (!value) return beyond_end();
    if (*value > 1) return format_error("a truth value is neither 0 nor 1");
    return MetaValue(*value == 1);
}

Result<MetaValue> read_string(ByteCursor& cursor) {
    const auto text = cursor.read_string();
    if (!text) return beyond_end();
    return MetaValue(*text);
}

Result<MetaValue> read_strings(ByteCursor& cursor, std::uint64_t count) {
    if (count > cursor.remaining() / sizeof(std::uint64_t)) return beyond_end();
    const ByteCursor start = cursor;
    for (std::uint64_t i = 0; i < count; ++i) {
        if (!cursor.read_string()) return beyond_end();
    }
    return MetaValue(MetaArray{MetaType::kString, count, *ByteCursor(start).take(cursor.position() - start.position())});
}

Result<MetaValue> read_array(ByteCursor& cursor) {
    const auto number = cursor.read<std::uint32_t>();
    const auto count = cursor.read<std::uint64_t>();
    if (!number || !count) return beyond_end();
    const auto type = static_cast<MetaType>(*number);
    if (type == MetaType::kArray) return format_error("an array inside an array is not allowed");
    if (type == MetaType::kString) return read_strings(cursor, *count);
    const std::size_t size = stored_size(type);
    if (size == 0) return format_error("unknown metadata type " + std::to_string(*number) + " in an array");
    if (*count > cursor.remaining() / size) return beyond_end();
    return MetaValue(MetaArray{type, *count, *cursor.take(*count * size)});
}

Result<MetaValue> read_value(ByteCursor& cursor, std::uint32_t type) {
    switch (static_cast<MetaType>(type)) {
        case MetaType::kU8:
            return read_number<std::uint8_t, std::uint64_t>(cursor);
        case MetaType::kU16:
            return read_number<std::uint16_t, std::uint64_t>(cursor);
        case MetaType::kU32:
            return read_number<std::uint32_t, std::uint64_t>(cursor);
        case MetaType::kU64:
            return read_number<std::uint64_t, std::uint64_t>(cursor);
        case MetaType::kI8:
            return read_number<std::int8_t, std::int64_t>(cursor);
        case MetaType::kI16:
            return read_number<std::int16_t, std::int64_t>(cursor);
        case MetaType::kI32:
            return read_number<std::int32_t, std::int64_t>(cursor);
        case MetaType::kI64:
            return read_number<std::int64_t, std::int64_t>(cursor);
        case MetaType::kF32:
            return read_number<float, double>(cursor);
        case MetaType::kF64:
            return read_number<double, double>(cursor);
        case MetaType::kBool:
            return read_truth(cursor);
        case MetaType::kString:
            return read_string(cursor);
        case MetaType::kArray:
            return read_array(cursor);
    }
    return format_error("unknown metadata type " + std::to_string(type));
}

}  // namespace

Result<MetaEntry> read_metadata_entry(ByteCursor& cursor) {
    const std::size_t start = cursor.position();
    const auto key = cursor.read_string();
    const auto type = key ? cursor.read<std::uint32_t>() : std::nullopt;
    if (!type) return cut_off_error("metadata", start);
    if (key->empty() || key->size() > kLongestKey) {
        return format_error("a metadata key has an impossible length", "byte " + std::to_string(start));
    }
    const Result<MetaValue> value = read_value(cursor, *type);
    if (!value) return format_error(value.error().message, "metadata " + quoted(*key));
    return MetaEntry{*key, static_cast<MetaType>(*type), *value};
}

std::size_t stored_size(MetaType type) {
    switch (type) {
        case MetaType::kU8:
        case MetaType::kI8:
        case MetaType::kBool:
            return 1;
        case MetaType::kU16:
        case MetaType::kI16:
            return 2;
        case MetaType::kU32:
        case MetaType::kI32:
        case MetaType::kF32:
            return 4;
        case MetaType::kU64:
        case MetaType::kI64:
        case MetaType::kF64:
            return 8;
        case MetaType::kString:
        case MetaType::kArray:
            break;
    }
    return 0;
}

}  // namespace loquat
