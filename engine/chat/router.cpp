// SPDX-License-Identifier: MIT
#include "engine/chat/router.h"

#include <QTimer>

namespace loquat {

namespace {

/// Failures another side can do better at. What the user or the policy forbade is not one.
bool otherSideMayHelp(ChatError::Kind kind) {
    return kind != ChatError::Kind::NotAllowed && kind != ChatError::Kind::BadRequest;
}

/// The conversation with what was written in this request as part of its unfinished answer.
QList<ChatMessage> withPartial(const ChatRequest& request, const QString& text, const QString& reasoning) {
    QList<ChatMessage> messages = request.messages;
    if (!request.continueLast || messages.isEmpty()) messages.append(ChatMessage{.role = Role::Assistant});
    messages.last().text += text;
    messages.last().reasoning += reasoning;
    return messages;
}

bool sees(Side side, const RouteFacts& facts) { return side == Side::Local ? facts.localSees : facts.cloudSees; }

/// For a model that cannot see: the names of pictures in earlier messages stand in for them.
QList<ChatMessage> withoutPictures(QList<ChatMessage> messages) {
    for (ChatMessage& message : messages) {
        for (const Image& image : std::as_const(message.images))
            message.text += QStringLiteral("\n\n[A picture you cannot see: %1]").arg(image.name);
        message.images.clear();
    }
    return messages;
}

}  // namespace

Router::Router(ChatProvider& local, ChatProvider& cloud, QObject* parent)
    : ChatProvider(parent), local_(local), cloud_(cloud) {
    listen(Side::Local);
    listen(Side::Cloud);
}

void Router::listen(Side side) {
    ChatProvider& from = provider(side);
    connect(&from, &ChatProvider::progress, this, [this, side](RequestId inner, const Progress& progress) {
        if (const RequestId id = outer(side, inner)) emit this->progress(id, progress);
    });
    connect(&from, &ChatProvider::delta, this, [this, side](RequestId inner, const Delta& delta) {
        const RequestId id = outer(side, inner);
        if (!id) return;
        Run& run = runs_[id];
        run.text += delta.text;
        run.reasoning += delta.reasoning;
        run.tokens += delta.tokens;
        emit this->delta(id, delta);
    });
    connect(&from, &ChatProvider::finished, this, [this, side](RequestId inner, const Usage& usage) {
        const RequestId id = outer(side, inner);
        if (!id) return;
        const Run run = take(id);
        Usage whole = usage;
        if (run.handed_over) {
            whole.generatedTokens += run.earlier.generatedTokens;
            whole.firstTokenMs = run.earlier.firstTokenMs > 0 ? run.earlier.firstTokenMs : usage.firstTokenMs;
        }
        emit finished(id, whole);
    });
    connect(&from, &ChatProvider::failed, this, [this, side](RequestId inner, const ChatError& error) {
        const RequestId id = outer(side, inner);
        if (!id) return;
        if (handOver(id, runs_[id], error)) return;
        take(id);
        emit failed(id, error);
    });
}

RequestId Router::start(const RoutedRequest& request) {
    const RequestId id = ++last_id_;
    Run run;
    run.request = request;
    run.decision = decide(request.mode, request.facts, request.rules);
    run.side = run.decision.side;
    runs_[id] = run;
    QTimer::singleShot(0, this, [this, id] {
        if (!runs_.contains(id)) return;
        Run& run = runs_[id];
        if (!run.decision.problem.isEmpty()) {
            const ChatError error{ChatError::Kind::ModelMissing, run.decision.problem, {}};
            take(id);
            emit failed(id, error);
            return;
        }
        ask(id, run);
    });
    return id;
}

RequestId Router::start(const ChatRequest& request) {
    const bool isFile = request.modelId.startsWith('/') || request.modelId.startsWith(':');
    RoutedRequest routed;
    routed.chat = request;
    routed.mode = isFile ? RouteMode::Local : RouteMode::Cloud;
    (isFile ? routed.localModel : routed.cloudModel) = request.modelId;
    routed.facts.hasLocal = isFile;
    routed.facts.hasCloud = !isFile;
    return start(routed);
}

void Router::ask(RequestId id, Run& run) {
    ChatRequest request = run.request.chat;
    request.modelId = run.side == Side::Local ? run.request.localModel : run.request.cloudModel;
    request.rule = run.decision.why;
    if (!sees(run.side, run.request.facts)) request.messages = withoutPictures(request.messages);
    if (!run.text.isEmpty()) {
        request.messages = withPartial(request, run.text, run.reasoning);
        request.continueLast = true;
    }
    if (!run.handed_over) emit routed(id, run.side, request.modelId, run.decision);
    run.inner = provider(run.side).start(request);
    outer_[static_cast<int>(run.side)][run.inner] = id;
}

bool Router::handOver(RequestId id, Run& run, const ChatError& error) {
    const RouteFacts& facts = run.request.facts;
    const bool toLocal = run.side == Side::Cloud;
    const bool understood = !facts.pictures || sees(toLocal ? Side::Local : Side::Cloud, facts);
    const bool possible = toLocal ? facts.hasLocal : facts.hasCloud && facts.cloudAllowed && !facts.paused && run.request.cloudMayTakeOver;
    const bool automatic =
        run.request.mode == RouteMode::Auto || (toLocal && error.kind == ChatError::Kind::Paused);
    if (run.handed_over || !possible || !understood || !automatic || !otherSideMayHelp(error.kind)) return false;

    Seam seam;
    seam.at = static_cast<int>(run.text.size());
    seam.from = run.side;
    seam.to = toLocal ? Side::Local : Side::Cloud;
    seam.fromModel = toLocal ? run.request.cloudModel : run.request.localModel;
    seam.toModel = toLocal ? run.request.localModel : run.request.cloudModel;
    seam.why = error.what;
    outer_[static_cast<int>(run.side)].remove(run.inner);
    run.earlier.generatedTokens = run.tokens;
    run.handed_over = true;
    run.side = seam.to;
    emit handedOver(id, seam);
    if (runs_.contains(id)) ask(id, runs_[id]);
    return true;
}

void Router::cancel(RequestId id) {
    const auto run = runs_.constFind(id);
    if (run == runs_.cend()) return;
    if (run->inner) {
        provider(run->side).cancel(run->inner);
        return;
    }
    take(id);
    Usage usage;
    usage.reason = FinishReason::Cancelled;
    QTimer::singleShot(0, this, [this, id, usage] { emit finished(id, usage); });
}

Router::Run Router::take(RequestId id) {
    const Run run = runs_.take(id);
    outer_[static_cast<int>(run.side)].remove(run.inner);
    return run;
}

}  // namespace loquat
