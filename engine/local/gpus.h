// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include "engine/local/machine.h"

namespace loquat {

/// A device as the CUDA driver names it.
struct CudaDevice {
    QString place;  ///< on the PCI bus: "0000:01:00.0"
    QString name;
    quint64 memoryBytes = 0;
};
/// What the CUDA driver of this computer answers, opened late; empty without one.
QList<CudaDevice> cudaDevices();

/// The graphics processors that the tree below `root` ("/" on a real computer) tells of, with what CUDA adds.
QList<Gpu> gpusOf(const QString& root, const QList<CudaDevice>& cuda);

}  // namespace loquat
