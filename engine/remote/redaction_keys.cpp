// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>

#include "engine/remote/redaction_scan.h"

namespace loquat::remote::redaction {

namespace {

enum class Set { Base64Url, Alnum, Upper, Hex };  // what a key is written with; Base64Url: letters, digits, '-', '_'

/// Keys that begin in a way of their own; most services document theirs for scanners like this one.
struct Prefix {
    const char16_t* text;
    Set set;
    qsizetype least;  ///< signs after the prefix
};
constexpr Prefix kPrefixes[] = {
    {u"sk-", Set::Base64Url, 20},       {u"sk_live_", Set::Alnum, 16},     {u"sk_test_", Set::Alnum, 16},
    {u"rk_live_", Set::Alnum, 16},      {u"ghp_", Set::Alnum, 30},         {u"gho_", Set::Alnum, 30},
    {u"ghu_", Set::Alnum, 30},          {u"ghs_", Set::Alnum, 30},         {u"ghr_", Set::Alnum, 30},
    {u"github_pat_", Set::Base64Url, 22}, {u"glpat-", Set::Base64Url, 20}, {u"AKIA", Set::Upper, 16},
    {u"ASIA", Set::Upper, 16},          {u"xoxb-", Set::Base64Url, 20},    {u"xoxp-", Set::Base64Url, 20},
    {u"xoxa-", Set::Base64Url, 20},     {u"xoxr-", Set::Base64Url, 20},    {u"xoxs-", Set::Base64Url, 20},
    {u"xapp-", Set::Base64Url, 20},     {u"AIza", Set::Base64Url, 35},     {u"ya29.", Set::Base64Url, 30},
    {u"hf_", Set::Alnum, 30},           {u"gsk_", Set::Alnum, 30},         {u"xai-", Set::Base64Url, 30},
    {u"nvapi-", Set::Base64Url, 30},    {u"pplx-", Set::Alnum, 30},        {u"r8_", Set::Alnum, 30},
    {u"npm_", Set::Alnum, 30},          {u"pypi-", Set::Base64Url, 40},    {u"dckr_pat_", Set::Base64Url, 20},
    {u"whsec_", Set::Alnum, 20},        {u"LTAI", Set::Alnum, 12},         {u"AKID", Set::Alnum, 28},
    {u"tvly-", Set::Base64Url, 20},     {u"dop_v1_", Set::Hex, 64},        {u"shpat_", Set::Hex, 32}};

bool isIn(const Scan& scan, qsizetype i, Set set) {
    switch (set) {
        case Set::Base64Url: return scan.isAlnum(i) || scan.at(i) == u'-' || scan.at(i) == u'_';
        case Set::Alnum: return scan.isAlnum(i);
        case Set::Upper: return scan.isDigit(i) || (scan.at(i) >= u'A' && scan.at(i) <= u'Z');
        case Set::Hex: return scan.isDigit(i) || (scan.lower(i) >= u'a' && scan.lower(i) <= u'f');
    }
    return false;
}

bool isToken(const Scan& scan, qsizetype i) {
    return scan.isAlnum(i) || (scan.at(i) != 0 && QStringView(u"-_.+/=~").contains(QChar(scan.at(i))));
}

bool hasDigit(QStringView text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}
bool hasLetter(QStringView text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

/// Bits of each sign, from how often the signs come (C. E. Shannon, 1948).
double entropy(QStringView text) {
    std::array<int, 128> counts{};
    for (const QChar c : text) ++counts[c.unicode() & 127];
    double bits = 0;
    for (const int n : counts) {
        const double share = double(n) / double(text.size());
        if (n > 0) bits -= share * std::log2(share);
    }
    return bits;
}

bool hasBothCases(QStringView text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isUpper(); }) &&
           std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLower(); });
}

