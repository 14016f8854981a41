// SPDX-License-Identifier: MIT
#include "engine/remote/remote_provider.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>
#include <map>

#include "engine/remote/audit.h"
#include "engine/remote/authenticator.h"
#include "engine/remote/catalogue.h"
#include "engine/remote/connection_probe.h"
#include "engine/remote/egress_gate.h"
#include "engine/remote/remote_answer.h"
#include "engine/remote/wire.h"

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Providers)
};

template <class T>
QFuture<T> ready(T value) {
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

ChatError unknownProvider() {
    return {ChatError::Kind::ModelMissing, Sentence::tr("This model's provider is not set up any more."),
            Sentence::tr("Choose another model, or set the provider up again on the Providers page.")};
}

/// For callers that know no kinds of failure but ours.
Error asError(const ChatError& error) {
    using Kind = ChatError::Kind;
    const QString message = error.why.isEmpty() ? error.what : error.what + ' ' + error.why;
    const bool cancelled = error.kind == Kind::NotAllowed || error.kind == Kind::OverBudget;
    return {cancelled ? ErrorKind::kCancelled : ErrorKind::kIo, message.toStdString(), {}};
}

QByteArray compact(const QJsonObject& json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }

/// Same shared state? What only names or routes a provider may change under it.
bool sameService(const ProviderConfig& a, const ProviderConfig& b) {
    ProviderConfig same = b;
    same.name = a.name;
    same.inAuto = a.inAuto;
    same.pinnedModels = a.pinnedModels;
    return a == same;
}

Result<QList<QList<float>>> readEmbeddings(const JsonAnswer& answer, qsizetype count) {
    if (answer.error) return asError(*answer.error);
    QList<QList<float>> vectors(count);
    const QJsonArray data = answer.json["data"].toArray();
    for (qsizetype i = 0; i < data.size(); ++i) {
        const int index = data[i]["index"].toInt(int(i));
        if (index < 0 || index >= count) continue;
        for (const QJsonValue& number : data[i]["embedding"].toArray()) vectors[index] << float(number.toDouble());
    }
    for (const auto& vector : vectors)
        if (vector.isEmpty()) return Error{ErrorKind::kBadInput, Sentence::tr("The service left out a vector.").toStdString(), {}};
    return vectors;
}

}  // namespace

class RemoteProvider::Private {
public:
    Private(RemoteProvider* owner, EgressGate& gate, SecretStore& secrets)
        : authenticator(gate, secrets), tools{gate, secrets, authenticator}, q(owner) {}

    std::shared_ptr<ProviderState> state(const QString& id) const {
        const auto found = states.find(id);
        return found == states.end() ? nullptr : found->second;
    }

    std::shared_ptr<ProviderState> add(const ProviderConfig& config) {
        auto state = std::make_shared<ProviderState>(config);
        QObject::connect(state.get(), &ProviderState::changed, q, [this, id = config.id] { emit q->healthChanged(id); });
        return state;
    }

    QFuture<JsonAnswer> ask(const std::shared_ptr<ProviderState>& state, const CallSpec& spec, const AuditRecord& record) {
        return (new JsonRequest(tools, state, spec, record, q))->start();
    }

    /// A request with text outside a conversation; refused, or with its private parts replaced.
    struct Texts {
        std::optional<ChatError> refusal;
        QStringList texts;
        QString redaction;  ///< the name of its placeholders
    };
    Texts leaving(const ProviderConfig& config, DataPolicy policy, const QStringList& texts) {
        Texts leaving{tools.gate.refusal(config, policy, texts), {}, QUuid::createUuid().toString()};
        if (leaving.refusal) return leaving;
        ChatRequest request;
        request.conversationId = leaving.redaction;
        request.policy = policy;
        for (const QString& text : texts) request.messages << ChatMessage{Role::User, text, {}, {}, {}, {}};
        for (const ChatMessage& message : tools.gate.outgoing(request)) leaving.texts << message.text;
        return leaving;
    }

