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

/// A piece of which notes 100 to 139 are notes 50 to 89 of `source`, a fourth higher and twice as fast.
Score with_copied_passage(const Score& source) {
  Score score = random_melody(2);
  for (std::size_t note = 0; note < 40; ++note) {
    score.notes[100 + note].pitch = static_cast<Pitch>(source.notes[50 + note].pitch + 5);
    score.notes[100 + note].onset = Beats{50 + 0.25 * static_cast<double>(note)};
  }
  return score;
}

PatternFilter filter_of(const Score& score) {
  PatternFilter filter(10000);  // room enough that next to nothing is found wrongly
  for (const std::uint64_t pattern : pattern_hashes(note_steps(score).steps)) filter.add(pattern);
  return filter;
}

TEST(Copied, IsTheTransposedPassageWithItsPlaceAndLength) {
  const Score source = random_melody(1);
  const SuffixOrder music(note_steps(source).steps);
  const Copied copied = copied_from(music, note_steps(with_copied_passage(source)));
  EXPECT_EQ(copied.borrowing,
            (Borrowing{.notes = kNotes, .patterns = kNotes - 11, .known = 29, .longest = 40, .first = 100}));
  EXPECT_EQ(copied.place, 50u);
}

TEST(Copied, CountsPatternsOfAnotherLength) {
  const Score source = random_melody(1);
  const SuffixOrder music(note_steps(source).steps);
  const Borrowing borrowing = copied_from(music, note_steps(with_copied_passage(source)), 16).borrowing;
  EXPECT_EQ(borrowing.known, 25u);
  EXPECT_EQ(borrowing.patterns, kNotes - 15);
}

TEST(Copied, IsNextToNothingOfRandomMusic) {
  const SuffixOrder music(note_steps(random_melody(1)).steps);
  const Borrowing borrowing = copied_from(music, note_steps(random_melody(3))).borrowing;
  EXPECT_EQ(borrowing.known, 0u);
  EXPECT_LE(borrowing.longest, 4u);
}

TEST(Copied, IsNothingOfNoNotes) { EXPECT_EQ(copied_from(SuffixOrder({}), NoteSteps{}).borrowing, Borrowing{}); }

TEST(Borrowing, FindsTheSameByPatterns) {
  const Score source = random_melody(1);
  const Score piece = with_copied_passage(source);
  EXPECT_EQ(borrowing_of(note_steps(piece), filter_of(source)),
            (Borrowing{.notes = kNotes, .patterns = kNotes - 11, .known = 29, .longest = 40, .first = 100}));
}

TEST(Borrowing, HasNoLongestPassageWhereNoPatternIsKnown) {
  const Borrowing borrowing = borrowing_of(note_steps(random_melody(3)), filter_of(random_melody(1)));
  EXPECT_EQ(borrowing.longest, 0u);
  EXPECT_EQ(share_known(borrowing), 0);
}

TEST(Borrowing, IsAllOfAPieceInItself) {
  const Borrowing borrowing = borrowing_of(note_steps(random_melody(1)), filter_of(random_melody(1)));
  EXPECT_EQ(share_known(borrowing), 1);
  EXPECT_EQ(borrowing.longest, kNotes);
}

TEST(Borrowing, HasNoShareOfAPieceTooShortForAPattern) { EXPECT_EQ(share_known(Borrowing{.notes = 11}), 0); }

}  // namespace
}  // namespace clavier
