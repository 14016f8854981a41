// SPDX-License-Identifier: MIT
#include "ui/viewmodels/chat.h"

#include "ui/viewmodels/format.h"

namespace loquat::ui {

namespace {

QString queuedText(const RunningAnswer& answer) {
    if (answer.message.side != "cloud") return Chat::tr("Waiting for another answer to end…");
    if (answer.progress.total <= 0) return Chat::tr("Waiting for the limit you set…");
    return Chat::tr("Waiting %1 for the limit you set…").arg(formatSeconds(answer.progress.total / 1000.0));
}

}  // namespace

QString Chat::phase() const {
    const RunningAnswer* answer = running();
    if (!answer) return {};
    if (answer->writing) return QStringLiteral("writing");
    switch (answer->progress.phase) {
        case Progress::Phase::Queued: return QStringLiteral("queued");
        case Progress::Phase::Connecting: return QStringLiteral("connecting");
        case Progress::Phase::Waiting: return QStringLiteral("waiting");
        case Progress::Phase::Retrying: return QStringLiteral("retrying");
        case Progress::Phase::Loading: return QStringLiteral("loading");
        case Progress::Phase::Reading: return QStringLiteral("reading");
    }
    Q_UNREACHABLE();
}

QString Chat::phaseText() const {
    const QString now = phase();
    if (now.isEmpty()) return {};
    const RunningAnswer& answer = *running();
    if (now == "queued") return queuedText(answer);
    if (now == "connecting") return tr("Connecting to %1…").arg(answer.message.modelName);
    if (now == "waiting") return tr("Sent to %1, waiting for the first word…").arg(answer.message.modelName);
    if (now == "retrying")
        return tr("No luck; trying again in %1 (attempt %2)…")
            .arg(formatSeconds(answer.progress.total / 1000.0))
            .arg(answer.progress.done);
    if (now == "loading") return tr("Loading %1…").arg(answer.message.modelName);
    if (now == "reading") return tr("Reading %n token(s)…", nullptr, answer.progress.total);
    return {};
}

double Chat::phaseProgress() const {
    const RunningAnswer* answer = running();
    if (!answer || answer->writing || answer->progress.total <= 0) return -1;
    if (answer->progress.phase != Progress::Phase::Loading && answer->progress.phase != Progress::Phase::Reading) return -1;
    return double(answer->progress.done) / answer->progress.total;
}

QString Chat::phaseDetail() const {
    const double done = phaseProgress();
    if (done <= 0) return {};
    const double elapsed = double(running()->clock.elapsed()) / 1000;
    const QString percent = tr("%1 %").arg(qRound(done * 100));
    if (elapsed < 1) return percent;
    return tr("%1, %2 left").arg(percent, formatSeconds(qMax(1.0, elapsed * (1 - done) / done)));
}

}  // namespace loquat::ui
