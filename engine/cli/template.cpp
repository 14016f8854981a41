// SPDX-License-Identifier: MIT
#include <cstring>
#include <iostream>

#include "engine/base/mapped_file.h"
#include "engine/cli/command.h"
#include "engine/gguf/reader.h"
#include "engine/text/chat_template.h"

namespace loquat::cli {
namespace {

Result<std::string> read_text(const std::string& path) {
    const auto file = MappedFile::open(path);
    if (!file) return file.error();
    return std::string(reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size());
}

/// The template inside a model file, or the whole of any other file.
Result<std::string> template_source(const std::string& path) {
    auto text = read_text(path);
    if (!text || !text->starts_with("GGUF")) return text;
    const auto file = GgufFile::open(path);
    if (!file) return file.error();
    const auto source = file->string("tokenizer.chat_template");
    if (!source) return Error{ErrorKind::kNotFound, "The model has no chat template.", path};
    return std::string(*source);
}

int run(Arguments& arguments) {
    if (!arguments.has("--input"))
        return fail_usage({ErrorKind::kBadInput, "The option --input is missing.", ""});
    const auto source = template_source(arguments.words()[0]);
    if (!source) return fail(source.error());
    const auto input = read_text(arguments.text("--input"));
    if (!input) return fail(input.error());
    const auto variables = Json::parse(*input);
    if (!variables) return fail(variables.error());
    if (!variables->is_object()) return fail({ErrorKind::kBadInput, "The input must be a JSON object.", ""});
    const auto parsed = ChatTemplate::parse(*source);
    if (!parsed) return fail(parsed.error());
    const auto text = parsed->render(*variables);
    if (!text) return fail(text.error());
    if (!arguments.has("--json")) return std::cout << *text, kOk;
    Json out = Json::object();
    out.set("text", *text);
    return print_json(out), kOk;
}

}  // namespace

Command template_command() {
    return {
        "template",
        "MODEL|FILE.jinja",
        "Render a chat template.",
        {{"--input", "FILE.json", "The template's variables, exactly: messages, add_generation_prompt, …"},
         {"--json", "", "Print JSON."}},
        1,
        1,
        run};
}

}  // namespace loquat::cli
