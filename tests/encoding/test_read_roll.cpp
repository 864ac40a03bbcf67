#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "base/random.h"
#include "encoding/read_roll.h"
#include "support/roll_notes.h"

namespace clavier {
namespace {

using support::any_roll_notes;
using testing::ElementsAre;
using testing::IsEmpty;

/// Two channels of 20 steps: C4 has these values from the first step on, and silence follows.
PianoRoll roll_with(const std::vector<float>& sounding, const std::vector<float>& onset) {
  PianoRoll roll = make_silent_roll(2, 20);
  for (int step = 0; step < static_cast<int>(sounding.size()); ++step) {
    channel_values(roll, RollChannel::sounding)[cell(step, 60)] = sounding[static_cast<std::size_t>(step)];
    channel_values(roll, RollChannel::onset)[cell(step, 60)] = onset[static_cast<std::size_t>(step)];
  }
  return roll;
}

GridNote c4(int onset, int duration) { return {onset, duration, 60, 80}; }

RC_GTEST_PROP(ReadRoll, RestoresAPieceOnTheGrid, ()) {
  const Score score = score_of(any_roll_notes());
  RC_ASSERT(score_of(read_roll(roll_of(score))) == score);
}

RC_GTEST_PROP(ReadRoll, RestoresAllButTheVelocitiesWithoutAVelocityChannel, ()) {
  std::vector<GridNote> notes = any_roll_notes();
  const PianoRoll roll = roll_of(notes, {.steps = 80}, 2);
  for (GridNote& note : notes) note.velocity = 33;
  RC_ASSERT(read_roll(roll, {.velocity = 33}) == notes);
}

RC_GTEST_PROP(ReadRoll, GivesPlayableNotesForAnyValues, (std::uint64_t seed)) {
  Random random(seed);
  PianoRoll roll = make_silent_roll(3, 30);
  for (float& value : roll.values) value = static_cast<float>(3 * random.normal());
  const std::vector<GridNote> notes = read_roll(roll);
  RC_ASSERT(remove_overlaps(notes) == notes);
  for (const GridNote& note : notes) {
    RC_ASSERT(note.onset >= 0 && note.duration > 0 && end_of(note) <= 30);
    RC_ASSERT(on_roll(note.pitch));
    RC_ASSERT(note.velocity >= 1 && note.velocity <= 127);
  }
}

TEST(ReadRoll, TreatsNaNAsSilence) {
  PianoRoll roll = make_silent_roll(3, 30);
  roll.values.assign(roll.values.size(), std::numeric_limits<float>::quiet_NaN());
  EXPECT_THAT(read_roll(roll), IsEmpty());
}

TEST(ReadRoll, AcceptsVelocitiesThatAreNaN) {
  PianoRoll roll = make_silent_roll(3, 3);
  channel_values(roll, RollChannel::sounding)[cell(1, 60)] = 1;
  channel_values(roll, RollChannel::velocity)[cell(1, 60)] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_THAT(read_roll(roll), ElementsAre(GridNote{1, 1, 60, 1}));
}

TEST(ReadRoll, MergesRepeatedNotesWithoutOnsetsAsTheArticleDoes) {
  const std::vector<GridNote> notes{{0, 5, 60, 80}, {5, 5, 60, 80}};
  EXPECT_THAT(read_roll(roll_of(notes, {}, kKuoChannels)), ElementsAre(c4(0, 10)));
}

TEST(ReadRoll, UsesOnlyTheArticlesThreshold) {
  PianoRoll roll = make_silent_roll(kKuoChannels, 4);
  channel_values(roll, RollChannel::sounding)[cell(0, 60)] = 0.98f;
  channel_values(roll, RollChannel::sounding)[cell(2, 60)] = 0.99f;
  EXPECT_THAT(read_roll(roll, kKuoReadOptions), ElementsAre(c4(2, 1)));
}

TEST(ReadRoll, BeginsANoteWithItsSoundWithoutAnOnset) {
  EXPECT_THAT(read_roll(roll_with({-1, 1, 1, 1}, {-1, -1, -1, -1})), ElementsAre(c4(1, 3)));
}

TEST(ReadRoll, IgnoresOnsetsWhereNothingSounds) {
  EXPECT_THAT(read_roll(roll_with({-1, -1, 1, 1}, {1, -1, -1, -1})), ElementsAre(c4(2, 2)));
}

TEST(ReadRoll, AcceptsASlightlyLateOnset) {
  EXPECT_THAT(read_roll(roll_with({-1, 1, 1, 1, 1, 1}, {-1, -1, -1, 1, -1, -1})), ElementsAre(c4(1, 5)));
}

TEST(ReadRoll, SplitsTheSoundAtALaterOnset) {
  EXPECT_THAT(read_roll(roll_with({-1, 1, 1, 1, 1, 1}, {-1, -1, -1, -1, 1, -1})), ElementsAre(c4(1, 3), c4(4, 2)));
}

TEST(ReadRoll, UsesTheHighestOfNeighbouringOnsets) {
  const std::vector<float> sound(10, 1.0f);
  const std::vector<float> onset{1, -1, -1, -1, 0.2f, 0.9f, 0.8f, -1, -1, -1};
  EXPECT_THAT(read_roll(roll_with(sound, onset)), ElementsAre(c4(0, 5), c4(5, 5)));
}

TEST(ReadRoll, MergesOnsetsTooCloseTogether) {
  const PianoRoll roll = roll_with({1, 1, 1, 1, 1}, {1, 1, -1, 1, -1});
  EXPECT_THAT(read_roll(roll), ElementsAre(c4(0, 1), c4(1, 2), c4(3, 2)));
  EXPECT_THAT(read_roll(roll, {.min_onset_interval = 3}), ElementsAre(c4(0, 3), c4(3, 2)));
}

TEST(ReadRoll, UsesTheMeanVelocity) {
  PianoRoll roll = make_silent_roll(3, 2);
  for (const int step : {0, 1}) channel_values(roll, RollChannel::sounding)[cell(step, 60)] = 1;
  channel_values(roll, RollChannel::velocity)[cell(0, 60)] = 60 / kHalfVelocity - 1;
  channel_values(roll, RollChannel::velocity)[cell(1, 60)] = 70 / kHalfVelocity - 1;
  EXPECT_THAT(read_roll(roll), ElementsAre(GridNote{0, 2, 60, 65}));
}

}  // namespace
}  // namespace clavier
