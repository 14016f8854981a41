// SPDX-License-Identifier: MIT
#include "engine/remote/wipe.h"

#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace loquat::remote {

namespace {

template <class Text>
void overwrite(Text& secret) {
    // A literal lies in read-only memory and has no allocation of its own.
    if (secret.data_ptr().d_ptr())
        explicit_bzero(const_cast<typename Text::value_type*>(secret.constData()),
                       static_cast<size_t>(secret.size()) * sizeof(typename Text::value_type));
    secret = Text();
}

}  // namespace

void wipe(QString& secret) {
    overwrite(secret);
}
void wipe(QByteArray& secret) {
    overwrite(secret);
}

void forbidCores() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

}  // namespace loquat::remote
