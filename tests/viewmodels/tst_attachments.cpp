// SPDX-License-Identifier: MIT
// Files and pictures that go with a question: read, shown, kept, sent to who can take them.
#include <QAbstractItemModelTester>
#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QImageReader>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "ui/app/sample_history.h"
#include "ui/app/scripted_provider.h"
#include "ui/viewmodels/app.h"
#include "ui/viewmodels/prompt.h"

using namespace loquat;
using namespace loquat::ui;
using storage::Attachment;

namespace {

constexpr int kPatience = 60'000;

CloudModel cloudModel(const QString& name, const QStringList& abilities) {
    CloudModel model;
    model.id = "p1/" + name;
    model.name = name;
    model.providerId = "p1";
    model.providerName = "Service";
    model.host = "api.example.com";
    model.contextTokens = 128'000;
    model.facts = remote::ModelFacts{};
    model.facts->abilities = abilities;
    return model;
}

/// Remembers what it was asked.
class ListeningProvider : public ScriptedProvider {
public:
    using ScriptedProvider::ScriptedProvider;
    RequestId start(const ChatRequest& request) override {
        asked.append(request);
        return ScriptedProvider::start(request);
    }
    QList<ChatRequest> asked;
};

struct Life {
    explicit Life(const QString& folder)
        : settings(folder), history(std::move(*storage::Storage::open(folder + "/h.sqlite"))) {
        touch(folder + "/guide.gguf");
        app = std::make_unique<App>(settings, *history, local, cloud, folder + "/guide.gguf");
        app->cloudModels()->setModels({cloudModel("blind", {"tools"}), cloudModel("seeing", {"vision"})});
        chat().setRedactors([this](const QString& id) -> remote::Redactor& { return redactors[id]; });
        const QFuture<void> read = history->flush();
        QTest::qWaitFor([&] { return read.isFinished(); });
        QCoreApplication::processEvents();
    }
    Chat& chat() { return *app->chat(); }
    Attachments& attachments() { return *chat().attachments(); }
    MessageList& messages() { return *chat().messages(); }
    bool add(const QString& file) {
        attachments().add({QUrl::fromLocalFile(file)});
        return QTest::qWaitFor([&] { return !attachments().isReading(); }, kPatience);
    }
    bool ask(const QString& text) {
        chat().setDraft(text);
        chat().send();
        return answered();
    }
    bool answered() { return QTest::qWaitFor([&] { return !chat().isAnswering(); }, kPatience); }
    QVariantList shown(int row) { return messages().index(row).data(MessageList::AttachmentList).toList(); }

    Settings settings;
    std::unique_ptr<storage::Storage> history;
    ListeningProvider local{1}, cloud{1};
    std::map<QString, remote::Redactor> redactors;
    std::unique_ptr<App> app;
};

}  // namespace

