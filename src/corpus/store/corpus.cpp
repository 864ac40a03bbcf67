#include "corpus/store/corpus.h"

#include "base/error.h"
#include "base/files.h"
#include "corpus/store/corpus_json.h"
#include "corpus/store/score_codec.h"
#include "corpus/store/score_file.h"
#include "music/piece_bounds.h"

namespace clavier {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kListName = "corpus.json";
constexpr std::string_view kScoresPrefix = "scores-";
constexpr std::string_view kScoresSuffix = ".bin";
constexpr int kMaxTries = 5;  // to read one state of a corpus that others replace

std::string hexadecimal(std::uint64_t number) {
  std::string text(16, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, number >>= 4)
    *digit = "0123456789abcdef"[number & 15];
  return text;
}

std::string scores_name(const std::string& checksum) {
  return std::string(kScoresPrefix) + checksum + std::string(kScoresSuffix);
}

/// A checksum of everything but the options and the program version. The same music, labels and splits give the same
/// one.
std::string checksum_of(const Json& list, ByteView scores) {
  const std::string text = json_text(list["pieces"]);
  return hexadecimal(hash_bytes(as_bytes(text), score_file_checksum(scores)));
}

/// The scores of the corpus that the folder has; nothing when it has none that can be read.
fs::path scores_in(const fs::path& folder) {
  const fs::path list = folder / kListName;
  if (!fs::exists(list)) return {};
  try {
    return scores_name(checksum_from_json(parse_json(read_text(list), list.string()), list.string()));
  } catch (const Error&) {
    return {};
  }
}

/// What a corpus consists of on the disk, of one state.
struct CorpusFiles {
  Json list;
  std::string checksum;
  Bytes scores;
};

CorpusFiles read_corpus_files(const fs::path& folder) {
  const fs::path path = folder / kListName;
  CorpusFiles files{.list = parse_json(read_text(path), path.string()), .checksum = {}, .scores = {}};
  files.checksum = checksum_from_json(files.list, path.string());
  files.scores = read_file(folder / scores_name(files.checksum));
  return files;
}

/// The same, again when the corpus was replaced between its two files.
CorpusFiles read_one_state(const fs::path& folder) {
  for (int tries = 1;; ++tries) {
    try {
      return read_corpus_files(folder);
    } catch (const Error&) {
      if (tries == kMaxTries || scores_in(folder).empty()) throw;
    }
  }
}

}  // namespace

void write_corpus(const fs::path& folder, const CorpusContents& contents) {
  const Bytes scores = pack_score_file(contents.scores);
  Json list = to_json(contents);
  const std::string checksum = checksum_of(list, scores);
  list["checksum"] = checksum;
  const fs::path former = scores_in(folder), scores_file = scores_name(checksum);
  write_file(folder / scores_file, scores);
  write_file(folder / kListName, json_text(list, 1) + "\n");
  std::error_code ignored;
  if (!former.empty() && former != scores_file) fs::remove(folder / former, ignored);
}

Corpus Corpus::open(const fs::path& folder) {
  const fs::path list_path = folder / kListName;
  if (!fs::is_regular_file(list_path))
    throw Error("cannot open corpus " + folder.string() +
                ": it has no corpus.json; build one with `clavier corpus build`");
  Corpus corpus;
  corpus.folder_ = folder;
  auto [list, checksum, scores] = read_one_state(folder);
  CorpusContents contents = contents_from_json(list, list_path.string());
  corpus.pieces_ = std::move(contents.pieces);
  corpus.dropped_ = std::move(contents.dropped);
  corpus.unknown_composers_ = std::move(contents.unknown_composers);
  corpus.other_files_ = std::move(contents.other_files);
  corpus.options_ = std::move(contents.options);
  corpus.checksum_ = std::move(checksum);
  const fs::path scores_path = folder / scores_name(corpus.checksum_);
  corpus.scores_ = std::move(scores);
  const std::size_t count = check_score_file(corpus.scores_, scores_path.string());
  if (count != corpus.pieces_.size() || checksum_of(list, corpus.scores_) != corpus.checksum_)
    throw Error("cannot open corpus " + folder.string() +
                ": corpus.json and its scores do not belong together; build it again");
  return corpus;
}

Score Corpus::score(std::size_t index) const {
  const CorpusPiece& piece = pieces_[index];
  const std::string where = "piece " + std::to_string(index) + " (" + piece.file + ") of corpus " + folder_.string();
  Score score = unpack_score(packed_score(scores_, index, where), where);
  if (const std::string excess = find_excess(score); !excess.empty())
    throw Error("cannot read " + where + ": " + excess + "; build the corpus again, which leaves it out");
  return score;
}

}  // namespace clavier
