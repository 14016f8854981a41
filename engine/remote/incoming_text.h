// SPDX-License-Identifier: MIT
#pragma once

#include <QCryptographicHash>
#include <optional>

#include "engine/chat/reasoning_splitter.h"
#include "engine/chat/types.h"
#include "engine/remote/answer_reader.h"
#include "engine/remote/continuation.h"
#include "engine/remote/redaction.h"

namespace loquat::remote {

/// The way from what a service says to what is shown: thinking told from text, a repeated beginning dropped,
/// placeholders put back, words that may not be shown kept out.
class IncomingText {
public:
    struct Setting {
        ReasoningSplitter::Begin begin = ReasoningSplitter::Begin::Answer;
        QString before;                      ///< the unfinished text when the continuation was asked for in words
        const Redactor* redactor = nullptr;  ///< null: nothing was replaced; outlives this
        QList<WordRule> words;
    };
    explicit IncomingText(const Setting& setting);

    Delta feed(const AnswerPiece& piece);
    Delta finish();
    bool stopped() const { return text_.words.stopped() || reasoning_.words.stopped(); }
    QByteArray sha256() const { return hash_.result(); }  ///< of the text as it came, UTF-8

private:
    struct Path {
        std::optional<Restorer> restorer;
        WordWatch words;
        QString feed(const QString& piece);
        QString flush();
    };

    ReasoningSplitter splitter_;
    OverlapTrimmer overlap_;
    Path text_;
    Path reasoning_;
    QCryptographicHash hash_{QCryptographicHash::Sha256};
};

}  // namespace loquat::remote
