// SPDX-License-Identifier: MIT
#include "engine/quantize/journal.h"

#include <bit>
#include <cmath>
#include <sstream>
#include <string>
#include <system_error>

namespace loquat {
namespace {

constexpr const char* kTitle = "loquat-quantize-1";
constexpr std::uintmax_t kMostBytes = 16 << 20;  // a line has fewer than a hundred, a model has thousands

bool is_loss(double value) {
    return std::isfinite(value) && value >= 0;
}

/// "12 a3… 3f… 40…": index, hash, and the bits of two doubles. False for a line cut short, or damaged.
bool read_line(const std::string& line, std::size_t& index, FinishedTensor& finished) {
    std::istringstream in(line);
    std::uint64_t error = 0, squares = 0;
    std::string end;
    in >> std::dec >> index >> std::hex >> finished.hash >> error >> squares >> end;
    if (in.fail() || end != ".") return false;
    finished.loss = {std::bit_cast<double>(error), std::bit_cast<double>(squares)};
    return is_loss(finished.loss.squared_error) && is_loss(finished.loss.sum_of_squares);
}

}  // namespace

QuantizeJournal::QuantizeJournal(std::filesystem::path path, std::uint64_t plan)
    : path_(std::move(path)), plan_(plan) {
    std::error_code none;
    if (const auto size = std::filesystem::file_size(path_, none); none || size > kMostBytes) return;
    std::ifstream in(path_);
    std::string title, line;
    std::uint64_t found = 0;
    if (!(in >> title >> std::hex >> found) || title != kTitle || found != plan_) return;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::size_t index = 0;
        FinishedTensor finished;
        if (!read_line(line, index, finished)) return;
        finished_[index] = finished;
    }
}

void QuantizeJournal::restart(std::map<std::size_t, FinishedTensor> finished) {
    finished_ = std::move(finished);
    file_.open(path_, std::ios::trunc);
    file_ << kTitle << ' ' << std::hex << plan_ << '\n';
    for (const auto& [index, tensor] : finished_) write_line(index, tensor);
    file_.flush();
}

void QuantizeJournal::write_line(std::size_t tensor, const FinishedTensor& finished) {
    file_ << std::dec << tensor << ' ' << std::hex << finished.hash << ' '
          << std::bit_cast<std::uint64_t>(finished.loss.squared_error) << ' '
          << std::bit_cast<std::uint64_t>(finished.loss.sum_of_squares) << " .\n";
}

void QuantizeJournal::add(std::size_t tensor, const FinishedTensor& finished) {
    write_line(tensor, finished);
    file_.flush();
}

void QuantizeJournal::remove() {
    file_.close();
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

}  // namespace loquat
