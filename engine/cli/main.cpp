// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iomanip>
#include <iostream>

#include "engine/cli/command.h"

namespace {

using namespace loquat;
using namespace loquat::cli;

std::vector<Command> all_commands() {
    return {run_command(),        info_command(),         bench_command(),   tokenize_command(),
            detokenize_command(), template_command(),     logits_command(),  selftest_command(),
            convert_command(),    quantize_command(),     imatrix_command(), perplexity_command(),
            compare_command(),    quality_table_command()};
}

void print_help(const std::vector<Command>& commands) {
    std::cout << "Usage: loquat-cli COMMAND …\n\nCommands:\n";
    for (const Command& c : commands)
        std::cout << "  " << std::left << std::setw(15) << c.name << c.summary << '\n';
    std::cout << "\nloquat-cli COMMAND --help tells more. Exit codes: 0 done, 1 failed, 2 wrong usage.\n";
}

void print_help(const Command& command) {
    std::cout << "Usage: loquat-cli " << command.name;
    if (!command.words.empty()) std::cout << ' ' << command.words;
    std::cout << " [options]\n\n" << command.summary << "\n\nOptions:\n";
    for (const Option& o : command.options) {
        const std::string left = std::string(o.name) + (o.value.empty() ? "" : " " + std::string(o.value));
        std::cout << "  " << std::left << std::setw(24) << left << o.help << '\n';
    }
    std::cout << "  " << std::setw(24) << "--help"
              << "Show this.\n";
}

int run(const Command& command, std::span<const std::string> words) {
    if (std::ranges::find(words, "--help") != words.end()) return print_help(command), kOk;
    auto arguments = Arguments::parse(command.options, words);
    if (!arguments) return fail_usage(arguments.error());
    const int n = int(arguments->words().size());
    if (n < command.least_words || n > command.most_words) {
        const std::string takes = command.words.empty() ? "no words" : std::string(command.words);
        return fail_usage({ErrorKind::kBadInput, "The command takes " + takes + ".", ""});
    }
    return command.run(*arguments);
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    const std::vector<Command> commands = all_commands();
    if (words.empty()) return print_help(commands), kWrongUsage;
    if (words[0] == "--help" || words[0] == "-h") return print_help(commands), kOk;
    if (words[0] == "--version") return std::cout << "loquat-cli " LOQUAT_VERSION "\n", kOk;
    const auto command = std::ranges::find(commands, words[0], &Command::name);
    if (command == commands.end()) {
        return fail_usage({ErrorKind::kBadInput, "There is no command " + words[0] + ".", ""});
    }
    return run(*command, std::span(words).subspan(1));
}
