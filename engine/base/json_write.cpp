// SPDX-License-Identifier: MIT
#include <charconv>
#include <cmath>

#include "engine/base/json.h"
#include "engine/base/utf8.h"

namespace loquat {
namespace {

class Writer {
public:
    explicit Writer(int indent) : indent_(indent) {}

    void write(const Json& value) {
        if (value.is_null()) {
            out_ += "null";
        } else if (value.is_bool()) {
            out_ += value.as_bool() ? "true" : "false";
        } else if (value.is_int()) {
            write_int(value.as_int());
        } else if (value.is_double()) {
            write_double(value.as_double());
        } else if (value.is_string()) {
            write_string(value.as_string());
        } else if (value.is_array()) {
            write_items('[', ']', value.as_array(), [this](const Json& item) { write(item); });
        } else {
            write_items('{', '}', value.as_object(), [this](const Json::Member& member) {
                write_string(member.first);
                out_ += indent_ > 0 ? ": " : ":";
                write(member.second);
            });
        }
    }

    std::string take() { return std::move(out_); }

private:
    template <class Items, class WriteItem>
    void write_items(char open, char close, const Items& items, const WriteItem& write_item) {
        out_ += open;
        ++depth_;
        bool first = true;
        for (const auto& item : items) {
            if (!first) out_ += ',';
            first = false;
            break_line();
            write_item(item);
        }
        --depth_;
        if (!first) break_line();
        out_ += close;
    }

    void break_line() {
        if (indent_ <= 0) return;
        out_ += '\n';
        out_.append(static_cast<std::size_t>(indent_) * depth_, ' ');
    }

    void write_int(std::int64_t value) {
        char buffer[24];
        out_.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
    }

    void write_double(double value) {
        if (!std::isfinite(value)) {  // JSON has no word for these
            out_ += "null";
            return;
        }
        char buffer[32];
        const std::string_view text(buffer,
                                    std::to_chars(buffer, buffer + sizeof buffer, value).ptr - buffer);
        out_ += text;
        if (text.find_first_of(".e") == std::string_view::npos)
            out_ += ".0";  // so that it is read as a double again
    }

    void write_string(std::string_view text) {
        out_ += '"';
        while (!text.empty()) {
            const Utf8Step step = next_utf8(text);
            if (step.valid && step.length > 1) {
                out_.append(text.substr(0, step.length));
            } else {
                write_character(step.code_point);
            }
            text.remove_prefix(step.length);
        }
        out_ += '"';
    }

    void write_character(char32_t c) {
        switch (c) {
            case '"':
                out_ += "\\\"";
                return;
            case '\\':
                out_ += "\\\\";
                return;
            case '\b':
                out_ += "\\b";
                return;
            case '\f':
                out_ += "\\f";
                return;
            case '\n':
                out_ += "\\n";
                return;
            case '\r':
                out_ += "\\r";
                return;
            case '\t':
                out_ += "\\t";
                return;
            default:
                break;
        }
        if (c >= 0x20) {
            append_utf8(out_, c);
        } else {
            constexpr char kHex[] = "0123456789abcdef";
            out_ += "\\u00";
            out_ += kHex[c >> 4];
            out_ += kHex[c & 15];
        }
    }

    std::string out_;
    int indent_;
    std::size_t depth_ = 0;
};

}  // namespace

std::string Json::dump(int indent) const {
    Writer writer(indent);
    writer.write(*this);
    return writer.take();
}

}  // namespace loquat
