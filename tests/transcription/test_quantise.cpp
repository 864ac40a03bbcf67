#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>

#include "transcription/quantising/quantise.h"
#include "transcription/quantising/written_notes.h"

namespace clavier {
namespace {

/// A note at 120 quarter notes a minute: a beat is half a second.
Note note_at(double seconds, double length, Pitch pitch) {
  return {.onset = Beats{2 * seconds}, .duration = Beats{2 * length}, .pitch = pitch};
}

/// Beats every half second; the first, at zero, is a downbeat.
MetricalStructure steady(std::size_t beats, int in_measure = 4) {
  MetricalStructure structure{.meter = {.numerator = in_measure, .denominator = 4}};
  for (std::size_t beat = 0; beat < beats; ++beat) structure.beats.push_back(Seconds{0.5 * static_cast<double>(beat)});
  for (std::size_t beat = 0; beat < beats; beat += static_cast<std::size_t>(in_measure))
    structure.downbeats.push_back(beat);
  return structure;
}

Score performance(std::vector<Note> notes) {
  Score score{.notes = std::move(notes)};
  sort_events(score);
  return score;
}

std::vector<double> onsets_of(const QuantisedScore& result) {
  std::vector<double> onsets;
  for (const Note& note : result.score.notes) onsets.push_back(note.onset.value);
  return onsets;
}

std::vector<double> lengths_of(const QuantisedScore& result) {
  std::vector<double> lengths;
  for (const Note& note : result.score.notes) lengths.push_back(note.duration.value);
  return lengths;
}

using Numbers = std::vector<double>;

TEST(Quantise, GivesNothingForNoNotes) {
  const QuantisedScore result = quantise(Score{});
  EXPECT_TRUE(result.score.notes.empty());
  EXPECT_TRUE(result.grace.empty());
}

TEST(Quantise, WritesASingleNote) {
  const QuantisedScore result = quantise(performance({note_at(3, 0.5, 60)}));
  ASSERT_EQ(result.score.notes.size(), 1U);
  EXPECT_EQ(result.score.notes[0].onset, Beats{0});
  EXPECT_EQ(result.score.notes[0].duration, Beats{1});
}

TEST(Quantise, WritesUnevenQuartersAsQuarters) {
  const QuantisedScore result = quantise(
      performance({note_at(0.01, 0.4, 72), note_at(0.49, 0.45, 74), note_at(1.02, 0.35, 76), note_at(1.48, 0.4, 77)}),
      steady(5));
  EXPECT_EQ(onsets_of(result), (Numbers{0, 1, 2, 3}));
  EXPECT_EQ(lengths_of(result), (Numbers{1, 1, 1, 1}));
}

TEST(Quantise, WritesThreeEvenNotesInABeatAsATriplet) {
  const QuantisedScore result = quantise(
      performance({note_at(0, 0.15, 72), note_at(0.17, 0.15, 74), note_at(0.33, 0.15, 76), note_at(0.5, 0.4, 77)}),
      steady(5));
  EXPECT_EQ(onsets_of(result), (Numbers{0, 32.0 / 96, 64.0 / 96, 1}));
}

TEST(Quantise, WritesTheNotesOfARolledChordTogether) {
  const QuantisedScore result =
      quantise(performance({note_at(0.46, 0.5, 48), note_at(0.5, 0.45, 55), note_at(0.54, 0.4, 64)}), steady(5));
  EXPECT_EQ(onsets_of(result), (Numbers{1, 1, 1}));
}

TEST(Quantise, WritesAnOrnamentAsAGraceNote) {
  const QuantisedScore result =
      quantise(performance({note_at(0, 0.4, 72), note_at(0.45, 0.05, 75), note_at(0.5, 0.45, 74)}), steady(5));
  EXPECT_EQ(onsets_of(result), (Numbers{0, 1, 1}));
  EXPECT_EQ(result.grace, (std::vector<bool>{false, false, true}));
  EXPECT_EQ(result.score.notes[2].pitch, 75);
}

TEST(Quantise, EndsAHeldNoteBeforeItsPitchRepeats) {
  const QuantisedScore result =
      quantise(performance({note_at(0, 2, 60), note_at(0.5, 0.4, 72), note_at(1, 0.5, 60)}), steady(5));
  EXPECT_LE(end_of(result.score.notes[0]), Beats{2});
}

TEST(Quantise, EndsADuplicatedPitchBeforeItRepeats) {
  const QuantisedScore result = quantise(
      performance({note_at(0, 3, 60), note_at(0.01, 3, 60), note_at(1, 0.5, 60), note_at(1.5, 0.5, 64)}), steady(9));
  EXPECT_EQ(result.merged, 1U);
  EXPECT_LE(end_of(result.score.notes[0]), Beats{2});
}

TEST(Quantise, MakesAPickupOfAnIncompleteMeasure) {
  MetricalStructure structure = steady(9);
  structure.downbeats = {1, 5};
  const QuantisedScore result = quantise(
      performance({note_at(0, 0.5, 67), note_at(0.5, 0.5, 72), note_at(1, 0.5, 74), note_at(1.5, 0.5, 76)}), structure);
  ASSERT_EQ(result.score.meters.size(), 2U);
  EXPECT_EQ(result.score.meters[0], (Meter{.onset = Beats{0}, .numerator = 1, .denominator = 4}));
  EXPECT_EQ(result.score.meters[1], (Meter{.onset = Beats{1}, .numerator = 4, .denominator = 4}));
}

TEST(Quantise, CorrectsATemporaryShiftOfMeasures) {
  MetricalStructure structure = steady(17);
  structure.downbeats = {0, 4, 7, 12, 16};
  std::vector<Note> notes;
  for (int beat = 0; beat < 16; ++beat) notes.push_back(note_at(0.5 * beat, 0.45, 72));
  EXPECT_EQ(quantise(performance(notes), structure).score.meters.size(), 1U);
}

TEST(Quantise, GivesASteadyPerformanceAnIntegerTempo) {
  std::vector<Note> notes;
  for (int beat = 0; beat < 16; ++beat) notes.push_back(note_at(0.5 * beat, 0.45, static_cast<Pitch>(60 + beat)));
  const TempoMap tempo = quantise(performance(notes), steady(17)).score.tempo;
  ASSERT_EQ(tempo.changes().size(), 1U);
  EXPECT_EQ(tempo.changes()[0].microseconds_per_beat, 500000);
}

TEST(Quantise, FollowsThePerformanceAtItsBeats) {
  MetricalStructure structure = steady(2);
  std::vector<Note> notes;
  for (int beat = 0; beat < 24; ++beat) {
    const double time = 0.5 * beat + 0.01 * beat * beat;
    if (beat > 1)
      structure.beats.push_back(Seconds{time});
    else
      structure.beats[static_cast<std::size_t>(beat)] = Seconds{time};
    notes.push_back(note_at(time, 0.4, static_cast<Pitch>(60 + beat)));
  }
  const QuantisedScore result = quantise(performance(notes), structure);
  for (std::size_t note = 0; note < notes.size(); ++note)
    EXPECT_NEAR(result.score.tempo.seconds_at(result.score.notes[note].onset).value, structure.beats[note].value, 0.06);
}

TEST(Quantise, KeepsALongSilenceInBoundedMemory) {
  std::vector<Note> notes;
  for (int beat = 0; beat < 16; ++beat) notes.push_back(note_at(0.5 * beat, 0.45, 72));
  for (int beat = 0; beat < 16; ++beat) notes.push_back(note_at(1e7 + 0.5 * beat, 0.45, 72));
  const QuantisedScore result = quantise(performance(notes));
  EXPECT_EQ(result.score.notes.size(), 32U);
  EXPECT_LT(end_of(result.score), Beats{100});
}

Score any_performance() {
  Score score;
  const int count = *rc::gen::inRange(0, 60);
  for (int note = 0; note < count; ++note)
    score.notes.push_back({.onset = Beats{0.01 * *rc::gen::inRange(0, 4000)},
                           .duration = Beats{0.01 * *rc::gen::inRange(0, 900)},
                           .pitch = static_cast<Pitch>(*rc::gen::inRange(21, 109))});
  sort_events(score);
  return score;
}

bool on_grid(Beats time) {
  const double ticks = time.value * 96;
  return std::abs(ticks - std::round(ticks)) < 1e-6;
}

RC_GTEST_PROP(Quantise, PutsEveryNoteOnTheGridOnce, ()) {
  const Score score = any_performance();
  const QuantisedScore result = quantise(score);
  RC_ASSERT(result.score.notes.size() + result.merged == score.notes.size());
  RC_ASSERT(result.grace.size() == result.score.notes.size());
  RC_ASSERT(std::is_sorted(result.score.notes.begin(), result.score.notes.end()));
  for (const Note& note : result.score.notes) {
    RC_ASSERT(note.onset >= Beats{0} && on_grid(note.onset) && on_grid(note.duration));
    RC_ASSERT(note.duration > Beats{0});
  }
}

RC_GTEST_PROP(Quantise, KeepsTheOrderOfNotes, ()) {
  const Score score = any_performance();
  if (score.notes.empty()) return;
  std::vector<Tick> onsets(score.notes.size());
  for (const WrittenNote& note : quantise_notes(score, find_measures(score)).notes) onsets[note.index] = note.onset;
  for (std::size_t later = 0; later < onsets.size(); ++later)
    for (std::size_t note = 0; note < later; ++note)
      RC_ASSERT(onsets[note] <= onsets[later] ||
                score.notes[later].onset - score.notes[note].onset <= 2 * kChordAsynchrony.value * Beats{1});
}

RC_GTEST_PROP(Quantise, GivesMetersThatMeasuresFill, ()) {
  const QuantisedScore result = quantise(any_performance());
  const std::vector<Meter>& meters = result.score.meters;
  RC_ASSERT(meters.empty() == result.score.notes.empty());
  for (std::size_t place = 0; place < meters.size(); ++place) {
    const int denominator = meters[place].denominator;
    RC_ASSERT(meters[place].numerator > 0 && denominator > 0 && (denominator & (denominator - 1)) == 0);
    const Beats from = meters[place].onset;
    RC_ASSERT(place > 0 || from == Beats{0});
    if (place + 1 == meters.size()) break;
    const double measures = (meters[place + 1].onset - from) / measure_length(meters[place]);
    RC_ASSERT(measures > 0.5 && std::abs(measures - std::round(measures)) < 1e-9);
  }
}

RC_GTEST_PROP(Quantise, EndsANoteBeforeItsPitchRepeats, ()) {
  const QuantisedScore result = quantise(any_performance());
  std::array<Beats, 128> held{};
  for (std::size_t place = 0; place < result.score.notes.size(); ++place) {
    const Note& note = result.score.notes[place];
    RC_ASSERT(held.at(note.pitch) <= note.onset + Beats{1e-9});
    held.at(note.pitch) = end_of(note);
  }
}

}  // namespace
}  // namespace clavier
