// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "engine/chat/types.h"

namespace loquat {

/// Tells a model's thinking from its answer while the text streams in: "<think>…</think>" at the beginning
/// of an answer becomes reasoning, all else text. Later tags are text: an answer may well speak of them.
/// White space around the thinking is dropped. A thought that never ends stays reasoning.
class ReasoningSplitter {
public:
    enum class Begin {
        Answer,            ///< a new answer, which may open a thought
        Thought,           ///< a new answer whose prompt has opened the thought already
        ContinuedThought,  ///< goes on in the middle of a thought
        ContinuedAnswer,   ///< goes on after the thought
    };

    explicit ReasoningSplitter(Begin begin = Begin::Answer);

    /// What became certain with this piece. Work is linear in the piece.
    Delta push(const QString& piece);
    /// The end of the answer: what still waited for the rest of a tag is taken as it stands.
    Delta finish();

private:
    enum class State { Opening, Thought, Answer };

    void open();
    void think(Delta& delta);
    void answer(Delta& delta);

    State state_;
    bool trimming_;    // white space at the beginning of the thought, or behind it, is dropped
    QString pending_;  // not yet certain
};

}  // namespace loquat
