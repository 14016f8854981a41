// SPDX-License-Identifier: MIT
#include "engine/remote/hub.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>
#include <QJsonDocument>
#include <QPromise>
#include <QTimer>
#include <QUrlQuery>
#include <QUuid>
#include <algorithm>

#include "engine/chat/when_done.h"
#include "engine/remote/content_kind.h"
#include "engine/remote/fetch.h"
#include "engine/remote/hub_json.h"
#include "engine/remote/secret_store.h"
#include "engine/remote/wipe.h"

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Downloads)
};

constexpr qint64 kMostJson = 32 << 20;
constexpr int kMostPages = 20;
constexpr std::chrono::seconds kSilence{20};
constexpr std::chrono::seconds kOthersWait{4};  // one hub may not be reachable from here

struct Answer {
    FetchEnd end;
    QByteArray body;
    QUrl next;  ///< of a list in pages
    bool good() const { return end.kind == FetchEnd::Kind::Whole; }
};
using Then = std::function<void(const Answer&)>;

QUrl addressOf(const QUrl& base, const QString& path, const QUrlQuery& query = {}) {
    QUrl url = base;
    QString start = base.path(QUrl::FullyDecoded);
    while (start.endsWith('/')) start.chop(1);
    url.setPath(start + path, QUrl::DecodedMode);
    url.setQuery(query);
    return url;
}

bool isSameHost(const QUrl& a, const QUrl& b) {
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port() == b.port();
}

constexpr const char* kDenied = "who asks";

Error errorOf(const Answer& answer, const QUrl& asked) {
    const QString host = asked.host();
    const auto say = [](ErrorKind kind, const QString& sentence, const char* where = "") { return Error{kind, sentence.toStdString(), where}; };
    if (answer.good()) return say(ErrorKind::kBadInput, Sentence::tr("What %1 answers cannot be understood.").arg(host));
    if (answer.end.kind != FetchEnd::Kind::Status) return say(ErrorKind::kIo, answer.end.problem);
    switch (answer.end.status) {
        case 401:
        case 403: return say(ErrorKind::kIo, Sentence::tr("%1 wants an access token that may read this; enter one in the settings.").arg(host), kDenied);
        case 404: return say(ErrorKind::kNotFound, Sentence::tr("%1 does not have this model.").arg(host));
        case 429: return say(ErrorKind::kLimit, Sentence::tr("%1 asks us to wait.").arg(host));
        default: return say(ErrorKind::kIo, Sentence::tr("%1 has a fault of its own (%2).").arg(host).arg(answer.end.status));
    }
}

/// The next page of a list: rel="next" of a Link header, on the same host.
QUrl nextPage(const QByteArray& header, const QUrl& here) {
    for (const QByteArray& link : header.split(',')) {
        const qsizetype from = link.indexOf('<'), to = link.indexOf('>');
        if (from < 0 || to < from || !link.mid(to).contains("rel=\"next\"")) continue;
        const QUrl next = here.resolved(QUrl::fromEncoded(link.mid(from + 1, to - from - 1)));
        if (isSameHost(here, next)) return next;
    }
    return {};
}

}  // namespace

struct Hub::State {
    State(Hub& hub, EgressGate& egress, SecretStore& store) : self(hub), gate(egress), secrets(store) {}

    bool hasMirror() const { return !settings.huggingFaceMirror.isEmpty(); }
    QUrl huggingFace() const { return hasMirror() ? settings.huggingFaceMirror : settings.huggingFace; }

    void get(const EgressGate::HubRequest& request, const QString& purpose, const QString& what, const QStringList& words,
             qint64 most, const Then& then);
    void withToken(const std::function<void(const QString&)>& then);
    void list(HubKind hub, const QString& repo, const std::function<void(Result<QList<ListedFile>>)>& then);
    void listPage(HubKind hub, const EgressGate::HubRequest& request, const QString& repo, QList<ListedFile> sofar, int page,
                  const std::function<void(Result<QList<ListedFile>>)>& then);
    QList<DownloadSource> sourcesOf(HubKind hub, const QString& repo, const QString& path) const;
    void record(const QUrl& url, const QString& purpose, const QString& what, qint64 bytes, qint64 ms,
                const FetchEnd& end);
    void firstBytes(const DownloadFile& file, qint64 bytes, const QString& token, qsizetype source,
                    const std::shared_ptr<QPromise<Result<QByteArray>>>& promise, const std::optional<Error>& denied = {});

