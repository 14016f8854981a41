// SPDX-License-Identifier: MIT
#include "ui/viewmodels/redaction_sheet.h"

#include <algorithm>

#include "ui/viewmodels/attachment_reader.h"
#include "ui/viewmodels/format.h"
#include "ui/viewmodels/prompt.h"

namespace loquat::ui {

using remote::Finding;

namespace {

bool isSecret(const QString& kind) { return kind == "key"; }

QVariantMap piece(const QString& text, const QString& placeholder = {}, bool removed = false) {
    return {{"text", text}, {"placeholder", placeholder}, {"removed", removed}};
}

/// A part of a text as it is sent.
QVariantList piecesOf(const QString& original, qsizetype from, qsizetype to, const QList<Finding>& findings) {
    QVariantList pieces;
    qsizetype at = from;
    for (const Finding& finding : findings) {
        if (finding.start < from || finding.start + finding.length > to) continue;
        if (finding.start > at) pieces << piece(original.mid(at, finding.start - at));
        pieces << piece(finding.text, RedactionSheet::placeholderName(finding.placeholder), isSecret(finding.kind));
        at = finding.start + finding.length;
    }
    if (at < to) pieces << piece(original.mid(at, to - at));
    return pieces;
}

QString plainPart(const QString& original, qsizetype from, qsizetype to, const QList<Finding>& findings) {
    QString text;
    qsizetype at = from;
    for (const Finding& finding : findings) {
        if (finding.start < from || finding.start + finding.length > to) continue;
        text += original.mid(at, finding.start - at) + finding.placeholder;
        at = finding.start + finding.length;
    }
    return text + original.mid(at, to - at);
}

QVariantMap along(const QString& title, const QString& text, int tokens, const QString& picture = {}) {
    return {{"title", title}, {"text", text}, {"tokens", tokens}, {"picture", picture}};
}

}  // namespace

QString RedactionSheet::kindName(const QString& kind) {
    if (kind == "id-card") return tr("Identity card");
    if (kind == "passport") return tr("Passport");
    if (kind == "phone") return tr("Phone");
    if (kind == "email") return tr("Email");
    if (kind == "card") return tr("Bank card");
    if (kind == "iban") return tr("Account");
    if (kind == "key") return tr("Key");
    if (kind == "ip") return tr("IP address");
    return tr("Word");
}

QString RedactionSheet::placeholderName(const QString& placeholder) {
    const QString inside = placeholder.mid(1, placeholder.size() - 2).toLower();
    const qsizetype mark = inside.lastIndexOf('_');
    return QStringLiteral("%1 %2").arg(kindName(inside.left(mark).replace('_', '-')), inside.mid(mark + 1));
}

void RedactionSheet::show(const Question& question, Choices choices) {
    question_ = question;
    choices_ = std::move(choices);
    seen_.clear();
    passing_.clear();
    always_ = question.always;
    emit alwaysChanged();
    prepare();
}

remote::Redactor::Redacted RedactionSheet::redacted(const QString& text) {
    return question_.redacting ? question_.redactor->redact(text) : remote::Redactor::Redacted{text, {}};
}

void RedactionSheet::prepare() {
    const QList<ChatMessage>& messages = question_.messages;
    others_.clear();
    tokens_ = 0;
    int earlier = 0, earlierTokens = 0;
    QString earlierText;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const auto redacted = this->redacted(messages[i].text);
        const int tokens = estimateTokens(redacted.text);
        tokens_ += tokens;
        list(redacted.findings);
        if (i == messages.size() - 1) {
            showQuestion(messages[i], redacted);
        } else if (messages[i].role == Role::System) {
            others_ << along(tr("System prompt"), redacted.text, tokens);
        } else {
            ++earlier;
            earlierTokens += tokens;
            earlierText += (earlierText.isEmpty() ? "" : "\n\n") + redacted.text;
        }
    }
    if (earlier > 0)
        others_.prepend(along(tr("%n earlier message(s)", nullptr, earlier), earlierText, earlierTokens));
    addPictures();
    findings_.clear();
    for (const Finding& finding : seen_)
        findings_ << QVariantMap{{"text", finding.text},
                                 {"kind", kindName(finding.kind)},
                                 {"placeholder", placeholderName(finding.placeholder)},
                                 {"hidden", !passing_.contains(finding.text)},
                                 {"removed", isSecret(finding.kind)}};
    emit changed();
}

/// The words of the question stand alone; each text file that goes with them has its own fold.
void RedactionSheet::showQuestion(const ChatMessage& message, const remote::Redactor::Redacted& redacted) {
    const qsizetype whole = message.text.size();
    const qsizetype start = whole - questionMessage(question_.words, question_.attachments).text.size();
    qsizetype words = qMax<qsizetype>(0, start);
    for (const AttachedText& part : start < 0 ? QList<AttachedText>() : attachedTexts(question_.attachments)) {
        const qsizetype from = start + part.start;
        words = from + part.length;
        const QString text = plainPart(message.text, from, words, redacted.findings);
        const auto file = std::find_if(question_.attachments.begin(), question_.attachments.end(),
                                       [&](const storage::Attachment& a) { return a.id == part.id; });
        others_ << along(file->name, text, estimateTokens(text));
    }
    if (words == start) words = 0;  // nothing attached: an earlier question without an answer may stand before it
    original_ = message.text.mid(words);
    pieces_ = piecesOf(message.text, words, whole, redacted.findings);
}

void RedactionSheet::addPictures() {
    for (const ChatMessage& message : question_.messages)
        for (const Image& image : message.images) {
            storage::Attachment picture;
            picture.kind = storage::Attachment::Kind::Picture;
            picture.data = image.data;
            const int tokens = estimateTokens({ChatMessage{.images = {image}}});
            tokens_ += tokens;
            others_.prepend(along(tr("Picture: %1, as it is").arg(image.name), {}, tokens, attachmentThumbnail(picture)));
        }
}

void RedactionSheet::list(const QList<Finding>& findings) {
    for (const Finding& finding : findings) {
        const bool known = std::any_of(seen_.begin(), seen_.end(), [&](const Finding& f) { return f.text == finding.text; });
        if (!known) seen_ << finding;
    }
}

QString RedactionSheet::costText() const {
    const auto& facts = question_.target.facts;
    if (!facts) return {};
    const auto cost = remote::cost(*facts, tokens_, 0, 0);
    return cost ? tr("about %1 to send").arg(formatMoney(*cost, facts->currency)) : QString();
}

void RedactionSheet::setHidden(const QString& text, bool hidden) {
    if (!isOpen()) return;
    if (hidden) {
        passing_.removeAll(text);
        question_.redactor->hide(text);
    } else {
        passing_ << text;
        question_.redactor->keep(text);
    }
    prepare();
}

void RedactionSheet::hideWord(const QString& word) {
    if (!isOpen() || word.trimmed().isEmpty()) return;
    question_.redactor->hide(word.trimmed());
    prepare();
}

void RedactionSheet::close(const std::function<void()>& choice) {
    if (!isOpen()) return;
    const auto chosen = choice;
    choices_ = {};
    question_ = {};
    emit changed();
    if (chosen) chosen();
}

void RedactionSheet::send() { close(choices_.send); }
void RedactionSheet::answerHere() { close(choices_.answerHere); }
void RedactionSheet::cancel() { close(choices_.cancel); }

}  // namespace loquat::ui
