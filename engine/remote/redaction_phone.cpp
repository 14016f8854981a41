// SPDX-License-Identifier: MIT
#include <algorithm>

#include "engine/remote/redaction_scan.h"

namespace loquat::remote::redaction {

namespace {

constexpr Words kPhoneWords{
    u"phone",    u"phones",  u"telephone", u"tel",      u"mobile",   u"cell",      u"cellphone", u"cell phone", u"call",
    u"fax",      u"whatsapp", u"sms",      u"text",     u"dial",     u"ring",      u"hotline",   u"landline",   u"contact",
    u"reach",    u"telefon", u"handy",     u"teléfono", u"telefono", u"móvil",     u"téléphone", u"portable",   u"appelez",
    u"电话",     u"電話",    u"手机",      u"手機",     u"座机",     u"固话",      u"传真",      u"傳真",       u"热线",
    u"联系方式", u"联系人",  u"拨打",      u"撥打",     u"致电",     u"打给",      u"短信",      u"来电",       u"联系",
    u"微信",     u"携帯",      u"客服",     u"预留",     u"호출",      u"전화",      u"телефон",    u"тел",
    u"signal",   u"mob",     u"ph",        u"分机"};

/// What stands between the groups of a phone number.
constexpr QStringView kJoints = u" -.";

struct Country {
    int code;
    int least, most;  ///< digits after the code
};
/// ITU-T E.164 codes with the lengths in use; codes of three digits without an entry take 6 to 12.
constexpr Country kCountries[] = {
    {1, 10, 10},   {7, 10, 10},  {20, 8, 10},  {27, 9, 9},    {30, 10, 10}, {31, 9, 9},   {32, 8, 9},   {33, 9, 9},
    {34, 9, 9},    {36, 8, 9},   {39, 8, 11},  {40, 9, 9},    {41, 9, 9},   {43, 7, 12},  {44, 9, 10},  {45, 8, 8},
    {46, 7, 10},   {47, 8, 8},   {48, 9, 9},   {49, 7, 12},   {51, 8, 9},   {52, 10, 10}, {53, 8, 8},   {54, 10, 11},
    {55, 10, 11},  {56, 9, 9},   {57, 10, 10}, {58, 10, 10},  {60, 8, 10},  {61, 9, 9},   {62, 8, 12},  {63, 8, 10},
    {64, 8, 10},   {65, 8, 8},   {66, 8, 9},   {81, 9, 10},   {82, 8, 10},  {84, 9, 10},  {86, 9, 12},  {90, 10, 10},
    {91, 10, 10},  {92, 9, 10},  {93, 9, 9},   {94, 9, 9},    {95, 7, 10},  {98, 10, 10}, {852, 8, 8},  {853, 8, 8},
    {886, 8, 9},   {971, 8, 9},  {966, 8, 9},  {972, 8, 9},   {351, 9, 9},  {353, 7, 9},  {358, 6, 11}, {380, 9, 9}};

const Country* countryOf(QStringView digits) {
    for (int length = 1; length <= 3 && length < digits.size(); ++length) {
        const int code = digits.left(length).toInt();
        for (const Country& country : kCountries)
            if (country.code == code) return &country;
    }
    static constexpr Country kOther{0, 6, 12};
    const int three = digits.left(3).toInt();
    const bool assigned = (three >= 211 && three <= 269) || (three >= 297 && three <= 299) || (three >= 350 && three <= 389) ||
                          (three >= 420 && three <= 423) || (three >= 500 && three <= 509) || (three >= 590 && three <= 599) ||
                          (three >= 670 && three <= 692) || (three >= 850 && three <= 856) || three == 880 ||
                          (three >= 960 && three <= 998);
    return assigned ? &kOther : nullptr;
}

bool isNorthAmerican(QStringView d) {
    return d.size() == 10 && d[0] >= u'2' && d[3] >= u'2' && !(d[1] == u'1' && d[2] == u'1');
}
bool isChineseMobile(QStringView d) {
    if (d.size() != 11 || d[0] != u'1') return false;
    switch (d[1].unicode()) {
        case u'3': case u'8': case u'7': return true;
        case u'4': return d[2] >= u'4';
        case u'5': return d[2] != u'4';
        case u'6': return QStringView(u"24567").contains(d[2]);
        case u'9': return d[2] != u'4';
        default: return false;
    }
}

/// 3 or 4 digits of an area and 7 or 8 of a line.
bool isChineseLandline(QStringView area, QStringView line) {
    if (line.size() < 7 || line.size() > 8 || line[0] < u'2' || line[0] == u'9' || area.size() < 3 || area[0] != u'0') return false;
    if (area[1] == u'1') return area == u"010" && line.size() == 8;
    if (area[1] == u'2') return area.size() == 3 && area[2] != u'6' && line.size() == 8;
    return area.size() == 4 && area[1] >= u'3';
}

/// What follows a '+': is it a country's code and as many digits as that country's numbers have?
/// `listed`: of a country in the table.
bool isInternational(QStringView digits, bool listed) {
    const Country* country = countryOf(digits);
    if (!country || (listed && country->code == 0)) return false;
    const int code = country->code ? QString::number(country->code).size() : 3;
    const QStringView national = digits.mid(code);
    if (national.size() < country->least || national.size() > country->most) return false;
    if (country->code == 1) return isNorthAmerican(national);
    if (country->code == 86 && national[0] == u'1' && national.size() == 11) return isChineseMobile(national);
    return national[0] != u'0' || country->code == 39 || (country->code == 86 && national.size() > 9);
}

/// ", ext. 12", "转8001", "-801" after a landline.
qsizetype extensionEnd(const Scan& scan, qsizetype end, bool dash) {
    qsizetype at = end;
    while (at < end + 2 && (scan.isSpace(at) || scan.at(at) == u',')) ++at;
    static constexpr Words kWords{u"extension", u"ext.", u"ext", u"x", u"转", u"轉", u"分机号", u"分机"};
    qsizetype digits = dash && scan.at(at) == u'-' ? at + 1 : at;
    for (const auto word : kWords) {
        const QStringView view(word.data(), qsizetype(word.size()));
        if (scan.lowerPart(at, at + view.size()) != view) continue;
        digits = at + view.size();
        break;
    }
    if (digits == at) return end;
    if (scan.isSpace(digits) || scan.at(digits) == u':') ++digits;
    qsizetype last = digits;
    while (last < digits + 7 && scan.isDigit(last)) ++last;
    return last > digits && last < digits + 7 && scan.endsFree(last) ? last : end;
}

/// Digits from `at` on with the separators of phone numbers, brackets included; `ends`: where each group ended.
struct Spelled {
    QString digits;
    QList<QPair<qsizetype, int>> ends;  ///< place, digits so far
};
Spelled spell(const Scan& scan, qsizetype at, int most) {
    Spelled spelled;
    while (spelled.ends.size() < 8) {
        qsizetype end = at;
        while (scan.isDigit(end) && spelled.digits.size() <= most) spelled.digits += QChar(scan.at(end++));
        if (end == at || spelled.digits.size() > most) break;
        spelled.ends.append({end, int(spelled.digits.size())});
        at = end;
        for (int signs = 0; signs < 3 && QStringView(u" -.()/").contains(QChar(scan.at(at))) && scan.at(at) != 0; ++signs) {
            ++at;
            if (scan.part(at, at + 3) == u"(0)") at += 3, signs = 1;  // "+44 (0)20 …": not dialled from abroad
        }
        if (at > end + 1 && scan.at(end) == u' ' && scan.at(end + 1) != u'(') break;  // "+1 - 2": no grouping of a number
    }
    return spelled;
}

/// "(+86)" and "(415)": the span begins at the bracket that it closes.
qsizetype withBracket(const Scan& scan, qsizetype start, qsizetype end) {
    const QStringView inside = scan.part(start, end);
    return scan.at(start - 1) == u'(' && inside.count(u')') > inside.count(u'(') ? start - 1 : start;
}

void addInternational(const Scan& scan, qsizetype start, qsizetype digits, Candidates& out) {
    const bool listed = scan.at(start) != u'+';
    const Spelled spelled = spell(scan, digits, 15);
    for (auto i = spelled.ends.size(); i > 0; --i) {
        const auto [end, count] = spelled.ends[i - 1];
        if (!isInternational(QStringView(spelled.digits).left(count), listed) || !scan.endsFree(end)) continue;
        const bool decimal = i == 2 && scan.at(spelled.ends[0].first) == u'.';
        if (decimal) continue;
        out.append({withBracket(scan, start, end), extensionEnd(scan, end, false), "phone", Weight::Checked});
        return;
    }
}

void findInternational(const Scan& scan, Candidates& out) {
    for (qsizetype i = 0; i < scan.size(); ++i) {
        if (scan.at(i) != u'+' || scan.isAlnum(i - 1) || scan.at(i - 1) == u'+') continue;
        qsizetype digits = i + 1;
        if (scan.at(digits) == u' ' || scan.at(digits) == u'(') ++digits;
        if (scan.isDigit(digits) && !(scan.at(i + 1) == u' ' && scan.isSpace(i - 1))) addInternational(scan, i, digits, out);
    }
}

/// "0086 138…", "0044 20 7946 0958", "8613800138000". Without a separator only Chinese mobiles are sure enough.
void findWithoutPlus(const Scan& scan, const Run& run, Candidates& out) {
    const QStringView digits = scan.part(run.start, run.end);
    const bool dialled = digits.startsWith(u"00") && run.size() >= 3 && run.size() <= 5;
    const bool mobile = (digits.startsWith(u"86") && (run.size() == 2 || run.size() == 13)) ||
                        (digits.startsWith(u"0086") && run.size() == 15);
    if ((!dialled && !mobile) || !scan.beginsFree(run.start) || namesAThing(scan, run.start)) return;
    Candidates found;
    addInternational(scan, run.start, run.start + (digits.startsWith(u"00") ? 2 : 0), found);
    for (const Candidate& candidate : found) {
        const QStringView span = scan.part(candidate.start, candidate.end);
        const auto count = std::count_if(span.begin(), span.end(), [](QChar c) { return c.isDigit(); });
        if (dialled || count >= 13) out.append(candidate);
    }
}

/// A grouping that is used for phone numbers and hardly for anything else.
bool isNationalGrouping(const Grouped& n) {
    const QStringView d = n.digits;
    const bool spaced = n.joints[0] == u' ';
    if (!n.isEven()) return false;
    if (n.isSized({3, 4, 4}) || n.isSized({3, 3, 5}) || n.isSized({4, 3, 4}))
        if (isChineseMobile(d)) return true;
    if (n.isSized({3, 4, 4})) return d[0] == u'0' && (QStringView(u"15789").contains(d[1]) && d[2] == u'0');  // Japan, Korea
    if (n.isSized({3, 3, 4})) return !spaced && (isNorthAmerican(d) || d.startsWith(u"400") || d.startsWith(u"800"));
    if (n.isSized({1, 3, 3, 4})) return d[0] == u'1' && isNorthAmerican(d.mid(1));
    if (n.isSized({3, 4, 3})) return d.startsWith(u"400") || d.startsWith(u"800");
    if (n.isSized({5, 6})) return d.startsWith(u"07");                                        // United Kingdom
    if (n.isSized({4, 3, 3})) return d.startsWith(u"04");                                     // Australia
    return false;
}

/// France: five pairs, and not some of a longer row ("05 12 23 34 41 46").
bool isFrenchMobile(const Scan& scan, const Grouped& row) {
    if (!row.isSized({2, 2, 2, 2, 2}) || !row.isEven()) return false;
    const bool alone = !(scan.at(row.start - 1) == row.joints[0] && scan.isDigit(row.start - 2)) &&
                       !(scan.at(row.end) == row.joints[0] && scan.isDigit(row.end + 1));
    return alone && (row.digits.startsWith(u"06") || row.digits.startsWith(u"07"));
}

/// "2026-11-22", "20261122", "0.14285714".
bool isDateOrDecimal(const Grouped& n) {
    const QStringView d = n.digits;
    if (n.isSized({n.sizes[0], int(d.size()) - n.sizes[0]}) && n.joints[0] == u'.') return true;
    const bool shaped = d.size() == 8 && (n.sizes.size() == 1 || n.isSized({4, 2, 2}));
    const int year = d.left(4).toInt();
    return shaped && year >= 1900 && year < 2100 && isDate(year, d.mid(4, 2).toInt(), d.mid(6, 2).toInt());
}

void findNational(const Scan& scan, qsizetype run, Candidates& out) {
    const Grouped all = groupsFrom(scan, run, 5, 15, kJoints);
    if (all.digits.size() < 7 || !scan.beginsFree(all.start)) return;
    const bool named = scan.introducedBy(all.start, kPhoneWords);
    for (auto n = int(all.sizes.size()); n > 0; --n) {
        const Grouped number = firstGroups(all, n);
        if (number.digits.size() < 7) return;
        const bool known = n == 1 ? isChineseMobile(number.digits) : isNationalGrouping(number) || isFrenchMobile(scan, number);
        const bool plausible = known || (named && number.digits.size() <= 13 && !isDateOrDecimal(number));
        if (!plausible || !scan.endsFree(number.end)) continue;
        if (namesAThing(scan, all.start)) return;
        return out.append({number.start, known ? number.end : extensionEnd(scan, number.end, true), "phone", Weight::Likely});
    }
}

/// The line of a landline from run `i` on: "88888888", "8888 8888", "888-8888".
Grouped lineFrom(const Scan& scan, qsizetype i) {
    Grouped line = groupsFrom(scan, i, 2, 8, u" -");
    if (line.sizes.size() == 2 && (line.sizes[0] < 3 || line.sizes[0] > 4 || line.digits.size() < 7)) return firstGroups(line, 1);
    return line;
}

/// "010-8888 8888", "(0755)88888888-801", "（021）8888 8888 转 12".
void findLandline(const Scan& scan, qsizetype i, Candidates& out) {
    const QList<Run>& runs = scan.runs();
    const Run& area = runs[i];
    if (area.size() < 3 || area.size() > 4 || scan.at(area.start) != u'0' || i + 1 == runs.size()) return;
    qsizetype next = area.end;
    const bool bracketed = scan.at(area.start - 1) == u'(' && scan.at(next) == u')';
    if (bracketed) ++next;
    if (scan.isSpace(next) || scan.at(next) == u'-') ++next;
    if (next == area.end || runs[i + 1].start != next) return;
    const qsizetype start = area.start - (bracketed ? 1 : 0);
    const Grouped line = lineFrom(scan, i + 1);
    if (line.sizes.isEmpty() || !isChineseLandline(scan.part(area.start, area.end), line.digits)) return;
    const qsizetype end = extensionEnd(scan, line.end, true);
    if (!scan.beginsFree(start) || !scan.endsFree(end) || namesAThing(scan, start)) return;
    out.append({start, end, "phone", Weight::Checked});
}

/// "(415) 555-2671", "1 (415) 555-2671".
void findBracketed(const Scan& scan, qsizetype i, Candidates& out) {
    const QList<Run>& runs = scan.runs();
    const Run& area = runs[i];
    if (area.size() != 3 || i + 2 >= runs.size() || scan.at(area.start - 1) != u'(' || scan.at(area.end) != u')') return;
    const qsizetype next = area.end + (scan.at(area.end + 1) == u' ' ? 2 : 1);
    if (runs[i + 1].start != next) return;
    const Grouped line = groupsFrom(scan, i + 1, 2, 7, kJoints);
    if (!line.isSized({3, 4}) || !isNorthAmerican(scan.part(area.start, area.end).toString() + line.digits)) return;
    qsizetype start = area.start - 1;
    if (scan.at(start - 1) == u' ' && scan.at(start - 2) == u'1' && scan.beginsFree(start - 2)) start -= 2;
    if (scan.beginsFree(start) && scan.endsFree(line.end) && !namesAThing(scan, start))
        out.append({start, extensionEnd(scan, line.end, false), "phone", Weight::Checked});
}

}  // namespace

void findPhones(const Scan& scan, Candidates& out) {
    findInternational(scan, out);
    for (qsizetype i = 0; i < scan.runs().size(); ++i) {
        findWithoutPlus(scan, scan.runs()[i], out);
        findLandline(scan, i, out);
        findBracketed(scan, i, out);
        findNational(scan, i, out);
    }
}

}  // namespace loquat::remote::redaction
