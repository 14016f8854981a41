// SPDX-License-Identifier: MIT
#include "ui/viewmodels/search_results.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include "ui/viewmodels/format.h"

namespace loquat::ui {

QString highlight(const QString& text, const QStringList& words) {
    QStringList patterns;
    for (const QString& word : words) patterns << QRegularExpression::escape(word);
    if (patterns.isEmpty()) return text.toHtmlEscaped();
    const QRegularExpression any(patterns.join('|'), QRegularExpression::CaseInsensitiveOption);
    QString html;
    qsizetype from = 0;
    for (auto it = any.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        html += text.mid(from, match.capturedStart() - from).toHtmlEscaped();
        html += "<b>" + match.captured().toHtmlEscaped() + "</b>";
        from = match.capturedEnd();
    }
    return html + text.mid(from).toHtmlEscaped();
}

void SearchResults::setHits(const QList<storage::SearchHit>& hits, const QString& query) {
    beginResetModel();
    hits_ = hits;
    words_ = query.split(QRegularExpression("\\s+"), Qt::SkipEmptyParts);
    endResetModel();
    emit countChanged();
}

QVariant SearchResults::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const storage::SearchHit& hit = hits_[index.row()];
    switch (role) {
        case ConversationId: return hit.conversationId;
        case MessageId: return hit.messageId;
        case Title: return hit.title;
        case Snippet: return highlight(hit.snippet, words_);
        case When: {
            const QDate day = hit.updatedAt.toLocalTime().date();
            return day == QDate::currentDate() ? QLocale().toString(hit.updatedAt.toLocalTime().time(), QLocale::ShortFormat)
                                               : QLocale().toString(day, QLocale::ShortFormat);
        }
    }
    return {};
}

QHash<int, QByteArray> SearchResults::roleNames() const {
    return {{ConversationId, "conversationId"},
            {MessageId, "messageId"},
            {Title, "title"},
            {Snippet, "snippet"},
            {When, "when"}};
}

}  // namespace loquat::ui
