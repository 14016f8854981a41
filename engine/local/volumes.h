// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <memory>

class QSocketNotifier;
class QFile;

namespace loquat {

/// The drive a file lies on, recognisable when it comes back under another name.
struct Volume {
    QString id;          ///< UUID of the file system, or what the system calls the share; empty: not known
    QString mountPoint;
};
Volume volumeOf(const QString& path);  ///< of the path, or of the nearest folder above it that exists

enum class Presence {
    Here,
    Away,  ///< its drive is not there now
    Gone,  ///< its drive is there, and the file is not
};
struct Whereabouts {
    Presence presence = Presence::Gone;
    QString path;  ///< where it is now, when its drive came back at another place
};
/// Looks for a file last seen at `path` on `volume`.
Whereabouts findAgain(const QString& path, const Volume& volume);

/// Tells when a drive comes or goes; asks nothing in between.
class VolumeWatcher : public QObject {
    Q_OBJECT
public:
    explicit VolumeWatcher(QObject* parent = nullptr);
    ~VolumeWatcher() override;

signals:
    void changed();

private:
    std::unique_ptr<QFile> mounts_;
    std::unique_ptr<QSocketNotifier> notifier_;
};

}  // namespace loquat
