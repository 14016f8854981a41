// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <QString>
#include <type_traits>

#include "engine/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace loquat::storage {

/// What a commit waits for. A killed process loses neither; a power cut can lose Soft commits made since
/// the last Hard one, never the consistency of the file. (SQLite: synchronous NORMAL and FULL in WAL mode.)
enum class Durability { Soft, Hard };

/// One connection. One thread at a time.
class Database {
public:
    /// Opens or creates a file readable by its owner alone, or ":memory:". Changes nothing in it.
    static Result<Database> open(const QString& path);

    Database(Database&&) noexcept = default;
    Database& operator=(Database&&) noexcept = default;
    ~Database();

    /// Runs statements without parameters.
    Result<void> execute(const char* sql);
    /// The first column of the first row of a statement without parameters.
    Result<qint64> number(const char* sql);
    Result<QString> text(const char* sql);

    QString path() const { return path_; }
    bool isReadOnly() const;
    sqlite3* handle() const { return handle_.get(); }

    /// A SQLite result code as a sentence. kIo and kNoMemory may pass when tried again; others will not.
    Error error(int code) const;

private:
    friend class Transaction;
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    Database(sqlite3* handle, QString path);
    Result<void> setDurability(Durability durability);

    std::unique_ptr<sqlite3, Close> handle_;
    QString path_;
    Durability durability_ = Durability::Hard;
};

/// One prepared statement. An error made while preparing or binding shows at next(), run() or result().
class Statement {
public:
    Statement(Database& database, const char* sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds the parameters from left to right. A null QString is bound as ''.
    template <class... Values>
    Statement& bind(const Values&... values) {
        (bindNext(values), ...);
        return *this;
    }

    bool next();                  ///< a row is there; false at the end and on an error
    Result<void> result() const;  ///< how it went so far
    Result<void> run();           ///< to the end

    QString text(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    std::optional<double> optionalReal(int column) const;  ///< nothing for NULL
    QByteArray blob(int column) const;

private:
    void bindNext(const QString& value);
    void bindNext(const QByteArray& value);  ///< a blob
    void bindNext(double value);
    void bindNext(const std::optional<double>& value);  ///< nothing is bound as NULL
    template <class Integer, class = std::enable_if_t<std::is_integral_v<Integer>>>
    void bindNext(Integer value) {
        bindInteger(static_cast<qint64>(value));
    }
    void bindNext(std::nullptr_t);
    void bindInteger(qint64 value);
    void note(int code);

    Database& database_;
    sqlite3_stmt* statement_ = nullptr;
    int bound_ = 0;
    int code_ = 0;
};

/// Takes the write lock when made; rolls back unless committed.
class Transaction {
public:
    explicit Transaction(Database& database, Durability durability = Durability::Hard);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    Result<void> begun() const { return begun_; }
    Result<void> commit();

private:
    Database& database_;
    Result<void> begun_;
    bool open_ = false;
};

}  // namespace loquat::storage
