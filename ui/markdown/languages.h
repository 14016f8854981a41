// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>

namespace loquat::ui {

/// What a colouring lexer has to know of a language. Words are separated by spaces.
struct LanguageSyntax {
    const char* names;         ///< after the fence: "cpp c++ cc c h"
    const char* title;         ///< "C++"
    const char* keywords;
    const char* lineComments;  ///< "// #", or ""
    const char* blockComment;  ///< "/* */", or ""
    const char* quotes;        ///< the characters that open strings: "\"'`"
    bool tripleQuotes = false; ///< """ and ''' span lines
    bool caseless = false;     ///< keywords match in any case
};

/// The syntax for a fence's word, or nullptr when unknown.
const LanguageSyntax* findLanguage(QStringView name);

/// The name to show over a block: "Python"; the word itself when unknown.
QString languageTitle(const QString& name);

}  // namespace loquat::ui
