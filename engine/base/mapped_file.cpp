// SPDX-License-Identifier: MIT
#include "engine/base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <limits>
#include <string>
#include <system_error>
#include <utility>

namespace loquat {
namespace {

class FileDescriptor {
public:
    explicit FileDescriptor(int number) : number_(number) {}
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

private:
    int number_;
};

Error system_error(int code, const std::filesystem::path& path) {
    switch (code) {
        case ENOENT:
            return {ErrorKind::kNotFound, "there is no such file", path.string()};
        case EACCES:
            return {ErrorKind::kIo, "no permission to read this file", path.string()};
        default:
            return {ErrorKind::kIo, "cannot read this file: " + std::system_category().message(code),
                    path.string()};
    }
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    // O_NONBLOCK: opening a pipe must not wait for somebody to write into it.
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0) return system_error(errno, path);
    struct stat status {};
    if (::fstat(file.number(), &status) != 0) return system_error(errno, path);
    if (S_ISDIR(status.st_mode)) return Error{ErrorKind::kIo, "this is a folder, not a file", path.string()};
    if (!S_ISREG(status.st_mode)) return Error{ErrorKind::kIo, "this is not a regular file", path.string()};
    if (status.st_size == 0) return Error{ErrorKind::kBadInput, "this file is empty", path.string()};
    if (static_cast<std::uintmax_t>(status.st_size) > std::numeric_limits<std::size_t>::max()) {
        return Error{ErrorKind::kLimit, "this file is too large for this computer", path.string()};
    }
    // Weights are read front to back: a wider read-ahead window, kept by the mapping after the close.
    ::posix_fadvise(file.number(), 0, 0, POSIX_FADV_SEQUENTIAL);
    const auto size = static_cast<std::size_t>(status.st_size);
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.number(), 0);
    if (address == MAP_FAILED) return system_error(errno, path);
    MappedFile mapped;
    mapped.data_ = static_cast<const std::byte*>(address);
    mapped.size_ = size;
    return mapped;
}

void MappedFile::prefetch() const {
    if (data_) ::madvise(const_cast<std::byte*>(data_), size_, MADV_WILLNEED);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

MappedFile::~MappedFile() {
    if (data_) ::munmap(const_cast<std::byte*>(data_), size_);
}

void forget_pages(std::span<const std::byte> mapped) {
    static const auto kPage = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = (reinterpret_cast<std::uintptr_t>(mapped.data()) + kPage - 1) / kPage * kPage;
    const auto end = (reinterpret_cast<std::uintptr_t>(mapped.data()) + mapped.size()) / kPage * kPage;
    if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_DONTNEED);
}

}  // namespace loquat
