// SPDX-License-Identifier: MIT
#include "ui/viewmodels/import_model.h"

#include <QFileInfo>
#include <algorithm>

#include "engine/chat/when_done.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

ImportModel::ImportModel(Library& library, ModelList& models, QObject* parent)
    : QAbstractListModel(parent), library_(library), models_(models) {
    connect(&library, &Library::scanProgress, this, [this](const QString&, int filesSeen) {
        files_seen_ = filesSeen;
        emit changed();
    });
}

void ImportModel::scan() {
    if (scanning()) return;
    beginResetModel();
    rows_.clear();
    left_out_.clear();
    endResetModel();
    files_seen_ = 0;
    ++running_;
    emit changed();
    whenDone(library_.scanKnownSources(), this, [this](const QList<ScanResult>& results) {
        --running_;
        for (const ScanResult& result : results) take(result);
        markDuplicates();
    });
}

void ImportModel::scanFolder(const QUrl& folder) {
    if (folder.toLocalFile().isEmpty()) return;
    ++running_;
    emit changed();
    whenDone(library_.scan({Keeper::Folder, folder.toLocalFile()}), this, [this](const ScanResult& result) {
        --running_;
        take(result);
        markDuplicates();
    });
}

void ImportModel::stop() { library_.stop(); }

void ImportModel::take(const ScanResult& result) {
    scanned_ = true;
    left_out_ += result.leftOut;
    for (const FoundModel& model : result.models) {
        const bool listed = std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) { return row.model.path() == model.path(); });
        if (listed) continue;
        Row row;
        row.model = model;
        row.known = models_.findPath(model.path()) != nullptr;
        row.chosen = !row.known;
        beginInsertRows({}, count(), count());
        rows_.append(row);
        endInsertRows();
    }
    emit changed();
}

/// The same file kept twice is told by its content; only files of one size are read.
void ImportModel::markDuplicates() {
    QStringList paths;
    for (const Row& row : rows_) paths << row.model.path();
    for (int i = 0; i < models_.count(); ++i) paths << models_.index(i).data(ModelList::Path).toString();
    paths.removeDuplicates();
    whenDone(library_.findDuplicates(paths), this, [this](const QList<DuplicateSet>& sets) {
        for (const DuplicateSet& set : sets) {
            QString first;  // one of them stays chosen: that in the list, else the first found
            for (const QString& path : set.paths)
                if (const ModelEntry* entry = models_.findPath(path)) first = ModelList::displayName(*entry);
            for (int i = 0; i < count(); ++i) {
                if (!set.paths.contains(rows_[i].model.path()) || rows_[i].known) continue;
                rows_[i].duplicateOf = first;
                if (!first.isEmpty()) rows_[i].chosen = false;
                if (first.isEmpty()) first = rows_[i].model.name;
                emit dataChanged(index(i), index(i));
            }
        }
        emit changed();
    });
}

void ImportModel::choose(int row, bool chosen) {
    if (row < 0 || row >= count() || rows_[row].chosen == chosen) return;
    rows_[row].chosen = chosen;
    emit dataChanged(index(row), index(row), {Chosen});
    emit changed();
}

int ImportModel::chosenCount() const {
    return int(std::count_if(rows_.begin(), rows_.end(), [](const Row& row) { return row.chosen && !row.known; }));
}

void ImportModel::adopt() {
    int taken = 0;
    for (Row& row : rows_) {
        if (!row.chosen || row.known) continue;
        storage::Model record;
        record.path = row.model.path();
        record.name = row.model.name;
        record.origin = storage::ModelOrigin::Adopted;
        record.originName = keeperName(row.model.keeper);
        record.hub = row.model.hub;
        record.repo = row.model.repo;
        record.hubFile = row.model.hubFile;
        for (const FoundFile& part : row.model.parts)
            if (part.path != record.path) record.files.append({QStringLiteral("part"), part.path, part.sizeBytes, {}});
        if (!row.model.projector.path.isEmpty())
            record.files.append({QStringLiteral("projector"), row.model.projector.path, row.model.projector.sizeBytes, {}});
        models_.adopt(record);
        row.known = true;
        row.chosen = false;
        ++taken;
    }
    if (count() > 0) emit dataChanged(index(0), index(count() - 1));
    emit changed();
    if (taken > 0) emit adopted(taken);
}

QString ImportModel::scanText() const {
    if (scanning()) return tr("Looking… %n file(s) seen", nullptr, files_seen_);
    if (!scanned_) return {};
    return count() == 0 ? tr("No models of other programs were found.") : tr("%n model(s) found", nullptr, count());
}

QString ImportModel::leftOutText() const {
    if (left_out_.isEmpty()) return {};
    const QString first = QFileInfo(left_out_.first().path).fileName() + ": " + left_out_.first().why;
    return left_out_.size() == 1 ? tr("Left out: %1").arg(first) : tr("%n file(s) left out; the first: %1", nullptr, int(left_out_.size())).arg(first);
}

int ImportModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QHash<int, QByteArray> ImportModel::roleNames() const {
    return {{Name, "name"},     {KeeperText, "keeperText"}, {SizeText, "sizeText"}, {Path, "path"},
            {Chosen, "chosen"}, {Note, "note"},             {Known, "known"}};
}

QVariant ImportModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Row& row = rows_[index.row()];
    switch (role) {
        case Name: return row.model.name;
        case KeeperText: return keeperName(row.model.keeper);
        case SizeText: return formatBytes(row.model.sizeBytes());
        case Path: return row.model.path();
        case Chosen: return row.chosen;
        case Note:
            if (row.known) return tr("already in your list");
            return row.duplicateOf.isEmpty() ? QString() : tr("the same file as %1").arg(row.duplicateOf);
        case Known: return row.known;
    }
    return {};
}

}  // namespace loquat::ui
