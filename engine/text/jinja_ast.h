// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/text/jinja_value.h"

namespace loquat::jinja {

struct Builtin;

enum class Op { kAdd, kSub, kMul, kDiv, kFloorDiv, kMod, kPow, kEq, kNe, kLt, kLe, kGt, kGe, kIn, kNotIn };

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

/// One expression; what `children` means depends on the kind. All but kCall and kConst may be null only
/// where said. Trees are never deeper than kMaxTreeDepth, so walking them recursively is safe.
struct Expr {
    enum class Kind {
        kConst,       ///< constant
        kName,        ///< name
        kTuple,       ///< elements
        kList,        ///< elements
        kDict,        ///< key, value, key, value, …
        kAttribute,   ///< object; name
        kItem,        ///< object, key
        kSlice,       ///< object, start, stop, step (each of the three may be null)
        kCall,        ///< callee, arguments; the last keywords.size() of them are named
        kFilter,      ///< input (null in filter blocks), arguments as above; builtin
        kTest,        ///< value, arguments as above; builtin
        kNot,         ///< value
        kNegative,    ///< value
        kPositive,    ///< value
        kAnd,         ///< left, right
        kOr,          ///< left, right
        kCondition,   ///< condition, then, else (may be null)
        kCompare,     ///< value, and one more for each of ops
        kConcat,      ///< values joined by ~
        kArithmetic,  ///< left, right; ops[0]
    };
    Kind kind = Kind::kConst;
    Position at;
    int depth = 1;
    Value constant;
    std::string name;
    std::vector<Op> ops;
    std::vector<ExprPtr> children;
    std::vector<std::string> keywords;
    const Builtin* builtin = nullptr;
};

struct Stmt;
using Body = std::vector<Stmt>;

/// A macro, or the body of a call block.
struct MacroSpec {
    std::string name;
    std::vector<std::string> params;
    std::vector<ExprPtr> defaults;  ///< of the last params
    bool uses_caller = false;
    bool uses_varargs = false;
    bool uses_kwargs = false;
};

struct Stmt {
    enum class Kind {
        kText,         ///< text
        kPrint,        ///< exprs[0]
        kIf,           ///< exprs[i] guards bodies[i]; one more body is the else
        kFor,          ///< exprs: target, iterable, filter (may be null); bodies: loop, else (may be empty)
        kSet,          ///< exprs: target, value
        kSetBlock,     ///< exprs: target, filters (may be null); bodies[0]
        kMacro,        ///< macro, bodies[0]
        kCallBlock,    ///< macro (the caller), exprs[0] the call, bodies[0]
        kFilterBlock,  ///< exprs[0] the filters; bodies[0]
        kWith,         ///< exprs: target, value, target, value, …; bodies[0]
        kBreak,
        kContinue,
    };
    Kind kind = Kind::kText;
    Position at;
    std::string text;
    std::vector<ExprPtr> exprs;
    std::vector<Body> bodies;
    std::unique_ptr<MacroSpec> macro;
};

}  // namespace loquat::jinja
