// SPDX-License-Identifier: MIT
#include "engine/text/chat_template.h"

#include <ctime>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace loquat;

namespace {

/// tests/data/chat, or the folder `chat` of the fixtures that LOQUAT_FIXTURES names.
QString chat_folder() {
    const QString fixtures = qEnvironmentVariable("LOQUAT_FIXTURES");
    return (fixtures.isEmpty() ? QStringLiteral(LOQUAT_TEST_DATA) : fixtures) + "/chat/";
}

std::string read_file(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::tm golden_time() {
    std::tm time{};
    time.tm_year = 125;  // 2025-01-15 12:00, a Wednesday
    time.tm_mday = 15;
    time.tm_hour = 12;
    time.tm_wday = 3;
    time.tm_yday = 14;
    return time;
}

/// The text, or "error: message (where)".
std::string render(std::string_view source, const Json& variables, RenderLimits limits = {}) {
    const Result<ChatTemplate> chat = ChatTemplate::parse(source);
    if (!chat) return "error: " + chat.error().to_string();
    if (!limits.now) limits.now = golden_time();
    const Result<std::string> text = chat->render(variables, limits);
    return text ? *text : "error: " + text.error().to_string();
}

std::string render(std::string_view source, const char* variables = "{}") {
    return render(source, Json::parse(variables).value());
}

/// What a sentence of Python's says behind "TemplateError: ".
std::string own_sentence(const std::string& error) {
    const std::string prefix = "TemplateError: ";
    return error.starts_with(prefix) ? error.substr(prefix.size()) : std::string();
}

}  // namespace

class ChatTemplateTest : public QObject {
    Q_OBJECT

private slots:
    void published_templates_render_as_the_golden_files_data();
    void published_templates_render_as_the_golden_files();
    void expressions_mean_what_jinja_says_data();
    void expressions_mean_what_jinja_says();
    void errors_name_the_place_data();
    void errors_name_the_place();
    void hostile_templates_end_at_a_limit_data();
    void hostile_templates_end_at_a_limit();
    void deep_nesting_is_refused();
    void many_small_steps_are_bounded();
    void output_is_bounded_exactly();
    void a_template_error_keeps_its_own_sentence();
    void time_is_the_given_one();
    void variables_that_are_no_object_are_refused();
    void invalid_utf8_is_refused();
    void one_template_renders_many_times();
    void long_conversations_take_linear_time();
};

void ChatTemplateTest::published_templates_render_as_the_golden_files_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("number");
    const Result<Json> cases = Json::parse(read_file(chat_folder() + "renderings.json"));
    QVERIFY2(cases, "renderings.json cannot be read");
    int number = 0;
    for (const Json& one : cases->as_array()) {
        const QString path = QString::fromStdString(one.find("template")->as_string());
        const std::string name = path.toStdString() + " " + one.find("case")->as_string();
        QTest::newRow(name.c_str()) << path << number++;
    }
}

void ChatTemplateTest::published_templates_render_as_the_golden_files() {
    QFETCH(QString, path);
    QFETCH(int, number);
    static const Json cases = Json::parse(read_file(chat_folder() + "renderings.json")).value();
    const Json& one = cases.as_array()[static_cast<std::size_t>(number)];
    const std::string text = render(read_file(chat_folder() + "templates/" + path), *one.find("input"));
    if (const Json* expected = one.find("expected")) {
        QCOMPARE(QString::fromStdString(text), QString::fromStdString(expected->as_string()));
        return;
    }
    const std::string sentence = own_sentence(one.find("error")->as_string());
    QVERIFY2(text.starts_with("error: " + sentence), text.c_str());
}

void ChatTemplateTest::expressions_mean_what_jinja_says_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");  // null: an error
    const Result<Json> file =
        Json::parse(read_file(QStringLiteral(LOQUAT_TEST_DATA) + "/chat/expressions.json"));
    QVERIFY2(file, "expressions.json cannot be read");
    int number = 0;
    for (const Json& one : file->find("cases")->as_array()) {
        const Json* expected = one.find("expected");
        QTest::addRow("%d", number++)
            << QString::fromStdString(one.find("template")->as_string())
            << (expected ? QString::fromStdString(expected->as_string()) : QString());
    }
}

