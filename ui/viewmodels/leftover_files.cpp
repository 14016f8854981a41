// SPDX-License-Identifier: MIT
#include "ui/viewmodels/leftover_files.h"

#include <QFileInfo>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

LeftoverFiles::LeftoverFiles(Library& files, QObject* parent) : QObject(parent), files_(files) {}

void LeftoverFiles::look(const QString& folder) {
    folder_ = folder;
    whenDone(files_.findLeftovers(folder, wanted_()), this, [this, look = ++look_](const QList<Leftover>& found) {
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
    const QString what = tr("To be deleted for good: %1.").arg(names.join(QStringLiteral(", ")));
    if (resumable == 0) return what;
    return joinSentences({what, tr("The same job, begun again, could still go on with %n of them.", nullptr, resumable)});
}

void LeftoverFiles::remove() {
    QList<Leftover> unwanted = leftovers_;  // a download may have taken one up since
    unwanted.removeIf([wanted = wanted_()](const Leftover& leftover) { return wanted.contains(leftover.path); });
    whenDone(files_.removeLeftovers(unwanted), this, [this](int) { look(folder_); });
}

}  // namespace loquat::ui