/// Not a name from a program or a path ("base64.b16encode", "PKCS12_get0_pkcs8"): a part in which letters and digits
/// change places often, or one long run of base64.
bool looksRandom(QStringView token) {
    if (token.size() < 16 || !hasDigit(token) || !hasLetter(token) || entropy(token.left(256)) < 3.0) return false;
    if (token.size() >= 32 && !token.contains(u'.') && !token.contains(u'_') && hasBothCases(token)) return true;
    int changes = 0;
    qsizetype start = 0;
    for (qsizetype i = 0; i < token.size(); ++i) {
        if (!token[i].isLetterOrNumber()) {
            start = i + 1;
            changes = 0;
        } else if (i > start && token[i].isDigit() != token[i - 1].isDigit() && ++changes >= 3) {
            return true;
        }
    }
    return false;
}

/// A part between dashes that is no word: "sk-learn-estimators-version-2" has none.
bool hasRandomPart(QStringView key) {
    qsizetype start = 0;
    for (qsizetype i = 0; i <= key.size(); ++i) {
        if (i < key.size() && key[i] != u'-' && key[i] != u'_') continue;
        const QStringView part = key.mid(start, i - start);
        if (part.size() >= 8 && hasDigit(part) && hasLetter(part)) return true;
        if (part.size() >= 16 && hasBothCases(part) && hasDigit(key)) return true;
        start = i + 1;
    }
    return false;
}

/// The end of the key with a known prefix that begins at `start`; `start`: none does.
qsizetype prefixedEnd(const Scan& scan, qsizetype start) {
    for (const Prefix& prefix : kPrefixes) {
        const QStringView text(prefix.text);
        if (scan.part(start, start + text.size()) != text) continue;
        const qsizetype body = start + text.size();
        qsizetype end = body;
        while (isIn(scan, end, prefix.set)) ++end;
        const QStringView key = scan.part(body, end);
        if (key.size() >= prefix.least && !scan.isAlnum(end) && hasRandomPart(key)) return end;
    }
    return start;
}

/// JSON Web Token (RFC 7519): three parts, the first two begin with '{"' in base64url.
qsizetype jwtEnd(const Scan& scan, qsizetype start) {
    if (scan.part(start, start + 3) != u"eyJ") return start;
    qsizetype end = start;
    for (int dot = 0; dot < 3; ++dot) {
        const qsizetype part = end;
        while (isIn(scan, end, Set::Base64Url)) ++end;
        if (end - part < 10) return start;
        if (dot < 2 && scan.at(end++) != u'.') return start;
    }
    return end;
}

void findTokens(const Scan& scan, Candidates& out) {
    for (qsizetype i = 0; i < scan.size(); ++i) {
        // Not behind a dash either: a long run of parts is read once.
        if (!scan.isAlpha(i) || scan.isAlnum(i - 1) || scan.at(i - 1) == u'_' || scan.at(i - 1) == u'-') continue;
        qsizetype end = prefixedEnd(scan, i);
        if (end == i) end = jwtEnd(scan, i);
        if (end == i) continue;
        out.append({i, end, "key", Weight::Certain});
        i = end - 1;
    }
}

/// "-----BEGIN … PRIVATE KEY-----" to its END, or, when that is missing, as far as base64 goes.
void findBlocks(const Scan& scan, Candidates& out) {
    const QStringView all = scan.part(0, scan.size());
    for (qsizetype start = all.indexOf(u"-----BEGIN "); start >= 0;) {
        const qsizetype head = all.mid(start, 80).indexOf(u"-----", 11);
        qsizetype end = start + 11;
        if (head > 0 && all.mid(start, head).contains(u"PRIVATE KEY")) {
            end = start + head + 5;
            const auto isBody = [&](qsizetype i) {
                return isToken(scan, i) || scan.at(i) == u'\n' || scan.at(i) == u'\r' || QStringView(u" \\:,").contains(QChar(scan.at(i)));
            };
            while (end < scan.size() && isBody(end) && scan.part(end, end + 9) != u"-----END ") ++end;
            if (scan.part(end, end + 9) == u"-----END ") {
                const qsizetype tail = all.mid(end, 80).indexOf(u"-----", 9);
                end = tail > 0 ? end + tail + 5 : end + 9;
            }
            while (end > start && QStringView(u" \n\r\\,").contains(QChar(scan.at(end - 1)))) --end;
            out.append({start, end, "key", Weight::Certain});
        }
        start = all.indexOf(u"-----BEGIN ", end);
    }
}

