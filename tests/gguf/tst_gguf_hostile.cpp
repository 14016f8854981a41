// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <new>
#include <QTest>
#include <random>

#include "tests/gguf/gguf_bytes.h"
#include "tests/gguf/touch.h"

using namespace loquat;

// Counts what the reader allocates: a file must not make it ask for more than a few times its own size.
namespace {
std::size_t allocated = 0;
}
void* operator new(std::size_t n) {
    allocated += n;
    if (void* memory = std::malloc(n ? n : 1)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace {

constexpr auto kF32 = DType::kF32;

std::string refusal(std::span<const std::byte> bytes) {
    const std::size_t before = allocated;
    const auto file = GgufFile::parse(bytes);
    if (allocated - before > 40 * bytes.size() + 16384)
        return "allocated " + std::to_string(allocated - before);
    return file ? "accepted" : file.error().to_string();
}

std::string refusal(std::string_view text) {
    return refusal(std::as_bytes(std::span(text)));
}

struct Case {
    const char* name;
    const char* says;  ///< part of the error
    std::function<void(GgufBytes&)> write;
};

GgufBytes& one_tensor(GgufBytes& bytes, std::vector<std::uint64_t> ne, DType type = kF32,
                      std::uint64_t offset = 0) {
    return bytes.start(1, 0).tensor("t", std::move(ne), type, offset).pad().data(64);
}

GgufBytes& one_value(GgufBytes& bytes, MetaType type) {
    return bytes.start(0, 1).string("key").type(type);
}

const std::vector<Case>& cases() {
    constexpr std::uint64_t kHuge = std::uint64_t{1} << 62;
    static const std::vector<Case> all = {
        {"huge tensor count", "can hold", [](auto& b) { b.start(kHuge, 0).data(64); }},
        {"huge metadata count", "can hold", [](auto& b) { b.start(0, ~std::uint64_t{0}).data(64); }},
        {"list of tensors cut off", "list of tensors",
         [](auto& b) {
             b.start(2, 0).tensor(std::string(40, 't'), {8}, kF32, 0).u64(1).raw("u").u32(2).u64(8);
         }},
        {"huge key length", "inside its metadata", [](auto& b) { b.start(0, 1).u64(kHuge).data(64); }},
        {"key length that wraps around", "inside its metadata",
         [](auto& b) { b.start(0, 1).u64(~std::uint64_t{0} - 3).data(64); }},
        {"empty key", "length", [](auto& b) { b.start(0, 1).string("").type(MetaType::kU8).data(64); }},
        {"unknown metadata type", "unknown metadata type 13",
         [](auto& b) { b.start(0, 1).string("key").u32(13).data(64); }},
        {"huge string", "beyond the end",
         [](auto& b) { one_value(b, MetaType::kString).u64(kHuge).data(64); }},
        {"string length that wraps around", "beyond the end",
         [](auto& b) { one_value(b, MetaType::kString).u64(~std::uint64_t{0} - 15).data(64); }},
        {"neither true nor false", "truth value",
         [](auto& b) { one_value(b, MetaType::kBool).raw("\2").data(64); }},
        {"array in an array", "array inside",
         [](auto& b) { one_value(b, MetaType::kArray).type(MetaType::kArray).u64(1).data(64); }},
        {"unknown array type", "unknown metadata type 99",
         [](auto& b) { one_value(b, MetaType::kArray).u32(99).u64(1).data(64); }},
        {"huge array of numbers", "beyond the end",
         [](auto& b) { one_value(b, MetaType::kArray).type(MetaType::kU64).u64(kHuge).data(64); }},
        {"array size that wraps around", "beyond the end",
         [](auto& b) {
             one_value(b, MetaType::kArray).type(MetaType::kU64).u64((std::uint64_t{1} << 61) + 1).data(64);
         }},
        {"huge array of strings", "beyond the end",
         [](auto& b) { one_value(b, MetaType::kArray).type(MetaType::kString).u64(kHuge).data(64); }},
        {"array of strings, one too long", "beyond the end",
         [](auto& b) {
             one_value(b, MetaType::kArray).type(MetaType::kString).u64(2).string("a").u64(100).data(64);
         }},
        {"same key twice", "\"key\" occurs twice",
         [](auto& b) {
             one_value(b, MetaType::kU32)
                 .u32(1)
                 .string("other")
                 .type(MetaType::kU32)
                 .u32(1)
                 .string("key")
                 .type(MetaType::kU32)
                 .u32(1);
             const std::uint64_t three = 3;
             std::memcpy(const_cast<std::byte*>(std::span<const std::byte>(b).data()) + 16, &three, 8);
         }},
        {"same tensor twice", "\"t\" occurs twice",
         [](auto& b) { b.start(2, 0).tensor("t", {8}, kF32, 0).tensor("t", {8}, kF32, 32).pad().data(64); }},
        {"alignment of zero", "power of two",
         [](auto& b) { b.start(0, 1).string("general.alignment").type(MetaType::kU32).u32(0).data(64); }},
        {"alignment of 48", "power of two",
         [](auto& b) { b.start(0, 1).string("general.alignment").type(MetaType::kU32).u32(48).data(64); }},
        {"alignment of 4", "power of two",
         [](auto& b) { b.start(0, 1).string("general.alignment").type(MetaType::kU32).u32(4).data(64); }},
        {"alignment as text", "power of two",
         [](auto& b) {
             b.start(0, 1).string("general.alignment").type(MetaType::kString).string("32").data(64);
         }},
        {"huge alignment", "beyond the end",
         [](auto& b) {
             b.start(1, 1)
                 .string("general.alignment")
                 .type(MetaType::kU64)
                 .u64(std::uint64_t{1} << 63)
                 .tensor("t", {8}, kF32, 0)
                 .data(64);
         }},
        {"empty tensor name", "length",
         [](auto& b) { b.start(1, 0).tensor("", {8}, kF32, 0).pad().data(64); }},
        {"no dimensions", "1 to 4 dimensions", [](auto& b) { one_tensor(b, {}); }},
        {"five dimensions", "1 to 4 dimensions",
         [](auto& b) {
             one_tensor(b, {1, 1, 1, 1, 1});
         }},
        {"dimension of zero", "1 or more",
         [](auto& b) {
             one_tensor(b, {8, 0});
         }},
        {"negative dimension", "1 or more", [](auto& b) { one_tensor(b, {~std::uint64_t{0}}); }},
        {"dimensions that overflow", "impossibly large",
         [](auto& b) {
             one_tensor(b, {1u << 31, 1u << 31, 8});
         }},
        {"size that overflows", "impossibly large",
         [](auto& b) {
             one_tensor(b, {kHuge, 1}, DType::kF64);
         }},
        {"row that is no multiple of the block", "no multiple",
         [](auto& b) { one_tensor(b, {40}, DType::kQ8_0); }},
        {"unknown type", "number 77", [](auto& b) { one_tensor(b, {8}, static_cast<DType>(77)); }},
        {"type of this format not supported", "IQ2_XXS",
         [](auto& b) { one_tensor(b, {256}, static_cast<DType>(16)); }},
        {"offset not aligned", "no multiple of 32", [](auto& b) { one_tensor(b, {8}, kF32, 16); }},
        {"offset beyond the end", "beyond the end", [](auto& b) { one_tensor(b, {8}, kF32, 96); }},
        {"offset that wraps around", "beyond the end",
         [](auto& b) { one_tensor(b, {8}, kF32, ~std::uint64_t{31}); }},
        {"data longer than the file", "beyond the end", [](auto& b) { one_tensor(b, {17}); }},
        {"overlap", "overlaps",
         [](auto& b) { b.start(2, 0).tensor("t", {16}, kF32, 0).tensor("u", {8}, kF32, 32).pad().data(64); }},
        {"same place", "overlaps",
         [](auto& b) { b.start(2, 0).tensor("t", {8}, kF32, 0).tensor("u", {8}, kF32, 0).pad().data(64); }},
    };
    return all;
}

}  // namespace

class TestGgufHostile : public QObject {
    Q_OBJECT

private slots:
    void lies_are_refused_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < cases().size(); ++i)
            QTest::newRow(cases()[i].name) << static_cast<int>(i);
    }
    void lies_are_refused() {
        QFETCH(int, index);
        const Case& lie = cases()[static_cast<std::size_t>(index)];
        GgufBytes bytes;
        lie.write(bytes);
        const std::string said = refusal(bytes);
        QVERIFY2(said.find(lie.says) != std::string::npos, said.c_str());
    }

    void foreign_files_are_recognised_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& text, const char* says) {
            QTest::newRow(name) << text << QString(says);
        };
        row("nothing", "", "too short");
        row("three letters", "GGU", "too short");
        row("text", "Dear diary", "letters GGUF");
        row("pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", "git lfs pull");
        row("page", "\n  <!DOCTYPE HTML><html>", "web page");
        row("page without doctype", "<html><head>", "web page");
        row("GGML", QByteArray("lmgg\0\0", 6), "before GGUF");
        row("GGMF", "fmgg", "before GGUF");
        row("GGJT", "tjgg", "before GGUF");
        row("safetensors", QByteArray("\x40\0\0\0\0\0\0\0{\"__metadata__\"", 24), "safetensors");
        row("checkpoint", "PK\x03\x04zip", "PyTorch");
        row("zeros", QByteArray(100, '\0'), "unfinished download");
        row("big-endian", QByteArray("GGUF\0\0\0\3\0\0\0\0", 12), "big-endian");
        row("version 1", QByteArray("GGUF\1\0\0\0\0\0\0\0", 12), "version 1");
        row("version 9", QByteArray("GGUF\11\0\0\0\0\0\0\0", 12), "version 9");
        row("version 0", QByteArray("GGUF\0\0\0\0\0\0\0\0", 12), "version 0");
    }
    void foreign_files_are_recognised() {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const std::string said =
            refusal(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        QVERIFY2(QString::fromStdString(said).contains(says), said.c_str());
    }

    void names_in_errors_are_fit_to_be_shown() {
        GgufBytes bytes;
        bytes.start(1, 0).tensor("evil\x1b[31m\xff" + std::string(5000, 'x'), {8}, kF32, 1).pad().data(64);
        const std::string said = refusal(bytes);
        QVERIFY(said.size() < 300);
        QCOMPARE(said.find('\x1b'), std::string::npos);
        QVERIFY(said.find("evil?[31m\uFFFD") != std::string::npos);
    }

    void every_truncation_is_refused() {
        const auto bytes = small_gguf();
        QCOMPARE(refusal(bytes), std::string("accepted"));
        for (std::size_t n = 0; n < bytes.size(); ++n) {
            // A copy of its own, so that a sanitizer sees a read past the end.
            const std::vector<std::byte> cut(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(n));
            const std::string said = refusal(cut);
            QVERIFY2(said != "accepted" && !said.starts_with("allocated"),
                     (std::to_string(n) + ": " + said).c_str());
        }
    }

    void flipped_bits_never_harm() {
        const auto bytes = small_gguf();
        std::mt19937 random(20);
        int n_accepted = 0;
        for (int round = 0; round < 10000; ++round) {
            std::vector<std::byte> damaged = bytes;
            for (auto n = 1 + random() % 4; n > 0; --n) {
                damaged[random() % damaged.size()] ^= static_cast<std::byte>(1 + random() % 255);
            }
            const auto file = GgufFile::parse(damaged);
            if (!file) continue;
            ++n_accepted;
            touch_everything(*file);
        }
        QVERIFY(n_accepted > 300);  // damage in the weights alone cannot be seen
        QVERIFY(n_accepted < 9000);
    }

    void many_entries_take_no_quadratic_time() {
        GgufBytes bytes;
        constexpr std::uint64_t kCount = 200000;
        bytes.start(0, kCount);
        for (std::uint64_t i = 0; i < kCount; ++i)
            bytes.string(std::to_string(i)).type(MetaType::kU8).raw("x");
        QCOMPARE(refusal(bytes), std::string("accepted"));
    }
};

QTEST_APPLESS_MAIN(TestGgufHostile)
#include "tst_gguf_hostile.moc"
