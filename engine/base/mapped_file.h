// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "engine/base/result.h"

namespace loquat {

/// A whole file mapped read-only. Movable; unmapped on destruction. Any thread may read.
/// Another process that truncates the file meanwhile raises SIGBUS, as with any mapping.
class MappedFile {
public:
    static Result<MappedFile> open(const std::filesystem::path& path);

    MappedFile() = default;
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    std::span<const std::byte> bytes() const { return {data_, size_}; }

    /// Asks the system to start reading the whole file into memory; returns at once.
    void prefetch() const;

private:
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

/// These bytes of a mapped file are not needed soon: they no longer count as this program's memory, and are read
/// anew when touched. Only for bytes of a MappedFile.
void forget_pages(std::span<const std::byte> mapped);

}  // namespace loquat
