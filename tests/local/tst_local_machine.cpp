// SPDX-License-Identifier: MIT
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include "engine/local/gpus.h"
#include "engine/local/machine.h"

using namespace loquat;

/// What this computer has; graphics processors from trees like those of real computers.
class MachineTest : public QObject {
    Q_OBJECT

private slots:
    void init() { root_ = std::make_unique<QTemporaryDir>(); }

    void this_computer_tells_its_memory_and_processor() {
        const Machine machine = readMachine();
        QVERIFY(machine.memoryTotal > 100'000'000);
        QVERIFY(machine.memoryFree > 0 && machine.memoryFree <= machine.memoryTotal);
        QVERIFY(machine.cores >= 1);
        QVERIFY(!machine.cpu.isEmpty());
    }

    void a_measured_bandwidth_survives_as_a_setting() {
        const Bandwidth measured{21.5e9, QDate(2026, 3, 4), "Some CPU"};
        const Bandwidth kept = Bandwidth::fromJson(measured.toJson());
        QCOMPARE(kept.bytesPerSecond, 21.5e9);
        QCOMPARE(kept.date, QDate(2026, 3, 4));
        QCOMPARE(kept.cpu, "Some CPU");
        for (const char* wrong : {"", "[]", "{}", R"({"bytesPerSecond":-1,"date":"2026-01-01"})",
                                  R"({"bytesPerSecond":1e300,"date":"2026-01-01"})", R"({"bytesPerSecond":1e9})"})
            QCOMPARE(Bandwidth::fromJson(wrong).bytesPerSecond, 0.0);
    }

    void a_bandwidth_is_current_on_the_same_processor_for_half_a_year() {
        Machine machine;
        machine.cpu = "Some CPU";
        const Bandwidth kept{20e9, QDate(2026, 3, 4), "Some CPU"};
        QVERIFY(isCurrent(kept, machine, QDate(2026, 3, 4)));
        QVERIFY(isCurrent(kept, machine, QDate(2026, 8, 1)));
        QVERIFY(!isCurrent(kept, machine, QDate(2026, 12, 1)));
        QVERIFY(!isCurrent(kept, machine, QDate(2026, 3, 3)));  // from the future: the clock was wrong
        QVERIFY(!isCurrent({}, machine, QDate(2026, 3, 4)));
        machine.cpu = "Another CPU";
        QVERIFY(!isCurrent(kept, machine, QDate(2026, 3, 4)));
    }

    void efficiency_is_learnt_as_the_middle_of_sensible_measurements() {
        QCOMPARE(learnEfficiency({}), 0.0);
        QCOMPARE(learnEfficiency({0, -1, 7}), 0.0);
        QCOMPARE(learnEfficiency({0.8}), 0.8);
        QCOMPARE(learnEfficiency({0.9, 0.1, 0.8}), 0.8);
        QCOMPARE(learnEfficiency({0.6, 0.8, 99}), 0.7);
    }

    void the_disk_of_a_folder_that_is_not_made_yet_is_told() {
        const DiskSpace space = diskSpace(root_->filePath("not/made/yet"));
        QVERIFY(space.total > 0);
        QVERIFY(space.free <= space.total);
        QVERIFY(root_->path().startsWith(space.mountPoint));
    }

    void a_computer_without_one_says_so() {
        QVERIFY(gpusOf(root_->path(), {}).isEmpty());
        addDevice("0000:00:02.0", "0x1234", "0x1111", "0x030000", "bochs-drm");  // a virtual screen
        addDevice("0000:03:00.0", "0x8086", "0x1533", "0x020000", "igb");        // a network card
        QVERIFY(gpusOf(root_->path(), {}).isEmpty());
        QCOMPARE(gpuSummary({}), "no supported GPU");
    }

