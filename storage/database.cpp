// SPDX-License-Identifier: MIT
#include "storage/database.h"

#include <sqlite3.h>
#include <cmath>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <utility>

#include "storage/sentence.h"

namespace loquat::storage {

namespace {

constexpr int kLockWaitMs = 2000;  // an earlier run that is just closing

/// The history is private, so the file is made before SQLite would make it readable for everyone.
void createPrivately(const QString& path) {
    if (path == ":memory:" || QFile::exists(path)) return;
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

Database::Database(sqlite3* handle, QString path) : handle_(handle), path_(std::move(path)) {}

Database::~Database() = default;

Result<Database> Database::open(const QString& path) {
    createPrivately(path);
    sqlite3* handle = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &handle, flags, nullptr);
    Database database(handle, path);  // closes the handle of a failed open, too
    if (code != SQLITE_OK) return database.error(code);
    sqlite3_busy_timeout(handle, kLockWaitMs);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return database;
}

Result<void> Database::execute(const char* sql) {
    const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return error(code);
    return {};
}

Result<qint64> Database::number(const char* sql) {
    Statement statement(*this, sql);
    if (statement.next()) return statement.integer(0);
    if (auto result = statement.result(); !result) return result.error();
    return qint64{0};
}

Result<QString> Database::text(const char* sql) {
    Statement statement(*this, sql);
    if (statement.next()) return statement.text(0);
    if (auto result = statement.result(); !result) return result.error();
    return QString();
}

bool Database::isReadOnly() const {
    return sqlite3_db_readonly(handle(), "main") == 1;
}

Result<void> Database::setDurability(Durability durability) {
    if (durability == durability_) return {};
    auto set =
        execute(durability == Durability::Hard ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
    if (set) durability_ = durability;
    return set;
}

Error Database::error(int code) const {
    const QString where = path_ + ": " + (handle_ ? sqlite3_errmsg(handle()) : sqlite3_errstr(code));
    switch (code & 0xff) {
        case SQLITE_NOTADB:
            return Sentence::error(ErrorKind::kBadInput,
                                   Sentence::tr("The history file is not a database. It was left as it is."),
                                   where);
        case SQLITE_CORRUPT:
            return Sentence::error(ErrorKind::kBadInput,
                                   Sentence::tr("The history file is damaged. It was left as it is."), where);
        case SQLITE_FULL:
            return Sentence::error(
                ErrorKind::kIo,
                Sentence::tr("The disk is full. Loquat keeps what is new in memory and tries again."), where);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Sentence::error(
                ErrorKind::kIo, Sentence::tr("The history is open in another Loquat. Close that one first."),
                where);
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return Sentence::error(
                ErrorKind::kIo,
                Sentence::tr("The history cannot be written in this folder. Check its permissions."), where);
        case SQLITE_IOERR:
            return Sentence::error(ErrorKind::kIo, Sentence::tr("The disk refused to store the history."),
                                   where);
        case SQLITE_NOMEM:
            return Sentence::error(ErrorKind::kNoMemory,
                                   Sentence::tr("There is not enough memory for the history."), where);
        default:
            return Sentence::error(ErrorKind::kBadInput,
                                   Sentence::tr("The history could not be read or written."), where);
    }
}

Statement::Statement(Database& database, const char* sql) : database_(database) {
    note(sqlite3_prepare_v2(database.handle(), sql, -1, &statement_, nullptr));
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

void Statement::note(int code) {
    if (code_ == SQLITE_OK) code_ = code;
}

void Statement::bindNext(const QString& value) {
    const QByteArray utf8 = value.toUtf8();
    const char* data = utf8.isNull() ? "" : utf8.constData();
    note(sqlite3_bind_text64(statement_, ++bound_, data, static_cast<sqlite3_uint64>(utf8.size()),
                             SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bindNext(const QByteArray& value) {
    const char* data = value.isNull() ? "" : value.constData();
    note(sqlite3_bind_blob64(statement_, ++bound_, data, static_cast<sqlite3_uint64>(value.size()), SQLITE_TRANSIENT));
}

// SQLite stores NaN as NULL, which our columns refuse.
void Statement::bindNext(double value) {
    note(sqlite3_bind_double(statement_, ++bound_, std::isfinite(value) ? value : 0.0));
}
void Statement::bindNext(const std::optional<double>& value) {
    if (value)
        bindNext(*value);
    else
        bindNext(nullptr);
}
void Statement::bindNext(std::nullptr_t) {
    note(sqlite3_bind_null(statement_, ++bound_));
}
void Statement::bindInteger(qint64 value) {
    note(sqlite3_bind_int64(statement_, ++bound_, value));
}

bool Statement::next() {
    if (code_ != SQLITE_OK) return false;
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) note(code);
    return false;
}

Result<void> Statement::result() const {
    if (code_ != SQLITE_OK) return database_.error(code_);
    return {};
}

Result<void> Statement::run() {
    while (next()) {
    }
    return result();
}

QString Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return QString::fromUtf8(data, data ? sqlite3_column_bytes(statement_, column) : 0);
}

qint64 Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const {
    return sqlite3_column_double(statement_, column);
}

QByteArray Statement::blob(int column) const {
    const void* data = sqlite3_column_blob(statement_, column);
    return {static_cast<const char*>(data), sqlite3_column_bytes(statement_, column)};
}

std::optional<double> Statement::optionalReal(int column) const {
    if (sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::nullopt;
    return real(column);
}

Transaction::Transaction(Database& database, Durability durability) : database_(database) {
    begun_ = database.setDurability(durability);
    if (begun_) begun_ = database.execute("BEGIN IMMEDIATE");
    open_ = begun_.has_value();
}

Transaction::~Transaction() {
    // After a full disk SQLite may have rolled back by itself; a second ROLLBACK would be an error.
    if (open_ && sqlite3_get_autocommit(database_.handle()) == 0) (void)database_.execute("ROLLBACK");
}

Result<void> Transaction::commit() {
    auto committed = database_.execute("COMMIT");
    if (committed) open_ = false;
    return committed;
}

}  // namespace loquat::storage
