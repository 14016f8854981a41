// SPDX-License-Identifier: MIT
#include "ui/viewmodels/quantize_run.h"

#include <QLocale>
#include <algorithm>

#include "ui/viewmodels/format.h"

namespace loquat::ui {

namespace {

using Stage = WorkshopProgress::Stage;

/// "4 s", "12 min", "3 h".
QString span(double seconds) { return seconds < 99.5 ? formatSeconds(std::max(1.0, std::round(seconds))) : formatHours(seconds); }

}  // namespace

QuantizeRun::QuantizeRun(Workshop& workshop, QuantizeResults& results, QObject* parent)
    : QObject(parent), workshop_(workshop), results_(results) {
    tick_.setInterval(1000);
    connect(&tick_, &QTimer::timeout, this, &QuantizeRun::changed);
    connect(&workshop, &Workshop::progress, this, [this](const WorkshopProgress& progress) {
        at_ = progress;
        any_ = true;
        emit changed();
    });
    connect(&workshop, &Workshop::result, this, [this](const WorkshopResult& result) {
        results_.add(result);
        emit changed();
    });
    connect(&workshop, &Workshop::candidateFailed, this, [this](const QString& id, const ChatError& error) {
        failures_[id] = error;
        emit changed();
    });
    const auto end = [this] {
        tick_.stop();
        tookMs_ = clock_.isValid() ? clock_.elapsed() : 0;
        any_ = false;
    };
    connect(&workshop, &Workshop::finished, this, [this, end] {
        end();
        emit changed();
        emit finished();
    });
    connect(&workshop, &Workshop::stopped, this, [this, end] {
        end();
        if (cancelled_) results_.clear();
        emit changed();
        emit stopped();
    });
    connect(&workshop, &Workshop::failed, this, [this, end](const ChatError& error) {
        end();
        fail(error.what, error.why);
    });
}

void QuantizeRun::start(const WorkshopPlan& plan) {
    clear();
    plan_ = plan;
    cancelled_ = false;
    clock_.start();
    tick_.start();
    workshop_.start(plan);
    emit changed();
}

void QuantizeRun::cancel() {
    cancelled_ = true;
    workshop_.cancel();
}

void QuantizeRun::fail(const QString& what, const QString& why) {
    errorWhat_ = what;
    errorWhy_ = why;
    emit changed();
}

void QuantizeRun::clear() {
    failures_.clear();
    errorWhat_.clear();
    errorWhy_.clear();
    any_ = false;
    tookMs_ = 0;
    plan_ = {};
    emit changed();
}

QStringList QuantizeRun::ids() const {
    QStringList ids = plan_.mixes;
    for (const quint64 budget : plan_.budgets) ids << budgetId(budget);
    return ids;
}

QString QuantizeRun::nameOf(const QString& id) const {
    if (plan_.mixes.contains(id)) return id;
    for (const quint64 budget : plan_.budgets)
        if (budgetId(budget) == id) return plan_.budgets.size() > 1 ? tr("Loquat mix %1").arg(formatSize(double(budget))) : tr("Loquat mix");
    return {};
}

QVariantList QuantizeRun::jobs() const {
    QVariantList list;
    for (const QString& id : ids()) {
        const WorkshopResult* result = results_.find(id);
        const bool now = isRunning() && any_ && at_.candidate == id;
        QString state = QStringLiteral("waiting"), text = tr("Waiting");
        if (result) {
            state = QStringLiteral("done");
            text = tr("%1, KL %2").arg(formatSize(double(result->bytes)), QLocale().toString(result->kl, 'g', 3));
        } else if (failures_.contains(id)) {
            state = QStringLiteral("failed");
            text = joinSentences({failures_[id].what, failures_[id].why});
        } else if (now) {
            state = at_.stage == Stage::Quantizing ? QStringLiteral("making") : QStringLiteral("measuring");
            text = at_.stage == Stage::Quantizing ? tr("Being written") : tr("Being measured");
        } else if (!isRunning()) {
            text = tr("Not made");
        }
        list << QVariantMap{{"id", id}, {"name", nameOf(id)}, {"state", state}, {"text", text}, {"share", now ? share() : -1.0}};
    }
    return list;
}

QString QuantizeRun::stageText() const {
    if (!isRunning()) return {};
    if (!any_) return tr("Getting ready…");
    switch (at_.stage) {
        case Stage::Calibrating: return tr("Reading the calibration text");
        case Stage::Reference: return tr("Listening to the original");
        case Stage::Sensitivity: return tr("Finding the sensitive layers");
        case Stage::Quantizing: return tr("Writing %1, %2 of %3").arg(nameOf(at_.candidate)).arg(doneCount() + 1).arg(ids().size());
        case Stage::Measuring: return tr("Measuring %1, %2 of %3").arg(nameOf(at_.candidate)).arg(doneCount() + 1).arg(ids().size());
    }
    Q_UNREACHABLE();
}

QString QuantizeRun::stagePlain() const {
    if (!isRunning() || !any_) return {};
    switch (at_.stage) {
        case Stage::Calibrating: return tr("The original reads a text, and we note which of its weights are busy: those are kept finer.");
        case Stage::Reference: return tr("The original says, word by word, what it expects to come next in a text it has not seen. The candidates are held against that.");
        case Stage::Sensitivity: return tr("Each layer is made a little worse in turn, to see how much the answers change. The Loquat mix spends its bits there.");
        case Stage::Quantizing: return tr("Every weight is rounded to a few bits and written to a new file.");
        case Stage::Measuring: return tr("The candidate reads the same text as the original, and we note where it expects something else.");
    }
    Q_UNREACHABLE();
}

QString QuantizeRun::detailText() const {
    if (!isRunning() || !any_ || at_.total == 0) return {};
    const bool bytes = at_.stage == Stage::Quantizing;
    QStringList parts{bytes ? tr("%1 of %2").arg(formatSize(double(at_.done)), formatSize(double(at_.total)))
                            : tr("%1 of %2 tokens").arg(QLocale().toString(at_.done), QLocale().toString(at_.total))};
    if (at_.perSecond > 0) parts << (bytes ? tr("%1 a second").arg(formatSize(at_.perSecond)) : formatSpeed(at_.perSecond));
    if (at_.secondsLeft >= 0) parts << tr("%1 left").arg(span(at_.secondsLeft));
    return parts.join(QStringLiteral(" · "));
}

double QuantizeRun::share() const { return any_ && at_.total > 0 ? double(at_.done) / double(at_.total) : -1; }

QString QuantizeRun::leftText() const {
    return isRunning() && any_ && at_.allSecondsLeft >= 0 ? tr("About %1 left for everything").arg(span(at_.allSecondsLeft)) : QString();
}

QString QuantizeRun::elapsedText() const { return isRunning() ? tr("%1 so far").arg(span(double(clock_.elapsed()) / 1000)) : QString(); }

int QuantizeRun::doneCount() const {
    const QStringList all = ids();
    return int(std::count_if(all.begin(), all.end(), [this](const QString& id) { return results_.find(id) || failures_.contains(id); }));
}

QString QuantizeRun::summary() const {
    if (isRunning() || results_.count() == 0) return {};
    const int passages = results_.all().first().passages;
    const QString what = tr("%n candidate(s) measured", nullptr, results_.count());
    const QString on = tr("on %n passage(s)", nullptr, passages);
    return tookMs_ > 0 ? tr("%1 %2 in %3.").arg(what, on, span(double(tookMs_) / 1000)) : tr("%1 %2.").arg(what, on);
}

}  // namespace loquat::ui