/// Random-looking text that is called a secret: token=…, "api_key": "…", Bearer …
void findNamed(const Scan& scan, Candidates& out) {
    static constexpr Words kSecrets{
        u"api_key",  u"apikey",       u"api-key",    u"api key",  u"secret",  u"token",     u"access_key", u"accesskey",
        u"access key", u"secret_key", u"secret key", u"auth_key", u"private_key", u"private key", u"bearer", u"basic",
        u"password", u"passwd",       u"pwd",        u"x-api-key", u"accountkey", u"sharedaccesskey", u"client_secret",
        u"密钥",     u"密鑰",         u"秘钥",       u"令牌",     u"密码",    u"密碼",      u"口令",       u"私钥",
        u"authorization", u"sig",     u"clientsecret", u"_key",     u"_token",  u"_secret",   u"授权码",     u"secretaccesskey",
        u"accesstoken", u"authtoken", u"refreshtoken", u"privatekey", u"secretkey", u"appsecret", u"app_secret"};
    for (qsizetype i = 0; i < scan.size(); ++i) {
        if (!isToken(scan, i) || scan.at(i) == u'=') continue;
        qsizetype run = i;
        while (isToken(scan, run)) ++run;
        qsizetype end = run;
        while (end > i && (scan.at(end - 1) == u'.' || scan.at(end - 1) == u'/')) --end;
        // "key=value" without quotes is one run of signs: what follows the first '=' is looked at by itself.
        const qsizetype sign = scan.part(i, end).indexOf(u'=');
        const bool pair = sign > 0 && sign < 40 && i + sign + 16 < end;
        const qsizetype start = pair ? i + sign + 1 : i;
        if (scan.at(run) != u'(' && looksRandom(scan.part(start, end)) && scan.introducedBy(start, kSecrets))
            out.append({start, end, "key", Weight::Checked});
        i = run;
    }
}

/// What manuals write where a secret goes.
bool isExample(QStringView secret) {
    static constexpr Words kExamples{u"password", u"passwd", u"pass", u"pwd", u"secret", u"token", u"pw", u"key", u"xxx", u"xxxx"};
    const bool named = std::any_of(kExamples.begin(), kExamples.end(), [&](auto word) { return secret == QStringView(word.data(), qsizetype(word.size())); });
    return named || QStringView(u"$<{*%[").contains(secret.left(1));
}

/// "https://user:password@host": the password.
void findInAddresses(const Scan& scan, Candidates& out) {
    const QStringView all = scan.part(0, scan.size());
    for (qsizetype at = all.indexOf(u"://"); at >= 0; at = all.indexOf(u"://", at + 3)) {
        qsizetype colon = at + 3;
        while (colon < at + 67 && (scan.isAlnum(colon) || QStringView(u"._-%").contains(QChar(scan.at(colon))))) ++colon;
        if (scan.at(colon) != u':') continue;
        qsizetype end = colon + 1;
        while (end < colon + 129 && scan.at(end) > u' ' && !QStringView(u"@/\"'<>").contains(QChar(scan.at(end)))) ++end;
        const bool example = isExample(scan.lowerPart(colon + 1, end));
        if (scan.at(end) == u'@' && end > colon + 1 && !example) out.append({colon + 1, end, "key", Weight::Certain});
    }
}

}  // namespace

void findKeys(const Scan& scan, Candidates& out) {
    findBlocks(scan, out);
    findTokens(scan, out);
    findNamed(scan, out);
    findInAddresses(scan, out);
}

}  // namespace loquat::remote::redaction