    Hub& self;
    EgressGate& gate;
    SecretStore& secrets;
    HubSettings settings;
};

/// GETs at most `most` bytes; more is as good as the end. Writes the audit row.
void Hub::State::get(const EgressGate::HubRequest& request, const QString& purpose, const QString& what,
                     const QStringList& words, qint64 most, const Then& then) {
    if (const auto no = gate.refusal(request, words))
        return then({{FetchEnd::Kind::Refused, 0, no->what, {}, {}}, {}, {}});
    auto* fetch = new Fetch(gate, request, kSilence, &self);
    auto answer = std::make_shared<Answer>();
    auto since = std::make_shared<QElapsedTimer>();
    since->start();
    const auto finish = [=, this, url = request.url](const FetchEnd& end) {
        answer->end = end;
        fetch->disconnect(&self);
        fetch->abort();
        fetch->deleteLater();
        record(url, purpose, what, answer->body.size(), since->elapsed(), end);
        then(*answer);
    };
    connect(fetch, &Fetch::answered, &self, [=] { answer->next = nextPage(fetch->reply().rawHeader("Link"), fetch->url()); });
    connect(fetch, &Fetch::readable, &self, [=] {
        answer->body += fetch->read(most - answer->body.size());
        if (answer->body.size() >= most) finish({});
    });
    connect(fetch, &Fetch::ended, &self, finish);
}

void Hub::State::record(const QUrl& url, const QString& purpose, const QString& what, qint64 bytes, qint64 ms,
                        const FetchEnd& end) {
    AuditRecord row;
    row.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    row.time = QDateTime::currentDateTimeUtc().addMSecs(-ms);
    row.host = row.provider = url.host();
    row.model = what;
    row.purpose = purpose;
    row.policy = QStringLiteral("open");
    row.bytesReceived = bytes;
    row.durationMs = ms;
    row.status = end.kind == FetchEnd::Kind::Whole    ? QStringLiteral("ok")
                 : end.kind == FetchEnd::Kind::Status ? QStringLiteral("failed: %1").arg(end.status)
                                                      : QStringLiteral("failed: offline");
    gate.audit().record(row);
}

/// The token of Hugging Face; empty when there is none.
void Hub::State::withToken(const std::function<void(const QString&)>& then) {
    if (settings.tokenSecret.isEmpty()) return then({});
    whenDone(secrets.read(settings.tokenSecret), &self, [then](Result<QString> token) {
        QString secret = token ? *token : QString();
        then(secret);
        wipe(secret);
    });
}

QList<DownloadSource> Hub::State::sourcesOf(HubKind hub, const QString& repo, const QString& path) const {
    if (hub == HubKind::ModelScope) return {{addressOf(settings.modelScope, "/models/" + repo + "/resolve/master/" + path), false}};
    QList<DownloadSource> sources;
    const QString file = '/' + repo + "/resolve/main/" + path;
    if (hasMirror()) sources << DownloadSource{addressOf(settings.huggingFaceMirror, file), false};
    sources << DownloadSource{addressOf(settings.huggingFace, file), true};
    return sources;
}

void Hub::State::list(HubKind hub, const QString& repo, const std::function<void(Result<QList<ListedFile>>)>& then) {
    if (!isRepoName(repo)) return then(Error{ErrorKind::kBadInput, Sentence::tr("“%1” is not the name of a model.").arg(repo).toStdString(), {}});
    if (hub == HubKind::ModelScope) {
        const QUrlQuery query{{"Revision", "master"}, {"Recursive", "true"}};
        return listPage(hub, {addressOf(settings.modelScope, "/api/v1/models/" + repo + "/repo/files", query)}, repo, {}, 1, then);
    }
    const auto tree = [&repo](const QUrl& base) { return addressOf(base, "/api/models/" + repo + "/tree/main", QUrlQuery{{"recursive", "true"}}); };
    const auto askHub = [=, this, url = tree(settings.huggingFace)] {
        withToken([=, this](const QString& token) { listPage(hub, {url, QString(token.constData(), token.size())}, repo, {}, 1, then); });
    };
    if (!hasMirror()) return askHub();
    listPage(hub, {tree(settings.huggingFaceMirror)}, repo, {}, 1, [=, this](const Result<QList<ListedFile>>& listed) {
        const bool denied = !listed && isDenied(listed.error());  // it was not told who asks: no token goes to a mirror
        denied && !settings.tokenSecret.isEmpty() ? askHub() : then(listed);
    });
}

