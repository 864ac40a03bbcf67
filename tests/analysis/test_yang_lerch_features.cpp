#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "analysis/metrics/yang_lerch_features.h"

namespace clavier {
namespace {

/// At 120 beats a minute: C5 for half a second, E5 and G5 together for a quarter of a second, C4 for a second.
Score tune() {
  return {.notes = {{.onset = Beats{0}, .duration = Beats{1}, .pitch = 72},
                    {.onset = Beats{1}, .duration = Beats{0.5}, .pitch = 76},
                    {.onset = Beats{1}, .duration = Beats{0.5}, .pitch = 79},
                    {.onset = Beats{1.5}, .duration = Beats{2}, .pitch = 60}}};
}

TEST(YangLerchFeatures, CountPitchesAndNotes) {
  const YangLerchFeatures features = yang_lerch_features_of(tune(), LengthUnit::beats);
  EXPECT_EQ(features.pitch_count, 4);
  EXPECT_EQ(features.note_count, 4);
  EXPECT_EQ(features.pitch_range, 79 - 60);
}

TEST(YangLerchFeatures, AverageOverPairsOfNeighbouringNotes) {
  const YangLerchFeatures features = yang_lerch_features_of(tune(), LengthUnit::beats);
  EXPECT_DOUBLE_EQ(features.mean_pitch_interval, (4 + 3 + 19) / 3.0);
  EXPECT_DOUBLE_EQ(features.mean_inter_onset, (0.5 + 0 + 0.25) / 3);
}

TEST(YangLerchFeatures, WeighPitchClassesByDuration) {
  const YangLerchFeatures features = yang_lerch_features_of(tune(), LengthUnit::beats);
  EXPECT_DOUBLE_EQ(features.pitch_classes[0], 3.0 / 4);
  EXPECT_DOUBLE_EQ(features.pitch_classes[4], 0.5 / 4);
  EXPECT_DOUBLE_EQ(features.pitch_classes[7], 0.5 / 4);
}

TEST(YangLerchFeatures, CountTransitionsWhereANoteEndsAndAnotherBegins) {
  const auto shares = yang_lerch_features_of(tune(), LengthUnit::beats).pitch_class_transitions;
  for (const int cell : {0 * 12 + 4, 0 * 12 + 7, 4 * 12 + 0, 7 * 12 + 0})
    EXPECT_DOUBLE_EQ(shares[static_cast<std::size_t>(cell)], 1.0 / 4) << cell;
}

TEST(YangLerchFeatures, CountTransitionsWithinFiftyMilliseconds) {
  Score score = tune();
  score.notes.pop_back();
  score.notes[1].onset = Beats{0.92};  // 40 ms before the end of C
  score.notes[2].onset = Beats{1.12};  // 60 ms after it
  const auto shares = yang_lerch_features_of(score, LengthUnit::beats).pitch_class_transitions;
  EXPECT_DOUBLE_EQ(shares[4], 1);
  EXPECT_DOUBLE_EQ(std::accumulate(shares.begin(), shares.end(), 0.0), 1);
}

TEST(YangLerchFeatures, CountNoTransitionFromAShortNoteToItsOwnChord) {
  const Score chord{.notes = {{.duration = Beats{0.05}, .pitch = 60}, {.duration = Beats{0.05}, .pitch = 64}}};
  const auto shares = yang_lerch_features_of(chord, LengthUnit::seconds).pitch_class_transitions;
  EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), 0.0), 0);
}

TEST(YangLerchFeatures, TakeNoteLengthsAndTheirTransitions) {
  const YangLerchFeatures features =
      yang_lerch_features_of(tune(), LengthUnit::beats);  // quarter, eighth, eighth, half
  EXPECT_DOUBLE_EQ(features.note_lengths[2], 1.0 / 4);
  EXPECT_DOUBLE_EQ(features.note_lengths[3], 2.0 / 4);
  EXPECT_DOUBLE_EQ(features.note_lengths[1], 1.0 / 4);
  for (const int cell : {2 * 12 + 3, 3 * 12 + 3, 3 * 12 + 1})
    EXPECT_DOUBLE_EQ(features.note_length_transitions[static_cast<std::size_t>(cell)], 1.0 / 3) << cell;
}

TEST(YangLerchFeatures, AreZeroForTooFewNotes) {
  EXPECT_EQ(yang_lerch_features_of({}, LengthUnit::beats), YangLerchFeatures{});
  const YangLerchFeatures one =
      yang_lerch_features_of({.notes = {{.duration = Beats{1}, .pitch = 60}}}, LengthUnit::beats);
  EXPECT_EQ(one.pitch_count, 1);
  EXPECT_EQ(one.pitch_range, 0);
  EXPECT_EQ(one.mean_pitch_interval, 0);
  EXPECT_EQ(one.mean_inter_onset, 0);
  EXPECT_EQ(one.note_length_transitions, YangLerchFeatures{}.note_length_transitions);
}

TEST(YangLerchFeatures, AreVisitedWithTheirNamesAndNumbers) {
  std::vector<std::string> names;
  std::size_t numbers = 0;
  yang_lerch_features_of(tune(), LengthUnit::beats).visit([&](std::string_view name, std::span<const double> values) {
    names.emplace_back(name);
    numbers += values.size();
  });
  EXPECT_EQ(names.size(), kYangLerchFeatures);
  EXPECT_EQ(names.front(), "pitch count");
  EXPECT_EQ(numbers, 5u + 12 + 144 + 12 + 144);
}

TEST(NoteLengthClasses, AreTheNearestNoteValue) {
  EXPECT_EQ(note_value_class(Beats{9}), 0u);
  EXPECT_EQ(note_value_class(Beats{1.45}), 6u);   // dotted quarter
  EXPECT_EQ(note_value_class(Beats{0.66}), 10u);  // triplet quarter
  EXPECT_EQ(note_value_class(Beats{0.29}), 4u);   // nearer to a sixteenth than to a triplet eighth
  EXPECT_EQ(note_value_class(Beats{2.5}), 1u);    // equally near to a half and a dotted half
}

TEST(NoteLengthClasses, GrowByTheSquareRootOfTwoInSeconds) {
  EXPECT_EQ(seconds_class(Seconds{0}), 0u);
  EXPECT_EQ(seconds_class(Seconds{1.0 / 24}), 0u);
  EXPECT_EQ(seconds_class(Seconds{1.4 / 24}), 1u);
  EXPECT_EQ(seconds_class(Seconds{1.5 / 24}), 2u);
  EXPECT_EQ(seconds_class(Seconds{2.0 / 24}), 2u);
  EXPECT_EQ(seconds_class(Seconds{32.0 / 24}), 10u);
  EXPECT_EQ(seconds_class(Seconds{1.34}), 11u);
  EXPECT_EQ(seconds_class(Seconds{100}), 11u);
}

}  // namespace
}  // namespace clavier