    Authenticator authenticator;
    CallTools tools;
    RemoteProvider* q;
    ResponseCache cache;
    std::map<QString, std::shared_ptr<ProviderState>> states;
    std::map<RequestId, RemoteAnswer*> answers;
    RequestId last = 0;
};

RemoteProvider::RemoteProvider(EgressGate& gate, SecretStore& secrets, QObject* parent)
    : ChatProvider(parent), d_(std::make_unique<Private>(this, gate, secrets)) {}

RemoteProvider::~RemoteProvider() {
    const auto children = findChildren<QObject*>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(children);  // they use what d_ holds
}

void RemoteProvider::setProviders(const QList<ProviderConfig>& providers) {
    std::map<QString, std::shared_ptr<ProviderState>> states;
    for (const ProviderConfig& config : providers) {
        const auto known = d_->state(config.id);
        if (known && sameService(known->config(), config)) known->rename(config);
        states[config.id] = known && sameService(known->config(), config) ? known : d_->add(config);
    }
    d_->states = std::move(states);
    for (const ProviderConfig& config : providers) emit healthChanged(config.id);
}

const ProviderConfig* RemoteProvider::find(const QString& providerId) const {
    const auto state = d_->state(providerId);
    return state ? &state->config() : nullptr;
}

RequestId RemoteProvider::start(const ChatRequest& request) {
    const RequestId id = ++d_->last;
    const auto state = d_->state(parseRemoteModelId(request.modelId).provider);
    if (!state) {
        QMetaObject::invokeMethod(this, [this, id] { emit failed(id, unknownProvider()); }, Qt::QueuedConnection);
        return id;
    }
    auto* answer = new RemoteAnswer(d_->tools, state, d_->cache, request, this);
    d_->answers[id] = answer;
    connect(answer, &RemoteAnswer::progress, this, [this, id](const Progress& p) { emit progress(id, p); });
    connect(answer, &RemoteAnswer::delta, this, [this, id](const Delta& d) { emit delta(id, d); });
    connect(answer, &RemoteAnswer::finished, this, [this, id, answer](const Usage& usage) {
        d_->answers.erase(id);
        answer->deleteLater();
        emit finished(id, usage);
    });
    connect(answer, &RemoteAnswer::failed, this, [this, id, answer](const ChatError& error) {
        d_->answers.erase(id);
        answer->deleteLater();
        emit failed(id, error);
    });
    // Later than start() returns: before that nobody knows the id.
    QMetaObject::invokeMethod(answer, &RemoteAnswer::start, Qt::QueuedConnection);
    return id;
}

void RemoteProvider::cancel(RequestId id) {
    const auto found = d_->answers.find(id);
    if (found == d_->answers.end()) return;
    QMetaObject::invokeMethod(found->second, &RemoteAnswer::cancel, Qt::QueuedConnection);
}

bool RemoteProvider::canContinue(const QString& modelId) const {
    const ProviderConfig* config = find(parseRemoteModelId(modelId).provider);
    const Preset* preset = config ? findPreset(config->preset) : nullptr;
    return preset && preset->prefixCompletion && !dialectOf(preset->id).prefix.isEmpty();
}

QFuture<Result<QList<RemoteModel>>> RemoteProvider::models(const QString& providerId) {
    using Models = Result<QList<RemoteModel>>;
    const auto state = d_->state(providerId);
    if (!state) return ready(Models(asError(unknownProvider())));
    if (auto refusal = d_->tools.gate.refusal(state->config(), DataPolicy::Open, {})) return ready(Models(asError(*refusal)));
    CallSpec spec;
    spec.verb = "GET";
    spec.path = QStringLiteral("/models");
    spec.testing = true;  // a person asked: no breaker stands in the way
    const auto record = auditRecord(state->config(), QStringLiteral("models"), {}, DataPolicy::Open);
    return d_->ask(state, spec, record).then([pinned = state->config().pinnedModels](const JsonAnswer& answer) -> Models {
        QList<RemoteModel> models = readModels(answer.json);
        const bool notOffered = answer.status == 404 || answer.status == 405;
        if (answer.error && !(notOffered && !pinned.isEmpty())) return asError(*answer.error);
        if (models.isEmpty())
            for (const QString& name : pinned) models << RemoteModel{name, {}};
        return models;
    });
}

