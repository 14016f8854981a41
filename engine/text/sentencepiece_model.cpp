// SPDX-License-Identifier: MIT
#include "engine/text/sentencepiece_model.h"

#include <cstring>
#include <optional>
#include <string_view>

namespace loquat {
namespace {

Error damaged() {
    return {ErrorKind::kBadInput, "the SentencePiece model is damaged", "tokenizer.model"};
}

/// One field of a protocol buffer message.
struct Field {
    std::uint64_t number = 0;
    std::uint64_t value = 0;  ///< of a variable-length or fixed-width number
    std::string_view bytes;   ///< of a string or a message
};

/// Walks over the fields of a message; stops at its end or at the first that is malformed.
class Message {
public:
    explicit Message(std::string_view bytes) : rest_(bytes) {}

    bool is_damaged() const { return is_damaged_; }

    std::optional<Field> next() {
        if (rest_.empty()) return std::nullopt;
        const auto key = number();
        if (!key) return fail();
        Field field{.number = *key >> 3};
        switch (*key & 7) {
            case 0: {
                const auto value = number();
                if (!value) return fail();
                field.value = *value;
                return field;
            }
            case 1:
                return fixed(field, 8);
            case 2: {
                const auto length = number();
                if (!length || *length > rest_.size()) return fail();
                field.bytes = take(*length);
                return field;
            }
            case 5:
                return fixed(field, 4);
            default:
                return fail();
        }
    }

private:
    std::optional<Field> fail() {
        is_damaged_ = true;
        return std::nullopt;
    }

    std::string_view take(std::uint64_t n) {
        const std::string_view taken = rest_.substr(0, n);
        rest_.remove_prefix(n);
        return taken;
    }

    std::optional<Field> fixed(Field field, std::size_t n) {
        if (rest_.size() < n) return fail();
        std::memcpy(&field.value, take(n).data(), n);
        return field;
    }

    std::optional<std::uint64_t> number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1)[0]);
            value |= std::uint64_t(byte & 0x7F) << shift;
            if (!(byte & 0x80)) return value;
        }
        return std::nullopt;
    }

    std::string_view rest_;
    bool is_damaged_ = false;
};

bool read_piece(std::string_view bytes, SentencePieceModel& model) {
    Message message(bytes);
    SentencePieceModel::Piece& piece = model.pieces.emplace_back();
    while (const auto field = message.next()) {
        if (field->number == 1) piece.text = field->bytes;
        if (field->number == 2) std::memcpy(&piece.score, &field->value, sizeof piece.score);
        if (field->number == 3) piece.type = field->value >= 1 && field->value <= 6 ? int(field->value) : 1;
    }
    return !message.is_damaged();
}

bool read_trainer(std::string_view bytes, SentencePieceModel& model) {
    Message message(bytes);
    while (const auto field = message.next()) {
        if (field->number == 3) model.algorithm = int(field->value & 0xFF);
    }
    return !message.is_damaged();
}

bool read_normalizer(std::string_view bytes, SentencePieceModel& model) {
    Message message(bytes);
    while (const auto field = message.next()) {
        if (field->number == 3) model.add_dummy_prefix = field->value != 0;
        if (field->number == 4) model.remove_extra_whitespaces = field->value != 0;
    }
    return !message.is_damaged();
}

}  // namespace

Result<SentencePieceModel> read_sentencepiece_model(std::span<const std::byte> bytes) {
    SentencePieceModel model;
    Message message({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    bool is_good = true;
    while (const auto field = message.next()) {
        if (field->number == 1) is_good = is_good && read_piece(field->bytes, model);
        if (field->number == 2) is_good = is_good && read_trainer(field->bytes, model);
        if (field->number == 3) is_good = is_good && read_normalizer(field->bytes, model);
    }
    if (message.is_damaged() || !is_good || model.pieces.empty()) return damaged();
    return model;
}

}  // namespace loquat
