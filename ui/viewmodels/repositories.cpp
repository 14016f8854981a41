// SPDX-License-Identifier: MIT
#include "ui/viewmodels/repositories.h"

#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

#include "engine/chat/when_done.h"

namespace loquat::ui {

using remote::HubFile;
using remote::HubKind;

namespace {

constexpr int kAtOnce = 3;
constexpr qint64 kBeginning = 64 * 1024;
constexpr quint64 kMostBeginning = 24 * 1024 * 1024;  // a vocabulary of 260,000 words and then some

/// "owner/name" in the signs that both hubs allow.
bool isRepo(const QString& text) {
    static const QRegularExpression repo("^[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95}$");
    return repo.match(text).hasMatch() && !text.contains("..");
}

}  // namespace

QString RepositoryId::hubName() const { return hub == HubKind::ModelScope ? QStringLiteral("modelscope") : QStringLiteral("huggingface"); }

QString RepositoryId::key() const { return hubName() + ':' + repo; }

RepositoryId RepositoryId::of(const QString& hub, const QString& repo) {
    return {hub == "modelscope" ? HubKind::ModelScope : HubKind::HuggingFace, repo};
}

std::optional<RepositoryId> RepositoryId::parse(const QString& text) {
    QString words = text.trimmed();
    if (isRepo(words)) return RepositoryId{HubKind::HuggingFace, words};
    if (!words.contains("://")) words.prepend("https://");
    const QUrl url(words, QUrl::StrictMode);
    if (!url.isValid() || !url.host().contains('.')) return {};
    const bool scope = url.host().contains("modelscope");
    QStringList parts = url.path().split('/', Qt::SkipEmptyParts);
    if (!parts.isEmpty() && parts.first() == "models") parts.removeFirst();  // modelscope.cn/models/owner/name
    const QString repo = parts.mid(0, 2).join('/');
    if (parts.size() < 2 || !isRepo(repo)) return {};
    return RepositoryId{scope ? HubKind::ModelScope : HubKind::HuggingFace, repo};
}

Repositories::Repositories(remote::Hub& hub, QObject* parent) : QObject(parent), hub_(hub) {}

const RepositoryFacts* Repositories::find(const RepositoryId& id) const {
    const auto it = facts_.find(id.key());
    return it == facts_.end() ? nullptr : &*it;
}

bool Repositories::isReading(const RepositoryId& id) const {
    return running_.contains(id.key()) ||
           std::any_of(waiting_.begin(), waiting_.end(), [&](const Wanted& wanted) { return wanted.id.key() == id.key(); });
}

void Repositories::put(const RepositoryId& id, const RepositoryFacts& facts) {
    facts_[id.key()] = facts;
    emit changed(id.key());
}

void Repositories::forgetWaiting() { waiting_.clear(); }

void Repositories::forgetProblems() {
    for (auto it = facts_.begin(); it != facts_.end();) {
        if (it->denied) it->described = it->denied = false;
        it = it->problem.isEmpty() ? std::next(it) : facts_.erase(it);
    }
}

void Repositories::read(const RepositoryId& id, bool describe, bool first) {
    const RepositoryFacts* known = find(id);
    const bool enough = known && known->listed && (known->described || !describe);
    if (enough || running_.contains(id.key())) return;
    waiting_.erase(std::remove_if(waiting_.begin(), waiting_.end(), [&](const Wanted& w) { return w.id.key() == id.key(); }), waiting_.end());
    waiting_.insert(first ? 0 : waiting_.size(), Wanted{id, describe});
    next();
}

void Repositories::next() {
    while (running_.size() < kAtOnce && !waiting_.isEmpty()) {
        const Wanted wanted = waiting_.takeFirst();
        running_.append(wanted.id.key());
        const RepositoryFacts* known = find(wanted.id);
        known && known->listed ? look(wanted, kBeginning) : list(wanted);
    }
}

void Repositories::list(const Wanted& wanted) {
    whenDone(hub_.files(wanted.id.hub, wanted.id.repo), this, [this, wanted](const Result<QList<HubFile>>& files) {
        RepositoryFacts facts;
        if (!files) {
            facts.problem = QString::fromStdString(files.error().message);
            facts.denied = remote::isDenied(files.error());
        } else {
            facts.listed = true;
            facts.files = *files;
            std::stable_sort(facts.files.begin(), facts.files.end(), [](const HubFile& a, const HubFile& b) {
                return a.companion != b.companion ? b.companion : a.bytes < b.bytes;
            });
        }
        facts_[wanted.id.key()] = facts;
        if (facts.listed && wanted.describe && !facts.files.isEmpty())
            look(wanted, kBeginning);
        else
            done(wanted);
    });
}

void Repositories::look(const Wanted& wanted, qint64 bytes) {
    const RepositoryFacts& facts = facts_[wanted.id.key()];
    if (facts.files.isEmpty() || facts.files.first().companion || facts.files.first().parts.isEmpty()) return done(wanted);
    const HubFile smallest = facts.files.first();
    whenDone(hub_.beginning(smallest.parts.first(), bytes), this, [this, wanted, smallest, bytes](const Result<QByteArray>& read) {
        RepositoryFacts& known = facts_[wanted.id.key()];
        if (!read) {
            known.beginning.info.error = QString::fromStdString(read.error().message);
            known.denied = remote::isDenied(read.error());
        } else {
            known.beginning = describeBeginning(*read, smallest.title, quint64(smallest.bytes));
            const quint64 more = known.beginning.wantedBytes;
            const bool sensible = more > quint64(bytes) && more <= kMostBeginning && read->size() == bytes;
            if (sensible && known.beginning.info.unsupported.isEmpty()) return look(wanted, qint64(more));
        }
        known.described = true;
        done(wanted);
    });
}

void Repositories::done(const Wanted& wanted) {
    running_.removeAll(wanted.id.key());
    emit changed(wanted.id.key());
    next();
}

}  // namespace loquat::ui