void Hub::State::listPage(HubKind hub, const EgressGate::HubRequest& request, const QString& repo, QList<ListedFile> sofar,
                          int page, const std::function<void(Result<QList<ListedFile>>)>& then) {
    get(request, QStringLiteral("search"), repo, {}, kMostJson, [=, this](const Answer& answer) {
        const auto files = answer.good() ? readFiles(hub, answer.body) : std::nullopt;
        if (!files) return then(errorOf(answer, request.url));
        const QList<ListedFile> all = sofar + *files;
        if (!answer.next.isValid() || page >= kMostPages) return then(all);
        EgressGate::HubRequest next = request;
        next.url = answer.next;
        if (!isSameHost(request.url, answer.next)) next.token.clear();
        listPage(hub, next, repo, all, page + 1, then);
    });
}

bool isDenied(const Error& error) { return error.where == kDenied; }

Hub::Hub(EgressGate& gate, SecretStore& secrets, QObject* parent)
    : QObject(parent), state_(std::make_unique<State>(*this, gate, secrets)) {}

Hub::~Hub() = default;

void Hub::setSettings(const HubSettings& settings) { state_->settings = settings; }

namespace {

/// A search at several hubs: done when all have answered, or a little after the first has.
struct Search {
    QPromise<Result<QList<HubModel>>> promise;
    QList<HubModel> models;
    std::optional<Error> error;
    int left = 0;
    bool over = false;

    void add(const QList<HubModel>& more) {
        for (const HubModel& model : more) {
            const auto twin = std::find_if(models.begin(), models.end(), [&](const HubModel& other) {
                return other.repo.compare(model.repo, Qt::CaseInsensitive) == 0;
            });
            if (twin == models.end()) {
                models << model;
            } else if (model.hub == HubKind::HuggingFace) {
                *twin = model;
            }
        }
    }
    void finish() {
        if (std::exchange(over, true)) return;
        std::stable_sort(models.begin(), models.end(), [](const auto& a, const auto& b) { return a.downloads > b.downloads; });
        if (models.isEmpty() && error) {
            promise.addResult(*error);
        } else {
            promise.addResult(models);
        }
        promise.finish();
    }
};

}  // namespace

QFuture<Result<QList<HubModel>>> Hub::search(const QString& text, int limit) {
    auto search = std::make_shared<Search>();
    search->promise.start();
    const HubSettings& settings = state_->settings;
    const QString number = QString::number(std::clamp(limit, 1, 100));
    QList<std::pair<HubKind, QUrl>> hubs;
    QUrlQuery query{{"filter", "gguf"}, {"sort", "downloads"}, {"direction", "-1"}, {"limit", number}};
    // "gguf" brings a chat template along for each; still, one request tells what else the first bytes of each had to.
    for (const char* fact : {"author", "downloads", "likes", "gated", "lastModified", "tags", "gguf"}) query.addQueryItem("expand[]", fact);
    query.addQueryItem("search", QString::fromLatin1(QUrl::toPercentEncoding(text)));
    if (!state_->huggingFace().isEmpty()) hubs.append({HubKind::HuggingFace, addressOf(state_->huggingFace(), "/api/models", query)});
    QUrlQuery other{{"sort", "downloads"}, {"page_size", number}, {"page_number", "1"}};
    other.addQueryItem("search", QString::fromLatin1(QUrl::toPercentEncoding((text + " gguf").trimmed())));
    if (!settings.modelScope.isEmpty()) hubs.append({HubKind::ModelScope, addressOf(settings.modelScope, "/openapi/v1/models", other)});
    search->left = int(hubs.size());
    for (const auto& [hub, url] : hubs)
        state_->get({url}, QStringLiteral("search"), {}, {text}, kMostJson, [this, search, hub = hub, url = url](const Answer& answer) {
            const auto models = answer.good() ? readModels(hub, answer.body) : std::nullopt;
            if (models) search->add(*models);
            if (models) QTimer::singleShot(kOthersWait, this, [search] { search->finish(); });
            if (!models && !search->error) search->error = errorOf(answer, url);
            if (--search->left == 0) search->finish();
        });
    if (hubs.isEmpty()) search->finish();
    return search->promise.future();
}

