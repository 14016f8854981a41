// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace loquat::jinja {

// Letter case as Python has it, whatever the locale. The few letters that change their length (German ß
// aside) are refused rather than got wrong.

std::string upper(std::string_view text);
std::string lower(std::string_view text);
/// The first character upper, all others lower.
std::string capitalize(std::string_view text);
/// str.title: the first letter of every run of letters upper, all others lower.
std::string title(std::string_view text);

}  // namespace loquat::jinja
