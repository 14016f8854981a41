// SPDX-License-Identifier: MIT
#include <algorithm>

#include "engine/cli/checks/golden_text.h"
#include "engine/cli/checks/read_fixture.h"
#include "engine/text/chat_template.h"

namespace loquat {
namespace {

/// When the golden texts were rendered: 2025-01-15 12:00, a Wednesday.
std::tm golden_time() {
    std::tm time{};
    time.tm_year = 125;
    time.tm_mday = 15;
    time.tm_hour = 12;
    time.tm_wday = 3;
    time.tm_yday = 14;
    return time;
}

bool is_golden(const Result<std::string>& text, const Json& rendering) {
    const Json* expected = rendering.find("expected");
    const Json* other = rendering.find("js");  // null: the second renderer refused
    if (!text) return !expected || (other && other->is_null());
    return (expected && *text == json_text(expected)) ||
           (other && other->is_string() && *text == other->as_string());
}

Result<std::string> render(const std::filesystem::path& path, const Json& variables) {
    const auto source = read_text_fixture(path);
    if (!source) return source.error();
    const auto parsed = ChatTemplate::parse(*source);
    if (!parsed) return parsed.error();
    RenderLimits limits;
    limits.now = golden_time();
    return parsed->render(variables, limits);
}

TextOutcome& outcome_of(std::vector<TextOutcome>& outcomes, const std::string& name) {
    const auto known = std::ranges::find(outcomes, name, &TextOutcome::name);
    if (known != outcomes.end()) return *known;
    return outcomes.emplace_back(TextOutcome{name, 0, 0, ""});
}

}  // namespace

Result<std::vector<TextOutcome>> check_golden_templates(const std::filesystem::path& folder) {
    const auto renderings = read_json_fixture(folder / "renderings.json");
    if (!renderings) return renderings.error();
    if (!renderings->is_array())
        return Error{ErrorKind::kBadInput, "renderings.json is no list.", folder.string()};
    std::vector<TextOutcome> outcomes;
    for (const Json& rendering : renderings->as_array()) {
        const std::string name = json_text(json_member(&rendering, "template"));
        const Json* input = json_member(&rendering, "input");
        if (name.empty() || !input)
            return Error{ErrorKind::kBadInput, "A rendering is incomplete.", folder.string()};
        TextOutcome& outcome = outcome_of(outcomes, name);
        ++outcome.n_total;
        if (is_golden(render(folder / "templates" / name, *input), rendering)) {
            ++outcome.n_same;
        } else if (outcome.first_failure.empty()) {
            outcome.first_failure = json_text(rendering.find("case"));
        }
    }
    return outcomes;
}

}  // namespace loquat
