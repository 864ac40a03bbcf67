#include "studio/library/blobs.h"

#include "base/sha256.h"

namespace clavier {

std::string put_blob(Database& database, std::string_view kind, const Bytes& content) {
  std::string hash = sha256(content);
  database.run("INSERT INTO blob (hash, kind, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
               {hash, std::string(kind), content});
  return hash;
}

std::optional<Bytes> find_blob(Database& database, const std::string& hash) {
  SqlQuery found = database.query("SELECT content FROM blob WHERE hash = ?", {hash});
  return found.next() ? std::optional(found.row().bytes(0)) : std::nullopt;
}

}  // namespace clavier