/// What the real Jinja2 3.1, set up as transformers does it, made of small templates over one set of
/// variables.
void ChatTemplateTest::expressions_mean_what_jinja_says() {
    QFETCH(QString, source);
    QFETCH(QString, expected);
    static const Json file =
        Json::parse(read_file(QStringLiteral(LOQUAT_TEST_DATA) + "/chat/expressions.json")).value();
    const std::string text = render(source.toStdString(), *file.find("variables"));
    if (expected.isNull()) {
        QVERIFY2(text.starts_with("error: "), qPrintable(source + " gave " + QString::fromStdString(text)));
    } else {
        QVERIFY2(
            text == expected.toStdString(),
            qPrintable(source + "\ngave     " + QString::fromStdString(text) + "\nexpected " + expected));
    }
}

void ChatTemplateTest::errors_name_the_place_data() {
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char* source, const char* error) {
        QTest::newRow(QByteArray(source).simplified()) << QByteArray(source) << QByteArray(error);
    };
    row("{% include 'x' %}", "The tag 'include' is not supported (line 1, column 4)");
    row("a\n  {{ x | pprint }}", "The filter 'pprint' is not supported (line 2, column 10)");
    row("\n\n{{ x is fancy }}", "The test 'fancy' is not supported (line 3, column 9)");
    row("{% for x in y recursive %}{% endfor %}", "Recursive loops are not supported (line 1, column 15)");
    row("{{ f(*x) }}", "Unpacked arguments are not supported (line 1, column 6)");
    row("é {{ 'ab }}", "This string has no end (line 1, column 6)");
    row("{% if x %}\n{{ 1 }}", "This block has no {% endif %} (line 1, column 4)");
    row("{% endif %}", "Unexpected {% endif %} (line 1, column 4)");
    row("{{ 1 + }}", "Expected an expression, got '}}' (line 1, column 8)");
    row("{{ (1 }}", "Unexpected '}' (line 1, column 7)");
    row("{{ x", "This tag has no end (line 1, column 1)");
    row("{# x", "This comment has no end (line 1, column 1)");
    row("{% break %}", "{% break %} stands outside a loop (line 1, column 4)");
    row("a\n{{ x.y }}", "'x' is undefined (line 2, column 6)");
    row("{{ none.y.z }}", "'None' has no attribute 'y' (line 1, column 11)");
    row("{{ [].append(1) }}", "access to attribute 'append' of 'list' object is unsafe. (line 1, column 7)");
    row("{{ 'x'.swapcase() }}", "The attribute 'swapcase' of 'str' is not supported (line 1, column 8)");
    row("{{ 1 / 0 }}", "division by zero (line 1, column 6)");
    row("{{ 'a' + {} }}", "can only concatenate str (not \"dict\") to str (line 1, column 8)");
    row("{{ [1]|map('upper2')|list }}", "The filter 'upper2' is not supported (line 1, column 8)");
    row("{{ 'a'|safe + 'b' }}", "Calculating with escaped text is not supported (line 1, column 13)");
}

void ChatTemplateTest::errors_name_the_place() {
    QFETCH(QByteArray, source);
    QFETCH(QByteArray, error);
    QCOMPARE(QByteArray::fromStdString(render(source.toStdString())), "error: " + error);
}

