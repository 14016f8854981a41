// SPDX-License-Identifier: MIT
#include "engine/remote/response_cache.h"

#include <iterator>
#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

namespace loquat::remote {

namespace {

// QDataStream writes a length before every text, so that no two requests write the same bytes.
QDataStream& operator<<(QDataStream& out, const ChatMessage& message) {
    out << int(message.role) << message.text << message.reasoning << message.toolCallId;
    out << message.images.size();
    for (const Image& image : message.images) out << image.mimeType << image.data;
    out << message.toolCalls.size();
    for (const ToolCall& call : message.toolCalls) out << call.id << call.name << call.argumentsJson;
    return out;
}

QDataStream& operator<<(QDataStream& out, const Sampling& sampling) {
    return out << sampling.temperature << sampling.topK << sampling.topP << sampling.minP << sampling.typicalP
               << sampling.repetitionPenalty << sampling.frequencyPenalty << sampling.presencePenalty
               << sampling.seed << sampling.maxTokens << sampling.stop;
}

qint64 size(const QByteArray& key, const ResponseCache::Answer& answer) {
    constexpr qint64 kOverhead = 256;  // list and hash nodes, the numbers of Usage
    qint64 letters = answer.text.size() + answer.reasoning.size();
    for (const ToolCall& call : answer.usage.toolCalls)
        letters += call.id.size() + call.name.size() + call.argumentsJson.size();
    return kOverhead + key.size() + letters * qint64(sizeof(QChar));
}

bool isWhole(const Usage& usage) {
    return usage.reason != FinishReason::Cancelled && usage.reason != FinishReason::Filtered;
}

}  // namespace

QByteArray ResponseCache::key(const ChatRequest& request) {
    if (request.sampling.temperature != 0) return {};
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << request.modelId << request.messages.size();
    for (const ChatMessage& message : request.messages) out << message;
    out << request.sampling << request.continueLast << int(request.policy) << int(request.thinking)
        << request.json << request.toolsJson;
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

std::optional<ResponseCache::Answer> ResponseCache::find(const QByteArray& key) {
    const auto found = index_.constFind(key);
    if (found == index_.constEnd()) return {};
    entries_.splice(entries_.begin(), entries_, *found);
    Answer answer = entries_.front().answer;
    answer.usage.cached = true;
    return answer;
}

void ResponseCache::store(const QByteArray& key, const Answer& answer) {
    if (key.isEmpty() || max_bytes_ == 0 || !isWhole(answer.usage)) return;
    if (const auto old = index_.constFind(key); old != index_.constEnd()) drop(*old);
    entries_.push_front({key, answer, size(key, answer)});
    index_.insert(key, entries_.begin());
    bytes_ += entries_.front().bytes;
    shrink();
}

void ResponseCache::setMaxBytes(qint64 bytes) {
    max_bytes_ = qMax(qint64(0), bytes);
    shrink();
}

void ResponseCache::clear() {
    index_.clear();
    entries_.clear();
    bytes_ = 0;
}

void ResponseCache::shrink() {
    while (bytes_ > max_bytes_) drop(std::prev(entries_.end()));
}

void ResponseCache::drop(Entries::iterator entry) {
    bytes_ -= entry->bytes;
    index_.remove(entry->key);
    entries_.erase(entry);
}

}  // namespace loquat::remote
