// SPDX-License-Identifier: MIT
#include "ui/app/scripted_provider.h"

#include <QFileInfo>
#include <QPromise>

#include "ui/app/sample_history.h"

namespace loquat::ui {

namespace {

constexpr int kPieceLength = 4;
constexpr int kContext = 4096;

template <class T>
QFuture<T> ready(T value) {
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

int roughTokens(const QList<ChatMessage>& messages) {
    qsizetype characters = 0;
    for (const ChatMessage& m : messages) characters += m.text.size() + 8;
    return int(characters / kPieceLength);
}

}  // namespace

ScriptedProvider::ScriptedProvider(int msPerPiece, QObject* parent) : ModelHost(parent) {
    timer_.setInterval(msPerPiece);
    connect(&timer_, &QTimer::timeout, this, &ScriptedProvider::step);
}

RequestId ScriptedProvider::start(const ChatRequest& request) {
    const QString question = request.messages.isEmpty() ? QString() : request.messages.last().text;
    Run run;
    run.promptTokens = roughTokens(request.messages);
    run.fails = question.contains("fail", Qt::CaseInsensitive);
    run.text = request.continueLast ? QStringLiteral(" And that is the rest of it.") : sampleAnswer();
    if (question.contains("think", Qt::CaseInsensitive))
        run.reasoning = QStringLiteral("The question is short. I look for the simplest true answer, then check it.");
    runs_.insert(++last_id_, run);
    preload(request.modelId);
    timer_.start();
    return last_id_;
}

void ScriptedProvider::step() {
    const QList<RequestId> ids = runs_.keys();
    for (const RequestId id : ids) {
        Run& run = runs_[id];
        if (run.pieces++ == 0) {
            emit progress(id, {Progress::Phase::Reading, run.promptTokens, run.promptTokens});
        } else if (run.fails) {
            runs_.remove(id);
            emit failed(id, {ChatError::Kind::NoMemory, tr("Not enough memory for this model"),
                             tr("It needs 5.2 GB and 3.9 GB is free. Choose a smaller model, or close other programs.")});
        } else if (!run.reasoning.isEmpty()) {
            emit delta(id, {{}, run.reasoning.left(kPieceLength), 1});
            run.reasoning.remove(0, kPieceLength);
        } else if (!run.text.isEmpty()) {
            emit delta(id, {run.text.left(kPieceLength), {}, 1});
            run.text.remove(0, kPieceLength);
        } else {
            finish(id, FinishReason::End);
        }
    }
    if (runs_.isEmpty()) timer_.stop();
}

void ScriptedProvider::cancel(RequestId id) {
    if (runs_.contains(id)) finish(id, FinishReason::Cancelled);
}

void ScriptedProvider::finish(RequestId id, FinishReason reason) {
    const Run run = runs_.take(id);
    Usage usage;
    usage.reason = reason;
    usage.promptTokens = run.promptTokens;
    usage.generatedTokens = run.pieces;
    usage.firstTokenMs = 2.0 * timer_.interval();
    usage.decodeMs = double(run.pieces) * timer_.interval();
    usage.tokensPerSecond = 1000.0 / qMax(1, timer_.interval());
    emit finished(id, usage);
}

void ScriptedProvider::preload(const QString& path) {
    if (loaded_.path == path) return;
    loaded_.path = path;
    loaded_.contextTokens = context_tokens_ > 0 ? context_tokens_ : kContext;
    loaded_.memoryBytes = 1'400'000'000;
    loaded_.device = QStringLiteral("scripted");
    emit modelStateChanged(loaded_);
}

void ScriptedProvider::unload() {
    loaded_ = {};
    emit modelStateChanged(loaded_);
}

void ScriptedProvider::setContextTokens(int tokens) { context_tokens_ = tokens; }

QFuture<LocalModelInfo> ScriptedProvider::describe(const QString& path) { return ready(sampleModel(path)); }

QFuture<int> ScriptedProvider::countTokens(const QString& path, const QList<ChatMessage>& messages) {
    return ready(path == loaded_.path ? roughTokens(messages) : -1);
}

}  // namespace loquat::ui