QFuture<ConnectionReport> RemoteProvider::test(const ProviderConfig& provider, const QString& key, bool streaming) {
    ConnectionReport report;
    report.error = d_->tools.gate.refusal(provider, DataPolicy::Open, {});
    if (report.error) return ready(report);
    ProviderConfig config = provider;
    if (!key.isEmpty()) {
        config.id = QStringLiteral("test-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
        const Secret kind = provider.auth == AuthKind::ClientCredentials ? Secret::ClientSecret : Secret::ApiKey;
        d_->tools.secrets.write(secretName(config.id, kind), key, SecretStore::Place::ThisRun);
    }
    return (new ConnectionProbe(d_->tools, config, !key.isEmpty(), streaming, this))->start();
}

QFuture<Result<QList<QList<float>>>> RemoteProvider::embed(const QString& modelId, const QStringList& texts, DataPolicy policy) {
    using Vectors = Result<QList<QList<float>>>;
    const RemoteModelId model = parseRemoteModelId(modelId);
    const auto state = d_->state(model.provider);
    if (!state) return ready(Vectors(asError(unknownProvider())));
    const auto leaving = d_->leaving(state->config(), policy, texts);
    if (leaving.refusal) return ready(Vectors(asError(*leaving.refusal)));
    CallSpec spec;
    spec.path = QStringLiteral("/embeddings");
    spec.body = compact({{"model", model.model}, {"input", QJsonArray::fromStringList(leaving.texts)}, {"encoding_format", "float"}});
    spec.policy = policy;
    spec.carriesText = true;
    spec.tokens = int(spec.body.size() / 4);
    spec.attempts = state->config().maxAttempts;
    const auto record = auditRecord(state->config(), QStringLiteral("embeddings"), model.model, policy);
    return d_->ask(state, spec, record).then([count = texts.size()](const JsonAnswer& answer) {
        return readEmbeddings(answer, count);
    });
}

QFuture<Result<QString>> RemoteProvider::fillIn(const QString& modelId, const QString& prefix, const QString& suffix,
                                                int maxTokens, DataPolicy policy) {
    const RemoteModelId model = parseRemoteModelId(modelId);
    const auto state = d_->state(model.provider);
    if (!state) return ready(Result<QString>(asError(unknownProvider())));
    const Preset* preset = findPreset(state->config().preset);
    if (!preset || preset->fimPath.isEmpty())
        return ready(Result<QString>(Error{ErrorKind::kUnsupported, Sentence::tr("This service does not fill in text.").toStdString(), {}}));
    const auto leaving = d_->leaving(state->config(), policy, {prefix, suffix});
    if (leaving.refusal) return ready(Result<QString>(asError(*leaving.refusal)));
    CallSpec spec;
    spec.path = preset->fimPath;
    spec.body = compact({{"model", model.model}, {"prompt", leaving.texts[0]}, {"suffix", leaving.texts[1]}, {"max_tokens", maxTokens}});
    spec.policy = policy;
    spec.carriesText = true;
    spec.tokens = int(spec.body.size() / 4);
    spec.attempts = state->config().maxAttempts;
    const auto record = auditRecord(state->config(), QStringLiteral("fim"), model.model, policy);
    return d_->ask(state, spec, record).then([&gate = d_->tools.gate, name = leaving.redaction](const JsonAnswer& answer) -> Result<QString> {
        if (answer.error) return asError(*answer.error);
        const QJsonObject choice = answer.json["choices"][0].toObject();
        const QString text = choice["text"].isString() ? choice["text"].toString() : choice["message"]["content"].toString();
        return gate.redactor(name).restore(text);
    });
}

Health RemoteProvider::health(const QString& providerId) const {
    const auto state = d_->state(providerId);
    return state ? state->health() : Health{};
}

ResponseCache& RemoteProvider::cache() { return d_->cache; }

}  // namespace loquat::remote
