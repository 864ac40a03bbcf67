#include <gtest/gtest.h>

#include "composing/ending.h"
#include "composing/sample_score.h"
#include "encoding/score_steps/read_bars.h"
#include "models/transformer/transformer_model.h"
#include "support/plain_judge.h"
#include "support/random_transformer.h"

namespace clavier {
namespace {

constexpr int kBars = 10;
constexpr float kMiddleOctave = 5;
constexpr Key kCMajor{0, Mode::major};

ScoreRequest ask_for_bars() {
  ScoreRequest request{.prefix = {.key = kCMajor}};
  set_length(kBars, request);
  return request;
}

BarPiece sample(const PhraseChoice& choice, std::uint64_t seed) {
  const TransformerModel model(std::make_shared<const TransformerWeights>(random_transformer(1)));
  Random random(seed);
  return sample_piece(model, ask_for_bars(), {}, choice, {}, random);
}

double mean_height(const BarPiece& piece) {
  double sum = 0, notes = 0;
  for (const ScoreBar& bar : piece.bars)
    for (const BarNote& note : bar.notes) {
      sum += note.pitch;
      ++notes;
    }
  return sum / notes;
}

TEST(SampleScore, KeepsThePhrasesThatTheJudgeLikes) {
  const PhraseJudge likes_high(support::judge_of(PhraseFeature::top_height, 1, kMiddleOctave));
  const PhraseJudge likes_low(support::judge_of(PhraseFeature::top_height, -1, kMiddleOctave));
  double high = 0, low = 0;
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    high += mean_height(sample({.versions = 6, .judge = &likes_high}, seed));
    low += mean_height(sample({.versions = 6, .judge = &likes_low}, seed));
  }
  EXPECT_GT(high, low + 4 * 3);
}

TEST(SampleScore, GivesTheSamePieceForTheSameSeed) {
  const PhraseJudge judge(support::judge_of(PhraseFeature::chord_fit, 1));
  const PhraseChoice choice{.versions = 3, .judge = &judge, .closing = kCMajor};
  EXPECT_EQ(sample(choice, 5), sample(choice, 5));
  EXPECT_NE(sample(choice, 5), sample(choice, 6));
}

TEST(SampleScore, ClosesOnTheTonicWhereAVersionDoes) {
  int open = 0, closed = 0;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    open += ends_on_tonic(write_bars(sample({}, seed)), kCMajor) ? 1 : 0;
    closed += ends_on_tonic(write_bars(sample({.closing = kCMajor}, seed)), kCMajor) ? 1 : 0;
  }
  EXPECT_GT(closed, open + 3);
}

TEST(SampleScore, KeepsTheLengthWithAnyNumberOfVersions) {
  const PhraseJudge judge(support::judge_of(PhraseFeature::silence, -1));
  for (const int versions : {1, 2, 5}) {
    EXPECT_EQ(sample({.versions = versions, .judge = &judge, .closing = kCMajor}, 3).bars.size(),
              static_cast<std::size_t>(kBars));
  }
}

std::vector<std::pair<int, Pitch>> onsets_in(const ScoreBar& bar) {
  std::vector<std::pair<int, Pitch>> found;
  for (const BarNote& note : bar.notes) found.emplace_back(note.position, note.pitch);
  return found;
}

TEST(SampleScore, ChoosesAmongPassages) {
  const TransformerModel model(std::make_shared<const TransformerWeights>(random_transformer(2)));
  const BarPiece piece = sample({}, 1);
  const InfillSpan passage{.first_bar = 3, .bars = 5};
  const auto height = [&](float weight) {
    const PhraseJudge judge(support::judge_of(PhraseFeature::top_height, weight, kMiddleOctave));
    Random random(7);
    const BarPiece filled =
        sample_passage(model, ask_for_bars(), piece, passage, {.versions = 8, .judge = &judge}, {}, random);
    EXPECT_EQ(filled.bars.size(), piece.bars.size());
    EXPECT_EQ(onsets_in(filled.bars[2]), onsets_in(piece.bars[2]));  // a held note ends where its key is played again
    EXPECT_EQ(filled.bars[8], piece.bars[8]);
    return mean_height(filled);
  };
  EXPECT_GT(height(1), height(-1));
}

}  // namespace
}  // namespace clavier
