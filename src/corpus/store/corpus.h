#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/options.h"
#include "corpus/metadata/works.h"
#include "music/era.h"
#include "music/score.h"

namespace clavier {

/// A piece of the corpus, as described in corpus.json.
struct CorpusPiece {
  std::string file;  ///< path relative to the folder it was built from
  int part = 1;      ///< of the file, when it was cut at silences
  std::string composer;
  std::string title;
  Era era = Era::romantic;
  std::optional<Era> folder_era;  ///< the era of the folder it was in
  Split split = Split::train;
  std::string work;  ///< the same for all pieces of one work
  std::uint64_t notes = 0;
  double seconds = 0;
  double grid = 0;  ///< share of onsets on 1/24 beat: near 1 for scores, small for performances
  std::string licence;
  bool free = true;  ///< the composer has been dead for 70 years
  bool operator==(const CorpusPiece&) const = default;
};

enum class DropReason : std::uint8_t {
  unreadable,
  empty,
  short_piece,
  not_solo,
  rights,
  no_era,
  duplicate,
  overlap,
  short_part
};

inline constexpr int kDropReasons = 9;

/// "too short", as reports and corpus.json write it.
std::string_view to_string(DropReason reason);

/// A file, or a part of one, that was dropped.
struct DroppedPiece {
  std::string file;
  int part = 0;  ///< 0: the whole file
  std::string composer;
  std::string title;
  std::optional<Era> era;
  std::optional<Era> folder_era;
  DropReason reason = DropReason::unreadable;
  std::string detail;  ///< for example "also romantic/Brahms, ....mid"
  bool operator==(const DroppedPiece&) const = default;
};

/// How many files of the folders hold no music by their extension, by extension (with dot; empty: none).
using OtherFiles = std::map<std::string, std::uint64_t>;

/// A corpus in memory that is not written yet.
struct CorpusContents {
  Json options;
  std::vector<CorpusPiece> pieces;
  std::vector<Bytes> scores;  ///< one for each piece, see score_codec.h
  std::vector<DroppedPiece> dropped;
  std::vector<std::string> unknown_composers;  ///< sorted; their pieces have the era of the folder
  OtherFiles other_files;
};

/// Writes corpus.json and the scores beside it. Atomic: a reader sees the old corpus or the new one, because
/// corpus.json names its file of scores and is replaced last. Throws Error when the disk refuses.
void write_corpus(const std::filesystem::path& folder, const CorpusContents& contents);

/// A corpus on disk, with its packed scores in memory. Several threads may read from it at once.
class Corpus {
 public:
  /// Throws Error when there is none, or it is of another version or damaged.
  static Corpus open(const std::filesystem::path& folder);

  std::span<const CorpusPiece> pieces() const { return pieces_; }
  std::span<const DroppedPiece> dropped() const { return dropped_; }
  std::span<const std::string> unknown_composers() const { return unknown_composers_; }
  const OtherFiles& other_files() const { return other_files_; }
  /// Throws Error when the piece's bytes are damaged. `index` < pieces().size().
  Score score(std::size_t index) const;
  /// 16 hexadecimal digits that change with any change of contents.
  const std::string& checksum() const { return checksum_; }
  const Json& options() const { return options_; }
  /// The size of the packed scores in bytes.
  std::uint64_t size() const { return scores_.size(); }

 private:
  std::filesystem::path folder_;
  std::vector<CorpusPiece> pieces_;
  std::vector<DroppedPiece> dropped_;
  std::vector<std::string> unknown_composers_;
  OtherFiles other_files_;
  Json options_;
  std::string checksum_;
  Bytes scores_;
};

}  // namespace clavier
