#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>

#include "base/files.h"
#include "corpus/build/build_corpus.h"
#include "corpus/metadata/delimited_text.h"

namespace clavier {
namespace {

namespace fs = std::filesystem;

struct Answer {
  bool keep = false;
  Era era = Era::romantic;
  std::string why;
};

/// Includes rows of copyrighted composers, which are marked. Late Romantic composers count as Romantic.
std::map<std::string, Answer> hand_checked(const fs::path& path) {
  const std::string text = read_text(path);
  const Table table(text);
  std::map<std::string, Answer> answers;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    Answer answer;
    answer.keep = table.at(row, "keep") == "1" && table.at(row, "rights").empty();
    answer.era = table.at(row, "style") == "late-romantic" ? Era::romantic : parse_era(table.at(row, "era_fixed"));
    answer.why = std::string(table.at(row, "why_not"));
    answers[std::string(table.at(row, "era")) + "/" + std::string(table.at(row, "file"))] = answer;
  }
  return answers;
}

std::map<std::string, Answer> found_answers(const CorpusContents& contents) {
  std::map<std::string, Answer> answers;
  for (const DroppedPiece& dropped : contents.dropped) {
    if (dropped.part != 0) continue;
    answers[dropped.file] = {.keep = false,
                             .era = dropped.era.value_or(Era::romantic),
                             .why = std::string(to_string(dropped.reason)) + ": " + dropped.detail};
  }
  for (const CorpusPiece& piece : contents.pieces)
    answers[piece.file] = {.keep = true, .era = piece.era, .why = "kept"};
  return answers;
}

class RealCorpora : public testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("CLAVIER_CORPUS") == nullptr) GTEST_SKIP() << "CLAVIER_CORPUS is not set: no corpora to read";
    folder_ = std::getenv("CLAVIER_CORPUS");
  }
  CorpusContents build(const std::vector<fs::path>& folders, const CorpusOptions& options = {}) {
    SilentProgress progress;
    return build_corpus(folders, options, progress);
  }
  fs::path folder_;
};

void expect_one_side_a_work(const CorpusContents& contents) {
  std::map<std::string, std::set<Split>> sides;
  for (const CorpusPiece& piece : contents.pieces) sides[piece.work].insert(piece.split);
  for (const auto& [work, splits] : sides) EXPECT_EQ(splits.size(), 1u) << work;
}

TEST_F(RealCorpora, AgreeWithTheHandCheckedTable) {
  const auto answers = hand_checked(folder_ / "giantmidi-eras/clean.tsv");
  const auto found = found_answers(build({folder_ / "giantmidi-eras"}));
  std::size_t agreed = 0;
  for (const auto& [file, answer] : answers) {
    const Answer& ours = found.at(file);
    if (ours.keep == answer.keep && ours.era == answer.era) {
      ++agreed;
      continue;
    }
    GTEST_LOG_(INFO) << file << "\n    by hand: " << (answer.keep ? "keep" : "drop " + answer.why) << ", "
                     << to_string(answer.era) << "\n    by us:   " << ours.why << ", " << to_string(ours.era);
  }
  GTEST_LOG_(INFO) << agreed << " of " << answers.size() << " files agree";
  EXPECT_GE(static_cast<double>(agreed), 0.97 * static_cast<double>(answers.size()));
}

TEST_F(RealCorpora, KeepEveryWorkInOneSplit) {
  const CorpusContents contents = build({folder_ / "giantmidi-eras", folder_ / "grid-midi"}, {.duplicates = true});
  expect_one_side_a_work(contents);
  std::map<std::string, std::set<std::string>> preludes;
  for (const CorpusPiece& piece : contents.pieces)
    if (piece.composer == "Chopin, Frédéric" && piece.work.ends_with(": op 28"))
      preludes[piece.work].insert(piece.licence);
  EXPECT_GE(preludes["chopin, frederic: op 28"].size(), 3u);
}

TEST_F(RealCorpora, AreIndependentOfTheNumberOfThreads) {
  SilentProgress progress;
  const CorpusContents one = build_corpus({folder_ / "grid-midi"}, {}, progress, 1);
  const CorpusContents three = build_corpus({folder_ / "grid-midi"}, {}, progress, 3);
  EXPECT_EQ(one.pieces, three.pieces);
  EXPECT_EQ(one.scores, three.scores);
}

}  // namespace
}  // namespace clavier
