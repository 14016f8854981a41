// SPDX-License-Identifier: MIT
#include "engine/cli/command.h"

#include <cstdio>
#include <iostream>
#include <iterator>

namespace loquat::cli {

int fail(const Error& error) {
    std::cerr << "loquat-cli: " << error.to_string() << '\n';
    return kFailure;
}

int fail_usage(const Error& error) {
    std::cerr << "loquat-cli: " << error.to_string() << " Try --help.\n";
    return kWrongUsage;
}

void print_json(const Json& value) {
    std::cout << value.dump(2) << '\n';
}

std::string ids_to_text(std::span<const std::int32_t> ids) {
    std::string out;
    for (const std::int32_t id : ids) {
        if (!out.empty()) out += ' ';
        out += std::to_string(id);
    }
    return out;
}

std::string read_standard_input() {
    return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

}  // namespace loquat::cli
