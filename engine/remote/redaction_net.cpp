// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <optional>

#include "engine/remote/redaction_scan.h"

namespace loquat::remote::redaction {

namespace {

constexpr qsizetype kLocalLength = 64;    // RFC 5321, 4.5.3.1
constexpr qsizetype kDomainLength = 253;

/// Scripts in which words stand without spaces, so that a run of letters tells nothing of where a name begins.
bool isUnspaced(char16_t c) {
    return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || c == u'々';
}
bool isForeignLetter(char16_t c) { return c >= 0x80 && QChar(c).isLetterOrNumber() && !isUnspaced(c); }

bool isLocal(const Scan& scan, qsizetype i) {
    const char16_t c = scan.at(i);
    return scan.isAlnum(i) || isForeignLetter(c) || QStringView(u"._%+-'!#$&").contains(QChar(c));
}

qsizetype localBegin(const Scan& scan, qsizetype at) {
    const qsizetype least = std::max<qsizetype>(0, at - kLocalLength);
    qsizetype start = at;
    if (isUnspaced(scan.at(at - 1))) {
        while (start > least && (isUnspaced(scan.at(start - 1)) || scan.isAlnum(start - 1))) --start;
        return start;
    }
    while (start > least && isLocal(scan, start - 1)) --start;
    while (start < at && !scan.isAlnum(start) && !isForeignLetter(scan.at(start)) && scan.at(start) != u'_') ++start;
    return start;
}

/// Top-level names in scripts without spaces: where one ends cannot be seen otherwise.
qsizetype unspacedTopLevel(const Scan& scan, qsizetype start) {
    static constexpr Words kNames{u"中国", u"中國", u"公司", u"网络", u"網絡", u"香港", u"台湾", u"台灣", u"商城",
                                  u"网址", u"在线", u"集团", u"我爱你", u"企业", u"手机", u"中文网", u"新加坡"};
    for (const auto name : kNames) {
        const QStringView view(name.data(), qsizetype(name.size()));
        if (scan.lowerPart(start, start + view.size()) == view) return start + view.size();
    }
    return start;
}

qsizetype labelEnd(const Scan& scan, qsizetype start) {
    qsizetype end = start;
    if (isUnspaced(scan.at(start))) {
        while (end < start + 63 && (isUnspaced(scan.at(end)) || scan.isAlnum(end))) ++end;
        return scan.at(end) == u'.' ? end : unspacedTopLevel(scan, start);
    }
    while (end < start + 63 && (scan.isAlnum(end) || isForeignLetter(scan.at(end)) || scan.at(end) == u'-')) ++end;
    while (end > start && scan.at(end - 1) == u'-') --end;
    return end;
}

bool isTopLevel(QStringView label) {
    static constexpr Words kFiles{u"png", u"jpg", u"jpeg", u"gif", u"svg", u"webp", u"js", u"css", u"ts", u"json",
                                  u"html", u"txt", u"pdf", u"log", u"xml", u"yaml", u"yml", u"exe", u"dll", u"tgz"};
    if (label.size() < 2 || std::any_of(label.begin(), label.end(), [](QChar c) { return c.isDigit(); }))
        return label.startsWith(u"xn--");
    return std::none_of(kFiles.begin(), kFiles.end(), [&](auto name) { return label == QStringView(name.data(), qsizetype(name.size())); });
}

/// The end of the domain that begins at `start`; `start` when it is none.
qsizetype domainEnd(const Scan& scan, qsizetype start) {
    qsizetype end = start;
    qsizetype good = start;
    for (int labels = 1; end - start < kDomainLength; ++labels) {
        const qsizetype label = end;
        end = labelEnd(scan, label);
        if (end == label) break;
        if (labels > 1) good = isTopLevel(scan.lowerPart(label, end)) ? end : start;
        if (scan.at(end) != u'.') break;
        ++end;
    }
    return good;
}

/// "git@github.com:owner/name" names a server's account that everyone uses.
bool isRepository(const Scan& scan, qsizetype start, qsizetype at, qsizetype end) {
    return scan.lowerPart(start, at) == u"git" && (scan.at(end) == u':' || scan.at(end) == u'/');
}

/// "https://name:password@host"
bool isUserOfAddress(const Scan& scan, qsizetype start) {
    qsizetype begin = start;
    while (begin > start - kLocalLength && scan.at(begin - 1) > u' ' && scan.at(begin - 1) != u'/') --begin;
    return scan.part(begin - 3, begin) == u"://";
}

struct Ipv4 {
    qsizetype end = 0;
    std::array<int, 4> parts{};
};
std::optional<Ipv4> readIpv4(const Scan& scan, qsizetype start) {
    Ipv4 read{start, {}};
    for (int part = 0; part < 4; ++part) {
        if (part > 0 && scan.at(read.end++) != u'.') return std::nullopt;
        const qsizetype first = read.end;
        int value = 0;
        while (read.end < first + 4 && scan.isDigit(read.end)) value = value * 10 + (scan.at(read.end++) - u'0');
        if (read.end == first || value > 255 || (scan.at(first) == u'0' && read.end > first + 1)) return std::nullopt;
        read.parts[part] = value;
    }
    return read;
}

/// Four numbers with dots that count editions, paragraphs or modules.
bool isNumbering(const Scan& scan, qsizetype start, qsizetype end) {
    static constexpr Words kWords{u"version", u"versions", u"ver", u"v", u"release", u"rev", u"revision", u"firmware",
                                  u"build", u"section", u"sections", u"chapter", u"clause", u"§", u"oid", u"driver", u"upgrade to", u"update to", u"patch", u"paragraph", u"appendix",
                                  u"版本", u"固件", u"章节", u"第", u"驱动", u"升级到", u"更新到", u"バージョン"};
    const bool afterName = scan.at(start - 1) == u'/' && scan.isAlnum(start - 2);
    const QStringView after = scan.part(end, end + 4).trimmed();
    const bool beforeName = (after.startsWith(u'节') && !after.startsWith(u"节点")) || after.startsWith(u'版');
    return afterName || beforeName || scan.introducedBy(start, kWords) || scan.followedBy(end, {u" release", u" build"});
}

/// Four small numbers are paragraphs more often than addresses, unless something says so.
bool looksLikeParagraph(const Scan& scan, const std::array<int, 4>& p, qsizetype start, qsizetype end) {
    static constexpr Words kWords{u"ip", u"ipv4", u"address", u"host", u"server", u"ping", u"ssh", u"dns", u"gateway", u"from",
                                  u"地址", u"主机", u"服务器", u"网关", u"登录", u"adresse", u"curl", u"traceroute", u"nslookup"};
    const bool small = std::all_of(p.begin(), p.end(), [](int part) { return part <= 40; });
    const bool resolver = p == std::array{1, 1, 1, 1} || p == std::array{1, 0, 0, 1} || p == std::array{8, 8, 8, 8} ||
                          p == std::array{8, 8, 4, 4} || p == std::array{9, 9, 9, 9};
    if (!small || resolver || p[0] == 10) return false;
    const bool inAddress = scan.at(start - 1) == u'@' || scan.part(start - 3, start) == u"://";
    const bool withPort = (scan.at(end) == u':' || scan.at(end) == u'/') && scan.isDigit(end + 1);
    return !inAddress && !withPort && !scan.introducedBy(start, kWords);
}

/// Loopback, "any", multicast, reserved and masks say nothing about anyone.
bool tellsNothing(const std::array<int, 4>& parts) { return parts[0] == 127 || parts[0] == 0 || parts[0] >= 224; }

void findIpv4(const Scan& scan, const Run& run, Candidates& out) {
    if (run.size() > 3 || scan.at(run.end) != u'.' || scan.at(run.start - 1) == u'.') return;
    const char16_t before = scan.at(run.start - 1);
    if (scan.isAlnum(run.start - 1) || before == u'_' || (before == u'-' && scan.isAlpha(run.start - 2))) return;
    const auto address = readIpv4(scan, run.start);
    if (!address || tellsNothing(address->parts)) return;
    const qsizetype end = address->end;
    if (scan.isAlnum(end) || scan.at(end) == u'_' || (scan.at(end) == u'-' && (scan.isAlpha(end + 1) || scan.isAlpha(end + 2)))) return;
    if (scan.at(end) == u'.' && scan.isAlnum(end + 1)) return;
    if (!looksLikeParagraph(scan, address->parts, run.start, end) && !isNumbering(scan, run.start, end)) out.append({run.start, end, "ip", Weight::Checked});
}

bool isHex(const Scan& scan, qsizetype i) {
    return scan.isDigit(i) || (scan.lower(i) >= u'a' && scan.lower(i) <= u'f');
}

/// RFC 4291, 2.2: eight groups, or fewer around one "::", the last two perhaps an IPv4 address.
bool isIpv6(const Scan& scan, qsizetype start, qsizetype end) {
    int groups = 0;
    bool gap = false;
    for (qsizetype i = start; i < end;) {
        if (scan.at(i) == u':') {
            if (scan.at(i + 1) == u':') {
                if (gap) return false;
                gap = true;
                i += 2;
            } else {
                if (i == start || ++i == end) return false;
            }
            continue;
        }
        qsizetype group = i;
        while (group < end && isHex(scan, group)) ++group;
        if (scan.at(group) == u'.' && group < end) {
            const auto tail = readIpv4(scan, i);
            if (!tail || tail->end != end) return false;
            groups += 2;
            break;
        }
        if (group == i || group > i + 4) return false;
        ++groups;
        i = group;
    }
    return gap ? groups < 8 : groups == 8;
}

/// Global, unique local, link-local and mapped addresses; "::1", "std::a" and times of day are not among them.
bool isOfSomeone(const Scan& scan, qsizetype start) {
    if (scan.lowerPart(start, start + 7) == u"::ffff:") return scan.isDigit(start + 7);
    qsizetype end = start;
    while (isHex(scan, end)) ++end;
    const int first = end - start == 4 ? scan.part(start, end).toInt(nullptr, 16) : 0;
    return (first >= 0x2000 && first <= 0x3fff) || (first >= 0xfc00 && first <= 0xfebf);
}

/// Walks the runs of hexadecimal digits, colons and dots.
void findIpv6(const Scan& scan, Candidates& out) {
    for (qsizetype i = 0; i < scan.size(); ++i) {
        if (!isHex(scan, i) && scan.at(i) != u':') continue;
        qsizetype start = i;
        int colons = 0;
        for (; isHex(scan, i) || scan.at(i) == u':' || scan.at(i) == u'.'; ++i) colons += scan.at(i) == u':';
        if (colons < 2 || i - start > 50) continue;
        qsizetype end = i;
        while (end > start && (scan.at(end - 1) == u'.' || (scan.at(end - 1) == u':' && scan.at(end - 2) != u':'))) --end;
        while (scan.at(start) == u':' && scan.at(start + 1) != u':') ++start;  // "address:2001:db8::1"
        if (scan.isAlnum(start - 1) || scan.isAlnum(end)) continue;
        if (isOfSomeone(scan, start) && isIpv6(scan, start, end)) out.append({start, end, "ip", Weight::Certain});
    }
}

}  // namespace

void findEmails(const Scan& scan, Candidates& out) {
    for (qsizetype at = 1; at < scan.size(); ++at) {
        if (scan.at(at) != u'@') continue;
        const qsizetype start = localBegin(scan, at);
        const qsizetype end = domainEnd(scan, at + 1);
        if (start == at || end == at + 1) continue;
        if (isRepository(scan, start, at, end) || isUserOfAddress(scan, start)) continue;
        out.append({start, end, "email", Weight::Certain});
    }
}

void findAddresses(const Scan& scan, Candidates& out) {
    for (const Run& run : scan.runs()) findIpv4(scan, run, out);
    findIpv6(scan, out);
}

}  // namespace loquat::remote::redaction
