// SPDX-License-Identifier: MIT
#include "ui/pages/fuzzy_filter.h"

#include <algorithm>

namespace loquat::ui {

void FuzzyFilter::setNames(const QStringList& names) {
    if (names_ == names) return;
    names_ = names;
    emit namesChanged();
    refresh();
}

void FuzzyFilter::setQuery(const QString& query) {
    if (query_ == query) return;
    query_ = query;
    emit queryChanged();
    refresh();
}

int FuzzyFilter::cost(const QString& name, const QString& query) {
    int total = 0;
    int last = -1;
    for (const QChar wanted : query) {
        if (wanted.isSpace()) continue;
        int at = last + 1;
        while (at < name.size() && name[at].toCaseFolded() != wanted.toCaseFolded()) ++at;
        if (at == name.size()) return -1;
        const bool beginsWord = at == 0 || !name[at - 1].isLetterOrNumber();
        if (at != last + 1 && !beginsWord) total += at - last;
        last = at;
    }
    return total;
}

void FuzzyFilter::refresh() {
    QList<std::pair<int, int>> found;
    for (int i = 0; i < names_.size(); ++i) {
        const int price = names_[i].isEmpty() ? -1 : cost(names_[i], query_);
        if (price >= 0) found.append({price, i});
    }
    std::stable_sort(found.begin(), found.end(), [](auto a, auto b) { return a.first < b.first; });
    QList<int> matches;
    for (const auto& [price, index] : found) matches.append(index);
    if (matches_ == matches) return;
    matches_ = matches;
    emit matchesChanged();
}

}  // namespace loquat::ui
