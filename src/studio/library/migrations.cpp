#include "studio/library/migrations.h"

#include <array>

#include "base/error.h"

namespace clavier {
namespace {

constexpr const char* kFirstTables = R"(
CREATE TABLE blob (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE piece (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  created TEXT NOT NULL,
  starred INTEGER NOT NULL DEFAULT 0,
  head INTEGER REFERENCES version(id) DEFERRABLE INITIALLY DEFERRED,
  deleted TEXT
) STRICT;

CREATE TABLE version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  piece INTEGER NOT NULL REFERENCES piece(id),
  parent INTEGER REFERENCES version(id),
  how TEXT NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)),
  program TEXT NOT NULL,
  locks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(locks)),
  discarded INTEGER NOT NULL DEFAULT 0,
  midi TEXT NOT NULL REFERENCES blob(hash),
  sheet TEXT REFERENCES blob(hash),
  report TEXT NOT NULL CHECK (json_valid(report)),
  created TEXT NOT NULL
) STRICT;
CREATE INDEX version_of_piece ON version(piece);

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  request TEXT NOT NULL CHECK (json_valid(request)),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'stopped')),
  result TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(result)),
  created TEXT NOT NULL,
  ended TEXT
) STRICT;
CREATE INDEX job_by_state ON job(state);
)";

constexpr const char* kSurveyTables = R"(
CREATE TABLE survey (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  form TEXT NOT NULL CHECK (form IN ('excerpts', 'pairs')),
  kit TEXT NOT NULL,
  options TEXT NOT NULL CHECK (json_valid(options)),
  opened TEXT NOT NULL,
  closed TEXT
) STRICT;

CREATE TABLE question (
  survey INTEGER NOT NULL REFERENCES survey(id),
  name TEXT NOT NULL,
  truth TEXT NOT NULL CHECK (json_valid(truth)),
  sound TEXT NOT NULL REFERENCES blob(hash),
  other_sound TEXT REFERENCES blob(hash),
  PRIMARY KEY (survey, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE listener (
  id TEXT PRIMARY KEY,
  survey INTEGER NOT NULL REFERENCES survey(id),
  questions TEXT NOT NULL CHECK (json_valid(questions)),
  about TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(about)),
  consented TEXT NOT NULL,
  ended TEXT,
  code TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX listener_of_survey ON listener(survey);

CREATE TABLE answer (
  listener TEXT NOT NULL REFERENCES listener(id),
  survey INTEGER NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  heard REAL NOT NULL,
  plays INTEGER NOT NULL,
  thought REAL,
  comment TEXT NOT NULL DEFAULT '',
  given TEXT NOT NULL,
  PRIMARY KEY (listener, question),
  FOREIGN KEY (survey, question) REFERENCES question(survey, name)
) STRICT, WITHOUT ROWID;
)";

/// Each leads from the version of its place to the next one. They are never changed, only added to.
constexpr std::array kMigrations = {kFirstTables, kSurveyTables};

}  // namespace

int count_migrations() { return static_cast<int>(kMigrations.size()); }

void migrate(Database& database) {
  const int found = database.version();
  if (found > count_migrations())
    throw Error(
        "cannot open the library: a newer Clavier has written it; start that one, or choose another folder with "
        "--library");
  for (int version = found; version < count_migrations(); ++version) {
    Transaction transaction(database);
    database.execute(kMigrations.at(static_cast<std::size_t>(version)));
    database.execute("PRAGMA user_version = " + std::to_string(version + 1));
    transaction.commit();
  }
}

}  // namespace clavier
