// SPDX-License-Identifier: MIT
#include "ui/viewmodels/leftover_files.h"

#include <QFileInfo>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

LeftoverFiles::LeftoverFiles(Library& files, QObject* parent) : QObject(parent), files_(files) {}

void LeftoverFiles::look(const QString& folder, const QSet<QString>& wanted) {
    folder_ = folder;
    wanted_ = wanted;
    whenDone(files_.findLeftovers(folder, wanted), this, [this, look = ++look_](const QList<Leftover>& found) {
        if (look == look_) set(found);
    });
}

void LeftoverFiles::set(const QList<Leftover>& leftovers) {
    leftovers_ = leftovers;
    emit changed();
}

QString LeftoverFiles::text() const {
    quint64 bytes = 0;
    for (const Leftover& leftover : leftovers_) bytes += leftover.bytes;
    const int count = int(leftovers_.size());
    return count == 0 ? QString() : tr("%n unfinished file(s), %1, left by jobs that were broken off.", nullptr, count).arg(formatBytes(bytes));
}

QString LeftoverFiles::question() const {
    constexpr int kMostNames = 3;
    QStringList names;
    int resumable = 0;
    for (const Leftover& leftover : leftovers_) {
        if (names.size() < kMostNames) names << QFileInfo(leftover.path).fileName();
        resumable += leftover.canGoOn ? 1 : 0;
    }
    if (leftovers_.size() > kMostNames) names << QStringLiteral("…");
    const QString what = tr("Deleted for good: %1.").arg(names.join(QStringLiteral(", ")));
    return resumable == 0 ? what : what + ' ' + tr("Of these, %n could still be gone on with, if the same job were begun again.", nullptr, resumable);
}

void LeftoverFiles::remove() {
    whenDone(files_.removeLeftovers(leftovers_), this, [this](int) { look(folder_, wanted_); });
}

}  // namespace loquat::ui