void ChatTemplateTest::hostile_templates_end_at_a_limit_data() {
    QTest::addColumn<QByteArray>("source");
    const auto row = [](const char* source) { QTest::newRow(source) << QByteArray(source); };
    row("{{ 'a' * 10**9 }}");
    row("{{ 'a' * 9223372036854775807 }}");
    row("{{ [1] * 10**15 }}");
    row("{{ range(10**12)|list }}");
    row("{% for a in range(100000) %}{% for b in range(100000) %}{% for c in range(100000) %}{% endfor %}{% "
        "endfor %}{% endfor %}");
    row("{% set ns = namespace(l=[1]) %}{% for i in range(99) %}{% set ns.l = ns.l + ns.l %}{% endfor %}");
    row("{% set ns = namespace(s='ab') %}{% for i in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}");
    row("{% set ns = namespace(l=[]) %}{% for i in range(99999) %}{% set ns.l = [ns.l] %}{% endfor %}");
    row("{% set ns = namespace(l=[]) %}{% for i in range(99) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ "
        "ns.l == 1 }}{{ ns.l }}");
    row("{% set a = namespace(l=[1]) %}{% set b = namespace(l=[1]) %}{% for i in range(60) %}{% set a.l = "
        "[a.l, a.l] %}"
        "{% set b.l = [b.l, b.l] %}{% endfor %}{{ a.l == b.l }}");
    row("{% set ns = namespace() %}{% set ns.me = ns %}{{ ns }}");
    row("{% set ns = namespace(x=1) %}{% for i in range(99999) %}{% for j in range(99999) %}{% set ns.x = "
        "namespace(x=ns.x) %}{% endfor %}{% endfor %}");
    row("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}");
    row("{% macro m(x) %}{{ m(x ~ x) }}{{ m(x) }}{% endmacro %}{{ m('aa') }}");
    row("{% set s = 'a' * 10**7 %}{% for i in range(99999) %}{% if s.replace('a', 'b') in s %}{% endif %}{% "
        "endfor %}");
    row("{% set s = 'a' * 10**7 %}{% for i in range(99999) %}{% if (s[1:] ~ 'b') in s %}{% endif %}{% endfor "
        "%}");
    row("{{ ('a' * 10**7).replace('', 'b' * 10**7) }}");
    row("{{ ('a' * 10**7).split('a')|join('x' * 100) }}");
    row("{{ ('%1000000000d' % 1) }}");
    row("{{ 'a'.center(10**12) }}");
    row("{{ 'a'.zfill(9223372036854775807) }}");
    row("{{ 'a'|indent(10**12, true) }}");
    row("{{ [1]|batch(10**12, 0)|list }}");
    row("{{ 9223372036854775807 + 1 }}");
    row("{{ 10 ** 400 }}");
    row("{% for i in range(99999) %}{% for j in range(99999) %}{{ 'some text that fills the output' }}{% "
        "endfor %}{% endfor %}");
}

void ChatTemplateTest::hostile_templates_end_at_a_limit() {
    QFETCH(QByteArray, source);
    const Result<ChatTemplate> chat = ChatTemplate::parse(source.toStdString());
    QVERIFY2(chat, chat ? "" : chat.error().to_string().c_str());
    const std::clock_t start = std::clock();  // processor time: other programs may be busy
    RenderLimits limits;
    limits.max_steps = 2'000'000;  // a tenth of what users have: sanitizers make steps slow
    const Result<std::string> text = chat->render(Json::object(), limits);
    QVERIFY(!text);
    QVERIFY2(text.error().kind == ErrorKind::kLimit, text.error().to_string().c_str());
    const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 20, qPrintable(QString::number(seconds) + " s"));
}

