#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "encoding/read_roll.h"
#include "encoding/roll_region.h"
#include "encoding/roll_windows.h"
#include "support/roll_notes.h"

namespace clavier {
namespace {

using support::any_roll_notes;
using testing::ElementsAre;

TEST(RollWindows, CoverAPieceConsecutively) {
  const std::vector<GridNote> notes{{0, 5, 60, 64}, {1999, 2, 60, 64}};
  EXPECT_THAT(consecutive_windows(notes), ElementsAre(RollWindow{}, RollWindow{1000}, RollWindow{2000}));
}

TEST(RollWindows, AreNotMoreThanThePieceFills) {
  const std::vector<GridNote> notes{{0, 2000, 60, 64}};
  EXPECT_THAT(consecutive_windows(notes), ElementsAre(RollWindow{}, RollWindow{1000}));
  EXPECT_THAT(consecutive_windows({}), ElementsAre(RollWindow{}));
}

RC_GTEST_PROP(RollWindows, RestoreThePieceWhenJoined, ()) {
  const std::vector<GridNote> notes = any_roll_notes();
  const int steps = *rc::gen::inRange(1, 30);
  std::vector<PianoRoll> rolls;
  for (const RollWindow& window : consecutive_windows(notes, steps)) rolls.push_back(roll_of(notes, window));
  RC_ASSERT(read_roll(concatenate_rolls(rolls)) == notes);
}

RC_GTEST_PROP(RollWindows, AtRandomLieInThePieceAndLoseNoPitch, (std::uint64_t seed)) {
  const std::vector<GridNote> notes = any_roll_notes();
  Random random(seed);
  const RollWindow window = sample_window(notes, kEveryKey, random, 30);
  const int spare = end_of(notes) - 30;
  RC_ASSERT(window.start >= std::min(0, spare) && window.start <= std::max(0, spare));
  RollWindow unmoved = window;
  unmoved.semitones = 0;
  std::vector<GridNote> moved = read_roll(roll_of(notes, unmoved));
  for (GridNote& note : moved) note.pitch = static_cast<Pitch>(note.pitch + window.semitones);
  RC_ASSERT(read_roll(roll_of(notes, window)) == moved);
}

TEST(RollWindows, AtRandomReachEveryPositionAndTransposition) {
  const std::vector<GridNote> notes{{0, 4, 60, 64}, {5, 5, 104, 64}};
  std::set<int> starts, semitones;
  Random random(1);
  for (int time = 0; time < 1000; ++time) {
    const RollWindow window = sample_window(notes, kEveryKey, random, 8);
    starts.insert(window.start);
    semitones.insert(window.semitones);
  }
  EXPECT_THAT(starts, ElementsAre(0, 1, 2));
  EXPECT_THAT(semitones, ElementsAre(-5, -4, -3, -2, -1, 0, 1, 2, 3));
}

TEST(RollWindows, TransposeAsFarAsTheirPitchesAllow) {
  const std::vector<GridNote> notes{{0, 4, 25, 64}, {0, 4, 22, 64}, {50, 4, 107, 64}};
  EXPECT_EQ(find_transposition_range(notes, {.steps = 10}, kEveryKey), (SemitoneRange{-1, 6}));
  EXPECT_EQ(find_transposition_range(notes, {.start = 10, .steps = 50}, kEveryKey), (SemitoneRange{-5, 0}));
}

TEST(RollWindows, AreDeterministicForASeed) {
  const std::vector<GridNote> notes{{0, 4000, 60, 64}};
  Random one(5), other(5);
  EXPECT_EQ(sample_window(notes, kEveryKey, one), sample_window(notes, kEveryKey, other));
}

TEST(RollRegion, IsCutOutOfTheSoundingChannel) {
  const std::vector<GridNote> notes{{401, 2, 36, 64}, {403, 5, 37, 64}};
  const std::vector<float> values = flatten_region(roll_of(notes, {}), {400, 404, 35, 38});
  EXPECT_THAT(values, ElementsAre(-1, -1, -1, -1, 1, -1, -1, 1, -1, -1, -1, 1));
}

TEST(RollRegion, IsSilentBeyondTheRoll) {
  const std::vector<float> values = flatten_region(roll_of({}, {.steps = 100}), {90, 110, 0, 128});
  EXPECT_EQ(values, std::vector<float>(20 * 128, -1.0f));
}

}  // namespace
}  // namespace clavier
