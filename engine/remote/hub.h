// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QObject>
#include <QUrl>
#include <memory>

#include "engine/base/result.h"
#include "engine/remote/downloads.h"

namespace loquat::remote {

enum class HubKind { HuggingFace, ModelScope };

/// Where the hubs are asked; a mirror speaks the same API.
struct HubSettings {
    QUrl huggingFace = QUrl(QStringLiteral("https://huggingface.co"));
    QUrl huggingFaceMirror;  ///< asked instead when set; gets no token
    QUrl modelScope = QUrl(QStringLiteral("https://modelscope.cn"));
    QString tokenSecret;     ///< of Hugging Face in the keychain; empty: none
};

struct HubModel {
    HubKind hub = HubKind::HuggingFace;
    QString repo;       ///< "Qwen/Qwen2.5-7B-Instruct-GGUF"
    QString author;
    QString license;
    qint64 downloads = 0;
    qint64 likes = 0;
    bool gated = false;
    QDateTime updatedAt;
    QString architecture;    ///< of its GGUF files, as they name it: "qwen2"; empty: not told
    qint64 parameters = 0;   ///< weights of one of them; 0: not told
    int contextTokens = 0;   ///< it was trained for; 0: not told
};

/// A GGUF of a repository; the parts of a split one are told together.
struct HubFile {
    QString title;          ///< "qwen2.5-7b-instruct-q4_k_m.gguf" (of the first part)
    QString quantization;   ///< "Q4_K_M" as the name says; empty when it does not
    qint64 bytes = 0;       ///< all parts
    bool companion = false; ///< a projector or a draft model, not to be talked to by itself
    QList<DownloadFile> parts;  ///< with hash and sources
};

/// Whether the hub wants to know who asks (401), or lets this one not in (403): another token may help.
bool isDenied(const Error& error);

/// Searches the hubs and lists what a repository holds; through the egress gate.
class Hub : public QObject {
    Q_OBJECT
public:
    Hub(EgressGate& gate, SecretStore& secrets, QObject* parent = nullptr);
    ~Hub() override;

    void setSettings(const HubSettings& settings);

    /// Repositories with GGUF files, by downloads; from the hub and, merged, from ModelScope.
    QFuture<Result<QList<HubModel>>> search(const QString& text, int limit = 30);
    QFuture<Result<QList<HubFile>>> files(HubKind hub, const QString& repo);
    /// The first bytes of a file, by a range request; to say what it is before it is fetched.
    QFuture<Result<QByteArray>> beginning(const DownloadFile& file, qint64 bytes);
    /// Whether the token is good; the account's name.
    QFuture<Result<QString>> checkToken();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace loquat::remote
