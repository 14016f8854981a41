// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace loquat {

/// A file that a job of ours did not finish, as the program was killed or the power went; nobody writes it now.
struct Leftover {
    QString path;
    QStringList files;       ///< itself and what belongs to it
    quint64 bytes = 0;       ///< that they take on the disk
    bool canGoOn = false;    ///< the job, begun again, would take it up where it was broken off
};

/// Those of quantizing, converting, moving and downloading in a folder of models and the folders below it, as deep as
/// the library makes them; never files of other programs. `wanted`: unfinished files that the queue of downloads
/// still means to finish (canonical paths). One that is being written is locked by its writer and is none.
QList<Leftover> findLeftovers(const QString& folder, const QSet<QString>& wanted = {});

/// Deletes them, save those that have come to be written again; how many are gone.
int removeLeftovers(const QList<Leftover>& leftovers);

}  // namespace loquat
