// SPDX-License-Identifier: MIT
#include "ui/viewmodels/redaction_sheet.h"

#include <algorithm>

#include "ui/viewmodels/format.h"
#include "ui/viewmodels/prompt.h"

namespace loquat::ui {

using remote::Finding;

namespace {

bool isSecret(const QString& kind) { return kind == "key"; }

QVariantMap piece(const QString& text, const QString& placeholder = {}, bool removed = false) {
    return {{"text", text}, {"placeholder", placeholder}, {"removed", removed}};
}

QVariantList piecesOf(const QString& original, const QList<Finding>& findings) {
    QVariantList pieces;
    qsizetype at = 0;
    for (const Finding& finding : findings) {
        if (finding.start > at) pieces << piece(original.mid(at, finding.start - at));
        pieces << piece(finding.text, RedactionSheet::placeholderName(finding.placeholder), isSecret(finding.kind));
        at = finding.start + finding.length;
    }
    if (at < original.size()) pieces << piece(original.mid(at));
    return pieces;
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
            original_ = messages[i].text;
            pieces_ = piecesOf(original_, redacted.findings);
        } else if (messages[i].role == Role::System) {
            others_ << QVariantMap{{"title", tr("System prompt")}, {"text", redacted.text}, {"tokens", tokens}};
        } else {
            ++earlier;
            earlierTokens += tokens;
            earlierText += (earlierText.isEmpty() ? "" : "\n\n") + redacted.text;
        }
    }
    if (earlier > 0)
        others_.prepend(QVariantMap{{"title", tr("%n earlier message(s)", nullptr, earlier)},
                                    {"text", earlierText},
                                    {"tokens", earlierTokens}});
    findings_.clear();
    for (const Finding& finding : seen_)
        findings_ << QVariantMap{{"text", finding.text},
                                 {"kind", kindName(finding.kind)},
                                 {"placeholder", placeholderName(finding.placeholder)},
                                 {"hidden", !passing_.contains(finding.text)},
                                 {"removed", isSecret(finding.kind)}};
    emit changed();
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
