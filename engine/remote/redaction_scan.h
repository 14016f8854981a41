// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <initializer_list>
#include <QList>
#include <QString>
#include <QStringView>
#include <string_view>

#include "engine/remote/redaction.h"

namespace loquat::remote::redaction {

// For the finders of redaction*.cpp. Every finder walks the text once and looks a bounded way around each place, so
// that the work grows with the text and with nothing in it.

/// What finders agree on before they look at a match: the higher one stays where two overlap.
enum class Weight { Likely, Checked, Certain };

struct Candidate {
    qsizetype start = 0;
    qsizetype end = 0;
    const char* kind = "";
    Weight weight = Weight::Likely;
};
using Candidates = QList<Candidate>;

/// A run of digits.
struct Run {
    qsizetype start = 0;
    qsizetype end = 0;
    qsizetype size() const { return end - start; }
};

using Words = std::initializer_list<std::u16string_view>;  ///< in lower case

/// A text as finders read it: full-width forms, odd spaces, dashes and digits in their ASCII form, unit for unit, so
/// that places are those of the original.
class Scan {
public:
    explicit Scan(const QString& text);

    qsizetype size() const { return plain_.size(); }
    char16_t at(qsizetype i) const { return i >= 0 && i < plain_.size() ? plain_[i].unicode() : u'\0'; }
    char16_t lower(qsizetype i) const { return i >= 0 && i < lower_.size() ? lower_[i].unicode() : u'\0'; }
    QStringView part(qsizetype start, qsizetype end) const { return QStringView(plain_).mid(start, end - start); }
    QStringView lowerPart(qsizetype start, qsizetype end) const { return QStringView(lower_).mid(start, end - start); }
    const QList<Run>& runs() const { return runs_; }

    bool isDigit(qsizetype i) const { return at(i) >= u'0' && at(i) <= u'9'; }
    bool isAlpha(qsizetype i) const { return lower(i) >= u'a' && lower(i) <= u'z'; }
    bool isAlnum(qsizetype i) const { return isDigit(i) || isAlpha(i); }
    bool isSpace(qsizetype i) const { return at(i) == u' ' || at(i) == u'\t'; }

    /// Nothing before `start` makes what begins there the rest of something longer: "x13800138000", "3.13800138000".
    bool beginsFree(qsizetype start) const;
    bool endsFree(qsizetype end) const;

    /// One of the words stands before `start`, with nothing between but what links ("Passport No. is: ").
    bool introducedBy(qsizetype start, const Words& words) const;
    /// One of the words begins within a few signs after `end`, in the same sentence.
    bool followedBy(qsizetype end, const Words& words) const;

private:
    QString plain_;
    QString lower_;
    QList<Run> runs_;
};

/// Runs joined by one separator each, as people group long numbers.
struct Grouped {
    qsizetype start = 0;
    qsizetype end = 0;
    QString digits;
    QList<int> sizes;   ///< of the groups
    QString joints;     ///< one separator between each two

    bool isSized(std::initializer_list<int> wanted) const {
        return std::equal(sizes.begin(), sizes.end(), wanted.begin(), wanted.end());
    }
    /// All separators are the same.
    bool isEven() const { return joints.isEmpty() || joints.count(joints[0]) == joints.size(); }
};
/// The groups from run `first` on: up to `most` groups and `mostDigits` digits, joined by one of `separators`.
/// Empty sizes: the first run alone is too long.
Grouped groupsFrom(const Scan& scan, qsizetype first, int most, int mostDigits, QStringView separators);
/// Its first n groups.
Grouped firstGroups(const Grouped& all, int n);

/// The name of something that has numbers and is no person: "order no.", "SKU", "订单号".
bool namesAThing(const Scan& scan, qsizetype start);

bool passesLuhn(QStringView digits);
bool isDate(int year, int month, int day);

void findKeys(const Scan& scan, Candidates& out);
void findEmails(const Scan& scan, Candidates& out);
void findIbans(const Scan& scan, Candidates& out);
void findIdCards(const Scan& scan, Candidates& out);
void findCards(const Scan& scan, Candidates& out);
void findAddresses(const Scan& scan, Candidates& out);
void findPhones(const Scan& scan, Candidates& out);
void findPassports(const Scan& scan, Candidates& out);

}  // namespace loquat::remote::redaction
