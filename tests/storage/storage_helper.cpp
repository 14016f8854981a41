// SPDX-License-Identifier: MIT
// A second process for the storage tests.
//   storage_helper stream PATH   writes an answer piece by piece until killed; prints "<piece> <steady ns>"
//   storage_helper fill PATH     writes the sample history, as kept for each released version
#include <chrono>
#include <cstdio>
#include <QCoreApplication>
#include <QTimer>

#include "sample.h"

namespace {

long long steadyNs() {
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

int stream(QCoreApplication& application, loquat::storage::Storage& storage) {
    storage.saveConversation(sample::conversation("c"));
    storage.saveMessage(sample::question("q", "c", "Count for me"));
    storage.saveMessage(sample::answer("a", "c", "", "q", loquat::storage::MessageState::Streaming));
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    int piece = 0;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        storage.appendText("a", QString("%1 ").arg(piece), {});
        std::printf("%d %lld\n", piece++, steadyNs());
        std::fflush(stdout);
    });
    timer.start(20);
    return application.exec();
}

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc != 3) return 2;
    auto storage = loquat::storage::Storage::open(argv[2]);
    if (!storage) {
        std::fprintf(stderr, "%s\n", storage.error().to_string().c_str());
        return 1;
    }
    if (QString(argv[1]) == "stream") return stream(application, **storage);
    sample::fill(**storage);
    sample::fillVersion2(**storage);
    sample::fillVersion3(**storage);
    return 0;
}
