#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "corpus/build/build_corpus.h"
#include "originality/measure_human_baseline.h"
#include "support/pieces.h"

namespace clavier {
namespace {

constexpr std::size_t kMostBytes = 8'000'000;

class RealPatterns : public testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("CLAVIER_CORPUS") == nullptr) GTEST_SKIP() << "CLAVIER_CORPUS is not set: no pieces to index";
    const std::filesystem::path corpora = std::getenv("CLAVIER_CORPUS");
    write_corpus(folder_.path(), build_corpus({corpora / "giantmidi-eras"}, {}, progress_));
  }
  TemporaryFolder folder_;
  SilentProgress progress_;
};

TEST_F(RealPatterns, FitIntoASmallFileAndAreSeldomFoundWrongly) {
  const PatternIndex index = index_patterns(Corpus::open(folder_.path()), progress_);
  EXPECT_LT(write_pattern_index(index).size(), kMostBytes);
  EXPECT_NEAR(index.filter.false_rate(), 0.0082, 0.0003);
  for (const HumanRow& row : index.human) {
    const auto human = human_borrowing_at(row, 400);
    ASSERT_TRUE(human);
    EXPECT_LT(human->longest.median, 16);
    EXPECT_LT(human->longest.high, 40);
    EXPECT_LT(human->share.high, 0.25);
  }
}

/// Forty notes of a training piece, as steps and so in any key, between the notes of a random one.
TEST_F(RealPatterns, TellWhereACopiedPassageComesFrom) {
  const Corpus corpus = Corpus::open(folder_.path());
  const auto pieces = steps_of_split(corpus, Split::train, progress_);
  const PassageFinder finder(pieces);
  for (std::size_t chosen = 7; chosen < pieces.size(); chosen += 100) {
    const NoteSteps& source = pieces[chosen].notes;
    const std::size_t from = source.notes.size() / 2;
    NoteSteps piece = note_steps(random_piece(chosen));
    const auto passage = excerpt(source, from, 40).steps;
    std::copy(passage.begin(), passage.end(), piece.steps.begin() + 60);
    const Copied copied = copied_from(finder.text(), piece);
    EXPECT_GE(copied.borrowing.longest, 40u);
    EXPECT_NEAR(static_cast<double>(copied.borrowing.first), 60, 2);
    const Score score = corpus.score(pieces[chosen].piece);
    const PassagePlace place = finder.place_of(corpus, copied.place);
    EXPECT_EQ(place.piece, pieces[chosen].piece);
    EXPECT_NEAR(place.start.value, score.tempo.seconds_at(score.notes[source.notes[from]].onset).value, 2);
  }
}

}  // namespace
}  // namespace clavier
