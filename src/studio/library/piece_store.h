#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/options.h"
#include "studio/library/shared_database.h"

namespace clavier {

/// A piece as the library lists it.
struct LibraryPiece {
  std::int64_t id = 0;
  std::string title;
  std::string created;
  bool starred = false;
  std::optional<std::string> deleted;  ///< when it went to the trash
  std::int64_t head = 0;               ///< the version that is shown
  std::int64_t versions = 0;
  std::optional<std::string> era, model;  ///< of the head, as are the following
  double seconds = 0;
  std::int64_t notes = 0;
};

/// A version of a piece. Music, options and report never change; locks and discarded are marks of the user.
struct PieceVersion {
  std::int64_t id = 0;
  std::int64_t piece = 0;
  std::optional<std::int64_t> parent;  ///< nothing: a root
  std::string how;                     ///< "compose", "edit" ...
  std::string created;
  std::string program;  ///< the version of Clavier that made it
  Json options;         ///< resolved, with model, era and seed: what makes it again
  Json locks;
  bool discarded = false;
  Json report;
};

/// The music of a version: as it is written, and its page where it has one of its own.
struct VersionMusic {
  Bytes midi;
  std::optional<Bytes> sheet{};  ///< MusicXML
};

struct NewVersion {
  std::optional<std::int64_t> parent{};
  std::string how;
  Json options = Json::object();
  VersionMusic music;
  Json report = Json::object();
};

struct AddedVersions {
  std::int64_t piece = 0;
  std::vector<std::int64_t> versions;
};

struct LibraryFilter {
  std::string search;                   ///< in the title
  std::string era;                      ///< empty: any
  bool starred = false;                 ///< those alone
  bool deleted = false;                 ///< the trash, else what is not in it
  std::optional<std::int64_t> after{};  ///< older than this piece
  int limit = 50;
};

struct PieceChange {
  std::optional<std::string> title{};
  std::optional<bool> starred{};
  std::optional<std::int64_t> head{};
  std::optional<bool> deleted{};
};

/// Pieces and their versions. Several threads may use it. What a call has stored survives the end of the process.
class PieceStore {
 public:
  explicit PieceStore(std::shared_ptr<SharedDatabase> shared) : shared_(std::move(shared)) {}

  /// A new piece with at least one version, the first of which is its head.
  AddedVersions add_piece(const std::string& title, const std::vector<NewVersion>& versions);
  /// Further versions of a piece. With `to_head` the first of them becomes its head; else they are proposals.
  AddedVersions add_versions(std::int64_t piece, const std::vector<NewVersion>& versions, bool to_head);

  std::optional<LibraryPiece> find_piece(std::int64_t id);
  /// Newest first.
  std::vector<LibraryPiece> list_pieces(const LibraryFilter& filter);
  /// By id: parents come before their children.
  std::vector<PieceVersion> versions_of(std::int64_t piece);
  /// Throws Misuse when the head is no version of the piece.
  void change_piece(std::int64_t id, const PieceChange& change);

  std::optional<PieceVersion> find_version(std::int64_t id);
  /// The version must exist.
  VersionMusic music_of(std::int64_t version);
  void change_version(std::int64_t id, const std::optional<Json>& locks, std::optional<bool> discarded);

 private:
  std::vector<std::int64_t> insert_versions(std::int64_t piece, const std::vector<NewVersion>& versions, bool to_head);

  std::shared_ptr<SharedDatabase> shared_;
};

}  // namespace clavier
