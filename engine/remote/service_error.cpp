// SPDX-License-Identifier: MIT
#include "engine/remote/service_error.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Providers)
};

constexpr qsizetype kMaxWords = 400;

using Kind = ChatError::Kind;

Kind kindOf(int status, const QString& code) {
    if (code.contains("insufficient_quota") || code.contains("insufficient_balance")) return Kind::NoCredit;
    if (code.contains("context_length") || code.contains("context_window")) return Kind::ContextFull;
    if (status == 401 || status == 403 || code.contains("invalid_api_key") || code.contains("authentication"))
        return Kind::KeyRefused;
    if (status == 402) return Kind::NoCredit;
    if (status == 429 || code.contains("rate_limit")) return Kind::RateLimited;
    if (status == 407) return Kind::Offline;
    if (status >= 500 || code.contains("server_error") || code.contains("overloaded")) return Kind::ServerFault;
    if (status >= 400) return Kind::BadRequest;
    return Kind::BadAnswer;
}

QString sentenceOf(Kind kind, int status) {
    switch (kind) {
        case Kind::NoCredit: return Sentence::tr("The service says that the account has no credit left.");
        case Kind::ContextFull: return Sentence::tr("The conversation is longer than this model can read.");
        case Kind::KeyRefused: return Sentence::tr("The service refused the key.");
        case Kind::RateLimited: return Sentence::tr("The service asks for fewer requests.");
        case Kind::Offline: return Sentence::tr("The proxy asks for a name and a password.");
        case Kind::ServerFault: return Sentence::tr("The service has a fault of its own.");
        case Kind::BadRequest:
            return status == 404 ? Sentence::tr("The service does not know this model or this address.")
                                 : Sentence::tr("The service did not accept the request.");
        default: return Sentence::tr("The service sent something that is not an answer.");
    }
}

/// The service's words, wherever the many imitations of the OpenAI format put them.
QString wordsOf(const QJsonObject& object) {
    const QJsonObject error = object["error"].toObject();
    for (const QJsonValue& value : {error["message"], object["message"], object["detail"], object["error_description"],
                                    object["error"], error["code"]})
        if (value.isString() && !value.toString().isEmpty()) return value.toString();
    return {};
}

QString codeOf(const QJsonObject& object) {
    const QJsonObject error = object["error"].isObject() ? object["error"].toObject() : object;
    return (error["code"].toVariant().toString() + ' ' + error["type"].toString()).toLower();
}

/// A web page has no words for us.
QString plainWords(const QByteArray& body) {
    const QByteArray text = body.trimmed();
    return text.startsWith('<') ? QString() : QString::fromUtf8(text.left(kMaxWords));
}

ChatError describe(int status, const QString& code, const QString& words) {
    const Kind kind = kindOf(status, code);
    QStringList why;
    if (!words.isEmpty()) why << words.simplified().left(kMaxWords);
    if (status > 0) why << QStringLiteral("HTTP %1").arg(status);
    return {kind, sentenceOf(kind, status), why.join(QStringLiteral(" · "))};
}

}  // namespace

ChatError serviceError(int status, const QByteArray& body) {
    const QJsonDocument json = QJsonDocument::fromJson(body);
    if (!json.isObject()) return describe(status, {}, plainWords(body));
    return describe(status, codeOf(json.object()), wordsOf(json.object()));
}

ChatError serviceError(const QJsonObject& error) {
    const QJsonValue code = error["code"];
    const int status = code.isDouble() ? code.toInt() : code.toString().toInt();
    ChatError described =
        describe(status >= 400 && status < 600 ? status : 0, codeOf(error), wordsOf({{"error", error}}));
    if (described.kind == Kind::BadAnswer) {
        described.kind = Kind::ServerFault;
        described.what = sentenceOf(Kind::ServerFault, 0);
    }
    return described;
}

bool isTransient(int status) {
    return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
}

ChatError brokenOff() {
    return {Kind::Offline, Sentence::tr("The answer broke off."),
            Sentence::tr("The connection ended before the answer did. Continue goes on from here.")};
}

ChatError badAnswer(const QString& why) { return {Kind::BadAnswer, sentenceOf(Kind::BadAnswer, 0), why}; }

ChatError certificateError(const QString& why) {
    return {Kind::Certificate, Sentence::tr("No safe connection: the service could not prove who it is."), why};
}

}  // namespace loquat::remote
