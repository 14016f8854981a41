// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <memory>
#include <optional>

#include "engine/chat/sinks.h"
#include "engine/remote/answer_reader.h"
#include "engine/remote/catalogue.h"
#include "engine/remote/incoming_text.h"
#include "engine/remote/remote_call.h"
#include "engine/remote/response_cache.h"

namespace loquat::remote {

/// One chat request from start to end. Says any number of progress and delta, then one of finished and failed;
/// then its owner deletes it. What leaves is written to the audit log when it ends, whatever the end.
class RemoteAnswer : public QObject {
    Q_OBJECT
public:
    RemoteAnswer(CallTools tools, std::shared_ptr<ProviderState> state, ResponseCache& cache, const ChatRequest& request,
                 QObject* parent = nullptr);
    ~RemoteAnswer() override;

    void start();
    void cancel();

signals:
    void progress(const loquat::Progress& progress);
    void delta(const loquat::Delta& delta);
    void finished(const loquat::Usage& usage);
    void failed(const loquat::ChatError& error);

private:
    struct Body {
        QByteArray json;
        QByteArray sha256;
    };

    std::optional<ChatError> refusal() const;
    bool answerFromCache();
    void buildBody();
    void call(const Body& body);
    void beginAttempt();
    void read(const QList<AnswerPiece>& pieces);
    void take(const AnswerPiece& piece);
    void say(const Delta& delta);
    void bodyEnded();
    bool askPlainly(const ChatError& error);
    void end(const std::optional<ChatError>& error);
    Usage usage(FinishReason reason) const;
    void writeAudit(const QString& status);
    bool continuesByPrefix() const;

    CallTools tools_;
    std::shared_ptr<ProviderState> state_;
    ResponseCache& cache_;
    ChatRequest request_;
    QString model_;
    const Preset* preset_;
    QByteArray cache_key_;
    AuditRecord audit_;
    RemoteCall* call_ = nullptr;
    QByteArray body_;

    AnswerReader reader_;
    std::unique_ptr<IncomingText> incoming_;
    QList<ToolCall> tool_calls_;
    std::optional<FinishReason> finish_;
    std::optional<TokenCounts> counts_;
    QString text_;       ///< as shown
    QString reasoning_;
    int pieces_ = 0;
    bool asked_plainly_ = false;
    bool ended_ = false;

    QElapsedTimer since_start_;
    double first_token_ms_ = 0;
    double last_token_ms_ = 0;
};

}  // namespace loquat::remote