QFuture<Result<QList<HubFile>>> Hub::files(HubKind hub, const QString& repo) {
    auto promise = std::make_shared<QPromise<Result<QList<HubFile>>>>();
    promise->start();
    state_->list(hub, repo, [this, hub, repo, promise](const Result<QList<ListedFile>>& listed) {
        if (!listed) {
            promise->addResult(listed.error());
            return promise->finish();
        }
        const HubKind twin = hub == HubKind::HuggingFace ? HubKind::ModelScope : HubKind::HuggingFace;
        const auto finish = [this, hub, twin, repo, promise, files = *listed](const Result<QList<ListedFile>>& others) {
            QHash<QString, QString> same;  // where the other hub has the file of a hash
            if (others)
                for (const ListedFile& file : *others)
                    if (!file.sha256.isEmpty()) same[file.sha256] = file.path;
            promise->addResult(groupFiles(files, [&](const ListedFile& file) {
                QList<DownloadSource> sources = state_->sourcesOf(hub, repo, file.path);
                const QString there = file.sha256.isEmpty() ? QString() : same.value(file.sha256);
                return there.isEmpty() ? sources : sources + state_->sourcesOf(twin, repo, there);
            }));
            promise->finish();
        };
        const QUrl base = twin == HubKind::ModelScope ? state_->settings.modelScope : state_->huggingFace();
        if (base.isEmpty()) return finish(QList<ListedFile>());
        auto over = std::make_shared<bool>(false);
        const auto once = [over, finish](const Result<QList<ListedFile>>& others) {
            if (!std::exchange(*over, true)) finish(others);
        };
        QTimer::singleShot(kOthersWait, this, [once] { once(QList<ListedFile>()); });
        state_->list(twin, repo, once);
    });
    return promise->future();
}

void Hub::State::firstBytes(const DownloadFile& file, qint64 bytes, const QString& token, qsizetype index,
                            const std::shared_ptr<QPromise<Result<QByteArray>>>& promise, const std::optional<Error>& denied) {
    const DownloadSource source = file.sources[index];
    EgressGate::HubRequest request{source.url, source.official ? token : QString(),
                                   {{"Range", "bytes=0-" + QByteArray::number(bytes - 1)}}, 0};
    get(request, QStringLiteral("download"), file.name, {}, bytes, [=, this](const Answer& answer) {
        const QString wrong = answer.good() ? wrongContent(file.name, answer.body, {}, source.url.host()) : QString();
        if (answer.good() && wrong.isEmpty() && !answer.body.isEmpty()) {
            promise->addResult(answer.body);
            return promise->finish();
        }
        const Error error = wrong.isEmpty() ? errorOf(answer, source.url) : Error{ErrorKind::kBadInput, wrong.toStdString(), {}};
        const auto first = denied || !isDenied(error) ? denied : error;  // what can be helped counts before another's fault
        if (index + 1 < file.sources.size()) return firstBytes(file, bytes, token, index + 1, promise, first);
        promise->addResult(first.value_or(error));
        promise->finish();
    });
}

QFuture<Result<QByteArray>> Hub::beginning(const DownloadFile& file, qint64 bytes) {
    constexpr qint64 kMost = 64 << 20;
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    if (file.sources.isEmpty()) {
        promise->addResult(Error{ErrorKind::kBadInput, Sentence::tr("Nobody is named who has %1.").arg(file.name).toStdString(), {}});
        promise->finish();
    } else {
        state_->withToken([=, this](const QString& token) {
            state_->firstBytes(file, std::clamp<qint64>(bytes, 1, kMost), QString(token.constData(), token.size()), 0, promise);
        });
    }
    return promise->future();
}

QFuture<Result<QString>> Hub::checkToken() {
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    const auto finish = [promise](const Result<QString>& result) {
        promise->addResult(result);
        promise->finish();
    };
    const QUrl url = addressOf(state_->settings.huggingFace, "/api/whoami-v2");
    state_->withToken([=, this](const QString& token) {
        if (token.isEmpty()) return finish(Error{ErrorKind::kNotFound, Sentence::tr("No access token is kept.").toStdString(), {}});
        state_->get({url, QString(token.constData(), token.size())}, QStringLiteral("token"), {}, {}, kMostJson, [=](const Answer& answer) {
            const QString name = QJsonDocument::fromJson(answer.body)["name"].toString().left(100);
            if (answer.good() && !name.isEmpty()) return finish(name);
            if (answer.end.status == 401)
                return finish(Error{ErrorKind::kIo, Sentence::tr("%1 does not know this access token.").arg(url.host()).toStdString(), {}});
            finish(errorOf(answer, url));
        });
    });
    return promise->future();
}

}  // namespace loquat::remote
