// SPDX-License-Identifier: MIT
#include "engine/local/workshop_folder.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <filesystem>
#include <span>

#include "engine/base/pending_file.h"

namespace loquat {

namespace {

struct Local {
    Q_DECLARE_TR_FUNCTIONS(Local)
};

constexpr qint64 kLargestNote = 1 << 20;  // a result is a few KB

QJsonObject read(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestNote) return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

bool write(const QString& path, const QJsonObject& object) {
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(object).toJson()) > 0 && file.commit();
}

QJsonObject toJson(const WorkshopText& text) { return {{"kind", int(text.kind)}, {"path", text.path}}; }

WorkshopText toText(const QJsonObject& json) {
    return {WorkshopText::Kind(std::clamp(json["kind"].toInt(), 0, int(WorkshopText::Kind::Conversations))),
            json["path"].toString(), {}};
}

QJsonObject toJson(const WorkshopPlan& plan) {
    QJsonArray budgets;
    for (const quint64 budget : plan.budgets) budgets.append(double(budget));
    return {{"key", QString::fromLatin1(keyOf(plan))},
            {"source", plan.source},
            {"mixes", QJsonArray::fromStringList(plan.mixes)},
            {"budgets", budgets},
            {"calibration", toJson(plan.calibration)},
            {"heldOut", toJson(plan.heldOut)},
            {"passageTokens", plan.passageTokens},
            {"maxPassages", plan.maxPassages}};
}

WorkshopPlan toPlan(const QJsonObject& json) {
    WorkshopPlan plan;
    plan.source = json["source"].toString();
    for (const QJsonValue& mix : json["mixes"].toArray()) plan.mixes << mix.toString();
    for (const QJsonValue& budget : json["budgets"].toArray()) plan.budgets << quint64(budget.toDouble());
    plan.calibration = toText(json["calibration"].toObject());
    plan.heldOut = toText(json["heldOut"].toObject());
    plan.passageTokens = std::clamp(json["passageTokens"].toInt(512), 64, 4096);
    plan.maxPassages = json["maxPassages"].toInt();
    return plan;
}

QJsonObject toJson(const WorkshopResult& r) {
    QJsonArray worst;
    for (const WorkshopPassage& p : r.worst)
        worst.append(QJsonObject{{"number", p.number}, {"of", p.of}, {"heading", p.heading}, {"before", p.before}, {"original", p.original},
                                 {"quantized", p.quantized}, {"kl", p.kl}});
    return {{"id", r.id}, {"budget", double(r.budget)}, {"bytes", double(r.bytes)}, {"bits", r.bitsPerWeight},
            {"kl", r.kl}, {"klError", r.klError}, {"agreement", r.agreement}, {"perplexity", r.perplexity},
            {"perplexityError", r.perplexityError}, {"originalPerplexity", r.originalPerplexity},
            {"speed", r.tokensPerSecond}, {"promptSpeed", r.promptTokensPerSecond}, {"memory", double(r.memoryBytes)},
            {"passages", r.passages}, {"disturbed", r.disturbed}, {"worst", worst}};
}

WorkshopResult toResult(const QJsonObject& j) {
    WorkshopResult r;
    r.id = j["id"].toString();
    r.budget = quint64(j["budget"].toDouble());
    r.bytes = quint64(j["bytes"].toDouble());
    r.bitsPerWeight = j["bits"].toDouble();
    r.kl = j["kl"].toDouble();
    r.klError = j["klError"].toDouble();
    r.agreement = j["agreement"].toDouble();
    r.perplexity = j["perplexity"].toDouble();
    r.perplexityError = j["perplexityError"].toDouble();
    r.originalPerplexity = j["originalPerplexity"].toDouble();
    r.tokensPerSecond = j["speed"].toDouble();
    r.promptTokensPerSecond = j["promptSpeed"].toDouble();
    r.memoryBytes = quint64(j["memory"].toDouble());
    r.passages = j["passages"].toInt();
    r.disturbed = j["disturbed"].toBool();
    for (const QJsonValue& value : j["worst"].toArray()) {
        const QJsonObject p = value.toObject();
        r.worst.append({p["number"].toInt(), p["of"].toInt(), p["heading"].toString(), p["before"].toString(), p["original"].toString(),
                        p["quantized"].toString(), p["kl"].toDouble()});
    }
    return r;
}

/// `name` in `folder`, with a number when that is taken.
QString freePath(const QString& folder, const QString& name) {
    const QFileInfo wanted(folder + '/' + name);
    QString path = wanted.filePath();
    for (int n = 2; QFileInfo::exists(path); ++n)
        path = QStringLiteral("%1/%2-%3.%4").arg(folder, wanted.completeBaseName()).arg(n).arg(wanted.suffix());
    return path;
}

/// Under a temporary name first, so that the library never shows half a file, and tells one that was broken off.
bool copyWhole(const QString& from, const QString& to) {
    constexpr qint64 kChunk = 1 << 20;
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) return false;
    auto file = PendingFile::open(QFile::encodeName(to).toStdString(), ".moving.part");
    if (!file || !file->reserve(quint64(source.size()))) return false;
    QByteArray chunk(kChunk, Qt::Uninitialized);
    for (qint64 done = 0, n = 0; done < source.size(); done += n) {
        n = source.read(chunk.data(), kChunk);
        if (n <= 0 || !file->write_at(quint64(done), std::as_bytes(std::span(chunk.constData(), size_t(n))))) return false;
    }
    return bool(file->keep());
}

