// SPDX-License-Identifier: MIT
#include <QSet>
#include <QTest>

#include "engine/quantize/mix.h"

using namespace loquat;

class TestMix : public QObject {
    Q_OBJECT
private slots:
    void a_mix_is_found_by_its_name_in_any_case() {
        for (const MixInfo& info : all_mixes()) {
            QCOMPARE(find_mix(info.name), &info);
            const QByteArray small = QByteArray(info.name.data(), qsizetype(info.name.size())).toLower();
            QCOMPARE(find_mix(std::string_view(small.constData(), std::size_t(small.size()))), &info);
            QCOMPARE(&mix_info(info.mix), &info);
        }
        QVERIFY(!find_mix("Q4_K"));
        QVERIFY(!find_mix(""));
    }

    void every_mix_has_a_file_type_of_its_own() {
        QSet<quint32> seen;
        for (const MixInfo& info : all_mixes()) seen.insert(info.file_type);
        QCOMPARE(std::size_t(seen.size()), all_mixes().size());
    }
};

QTEST_APPLESS_MAIN(TestMix)
#include "tst_mix.moc"
