// SPDX-License-Identifier: MIT
#include "engine/local/catalogue_sentences.h"

#include <QCoreApplication>

namespace loquat {

QStringList catalogueSentences() {
    return {
        QT_TRANSLATE_NOOP("Catalogue", "Short step-by-step reasoning on a small computer."),
        QT_TRANSLATE_NOOP("Catalogue", "Thinks aloud before it answers: mathematics, logic and code."),
        QT_TRANSLATE_NOOP("Catalogue", "Careful reasoning with more knowledge, slower."),
        QT_TRANSLATE_NOOP("Catalogue", "The strongest distilled reasoning for a large desktop computer."),
        QT_TRANSLATE_NOOP("Catalogue", "Reasoning for a workstation with a great deal of memory."),
        QT_TRANSLATE_NOOP("Catalogue", "Very small: simple questions and short texts, on any computer."),
        QT_TRANSLATE_NOOP("Catalogue", "Quick everyday answers in many languages on a modest computer."),
        QT_TRANSLATE_NOOP("Catalogue", "Everyday chat in many languages, light on memory."),
        QT_TRANSLATE_NOOP("Catalogue", "All-round everyday chat, tools and writing in 29 languages."),
        QT_TRANSLATE_NOOP("Catalogue", "Knows and follows more; for a computer with plenty of memory."),
        QT_TRANSLATE_NOOP("Catalogue", "Near the best of its time; for a large desktop computer."),
        QT_TRANSLATE_NOOP("Catalogue", "The largest Qwen2.5; for a workstation with a great deal of memory."),
        QT_TRANSLATE_NOOP("Catalogue", "Completes code in an editor on any computer."),
        QT_TRANSLATE_NOOP("Catalogue", "Completes and explains short code on a modest computer."),
        QT_TRANSLATE_NOOP("Catalogue", "Writes and explains code, light on memory."),
        QT_TRANSLATE_NOOP("Catalogue", "Code: completes, explains and repairs in many languages."),
        QT_TRANSLATE_NOOP("Catalogue", "Code with a better grasp of whole files; needs more memory."),
        QT_TRANSLATE_NOOP("Catalogue", "The strongest open coder of its size; for a large desktop computer."),
        QT_TRANSLATE_NOOP("Catalogue", "Tiny, and thinks aloud when asked to."),
        QT_TRANSLATE_NOOP("Catalogue", "Small chat that can think before it answers."),
        QT_TRANSLATE_NOOP("Catalogue", "Everyday chat and tools in 100 languages."),
        QT_TRANSLATE_NOOP("Catalogue", "Chat, tools and reasoning in 100 languages."),
        QT_TRANSLATE_NOOP("Catalogue", "Stronger reasoning and tools in 100 languages."),
        QT_TRANSLATE_NOOP("Catalogue", "The largest dense Qwen3; for a large desktop computer."),
        QT_TRANSLATE_NOOP("Catalogue", "Everyday chat and tools with a very long window."),
        QT_TRANSLATE_NOOP("Catalogue", "A mixture of experts: the memory of a large model at the speed of a small one."),
        QT_TRANSLATE_NOOP("Catalogue", "All-round chat in English and seven more languages."),
        QT_TRANSLATE_NOOP("Catalogue", "Large and well-read; for a workstation with a great deal of memory."),
        QT_TRANSLATE_NOOP("Catalogue", "Very small: summaries and rewriting on any computer."),
        QT_TRANSLATE_NOOP("Catalogue", "Everyday chat and summaries, light on memory."),
        QT_TRANSLATE_NOOP("Catalogue", "Clear short writing on a modest computer."),
        QT_TRANSLATE_NOOP("Catalogue", "Clear writing and good explanations."),
        QT_TRANSLATE_NOOP("Catalogue", "Clear writing with more knowledge; needs plenty of memory."),
        QT_TRANSLATE_NOOP("Catalogue", "Very small, with clear writing."),
        QT_TRANSLATE_NOOP("Catalogue", "Clear writing in many languages, and it can look at pictures."),
        QT_TRANSLATE_NOOP("Catalogue", "Writing and pictures in many languages, with more knowledge."),
        QT_TRANSLATE_NOOP("Catalogue", "The largest Gemma 3; for a large desktop computer."),
        QT_TRANSLATE_NOOP("Catalogue", "Compact reasoning and code with a long window."),
        QT_TRANSLATE_NOOP("Catalogue", "Careful explanations, mathematics and code in English."),
        QT_TRANSLATE_NOOP("Catalogue", "Compact chat and tools with a long window."),
        QT_TRANSLATE_NOOP("Catalogue", "Chat and tools, strong in Chinese and English."),
        QT_TRANSLATE_NOOP("Catalogue", "Code, tools and long texts in Chinese and English; large."),
        QT_TRANSLATE_NOOP("Catalogue", "Reasoning and tools; a mixture of experts, so quick for its size."),
        QT_TRANSLATE_NOOP("Catalogue", "The large gpt-oss; for a workstation with a great deal of memory."),
        QT_TRANSLATE_NOOP("Catalogue", "Tiny: to try things out; knows little."),
        QT_TRANSLATE_NOOP("Catalogue", "Small enough for any computer: short English answers."),
        QT_TRANSLATE_NOOP("Catalogue", "Quick short answers in English on an old computer."),
        QT_TRANSLATE_NOOP("Catalogue", "Plain English chat that has been well tried."),
        QT_TRANSLATE_NOOP("Catalogue", "Chat in European languages with a long window."),
        QT_TRANSLATE_NOOP("Catalogue", "Chat and tools in many languages; for a large desktop computer."),
    };
}

}  // namespace loquat
