#include <gtest/gtest.h>

#include "encoding/score_steps/read_bars.h"
#include "evaluation/pieces/passage_likelihood.h"
#include "evaluation/pieces/score_likelihood.h"
#include "support/corpus_on_disk.h"
#include "support/random_bars.h"
#include "support/random_transformer.h"

namespace clavier {
namespace {
/// Three scores for validation, one for training.
CorpusContents score_corpus() {
  CorpusContents contents;
  for (std::uint64_t index = 0; index < 4; ++index) {
    const Score score = write_bars(random_bars(index + 1, 20));
    contents.pieces.push_back({.file = std::to_string(index) + ".mid",
                               .composer = "Somebody",
                               .era = Era::baroque,
                               .split = index < 3 ? Split::validation : Split::train,
                               .work = std::to_string(index),
                               .notes = score.notes.size(),
                               .grid = 1});
    contents.scores.push_back(pack_score(score));
  }
  return contents;
}

std::shared_ptr<const TransformerWeights> weights() {
  return std::make_shared<const TransformerWeights>(random_transformer(1));
}

TEST(ScoreLikelihood, CountsEveryNoteOfHeldOutScores) {
  const support::CorpusOnDisk corpus(score_corpus());
  SilentProgress progress;
  const ScoreLikelihood likelihood = measure_score_likelihood(weights(), corpus.get(), {}, progress);
  EXPECT_EQ(likelihood.pieces, 3U);
  std::uint64_t notes = 0;
  for (const std::uint64_t seed : {1, 2, 3})
    for (const ScoreBar& bar : random_bars(seed, 20).bars) notes += bar.notes.size();
  EXPECT_EQ(likelihood.notes, notes);
  EXPECT_LT(likelihood.music.mean, likelihood.total.mean);
  EXPECT_THROW(measure_score_likelihood(weights(), corpus.get(), {.era = Era::romantic}, progress), Error);
}

TEST(PassageLikelihood, HidesThePassagesThatAreAsked) {
  const support::CorpusOnDisk corpus(score_corpus());
  SilentProgress progress;
  const auto measure = [&] { return measure_passage_likelihood(weights(), corpus.get(), {}, 12, progress); };
  const PassageLikelihood likelihood = measure();
  EXPECT_GT(likelihood.passages, 6U);  // some have no notes
  EXPECT_LE(likelihood.passages, 12U);
  EXPECT_GT(likelihood.notes, likelihood.passages);
  EXPECT_GT(likelihood.past.mean, 1);
  EXPECT_GT(likelihood.both.mean, 1);
  EXPECT_NE(likelihood.past.mean, likelihood.both.mean);
  EXPECT_EQ(to_json(likelihood), to_json(measure()));
}

}  // namespace
}  // namespace clavier
