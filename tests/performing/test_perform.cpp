#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <optional>

#include "midi/midi_reader.h"
#include "midi/midi_writer.h"
#include "music/grid.h"
#include "performing/articulation.h"
#include "performing/dynamics.h"
#include "performing/perform.h"
#include "written_pieces.h"

namespace clavier {
namespace {

Score random_written_score(std::uint64_t seed) {
  Score score = random_grid_score(seed);
  for (Note& note : score.notes) note.velocity = 80;
  sort_events(score);
  return score;
}

std::vector<std::pair<Beats, Pitch>> onsets_of(const Score& score) {
  std::vector<std::pair<Beats, Pitch>> onsets;
  for (const Note& note : score.notes) onsets.emplace_back(note.onset, note.pitch);
  return onsets;
}

RC_GTEST_PROP(Performing, KeepsPitchesOnsetsAndMeasures, (std::uint64_t seed)) {
  const Score written = random_written_score(seed), played = perform(written);
  RC_ASSERT(onsets_of(played) == onsets_of(written));
  RC_ASSERT(played.meters == written.meters);
  RC_ASSERT(played.keys == written.keys);
  RC_ASSERT(played.resolution % written.resolution == 0);
}

RC_GTEST_PROP(Performing, GivesWhatAPianoCanPlay, (std::uint64_t seed)) {
  const Score played = perform(random_written_score(seed));
  for (const Note& note : played.notes) {
    RC_ASSERT(note.velocity >= 1 && note.velocity <= 127);
    RC_ASSERT(note.duration > Beats{0});
  }
  for (std::size_t place = 1; place < played.pedal.size(); ++place)
    RC_ASSERT(played.pedal[place - 1].onset < played.pedal[place].onset);
}

RC_GTEST_PROP(Performing, ReleasesAKeyBeforeItIsPressedAgain, (std::uint64_t seed)) {
  const Score written = random_written_score(seed);
  RC_PRE(is_on_grid(written) && has_notated_durations(written));
  std::array<std::optional<Beats>, 128> next{};
  const Score played = perform(written);
  std::array<std::optional<Beats>, 128> onsets{};
  for (auto note = played.notes.rbegin(); note != played.notes.rend(); ++note) {
    if (onsets.at(note->pitch) != note->onset)
      next.at(note->pitch) = std::exchange(onsets.at(note->pitch), note->onset);
    if (next.at(note->pitch)) RC_ASSERT(end_of(*note) <= *next.at(note->pitch));
  }
}

RC_GTEST_PROP(Performing, IsDeterministic, (std::uint64_t seed)) {
  const Score written = random_written_score(seed);
  RC_ASSERT(perform(written) == perform(written));
}

TEST(Performing, KeepsPerformancesAndEmptyScores) {
  EXPECT_EQ(perform({}), Score{});
  Score performance = accompanied_melody();
  for (Note& note : performance.notes) note.onset = note.onset * 0.9371 + Beats{0.04};
  sort_events(performance);
  ASSERT_FALSE(is_on_grid(performance));
  EXPECT_EQ(perform(performance), performance);
}

TEST(Performing, ShapesABareScore) {
  const Score written = accompanied_melody(), played = perform(written);
  EXPECT_TRUE(has_expressive_dynamics(played));
  EXPECT_GT(played.tempo.changes().size(), 10u);
  EXPECT_FALSE(played.pedal.empty());
  EXPECT_GT(duration_of(played), duration_of(written));
}

TEST(Performing, KeepsTheScoresOwnVelocities) {
  Score written = accompanied_melody();
  for (std::size_t note = 0; note < written.notes.size(); ++note)
    written.notes[note].velocity = static_cast<std::uint8_t>(50 + note);
  const Score played = perform(written);
  for (std::size_t note = 0; note < written.notes.size(); ++note)
    EXPECT_EQ(played.notes[note].velocity, written.notes[note].velocity);
  EXPECT_NE(played.tempo, written.tempo);
}

TEST(Performing, KeepsTheScoresOwnTempos) {
  Score written = accompanied_melody();
  written.tempo = TempoMap({tempo_of(Beats{0}, 100), tempo_of(Beats{4}, 80)});
  const Score played = perform(written);
  EXPECT_EQ(played.tempo, written.tempo);
  EXPECT_FALSE(played.pedal.empty());
}

TEST(Performing, KeepsTheScoresOwnPedal) {
  Score written = accompanied_melody();
  written.pedal = {{Beats{0}, Pedal::sustain, 127}, {Beats{2}, Pedal::sustain, 0}};
  EXPECT_EQ(perform(written).pedal, written.pedal);
}

TEST(Performing, KeepsTheScoresOwnLengths) {
  Score written = accompanied_melody();
  for (Note& note : written.notes) note.duration = note.duration * 0.93;
  const Score played = perform(written);
  for (std::size_t note = 0; note < written.notes.size(); ++note)
    EXPECT_EQ(played.notes[note].duration, written.notes[note].duration);
}

TEST(Performing, KeepsUnknownHands) {
  Score written = accompanied_melody();
  for (Note& note : written.notes) note.hand = Hand::unknown;
  for (const Note& note : perform(written).notes) EXPECT_EQ(note.hand, Hand::unknown);
}

TEST(Performing, IsRepresentableInMidi) {
  Score written = accompanied_melody();
  written.resolution = 100;
  const Score played = perform(written);
  EXPECT_EQ(played.resolution, 500);
  const Score read = read_midi(write_midi(played), "played").score;
  EXPECT_EQ(read.notes, played.notes);
  EXPECT_EQ(read.tempo, played.tempo);
  EXPECT_EQ(read.pedal, played.pedal);
}

}  // namespace
}  // namespace clavier
