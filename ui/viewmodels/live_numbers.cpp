// SPDX-License-Identifier: MIT
#include "ui/viewmodels/live_numbers.h"

#include "ui/viewmodels/computer.h"
#include "ui/viewmodels/format.h"

namespace loquat::ui {

namespace {
constexpr int kSamples = 40;
constexpr int kSampleMs = 250;
}  // namespace

void LiveNumbers::setModel(const LoadedModelState& state, quint64 kvBytesPerToken) {
    state_ = state;
    kv_bytes_per_token_ = kvBytesPerToken;
    emit changed();
}

void LiveNumbers::setWhy(const QString& why, const QString& side) {
    if (why_ == why && why_side_ == side) return;
    why_ = why;
    why_side_ = side;
    emit changed();
}

void LiveNumbers::setCost(const QString& cost) {
    if (cost_ == cost) return;
    cost_ = cost;
    emit changed();
}

void LiveNumbers::setContextUsed(int tokens) {
    if (context_used_ == tokens) return;
    context_used_ = tokens;
    emit changed();
}

void LiveNumbers::onAnswer(const RunningAnswer& answer) {
    if (!answer.writing) return;
    if (sampled_message_ != answer.message.id || answer.tokens < sampled_tokens_) {
        sampled_message_ = answer.message.id;
        sampled_tokens_ = answer.tokens;
        first_token_ms_ = double(answer.clock.elapsed());
        sample_clock_.start();
        emit changed();
        return;
    }
    const qint64 ms = sample_clock_.elapsed();
    if (ms < kSampleMs) return;
    addSample(1000.0 * (answer.tokens - sampled_tokens_) / double(ms));
    sampled_tokens_ = answer.tokens;
    sample_clock_.start();
}

void LiveNumbers::onEnded(const storage::GenerationStats& stats) {
    sampled_message_.clear();
    sampled_tokens_ = 0;
    if (stats.messageId.isEmpty()) return;
    first_token_ms_ = stats.firstTokenMs;
    if (stats.tokensPerSecond > 0)
        addSample(stats.tokensPerSecond);
    else
        emit changed();
}

void LiveNumbers::addSample(double tokensPerSecond) {
    tokens_per_second_ = tokensPerSecond;
    history_.append(tokensPerSecond);
    if (history_.size() > kSamples) history_.removeFirst();
    emit changed();
}

QString LiveNumbers::memoryText() const {
    const quint64 total = readMemory().total;
    return total ? tr("%1 of %2").arg(formatBytes(state_.memoryBytes), formatBytes(total)) : QString();
}

double LiveNumbers::memoryFraction() const {
    const quint64 total = readMemory().total;
    return total ? double(state_.memoryBytes) / double(total) : 0;
}

QString LiveNumbers::kvText() const {
    if (state_.contextTokens == 0) return tr("no model in memory");
    return tr("%1 of %2 · %n token(s)", nullptr, context_used_)
        .arg(formatBytes(kv_bytes_per_token_ * quint64(context_used_)),
             formatBytes(kv_bytes_per_token_ * quint64(state_.contextTokens)));
}

double LiveNumbers::kvFraction() const {
    return state_.contextTokens > 0 ? qMin(1.0, double(context_used_) / state_.contextTokens) : 0;
}

QString LiveNumbers::firstTokenText() const {
    return first_token_ms_ > 0 ? formatSeconds(first_token_ms_ / 1000) : QStringLiteral("–");
}

QString LiveNumbers::costText() const { return cost_.isEmpty() ? tr("none, all local") : cost_; }

}  // namespace loquat::ui
