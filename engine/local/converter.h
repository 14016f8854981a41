// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <stop_token>

namespace loquat {

/// Makes GGUF files of Hugging Face folders, one at a time, off its owner's thread. Call from one thread; signals come
/// there.
class Converter : public QObject {
    Q_OBJECT
public:
    explicit Converter(QObject* parent = nullptr);
    ~Converter() override;  ///< stops what runs and waits for it

    /// `id` names the work in the signals. The folder of `out` is made when needed.
    void start(const QString& id, const QString& folder, const QString& out);
    void cancel(const QString& id);  ///< cancelled() follows; nothing is left behind

signals:
    void started(const QString& id);  ///< its turn has come
    void progress(const QString& id, quint64 done, quint64 total);
    void finished(const QString& id, const QString& path);
    void failed(const QString& id, const QString& why);
    void cancelled(const QString& id);

private:
    QThreadPool pool_;
    QHash<QString, std::stop_source> running_;
};

}  // namespace loquat
