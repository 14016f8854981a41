// SPDX-License-Identifier: MIT
#include "engine/local/gpus.h"

#include <dlfcn.h>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <memory>

namespace loquat {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Machine)
};

// PCI vendors whose graphics processors can compute; a server's plain screen adapter is none.
constexpr uint kNvidia = 0x10de, kAmd = 0x1002, kIntel = 0x8086;
constexpr uint kDisplayClass = 0x03;
constexpr quint64 kCarvedOut = 2ull << 30;  // AMD's integrated ones are lent less than this of the computer's memory

QByteArray contentOf(const QString& path, qint64 most = 4096) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(most).trimmed() : QByteArray();
}

uint hexOf(const QString& path) {
    return contentOf(path).toUInt(nullptr, 16);
}

/// The device's name in the list of all PCI devices that systems carry; empty when it is not there.
QString nameInPciIds(const QString& root, uint vendor, uint device) {
    for (const char* place : {"usr/share/misc/pci.ids", "usr/share/hwdata/pci.ids"}) {
        const QByteArray list = contentOf(QDir(root).filePath(QLatin1String(place)), 8 << 20);
        const qsizetype begin = list.indexOf("\n" + QByteArray::number(vendor, 16).rightJustified(4, '0') + "  ");
        if (begin < 0) continue;
        const QByteArray key = "\n\t" + QByteArray::number(device, 16).rightJustified(4, '0') + "  ";
        const qsizetype at = list.indexOf(key, begin + 1);
        if (at < 0) continue;
        const qsizetype start = at + key.size();
        const QString name = QString::fromUtf8(list.mid(start, list.indexOf('\n', start) - start)).simplified();
        const qsizetype bracket = name.indexOf(u'[');  // "Navi 21 [Radeon RX 6800]": the name people know
        return bracket > 0 && name.endsWith(u']') ? name.mid(bracket + 1, name.size() - bracket - 2) : name;
    }
    return {};
}

QString makerName(uint vendor) {
    return vendor == kNvidia ? QStringLiteral("NVIDIA") : vendor == kAmd ? QStringLiteral("AMD") : QStringLiteral("Intel");
}

QString nameOf(const QString& root, const QString& place, uint vendor, uint device) {
    const QByteArray told = contentOf(QDir(root).filePath(QStringLiteral("proc/driver/nvidia/gpus/%1/information").arg(place)));
    for (const QByteArray& line : told.split('\n'))
        if (line.startsWith("Model:")) return QString::fromUtf8(line.mid(6)).simplified();
    const QString listed = nameInPciIds(root, vendor, device);
    const QString name = listed.isEmpty() ? QString::number(device, 16).rightJustified(4, u'0') : listed;
    return name.startsWith(makerName(vendor), Qt::CaseInsensitive) ? name : makerName(vendor) + u' ' + name;
}

bool isIntegrated(uint vendor, const QString& place, quint64 memory) {
    if (vendor == kIntel) return place.endsWith(QLatin1String(":00:02.0"));  // where Intel's own always is
    return vendor == kAmd && memory > 0 && memory < kCarvedOut;
}

QString statusOf(const Gpu& gpu) {
    if (gpu.driver.isEmpty())
        return Words::tr("Not used: no driver is installed for it, and models run on the processor in this version.");
    return Words::tr("Not used: models run on the processor in this version.");
}

Gpu readDevice(const QString& root, const QString& place, uint vendor) {
    const QDir folder(QDir(root).filePath(QStringLiteral("sys/bus/pci/devices/") + place));
    Gpu gpu;
    gpu.name = nameOf(root, place, vendor, hexOf(folder.filePath(QStringLiteral("device"))));
    gpu.driver = QFileInfo(QFileInfo(folder.filePath(QStringLiteral("driver"))).symLinkTarget()).fileName();
    const quint64 memory = contentOf(folder.filePath(QStringLiteral("mem_info_vram_total"))).toULongLong();
    gpu.integrated = isIntegrated(vendor, place, memory);
    if (!gpu.integrated) gpu.memoryBytes = memory;
    return gpu;
}

void addCuda(Gpu& gpu, const QString& place, const QList<CudaDevice>& cuda) {
    for (const CudaDevice& device : cuda) {
        if (device.place.compare(place, Qt::CaseInsensitive) != 0) continue;
        gpu.name = device.name;
        gpu.memoryBytes = device.memoryBytes;
        gpu.driver = QStringLiteral("CUDA");
    }
}

template <class Function>
Function symbol(void* library, const char* name) {
    return reinterpret_cast<Function>(dlsym(library, name));
}

}  // namespace

QList<CudaDevice> cudaDevices() {
    const std::unique_ptr<void, int (*)(void*)> library(dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL), dlclose);
    if (!library) return {};
    // The driver's plain C interface: int results, 0 for success, devices as ints.
    const auto init = symbol<int (*)(unsigned)>(library.get(), "cuInit");
    const auto count = symbol<int (*)(int*)>(library.get(), "cuDeviceGetCount");
    const auto get = symbol<int (*)(int*, int)>(library.get(), "cuDeviceGet");
    const auto name = symbol<int (*)(char*, int, int)>(library.get(), "cuDeviceGetName");
    const auto memory = symbol<int (*)(size_t*, int)>(library.get(), "cuDeviceTotalMem_v2");
    const auto place = symbol<int (*)(char*, int, int)>(library.get(), "cuDeviceGetPCIBusId");
    int n = 0;
    if (!init || !count || !get || !name || !memory || !place || init(0) != 0 || count(&n) != 0) return {};
    QList<CudaDevice> devices;
    for (int i = 0; i < n; ++i) {
        int device = 0;
        char title[256] = {}, bus[32] = {};
        size_t bytes = 0;
        if (get(&device, i) != 0 || name(title, sizeof title - 1, device) != 0 || memory(&bytes, device) != 0 ||
            place(bus, sizeof bus - 1, device) != 0)
            continue;
        devices << CudaDevice{QString::fromLatin1(bus), QString::fromUtf8(title), quint64(bytes)};
    }
    return devices;
}

QList<Gpu> gpusOf(const QString& root, const QList<CudaDevice>& cuda) {
    QList<Gpu> gpus;
    const QDir devices(QDir(root).filePath(QStringLiteral("sys/bus/pci/devices")));
    const QStringList places = devices.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& place : places) {
        const QString folder = devices.filePath(place);
        if (hexOf(folder + QStringLiteral("/class")) >> 16 != kDisplayClass) continue;
        const uint vendor = hexOf(folder + QStringLiteral("/vendor"));
        if (vendor != kNvidia && vendor != kAmd && vendor != kIntel) continue;
        Gpu gpu = readDevice(root, place, vendor);
        addCuda(gpu, place, cuda);
        gpu.status = statusOf(gpu);
        gpus << gpu;
    }
    return gpus;
}

QList<Gpu> findGpus() { return gpusOf(QStringLiteral("/"), cudaDevices()); }

QString gpuSummary(const QList<Gpu>& gpus) {
    if (gpus.isEmpty()) return Words::tr("no supported GPU");
    if (gpus.size() == 1) return Words::tr("%1 is here but not used").arg(gpus.first().name);
    return Words::tr("%n graphics processor(s) here but not used", nullptr, int(gpus.size()));
}

}  // namespace loquat
