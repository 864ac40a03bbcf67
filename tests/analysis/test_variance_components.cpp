#include <gtest/gtest.h>

#include "analysis/rolls/variance_components.h"

namespace clavier {
namespace {

VarianceComponents of_velocities(const std::vector<std::vector<GridNote>>& excerpts) {
  return estimate_variance_components(excerpts, [](const GridNote& note) { return note.velocity; });
}

/// A note of 4 steps.
GridNote note(int onset, Pitch pitch, std::uint8_t velocity) { return {onset, 4, pitch, velocity}; }

TEST(VarianceComponents, SeparatesPassagesChordsAndNotes) {
  // The first passage has chords of mean velocity 50 and 54, the second has one of 60; their notes deviate by 1.
  const VarianceComponents spread = of_velocities(
      {{note(0, 60, 49), note(1, 64, 51), note(20, 60, 53), note(20, 64, 55), note(100, 60, 59), note(101, 64, 61)}});
  EXPECT_DOUBLE_EQ(spread.notes, 2);      // three chords: (1 + 1) / 1 each
  EXPECT_DOUBLE_EQ(spread.chords, 8);     // 50 and 54 about 52
  EXPECT_DOUBLE_EQ(spread.passages, 32);  // 52 and 60 about 56
}

TEST(VarianceComponents, IsRelativeToTheMeanOfEachExcerpt) {
  const std::vector<GridNote> low = {note(0, 60, 40), note(96, 60, 42)}, high = {note(0, 60, 90), note(96, 60, 92)};
  EXPECT_DOUBLE_EQ(of_velocities({low, high}).passages, of_velocities({low}).passages);
}

TEST(VarianceComponents, IsZeroWhereNothingVaries) {
  EXPECT_EQ(of_velocities({}), VarianceComponents{});
  EXPECT_EQ(of_velocities({{}, {note(300, 60, 50)}}), VarianceComponents{});
}

}  // namespace
}  // namespace clavier
