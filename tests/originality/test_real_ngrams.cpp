#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "corpus/build/build_corpus.h"
#include "originality/measure_human_baseline.h"
#include "support/pieces.h"

namespace clavier {
namespace {

constexpr std::size_t kMaxBytes = 8'000'000;

class RealNgrams : public testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("CLAVIER_CORPUS") == nullptr) GTEST_SKIP() << "CLAVIER_CORPUS is not set: no pieces to index";
    const std::filesystem::path corpora = std::getenv("CLAVIER_CORPUS");
    write_corpus(folder_.path(), build_corpus({corpora / "giantmidi-eras"}, {}, progress_));
  }
  TemporaryFolder folder_;
  SilentProgress progress_;
};

TEST_F(RealNgrams, FitInASmallFileWithFewFalsePositives) {
  const NgramIndex index = build_ngram_index(Corpus::open(folder_.path()), progress_);
  EXPECT_LT(write_ngram_index(index).size(), kMaxBytes);
  EXPECT_NEAR(index.filter.false_positive_rate(), 0.0082, 0.0003);
  for (const HumanBaselineRow& row : index.human) {
    const auto human = interpolate_human_baseline(row, 400);
    ASSERT_TRUE(human);
    EXPECT_LT(human->longest.median, 16);
    EXPECT_LT(human->longest.high, 40);
    EXPECT_LT(human->share.high, 0.25);
  }
}

/// Forty notes of a training piece, as intervals and so in any key, between the notes of a random piece.
TEST_F(RealNgrams, LocateTheSourceOfACopiedPassage) {
  const Corpus corpus = Corpus::open(folder_.path());
  const auto pieces = read_interval_sequences(corpus, Split::train, progress_);
  const PassageFinder finder(pieces);
  for (std::size_t chosen = 7; chosen < pieces.size(); chosen += 100) {
    const IntervalSequence& source = pieces[chosen].notes;
    const std::size_t from = source.notes.size() / 2;
    IntervalSequence piece = encode_intervals(random_piece(chosen));
    const auto passage = cut_intervals(source, from, 40).intervals;
    std::copy(passage.begin(), passage.end(), piece.intervals.begin() + 60);
    const LocatedOverlap copied = locate_overlap(finder.text(), piece);
    EXPECT_GE(copied.overlap.longest, 40u);
    EXPECT_NEAR(static_cast<double>(copied.overlap.first), 60, 2);
    const Score score = corpus.score(pieces[chosen].piece);
    const PassageLocation position = finder.locate(corpus, copied.position);
    EXPECT_EQ(position.piece, pieces[chosen].piece);
    EXPECT_NEAR(position.start.value, score.tempo.seconds_at(score.notes[source.notes[from]].onset).value, 2);
  }
}

}  // namespace
}  // namespace clavier
