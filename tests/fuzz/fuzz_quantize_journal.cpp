// SPDX-License-Identifier: MIT
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/quantize/journal.h"

namespace {

constexpr std::uint64_t kPlan = 0x1234;

bool is_loss(double value) {
    return std::isfinite(value) && value >= 0;
}

}  // namespace

/// What is taken from a journal are losses, and written down again it says the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string path = [] {
        std::string name = (std::filesystem::temp_directory_path() / "loquat-journal-XXXXXX").string();
        if (::mkstemp(name.data()) < 0) std::abort();
        return name;
    }();
    std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(data), std::streamsize(size));
    loquat::QuantizeJournal journal(path, kPlan);
    for (const auto& [index, tensor] : journal.finished())
        if (!is_loss(tensor.loss.squared_error) || !is_loss(tensor.loss.sum_of_squares)) std::abort();
    const auto found = journal.finished();
    journal.restart(found);
    const loquat::QuantizeJournal again(path, kPlan);
    if (again.finished().size() != found.size()) std::abort();
    for (const auto& [index, tensor] : again.finished()) {
        const auto before = found.find(index);
        if (before == found.end() || before->second.hash != tensor.hash) std::abort();
    }
    return 0;
}
