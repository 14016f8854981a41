// SPDX-License-Identifier: MIT
#include <algorithm>

#include "engine/remote/redaction_scan.h"

namespace loquat::remote::redaction {

namespace {

/// ISO/IEC 7812 prefixes and lengths as issued now.
bool isIssued(QStringView digits) {
    const auto length = digits.size();
    const int two = digits.left(2).toInt();
    const int three = digits.left(3).toInt();
    const int four = digits.left(4).toInt();
    const bool usual = length == 16;
    if (digits[0] == u'4') return usual || length == 19;                                     // Visa
    if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return usual;            // Mastercard
    if (two == 34 || two == 37) return length == 15;                                         // American Express
    if (two == 62 || two == 81) return length >= 16 && length <= 19;                         // UnionPay
    const int six = digits.left(6).toInt();
    if (four == 9558 || four == 9555 || six == 601382 || six == 601428) return length >= 16;  // older Chinese debit cards
    if (four == 6011 || two == 65 || (three >= 644 && three <= 649)) return length >= 16;    // Discover, RuPay
    if (four >= 3528 && four <= 3589) return length >= 16;                                   // JCB
    if ((three >= 300 && three <= 305) || two == 36 || two == 38 || two == 39) return length == 14;  // Diners Club
    if (four >= 2200 && four <= 2204) return usual;                                          // Mir
    return four == 5018 || four == 5020 || four == 5038 || four == 6304 || four == 6759 || (four >= 6761 && four <= 6763);
}

bool isCardGrouping(const Grouped& number) {
    static constexpr std::initializer_list<int> kGroupings[] = {
        {4, 4, 4, 4}, {4, 4, 4, 4, 1}, {4, 4, 4, 4, 2}, {4, 4, 4, 4, 3}, {4, 6, 5}, {4, 6, 4}, {6, 10}, {6, 11}, {6, 12}, {6, 13}};
    if (number.sizes.size() == 1) return true;
    return number.isEven() && std::any_of(std::begin(kGroupings), std::end(kGroupings), [&](auto g) { return number.isSized(g); });
}

struct IbanCountry {
    char16_t name[3];
    int length;
};
/// SWIFT IBAN Registry, release 97.
constexpr IbanCountry kIbans[] = {
    {u"AD", 24}, {u"AE", 23}, {u"AL", 28}, {u"AT", 20}, {u"AZ", 28}, {u"BA", 20}, {u"BE", 16}, {u"BG", 22}, {u"BH", 22},
    {u"BI", 27}, {u"BR", 29}, {u"BY", 28}, {u"CH", 21}, {u"CR", 22}, {u"CY", 28}, {u"CZ", 24}, {u"DE", 22}, {u"DJ", 27},
    {u"DK", 18}, {u"DO", 28}, {u"EE", 20}, {u"EG", 29}, {u"ES", 24}, {u"FI", 18}, {u"FK", 18}, {u"FO", 18}, {u"FR", 27},
    {u"GB", 22}, {u"GE", 22}, {u"GI", 23}, {u"GL", 18}, {u"GR", 27}, {u"GT", 28}, {u"HR", 21}, {u"HU", 28}, {u"IE", 22},
    {u"IL", 23}, {u"IQ", 23}, {u"IS", 26}, {u"IT", 27}, {u"JO", 30}, {u"KW", 30}, {u"KZ", 20}, {u"LB", 28}, {u"LC", 32},
    {u"LI", 21}, {u"LT", 20}, {u"LU", 20}, {u"LV", 21}, {u"LY", 25}, {u"MC", 27}, {u"MD", 24}, {u"ME", 22}, {u"MK", 19},
    {u"MN", 20}, {u"MR", 27}, {u"MT", 31}, {u"MU", 30}, {u"NI", 28}, {u"NL", 18}, {u"NO", 15}, {u"OM", 23}, {u"PK", 24},
    {u"PL", 28}, {u"PS", 29}, {u"PT", 25}, {u"QA", 29}, {u"RO", 24}, {u"RS", 22}, {u"RU", 33}, {u"SA", 24}, {u"SC", 31},
    {u"SD", 18}, {u"SE", 24}, {u"SI", 19}, {u"SK", 24}, {u"SM", 27}, {u"SO", 23}, {u"ST", 25}, {u"SV", 28}, {u"TL", 23},
    {u"TN", 24}, {u"TR", 26}, {u"UA", 29}, {u"VA", 22}, {u"VG", 24}, {u"XK", 20}, {u"YE", 30}};

int ibanLength(char16_t a, char16_t b) {
    for (const IbanCountry& country : kIbans) {
        if (country.name[0] + 0x20 == a && country.name[1] + 0x20 == b) return country.length;
    }
    return 0;
}

/// ISO 7064 MOD 97-10: letters count from 10; the first four signs go to the end.
bool passesMod97(const QString& iban) {
    int rest = 0;
    const QString turned = iban.mid(4) + iban.left(4);
    for (const QChar c : turned) {
        const int value = c.isDigit() ? c.digitValue() : c.unicode() - u'a' + 10;
        rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
}

}  // namespace

void findCards(const Scan& scan, Candidates& out) {
    for (qsizetype i = 0; i < scan.runs().size(); ++i) {
        if (scan.runs()[i].size() < 4) continue;
        const Grouped all = groupsFrom(scan, i, 5, 19, u" -");
        for (auto n = int(all.sizes.size()); n > 0; --n) {
            const Grouped number = firstGroups(all, n);
            if (number.digits.size() < 14 || !isIssued(number.digits) || !isCardGrouping(number)) continue;
            if (!scan.beginsFree(number.start) || !scan.endsFree(number.end) || !passesLuhn(number.digits)) continue;
            if (namesAThing(scan, number.start)) continue;
            out.append({number.start, number.end, "card", Weight::Checked});
            break;
        }
    }
}

void findIbans(const Scan& scan, Candidates& out) {
    for (const Run& run : scan.runs()) {
        const qsizetype start = run.start - 2;
        const int length = start < 0 ? 0 : ibanLength(scan.lower(start), scan.lower(start + 1));
        if (length == 0 || !scan.isDigit(start + 3) || scan.isAlnum(start - 1) || scan.at(start - 1) == u'_') continue;
        QString iban;
        qsizetype end = start;
        for (; iban.size() < length; ++end) {
            const bool joint = (scan.at(end) == u' ' || scan.at(end) == u'-') && scan.isAlnum(end + 1) && !iban.isEmpty();
            if (!scan.isAlnum(end) && !joint) break;
            if (!joint) iban += QChar(scan.lower(end));
        }
        if (iban.size() == length && !scan.isAlnum(end) && passesMod97(iban))
            out.append({start, end, "iban", Weight::Certain});
    }
}

}  // namespace loquat::remote::redaction
