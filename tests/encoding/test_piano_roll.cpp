#include <gtest/gtest.h>

#include <algorithm>

#include "encoding/piano_roll.h"
#include "support/roll_notes.h"

namespace clavier {
namespace {

constexpr RollChannel kChannels[] = {RollChannel::sounding, RollChannel::onset, RollChannel::velocity};

float at(const PianoRoll& roll, RollChannel channel, int step, int pitch) {
  return channel_values(roll, channel)[cell(step, pitch)];
}

TEST(PianoRoll, ShowsSoundOnsetAndVelocity) {
  const std::vector<GridNote> notes{{2, 3, 60, 127}};
  const PianoRoll roll = roll_of(notes, {.steps = 6});
  ASSERT_EQ(roll.values.size(), 3u * 6 * 84);
  for (int step = 0; step < 6; ++step) {
    const bool down = step >= 2 && step < 5;
    EXPECT_EQ(at(roll, RollChannel::sounding, step, 60), down ? 1 : -1);
    EXPECT_EQ(at(roll, RollChannel::onset, step, 60), step == 2 ? 1 : -1);
    EXPECT_EQ(at(roll, RollChannel::velocity, step, 60), down ? 1 : -1);
    for (const RollChannel channel : kChannels) EXPECT_EQ(at(roll, channel, step, 61), -1);
  }
}

TEST(PianoRoll, HasTheArticlesShapeByDefault) {
  const PianoRoll roll = make_silent_roll(kKuoChannels);
  EXPECT_EQ(roll.values.size(), 1000u * 84);
  EXPECT_EQ(std::count(roll.values.begin(), roll.values.end(), -1.0f), 1000 * 84);
}

TEST(PianoRoll, ShowsAnEarlierNoteWithoutAnOnset) {
  const std::vector<GridNote> notes{{2, 10, 60, 64}};
  const PianoRoll roll = roll_of(notes, {.start = 5, .steps = 20}, 2);
  EXPECT_EQ(std::count(roll.values.begin(), roll.values.begin() + 20 * kRollPitches, 1.0f), 7);
  EXPECT_EQ(std::count(roll.values.begin() + 20 * kRollPitches, roll.values.end(), 1.0f), 0);
}

TEST(PianoRoll, OmitsPitchesOutsideItsRange) {
  const std::vector<GridNote> notes{{0, 4, 23, 64}, {0, 4, 108, 64}};
  EXPECT_EQ(roll_of(notes, {}), make_silent_roll());
}

TEST(PianoRoll, OverwritesThePreviousContentOfABatch) {
  std::vector<float> values(2 * 10 * kRollPitches, 0.5f);
  render_roll({}, {.steps = 10}, 2, values);
  EXPECT_EQ(values, make_silent_roll(2, 10).values);
}

TEST(PianoRoll, IsTransposedBySemitones) {
  const std::vector<GridNote> notes{{0, 4, 60, 64}}, moved{{0, 4, 57, 64}};
  EXPECT_EQ(roll_of(notes, {.semitones = -3}), roll_of(moved, {}));
}

RC_GTEST_PROP(PianoRoll, OfFewerChannelsEqualsTheFirstOnesOfMore, ()) {
  const std::vector<GridNote> notes = support::any_roll_notes();
  const PianoRoll all = roll_of(notes, {.steps = 80}), article = roll_of(notes, {.steps = 80}, kKuoChannels);
  RC_ASSERT(std::equal(article.values.begin(), article.values.end(), all.values.begin()));
}

}  // namespace
}  // namespace clavier
