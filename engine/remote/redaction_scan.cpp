// SPDX-License-Identifier: MIT
#include "engine/remote/redaction_scan.h"

#include <algorithm>

namespace loquat::remote::redaction {

namespace {

constexpr qsizetype kLookBack = 48;
constexpr qsizetype kLookAhead = 16;

char16_t asciiForm(QChar c) {
    const char16_t u = c.unicode();
    if (u < 0x80) return u;
    if (u >= 0xff01 && u <= 0xff5e) return static_cast<char16_t>(u - 0xfee0);
    if (u == 0x3000 || u == 0xa0 || (u >= 0x2000 && u <= 0x200a) || u == 0x202f) return u' ';
    if ((u >= 0x2010 && u <= 0x2015) || u == 0x2212 || u == 0xfe63) return u'-';
    if (c.isDigit() && c.digitValue() >= 0) return static_cast<char16_t>(u'0' + c.digitValue());
    return u;
}

bool isAsciiAlnum(QChar c) {
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Signs that tie digits to a longer name when a letter or digit stands on their other side.
bool isTie(char16_t c) { return QStringView(u"-./\\_#@%~+*^$").contains(QChar(c)); }

constexpr Words kLinks{u"number", u"numbers", u"no",  u"nr", u"num", u"is",   u"was", u"are", u"at",   u"on",   u"to",
                       u"the",    u"my",      u"our", u"me", u"us",  u"her",  u"his", u"their", u"your", u"new", u"old",
                       u"号码",   u"号",      u"為",  u"为", u"是",  u"编号", u"編號", u"码",  u"碼",   u"我",   u"id",
                       u"value",  u"string",  u"n°",  u"or", u"und", u"ist",  u"就是", u"改为", u"改成", u"変更"};

bool isLinkSign(QChar c) { return QStringView(u" \t:=#(<>[]{}\"'`*|,.：，（“”‘’「」『』【】、-").contains(c); }

/// `text` ends with the word, and the word does not begin inside another.
bool endsWithWord(QStringView text, std::u16string_view word) {
    const QStringView view(word.data(), static_cast<qsizetype>(word.size()));
    if (!text.endsWith(view)) return false;
    const qsizetype before = text.size() - view.size() - 1;
    return before < 0 || !isAsciiAlnum(view.front()) || !isAsciiAlnum(text[before]);
}

const std::u16string_view* endingWord(QStringView text, const Words& words) {
    const auto found = std::find_if(words.begin(), words.end(), [&](auto word) { return endsWithWord(text, word); });
    return found == words.end() ? nullptr : &*found;
}

}  // namespace

Scan::Scan(const QString& text) : plain_(text), lower_(text.size(), u' ') {
    for (qsizetype i = 0; i < text.size(); ++i) {
        plain_[i] = QChar(asciiForm(text[i]));
        lower_[i] = plain_[i].toLower();
    }
    for (qsizetype i = 0; i < size(); ++i) {
        if (!isDigit(i)) continue;
        const qsizetype start = i;
        while (isDigit(i)) ++i;
        runs_.append({start, i});
    }
}

bool Scan::beginsFree(qsizetype start) const {
    const char16_t before = at(start - 1);
    if (isAlnum(start - 1) || QStringView(u"$¥€£￥").contains(QChar(before))) return false;
    if (before == u'.') return !isDigit(start - 2);
    if (before == u'-' && QStringView(u" (=").contains(QChar(at(start - 2)))) return false;  // a negative number
    if (before == u'=' && isDigit(start - 2)) return false;  // a sum
    if (before == u'/') return !isAlpha(start - 2);  // two numbers, or a path
    return !isTie(before) || !isAlnum(start - 2);
}

bool Scan::endsFree(qsizetype end) const {
    const char16_t after = at(end);
    if (isAlnum(end)) return false;
    if (after == u'/') return !isAlpha(end + 1);
    return !isTie(after) || !isAlnum(end + 1);
}

bool Scan::introducedBy(qsizetype start, const Words& words) const {
    QStringView before = lowerPart(std::max<qsizetype>(0, start - kLookBack), start);
    for (;;) {
        if (endingWord(before, words)) return true;
        if (const auto* link = endingWord(before, kLinks))
            before.chop(static_cast<qsizetype>(link->size()));
        else if (!before.isEmpty() && isLinkSign(before.back()))
            before.chop(1);
        else
            return false;
    }
}

bool Scan::followedBy(qsizetype end, const Words& words) const {
    const QStringView after = lowerPart(end, std::min(size(), end + kLookAhead));
    qsizetype stop = 0;
    while (stop < after.size() && !QStringView(u"。.;；\n!?！？").contains(after[stop])) ++stop;
    return std::any_of(words.begin(), words.end(), [&](auto word) {
        return after.left(stop).contains(QStringView(word.data(), static_cast<qsizetype>(word.size())));
    });
}

Grouped groupsFrom(const Scan& scan, qsizetype first, int most, int mostDigits, QStringView separators) {
    Grouped all;
    const QList<Run>& runs = scan.runs();
    all.start = runs[first].start;
    for (qsizetype i = first; i < runs.size() && all.sizes.size() < most; ++i) {
        if (all.digits.size() + runs[i].size() > mostDigits) break;
        if (i > first) {
            if (runs[i].start != runs[i - 1].end + 1 || !separators.contains(QChar(scan.at(runs[i - 1].end)))) break;
            all.joints += QChar(scan.at(runs[i - 1].end));
        }
        all.digits += scan.part(runs[i].start, runs[i].end);
        all.sizes.append(static_cast<int>(runs[i].size()));
        all.end = runs[i].end;
    }
    return all;
}

Grouped firstGroups(const Grouped& all, int n) {
    if (n == all.sizes.size()) return all;
    Grouped part{all.start, all.start, {}, all.sizes.mid(0, n), all.joints.left(n - 1)};
    qsizetype digits = 0;
    for (const int size : part.sizes) digits += size;
    part.digits = all.digits.left(digits);
    part.end = all.start + digits + n - 1;
    return part;
}

bool namesAThing(const Scan& scan, qsizetype start) {
    static constexpr Words kThings{
        u"order",    u"order id", u"invoice",  u"tracking", u"waybill",  u"shipment", u"parcel",  u"serial", u"s/n",
        u"sn",       u"sku",      u"part",     u"p/n",      u"model",    u"imei",     u"isbn",    u"issn",   u"upc",
        u"ean",      u"gtin",     u"barcode",  u"uuid",     u"guid",     u"commit",   u"build",   u"ticket", u"case",
        u"ref",      u"reference", u"trace",   u"transaction", u"txn",   u"batch",    u"lot",     u"item",   u"product",
        u"article",  u"asset",    u"timestamp", u"epoch",   u"unix time", u"job",     u"task",    u"request", u"session",
        u"message",  u"issue",    u"bug",      u"error",    u"code",     u"catalog",  u"catalogue", u"doi",  u"pid",
        u"seed",     u"version",  u"record",   u"row",      u"user id",  u"uid",      u"booking", u"receipt", u"policy",
        u"contract", u"bestellung", u"commande", u"pedido", u"订单",     u"訂單",     u"单号",    u"單號",   u"运单",
        u"快递",     u"物流",     u"流水",     u"发票",     u"發票",     u"序列",     u"型号",    u"型號",   u"料号",
        u"零件",     u"批号",     u"批次",     u"条码",     u"条形码",   u"商品",     u"货号",    u"工单",   u"交易",
        u"凭证",     u"合同",     u"时间戳",   u"時間戳",   u"随机种子", u"种子",     u"版本",    u"书号",   u"刊号",
        u"用户id",   u"会员号",   u"任务",     u"请求",     u"消息",     u"错误",     u"错误代码", u"记录",  u"标识",
        u"設備",     u"设备",     u"资产",     u"编码",     u"追踪",     u"参考",     u"车架",    u"发动机"};
    return scan.introducedBy(start, kThings);
}

bool passesLuhn(QStringView digits) {
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i].digitValue();
        if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

bool isDate(int year, int month, int day) {
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

}  // namespace loquat::remote::redaction
