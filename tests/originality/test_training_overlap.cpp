#include <gtest/gtest.h>

#include "base/random.h"
#include "originality/training_overlap.h"

namespace clavier {
namespace {

constexpr std::size_t kNotes = 300;

Score random_melody(std::uint64_t seed) {
  Random random(seed);
  Score score;
  for (std::size_t note = 0; note < kNotes; ++note)
    score.notes.push_back({.onset = Beats{0.5 * static_cast<double>(note)},
                           .duration = Beats{0.5},
                           .pitch = static_cast<Pitch>(36 + random.below(48))});
  return score;
}

/// A piece whose notes 100 to 139 are notes 50 to 89 of `source`, a fourth higher and twice as fast.
Score with_copied_passage(const Score& source) {
  Score score = random_melody(2);
  for (std::size_t note = 0; note < 40; ++note) {
    score.notes[100 + note].pitch = static_cast<Pitch>(source.notes[50 + note].pitch + 5);
    score.notes[100 + note].onset = Beats{50 + 0.25 * static_cast<double>(note)};
  }
  return score;
}

BloomFilter filter_of(const Score& score) {
  BloomFilter filter(10000);  // large enough for almost no false positives
  for (const std::uint64_t ngram : hash_ngrams(encode_intervals(score).intervals)) filter.add(ngram);
  return filter;
}

TEST(LocatedOverlap, FindsATransposedPassageWithItsPositionAndLength) {
  const Score source = random_melody(1);
  const SuffixArray music(encode_intervals(source).intervals);
  const LocatedOverlap copied = locate_overlap(music, encode_intervals(with_copied_passage(source)));
  EXPECT_EQ(copied.overlap,
            (TrainingOverlap{.notes = kNotes, .ngrams = kNotes - 11, .in_training = 29, .longest = 40, .first = 100}));
  EXPECT_EQ(copied.position, 50u);
}

TEST(LocatedOverlap, CountsNgramsOfAnotherLength) {
  const Score source = random_melody(1);
  const SuffixArray music(encode_intervals(source).intervals);
  const TrainingOverlap overlap = locate_overlap(music, encode_intervals(with_copied_passage(source)), 16).overlap;
  EXPECT_EQ(overlap.in_training, 25u);
  EXPECT_EQ(overlap.ngrams, kNotes - 15);
}

TEST(LocatedOverlap, IsNearZeroForRandomMusic) {
  const SuffixArray music(encode_intervals(random_melody(1)).intervals);
  const TrainingOverlap overlap = locate_overlap(music, encode_intervals(random_melody(3))).overlap;
  EXPECT_EQ(overlap.in_training, 0u);
  EXPECT_LE(overlap.longest, 4u);
}

TEST(LocatedOverlap, IsZeroWithoutNotes) {
  EXPECT_EQ(locate_overlap(SuffixArray({}), IntervalSequence{}).overlap, TrainingOverlap{});
}

TEST(TrainingOverlap, FindsTheSameByNgrams) {
  const Score source = random_melody(1);
  const Score piece = with_copied_passage(source);
  EXPECT_EQ(measure_overlap(encode_intervals(piece), filter_of(source)),
            (TrainingOverlap{.notes = kNotes, .ngrams = kNotes - 11, .in_training = 29, .longest = 40, .first = 100}));
}

TEST(TrainingOverlap, HasNoLongestPassageWithoutKnownNgrams) {
  const TrainingOverlap overlap = measure_overlap(encode_intervals(random_melody(3)), filter_of(random_melody(1)));
  EXPECT_EQ(overlap.longest, 0u);
  EXPECT_EQ(ngram_overlap(overlap), 0);
}

TEST(TrainingOverlap, IsCompleteForAPieceInItself) {
  const TrainingOverlap overlap = measure_overlap(encode_intervals(random_melody(1)), filter_of(random_melody(1)));
  EXPECT_EQ(ngram_overlap(overlap), 1);
  EXPECT_EQ(overlap.longest, kNotes);
}

TEST(TrainingOverlap, HasNoShareForAPieceShorterThanAnNgram) {
  EXPECT_EQ(ngram_overlap(TrainingOverlap{.notes = 11}), 0);
}

}  // namespace
}  // namespace clavier
