// SPDX-License-Identifier: MIT
#include "ui/viewmodels/sampling_model.h"

#include <array>

namespace loquat::ui {

namespace {

struct Preset {
    const char* name;
    double temperature;
    int topK;
    double topP;
    double minP;
};

constexpr std::array kPresets{
    Preset{"exact", 0.0, 40, 0.9, 0.05},
    Preset{"balanced", 0.7, 40, 0.9, 0.05},
    Preset{"loose", 1.0, 0, 0.97, 0.02},
};

}  // namespace

void SamplingModel::setValue(const Sampling& value) {
    if (value_ == value) return;
    value_ = value;
    emit changed();
}

void SamplingModel::setForm(const AnswerForm& form) {
    if (form_ == form) return;
    form_ = form;
    emit changed();
}

void SamplingModel::editForm(const AnswerForm& form) {
    if (form_ == form) return;
    form_ = form;
    emit changed();
    emit edited();
}

void SamplingModel::setJson(bool json) { editForm({form_.thinking, json}); }

QString SamplingModel::thinking() const {
    if (form_.thinking == Thinking::Default) return {};
    return form_.thinking == Thinking::On ? QStringLiteral("on") : QStringLiteral("off");
}

void SamplingModel::setThinking(const QString& thinking) {
    editForm({thinking == "on" ? Thinking::On : thinking == "off" ? Thinking::Off : Thinking::Default, form_.json});
}

Sampling SamplingModel::exact() {
    Sampling sampling;
    sampling.temperature = kPresets[0].temperature;
    return sampling;
}

QString SamplingModel::preset() const {
    for (const Preset& p : kPresets)
        if (value_.temperature == p.temperature && value_.topK == p.topK && value_.topP == p.topP &&
            value_.minP == p.minP)
            return QString::fromLatin1(p.name);
    return QStringLiteral("custom");
}

void SamplingModel::setPreset(const QString& preset) {
    for (const Preset& p : kPresets) {
        if (preset != QLatin1String(p.name) || this->preset() == preset) continue;
        value_.temperature = p.temperature;
        value_.topK = p.topK;
        value_.topP = p.topP;
        value_.minP = p.minP;
        emit changed();
        emit edited();
    }
}

void SamplingModel::reset() {
    if (value_ == Sampling{}) return;
    value_ = {};
    emit changed();
    emit edited();
}

void SamplingModel::setSeed(const QString& seed) {
    bool isNumber = false;
    const qlonglong number = seed.trimmed().toLongLong(&isNumber);
    edit(&Sampling::seed, isNumber && number >= 0 ? qint64(number) : qint64(-1));
}

}  // namespace loquat::ui
