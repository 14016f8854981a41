// SPDX-License-Identifier: MIT
#include "ui/viewmodels/seams.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace loquat::ui {

QList<SeamNote> seamsOf(const storage::Message& message) {
    QList<SeamNote> seams;
    if (message.seamsJson.isEmpty()) return seams;
    const QJsonArray array = QJsonDocument::fromJson(message.seamsJson.toUtf8()).array();
    for (const QJsonValue& value : array) {
        const QJsonObject o = value.toObject();
        seams << SeamNote{qBound(0, o["at"].toInt(), int(message.text.size())), o["fromModel"].toString(),
                          o["toModel"].toString(), o["fromSide"].toString(), o["toSide"].toString(), o["why"].toString()};
    }
    std::stable_sort(seams.begin(), seams.end(), [](const SeamNote& a, const SeamNote& b) { return a.at < b.at; });
    return seams;
}

void addSeam(storage::Message& message, const SeamNote& seam) {
    QJsonArray array = QJsonDocument::fromJson(message.seamsJson.toUtf8()).array();
    array.append(QJsonObject{{"at", seam.at},
                             {"fromModel", seam.fromModel},
                             {"toModel", seam.toModel},
                             {"fromSide", seam.fromSide},
                             {"toSide", seam.toSide},
                             {"why", seam.why}});
    message.seamsJson = QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

}  // namespace loquat::ui
