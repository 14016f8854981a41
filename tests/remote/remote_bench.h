// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QTest>

#include "engine/chat/sinks.h"
#include "engine/remote/egress_gate.h"
#include "engine/remote/remote_provider.h"
#include "scripted_server.h"

/// Keeps what would go to the audit log.
class AuditKeeper : public loquat::AuditSink {
public:
    void record(const loquat::AuditRecord& record) override { records << record; }
    QList<loquat::AuditRecord> records;
};

/// How a request went.
struct Outcome {
    QString text;
    QString reasoning;
    QList<loquat::Progress> progress;
    std::optional<loquat::Usage> usage;
    std::optional<loquat::ChatError> error;
    int ends = 0;
    int deltas = 0;
    qint64 ms = 0;

    bool has(loquat::Progress::Phase phase) const {
        return std::any_of(progress.begin(), progress.end(), [phase](const auto& p) { return p.phase == phase; });
    }
};

/// A provider called "p" behind a gate of its own, with short patience.
class RemoteBench {
public:
    RemoteBench() {
        secrets.write(loquat::remote::secretName("p", loquat::remote::Secret::ApiKey), kKey,
                      loquat::remote::SecretStore::Place::ThisRun);
    }

    void use(const QUrl& url, const QString& preset = "custom") {
        config.id = "p";
        config.name = "Test service";
        config.preset = preset;
        config.baseUrl = url;
        config.connectTimeoutMs = 5000;
        config.firstTokenTimeoutMs = 5000;
        config.silenceTimeoutMs = 5000;
        apply();
    }
    void apply() { provider.setProviders({config}); }

    static loquat::ChatRequest question(const QString& model, const QString& text = "What is a loquat?") {
        loquat::ChatRequest request;
        request.modelId = "p/" + model;
        request.policy = loquat::DataPolicy::Open;
        request.conversationId = "c";
        request.messages = {{loquat::Role::User, text, {}, {}, {}, {}}};
        return request;
    }

    /// Watches a request to its end; `onDelta` may cancel.
    Outcome ask(const loquat::ChatRequest& request, const std::function<void(loquat::RequestId)>& onDelta = {}) {
        Outcome outcome;
        QObject scope;
        loquat::RequestId id = 0;
        using P = loquat::remote::RemoteProvider;
        QObject::connect(&provider, &P::delta, &scope, [&](loquat::RequestId of, const loquat::Delta& delta) {
            if (of != id) return;
            outcome.text += delta.text;
            outcome.reasoning += delta.reasoning;
            ++outcome.deltas;
            if (onDelta) onDelta(id);
        });
        QObject::connect(&provider, &P::progress, &scope, [&](loquat::RequestId of, const loquat::Progress& progress) {
            if (of == id) outcome.progress << progress;
        });
        QObject::connect(&provider, &P::finished, &scope, [&](loquat::RequestId of, const loquat::Usage& usage) {
            if (of != id) return;
            outcome.usage = usage;
            ++outcome.ends;
        });
        QObject::connect(&provider, &P::failed, &scope, [&](loquat::RequestId of, const loquat::ChatError& error) {
            if (of != id) return;
            outcome.error = error;
            ++outcome.ends;
        });
        QElapsedTimer timer;
        timer.start();
        id = provider.start(request);
        (void)QTest::qWaitFor([&] { return outcome.ends > 0; }, 60'000);
        outcome.ms = timer.elapsed();
        return outcome;
    }
    Outcome ask(const QString& model) { return ask(question(model)); }

    static inline const QString kKey = QStringLiteral("sk-test-0123456789abcdef");

    AuditKeeper audit;
    loquat::remote::EgressGate gate{audit};
    loquat::remote::SecretStore secrets{"Loquat tests"};
    loquat::remote::RemoteProvider provider{gate, secrets};
    loquat::remote::ProviderConfig config;
};

inline const QString kServerText = QStringLiteral(
    "A loquat is a small orange fruit. It grows on an evergreen tree with large leaves, flowers in autumn and "
    "ripens in early spring. In China it is called 枇杷, in Japan びわ. 🍊 Cooks make jam, syrup and wine of it. "
    "The seeds are large and smooth, the flesh is sweet and a little sour, and the skin peels off easily.");
inline const QString kServerThought = QStringLiteral("The user asks about a fruit. I know it well: a loquat.");
