#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "support/performed.h"
#include "transcription/beats/meter_finding.h"

namespace clavier {
namespace {

using support::performed;

/// A waltz: a bass note, two chords, and a melody of quarter and eighth notes.
Score waltz(int measures) {
  Score score;
  const auto add = [&](double onset, double duration, int pitch) {
    score.notes.push_back({.onset = Beats{onset}, .duration = Beats{duration}, .pitch = static_cast<Pitch>(pitch)});
  };
  for (int measure = 0; measure < measures; ++measure) {
    const double start = 3.0 * measure;
    const int root = measure % 4 == 2 ? 43 : 48;
    add(start, 1, root);
    for (const double beat : {1.0, 2.0})
      for (const int above : {16, 19, root == 48 ? 24 : 22}) add(start + beat, 1, root + above);
    add(start, 2, 84 - measure % 4);
    add(start + 2, 0.5, 81);
    add(start + 2.5, 0.5, 79);
  }
  score.meters = {{.numerator = 3}};
  sort_events(score);
  return score;
}

std::size_t hits(const std::vector<Seconds>& found, const std::vector<Seconds>& wanted) {
  return static_cast<std::size_t>(std::count_if(wanted.begin(), wanted.end(), [&](Seconds time) {
    return std::any_of(found.begin(), found.end(), [&](Seconds beat) { return std::abs((beat - time).value) < 0.07; });
  }));
}

TEST(Beats, OfASteadyWaltzAreItsQuartersInMeasuresOfThree) {
  const MetricalStructure counted = find_measures(waltz(16));
  EXPECT_EQ(counted.meter, (Meter{.numerator = 3, .denominator = 4}));
  ASSERT_EQ(counted.beats.size(), 48u + 1);
  for (std::size_t beat = 0; beat < counted.beats.size(); ++beat)
    EXPECT_NEAR(counted.beats[beat].value, 0.5 * static_cast<double>(beat), 1e-6);
  ASSERT_GE(counted.downbeats.size(), 16u);
  for (std::size_t measure = 0; measure < 16; ++measure) EXPECT_EQ(counted.downbeats[measure], 3 * measure);
}

TEST(Beats, FollowAVaryingTempo) {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const support::Performance performance = performed(waltz(32), seed);
    std::vector<Seconds> wanted, wanted_downbeats, found_downbeats;
    for (int beat = 0; beat < 96; ++beat) wanted.push_back(performance.at(Beats{static_cast<double>(beat)}));
    for (int measure = 0; measure < 32; ++measure)
      wanted_downbeats.push_back(wanted[3 * static_cast<std::size_t>(measure)]);
    const MetricalStructure counted = find_measures(performance.score);
    for (const std::size_t beat : counted.downbeats) found_downbeats.push_back(counted.beats[beat]);
    EXPECT_GE(hits(counted.beats, wanted), 90u) << seed;
    EXPECT_GE(hits(found_downbeats, wanted_downbeats), 28u) << seed;
    EXPECT_LE(counted.beats.size(), 100u) << seed;
  }
}

TEST(Beats, ContinueThroughALongNote) {
  Score score = waltz(8);
  for (Note note : waltz(8).notes) {
    note.onset += Beats{27};  // after a measure of silence
    score.notes.push_back(note);
  }
  sort_events(score);
  const std::vector<Seconds> beats = find_measures(score).beats;
  EXPECT_EQ(beats.size(), 51u + 1);
}

TEST(Beats, WithThreePartsGiveACompoundMeter) {
  Score score;
  for (int eighth = 0; eighth < 96; ++eighth) {
    const int part = eighth % 6;
    const Beats onset{0.5 * eighth};
    score.notes.push_back({.onset = onset, .duration = Beats{0.5}, .pitch = static_cast<Pitch>(72 + 2 * (eighth % 5))});
    if (part == 0) score.notes.push_back({.onset = onset, .duration = Beats{1.5}, .pitch = 36});
    if (part == 3) score.notes.push_back({.onset = onset, .duration = Beats{1.5}, .pitch = 48});
  }
  score.tempo = TempoMap({tempo_of(Beats{0}, 150)});
  sort_events(score);
  EXPECT_EQ(find_measures(score).meter.denominator, 8);
}

TEST(Beats, AreEmptyForFewerThanTwoOnsets) {
  EXPECT_TRUE(find_measures(Score{}).beats.empty());
  Score chord;
  for (int pitch = 0; pitch < 128; ++pitch)
    chord.notes.push_back({.duration = Beats{1}, .pitch = static_cast<Pitch>(pitch)});
  EXPECT_TRUE(find_measures(chord).beats.empty());
  EXPECT_TRUE(find_measures(chord).downbeats.empty());
}

RC_GTEST_PROP(Beats, AreSortedAndDeterministicForAnyNotes, ()) {
  Score score;
  for (const int wait : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4000)))
    score.notes.push_back({.onset = Beats{end_of(score).value + (wait % 7 == 0 ? wait * 0.02 : wait * 0.0005)},
                           .duration = Beats{0.01 * (wait % 50)},
                           .pitch = static_cast<Pitch>(wait % 128)});
  sort_events(score);
  const MetricalStructure counted = find_measures(score);
  for (std::size_t beat = 1; beat < counted.beats.size(); ++beat)
    RC_ASSERT(counted.beats[beat] > counted.beats[beat - 1]);
  for (const std::size_t beat : counted.downbeats) RC_ASSERT(beat < counted.beats.size());
  RC_ASSERT(find_measures(score).beats == counted.beats);
}

}  // namespace
}  // namespace clavier
