// SPDX-License-Identifier: MIT
#include "engine/text/jinja_parser.h"

#include <initializer_list>

#include "engine/text/jinja_expression_parser.h"

namespace loquat::jinja {

namespace {

using Type = Token::Type;
using Words = std::initializer_list<std::string_view>;

/// Statements ({% … %}) and text; the expressions in them are read by ExpressionParser.
class Parser {
public:
    explicit Parser(std::string_view source) : tokens_(tokenize(source)), expressions_(tokens_) {}

    Body run() {
        Body body = parse_body({});
        if (!tokens_.is(Type::kEnd)) fail("Unexpected '" + tokens_.current().text + "'", tokens_.at());
        return body;
    }

private:
    /// Up to a block whose name is one of `ends`; then the stream stands on that name.
    Body parse_body(Words ends) {
        if (++depth_ > kMaxDepth) fail_limit("The chat template nests too deeply", tokens_.at());
        Body body;
        while (!tokens_.is(Type::kEnd)) {
            if (tokens_.is(Type::kBlockBegin)) {
                tokens_.next();
                if (!tokens_.is(Type::kName)) tokens_.fail_unexpected("the name of a tag");
                if (at_any(ends)) break;
                parse_statement(body);
            } else {
                parse_output(body);
            }
        }
        --depth_;
        return body;
    }

    bool at_any(Words names) const {
        for (const std::string_view name : names)
            if (tokens_.is_name(name)) return true;
        return false;
    }

    void end_tag() { tokens_.expect(Type::kBlockEnd, "'%}'"); }

    void expect_end(std::string_view name, Position opened) {
        if (!tokens_.skip_name(name)) fail("This block has no {% " + std::string(name) + " %}", opened);
        end_tag();
    }

    /// "… %} body {% end %}"
    Body parse_block(std::string_view end, Position opened) {
        end_tag();
        Body body = parse_body({end});
        expect_end(end, opened);
        return body;
    }

    static Stmt make(Stmt::Kind kind, Position at) {
        Stmt stmt;
        stmt.kind = kind;
        stmt.at = at;
        return stmt;
    }

    void parse_output(Body& body) {
        if (tokens_.is(Type::kData)) {
            Token data = tokens_.next();
            Stmt text = make(Stmt::Kind::kText, data.at);
            text.text = std::move(data.text);
            body.push_back(std::move(text));
            return;
        }
        Stmt print = make(Stmt::Kind::kPrint, tokens_.expect(Type::kVariableBegin, "'{{'").at);
        print.exprs.push_back(expressions_.parse_tuple());
        tokens_.expect(Type::kVariableEnd, "'}}'");
        body.push_back(std::move(print));
    }

    void parse_statement(Body& body) {
        const Token tag = tokens_.next();
        const std::string& name = tag.text;
        if (name == "if") return body.push_back(parse_if(tag.at));
        if (name == "for") return body.push_back(parse_for(tag.at));
        if (name == "set") return body.push_back(parse_set(tag.at));
        if (name == "macro") return body.push_back(parse_macro(tag.at));
        if (name == "call") return body.push_back(parse_call(tag.at));
        if (name == "filter") return body.push_back(parse_filter(tag.at));
        if (name == "with") return body.push_back(parse_with(tag.at));
        if (name == "break" || name == "continue") return body.push_back(parse_jump(tag));
        if (name == "generation") return body.push_back(parse_generation(tag.at));
        if (name.starts_with("end") || name == "else" || name == "elif")
            fail("Unexpected {% " + name + " %}", tag.at);
        fail_unsupported("The tag '" + name + "' is not supported", tag.at);
    }

    Stmt parse_if(Position at) {
        Stmt stmt = make(Stmt::Kind::kIf, at);
        do {
            stmt.exprs.push_back(expressions_.parse_tuple_without_condition());
            end_tag();
            stmt.bodies.push_back(parse_body({"elif", "else", "endif"}));
        } while (tokens_.skip_name("elif"));
        if (tokens_.skip_name("else")) {
            end_tag();
            stmt.bodies.push_back(parse_body({"endif"}));
        }
        expect_end("endif", at);
        return stmt;
    }

    Stmt parse_for(Position at) {
        Stmt stmt = make(Stmt::Kind::kFor, at);
        stmt.exprs.push_back(expressions_.parse_target(false));
        tokens_.expect_name("in");
        stmt.exprs.push_back(expressions_.parse_tuple_without_condition());
        stmt.exprs.push_back(tokens_.skip_name("if") ? expressions_.parse_expression() : nullptr);
        if (tokens_.is_name("recursive")) fail_unsupported("Recursive loops are not supported", tokens_.at());
        end_tag();
        ++loops_;
        stmt.bodies.push_back(parse_body({"endfor", "else"}));
        --loops_;
        stmt.bodies.emplace_back();
        if (tokens_.skip_name("else")) {
            end_tag();
            stmt.bodies.back() = parse_body({"endfor"});
        }
        expect_end("endfor", at);
        return stmt;
    }

