// SPDX-License-Identifier: MIT
#include "storage/migrations.h"

#include <sqlite3.h>
#include <QFile>
#include <string>

#include "storage/sentence.h"

namespace loquat::storage {

namespace {

constexpr qint64 kApplicationId = 0x4c6f7161;  // "Loqa", PRAGMA application_id

Error refuse(ErrorKind kind, const QString& message, const Database& database) {
    return Sentence::error(kind, message, database.path());
}

// Times are milliseconds since 1970 in UTC. Absent text is '', not NULL, save where a key may be absent.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE conversations (
    seq           INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    title         TEXT NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    pinned        INTEGER NOT NULL,
    model_id      TEXT NOT NULL,
    system_prompt TEXT NOT NULL,
    sampling      TEXT NOT NULL,
    head_id       TEXT NOT NULL,
    draft         TEXT NOT NULL,
    deleted_at    INTEGER
) STRICT;
CREATE INDEX conversations_by_date ON conversations (updated_at) WHERE deleted_at IS NULL;
CREATE INDEX conversations_deleted ON conversations (deleted_at) WHERE deleted_at IS NOT NULL;

-- indexed: the table "search" holds this text. Parents are checked at commit: a cascade along a long
-- branch would run into SQLite's limit of 1,000 nested triggers.
CREATE TABLE messages (
    seq             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    parent_id       TEXT REFERENCES messages (id) DEFERRABLE INITIALLY DEFERRED,
    role            INTEGER NOT NULL,
    state           INTEGER NOT NULL,
    text            TEXT NOT NULL,
    reasoning       TEXT NOT NULL,
    reasoning_ms    INTEGER NOT NULL,
    model_id        TEXT NOT NULL,
    model_name      TEXT NOT NULL,
    side            TEXT NOT NULL,
    error           TEXT NOT NULL,
    created_at      INTEGER NOT NULL,
    indexed         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX messages_of_conversation ON messages (conversation_id);
CREATE INDEX messages_of_parent ON messages (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX messages_streaming ON messages (state) WHERE state = 1;

CREATE TABLE generation_stats (
    message_id        TEXT PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
    prompt_tokens     INTEGER NOT NULL,
    reused_tokens     INTEGER NOT NULL,
    generated_tokens  INTEGER NOT NULL,
    first_token_ms    REAL NOT NULL,
    decode_ms         REAL NOT NULL,
    tokens_per_second REAL NOT NULL,
    seed              INTEGER NOT NULL,
    finish_reason     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE models (
    path                       TEXT PRIMARY KEY,
    name                       TEXT NOT NULL,
    architecture               TEXT NOT NULL,
    quantization               TEXT NOT NULL,
    parameters                 INTEGER NOT NULL,
    size_bytes                 INTEGER NOT NULL,
    trained_context            INTEGER NOT NULL,
    added_at                   INTEGER NOT NULL,
    measured_tokens_per_second REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- rowid: seq of a message, or minus seq of a conversation for its title.
CREATE VIRTUAL TABLE search USING fts5 (body, content='', columnsize=0, tokenize='unicode61');

PRAGMA application_id = 1282371937;
)sql";

// Sides, remote providers, and what is kept of their work. The audit log only grows: its triggers refuse every
// other change (REPLACE would delete without one, hence the third), audit_head tells where it ends.
constexpr const char* kVersion2 = R"sql(
ALTER TABLE conversations ADD COLUMN side TEXT NOT NULL DEFAULT 'local';
ALTER TABLE conversations ADD COLUMN policy TEXT NOT NULL DEFAULT 'redacted';
ALTER TABLE conversations ADD COLUMN remote_model_id TEXT NOT NULL DEFAULT '';
ALTER TABLE conversations ADD COLUMN sheet TEXT NOT NULL DEFAULT 'first';

ALTER TABLE messages ADD COLUMN rule TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN seams TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN pair_id TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN blind INTEGER NOT NULL DEFAULT 0;

CREATE TABLE providers (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    json     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    seq              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL,
    time             INTEGER NOT NULL,
    provider         TEXT NOT NULL,
    host             TEXT NOT NULL,
    model            TEXT NOT NULL,
    purpose          TEXT NOT NULL,
    conversation_id  TEXT NOT NULL,
    policy           TEXT NOT NULL,
    rule             TEXT NOT NULL,
    prompt_tokens    INTEGER NOT NULL,
    generated_tokens INTEGER NOT NULL,
    bytes_sent       INTEGER NOT NULL,
    bytes_received   INTEGER NOT NULL,
    input_sha256     TEXT NOT NULL,
    output_sha256    TEXT NOT NULL,
    redactions       TEXT NOT NULL,
    status           TEXT NOT NULL,
    attempts         INTEGER NOT NULL,
    duration_ms      INTEGER NOT NULL,
    previous_hash    TEXT NOT NULL,
    hash             TEXT NOT NULL
) STRICT;
CREATE TABLE audit_head (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    rows INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_head VALUES (1, 0, '');
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE (ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
    BEGIN SELECT RAISE (ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
    BEGIN SELECT RAISE (ABORT, 'the audit log only grows'); END;

-- Belongs to no conversation: what was spent stays spent when the words are forgotten.
CREATE TABLE usage (
    id                TEXT PRIMARY KEY,
    message_id        TEXT NOT NULL,
    time              INTEGER NOT NULL,
    conversation_id   TEXT NOT NULL,
    side              TEXT NOT NULL,
    provider_id       TEXT NOT NULL,
    provider_name     TEXT NOT NULL,
    model_id          TEXT NOT NULL,
    model_name        TEXT NOT NULL,
    prompt_tokens     INTEGER NOT NULL,
    cached_tokens     INTEGER NOT NULL,
    generated_tokens  INTEGER NOT NULL,
    first_token_ms    REAL NOT NULL,
    tokens_per_second REAL NOT NULL,
    cost              REAL,
    currency          TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX usage_by_time ON usage (time);
CREATE INDEX usage_by_conversation ON usage (conversation_id) WHERE cost IS NOT NULL;

CREATE TABLE votes (
    id           TEXT PRIMARY KEY,
    time         INTEGER NOT NULL,
    winner_model TEXT NOT NULL,
    loser_model  TEXT NOT NULL,
    tie          INTEGER NOT NULL,
    blind        INTEGER NOT NULL,
    sides        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// Where models come from and what belongs to them; the queue of downloads; hashes that need not be made again. Files that
// go with a question: without a message they belong to the unsent draft.
constexpr const char* kVersion3 = R"sql(
ALTER TABLE models ADD COLUMN efficiency REAL NOT NULL DEFAULT 0;
ALTER TABLE models ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE models ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE models ADD COLUMN origin_name TEXT NOT NULL DEFAULT '';
ALTER TABLE models ADD COLUMN hub TEXT NOT NULL DEFAULT '';
ALTER TABLE models ADD COLUMN repo TEXT NOT NULL DEFAULT '';
ALTER TABLE models ADD COLUMN hub_file TEXT NOT NULL DEFAULT '';
ALTER TABLE models ADD COLUMN volume_id TEXT NOT NULL DEFAULT '';
ALTER TABLE models ADD COLUMN mount_point TEXT NOT NULL DEFAULT '';

CREATE TABLE model_files (
    model_path TEXT NOT NULL REFERENCES models (path) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    path       TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha256     TEXT NOT NULL,
    PRIMARY KEY (model_path, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE downloads (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    json     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE file_hashes (
    path        TEXT PRIMARY KEY,
    size_bytes  INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    sha256      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The provider's own identifier: names change. Rows of version 2 have none.
ALTER TABLE audit ADD COLUMN provider_id TEXT NOT NULL DEFAULT '';

CREATE TABLE attachments (
    seq             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    message_id      TEXT REFERENCES messages (id) ON DELETE CASCADE,
    kind            INTEGER NOT NULL,
    name            TEXT NOT NULL,
    mime_type       TEXT NOT NULL,
    width           INTEGER NOT NULL,
    height          INTEGER NOT NULL,
    may_leave       INTEGER NOT NULL,
    data            BLOB NOT NULL
) STRICT;
CREATE INDEX attachments_of_conversation ON attachments (conversation_id);
CREATE INDEX attachments_of_message ON attachments (message_id) WHERE message_id IS NOT NULL;
)sql";

constexpr MigrationStep kSteps[] = {
    [](Database& database) { return database.execute(kVersion1); },
    [](Database& database) { return database.execute(kVersion2); },
    [](Database& database) { return database.execute(kVersion3); },
};

Result<void> runStep(Database& database, MigrationStep step, std::size_t version) {
    Transaction transaction(database);
    if (auto begun = transaction.begun(); !begun) return begun;
    if (auto done = step(database); !done) return done;
    auto orphans = database.number("SELECT count(*) FROM pragma_foreign_key_check");
    if (!orphans) return orphans.error();
    if (*orphans > 0)
        return refuse(ErrorKind::kBadInput, Sentence::tr("The history holds rows that belong to nothing."),
                      database);
    const std::string stamp = "PRAGMA user_version = " + std::to_string(version);
    if (auto stamped = database.execute(stamp.c_str()); !stamped) return stamped;
    return transaction.commit();
}

Result<void> copyContent(Database& from, Database& to) {
    sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!backup) return to.error(sqlite3_errcode(to.handle()));
    sqlite3_backup_step(backup, -1);
    const int code = sqlite3_backup_finish(backup);
    if (code != SQLITE_OK) return to.error(code);
    return {};
}

Result<void> checkWhole(Database& database) {
    auto verdict = database.text("PRAGMA integrity_check(1)");
    if (!verdict) return verdict.error();
    if (*verdict != "ok") return database.error(SQLITE_CORRUPT);
    return {};
}

Result<bool> holdsAnything(Database& database) {
    auto tables = database.number("SELECT count(*) FROM sqlite_schema");
    if (!tables) return tables.error();
    return *tables > 0;
}

Result<void> refuseForeign(Database& database) {
    auto application = database.number("PRAGMA application_id");
    if (!application) return application.error();
    if (*application == kApplicationId) return {};
    auto filled = holdsAnything(database);
    if (!filled) return filled.error();
    if (*filled)
        return refuse(
            ErrorKind::kBadInput,
            Sentence::tr("This database belongs to another program. Choose another file for the history."),
            database);
    return {};
}

}  // namespace

std::span<const MigrationStep> migrationSteps() {
    return kSteps;
}

Result<void> migrate(Database& database, std::span<const MigrationStep> steps) {
    auto version = database.number("PRAGMA user_version");
    if (!version) return version.error();
    if (auto ours = refuseForeign(database); !ours) return ours;
    if (*version < 0 || *version > static_cast<qint64>(steps.size()))
        return refuse(ErrorKind::kUnsupported,
                      Sentence::tr("The history was written by a newer Loquat. Update Loquat to open it; the "
                                   "file was left as it is."),
                      database);
    if (*version == static_cast<qint64>(steps.size())) return {};
    if (*version > 0) {
        if (auto snapshot = takeSnapshot(database); !snapshot) return snapshot.error();
    }
    // Rebuilding a table must not cascade; each step's references are checked before its commit instead.
    if (auto off = database.execute("PRAGMA foreign_keys = OFF"); !off) return off;
    for (auto n = static_cast<std::size_t>(*version); n < steps.size(); ++n) {
        if (auto done = runStep(database, steps[n], n + 1); !done) return done;
    }
    return {};
}

Result<QString> takeSnapshot(Database& database) {
    auto version = database.number("PRAGMA user_version");
    if (!version) return version.error();
    const QString name = QStringLiteral("%1.v%2.snapshot").arg(database.path()).arg(*version);
    QString path = name;
    for (int n = 2; QFile::exists(path); ++n) path = QStringLiteral("%1-%2").arg(name).arg(n);
    auto copy = Database::open(path);
    if (!copy) return copy.error();
    auto copied = copyContent(database, *copy);
    if (copied) copied = copy->execute("PRAGMA journal_mode = DELETE");  // one file, no companions
    if (copied) copied = checkWhole(*copy);
    if (copied) return path;
    QFile::remove(path);
    return copied.error();
}

Result<void> restoreSnapshot(const QString& snapshot, const QString& path) {
    if (!QFile::exists(snapshot))
        return Sentence::error(ErrorKind::kNotFound, Sentence::tr("The snapshot is not there any more."),
                               snapshot);
    auto from = Database::open(snapshot);
    if (!from) return from.error();
    if (auto whole = checkWhole(*from); !whole) return whole;
    auto to = Database::open(path);
    if (!to) return to.error();
    auto filled = holdsAnything(*to);
    if (!filled) return filled.error();
    if (*filled) {
        if (auto kept = takeSnapshot(*to); !kept) return kept.error();
    }
    return copyContent(*from, *to);
}

}  // namespace loquat::storage
