// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdio>

#include "engine/backend/selftest/cases.h"
#include "engine/cli/checks/built_in_model.h"
#include "engine/cli/checks/golden_models.h"
#include "engine/cli/checks/golden_text.h"
#include "engine/cli/command.h"

namespace loquat::cli {
namespace {

/// The table being printed, and the same as JSON.
class Report {
public:
    explicit Report(bool json) : json_(json) {}

    void row(const std::string& what, const std::string& figures, bool passed) {
        n_failed_ += passed ? 0 : 1;
        ++n_;
        if (!json_) {
            std::printf("%-6s %-44s %s\n", passed ? "ok" : "FAILED", what.c_str(), figures.c_str());
            std::fflush(stdout);
        }
        Json entry = Json::object();
        entry.set("check", what);
        entry.set("figures", figures);
        entry.set("passed", passed);
        rows_.push(std::move(entry));
    }

    void skip(const std::string& what, const std::string& why) {
        if (!json_) std::printf("%-6s %-44s %s\n", "skip", what.c_str(), why.c_str());
    }

    int finish() {
        if (json_) {
            Json out = Json::object();
            out.set("checks", n_);
            out.set("failed", n_failed_);
            out.set("rows", rows_);
            print_json(out);
        } else {
            std::printf("%d checks, %d failed\n", n_, n_failed_);
        }
        return n_failed_ ? kFailure : kOk;
    }

private:
    bool json_;
    int n_ = 0;
    int n_failed_ = 0;
    Json rows_ = Json::array();
};

std::string figures(double error, double limit, const std::string& more) {
    char text[96];
    std::snprintf(text, sizeof text, "error %.2g of %.2g", error, limit);
    return text + more;
}

/// All cases of one operation make one row: the worst of them.
void check_operation(const std::string& operation, std::span<const OperationCase> cases, Backend& backend,
                     Report& report) {
    const std::string what = std::string(backend.name()) + ": " + operation;
    CaseOutcome worst;
    for (const OperationCase& c : cases) {
        const auto outcome = run_case(c, backend);
        if (!outcome) return report.row(what, c.shape + ": " + outcome.error().to_string(), false);
        if (!outcome->passed())
            return report.row(what, figures(outcome->rel_rms, outcome->tolerance, ", " + c.shape), false);
        if (outcome->rel_rms >= worst.rel_rms) worst = *outcome;
    }
    report.row(what, figures(worst.rel_rms, worst.tolerance, ", " + std::to_string(cases.size()) + " cases"),
               true);
}

void check_operations(Backend& backend, Report& report) {
    const std::vector<OperationCase> cases = operation_cases();
    for (auto begin = cases.begin(); begin != cases.end();) {
        const auto end = std::find_if(
            begin, cases.end(), [&](const OperationCase& c) { return c.operation != begin->operation; });
        check_operation(begin->operation, {begin, end}, backend, report);
        begin = end;
    }
}

void check_model(Backend& backend, Report& report) {
    const std::string what = std::string(backend.name()) + ": built-in model";
    const auto outcome = check_built_in_model(backend);
    if (!outcome) return report.row(what, outcome.error().to_string(), false);
    report.row(what, figures(outcome->rel_rms, outcome->limit, ""), outcome->passed());
}

Result<void> check_models(const std::filesystem::path& folder,
                          const std::vector<std::shared_ptr<Backend>>& backends, Report& report) {
    const auto models = read_golden_models(folder);
    if (!models) return models.error();
    for (const GoldenModel& model : *models) {
        for (const auto& backend : backends) {
            const std::string what = std::string(backend->name()) + ": " + model.name;
            const auto outcome = check_golden_model(model, *backend);
            if (!outcome && outcome.error().kind == ErrorKind::kUnsupported) {
                report.skip(what, outcome.error().message);
            } else if (!outcome) {
                report.row(what, outcome.error().to_string(), false);
            } else {
                const std::string greedy = ", greedy " + std::to_string(outcome->greedy_same) + " of " +
                                           std::to_string(outcome->greedy_compared);
                report.row(what, figures(outcome->rel_rms, outcome->limit, greedy), outcome->passed());
            }
        }
    }
    return {};
}

Result<void> add_texts(const std::string& kind, const Result<std::vector<TextOutcome>>& outcomes,
                       Report& report) {
    if (!outcomes) return outcomes.error();
    for (const TextOutcome& o : *outcomes) {
        std::string text = std::to_string(o.n_same) + " of " + std::to_string(o.n_total);
        if (!o.passed()) text += ", first wrong: " + o.first_failure;
        report.row(kind + ": " + o.name, text, o.passed());
    }
    return {};
}

Result<void> check_fixtures(const std::filesystem::path& folder,
                            const std::vector<std::shared_ptr<Backend>>& backends, Report& report) {
    Result<void> done;
    bool any = false;
    const auto present = [&](const char* name) {
        const bool here = done && std::filesystem::is_directory(folder / name);
        any = any || here;
        return here;
    };
    if (present("models")) done = check_models(folder / "models", backends, report);
    if (present("tokenizers"))
        done = add_texts("tokenizer", check_golden_tokenizers(folder / "tokenizers"), report);
    if (present("chat")) done = add_texts("template", check_golden_templates(folder / "chat"), report);
    if (any || !done) return done;
    return Error{ErrorKind::kNotFound, "There is none of models, tokenizers, chat.", folder.string()};
}

int run(Arguments& arguments) {
    const int n_threads = int(arguments.integer("--threads", 0, 1, 1024));
    if (arguments.error()) return fail_usage(*arguments.error());
    std::vector<std::string> names = arguments.all("--backend");
    if (names.empty()) names = backend_names();
    std::vector<std::shared_ptr<Backend>> backends;
    for (const std::string& name : names) {
        auto backend = make_backend(name, n_threads);
        if (!backend) return fail(backend.error());
        backends.push_back(std::move(*backend));
    }
    Report report(arguments.has("--json"));
    if (arguments.has("--fixtures")) {
        const auto done = check_fixtures(arguments.text("--fixtures"), backends, report);
        if (!done) return fail(done.error());
        return report.finish();
    }
    for (const auto& backend : backends) {
        if (backend->name() == "reference" && backends.size() > 1)
            continue;  // it would be held against itself
        check_operations(*backend, report);
        check_model(*backend, report);
    }
    return report.finish();
}

}  // namespace

Command selftest_command() {
    return {"selftest",
            "",
            "Check every operation of this machine's backends against plain loops.",
            {{"--fixtures", "FOLDER", "Check golden models/, tokenizers/ and chat/ in there instead."},
             {"--backend", "NAME", "Only this one; may be given several times (all)."},
             {"--threads", "N", "Threads to compute with (one per core)."},
             {"--json", "", "Print JSON."}},
            0,
            0,
            run};
}

}  // namespace loquat::cli
