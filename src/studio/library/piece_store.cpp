#include "studio/library/piece_store.h"

#include "base/error.h"
#include "studio/library/blobs.h"

namespace clavier {
namespace {

constexpr const char* kPieceColumns =
    "SELECT piece.id, title, piece.created, starred, deleted, head, "
    "(SELECT count(*) FROM version AS one WHERE one.piece = piece.id), "
    "json_extract(version.options, '$.era'), json_extract(version.options, '$.model'), "
    "json_extract(version.report, '$.seconds'), json_extract(version.report, '$.notes') "
    "FROM piece JOIN version ON version.id = head ";

constexpr const char* kVersionColumns =
    "SELECT id, piece, parent, how, created, program, options, locks, discarded, report FROM version ";

LibraryPiece piece_of(const SqlRow& row) {
  return {.id = row.number(0),
          .title = row.text(1),
          .created = row.text(2),
          .starred = row.number(3) != 0,
          .deleted = row.maybe_text(4),
          .head = row.number(5),
          .versions = row.number(6),
          .era = row.maybe_text(7),
          .model = row.maybe_text(8),
          .seconds = row.real(9),
          .notes = row.number(10)};
}

PieceVersion version_of(const SqlRow& row) {
  return {.id = row.number(0),
          .piece = row.number(1),
          .parent = row.maybe_number(2),
          .how = row.text(3),
          .created = row.text(4),
          .program = row.text(5),
          .options = parse_json(row.text(6), "the options of a version"),
          .locks = parse_json(row.text(7), "the locks of a version"),
          .discarded = row.number(8) != 0,
          .report = parse_json(row.text(9), "the report of a version")};
}

/// The text as a pattern of LIKE that is found anywhere.
std::string like_pattern(std::string_view text) {
  std::string pattern = "%";
  for (const char letter : text) {
    if (letter == '%' || letter == '_' || letter == '\\') pattern += '\\';
    pattern += letter;
  }
  return pattern + "%";
}

}  // namespace

std::vector<std::int64_t> PieceStore::insert_versions(std::int64_t piece, const std::vector<NewVersion>& versions,
                                                      bool to_head) {
  Database& database = shared_->database;
  std::vector<std::int64_t> ids;
  for (const NewVersion& version : versions) {
    const std::string midi = put_blob(database, "audio/midi", version.music.midi);
    std::optional<std::string> sheet;
    if (version.music.sheet) sheet = put_blob(database, "application/vnd.recordare.musicxml+xml", *version.music.sheet);
    database.run(
        "INSERT INTO version (piece, parent, how, options, program, midi, sheet, report, created) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {piece, sql_value(version.parent), version.how, json_text(version.options), std::string(CLAVIER_VERSION), midi,
         sql_value(sheet), json_text(version.report), shared_->now()});
    ids.push_back(database.last_id());
  }
  if (to_head) database.run("UPDATE piece SET head = ? WHERE id = ?", {ids.front(), piece});
  return ids;
}

AddedVersions PieceStore::add_piece(const std::string& title, const std::vector<NewVersion>& versions) {
  const std::lock_guard guard(shared_->lock);
  Transaction transaction(shared_->database);
  shared_->database.run("INSERT INTO piece (title, created) VALUES (?, ?)", {title, shared_->now()});
  AddedVersions added{.piece = shared_->database.last_id(), .versions = {}};
  added.versions = insert_versions(added.piece, versions, true);
  transaction.commit();
  return added;
}

AddedVersions PieceStore::add_versions(std::int64_t piece, const std::vector<NewVersion>& versions, bool to_head) {
  const std::lock_guard guard(shared_->lock);
  Transaction transaction(shared_->database);
  AddedVersions added{.piece = piece, .versions = insert_versions(piece, versions, to_head)};
  transaction.commit();
  return added;
}

std::optional<LibraryPiece> PieceStore::find_piece(std::int64_t id) {
  const std::lock_guard guard(shared_->lock);
  SqlQuery found = shared_->database.query(std::string(kPieceColumns) + "WHERE piece.id = ?", {id});
  return found.next() ? std::optional(piece_of(found.row())) : std::nullopt;
}

