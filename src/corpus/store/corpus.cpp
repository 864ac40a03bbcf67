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

bool is_scores_file(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() == kScoresPrefix.size() + 16 + kScoresSuffix.size() && name.starts_with(kScoresPrefix) &&
         name.ends_with(kScoresSuffix);
}

void remove_other_scores(const fs::path& folder, const std::string& kept) {
  for (const fs::path& path : list_files(folder, {std::string(kScoresSuffix)})) {
    std::error_code ignored;
    if (path.parent_path() == folder && is_scores_file(path) && path.filename() != kept) fs::remove(path, ignored);
  }
}

}  // namespace

void write_corpus(const fs::path& folder, const CorpusContents& contents) {
  const Bytes scores = pack_score_file(contents.scores);
  Json list = to_json(contents);
  const std::string checksum = checksum_of(list, scores);
  list["checksum"] = checksum;
  write_file(folder / scores_name(checksum), scores);
  write_file(folder / kListName, json_text(list, 1) + "\n");
  remove_other_scores(folder, scores_name(checksum));
}

Corpus Corpus::open(const fs::path& folder) {
  const fs::path list_path = folder / kListName;
  if (!fs::is_regular_file(list_path))
    throw Error("cannot open corpus " + folder.string() +
                ": it has no corpus.json; build one with `clavier corpus build`");
  Corpus corpus;
  corpus.folder_ = folder;
  const Json list = parse_json(read_text(list_path), list_path.string());
  CorpusContents contents = contents_from_json(list, list_path.string());
  corpus.pieces_ = std::move(contents.pieces);
  corpus.dropped_ = std::move(contents.dropped);
  corpus.unknown_composers_ = std::move(contents.unknown_composers);
  corpus.other_files_ = std::move(contents.other_files);
  corpus.options_ = std::move(contents.options);
  corpus.checksum_ = checksum_from_json(list, list_path.string());
  const fs::path scores_path = folder / scores_name(corpus.checksum_);
  corpus.scores_ = read_file(scores_path);
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
