// SPDX-License-Identifier: MIT
#include "engine/remote/content_kind.h"

#include <QCoreApplication>

namespace loquat::remote {

namespace {

struct Sentence {
    Q_DECLARE_TR_FUNCTIONS(Downloads)
};

bool isPage(const QByteArray& text) {
    return text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<?xml") || text.startsWith("<head");
}

}  // namespace

QString wrongContent(const QString& name, const QByteArray& first, const QByteArray& type, const QString& host) {
    const bool gguf = name.endsWith(".gguf", Qt::CaseInsensitive);
    const QByteArray text = first.left(64).trimmed().toLower();
    if (text.startsWith("version https://git-lfs"))
        return Sentence::tr("%1 sent a Git-LFS pointer (a note where the file lies) instead of the file.").arg(host);
    const bool pageByName = name.endsWith(".html", Qt::CaseInsensitive) || name.endsWith(".xml", Qt::CaseInsensitive);
    if (isPage(text) && !pageByName)
        return Sentence::tr("%1 sent a web page instead of the file; perhaps the network wants you to log in.").arg(host);
    if (!gguf || first.startsWith("GGUF")) return {};
    if (text.startsWith('{') || text.startsWith('[') || type.startsWith("application/json"))
        return Sentence::tr("%1 sent an error message instead of the file: %2")
            .arg(host, QString::fromUtf8(first.left(200)).simplified());
    return Sentence::tr("What %1 sent is not a GGUF file.").arg(host);
}

}  // namespace loquat::remote
