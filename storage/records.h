// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <optional>

namespace loquat::storage {

// Rows as values. Ids are made by the caller (newId()), so that nothing waits for the database.

QString newId();  ///< a UUID without braces

struct Conversation {
    QString id;
    QString title;          ///< empty until named: the list then shows the first question
    QDateTime createdAt;
    QDateTime updatedAt;
    bool pinned = false;
    QString modelId;        ///< the model chosen for the next answer; empty: the default one
    QString systemPrompt;
    QString samplingJson;   ///< as the inspector left it; empty: defaults
    QString headId;         ///< the message at the end of the branch being read; empty: none
    QString draft;          ///< what stands unsent in the composer
    QString side = QStringLiteral("local");       ///< who is to answer: "local", "cloud", "auto"
    QString policy = QStringLiteral("redacted");  ///< what may leave: "local" (nothing), "redacted", "open"
    QString remoteModelId;  ///< the cloud model chosen for the next answer; empty: the default one
    QString sheet = QStringLiteral("first");      ///< what will leave is shown: "first" time, "always", "never"
    QString listedTitle;    ///< read only: the title, or the beginning of the first question, in one line
};

enum class MessageRole { User, Assistant };
enum class MessageState {
    Complete,
    Streaming,    ///< being written now
    Stopped,      ///< by the user
    Interrupted,  ///< was Streaming when the program ended
    Failed,
};

/// A file that goes with a question: its text, or a picture.
struct Attachment {
    enum class Kind { Text, Picture };

    QString id;
    Kind kind = Kind::Text;
    QString name;            ///< of the file, or what it is called in the list
    QString mimeType;        ///< "text/plain", "image/png"
    QByteArray data;         ///< UTF-8, or the picture's file
    int width = 0;           ///< of a picture, in pixels
    int height = 0;
    bool mayLeave = false;   ///< the user lets this picture leave a conversation that sends redacted text only
};

/// One node of a conversation's tree. Children of one parent are branches.
struct Message {
    QString id;
    QString conversationId;
    QString parentId;      ///< empty: a root
    MessageRole role = MessageRole::User;
    MessageState state = MessageState::Complete;
    QString text;
    QString reasoning;
    qint64 reasoningMs = 0;  ///< how long the model thought
    QString modelId;         ///< who answered
    QString modelName;       ///< as it was called then
    QString side;            ///< "local", "cloud"; empty for questions
    QString error;           ///< why it failed
    QDateTime createdAt;
    QString rule;            ///< why this side answered, in one line
    QString seamsJson;       ///< hand-overs: [{at, fromSide, fromModel, toSide, toModel, why}]; empty: none
    QString pairId;          ///< shared by the two answers of "Ask both"; empty: not one of a pair
    bool blind = false;      ///< names are hidden until the vote
    QList<Attachment> attachments;  ///< of a question, in order
};

struct GenerationStats {
    QString messageId;
    int promptTokens = 0;
    int reusedTokens = 0;
    int generatedTokens = 0;
    double firstTokenMs = 0;
    double decodeMs = 0;
    double tokensPerSecond = 0;
    qint64 seed = 0;
    QString finishReason;    ///< "end", "stop", "length", "context", "cancelled"
};

/// How a model came to be here.
enum class ModelOrigin {
    Opened,      ///< a file the user picked
    Downloaded,
    Quantized,   ///< made here of another model
    Converted,   ///< made here of a Hugging Face folder
    Adopted,     ///< found where another program keeps it
};

/// A file that belongs to a model beside the first one.
struct ModelFile {
    QString kind;      ///< "part" of a split model, "projector", "draft"
    QString path;
    quint64 sizeBytes = 0;
    QString sha256;    ///< hexadecimal; empty: not known
};

/// A model on this computer; its files stay where they are.
struct Model {
    QString path;   ///< the key
    QString name;
    QString architecture;
    QString quantization;
    quint64 parameters = 0;
    quint64 sizeBytes = 0;               ///< of all parts
    int trainedContext = 0;
    QDateTime addedAt;
    double measuredTokensPerSecond = 0;  ///< 0: not yet
    double efficiency = 0;     ///< share of the memory's bandwidth that was reached with it; 0: not yet
    QString sha256;            ///< of the file at path, hexadecimal; empty: not known
    ModelOrigin origin = ModelOrigin::Opened;
    QString originName;        ///< the program it was adopted from ("Ollama"), the path it was made of; may be empty
    QString hub;               ///< "huggingface", "modelscope"; empty: not known
    QString repo;              ///< "Qwen/Qwen2.5-7B-Instruct-GGUF"
    QString hubFile;           ///< its name there
    QList<ModelFile> files;    ///< further parts, projector, draft model
    QString volumeId;          ///< of the drive it lies on (engine/local/volumes.h); empty: not known
    QString mountPoint;        ///< where that drive was last seen
};

/// A download in the queue, in the words of engine/remote.
struct DownloadRow {
    QString id;
    int position = 0;  ///< ascending
    QString json;
};

/// The hash of a file as it was when it had this size and time; spares reading it again.
struct FileHash {
    QString path;
    quint64 sizeBytes = 0;
    qint64 modifiedMs = 0;  ///< milliseconds since 1970
    QString sha256;
};

/// A remote service as the user set it up, without its secrets.
struct Provider {
    QString id;
    int position = 0;  ///< in the list, ascending
    QString json;
};

struct SearchHit {
    QString conversationId;
    QString messageId;  ///< empty: found in the title
    QString title;    ///< as listed
    QString snippet;  ///< plain text around the first match
    QDateTime updatedAt;
};

/// What an answer cost in one currency, all its requests together.
struct AnswerCost {
    QString messageId;
    double cost = 0;
    QString currency;
};

struct LoadedConversation {
    Conversation conversation;
    QList<Message> messages;       ///< the whole tree, oldest first
    QList<GenerationStats> stats;
    QList<AnswerCost> costs;       ///< of answers that were paid for
    QList<Attachment> draftAttachments;  ///< what goes with the unsent draft
};

}  // namespace loquat::storage
