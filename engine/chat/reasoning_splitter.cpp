// SPDX-License-Identifier: MIT
#include "engine/chat/reasoning_splitter.h"

#include <algorithm>
#include <utility>

namespace loquat {

namespace {

const QString kOpen = QStringLiteral("<think>");
const QString kClose = QStringLiteral("</think>");

qsizetype leadingSpace(const QString& text) {
    const auto end = std::find_if(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); });
    return end - text.begin();
}

/// Where the part begins that may turn out to be white space before kClose, or its beginning.
qsizetype certainLength(const QString& text) {
    qsizetype length = text.size();
    for (qsizetype n = std::min(text.size(), kClose.size() - 1); n > 0; --n) {
        if (QStringView(text).endsWith(QStringView(kClose).first(n))) {
            length -= n;
            break;
        }
    }
    while (length > 0 && text[length - 1].isSpace()) --length;
    return length;
}

QString trimmedEnd(QString text) {
    while (!text.isEmpty() && text.back().isSpace()) text.chop(1);
    return text;
}

}  // namespace

ReasoningSplitter::ReasoningSplitter(Begin begin)
    : state_(begin == Begin::Answer            ? State::Opening
             : begin == Begin::ContinuedAnswer ? State::Answer
                                               : State::Thought),
      trimming_(begin == Begin::Thought) {}

Delta ReasoningSplitter::push(const QString& piece) {
    pending_ += piece;
    Delta delta;
    if (state_ == State::Opening) open();
    if (state_ == State::Thought) think(delta);
    if (state_ == State::Answer) answer(delta);
    return delta;
}

Delta ReasoningSplitter::finish() {
    Delta delta;
    QString& target = state_ == State::Thought ? delta.reasoning : delta.text;
    if (!trimming_ || leadingSpace(pending_) < pending_.size()) target = pending_;
    pending_.clear();
    return delta;
}

void ReasoningSplitter::open() {
    const QStringView rest = QStringView(pending_).mid(leadingSpace(pending_));
    if (rest.startsWith(kOpen)) {
        state_ = State::Thought;
        trimming_ = true;
        pending_ = rest.mid(kOpen.size()).toString();
    } else if (!QStringView(kOpen).startsWith(rest)) {
        state_ = State::Answer;
    }
}

void ReasoningSplitter::think(Delta& delta) {
    if (trimming_) {
        pending_.remove(0, leadingSpace(pending_));
        trimming_ = pending_.isEmpty();
    }
    const qsizetype end = pending_.indexOf(kClose);
    if (end < 0) {
        const qsizetype certain = certainLength(pending_);
        delta.reasoning = pending_.left(certain);
        pending_.remove(0, certain);
        return;
    }
    delta.reasoning = trimmedEnd(pending_.left(end));
    pending_.remove(0, end + kClose.size());
    state_ = State::Answer;
    trimming_ = true;
}

void ReasoningSplitter::answer(Delta& delta) {
    if (trimming_) {
        pending_.remove(0, leadingSpace(pending_));
        if (pending_.isEmpty()) return;
        trimming_ = false;
    }
    delta.text = std::exchange(pending_, {});
}

}  // namespace loquat
