// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

/// A folder of files written one after another in one input: each begins with a line "--- name". Of *.safetensors only
/// the header stands there; its length goes in front, zeros behind.
class SectionedFolder {
public:
    SectionedFolder() {
        std::string path = (std::filesystem::temp_directory_path() / "loquat-fuzz-XXXXXX").string();
        if (!::mkdtemp(path.data())) std::abort();
        path_ = path;
    }
    ~SectionedFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

    void fill(std::string_view input) const {
        clear();
        constexpr std::string_view kMark = "--- ";
        while (input.starts_with(kMark)) {
            const std::size_t line = std::min(input.find('\n'), input.size());
            const std::string name(input.substr(kMark.size(), line - kMark.size()));
            input.remove_prefix(std::min(line + 1, input.size()));
            const std::size_t end = std::min(input.find("\n--- "), input.size());
            write(name, input.substr(0, end));
            input.remove_prefix(std::min(end + 1, input.size()));
        }
    }

private:
    void clear() const {
        for (const auto& entry : std::filesystem::directory_iterator(path_)) std::filesystem::remove(entry.path());
    }

    void write(const std::string& name, std::string_view content) const {
        const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.'; };
        if (name.empty() || name[0] == '.' || name.size() > 60 || !std::all_of(name.begin(), name.end(), is_plain)) return;
        std::ofstream out(path_ / name, std::ios::binary);
        if (name.ends_with(".safetensors")) {
            const std::uint64_t length = content.size();
            out.write(reinterpret_cast<const char*>(&length), sizeof length);
        }
        out << content;
        if (name.ends_with(".safetensors")) out << std::string(std::size_t{256} << 10, '\0');
    }

    std::filesystem::path path_;
};
