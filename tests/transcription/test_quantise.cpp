#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "base/random.h"
#include "grid_scores.h"
#include "notation/validate.h"
#include "transcription/beat_division.h"
#include "transcription/quantise.h"
#include "transcription/transcribe.h"
#include "transcription/written_lengths.h"

namespace clavier {
namespace {

using testing::ElementsAre;

std::vector<BeatOnset> onsets_at(std::initializer_list<double> phases) {
  std::vector<BeatOnset> onsets;
  for (const double phase : phases) onsets.push_back({phase, phase * 0.6});
  return onsets;
}

std::vector<int> divided(const std::vector<std::vector<BeatOnset>>& beats) {
  return divide_beats(beats, std::vector<Seconds>(beats.size(), Seconds{0.6}), false);
}

TEST(BeatDivision, IsTheCoarsestThatFits) {
  EXPECT_THAT(divided({onsets_at({0.02}), onsets_at({0.01, 0.52}), onsets_at({0, 0.24, 0.51, 0.77})}),
              ElementsAre(1, 2, 4));
}

TEST(BeatDivision, HearsTriplets) {
  const auto triplet = onsets_at({0.01, 0.34, 0.65});
  EXPECT_THAT(divided({triplet, triplet}), ElementsAre(3, 3));
}

TEST(BeatDivision, KeepsFastNotesApart) {
  EXPECT_THAT(divided({onsets_at({0, 0.13, 0.25, 0.37, 0.5, 0.62, 0.76, 0.88})}), ElementsAre(8));
}

std::vector<double> lengths(std::vector<QuantisedOnset> onsets) {
  std::vector<double> lengths;
  for (const Note& note : with_written_lengths(std::move(onsets), 1, {Beats{0}, Beats{4}, Beats{8}}))
    lengths.push_back(note.duration.value);
  return lengths;
}

TEST(WrittenLengths, ReachTheNextOnsetOfTheirHand) {
  EXPECT_THAT(lengths({{right(0, 0), Beats{0.8}}, {right(1, 0), Beats{2.2}}, {right(2, 0), Beats{4}}}),
              ElementsAre(1, 1, 2));
}

TEST(WrittenLengths, LeaveRestsAfterShortNotes) {
  EXPECT_THAT(lengths({{right(0, 0), Beats{0.9}}, {right(3, 0), Beats{4}}}), ElementsAre(1, 1));
}

TEST(WrittenLengths, HoldTheBassUnderItsFigures) {
  EXPECT_THAT(lengths({{left(0, 0, 36), Beats{3.9}},
                       {left(1, 0, 48), Beats{2}},
                       {left(2, 0, 52), Beats{3}},
                       {left(3, 0, 55), Beats{4}}}),
              ElementsAre(4, 1, 1, 1));
}

TEST(WrittenLengths, NeverReachTheNextOnsetOfTheirPitch) {
  EXPECT_THAT(lengths({{left(0, 0, 60), Beats{4}}, {right(2, 0, 60), Beats{4}}}), ElementsAre(2, 2));
}

/// Chords and runs at 96 beats a minute whose onsets are off by up to 15 ms; beats mean 120 a minute.
Score played() {
  Random random(7);
  Score score{.resolution = 480};
  for (int beat = 0; beat < 64; ++beat)
    for (int part = 0; part < (beat % 4 == 3 ? 4 : 2); ++part) {
      const double parts = beat % 4 == 3 ? 4 : 2;
      const double seconds = (beat + part / parts) * 0.625 + (static_cast<double>(random.below(31)) - 15) / 1000;
      const int step = (beat + 2 * part) % 7;
      score.notes.push_back({.onset = Beats{std::max(0.0, 2 * seconds)},
                             .duration = Beats{2 * 0.55 / parts},
                             .pitch = static_cast<Pitch>(72 + 2 * step - (step > 2)),
                             .velocity = static_cast<std::uint8_t>(part == 0 ? 80 : 60),
                             .hand = Hand::unknown});
      if (part == 0 && beat % 2 == 0)
        score.notes.push_back({.onset = Beats{std::max(0.0, 2 * seconds)},
                               .duration = Beats{2.3},
                               .pitch = static_cast<Pitch>(beat % 4 == 0 ? 48 : 55),
                               .velocity = static_cast<std::uint8_t>(beat % 4 == 0 ? 85 : 65),
                               .hand = Hand::unknown});
    }
  sort_events(score);
  return score;
}

TEST(Quantisation, FindsThePulseOfASteadyPerformance) {
  const Score score = quantised(played());
  EXPECT_EQ(score.notes.size(), played().notes.size());
  ASSERT_EQ(score.tempo.changes().size(), 1u);
  const double bpm = score.tempo.bpm_at(Beats{0});
  EXPECT_TRUE(std::abs(bpm - 96) < 1.5 || std::abs(bpm - 192) < 3 || std::abs(bpm - 48) < 1) << bpm;
  const double unit = bpm / 96 / 4;  // quarter notes in the fastest notes
  for (const Note& note : score.notes) EXPECT_NEAR(note.onset.value / unit, std::round(note.onset.value / unit), 1e-6);
}

TEST(Quantisation, TakesAnythingThatHasNotes) {
  for (const Score& score : {Score{}, score_of_notes({right(0, 1)}), score_of_notes({right(0, 1), right(0.013, 2, 60)}),
                             score_of_notes({right(0, 1), right(1200, 1)})})
    EXPECT_EQ(quantised(score).notes.size(), score.notes.size());
}

RC_GTEST_PROP(Quantisation, KeepsOrderAndGrid, (std::uint64_t seed)) {
  const Score score = quantised(random_grid_score(seed));
  for (const Note& note : score.notes) {
    RC_ASSERT(note.onset.value >= 0 && note.duration.value > 0);
    const double ticks = note.onset.value * score.resolution;
    RC_ASSERT(std::abs(ticks - std::round(ticks)) < 1e-6);
  }
  const Sheet sheet = transcribe(score);
  RC_ASSERT(!sheet_fault(sheet));
}

}  // namespace
}  // namespace clavier