/// A rename; on another disk, a copy.
bool move(const QString& from, const QString& to) {
    std::error_code error;
    std::filesystem::rename(QFile::encodeName(from).toStdString(), QFile::encodeName(to).toStdString(), error);
    if (!error) return true;
    return copyWhole(from, to) && QFile::remove(from);
}

}  // namespace

QByteArray keyOf(const WorkshopPlan& plan) {
    const QFileInfo source(plan.source);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&](const QByteArray& part) { hash.addData(QByteArray::number(part.size()) + ':' + part); };
    add(source.absoluteFilePath().toUtf8());
    add(QByteArray::number(source.size()));
    add(QByteArray::number(source.lastModified().toMSecsSinceEpoch()));
    add(plan.calibration.utf8);
    add(plan.heldOut.utf8);
    add(QByteArray::number(plan.passageTokens));
    add(QByteArray::number(plan.maxPassages));
    return hash.result().toHex();
}

QList<WorkshopResult> WorkshopFolder::begin(const WorkshopPlan& plan) {
    const QString job = filePath(QStringLiteral("job.json"));
    if (read(job)["key"].toString().toLatin1() != keyOf(plan)) remove();
    QDir().mkpath(path_);
    write(job, toJson(plan));
    return results();
}

QList<WorkshopResult> WorkshopFolder::results() const {
    QList<WorkshopResult> found;
    const QStringList notes = QDir(path_).entryList({"*.result.json"}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const QString& note : notes) {
        WorkshopResult result = toResult(read(filePath(note)));
        if (note != result.id + QStringLiteral(".result.json")) continue;
        result.path = candidatePath(result.id);
        if (quint64(QFileInfo(result.path).size()) == result.bytes && result.bytes > 0) found.append(result);
    }
    return found;
}

std::optional<WorkshopLeftover> WorkshopFolder::leftover() const {
    const QJsonObject job = read(filePath(QStringLiteral("job.json")));
    if (job.isEmpty()) return {};
    return WorkshopLeftover{toPlan(job), results()};
}

bool WorkshopFolder::note(const WorkshopResult& result) const {
    return write(filePath(result.id + QStringLiteral(".result.json")), toJson(result));
}

KeptFile WorkshopFolder::keep(const QString& id, const QString& libraryFolder, const QString& fileName) {
    if (!QDir().mkpath(libraryFolder)) return {{}, Local::tr("The folder %1 cannot be made.").arg(libraryFolder)};
    const QString to = freePath(libraryFolder, QFileInfo(fileName).fileName());
    if (!move(candidatePath(id), to))
        return {{}, Local::tr("%1 cannot be written. Is the disk full, or the folder read-only?").arg(to)};
    remove();
    return {to, {}};
}

void WorkshopFolder::remove() { QDir(path_).removeRecursively(); }

}  // namespace loquat
