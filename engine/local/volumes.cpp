// SPDX-License-Identifier: MIT
#include "engine/local/volumes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSocketNotifier>
#include <QStorageInfo>

namespace loquat {

namespace {

QString nearestExisting(const QString& path) {
    QString existing = QDir::cleanPath(path);
    while (!QFileInfo::exists(existing) && existing.size() > 1) existing = QFileInfo(existing).path();
    return existing;
}

/// The UUID under which the system lists this device ("/dev/sdb1"); else the device's name, which for a share is its
/// address. A name that many mounts have ("tmpfs") counts with its place.
QString idOf(const QStorageInfo& volume) {
    const QString device = QString::fromUtf8(volume.device());
    const QString real = QFileInfo(device).canonicalFilePath();
    if (!device.contains(u'/') && !device.contains(u':')) return device + u' ' + volume.rootPath();
    if (real.isEmpty()) return device;
    const QDir uuids(QStringLiteral("/dev/disk/by-uuid"));
    const QFileInfoList links = uuids.entryInfoList(QDir::System | QDir::Files | QDir::NoDotAndDotDot);
    for (const QFileInfo& link : links)
        if (link.canonicalFilePath() == real) return link.fileName();
    return device;
}

/// Where the volume is mounted now; empty when it is not.
QString mountPointOf(const QString& id) {
    if (id.isEmpty()) return {};
    const QList<QStorageInfo> mounted = QStorageInfo::mountedVolumes();
    for (const QStorageInfo& volume : mounted)
        if (volume.isValid() && idOf(volume) == id) return volume.rootPath();
    return {};
}

QString below(const QString& mountPoint, const QString& path) {
    if (mountPoint == QLatin1String("/")) return path.mid(1);
    return path.startsWith(mountPoint + u'/') ? path.mid(mountPoint.size() + 1) : QString();
}

}  // namespace

Volume volumeOf(const QString& path) {
    const QStorageInfo volume(nearestExisting(path));
    if (!volume.isValid()) return {};
    return {idOf(volume), volume.rootPath()};
}

Whereabouts findAgain(const QString& path, const Volume& volume) {
    if (QFileInfo(path).isFile()) return {Presence::Here, path};
    if (volume.id.isEmpty()) return {Presence::Gone, {}};
    const Volume now = volumeOf(path);
    if (now.id == volume.id && now.mountPoint == volume.mountPoint) return {Presence::Gone, {}};
    const QString mountPoint = mountPointOf(volume.id);
    if (mountPoint.isEmpty()) return {Presence::Away, {}};
    const QString rest = below(volume.mountPoint, path);
    const QString there = QDir(mountPoint).filePath(rest);
    if (!rest.isEmpty() && QFileInfo(there).isFile()) return {Presence::Here, there};
    return {Presence::Gone, {}};
}

VolumeWatcher::VolumeWatcher(QObject* parent)
    : QObject(parent), mounts_(std::make_unique<QFile>(QStringLiteral("/proc/self/mounts"))) {
    if (!mounts_->open(QIODevice::ReadOnly | QIODevice::Unbuffered)) return;
    // The kernel marks this file as exceptional whenever the list of mounts has changed.
    notifier_ = std::make_unique<QSocketNotifier>(mounts_->handle(), QSocketNotifier::Exception);
    connect(notifier_.get(), &QSocketNotifier::activated, this, &VolumeWatcher::changed);
}

VolumeWatcher::~VolumeWatcher() = default;

}  // namespace loquat
