// SPDX-License-Identifier: MIT
#include "tests/support/connect_recorder.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <mutex>

namespace {

std::mutex guard;
std::vector<std::string> seen;  // guarded by `guard`

void note(const sockaddr* address) {
    if (!address) return;
    char text[INET6_ADDRSTRLEN] = {};
    int port = 0;
    if (address->sa_family == AF_INET) {
        const auto* v4 = reinterpret_cast<const sockaddr_in*>(address);
        inet_ntop(AF_INET, &v4->sin_addr, text, sizeof text);
        port = ntohs(v4->sin_port);
    } else if (address->sa_family == AF_INET6) {
        const auto* v6 = reinterpret_cast<const sockaddr_in6*>(address);
        inet_ntop(AF_INET6, &v6->sin6_addr, text, sizeof text);
        port = ntohs(v6->sin6_port);
    } else {
        return;
    }
    const std::lock_guard lock(guard);
    seen.push_back(std::string(text) + ':' + std::to_string(port));
}

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

}  // namespace

std::vector<std::string> recordedConnections() {
    const std::lock_guard lock(guard);
    return seen;
}

void clearRecordedConnections() {
    const std::lock_guard lock(guard);
    seen.clear();
}

extern "C" {

__attribute__((visibility("default"))) int connect(int fd, const sockaddr* address, socklen_t size) {
    note(address);
    return next<decltype(&connect)>("connect")(fd, address, size);
}

__attribute__((visibility("default"))) ssize_t sendto(int fd, const void* data, size_t length, int flags,
                                                      const sockaddr* address, socklen_t size) {
    note(address);
    return next<decltype(&sendto)>("sendto")(fd, data, length, flags, address, size);
}

__attribute__((visibility("default"))) ssize_t sendmsg(int fd, const msghdr* message, int flags) {
    note(static_cast<const sockaddr*>(message->msg_name));
    return next<decltype(&sendmsg)>("sendmsg")(fd, message, flags);
}

__attribute__((visibility("default"))) int sendmmsg(int fd, mmsghdr* messages, unsigned count, int flags) {
    for (unsigned i = 0; i < count; ++i) note(static_cast<const sockaddr*>(messages[i].msg_hdr.msg_name));
    return next<decltype(&sendmmsg)>("sendmmsg")(fd, messages, count, flags);
}

}  // extern "C"