    void an_nvidia_card_with_its_driver_is_named_and_never_silently_unused() {
        addDevice("0000:01:00.0", "0x10de", "0x2504", "0x030000", "nvidia");
        write("proc/driver/nvidia/gpus/0000:01:00.0/information", "Model: \t\t NVIDIA GeForce RTX 3060\nIRQ: 1\n");
        const QList<Gpu> gpus = gpusOf(root_->path(), {{"0000:01:00.0", "NVIDIA GeForce RTX 3060", 12'622'168'064}});
        QCOMPARE(gpus.size(), 1);
        QCOMPARE(gpus[0].name, "NVIDIA GeForce RTX 3060");
        QCOMPARE(gpus[0].memoryBytes, 12'622'168'064u);
        QCOMPARE(gpus[0].driver, "CUDA");
        QVERIFY(!gpus[0].used);
        QVERIFY(gpus[0].status.contains("Not used"));
        QCOMPARE(gpuSummary(gpus), "NVIDIA GeForce RTX 3060 is here but not used");
    }

    void a_card_without_a_driver_says_that() {
        addDevice("0000:01:00.0", "0x10de", "0x2504", "0x030200", {});
        const QList<Gpu> gpus = gpusOf(root_->path(), {});
        QCOMPARE(gpus.size(), 1);
        QCOMPARE(gpus[0].name, "NVIDIA 2504");
        QVERIFY(gpus[0].driver.isEmpty());
        QVERIFY(gpus[0].status.contains("no driver"));
    }

    void amd_and_intel_are_read_from_the_system() {
        addDevice("0000:03:00.0", "0x1002", "0x73bf", "0x030000", "amdgpu");
        write("sys/bus/pci/devices/0000:03:00.0/mem_info_vram_total", "17163091968\n");
        addDevice("0000:00:02.0", "0x8086", "0x9a49", "0x030000", "i915");
        write("usr/share/misc/pci.ids",
              "# list\n0001  Wrong\n\t73bf  Not this\n1002  Advanced Micro Devices, Inc. [AMD/ATI]\n"
              "\t73bf  Navi 21 [Radeon RX 6800/6800 XT / 6900 XT]\n8086  Intel Corporation\n\t9a49  TigerLake-LP GT2 [Iris Xe Graphics]\n");
        const QList<Gpu> gpus = gpusOf(root_->path(), {});
        QCOMPARE(gpus.size(), 2);
        QCOMPARE(gpus[0].name, "Intel Iris Xe Graphics");
        QVERIFY(gpus[0].integrated);
        QCOMPARE(gpus[0].memoryBytes, 0u);
        QCOMPARE(gpus[1].name, "AMD Radeon RX 6800/6800 XT / 6900 XT");
        QCOMPARE(gpus[1].memoryBytes, 17'163'091'968u);
        QCOMPARE(gpus[1].driver, "amdgpu");
        QVERIFY(!gpus[1].integrated);
        QVERIFY(gpuSummary(gpus).startsWith("2 "));
    }

    void looking_for_real_ones_does_no_harm() {
        for (const Gpu& gpu : findGpus()) {
            QVERIFY(!gpu.name.isEmpty());
            QVERIFY(!gpu.status.isEmpty());
        }
    }

private:
    void write(const QString& path, const QByteArray& content) {
        QDir(root_->path()).mkpath(QFileInfo(path).path());
        QFile file(root_->filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    void addDevice(const QString& place, const char* vendor, const char* device, const char* kind, const QString& driver) {
        const QString folder = "sys/bus/pci/devices/" + place;
        write(folder + "/vendor", QByteArray(vendor) + '\n');
        write(folder + "/device", QByteArray(device) + '\n');
        write(folder + "/class", QByteArray(kind) + '\n');
        if (!driver.isEmpty())
            QVERIFY(QFile::link("../../../../bus/pci/drivers/" + driver, root_->filePath(folder + "/driver")));
    }

    std::unique_ptr<QTemporaryDir> root_;
};

QTEST_GUILESS_MAIN(MachineTest)
#include "tst_local_machine.moc"
