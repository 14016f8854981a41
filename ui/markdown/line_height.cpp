// SPDX-License-Identifier: MIT
#include "ui/markdown/line_height.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace loquat::ui {

void LineHeight::setTarget(QQuickTextDocument* target) {
    if (target_ == target) return;
    target_ = target;
    if (target) connect(target->textDocument(), &QTextDocument::contentsChanged, this, &LineHeight::apply);
    apply();
    emit targetChanged();
}

void LineHeight::setPixels(int pixels) {
    if (pixels_ == pixels) return;
    pixels_ = pixels;
    apply();
    emit pixelsChanged();
}

void LineHeight::apply() {
    if (!target_ || pixels_ <= 0) return;
    QTextBlockFormat format;
    format.setLineHeight(pixels_, QTextBlockFormat::FixedHeight);
    // Setting a format says contentsChanged again; blocks that have it already are left alone.
    for (QTextBlock block = target_->textDocument()->begin(); block.isValid(); block = block.next())
        if (block.blockFormat().lineHeight() != pixels_) QTextCursor(block).mergeBlockFormat(format);
}

}  // namespace loquat::ui
