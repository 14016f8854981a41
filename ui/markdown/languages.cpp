// SPDX-License-Identifier: MIT
#include "ui/markdown/languages.h"

#include <QStringList>

namespace loquat::ui {

namespace {

#define C_WORDS \
    "auto break case char const continue default do double else enum extern float for goto if inline int long register " \
    "return short signed sizeof static struct switch typedef union unsigned void volatile while "

constexpr LanguageSyntax kLanguages[] = {
    {"python py python3", "Python",
     "False None True and as assert async await break class continue def del elif else except finally for from global if "
     "import in is lambda match nonlocal not or pass raise return try while with yield case self",
     "#", "", "\"'", true},
    {"c h", "C", C_WORDS "bool true false NULL", "//", "/* */", "\"'"},
    {"cpp c++ cc cxx hpp cuda cu", "C++",
     C_WORDS
     "alignas and bool catch class co_await co_return co_yield concept consteval constexpr constinit const_cast decltype delete "
     "dynamic_cast explicit export false final friend mutable namespace new noexcept not nullptr operator or override private "
     "protected public reinterpret_cast requires static_assert static_cast template this throw true try typeid typename using "
     "virtual __global__ __device__ __shared__",
     "//", "/* */", "\"'"},
    {"java", "Java",
     "abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally "
     "float for if implements import instanceof int interface long native new null package private protected public record "
     "return short static super switch synchronized this throw throws transient try var void volatile while true false yield",
     "//", "/* */", "\"'", true},
    {"kotlin kt", "Kotlin",
     "as break class continue data do else false for fun if import in interface is null object override package private "
     "public return sealed super this throw true try typealias val var when while suspend companion",
     "//", "/* */", "\"'", true},
    {"csharp cs c#", "C#",
     "abstract as async await base bool break byte case catch char class const continue decimal default delegate do double else "
     "enum event explicit extern false finally fixed float for foreach get if implicit in int interface internal is lock long "
     "namespace new null object operator out override params private protected public readonly record ref return sealed set "
     "short static string struct switch this throw true try typeof uint ulong using var virtual void while yield",
     "//", "/* */", "\"'"},
    {"javascript js jsx node mjs", "JavaScript",
     "async await break case catch class const continue debugger default delete do else export extends false finally for from "
     "function get if import in instanceof let new null of return set static super switch this throw true try typeof undefined "
     "var void while with yield",
     "//", "/* */", "\"'`"},
    {"typescript ts tsx", "TypeScript",
     "abstract any as async await boolean break case catch class const continue declare default delete do else enum export "
     "extends false finally for from function get if implements import in infer instanceof interface is keyof let namespace never "
     "new null number object of private protected public readonly return set static string super switch this throw true try type "
     "typeof undefined unknown var void while yield",
     "//", "/* */", "\"'`"},
    {"go golang", "Go",
     "break case chan const continue default defer else fallthrough false for func go goto if import interface iota map nil "
     "package range return select struct switch true type var string int int64 float64 bool byte error any",
     "//", "/* */", "\"'`"},
    {"rust rs", "Rust",
     "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref "
     "return self Self static struct super trait true type unsafe use where while i32 i64 u8 u32 u64 usize f32 f64 bool str",
     "//", "/* */", "\""},
    {"swift", "Swift",
     "as async await break case catch class continue default defer do else enum extension false for func guard if import in init "
     "inout is let nil private protocol public return self static struct super switch throw throws true try var where while",
     "//", "/* */", "\"", true},
    {"ruby rb", "Ruby",
     "alias and begin break case class def do else elsif end ensure false for if in module next nil not or redo rescue retry "
     "return self super then true undef unless until when while yield require attr_accessor puts",
     "#", "", "\"'"},
    {"php", "PHP",
     "abstract and array as break case catch class const continue declare default do echo else elseif empty extends false final "
     "finally fn for foreach function global if implements include instanceof interface isset match namespace new null or print "
     "private protected public require return static switch throw trait true try use var while yield",
     "// #", "/* */", "\"'"},
    {"bash sh shell zsh console", "Shell",
     "case do done elif else esac export fi for function if in local return set shift then until while echo cd exit source sudo "
     "read test true false",
     "#", "", "\"'"},
    {"powershell ps1", "PowerShell",
     "begin break catch continue do else elseif end exit filter finally for foreach function if in param process return switch "
     "throw trap try until while",
     "#", "<# #>", "\"'", false, true},
    {"sql sqlite postgresql mysql", "SQL",
     "add all alter and as asc between by case check column constraint create cross default delete desc distinct drop else end "
     "exists foreign from full group having if in index inner insert into is join key left like limit not null offset on or order "
     "outer over partition primary references returning right select set table then union unique update values view when where "
     "with begin commit rollback transaction integer text real",
     "--", "/* */", "'\"", false, true},
    {"json json5 jsonc", "JSON", "true false null", "//", "/* */", "\""},
    {"yaml yml", "YAML", "true false null yes no on off", "#", "", "\"'"},
    {"toml ini conf cfg", "TOML", "true false", "# ;", "", "\"'", true},
    {"html xml svg xhtml vue", "HTML", "", "", "<!-- -->", "\"'"},
    {"css scss less", "CSS", "important inherit initial unset none auto from to media keyframes import", "//", "/* */", "\"'"},
    {"qml", "QML",
     "import property signal readonly required alias default component on as var int real string bool color function return if "
     "else for while let const true false null undefined this new switch case break",
     "//", "/* */", "\"'`"},
    {"cmake", "CMake",
     "if else elseif endif foreach endforeach function endfunction macro endmacro while endwhile return set option project "
     "add_library add_executable target_link_libraries target_sources find_package include",
     "#", "", "\"", false, true},
    {"make makefile", "Makefile", "ifeq ifneq ifdef ifndef else endif include define endef export", "#", "", "\"'"},
    {"dockerfile docker", "Dockerfile",
     "from run cmd label expose env add copy entrypoint volume user workdir arg onbuild stopsignal healthcheck shell as", "#", "",
     "\"'", false, true},
    {"lua", "Lua",
     "and break do else elseif end false for function goto if in local nil not or repeat return then true until while", "--",
     "--[[ ]]", "\"'"},
    {"r", "R", "if else repeat while function for in next break TRUE FALSE NULL NA Inf NaN library return", "#", "", "\"'"},
    {"julia jl", "Julia",
     "abstract begin break catch const continue do else elseif end export false finally for function global if import in let "
     "local macro module mutable nothing quote return struct true try using where while",
     "#", "#= =#", "\"", true},
    {"haskell hs", "Haskell",
     "case class data deriving do else if import in infix instance let module newtype of qualified then type where", "--",
     "{- -}", "\""},
    {"scala", "Scala",
     "abstract case catch class def do else extends false final finally for given if implicit import lazy match new null object "
     "override package private protected return sealed super this throw trait true try type val var while with yield",
     "//", "/* */", "\"'", true},
    {"perl pl", "Perl", "my our local sub if elsif else unless while until for foreach return use package last next print die",
     "#", "", "\"'"},
    {"dart", "Dart",
     "abstract as async await break case catch class const continue default do else enum extends false final finally for if "
     "implements import in is late new null required return static super switch this throw true try var void while with yield",
     "//", "/* */", "\"'", true},
    {"jinja jinja2", "Jinja",
     "if elif else endif for endfor in set macro endmacro block endblock not and or is true false none", "", "{# #}", "\"'"},
    {"latex tex", "LaTeX", "", "%", "", ""},
    {"diff patch", "Diff", "", "", "", ""},
    {"text txt plain plaintext", "Text", "", "", "", ""},
};

#undef C_WORDS

}  // namespace

const LanguageSyntax* findLanguage(QStringView name) {
    const QString wanted = name.toString().toLower();
    if (wanted.isEmpty()) return nullptr;
    for (const LanguageSyntax& language : kLanguages)
        if (QString::fromLatin1(language.names).split(' ').contains(wanted)) return &language;
    return nullptr;
}

QString languageTitle(const QString& name) {
    const LanguageSyntax* language = findLanguage(name);
    return language ? QString::fromLatin1(language->title) : name;
}

}  // namespace loquat::ui
