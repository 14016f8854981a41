// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/gguf/gguf_bytes.h"

using namespace loquat;

class TestGgufBeginning : public QObject {
    Q_OBJECT
private slots:
    void every_prefix_says_what_it_lacks() {
        const std::vector<std::byte> bytes = small_gguf();
        const auto whole = GgufFile::parse(bytes);
        QVERIFY(whole);
        std::size_t header_bytes = 0;
        std::size_t most_metadata = 0;
        for (std::size_t n = 0; n <= bytes.size(); ++n) {
            const std::vector<std::byte> prefix(bytes.begin(), bytes.begin() + std::ptrdiff_t(n));
            const auto file = GgufFile::parse_beginning(prefix, bytes.size());
            QVERIFY2(file, file ? "" : file.error().to_string().c_str());
            QCOMPARE(file->size_bytes(), std::uint64_t(bytes.size()));
            QVERIFY(file->metadata().size() >= most_metadata);
            most_metadata = file->metadata().size();
            for (const MetaEntry& entry : file->metadata()) QCOMPARE(file->find(entry.key), &entry);
            if (file->wanted_bytes() != 0) {
                QVERIFY(file->wanted_bytes() > n);
                QVERIFY(file->wanted_bytes() <= bytes.size());
                QVERIFY(file->tensors().empty());
                continue;
            }
            if (header_bytes == 0) header_bytes = n;
            QCOMPARE(file->tensors().size(), whole->tensors().size());
            for (const TensorView& tensor : file->tensors()) {
                QVERIFY(!tensor.data);
                QCOMPARE(tensor.size_bytes, whole->find_tensor(tensor.name)->size_bytes);
            }
        }
        QVERIFY(header_bytes > 0 && header_bytes < bytes.size());
    }

    void a_file_too_short_for_its_tensors_is_refused_from_its_beginning() {
        const std::vector<std::byte> bytes = small_gguf();
        const auto file = GgufFile::parse_beginning(bytes, bytes.size());
        QVERIFY(file);
        std::size_t header = bytes.size();
        while (GgufFile::parse_beginning(std::span(bytes).first(header), bytes.size())->wanted_bytes() == 0)
            --header;
        const auto cut = GgufFile::parse_beginning(std::span(bytes).first(header + 1), header + 100);
        QVERIFY(!cut);
        QCOMPARE(int(cut.error().kind), int(ErrorKind::kBadInput));
    }

    void what_is_no_gguf_is_named_from_its_beginning() {
        const std::string page = "<!DOCTYPE html><html>";
        const auto file = GgufFile::parse_beginning(std::as_bytes(std::span(page)), 1 << 30);
        QVERIFY(!file);
        QVERIFY(file.error().message.find("web page") != std::string::npos);
    }

    void counts_beyond_the_files_size_are_refused_at_once() {
        const GgufBytes bytes = GgufBytes().start(1'000'000'000, 3);
        QVERIFY(!GgufFile::parse_beginning(bytes, 1'000'000));
        QVERIFY(GgufFile::parse_beginning(bytes, std::uint64_t{1} << 40));
    }
};

QTEST_APPLESS_MAIN(TestGgufBeginning)
#include "tst_gguf_beginning.moc"
