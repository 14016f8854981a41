// SPDX-License-Identifier: MIT
#include "engine/chat/conversions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace loquat {

QString finishReasonName(FinishReason reason) {
    switch (reason) {
        case FinishReason::End: return QStringLiteral("end");
        case FinishReason::StopString: return QStringLiteral("stop");
        case FinishReason::MaxTokens: return QStringLiteral("length");
        case FinishReason::ContextFull: return QStringLiteral("context");
        case FinishReason::Cancelled: return QStringLiteral("cancelled");
        case FinishReason::ToolCalls: return QStringLiteral("tools");
        case FinishReason::Filtered: return QStringLiteral("filtered");
    }
    Q_UNREACHABLE();
}

namespace {

QString thinkingName(Thinking thinking) {
    switch (thinking) {
        case Thinking::Default: return {};
        case Thinking::Off: return QStringLiteral("off");
        case Thinking::On: return QStringLiteral("on");
    }
    Q_UNREACHABLE();
}

}  // namespace

QString samplingToJson(const Sampling& s, const AnswerForm& form) {
    QJsonObject object{
        {"temperature", s.temperature},
        {"top_k", s.topK},
        {"top_p", s.topP},
        {"min_p", s.minP},
        {"typical_p", s.typicalP},
        {"repetition_penalty", s.repetitionPenalty},
        {"frequency_penalty", s.frequencyPenalty},
        {"presence_penalty", s.presencePenalty},
        {"seed", s.seed},
        {"max_tokens", s.maxTokens},
        {"stop", QJsonArray::fromStringList(s.stop)},
    };
    if (form.json) object["json"] = true;
    if (form.thinking != Thinking::Default) object["thinking"] = thinkingName(form.thinking);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

AnswerForm answerFormFromJson(const QString& json) {
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    AnswerForm form;
    form.json = object["json"].toBool();
    for (const Thinking thinking : {Thinking::Off, Thinking::On})
        if (object["thinking"].toString() == thinkingName(thinking)) form.thinking = thinking;
    return form;
}

Sampling samplingFromJson(const QString& json) {
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    const Sampling usual;
    const auto number = [&](const char* key, double fallback, double low, double high) {
        return std::clamp(object.value(QLatin1String(key)).toDouble(fallback), low, high);
    };
    Sampling s;
    s.temperature = number("temperature", usual.temperature, 0, 2);
    s.topK = int(number("top_k", usual.topK, 0, 1000));
    s.topP = number("top_p", usual.topP, 0, 1);
    s.minP = number("min_p", usual.minP, 0, 1);
    s.typicalP = number("typical_p", usual.typicalP, 0, 1);
    s.repetitionPenalty = number("repetition_penalty", usual.repetitionPenalty, 1, 2);
    s.frequencyPenalty = number("frequency_penalty", usual.frequencyPenalty, -2, 2);
    s.presencePenalty = number("presence_penalty", usual.presencePenalty, -2, 2);
    s.seed = object.value("seed").toInteger(usual.seed);
    if (s.seed < 0) s.seed = -1;
    s.maxTokens = object.value("max_tokens").toInt(usual.maxTokens);
    if (s.maxTokens <= 0) s.maxTokens = -1;
    for (const QJsonValue& value : object.value("stop").toArray())
        if (value.isString() && !value.toString().isEmpty()) s.stop << value.toString();
    return s;
}

}  // namespace loquat
