#include "studio/library/database.h"

#include <sqlite3.h>

#include "base/error.h"

namespace clavier {
namespace {

[[noreturn]] void fail_in(sqlite3* database) {
  const char* const file = sqlite3_db_filename(database, "main");
  throw Error("cannot use the library " + std::string(file == nullptr ? "" : file) + ": " + sqlite3_errmsg(database));
}

void bind(sqlite3_stmt* statement, int place, const SqlValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    sqlite3_bind_int64(statement, place, *number);
  } else if (const auto* real = std::get_if<double>(&value)) {
    sqlite3_bind_double(statement, place, *real);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
    sqlite3_bind_blob64(statement, place, bytes->data(), bytes->size(), SQLITE_TRANSIENT);
  } else {
    sqlite3_bind_null(statement, place);
  }
}

}  // namespace

bool SqlRow::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t SqlRow::number(int column) const { return sqlite3_column_int64(statement_, column); }
double SqlRow::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string SqlRow::text(int column) const {
  const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return text == nullptr ? std::string()
                         : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

Bytes SqlRow::bytes(int column) const {
  const auto* const bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  return bytes == nullptr ? Bytes() : Bytes(bytes, bytes + sqlite3_column_bytes(statement_, column));
}

std::optional<std::int64_t> SqlRow::maybe_number(int column) const {
  return is_null(column) ? std::nullopt : std::optional(number(column));
}

std::optional<double> SqlRow::maybe_real(int column) const {
  return is_null(column) ? std::nullopt : std::optional(real(column));
}

std::optional<std::string> SqlRow::maybe_text(int column) const {
  return is_null(column) ? std::nullopt : std::optional(text(column));
}

void SqlQuery::Finish::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqlQuery::SqlQuery(sqlite3* database, std::string_view sql, const std::vector<SqlValue>& values) : database_(database) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
    fail_in(database);
  statement_.reset(statement);
  for (std::size_t place = 0; place < values.size(); ++place)
    bind(statement, static_cast<int>(place) + 1, values[place]);
}

bool SqlQuery::next() {
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) fail_in(database_);
  return code == SQLITE_ROW;
}

void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

Database::Database(const std::filesystem::path& file) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  database_.reset(database);
  if (code != SQLITE_OK) fail_in(database);
  sqlite3_busy_timeout(database, 5000);  // milliseconds
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
}

void Database::execute(const std::string& sql) {
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail_in(database_.get());
}

void Database::run(std::string_view sql, const std::vector<SqlValue>& values) {
  SqlQuery statement = query(sql, values);
  while (statement.next()) continue;
}

SqlQuery Database::query(std::string_view sql, const std::vector<SqlValue>& values) {
  return SqlQuery(database_.get(), sql, values);
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(database_.get()); }
int Database::changes() const { return sqlite3_changes(database_.get()); }

int Database::version() {
  SqlQuery asked = query("PRAGMA user_version");
  return asked.next() ? static_cast<int>(asked.row().number(0)) : 0;
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const Error&) {  // SQLite has rolled back by itself
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace clavier
