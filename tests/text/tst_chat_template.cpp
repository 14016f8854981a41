// SPDX-License-Identifier: MIT
#include "engine/text/chat_template.h"

#include <QDir>
#include <QElapsedTimer>
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

QTEST_APPLESS_MAIN(ChatTemplateTest)
#include "tst_chat_template.moc"
