#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>

#include "analysis/metrics/degeneracy.h"
#include "base/error.h"
#include "composing/compose.h"
#include "composing/continuation.h"
#include "composing/ending.h"
#include "composing/transposition.h"
#include "encoding/bins.h"
#include "encoding/chord_tokens.h"
#include "support/compose_all.h"
#include "support/fake_models.h"

namespace clavier {
namespace {

using support::FakeModel;
using support::noodling;

const Vocabulary kPlainNotes = Vocabulary::of_notes();

/// Plays the scale of C major, mostly C.
support::Answer in_c_major() {
  return [](Field field, const Events& events, std::vector<float>& logits) {
    noodling()(field, events, logits);
    if (field != Field::token) return;
    for (std::size_t token = 2; token < logits.size(); ++token) {
      const int degree = pitch_class(kPlainNotes.pitches(static_cast<int>(token)).front());
      if (degree == 1 || degree == 3 || degree == 6 || degree == 8 || degree == 10) logits[token] -= 8;
      if (degree == 0 || degree == 4 || degree == 7) logits[token] += 2;
    }
  };
}

ComposeOptions seeded(std::uint64_t seed, double seconds = 12) {
  ComposeOptions options;
  options.seed = seed;
  options.seconds = seconds;
  return options;
}

Score prompt_at(double bpm) {
  Score prompt;
  prompt.resolution = 96;
  prompt.tempo = TempoMap({tempo_of(Beats{0}, bpm)});
  for (int beat = 0; beat < 4; ++beat)
    prompt.notes.push_back({Beats{1.0 * beat}, Beats{8}, static_cast<Pitch>(60 + beat), 80, {}});
  return prompt;
}

RC_GTEST_PROP(Compose, GivesValidPiecesWithAnyModel, (std::uint64_t seed)) {
  FakeModel model(kPlainNotes, [seed](Field field, const Events& events, std::vector<float>& logits) {
    Random random(seed ^ events.size(), static_cast<std::uint64_t>(field));
    for (float& logit : logits) logit = static_cast<float>(6 * random.normal());
  });
  const Composition piece = compose(model, seeded(seed));
  RC_ASSERT(is_free_of_degeneracy(degeneracy_of(piece.score)));
  RC_ASSERT(!piece.score.notes.empty());
}

TEST(Compose, IsDeterministicForASeed) {
  FakeModel model(kPlainNotes, noodling()), other(kPlainNotes, noodling());
  EXPECT_EQ(compose(model, seeded(5)).score, compose(other, seeded(5)).score);
  EXPECT_EQ(compose(model, seeded(5)).score, compose(model, seeded(5)).score);
  EXPECT_NE(compose(model, seeded(5)).score.notes, compose(model, seeded(6)).score.notes);
}

TEST(Compose, IsIndependentOfTheNumberOfThreads) {
  const SequenceModelFactory maker = [] { return std::make_unique<FakeModel>(kPlainNotes, noodling()); };
  const auto alone = compose_all(make_piece_generator(maker), seeded(1), 1);
  const auto together = compose_all(make_piece_generator(maker), seeded(1), 2);
  for (std::size_t index = 0; index < 4; ++index) EXPECT_EQ(alone[index].score, together[index].score);
  EXPECT_NE(alone[0].score.notes, alone[1].score.notes);
  EXPECT_EQ(alone[0].score, compose(*maker(), seeded(1)).score);
}

TEST(Compose, SustainsTheLastChord) {
  FakeModel model(kPlainNotes, noodling());
  const Score score = compose(model, seeded(3)).score;
  const Beats last = score.notes.back().onset;
  for (const Note& note : score.notes) {
    if (note.onset < last) continue;
    EXPECT_GE(note.duration.value, 2 * kMinRingingSeconds);
  }
}

TEST(Compose, KeepsTheDurationAtAFasterTempo) {
  FakeModel model(kPlainNotes, noodling());
  ComposeOptions options = seeded(3, 20);
  options.tempo = 240;
  const Score score = compose(model, options).score;
  EXPECT_NEAR(score.tempo.seconds_at(score.notes.back().onset).value, 20, 4);
  EXPECT_EQ(score.tempo.bpm_at({}), 240);
}

TEST(Compose, TransposesThePieceToTheRequestedKey) {
  FakeModel model(kPlainNotes, in_c_major());
  ComposeOptions options = seeded(3, 20);
  options.key = "E major";
  const Composition piece = compose(model, options);
  EXPECT_TRUE(piece.has_asked_mode);
  ASSERT_TRUE(piece.key);
  EXPECT_EQ(piece.key->key, (Key{4, Mode::major}));
}

TEST(Compose, ReportsWhenNoAttemptHasTheRequestedMode) {
  FakeModel model(kPlainNotes, in_c_major());
  ComposeOptions options = seeded(3, 20);
  options.key = "D minor";
  const Composition piece = compose(model, options);
  EXPECT_FALSE(piece.has_asked_mode);
  EXPECT_EQ(piece.attempts, kModeAttempts);
  EXPECT_EQ(piece.key->key.tonic, 2);
}

TEST(Compose, RefusesContradictoryOptions) {
  FakeModel model(kPlainNotes, noodling());
  ComposeOptions both = seeded(1);
  both.notes = 10;
  EXPECT_THROW(compose(model, both), Misuse);
  ComposeOptions keyed = seeded(1);
  keyed.key = "H moll";
  EXPECT_THROW(compose(model, keyed), Misuse);
  keyed.key = "C minor";
  const Score prompt = prompt_at(120);
  EXPECT_THROW(compose(model, keyed, &prompt), Misuse);
}

TEST(Compose, ContinuesAPromptInItsOwnTempo) {
  FakeModel model(kPlainNotes, noodling());
  const Score prompt = prompt_at(90);
  const Score score = compose(model, seeded(1, 10), &prompt).score;
  EXPECT_EQ(score.tempo, prompt.tempo);
  EXPECT_EQ(score.resolution, 96);
  for (std::size_t index = 0; index < 4; ++index) {
    EXPECT_EQ(score.notes[index].onset, prompt.notes[index].onset);
    EXPECT_EQ(score.notes[index].pitch, prompt.notes[index].pitch);
  }
  EXPECT_GT(score.notes[4].onset, score.notes[3].onset);
  EXPECT_TRUE(is_free_of_degeneracy(degeneracy_of(score)));
}

TEST(Compose, BeginsAfterTheBarOfAPromptInBars) {
  FakeModel model(kPlainNotes, noodling());
  Score prompt = prompt_at(60);
  prompt.meters = {{.onset = Beats{0}, .numerator = 3, .denominator = 4}};
  for (Note& note : prompt.notes) note.duration = Beats{1};
  for (const double held : {0.9, 1.0, 2.5}) {
    prompt.notes.back().duration = Beats{held};
    const Beats end = end_of(prompt.notes.back());
    const Score score = compose(model, seeded(1, 10), &prompt).score;
    EXPECT_EQ(score.notes[4].onset, Beats{std::ceil(end.value / 3) * 3}) << held;
  }
}

TEST(Compose, BeginsAfterTheLastNoteOfARecording) {
  FakeModel model(kPlainNotes, noodling());
  Score prompt = prompt_at(120);
  const std::array<double, 4> onsets = {0, 1.11, 2.29, 2.83};
  for (std::size_t index = 0; index < 4; ++index) prompt.notes[index].onset = Beats{onsets.at(index)};
  prompt.notes.back().duration = Beats{9};
  const Score score = compose(model, seeded(1, 10), &prompt).score;
  EXPECT_GE(score.notes[4].onset, end_of(prompt.notes.back()));
}

TEST(Compose, RefusesATempoForAPromptThatIsKept) {
  FakeModel model(kPlainNotes, noodling());
  const Score prompt = prompt_at(90);
  ComposeOptions options = seeded(1, 10);
  options.tempo = 60;
  EXPECT_THROW(compose(model, options, &prompt), Misuse);
  options.keep_prompt = false;
  EXPECT_EQ(compose(model, options, &prompt).score.tempo.bpm_at({}), 60);
}

TEST(Compose, CanOmitThePrompt) {
  FakeModel model(kPlainNotes, noodling());
  const Score prompt = prompt_at(90);
  ComposeOptions options = seeded(1, 10);
  options.keep_prompt = false;
  const Score score = compose(model, options, &prompt).score;
  EXPECT_EQ(score.notes.front().onset, Beats{});
}

TEST(Compose, RefusesAPromptWithoutNotes) {
  FakeModel model(kPlainNotes, noodling());
  const Score empty;
  EXPECT_THROW(compose(model, seeded(1), &empty), Error);
}

/// A hundred chords in C: a cadence of four, repeated; nine tenths of them lie within the requested length.
SampledEvents cadences(double end_log_probabilities) {
  SampledEvents sampled;
  const std::vector<std::vector<Pitch>> bar = {{60, 64, 67}, {65, 69}, {67, 71}, {59, 62, 67}};
  for (int chord = 0; chord < 100; ++chord)
    for (const Pitch key : bar[static_cast<std::size_t>(chord) % 4]) {
      const auto& pitches = bar[static_cast<std::size_t>(chord) % 4];
      const int token = key == pitches.front() ? kPlainNotes.opening(key) : kPlainNotes.joining(key);
      sampled.events.push_back({static_cast<std::uint16_t>(token), 11, 11, 8});
      sampled.progress.push_back(chord / 90.0);
      sampled.end_log_probabilities.push_back(end_log_probabilities);
    }
  return sampled;
}

TEST(Ending, IsTheTonicChordNearTheRequestedLength) {
  const SampledEvents sampled = cadences(-10);
  const std::size_t events = find_best_ending(sampled, kPlainNotes);
  EXPECT_EQ(kPlainNotes.name(sampled.events[events - 1].token), "+G4");
  EXPECT_EQ(kPlainNotes.name(sampled.events[events - 3].token), "C4");
  EXPECT_NEAR(sampled.progress[events - 1], 1, 0.05);
}

TEST(Ending, FollowsTheModelAmongEqualChords) {
  SampledEvents sampled = cadences(-10);
  const std::size_t late = sampled.events.size() - 8;  // the last note of the last tonic chord
  ASSERT_EQ(kPlainNotes.name(sampled.events[late].token), "+G4");
  sampled.end_log_probabilities[late] = -1;
  EXPECT_EQ(find_best_ending(sampled, kPlainNotes), late + 1);
}

TEST(Ending, RestsOnTheTonicTriadOnly) {
  const Key c_major{.tonic = 0, .mode = Mode::major};
  Score score;
  score.notes = {{Beats{0}, Beats{1}, 62, 80, {}}, {Beats{1}, Beats{1}, 48, 80, {}}, {Beats{1}, Beats{1}, 64, 80, {}}};
  EXPECT_TRUE(ends_on_tonic(score, c_major));
  score.notes.push_back({Beats{1}, Beats{1}, 71, 80, {}});
  EXPECT_FALSE(ends_on_tonic(score, c_major));
  score.notes = {{Beats{1}, Beats{1}, 52, 80, {}}, {Beats{1}, Beats{1}, 60, 80, {}}};
  EXPECT_FALSE(ends_on_tonic(score, c_major));  // the third in the bass
  EXPECT_FALSE(ends_on_tonic(Score{}, c_major));
}

TEST(KeyChange, TakesTheNearestInterval) {
  EXPECT_EQ(nearest_interval(0, 7), -5);
  EXPECT_EQ(nearest_interval(0, 6), 6);
  EXPECT_EQ(nearest_interval(11, 0), 1);
  EXPECT_EQ(nearest_interval(4, 4), 0);
}

TEST(KeyChange, KeepsNotesOnThePianoAndDistinct) {
  Score score;
  score.notes = {
      {Beats{0}, Beats{2}, 96, 80, {}}, {Beats{0}, Beats{2}, 108, 80, {}}, {Beats{3}, Beats{1}, 108, 80, {}}};
  const Score moved = transpose_on_piano(score, 1);
  ASSERT_EQ(moved.notes.size(), 2u);
  EXPECT_EQ(moved.notes[0].pitch, 97);
  EXPECT_EQ(moved.notes[1].pitch, 97);
  EXPECT_EQ(moved.notes[1].onset, Beats{3});
}

}  // namespace
}  // namespace clavier