    Stmt parse_set(Position at) {
        Stmt stmt = make(Stmt::Kind::kSet, at);
        stmt.exprs.push_back(expressions_.parse_target(true));
        if (tokens_.skip_op("=")) {
            stmt.exprs.push_back(expressions_.parse_tuple());
            end_tag();
            return stmt;
        }
        stmt.kind = Stmt::Kind::kSetBlock;
        stmt.exprs.push_back(tokens_.skip_op("|") ? expressions_.parse_filters(nullptr) : nullptr);
        stmt.bodies.push_back(parse_block("endset", at));
        return stmt;
    }

    void parse_signature(MacroSpec& macro) {
        tokens_.expect_op("(");
        for (bool first = true; !tokens_.is_op(")"); first = false) {
            if (!first) tokens_.expect_op(",");
            const Position at = tokens_.at();
            macro.params.push_back(expressions_.parse_target_name());
            if (tokens_.skip_op("=")) {
                macro.defaults.push_back(expressions_.parse_expression());
            } else if (!macro.defaults.empty()) {
                fail("A parameter without default follows one with a default", at);
            }
        }
        tokens_.expect_op(")");
    }

    /// A loop around the macro is not one that its body could break, and names count per macro.
    Body parse_macro_body(MacroSpec& macro, std::string_view end, Position at) {
        const int loops = std::exchange(loops_, 0);
        std::set<std::string> outer = std::exchange(expressions_.names_read(), {});
        Body body = parse_block(end, at);
        std::set<std::string>& read = expressions_.names_read();
        macro.uses_caller = read.count("caller") > 0;
        macro.uses_varargs = read.count("varargs") > 0;
        macro.uses_kwargs = read.count("kwargs") > 0;
        read.merge(outer);
        loops_ = loops;
        return body;
    }

    Stmt parse_macro(Position at) {
        Stmt stmt = make(Stmt::Kind::kMacro, at);
        stmt.macro = std::make_unique<MacroSpec>();
        stmt.macro->name = expressions_.parse_target_name();
        parse_signature(*stmt.macro);
        stmt.bodies.push_back(parse_macro_body(*stmt.macro, "endmacro", at));
        return stmt;
    }

    Stmt parse_call(Position at) {
        Stmt stmt = make(Stmt::Kind::kCallBlock, at);
        stmt.macro = std::make_unique<MacroSpec>();
        stmt.macro->name = "caller";
        if (tokens_.is_op("(")) parse_signature(*stmt.macro);
        stmt.exprs.push_back(expressions_.parse_expression());
        if (stmt.exprs[0]->kind != Expr::Kind::kCall) fail("Expected the call of a macro", at);
        stmt.bodies.push_back(parse_macro_body(*stmt.macro, "endcall", at));
        return stmt;
    }

    Stmt parse_filter(Position at) {
        Stmt stmt = make(Stmt::Kind::kFilterBlock, at);
        stmt.exprs.push_back(expressions_.parse_filters(nullptr));
        stmt.bodies.push_back(parse_block("endfilter", at));
        return stmt;
    }

    Stmt parse_with(Position at) {
        Stmt stmt = make(Stmt::Kind::kWith, at);
        while (!tokens_.is(Type::kBlockEnd)) {
            if (!stmt.exprs.empty()) tokens_.expect_op(",");
            stmt.exprs.push_back(expressions_.parse_target(false));
            tokens_.expect_op("=");
            stmt.exprs.push_back(expressions_.parse_expression());
        }
        stmt.bodies.push_back(parse_block("endwith", at));
        return stmt;
    }

    /// Marks what the assistant said, for training; the text is the same.
    Stmt parse_generation(Position at) {
        Stmt stmt = make(Stmt::Kind::kWith, at);
        stmt.bodies.push_back(parse_block("endgeneration", at));
        return stmt;
    }

    Stmt parse_jump(const Token& tag) {
        if (loops_ == 0) fail("{% " + tag.text + " %} stands outside a loop", tag.at);
        end_tag();
        return make(tag.text == "break" ? Stmt::Kind::kBreak : Stmt::Kind::kContinue, tag.at);
    }

    static constexpr int kMaxDepth = 100;
    TokenStream tokens_;
    ExpressionParser expressions_;
    int depth_ = 0;
    int loops_ = 0;
};

}  // namespace

Body parse_template(std::string_view source) {
    return Parser(source).run();
}

}  // namespace loquat::jinja
