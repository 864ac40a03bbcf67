#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"

struct sqlite3;
struct sqlite3_stmt;

namespace clavier {

/// A value that goes into a statement: nothing, a number, a text or bytes.
using SqlValue = std::variant<std::nullptr_t, std::int64_t, double, std::string, Bytes>;

template <class T>
SqlValue sql_value(const std::optional<T>& value) {
  return value ? SqlValue(*value) : SqlValue(nullptr);
}

/// A row of a result, valid until the next one is asked for.
class SqlRow {
 public:
  explicit SqlRow(sqlite3_stmt* statement) : statement_(statement) {}

  bool is_null(int column) const;
  std::int64_t number(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  Bytes bytes(int column) const;
  std::optional<std::int64_t> maybe_number(int column) const;
  std::optional<double> maybe_real(int column) const;
  std::optional<std::string> maybe_text(int column) const;

 private:
  sqlite3_stmt* statement_;
};

/// A statement that runs: for (auto query = database.query(...); query.next();) use(query.row()).
class SqlQuery {
 public:
  SqlQuery(sqlite3* database, std::string_view sql, const std::vector<SqlValue>& values);

  /// Whether there is a further row. Throws Error when the database refuses.
  bool next();
  SqlRow row() const { return SqlRow(statement_.get()); }

 private:
  struct Finish {
    void operator()(sqlite3_stmt* statement) const;
  };
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Finish> statement_;
};

/// A SQLite database with foreign keys, a write-ahead log and full synchronisation: what a transaction has written
/// survives the end of the process and of the machine. Not for several threads at once. Every call throws Error, naming
/// the file, when SQLite refuses.
class Database {
 public:
  explicit Database(const std::filesystem::path& file);

  /// Statements without values, separated by semicolons.
  void execute(const std::string& sql);
  /// One statement whose rows, if any, do not matter.
  void run(std::string_view sql, const std::vector<SqlValue>& values = {});
  SqlQuery query(std::string_view sql, const std::vector<SqlValue>& values = {});
  /// The id of the row that was inserted last, and how many rows the last statement changed.
  std::int64_t last_id() const;
  int changes() const;

  /// `PRAGMA user_version`: which migrations have run.
  int version();

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<sqlite3, Close> database_;
};

/// All that is written until commit() is written together, or not at all.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace clavier
