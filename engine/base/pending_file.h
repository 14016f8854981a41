// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "engine/base/result.h"

namespace loquat {

/// A file that comes into being as a whole: written under a temporary name beside its place, renamed by
/// keep(). Not kept, it is removed. No two programs write the same one at once. write_at() from any thread.
class PendingFile {
public:
    enum class Start { kEmpty, kAsFound };

    /// The temporary name is that of `path` with `ending`. kAsFound: what a killed program left under it
    /// stays.
    static Result<PendingFile> open(const std::filesystem::path& path, const std::string& ending,
                                    Start start = Start::kEmpty);
    PendingFile(PendingFile&& other) noexcept;
    PendingFile& operator=(PendingFile&& other) noexcept;
    ~PendingFile();

    Result<void> clear();
    /// Takes the room on the disk now, so that it cannot run out half way; kLimit, with the figures, when
    /// there is too little. The file is this long afterwards.
    Result<void> reserve(std::uint64_t size_bytes);
    Result<void> write_at(std::uint64_t offset, std::span<const std::byte> bytes) const;
    /// Fills `bytes`; an error when the file is shorter.
    Result<void> read_at(std::uint64_t offset, std::span<std::byte> bytes) const;
    /// Lets the system begin to write these bytes out, so that keep() has less to wait for.
    void start_writing_out(std::uint64_t offset, std::uint64_t n) const;

    /// First the contents reach the disk, then the name, then the folder that holds the name.
    Result<void> keep();

private:
    PendingFile() = default;
    Error refused(const char* what) const;

    std::filesystem::path path_;
    std::string temporary_;
    int descriptor_ = -1;
};

}  // namespace loquat
