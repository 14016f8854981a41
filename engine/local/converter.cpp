// SPDX-License-Identifier: MIT
#include "engine/local/converter.h"

#include <QDir>
#include <QFileInfo>

#include "engine/quantize/convert.h"

namespace loquat {

Converter::Converter(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
    pool_.setThreadPriority(QThread::LowPriority);
}

Converter::~Converter() {
    for (std::stop_source& stop : running_) stop.request_stop();
    pool_.waitForDone();
}

void Converter::start(const QString& id, const QString& folder, const QString& out) {
    const std::stop_source stop;
    running_.insert(id, stop);
    pool_.start([this, id, folder, out, token = stop.get_token()] {
        QDir().mkpath(QFileInfo(out).absolutePath());
        if (!token.stop_requested()) QMetaObject::invokeMethod(this, [this, id] { emit started(id); });
        const auto tell = [this, id](const WorkProgress& work) {
            QMetaObject::invokeMethod(this, [this, id, work] { emit progress(id, work.done, work.total); });
        };
        const Result<ConvertReport> report = convert_folder(folder.toStdString(), out.toStdString(), {}, tell, token);
        const bool stopped = !report && report.error().kind == ErrorKind::kCancelled;
        const QString why = report ? QString() : QString::fromStdString(report.error().to_string());
        QMetaObject::invokeMethod(this, [this, id, out, stopped, why] {
            running_.remove(id);
            if (stopped)
                emit cancelled(id);
            else if (!why.isEmpty())
                emit failed(id, why);
            else
                emit finished(id, out);
        });
    });
}

void Converter::cancel(const QString& id) {
    const auto it = running_.find(id);
    if (it != running_.end()) it->request_stop();
}

}  // namespace loquat
