// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QTemporaryDir>

#include "engine/chat/types.h"

/// Tiny models with random weights: their answers are noise, everything around them is real.
namespace local_models {

inline QString llama() {
    return QStringLiteral(LOQUAT_TEST_DATA "/models/llama-tiny-Q5_0.gguf");
}
inline QString qwen() {
    return QStringLiteral(LOQUAT_TEST_DATA "/models/qwen2-tiny-Q8_0.gguf");
}
constexpr int kContext = 2048;  // that both were made for

inline QByteArray bytes(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A file in `folder` with the given bytes.
inline QString write(const QTemporaryDir& folder, const QString& name, const QByteArray& content) {
    QFile file(folder.filePath(name));
    if (file.open(QIODevice::WriteOnly)) file.write(content);
    return file.fileName();
}

/// The same model under an architecture nobody knows.
inline QByteArray ofUnknownArchitecture() {
    QByteArray content = bytes(llama());
    content.replace(content.indexOf("llama"), 5, "lemur");
    return content;
}

/// Greedy, so that the same prompt gives the same answer.
inline loquat::ChatRequest ask(const QString& text, int maxTokens, const QString& model = llama()) {
    loquat::ChatRequest request;
    request.modelId = model;
    request.messages.append({loquat::Role::User, text, {}});
    request.sampling.temperature = 0;
    request.sampling.maxTokens = maxTokens;
    request.sampling.seed = 1;
    return request;
}

}  // namespace local_models
