// SPDX-License-Identifier: MIT
#include <algorithm>
#include <QDate>
#include <QSet>

#include "engine/remote/redaction_scan.h"

namespace loquat::remote::redaction {

namespace {

constexpr Words kPassportWords{u"passport",   u"passports",  u"travel document", u"pp",       u"reisepass",
                               u"passeport",  u"pasaporte",  u"passaporto",      u"passnummer", u"护照",
                               u"護照",       u"护照号",     u"通行证",          u"通行證",   u"回乡证",
                               u"台胞证",     u"パスポート", u"旅券"};
constexpr Words kIdWords{u"身份证", u"身份證", u"证件", u"證件", u"id card", u"identity card", u"national id",
                         u"citizen id", u"id"};

/// GB/T 2260: the first two digits name a province.
bool isChineseRegion(QStringView digits) {
    static constexpr int kProvinces[] = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                                         44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91};
    const int province = digits.left(2).toInt();
    return std::find(std::begin(kProvinces), std::end(kProvinces), province) != std::end(kProvinces) &&
           digits.mid(2, 4) != u"0000";
}

bool isBirthDate(int year, int month, int day) {
    return year >= 1900 && isDate(year, month, day) && QDate(year, month, day) <= QDate::currentDate();
}

/// GB 11643: ISO 7064 MOD 11-2 over 17 digits.
char16_t checkSign(QStringView digits) {
    static constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; ++i) sum += digits[i].digitValue() * kWeights[i];
    return u"10x98765432"[sum % 11];
}

/// 18 signs, whole or grouped 6-8-4; the last may be X.
void findEighteen(const Scan& scan, qsizetype run, Candidates& out) {
    if (const auto size = scan.runs()[run].size(); size != 6 && size != 17 && size != 18) return;
    const Grouped number = groupsFrom(scan, run, 3, 18, u" -");
    const bool grouped = number.sizes.size() == 3 && number.sizes[0] == 6 && number.sizes[1] == 8;
    const Grouped body = grouped ? number : firstGroups(number, std::min<int>(1, int(number.sizes.size())));
    if (body.digits.size() != 18 && !(body.digits.size() == 17 && scan.lower(body.end) == u'x')) return;
    const qsizetype end = body.end + (body.digits.size() == 17 ? 1 : 0);
    const QStringView digits = body.digits;
    if (!scan.beginsFree(body.start) || !scan.endsFree(end) || !isChineseRegion(digits)) return;
    if (!isBirthDate(digits.mid(6, 4).toInt(), digits.mid(10, 2).toInt(), digits.mid(12, 2).toInt())) return;
    if (checkSign(digits) != scan.lower(end - 1)) return;
    out.append({body.start, end, "id-card", Weight::Certain});
}

/// 15 digits of cards made before 1999 have no check digit, so numbers of things are left out by their names.
void findFifteen(const Scan& scan, const Run& run, Candidates& out) {
    if (run.size() != 15 || !scan.beginsFree(run.start) || !scan.endsFree(run.end)) return;
    const QStringView digits = scan.part(run.start, run.end);
    const bool varied = QSet<QChar>(digits.begin(), digits.end()).size() >= 4;
    if (!varied || !isChineseRegion(digits) || namesAThing(scan, run.start)) return;
    if (!isDate(1900 + digits.mid(6, 2).toInt(), digits.mid(8, 2).toInt(), digits.mid(10, 2).toInt())) return;
    const bool named = scan.introducedBy(run.start, kIdWords);
    out.append({run.start, run.end, "id-card", named ? Weight::Checked : Weight::Likely});
}

/// United States: 3-2-4 with the numbers that were never given left out.
void findSocialSecurity(const Scan& scan, qsizetype run, Candidates& out) {
    if (scan.runs()[run].size() != 3) return;
    const Grouped n = groupsFrom(scan, run, 3, 9, u"- ");
    if (!n.isSized({3, 2, 4}) || n.joints[0] != n.joints[1]) return;
    if (!scan.beginsFree(n.start) || !scan.endsFree(n.end) || namesAThing(scan, n.start)) return;
    const QStringView area = QStringView(n.digits).left(3);
    if (area == u"000" || area == u"666" || area[0] == u'9' || n.digits.mid(3, 2) == "00" || n.digits.right(4) == "0000")
        return;
    if (n.joints[0] == u' ' && !scan.introducedBy(n.start, {u"ssn", u"social security"})) return;
    out.append({n.start, n.end, "id-card", Weight::Checked});
}

/// Hong Kong: one or two letters, six digits, a check sign in brackets.
bool isHongKong(const Scan& scan, qsizetype start, qsizetype digits) {
    if (scan.at(digits + 6) != u'(' || scan.at(digits + 8) != u')') return false;
    const qsizetype letters = digits - start;
    int sum = letters == 1 ? 36 * 9 : (scan.lower(start) - u'a' + 10) * 9;
    sum += (scan.lower(digits - 1) - u'a' + 10) * 8;
    for (int i = 0; i < 6; ++i) sum += (scan.at(digits + i) - u'0') * (7 - i);
    const int check = (11 - sum % 11) % 11;
    return scan.lower(digits + 7) == (check == 10 ? u'a' : char16_t(u'0' + check));
}

