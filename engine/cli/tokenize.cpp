// SPDX-License-Identifier: MIT
#include <iostream>

#include "engine/cli/command.h"
#include "engine/gguf/reader.h"
#include "engine/text/tokenizer.h"

namespace loquat::cli {
namespace {

/// A tokenizer and the file it looks into.
struct OpenTokenizer {
    GgufFile file;
    std::unique_ptr<Tokenizer> tokenizer;
};

Result<OpenTokenizer> open_tokenizer(const std::string& path) {
    auto file = GgufFile::open(path);
    if (!file) return file.error();
    auto tokenizer = Tokenizer::from_gguf(*file);
    if (!tokenizer) return tokenizer.error();
    return OpenTokenizer{std::move(*file), std::move(*tokenizer)};
}

int tokenize(Arguments& arguments) {
    const auto open = open_tokenizer(arguments.words()[0]);
    if (!open) return fail(open.error());
    const bool special = arguments.has("--special");
    const auto ids =
        open->tokenizer->encode(read_standard_input(), {.add_special = special, .parse_special = special});
    if (!arguments.has("--json")) return std::cout << ids_to_text(ids) << '\n', kOk;
    Json list = Json::array();
    for (const TokenId id : ids) list.push(id);
    Json out = Json::object();
    out.set("ids", std::move(list));
    return print_json(out), kOk;
}

int detokenize(Arguments& arguments) {
    const auto open = open_tokenizer(arguments.words()[0]);
    if (!open) return fail(open.error());
    const auto ids = parse_integers(read_standard_input());
    if (!ids) return fail({ErrorKind::kBadInput, "Standard input must hold token numbers.", ""});
    const std::string text = open->tokenizer->decode(*ids, arguments.has("--special"));
    if (!arguments.has("--json")) return std::cout << text, kOk;
    Json out = Json::object();
    out.set("text", text);
    return print_json(out), kOk;
}

}  // namespace

Command tokenize_command() {
    return {
        "tokenize",
        "MODEL",
        "Turn the text on standard input into token numbers.",
        {{"--special", "", "Add BOS where the model wants it; names of special tokens become those tokens."},
         {"--json", "", "Print JSON."}},
        1,
        1,
        tokenize};
}

Command detokenize_command() {
    return {"detokenize",
            "MODEL",
            "Turn the token numbers on standard input into text.",
            {{"--special", "", "Show special tokens by name."}, {"--json", "", "Print JSON."}},
            1,
            1,
            detokenize};
}

}  // namespace loquat::cli
