// SPDX-License-Identifier: MIT
#include "engine/base/pending_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

namespace loquat {
namespace {

std::string readable(std::uint64_t n_bytes) {
    const bool is_large = n_bytes >= 1'000'000'000;
    char text[32];
    std::snprintf(text, sizeof text, is_large ? "%.1f GB" : "%.1f MB",
                  double(n_bytes) / (is_large ? 1e9 : 1e6));
    return text;
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

Error PendingFile::refused(const char* what) const {
    return {ErrorKind::kIo, std::string(what) + ": " + std::system_category().message(errno), path_.string()};
}

Result<PendingFile> PendingFile::open(const std::filesystem::path& path, const std::string& ending,
                                      Start start) {
    PendingFile file;
    file.path_ = path;
    file.temporary_ = path.string() + ending;
    const int descriptor = ::open(file.temporary_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) return file.refused("cannot write this file");
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return Error{ErrorKind::kIo, "another program is writing this file already", path.string()};
    }
    file.descriptor_ = descriptor;
    if (start == Start::kEmpty && ::ftruncate(descriptor, 0) != 0)
        return file.refused("cannot write this file");
    return file;
}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)),
      descriptor_(std::exchange(other.descriptor_, -1)) {}

PendingFile& PendingFile::operator=(PendingFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(temporary_, other.temporary_);
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

PendingFile::~PendingFile() {
    if (descriptor_ < 0) return;
    ::unlink(temporary_.c_str());
    ::close(descriptor_);
}

Result<void> PendingFile::clear() {
    if (::ftruncate(descriptor_, 0) != 0) return refused("cannot write this file");
    return {};
}

Result<void> PendingFile::reserve(std::uint64_t size_bytes) {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) return refused("cannot write this file");
    const auto had = std::uint64_t(status.st_blocks) * 512;
    std::error_code ignored;
    const auto space = std::filesystem::space(folder_of(path_), ignored);
    const std::uint64_t wanted = size_bytes > had ? size_bytes - had : 0;
    const bool is_known = !ignored && space.available != static_cast<std::uintmax_t>(-1);
    std::string sentence = "the disk is too full: this file takes ";
    sentence.append(readable(size_bytes))
        .append(", free are ")
        .append(is_known ? readable(space.available) : "less");
    const Error full{ErrorKind::kLimit, std::move(sentence), path_.string()};
    if (is_known && wanted > space.available) return full;
    if (::ftruncate(descriptor_, off_t(size_bytes)) != 0) return refused("cannot write this file");
    // Where the file system cannot reserve, the figures above have to do.
    if (size_bytes > 0 && ::fallocate(descriptor_, 0, 0, off_t(size_bytes)) != 0 && errno == ENOSPC)
        return full;
    return {};
}

Result<void> PendingFile::write_at(std::uint64_t offset, std::span<const std::byte> bytes) const {
    while (!bytes.empty()) {
        const ssize_t n = ::pwrite(descriptor_, bytes.data(), bytes.size(), off_t(offset));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return refused("cannot write this file");
        bytes = bytes.subspan(std::size_t(n));
        offset += std::uint64_t(n);
    }
    return {};
}

Result<void> PendingFile::read_at(std::uint64_t offset, std::span<std::byte> bytes) const {
    while (!bytes.empty()) {
        const ssize_t n = ::pread(descriptor_, bytes.data(), bytes.size(), off_t(offset));
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return refused("cannot read this file");
        if (n == 0) return Error{ErrorKind::kBadInput, "this file ends early", path_.string()};
        bytes = bytes.subspan(std::size_t(n));
        offset += std::uint64_t(n);
    }
    return {};
}

void PendingFile::start_writing_out(std::uint64_t offset, std::uint64_t n) const {
    ::sync_file_range(descriptor_, off_t(offset), off_t(n), SYNC_FILE_RANGE_WRITE);
}

Result<void> PendingFile::keep() {
    if (::fsync(descriptor_) != 0) return refused("cannot write this file");
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) return refused("cannot give this file its name");
    ::close(std::exchange(descriptor_, -1));
    const int folder = ::open(folder_of(path_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return {};
}

}  // namespace loquat
