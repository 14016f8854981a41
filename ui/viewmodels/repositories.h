// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QObject>
#include <optional>

#include "engine/local/beginning.h"
#include "engine/remote/hub.h"

namespace loquat::ui {

struct RepositoryId {
    remote::HubKind hub = remote::HubKind::HuggingFace;
    QString repo;

    QString key() const;      ///< "huggingface:Qwen/Qwen3-4B-GGUF"
    QString hubName() const;  ///< "huggingface", "modelscope"
    static RepositoryId of(const QString& hub, const QString& repo);
    /// Of what a person pastes: "Qwen/Qwen3-4B-GGUF", or an address of a page or a file on either hub or a mirror of one.
    static std::optional<RepositoryId> parse(const QString& text);
};

/// What is known of a repository.
struct RepositoryFacts {
    QList<remote::HubFile> files;  ///< models first, the smallest first; then companions
    bool listed = false;
    QString problem;               ///< why it could not be listed
    bool denied = false;           ///< the hub lists it, or sends it, to those alone that it knows and lets in
    FileBeginning beginning;       ///< of the smallest model
    bool described = false;        ///< it was read, as far as it could be
};

/// Reads repositories of the hubs, a few at a time, and remembers what they hold while the program runs.
class Repositories : public QObject {
    Q_OBJECT
public:
    explicit Repositories(remote::Hub& hub, QObject* parent = nullptr);

    /// What is known now; nothing for one that was never asked for.
    const RepositoryFacts* find(const RepositoryId& id) const;
    bool isReading(const RepositoryId& id) const;
    /// Reads its list of files, and, for `describe`, the first bytes of the smallest, as many as it takes; `first`: before all that wait.
    void read(const RepositoryId& id, bool describe, bool first = false);
    void put(const RepositoryId& id, const RepositoryFacts& facts);
    void forgetWaiting();   ///< those not begun
    void forgetProblems();  ///< the next read asks again, also for what was denied

signals:
    void changed(const QString& key);

private:
    struct Wanted {
        RepositoryId id;
        bool describe = false;
    };
    void next();
    void list(const Wanted& wanted);
    void look(const Wanted& wanted, qint64 bytes);
    void done(const Wanted& wanted);

    remote::Hub& hub_;
    QHash<QString, RepositoryFacts> facts_;
    QList<Wanted> waiting_;
    QStringList running_;
};

}  // namespace loquat::ui
