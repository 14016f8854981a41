// SPDX-License-Identifier: MIT
#include "ui/viewmodels/quantize_answers.h"

#include "ui/viewmodels/format.h"

namespace loquat::ui {

namespace {
constexpr int kMostTokens = 160;  // enough to see a difference
const QString kOriginal = QStringLiteral("original");
}  // namespace

QuantizeAnswers::QuantizeAnswers(ModelHost& host, const QuantizeResults& results, QObject* parent)
    : QObject(parent), host_(host), results_(results) {
    sides_[0].id = kOriginal;
    connect(&results, &QuantizeResults::changed, this, &QuantizeAnswers::changed);
    connect(&host, &ChatProvider::delta, this, [this](RequestId id, const Delta& delta) {
        if (Answer* answer = of(id)) {
            answer->text += delta.reasoning + delta.text;
            emit changed();
        }
    });
    connect(&host, &ChatProvider::finished, this, [this](RequestId id, const Usage& usage) {
        Answer* answer = of(id);
        if (!answer) return;
        answer->done = usage.reason != FinishReason::Cancelled;
        finish(*answer, tr("%n token(s), %1", nullptr, usage.generatedTokens).arg(formatSpeed(usage.tokensPerSecond)));
    });
    connect(&host, &ChatProvider::failed, this, [this](RequestId id, const ChatError& error) {
        if (Answer* answer = of(id)) finish(*answer, joinSentences({error.what, error.why}));
    });
}

QuantizeAnswers::Answer* QuantizeAnswers::of(RequestId id) {
    for (Answer& answer : sides_)
        if (answer.request == id && id != 0) return &answer;
    return nullptr;
}

void QuantizeAnswers::finish(Answer& answer, const QString& stats) {
    answer.request = 0;
    answer.stats = stats;
    if (!isAnswering()) host_.unload();  // the memory is for the next candidate
    emit changed();
}

void QuantizeAnswers::setOriginal(const QString& path) {
    clear();
    original_ = path;
}

void QuantizeAnswers::clear() {
    stop();
    for (Answer& answer : sides_) answer = {};
    sides_[0].id = kOriginal;
    host_.unload();
    emit changed();
}

void QuantizeAnswers::setPrompt(const QString& prompt) {
    if (prompt_ == prompt) return;
    prompt_ = prompt;
    emit changed();
}

QVariantList QuantizeAnswers::options() const {
    QVariantList list{QVariantMap{{"value", kOriginal}, {"text", tr("The original")}}};
    for (const WorkshopResult& r : results_.all()) list << QVariantMap{{"value", r.id}, {"text", results_.nameOf(r)}};
    return list;
}

QString QuantizeAnswers::rightId() const { return sides_[1].id.isEmpty() ? results_.selected() : sides_[1].id; }

void QuantizeAnswers::choose(int side, const QString& id) {
    if (isAnswering()) return;
    sides_[side] = {};
    sides_[side].id = id;
    emit changed();
}

QString QuantizeAnswers::pathOf(const QString& id) const {
    const WorkshopResult* result = results_.find(id);
    return result ? result->path : original_;
}

QString QuantizeAnswers::verdict() const {
    if (!sides_[0].done || !sides_[1].done) return {};
    return sides_[0].text == sides_[1].text ? tr("Both answers are the same, word for word.") : tr("The answers differ.");
}

void QuantizeAnswers::ask() {
    if (!canAsk()) return;
    ChatRequest request;
    request.messages.append({Role::User, prompt_.trimmed(), {}});
    request.sampling.temperature = 0;
    request.sampling.seed = 1;
    request.sampling.maxTokens = kMostTokens;
    const QString ids[2] = {leftId(), rightId()};
    for (int side = 0; side < 2; ++side) {
        sides_[side] = {};
        sides_[side].id = ids[side];
        request.modelId = pathOf(ids[side]);
        sides_[side].request = host_.start(request);
    }
    emit changed();
}

void QuantizeAnswers::stop() {
    for (const Answer& answer : sides_)
        if (answer.request) host_.cancel(answer.request);
}

}  // namespace loquat::ui
