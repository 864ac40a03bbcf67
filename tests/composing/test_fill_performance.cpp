#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "base/error.h"
#include "composing/compose.h"
#include "composing/fill_performance.h"
#include "models/sequence/make_sequence_model.h"
#include "support/random_checkpoint.h"

namespace clavier {
namespace {

SequenceModelFactory gap_filler() {
  static const SequenceModelFactory factory = make_sequence_model_factory(
      random_checkpoint({.kind = "bidirectional_lstm", .embedding = 12, .stack = "bi16,bi16", .head = 8, .after = 20},
                        Vocabulary::of_performance(), 3));
  return factory;
}

/// Notes every quarter of a second for 20 s, at 90 beats a minute.
Score recording() {
  Score score;
  score.tempo = TempoMap({tempo_of(Beats{0}, 90)});
  for (int index = 0; index < 80; ++index)
    score.notes.push_back(
        {score.tempo.beats_at({0.25 * index}), Beats{0.5}, static_cast<Pitch>(50 + index % 24), 70, {}});
  return score;
}

Composition fill(const std::string& range, std::uint64_t seed = 1) {
  ComposeOptions options;
  options.seed = seed;
  options.seconds_range = range;
  options.given = GivenMusic::passage;
  const Score given = recording();
  return compose(*gap_filler()(), options, &given, 0);
}

TEST(FillPerformance, KeepsAllNotesOutsideThePassage) {
  const Score given = recording();
  const Composition filled = fill("5:9");
  std::vector<Note> outside, kept;
  for (const Note& note : given.notes)
    if (note.onset < given.tempo.beats_at({5}) || note.onset >= given.tempo.beats_at({9})) outside.push_back(note);
  for (const Note& note : filled.score.notes)
    if (note.onset < given.tempo.beats_at({5}) || note.onset >= given.tempo.beats_at({9})) kept.push_back(note);
  ASSERT_EQ(kept.size(), outside.size());
  for (std::size_t index = 0; index < kept.size(); ++index) {
    EXPECT_EQ(kept[index].onset, outside[index].onset);
    EXPECT_EQ(kept[index].pitch, outside[index].pitch);
    EXPECT_LE(kept[index].duration, outside[index].duration);
  }
  EXPECT_EQ(filled.score.tempo, given.tempo);
  ASSERT_TRUE(filled.added);
  EXPECT_NEAR(given.tempo.seconds_at(filled.added->begin).value, 5, 1e-9);
  EXPECT_NEAR(given.tempo.seconds_at(*filled.added->end).value, 9, 1e-9);
}

TEST(FillPerformance, WritesOtherNotesIntoThePassage) {
  const auto inside = [](const Score& score) {
    std::vector<std::pair<double, int>> notes;
    for (const Note& note : score.notes)
      if (note.onset >= score.tempo.beats_at({5}) && note.onset < score.tempo.beats_at({9}))
        notes.emplace_back(note.onset.value, note.pitch);
    return notes;
  };
  EXPECT_NE(inside(fill("5:9").score), inside(recording()));
  EXPECT_NE(inside(fill("5:9", 1).score), inside(fill("5:9", 2).score));
  EXPECT_EQ(fill("5:9", 3).score, fill("5:9", 3).score);
}

TEST(FillPerformance, NeverStrikesAKeyThatIsHeld) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Score score = fill("3:17", seed).score;
    std::array<double, 128> free_from{};
    for (const Note& note : score.notes) {
      EXPECT_GE(note.onset.value, free_from.at(note.pitch) - 1e-9);
      free_from.at(note.pitch) = end_of(note).value;
    }
  }
}

TEST(FillPerformance, ReachesBothEndsOfThePiece) {
  EXPECT_NO_THROW(fill("0:3"));
  EXPECT_NO_THROW(fill("15:90"));
  EXPECT_NO_THROW(fill("0:20"));
}

TEST(FillPerformance, RefusesRangesThatAreNone) {
  const auto refusal = [](const std::string& range) {
    try {
      fill(range);
    } catch (const Misuse& problem) {
      return std::string(problem.what());
    }
    return std::string();
  };
  EXPECT_EQ(refusal(""), "say what to rewrite: --seconds-range 12:20");
  EXPECT_THAT(refusal("8"), testing::HasSubstr("must be two times in seconds like 12:20"));
  EXPECT_THAT(refusal("8:8"), testing::HasSubstr("must be two times"));
  EXPECT_THAT(refusal("nan:9"), testing::HasSubstr("must be two times"));
  EXPECT_THAT(refusal("40:50"), testing::HasSubstr("begins at 40 s, but the piece lasts"));
}

}  // namespace
}  // namespace clavier
