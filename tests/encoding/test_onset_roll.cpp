#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "encoding/onset_roll.h"
#include "support/roll_notes.h"

namespace clavier {
namespace {

float at(const OnsetRoll& image, OnsetRollChannel channel, int frame, int pitch) {
  const std::size_t size = static_cast<std::size_t>(image.frames) * kRollPitches;
  return image.values[static_cast<std::size_t>(channel) * size + cell(frame, pitch)];
}

TEST(OnsetRoll, ShowsAnOnsetInOneCellOfItsFrame) {
  const OnsetRoll image = onset_roll_of(std::vector<GridNote>{{6, 7, 60, 127}}, {.steps = 12});
  ASSERT_EQ(image.frames, 3);
  EXPECT_EQ(at(image, OnsetRollChannel::onset, 1, 60), 1);
  EXPECT_FLOAT_EQ(at(image, OnsetRollChannel::duration, 1, 60), 3.0f / kDurationScale);
  EXPECT_FLOAT_EQ(at(image, OnsetRollChannel::velocity, 1, 60), 1);
  EXPECT_FLOAT_EQ(at(image, OnsetRollChannel::microtiming, 1, 60), 0.625f);
  EXPECT_EQ(std::count(image.values.begin(), image.values.end(), 0.0f), 4 * 3 * 84 - 4);
}

TEST(OnsetRoll, OmitsOnsetsOutsideTheWindowAndPitchesOutsideItsRange) {
  const std::vector<GridNote> notes{{3, 9, 60, 64}, {5, 1, 23, 64}, {5, 1, 108, 64}, {16, 1, 60, 64}};
  EXPECT_TRUE(notes_of(onset_roll_of(notes, {.start = 4, .steps = 12})).empty());
}

TEST(OnsetRoll, KeepsTheFirstOfTwoOnsetsInAFrame) {
  const std::vector<GridNote> notes{{0, 1, 60, 64}, {2, 1, 60, 90}, {4, 1, 60, 30}};
  const std::vector<GridNote> kept{{0, 1, 60, 64}, {4, 1, 60, 30}};
  EXPECT_EQ(notes_of(onset_roll_of(notes, {.steps = 8})), kept);
}

TEST(OnsetRoll, EndsANoteBeforeItsPitchRepeats) {
  OnsetRoll image = onset_roll_of(std::vector<GridNote>{{0, 40, 60, 64}}, {.steps = 48});
  const OnsetRoll again = onset_roll_of(std::vector<GridNote>{{20, 8, 60, 64}}, {.steps = 48});
  std::transform(image.values.begin(), image.values.end(), again.values.begin(), image.values.begin(), std::plus<>());
  const std::vector<GridNote> notes{{0, 20, 60, 64}, {20, 8, 60, 64}};
  EXPECT_EQ(notes_of(image), notes);
}

TEST(OnsetRoll, ReadsAnyValues) {
  OnsetRoll image{.frames = 1, .values = std::vector<float>(4 * 84, std::numeric_limits<float>::quiet_NaN())};
  EXPECT_TRUE(notes_of(image).empty());
  std::fill(image.values.begin(), image.values.begin() + 84, 7.0f);
  for (const GridNote& note : notes_of(image)) {
    EXPECT_EQ(note.duration, 1);
    EXPECT_EQ(note.velocity, 1);
  }
  EXPECT_EQ(notes_of(image).size(), 84u);
}

TEST(OnsetRoll, ReadsDequantisedOnsetsUnchanged) {
  const std::vector<GridNote> notes{{0, 1, 60, 1}, {3, 2, 62, 127}, {5, 511, 64, 64}, {10, 80, 40, 33}};
  OnsetRoll image = onset_roll_of(notes, {.steps = 12});
  const std::size_t size = image.values.size() / kOnsetRollChannels;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    OnsetRoll soft = image;
    Random random(seed);
    for (std::size_t at = 0; at < size; ++at)
      if (soft.values[at] > 0) dequantise_onset(std::span(soft.values).subspan(at), size, random);
    EXPECT_NE(soft, image);
    EXPECT_EQ(notes_of(soft), notes);
  }
}

RC_GTEST_PROP(OnsetRoll, RestoresTheNotesThatItShows, ()) {
  std::vector<GridNote> notes = support::any_roll_notes(), kept;
  for (const GridNote& note : notes) {
    const bool second = std::any_of(kept.begin(), kept.end(), [&](const GridNote& other) {
      return other.pitch == note.pitch && other.onset / kFrameSteps == note.onset / kFrameSteps;
    });
    if (!second) kept.push_back(note);
  }
  RC_ASSERT(notes_of(onset_roll_of(notes, {.steps = 64})) == kept);
}

}  // namespace
}  // namespace clavier
