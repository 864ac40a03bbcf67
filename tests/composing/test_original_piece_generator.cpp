#include <gtest/gtest.h>

#include <set>

#include "composing/original_piece_generator.h"

namespace clavier {
namespace {

/// Sixty notes that depend on the seed.
Score melody(std::uint64_t seed) {
  Random random(seed);
  Score score;
  for (int note = 0; note < 60; ++note)
    score.notes.push_back(
        {.onset = Beats{0.5 * note}, .duration = Beats{0.5}, .pitch = static_cast<Pitch>(36 + random.below(48))});
  return score;
}

Composition composed(const ComposeOptions& options, const Score*, std::uint64_t) {
  return {.score = melody(*options.seed)};
}

/// An index of the melodies of some seeds. By its baseline, humans share at most 20 notes in a row and a tenth of their
/// n-grams.
std::shared_ptr<const NgramIndex> index_of(const std::vector<std::uint64_t>& seeds) {
  NgramIndex index{.filter = BloomFilter(10000)};
  for (const std::uint64_t seed : seeds)
    for (const std::uint64_t ngram : hash_ngrams(encode_intervals(melody(seed)).intervals)) index.filter.add(ngram);
  index.human[0] = {{.notes = 60, .excerpts = 99, .longest = {0, 12, 20}, .share = {0, 0.01, 0.1}}};
  return std::make_shared<const NgramIndex>(std::move(index));
}

Composition compose_beside(const std::vector<std::uint64_t>& known, ComposeOptions options = {},
                           std::optional<Era> era = Era::baroque) {
  options.seed = 5;
  return original_piece_generator(composed, index_of(known), era)(options, nullptr, 0);
}

TEST(OriginalComposer, KeepsAnOriginalPiece) {
  const Composition piece = compose_beside({});
  EXPECT_EQ(piece.score, melody(5));
  EXPECT_EQ(piece.originality->rerolled, 0);
  EXPECT_EQ(piece.originality->overlap.notes, 60u);
}

TEST(OriginalComposer, ComposesACopyAgain) {
  const Composition piece = compose_beside({5});
  EXPECT_EQ(piece.score, melody(reroll_seed(5, 1)));
  EXPECT_EQ(piece.originality->rerolled, 1);
  EXPECT_TRUE(is_original(*piece.originality));
}

TEST(OriginalComposer, GivesUpAfterThreeMoreAttempts) {
  std::vector<std::uint64_t> known{5};
  for (int reroll = 1; reroll <= kMaxRerolls; ++reroll) known.push_back(reroll_seed(5, reroll));
  const Composition piece = compose_beside(known);
  EXPECT_EQ(piece.originality->rerolled, 3);
  EXPECT_FALSE(is_original(*piece.originality));
}

TEST(OriginalComposer, OnlyMeasuresOnRequest) {
  ComposeOptions options;
  options.original = false;
  const Composition piece = compose_beside({5}, options);
  EXPECT_EQ(piece.score, melody(5));
  EXPECT_EQ(piece.originality->overlap.longest, 60u);
}

TEST(OriginalComposer, DoesNotRetryGreedySampling) {
  ComposeOptions options;
  options.sampling.greedy = true;
  EXPECT_EQ(compose_beside({5}, options).originality->rerolled, 0);
}

TEST(OriginalComposer, HasNoLimitWithoutAHumanBaseline) {
  const Composition piece = compose_beside({5}, {}, Era::modernist);
  EXPECT_EQ(piece.score, melody(5));
  EXPECT_EQ(piece.originality->human, std::nullopt);
}

TEST(OriginalComposer, LocatesTheLongestSharedPassage) {
  const Originality originality = *compose_beside({5}, {}, Era::modernist).originality;
  EXPECT_EQ(originality.longest, (TimeSpan{.begin = {0}, .length = {14.75}}));
}

TEST(RerolledSeed, DiffersForEachAttemptAndIsTheRequestedOneAtFirst) {
  EXPECT_EQ(reroll_seed(7, 0), 7u);
  EXPECT_EQ((std::set{reroll_seed(7, 1), reroll_seed(7, 2), reroll_seed(7, 3), reroll_seed(8, 1)}).size(), 4u);
}

TEST(ComposedIntervals, ExcludeThePrompt) {
  const Score prompt{.notes = {{.onset = Beats{0}, .pitch = 60}, {.onset = Beats{1}, .pitch = 62}}};
  Score piece = prompt;
  piece.notes.push_back({.onset = Beats{2}, .pitch = 64});
  piece.notes.push_back({.onset = Beats{3}, .pitch = 69});
  EXPECT_EQ(composed_steps(piece, &prompt, {}), (IntervalSequence{.intervals = {128 + 5}, .notes = {2, 3}}));
  EXPECT_TRUE(composed_steps(prompt, &prompt, {}).notes.empty());
}

TEST(ComposedIntervals, AreIndependentOfThePlaybackTempo) {
  ComposeOptions options;
  Score piece{.notes = {{.onset = Beats{0}, .pitch = 60}, {.onset = Beats{0.125}, .pitch = 64}}};
  const IntervalSequence intervals = composed_steps(piece, nullptr, options);
  piece.tempo = TempoMap({tempo_of(Beats{0}, 400)});  // 19 ms between onsets
  EXPECT_EQ(composed_steps(piece, nullptr, options), intervals);
}

}  // namespace
}  // namespace clavier
