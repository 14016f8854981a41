// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>

#include "engine/chat/chat_provider.h"

namespace loquat {

/// What a model file says of itself, for the Models page; read from its first kilobytes.
struct LocalModelInfo {
    QString path;
    QString name;
    QString architecture;
    QString quantization;
    quint64 parameters = 0;
    quint64 sizeBytes = 0;
    int trainedContext = 0;
    int layers = 0;
    int embedding = 0;
    int vocabulary = 0;
    int feedForward = 0;      ///< with the next three: 0 when it cannot run here
    int heads = 0;
    int kvHeads = 0;
    int headSize = 0;
    quint64 unreadBytes = 0;  ///< of the file what no token needs
    quint64 kvBytesPerToken = 0;
    QString license;
    bool hasChatTemplate = false;
    QString unsupported;  ///< why it cannot run here; empty when it can
    QString error;        ///< why it cannot be read at all; empty when it can
};

/// The model that is in memory now.
struct LoadedModelState {
    QString path;            ///< empty: none
    int contextTokens = 0;
    quint64 memoryBytes = 0;
    QString device;          ///< "CPU, 8 threads, AVX-512 VNNI"
};

/// A provider that runs models on this computer and keeps one of them in memory.
class ModelHost : public ChatProvider {
    Q_OBJECT
public:
    using ChatProvider::ChatProvider;

    /// Loads ahead of the first question; errors come when a request needs the model.
    virtual void preload(const QString& path) = 0;
    virtual void unload() = 0;
    /// Tokens the context window holds for models loaded from now on; 0: the model's own, at most 4096.
    virtual void setContextTokens(int tokens) = 0;
    /// Threads for models loaded from now on; 0: one per core.
    virtual void setThreads(int threads) = 0;

    /// Reads a file's description, off the caller's thread.
    virtual QFuture<LocalModelInfo> describe(const QString& path) = 0;
    /// How many tokens these messages take with that model's template; -1 when it is not in memory.
    virtual QFuture<int> countTokens(const QString& path, const QList<ChatMessage>& messages) = 0;

signals:
    void modelStateChanged(const loquat::LoadedModelState& state);
};

}  // namespace loquat

Q_DECLARE_METATYPE(loquat::LocalModelInfo)
Q_DECLARE_METATYPE(loquat::LoadedModelState)