std::vector<LibraryPiece> PieceStore::list_pieces(const LibraryFilter& filter) {
  std::string sql = std::string(kPieceColumns) + "WHERE deleted IS " + (filter.deleted ? "NOT NULL" : "NULL");
  std::vector<SqlValue> values;
  const auto narrow = [&](const char* condition, SqlValue value) {
    sql += condition;
    values.push_back(std::move(value));
  };
  if (!filter.search.empty()) narrow(" AND title LIKE ? ESCAPE '\\'", like_pattern(filter.search));
  if (!filter.era.empty()) narrow(" AND json_extract(version.options, '$.era') = ?", filter.era);
  if (filter.starred) sql += " AND starred = 1";
  if (filter.after) narrow(" AND piece.id < ?", *filter.after);
  narrow(" ORDER BY piece.id DESC LIMIT ?", std::int64_t{filter.limit});
  const std::lock_guard guard(shared_->lock);
  std::vector<LibraryPiece> pieces;
  for (SqlQuery rows = shared_->database.query(sql, values); rows.next();) pieces.push_back(piece_of(rows.row()));
  return pieces;
}

std::vector<PieceVersion> PieceStore::versions_of(std::int64_t piece) {
  const std::lock_guard guard(shared_->lock);
  std::vector<PieceVersion> versions;
  SqlQuery rows = shared_->database.query(std::string(kVersionColumns) + "WHERE piece = ? ORDER BY id", {piece});
  while (rows.next()) versions.push_back(version_of(rows.row()));
  return versions;
}

void PieceStore::change_piece(std::int64_t id, const PieceChange& change) {
  const std::lock_guard guard(shared_->lock);
  Database& database = shared_->database;
  Transaction transaction(database);
  if (change.title) database.run("UPDATE piece SET title = ? WHERE id = ?", {*change.title, id});
  if (change.starred)
    database.run("UPDATE piece SET starred = ? WHERE id = ?", {std::int64_t{*change.starred ? 1 : 0}, id});
  if (change.head) {
    database.run(
        "UPDATE piece SET head = ?1 WHERE id = ?2 AND EXISTS (SELECT 1 FROM version WHERE id = ?1 AND piece = ?2)",
        {*change.head, id});
    if (database.changes() == 0)
      throw Misuse("option head must be a version of the piece, which " + std::to_string(*change.head) + " is not");
  }
  if (change.deleted && *change.deleted)
    database.run("UPDATE piece SET deleted = coalesce(deleted, ?) WHERE id = ?", {shared_->now(), id});
  if (change.deleted && !*change.deleted) database.run("UPDATE piece SET deleted = NULL WHERE id = ?", {id});
  transaction.commit();
}

std::optional<PieceVersion> PieceStore::find_version(std::int64_t id) {
  const std::lock_guard guard(shared_->lock);
  SqlQuery found = shared_->database.query(std::string(kVersionColumns) + "WHERE id = ?", {id});
  return found.next() ? std::optional(version_of(found.row())) : std::nullopt;
}

VersionMusic PieceStore::music_of(std::int64_t version) {
  const std::lock_guard guard(shared_->lock);
  SqlQuery found = shared_->database.query("SELECT midi, sheet FROM version WHERE id = ?", {version});
  if (!found.next()) throw Error("there is no version " + std::to_string(version));
  VersionMusic music{.midi = find_blob(shared_->database, found.row().text(0)).value_or(Bytes())};
  if (!found.row().is_null(1)) music.sheet = find_blob(shared_->database, found.row().text(1));
  return music;
}

void PieceStore::change_version(std::int64_t id, const std::optional<Json>& locks, std::optional<bool> discarded) {
  const std::lock_guard guard(shared_->lock);
  Transaction transaction(shared_->database);
  if (locks) shared_->database.run("UPDATE version SET locks = ? WHERE id = ?", {json_text(*locks), id});
  if (discarded)
    shared_->database.run("UPDATE version SET discarded = ? WHERE id = ?", {std::int64_t{*discarded ? 1 : 0}, id});
  transaction.commit();
}

}  // namespace clavier
