// SPDX-License-Identifier: MIT
#include <QtTest>

#include "sample.h"
#include "storage/storage.h"

using namespace loquat::storage;

/// Models with their files and drives, the queue of downloads, hashes of files.
class StorageLibraryTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        storage_ = Storage::open(":memory:").value();
        connect(storage_.get(), &Storage::failed, this, [](const QString& what) { QFAIL(qPrintable(what)); });
    }
    void cleanup() { storage_.reset(); }

    void a_model_keeps_where_it_came_from_and_what_belongs_to_it() {
        const Model saved = sample::splitModel();
        storage_->saveModel(saved);
        const QList<Model> models = storage_->models().result();
        QCOMPARE(models.size(), 1);
        const Model& read = models[0];
        QCOMPARE(read.path, saved.path);
        QCOMPARE(read.sizeBytes, saved.sizeBytes);
        QCOMPARE(read.parameters, saved.parameters);
        QCOMPARE(read.efficiency, 0.75);
        QCOMPARE(read.sha256, saved.sha256);
        QCOMPARE(read.origin, ModelOrigin::Downloaded);
        QCOMPARE(read.originName, saved.originName);
        QCOMPARE(read.hub, saved.hub);
        QCOMPARE(read.repo, saved.repo);
        QCOMPARE(read.hubFile, saved.hubFile);
        QCOMPARE(read.volumeId, saved.volumeId);
        QCOMPARE(read.mountPoint, saved.mountPoint);
        QCOMPARE(read.files.size(), 2);
        QCOMPARE(read.files[0].kind, "part");
        QCOMPARE(read.files[0].path, saved.files[0].path);
        QCOMPARE(read.files[0].sizeBytes, saved.files[0].sizeBytes);
        QCOMPARE(read.files[0].sha256, saved.files[0].sha256);
        QCOMPARE(read.files[1].kind, "projector");
    }

    void saving_a_model_again_replaces_its_files() {
        Model model = sample::splitModel();
        storage_->saveModel(model);
        model.name = "Renamed";
        model.files.removeFirst();
        storage_->saveModel(model);
        const QList<Model> models = storage_->models().result();
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].name, "Renamed");
        QCOMPARE(models[0].files.size(), 1);
        QCOMPARE(models[0].files[0].kind, "projector");
    }

    void a_forgotten_model_leaves_nothing_behind() {
        storage_->saveModel(sample::splitModel());
        storage_->removeModel(sample::splitModel().path);
        QVERIFY(storage_->models().result().isEmpty());
        Model again = sample::splitModel();
        again.files.clear();
        storage_->saveModel(again);
        QVERIFY(storage_->models().result().value(0).files.isEmpty());
    }

    void downloads_come_in_their_order_and_can_be_moved_and_removed() {
        storage_->saveDownload({"b", 1, "{}"});
        storage_->saveDownload({"a", 2, R"({"a":"天"})"});
        storage_->saveDownload({"c", 0, "{}"});
        QCOMPARE(idsOfDownloads(), QStringList({"c", "b", "a"}));
        QCOMPARE(storage_->downloads().result().value(2).json, R"({"a":"天"})");
        storage_->saveDownload({"a", -1, "{}"});
        storage_->removeDownload("b");
        QCOMPARE(idsOfDownloads(), QStringList({"a", "c"}));
        QCOMPARE(storage_->downloads().result().value(0).json, "{}");
    }

    void a_hash_is_kept_for_a_path_with_its_size_and_time() {
        storage_->saveFileHash({"/m/a.gguf", 5'000'000'000, 1'700'000'000'123, QString(64, '1')});
        storage_->saveFileHash({"/m/b.gguf", 10, 20, QString(64, '2')});
        storage_->saveFileHash({"/m/a.gguf", 5'000'000'001, 1'700'000'000'124, QString(64, '3')});
        const QList<FileHash> hashes = storage_->fileHashes().result();
        QCOMPARE(hashes.size(), 2);
        QCOMPARE(hashes[0].path, "/m/a.gguf");
        QCOMPARE(hashes[0].sizeBytes, 5'000'000'001ull);
        QCOMPARE(hashes[0].modifiedMs, 1'700'000'000'124);
        QCOMPARE(hashes[0].sha256, QString(64, '3'));
        storage_->removeFileHash("/m/a.gguf");
        QCOMPARE(storage_->fileHashes().result().size(), 1);
    }

private:
    QStringList idsOfDownloads() {
        QStringList ids;
        for (const DownloadRow& row : storage_->downloads().result()) ids << row.id;
        return ids;
    }

    std::unique_ptr<Storage> storage_;
};

QTEST_GUILESS_MAIN(StorageLibraryTest)
#include "tst_storage_library.moc"
