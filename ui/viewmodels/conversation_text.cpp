// SPDX-License-Identifier: MIT
#include "ui/viewmodels/conversation_text.h"

#include <memory>

#include "engine/chat/when_done.h"

namespace loquat::ui {

namespace {

struct Collection {
    storage::Storage& storage;
    qsizetype mostBytes;
    QObject* context;
    std::function<void(const QByteArray&)> then;
    QStringList ids;
    QByteArray text;
};

void next(const std::shared_ptr<Collection>& job) {
    if (job->ids.isEmpty() || job->text.size() >= job->mostBytes) {
        job->text.truncate(job->mostBytes);
        while (!job->text.isEmpty() && (job->text.back() & 0x80)) job->text.chop(1);  // no half character
        return job->then(job->text);
    }
    whenDone(job->storage.load(job->ids.takeFirst()), job->context, [job](const Result<storage::LoadedConversation>& loaded) {
        if (loaded)
            for (const storage::Message& message : loaded->messages) job->text += message.text.toUtf8() + "\n\n";
        next(job);
    });
}

}  // namespace

void collectConversations(storage::Storage& storage, qsizetype mostBytes, QObject* context, std::function<void(const QByteArray&)> then) {
    const auto job = std::make_shared<Collection>(Collection{storage, mostBytes, context, std::move(then), {}, {}});
    whenDone(storage.conversations(), context, [job](const QList<storage::Conversation>& conversations) {
        for (const storage::Conversation& c : conversations) job->ids << c.id;
        next(job);
    });
}

}  // namespace loquat::ui
