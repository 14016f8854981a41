// SPDX-License-Identifier: MIT
// With LD_PRELOAD: every large write at a place takes SLOW_DISK_MS milliseconds longer, so that work which a disk
// bounds can be watched, and stopped half-way, on any machine.
#include <dlfcn.h>
#include <unistd.h>
#include <chrono>
#include <cstdlib>
#include <thread>

namespace {

constexpr std::size_t kLarge = 64 * 1024;  // more than a page of a database

template <class Offset>
ssize_t write_slowly(const char* name, int fd, const void* data, size_t length, Offset offset) {
    const char* wait = std::getenv("SLOW_DISK_MS");
    if (wait && length >= kLarge) std::this_thread::sleep_for(std::chrono::milliseconds(std::atoi(wait)));
    using Write = ssize_t (*)(int, const void*, size_t, Offset);
    return reinterpret_cast<Write>(dlsym(RTLD_NEXT, name))(fd, data, length, offset);
}

}  // namespace

extern "C" {

__attribute__((visibility("default"))) ssize_t pwrite(int fd, const void* data, size_t length, off_t offset) {
    return write_slowly("pwrite", fd, data, length, offset);
}

__attribute__((visibility("default"))) ssize_t pwrite64(int fd, const void* data, size_t length, off64_t offset) {
    return write_slowly("pwrite64", fd, data, length, offset);
}

}  // extern "C"