class TestAttachments : public QObject {
    Q_OBJECT
private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void a_picture_is_made_smaller_and_written_without_what_it_tells_of_its_maker() {
        QImage image(4000, 1000, QImage::Format_RGB32);
        image.fill(Qt::red);
        image.setText("Author", "Zhang Wei");
        QVERIFY(image.save(path("big.png")));
        const auto read = readAttachment(path("big.png"));
        QVERIFY(read);
        const Attachment& picture = read->attachment;
        QCOMPARE(picture.kind, Attachment::Kind::Picture);
        QCOMPARE(QSize(picture.width, picture.height), QSize(2048, 512));
        QCOMPARE(read->before, QSize(4000, 1000));
        QVERIFY(!picture.data.contains("Zhang"));
        const QImage small = QImage::fromData(picture.data);
        QCOMPARE(small.size(), QSize(2048, 512));
        QCOMPARE(small.pixelColor(100, 100), QColor(Qt::red));
    }
    void all_four_formats_are_read_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sent");
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::blue);
        for (const char* format : {"png", "jpeg", "webp"}) {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            QVERIFY(buffer.open(QIODevice::WriteOnly));
            QVERIFY2(image.save(&buffer, format), format);
            QTest::newRow(format) << bytes << (qstrcmp(format, "png") == 0 ? "image/png" : "image/jpeg");
        }
        // One pixel, by hand: Qt writes no GIF.
        QTest::newRow("gif") << QByteArray::fromHex("47494638396101000100800000ffffff00000021f90400000000002c00000000010001000002024401003b")
                             << "image/png";
    }
    void all_four_formats_are_read() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sent);
        write("picture.dat", bytes);  // by its content, not by its name
        const auto read = readAttachment(path("picture.dat"));
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QCOMPARE(read->attachment.mimeType, sent);
        QVERIFY(!attachmentThumbnail(read->attachment).isEmpty());
    }
    void what_is_neither_text_nor_picture_is_refused_with_a_sentence_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("binary") << QByteArray("\x7f" "ELF\0\0\1", 7);
        QTest::newRow("bad UTF-8") << QByteArray("caf\xe9 noir");
        QTest::newRow("empty") << QByteArray("  \n");
        QTest::newRow("large") << QByteArray(2'000'001, 'a');
        QTest::newRow("broken PNG") << QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000186a0000186a00802000000deadbeef");
        QTest::newRow("broken GIF") << QByteArray("GIF89a\xff\xff\xff\xff", 10);
    }
    void what_is_neither_text_nor_picture_is_refused_with_a_sentence() {
        QFETCH(QByteArray, bytes);
        write("x.dat", bytes);
        const auto read = readAttachment(path("x.dat"));
        QVERIFY(!read);
        QVERIFY(read.error().message.find("x.dat") != std::string::npos);
    }
    void chips_come_and_go() {
        Life life(folder_->path());
        QAbstractItemModelTester tester(&life.attachments());
        write("notes.txt", "\xEF\xBB\xBF" "Second quarter");
        QVERIFY(life.add(path("notes.txt")));
        QCOMPARE(life.attachments().count(), 1);
        QCOMPARE(life.attachments().list()[0].data, QByteArray("Second quarter"));
        QVERIFY(life.chat().canSend());  // no words are needed
        QSignalSpy refused(&life.attachments(), &Attachments::refused);
        QVERIFY(life.add(path("gone.txt")));
        QCOMPARE(refused.size(), 1);
        life.attachments().remove(life.attachments().list()[0].id);
        QCOMPARE(life.attachments().count(), 0);
        QVERIFY(!life.chat().canSend());
    }
    void a_long_paste_and_a_picture_become_chips_and_words_stay_words() {
        Life life(folder_->path());
        QClipboard* clipboard = QGuiApplication::clipboard();
        clipboard->setText("a few words");
        QVERIFY(!life.attachments().paste());
        clipboard->setText(QString(100'000, 'x'));
        QVERIFY(life.attachments().paste());
        QCOMPARE(life.attachments().count(), 1);
        QImage image(10, 10, QImage::Format_RGB32);
        image.fill(Qt::green);
        clipboard->setImage(image);
        QVERIFY(life.attachments().paste());
        QTRY_COMPARE_WITH_TIMEOUT(life.attachments().count(), 2, kPatience);
        QVERIFY(life.attachments().holdsPictures());
        write("dropped.md", "# Title");
        auto* files = new QMimeData;
        files->setUrls({QUrl::fromLocalFile(path("dropped.md"))});
        clipboard->setMimeData(files);
        QVERIFY(life.attachments().paste());
        QTRY_COMPARE_WITH_TIMEOUT(life.attachments().count(), 3, kPatience);
    }
    void a_file_s_text_goes_before_the_words_in_a_fence_it_cannot_end() {
        Attachment file = attachText("```\ninside\n```", "code.md");
        const ChatMessage message = questionMessage("Explain", {file});
        QCOMPARE(message.text, "code.md:\n````\n```\ninside\n```\n````\n\nExplain");
        const QList<AttachedText> parts = attachedTexts({file});
        QCOMPARE(message.text.mid(parts[0].start + parts[0].length), "Explain");
    }
    void text_goes_to_the_model_here_and_stays_with_the_question_over_a_restart() {
        write("notes.txt", "The budget is 12.");
        {
            Life life(folder_->path());
            QVERIFY(life.add(path("notes.txt")));
            QVERIFY(life.ask("Sum it up"));
            QCOMPARE(life.attachments().count(), 0);
            QVERIFY(life.local.asked[0].messages.last().text.contains("The budget is 12."));
            QCOMPARE(life.messages().index(0).data(MessageList::Text), "Sum it up");
        }
        Life again(folder_->path());
        QTRY_COMPARE_WITH_TIMEOUT(again.messages().count(), 2, kPatience);
        QCOMPARE(again.shown(0).size(), 1);
        const QString id = again.shown(0)[0].toMap()["attachmentId"].toString();
        QCOMPARE(again.chat().attachment(id)["text"], "The budget is 12.");
    }
    void an_edited_and_a_repeated_question_keep_their_files() {
        Life life(folder_->path());
        write("notes.txt", "The budget is 12.");
        QVERIFY(life.add(path("notes.txt")));
        QVERIFY(life.ask("Sum it up"));
        life.chat().regenerate(id(life, 1));
        QVERIFY(life.answered());
        QVERIFY(life.local.asked[1].messages.last().text.contains("The budget is 12."));
        life.chat().edit(id(life, 0), "Say it in Chinese");
        QVERIFY(life.answered());
        QVERIFY(life.local.asked[2].messages.last().text.contains("The budget is 12."));
        QCOMPARE(life.shown(0).size(), 1);
        QCOMPARE(life.messages().index(0).data(MessageList::BranchCount), 2);
        life.chat().selectBranch(id(life, 0), 0);
        QCOMPARE(life.shown(0).size(), 1);
    }
    void what_goes_with_a_draft_waits_for_it() {
        write("notes.txt", "Later");
        {
            Life life(folder_->path());
            QVERIFY(life.ask("First"));
            QVERIFY(life.add(path("notes.txt")));
            const QString first = life.chat().conversationId();
            life.app->conversations()->create();
            QCOMPARE(life.attachments().count(), 0);
            life.app->conversations()->open(first);
            QTRY_COMPARE_WITH_TIMEOUT(life.attachments().count(), 1, kPatience);
        }
        Life again(folder_->path());
        QTRY_COMPARE_WITH_TIMEOUT(again.attachments().count(), 1, kPatience);
    }
    void a_model_that_cannot_see_is_named_before_sending_with_the_way_on() {
        Life life(folder_->path());
        addPicture(life);
        life.chat().setDraft("What is this?");
        QVERIFY(!life.chat().canSend());
        QVERIFY(life.chat().notice().contains("no pictures"));
        QCOMPARE(life.chat().remedyText(), "Ask seeing");
        life.chat().setPolicy("open");
        life.chat().takeRemedy();
        QCOMPARE(life.chat().modelName(), "seeing");
        QVERIFY(life.ask("What is this?"));
        QCOMPARE(life.cloud.asked[0].messages.last().images.size(), 1);
        // The next question may go back to this computer, which gets the picture's name.
        life.chat().setSide("local");
        QVERIFY(life.chat().notice().contains("name alone"));
        QVERIFY(life.ask("And now?"));
        QVERIFY(life.local.asked[0].messages[0].images.isEmpty());
        QVERIFY(life.local.asked[0].messages[0].text.contains("[A picture you cannot see: red.png]"));
    }
    void where_nothing_may_leave_the_pictures_can_be_taken_out() {
        Life life(folder_->path());
        life.chat().setPolicy("local");
        addPicture(life);
        QCOMPARE(life.chat().remedyText(), "Take the pictures out");
        life.chat().takeRemedy();
        QCOMPARE(life.attachments().count(), 0);
        QVERIFY(life.chat().problem().isEmpty());
    }
    void auto_sends_a_picture_to_the_cloud_and_words_stay_here() {
        Life life(folder_->path());
        life.app->cloudModels()->setModels({cloudModel("seeing", {"vision"})});
        life.chat().setPolicy("open");
        life.chat().setSide("auto");
        QVERIFY(life.ask("Hello"));
        QCOMPARE(life.messages().index(1).data(MessageList::Side), "local");
        addPicture(life);
        QVERIFY(life.ask("What is this?"));
        QCOMPARE(life.messages().index(3).data(MessageList::Side), "cloud");
        QVERIFY(life.messages().index(3).data(MessageList::WhyText).toString().contains("more than the local model"));
        QVERIFY(life.ask("Thanks"));
        QCOMPARE(life.messages().index(5).data(MessageList::Side), "local");
    }
    void the_sheet_lists_files_and_pictures_and_hides_what_is_private_in_them() {
        Life life(folder_->path());
        life.app->cloudModels()->setModels({cloudModel("seeing", {"vision"})});
        life.chat().setSide("cloud");
        write("list.txt", "Call 13800138000 today");
        QVERIFY(life.add(path("list.txt")));
        addPicture(life);
        life.chat().setDraft("Who is it?");
        life.chat().send();
        RedactionSheet& sheet = *life.chat().sheet();
        QVERIFY(sheet.isOpen());
        QVERIFY(!sheet.canAnswerHere());
        QCOMPARE(sheet.original(), "Who is it?");
        QCOMPARE(sheet.findings().size(), 1);
        QCOMPARE(sheet.others().size(), 2);
        QVERIFY(sheet.others()[0].toMap()["title"].toString().contains("red.png"));
        QVERIFY(!sheet.others()[0].toMap()["picture"].toString().isEmpty());
        QCOMPARE(sheet.others()[1].toMap()["title"], "list.txt");
        QVERIFY(sheet.others()[1].toMap()["text"].toString().contains("PHONE_1"));
        QVERIFY(!sheet.others()[1].toMap()["text"].toString().contains("13800138000"));
        sheet.send();
        QVERIFY(life.answered());
        QVERIFY(life.cloud.asked[0].messages.last().images[0].mayLeave);
        // Shown once, it need not be shown again; a new picture is.
        life.chat().setDraft("And?");
        life.chat().send();
        QVERIFY(!sheet.isOpen());
        QVERIFY(life.answered());
        addPicture(life);
        life.chat().setDraft("And this?");
        life.chat().send();
        QVERIFY(sheet.isOpen());
        sheet.cancel();
        QCOMPARE(life.attachments().count(), 1);
    }

private:
    QString path(const QString& name) const { return folder_->filePath(name); }
    void write(const QString& name, const QByteArray& bytes) const {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void addPicture(Life& life) const {
        QImage image(64, 48, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(path("red.png")));
        QVERIFY(life.add(path("red.png")));
    }
    static QString id(Life& life, int row) { return life.messages().index(row).data(MessageList::MessageId).toString(); }

    std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_MAIN(TestAttachments)
#include "tst_attachments.moc"