/// Taiwan: a letter that stands for two digits, nine digits, the last a check digit.
bool isTaiwan(const Scan& scan, qsizetype start) {
    static constexpr std::u16string_view kOrder = u"abcdefghjklmnpqrstuvxywzio";
    const auto place = kOrder.find(scan.lower(start));
    if (place == kOrder.npos || (scan.at(start + 1) != u'1' && scan.at(start + 1) != u'2')) return false;
    const int code = int(place) + 10;
    int sum = code / 10 + code % 10 * 9;
    for (int i = 1; i <= 8; ++i) sum += (scan.at(start + i) - u'0') * (9 - i);
    return (sum + (scan.at(start + 9) - u'0')) % 10 == 0;
}

void findLettered(const Scan& scan, const Run& run, Candidates& out) {
    qsizetype start = run.start;
    while (start > run.start - 3 && scan.isAlpha(start - 1)) --start;
    const qsizetype letters = run.start - start;
    if (letters < 1 || letters > 2 || !scan.beginsFree(start)) return;
    if (run.size() == 6 && isHongKong(scan, start, run.start) && scan.endsFree(run.end + 3))
        out.append({start, run.end + 3, "id-card", Weight::Certain});
    if (run.size() == 9 && letters == 1 && isTaiwan(scan, start) && scan.endsFree(run.end) && !namesAThing(scan, start))
        out.append({start, run.end, "id-card", Weight::Checked});
}

/// What a Chinese passport or travel permit looks like, by its letters.
enum class Look { None, Chinese, NeedsWord };
Look lookOf(const Scan& scan, qsizetype start, const Run& run) {
    const char16_t first = scan.at(start);
    const char16_t second = scan.at(start + 1);
    const bool two = run.start - start == 2;
    if (two && first == u'E' && second >= u'A' && second <= u'Z' && second != u'I' && second != u'O' && run.size() == 7)
        return Look::Chinese;
    if (!two && (first == u'E' || first == u'G') && run.size() == 8) return Look::Chinese;
    return run.size() >= 6 && run.size() <= 10 ? Look::NeedsWord : Look::None;
}

bool isPassportNamed(const Scan& scan, qsizetype start, qsizetype end) {
    return scan.introducedBy(start, kPassportWords) || scan.followedBy(end, {u"passport", u"护照", u"通行证"});
}

/// Passports with letters before their digits.
void findLetteredPassport(const Scan& scan, const Run& run, Candidates& out) {
    qsizetype start = run.start;
    while (start > run.start - 4 && scan.isAlpha(start - 1)) --start;
    const qsizetype letters = run.start - start;
    if (letters < 1 || letters > 3 || !scan.beginsFree(start) || !scan.endsFree(run.end)) return;
    const Look look = letters < 3 ? lookOf(scan, start, run) : Look::NeedsWord;
    if (look == Look::None) return;
    if (isPassportNamed(scan, start, run.end))
        out.append({start, run.end, "passport", Weight::Checked});
    else if (look == Look::Chinese && !namesAThing(scan, start))
        out.append({start, run.end, "passport", Weight::Likely});
}

bool isDateLike(QStringView digits) {
    return digits.size() == 8 && isDate(digits.left(4).toInt(), digits.mid(4, 2).toInt(), digits.mid(6).toInt()) &&
           digits.toInt() > 19000000 && digits.toInt() < 21000000;
}

/// After the word: seven to nine letters and digits in any order, at least three of them digits ("C01X00T47").
void findNamedPassport(const Scan& scan, const Run& run, Candidates& out) {
    qsizetype start = run.start;
    qsizetype end = run.end;
    while (start > run.start - 10 && scan.isAlnum(start - 1)) --start;
    while (end < run.start + 10 && scan.isAlnum(end)) ++end;
    const QStringView token = scan.part(start, end);
    const auto digits = std::count_if(token.begin(), token.end(), [](QChar c) { return c.isDigit(); });
    if (token.size() < 7 || token.size() > 9 || digits < 3 || isDateLike(token)) return;
    if (scan.beginsFree(start) && scan.endsFree(end) && scan.introducedBy(start, kPassportWords))
        out.append({start, end, "passport", Weight::Checked});
}

}  // namespace

void findIdCards(const Scan& scan, Candidates& out) {
    for (qsizetype i = 0; i < scan.runs().size(); ++i) {
        findEighteen(scan, i, out);
        findFifteen(scan, scan.runs()[i], out);
        findSocialSecurity(scan, i, out);
        findLettered(scan, scan.runs()[i], out);
    }
}

void findPassports(const Scan& scan, Candidates& out) {
    for (const Run& run : scan.runs()) {
        findLetteredPassport(scan, run, out);
        findNamedPassport(scan, run, out);
    }
}

}  // namespace loquat::remote::redaction
