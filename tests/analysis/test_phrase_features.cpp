#include <gtest/gtest.h>

#include <cmath>

#include "analysis/phrase/chord_fit.h"
#include "analysis/phrase/phrase_features.h"
#include "support/random_bars.h"

namespace clavier {
namespace {

using F = PhraseFeature;

/// A note in a bar: quarter notes from the bar line, and how many it lasts.
struct Written {
  Part part;
  double onset, length;
  int pitch;
};

ScoreBar bar_with(const std::vector<Written>& notes, BarMeter meter = {4, 4}) {
  ScoreBar bar{.meter = *meter_symbol(meter)};
  for (const Written& note : notes)
    bar.notes.push_back({.position = static_cast<int>(note.onset * kGridTicks),
                         .part = note.part,
                         .pitch = static_cast<Pitch>(note.pitch),
                         .duration = static_cast<int>(note.length * kGridTicks)});
  std::stable_sort(bar.notes.begin(), bar.notes.end(), comes_before);
  return bar;
}

double count(const BarPiece& piece, PhraseFeature feature, std::size_t first = 0) {
  return measure_phrase(piece, first, piece.bars.size() - first).at(static_cast<std::size_t>(feature));
}

constexpr Part R = Part::right, L = Part::left;

/// C major, F major, G major with a seventh, C major: two beats each.
BarPiece cadence() {
  return {{bar_with({{L, 0, 2, 48}, {R, 0, 2, 64}, {R, 0, 2, 67}, {L, 2, 2, 53}, {R, 2, 2, 65}, {R, 2, 2, 69}}),
           bar_with({{L, 0, 2, 55}, {R, 0, 2, 65}, {R, 0, 2, 71}, {L, 2, 2, 48}, {R, 2, 2, 64}, {R, 2, 2, 72}})}};
}

TEST(ChordFit, FindsTheChordThatHoldsMost) {
  PitchClassTimes times{};
  times[2] = 2;  // D
  times[6] = times[9] = 1;
  times[0] = 1;  // D7
  EXPECT_EQ(fit_chord(times)->root, 2);
  EXPECT_DOUBLE_EQ(fit_chord(times)->share, 1);
  times[3] = 5;                                      // E-flat belongs to none of them
  EXPECT_NEAR(fit_chord(times)->share, 0.8, 1e-12);  // but to a diminished seventh
  EXPECT_FALSE(fit_chord({}));
}

TEST(ChordFit, DecidesBetweenEqualsByTheBass) {
  PitchClassTimes times{};
  times[0] = times[4] = times[7] = times[9] = 1;  // C6, or A minor seventh
  EXPECT_EQ(fit_chord(times, 9)->root, 9);
}

TEST(ChordFit, KnowsBothSeventhsOfMinor) {
  PitchClassTimes times{};
  for (const std::size_t each : {9U, 11U, 0U, 2U, 4U, 5U, 8U}) times[each] = 1;
  EXPECT_EQ(fit_scale(times), (Key{9, Mode::minor}));
  EXPECT_DOUBLE_EQ(share_in_scale(times, {9, Mode::minor}), 1);
  EXPECT_NEAR(share_in_scale(times, {0, Mode::major}), 6.0 / 7, 1e-12);
}

TEST(PhraseFeatures, HearACadence) {
  const BarPiece piece = cadence();
  EXPECT_DOUBLE_EQ(count(piece, F::chord_fit), 1);
  EXPECT_DOUBLE_EQ(count(piece, F::foreign_beats), 0);
  EXPECT_DOUBLE_EQ(count(piece, F::chord_changes), 3.0 / 8);
  EXPECT_DOUBLE_EQ(count(piece, F::root_fifths), 2.0 / 3);  // F to G is a step
  EXPECT_DOUBLE_EQ(count(piece, F::root_downbeats), 1);
  EXPECT_DOUBLE_EQ(count(piece, F::foreign_to_scale), 0);
  EXPECT_DOUBLE_EQ(count(piece, F::ends_on_tonic), 1);
  EXPECT_DOUBLE_EQ(count(piece, F::last_melody), std::log1p(2));
  EXPECT_DOUBLE_EQ(count(piece, F::onset_semitones), 0);
}

TEST(PhraseFeatures, HearHandsThatDisagree) {
  const BarPiece piece = {{bar_with(
      {{L, 0, 1, 48}, {R, 0, 1, 61}, {L, 1, 1, 50}, {R, 1, 1, 64}, {L, 2, 2, 60}, {R, 2, 1, 76}, {R, 3, 1, 71}})}};
  EXPECT_DOUBLE_EQ(count(piece, F::semitones_apart), 0.5);
  EXPECT_DOUBLE_EQ(count(piece, F::onset_semitones), 0.25);  // the last one sounds on
  EXPECT_DOUBLE_EQ(count(piece, F::whole_tones_apart), 0.25);
  EXPECT_DOUBLE_EQ(count(piece, F::semitones_inside), 0);
}

TEST(PhraseFeatures, FollowLines) {
  const BarPiece piece = {{bar_with({{R, 0, 1, 60}, {R, 1, 1, 62}, {R, 2, 1, 62}, {R, 3, 1, 74}}),
                           bar_with({{R, 0, 1, 72}, {L, 0, 1, 36}, {L, 1, 1, 43}})}};
  EXPECT_DOUBLE_EQ(count(piece, F::top_steps), 0.5);
  EXPECT_DOUBLE_EQ(count(piece, F::top_repeats), 0.25);
  EXPECT_DOUBLE_EQ(count(piece, F::top_leaps), 0.25);
  EXPECT_DOUBLE_EQ(count(piece, F::top_unanswered), 0);  // the octave goes back by a step
  EXPECT_DOUBLE_EQ(count(piece, F::top_range), 14.0 / 12);
  EXPECT_DOUBLE_EQ(count(piece, F::bass_fifths), 1);
  EXPECT_DOUBLE_EQ(count(piece, F::top_entry, 1), 2.0 / 12);
}

TEST(PhraseFeatures, SeeParallelOctaves) {
  const BarPiece piece = {{bar_with({{L, 0, 1, 48},
                                     {R, 0, 1, 72},
                                     {L, 1, 1, 50},
                                     {R, 1, 1, 74},
                                     {L, 2, 1, 52},
                                     {R, 2, 1, 72},
                                     {L, 3, 1, 53},
                                     {R, 3, 1, 77}})}};
  EXPECT_DOUBLE_EQ(count(piece, F::parallel_octaves), 1.0 / 3);
  EXPECT_DOUBLE_EQ(count(piece, F::contrary_motion), 1.0 / 3);
  EXPECT_DOUBLE_EQ(count(piece, F::consonant_beats), 1);
}

TEST(PhraseFeatures, CountDivisionsOfBeats) {
  std::vector<Written> notes;
  for (int note = 0; note < 3; ++note) notes.push_back({R, note / 3.0, 1 / 3.0, 60 + note});
  for (int note = 0; note < 4; ++note) notes.push_back({R, 1 + note / 4.0, 0.25, 60 + note});
  for (int note = 0; note < 4; ++note) notes.push_back({R, 2 + note / 4.0, 0.25, 60 + note});
  notes.push_back({R, 3, 1, 60});
  const BarPiece piece = {{bar_with(notes)}};
  EXPECT_DOUBLE_EQ(count(piece, F::triplets), 1.0 / 3);
  EXPECT_DOUBLE_EQ(count(piece, F::mixed_beats), 1.0 / 3);
  EXPECT_DOUBLE_EQ(count(piece, F::right_onsets), std::log1p(3));
  EXPECT_DOUBLE_EQ(count(piece, F::left_onsets), 0);
  EXPECT_DOUBLE_EQ(count(piece, F::empty_hands), 0.5);
}

TEST(PhraseFeatures, CountBarsOfThreeBeatsInNineEighths) {
  const BarPiece piece = {{bar_with({{R, 0, 1.5, 60}, {R, 1.5, 1.5, 62}, {R, 3, 1.5, 64}}, {9, 8})}};
  EXPECT_DOUBLE_EQ(count(piece, F::off_beat), 0);
  EXPECT_DOUBLE_EQ(count(piece, F::still_beats), 0);
}

TEST(PhraseFeatures, CountWhatReturns) {
  const BarPiece once = cadence();
  BarPiece twice = once;
  twice.bars.insert(twice.bars.end(), once.bars.begin(), once.bars.end());
  EXPECT_DOUBLE_EQ(count(twice, F::bars_returned, 2), 1);
  EXPECT_DOUBLE_EQ(count(twice, F::bars_repeated, 2), 0);
  EXPECT_DOUBLE_EQ(count(twice, F::rhythm_returns, 2), 1);
  EXPECT_DOUBLE_EQ(count(once, F::bars_returned), 0);
  twice.bars[3] = twice.bars[2];
  EXPECT_DOUBLE_EQ(count(twice, F::bars_repeated, 2), 0.5);
}

TEST(PhraseFeatures, CountNotesThatAreHeldFromBefore) {
  const BarPiece piece = {{bar_with({{L, 3, 3, 48}}), bar_with({{R, 1, 1, 61}})}};
  EXPECT_DOUBLE_EQ(count(piece, F::semitones_apart, 1), 0.75);  // from the onset of the second to the end
  EXPECT_DOUBLE_EQ(count(piece, F::silence, 1), 0);
}

TEST(PhraseFeatures, AreFiniteForAnyPiece) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const BarPiece piece = with_keys(random_bars(seed));
    for (std::size_t first = 0; first < piece.bars.size(); first += 3) {
      const std::size_t bars = std::min<std::size_t>(4, piece.bars.size() - first);
      for (const double value : measure_phrase(piece, first, bars)) EXPECT_TRUE(std::isfinite(value)) << seed;
    }
  }
}

}  // namespace
}  // namespace clavier