void ChatTemplateTest::deep_nesting_is_refused() {
    const auto nested = [](const char* open, const char* middle, const char* close) {
        std::string source = "{{ ";
        for (int i = 0; i < 100'000; ++i) source += open;
        source += middle;
        for (int i = 0; i < 100'000; ++i) source += close;
        return source + " }}";
    };
    std::string blocks;
    for (int i = 0; i < 100'000; ++i) blocks += "{% if x %}";
    for (const std::string& source :
         {nested("(", "1", ")"), nested("[", "", "]"), nested("{1:", "1", "}"), nested("-", "1", ""),
          nested("not ", "1", ""), nested("1+", "1", ""), nested("", "x", ".y"), nested("", "x", "|upper"),
          nested("", "x", "()"), nested("x[", "1", "]"), nested("1 if x else ", "1", ""),
          nested("", "1", " if 1"), blocks}) {
        const Result<ChatTemplate> chat = ChatTemplate::parse(source);
        QVERIFY(!chat);
        QVERIFY2(chat.error().kind == ErrorKind::kLimit, chat.error().to_string().c_str());
    }
}

void ChatTemplateTest::many_small_steps_are_bounded() {
    RenderLimits limits;
    limits.max_steps = 1000;
    const std::string_view loop = "{% for i in range(n) %}{% set x = i + 1 %}{% endfor %}done";
    QCOMPARE(render(loop, Json::parse(R"({"n": 10})").value(), limits), "done");
    QVERIFY(render(loop, Json::parse(R"({"n": 1000})").value(), limits).find("too many steps") !=
            std::string::npos);
}

void ChatTemplateTest::output_is_bounded_exactly() {
    RenderLimits limits;
    limits.max_output_bytes = 10'000;
    const std::string source = "{% for i in range(n) %}" + std::string(100, 'x') + "{% endfor %}";
    QVERIFY(render(source, Json::parse(R"({"n": 100})").value(), limits) == std::string(10'000, 'x'));
    QVERIFY(render(source, Json::parse(R"({"n": 101})").value(), limits).find("too much text") !=
            std::string::npos);
}

void ChatTemplateTest::a_template_error_keeps_its_own_sentence() {
    const Result<ChatTemplate> chat =
        ChatTemplate::parse("x\n{{ raise_exception('No ' ~ role ~ ' here!') }}");
    QVERIFY(chat);
    const Result<std::string> text = chat->render(Json::parse(R"({"role": "system"})").value());
    QVERIFY(!text);
    QCOMPARE(text.error().message, "No system here!");
    QCOMPARE(text.error().where, "line 2, column 4");
    QVERIFY(text.error().kind == ErrorKind::kBadInput);
}

void ChatTemplateTest::time_is_the_given_one() {
    QCOMPARE(render("{{ strftime_now('%d %b %Y, %A %H:%M') }}"), "15 Jan 2025, Wednesday 12:00");
    const Result<ChatTemplate> chat = ChatTemplate::parse("{{ strftime_now('%Y') }}");
    QVERIFY(chat && chat->render(Json::object())->size() == 4);
}

void ChatTemplateTest::variables_that_are_no_object_are_refused() {
    QVERIFY(render("x", Json::array()).starts_with("error: "));
}

void ChatTemplateTest::invalid_utf8_is_refused() {
    QVERIFY(!ChatTemplate::parse("a\xff"));
    QVERIFY(!ChatTemplate::parse("\xed\xa0\x80"));
    QVERIFY(ChatTemplate::parse("\xf0\x9f\x99\x82"));
}

void ChatTemplateTest::one_template_renders_many_times() {
    const Result<ChatTemplate> chat =
        ChatTemplate::parse("{% set ns = namespace(n=x) %}{% macro m() %}{{ ns.n }}{% endmacro %}{{ m() }}");
    QVERIFY(chat);
    for (const char* x : {"1", "\"two\"", "[3]"})
        QCOMPARE(*chat->render(Json::parse(std::string("{\"x\": ") + x + "}").value()),
                 *chat->render(Json::parse(std::string("{\"x\": ") + x + "}").value()));
}

/// A thousand long messages through a real template, far from every limit.
void ChatTemplateTest::long_conversations_take_linear_time() {
    const Result<ChatTemplate> chat = ChatTemplate::parse(
        read_file(QStringLiteral(LOQUAT_TEST_DATA) + "/chat/templates/Qwen-Qwen3-0.6B.jinja"));
    QVERIFY(chat);
    Json messages = Json::array();
    for (int i = 0; i < 1000; ++i) {
        Json message = Json::object();
        message.set("role", i % 2 ? "assistant" : "user");
        message.set("content", std::string(2000, 'x') + (i % 2 ? "</think>\n\nanswer" : "?"));
        messages.push(std::move(message));
    }
    Json variables = Json::object();
    variables.set("messages", std::move(messages));
    const Result<std::string> text = chat->render(variables);
    QVERIFY2(text, text ? "" : text.error().to_string().c_str());
    QVERIFY(text->size() > 1'000'000);
}

QTEST_APPLESS_MAIN(ChatTemplateTest)
#include "tst_chat_template.moc"
