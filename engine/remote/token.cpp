// SPDX-License-Identifier: MIT
#include "engine/remote/token.h"

#include <algorithm>
#include <optional>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Providers)
};

constexpr qint64 kUnsaidSeconds = 5 * 60;
constexpr qint64 kLongestSeconds = 365 * 86'400;

Error problem(const QString& message) {
    return Error{ErrorKind::kBadInput, message.toStdString(), {}};
}

/// A minute early, or at half its life when that is shorter than two minutes.
Token lasting(const QByteArray& value, qint64 seconds, const QDateTime& now) {
    seconds = std::clamp(seconds, qint64(0), kLongestSeconds);
    return {value, now, now.addSecs(seconds - std::min(qint64(60), seconds / 2)), false};
}

/// Seconds since 1970, within what a token of ours can live to see.
std::optional<qint64> endOfJwt(const QByteArray& token, const QDateTime& now) {
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3) return {};
    const auto claims =
        QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const QJsonValue exp = QJsonDocument::fromJson(claims).object()["exp"];
    if (!exp.isDouble()) return {};
    return qint64(std::clamp(exp.toDouble(), 0.0, double(now.toSecsSinceEpoch() + kLongestSeconds)));
}

}  // namespace

bool isToken(const QByteArray& text) {
    constexpr int kLongest = 16 * 1024;
    return !text.isEmpty() && text.size() <= kLongest &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

Result<Token> tokenFromAnswer(const QByteArray& json, const QDateTime& now) {
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    static const QRegularExpression code(QStringLiteral("^[a-z_]{3,40}$"));
    if (const QString error = answer["error"].toString(); code.match(error).hasMatch())
        return problem(
            Sentence::tr("The token service refused: %1. Look at the client ID, the secret and the scope.")
                .arg(error));
    const QByteArray value = answer["access_token"].toString().toUtf8();
    const QString type = answer["token_type"].toString(QStringLiteral("bearer"));
    if (!isToken(value) || type.compare(QLatin1String("bearer"), Qt::CaseInsensitive) != 0)
        return problem(
            Sentence::tr("The token service did not answer with a bearer token. Look at its address."));
    // Some services write the number as a text.
    const qint64 seconds = answer["expires_in"].toVariant().toLongLong();
    return lasting(value, seconds > 0 ? seconds : kUnsaidSeconds, now);
}

Result<Token> tokenFromCommand(const QByteArray& output, const QDateTime& now) {
    const QByteArray line =
        output.left(output.indexOf('\n') < 0 ? output.size() : output.indexOf('\n')).trimmed();
    if (!isToken(line))
        return problem(Sentence::tr("The first line that the token command printed is no token."));
    const std::optional<qint64> end = endOfJwt(line, now);
    if (!end) return lasting(line, kUnsaidSeconds, now);
    const qint64 seconds = *end - now.toSecsSinceEpoch();
    if (seconds <= 0) return problem(Sentence::tr("The token that the command printed has expired."));
    return lasting(line, seconds, now);
}

}  // namespace loquat::remote
