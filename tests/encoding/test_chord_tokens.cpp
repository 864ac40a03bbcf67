#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

#include "encoding/chord_tokens.h"
#include "support/generators.h"

namespace clavier {
namespace {

using support::any_chords_on_grid;
using support::any_events;
using testing::ElementsAre;

const Vocabulary kPlainNotes = Vocabulary::of_notes();
const Vocabulary kPerformance = Vocabulary::of_performance();
const Vocabulary kChords = Vocabulary::of_notes({{60, 64, 67}, {48, 60}, {60, 64, 67, 72}});
const Vocabulary kArticle = Vocabulary::of_article({"A2", "0.4.7", "C4"});

Score score_of(const std::vector<GridChord>& chords) {
  Score score;
  score.tempo = TempoMap({Tempo{}});
  for (const GridChord& chord : chords)
    for (const GridNote& note : chord)
      score.notes.push_back({Beats{note.onset / 24.0}, Beats{note.duration / 24.0}, note.pitch, note.velocity, {}});
  sort_events(score);
  return score;
}

Note note(double seconds, double length, Pitch pitch, int velocity = 68) {
  return {Beats{2 * seconds}, Beats{2 * length}, pitch, static_cast<std::uint8_t>(velocity), {}};
}

void expect_no_pitch_repeated_while_held(const Score& score) {
  std::array<double, 128> free_from{};
  free_from.fill(-1);
  for (const Note& decoded : score.notes) {
    RC_ASSERT(decoded.onset.value >= 0);
    RC_ASSERT(decoded.duration.value > 0);
    RC_ASSERT(on_piano(decoded.pitch));
    RC_ASSERT(decoded.velocity >= 1 && decoded.velocity <= 127);
    RC_ASSERT(decoded.onset.value > free_from[decoded.pitch] - 1e-9);
    free_from[decoded.pitch] = end_of(decoded).value;
  }
}

RC_GTEST_PROP(ChordTokens, KeepAPieceOnTheGrid, ()) {
  const Score score = score_of(any_chords_on_grid());
  RC_ASSERT(decode(encode(score, kPlainNotes), kPlainNotes) == score);
}

RC_GTEST_PROP(ChordTokens, KeepThePitchesAndOnsetsOfDictionaryChords, ()) {
  const Score score = score_of(any_chords_on_grid());
  const auto onsets = [](const Score& piece) {
    std::vector<std::pair<double, int>> result;
    for (const Note& note : piece.notes) result.emplace_back(note.onset.value, note.pitch);
    return result;
  };
  RC_ASSERT(onsets(decode(encode(score, kChords), kChords)) == onsets(score));
}

RC_GTEST_PROP(ChordTokens, MakeAValidScoreFromAnyEvents, ()) {
  const Vocabulary& vocabulary = **rc::gen::element(&kPlainNotes, &kChords, &kArticle);
  expect_no_pitch_repeated_while_held(decode(any_events(vocabulary), vocabulary));
}

RC_GTEST_PROP(ChordTokens, FollowTheirOwnGrammar, ()) {
  int previous = Vocabulary::kStart;
  for (const Event& event : encode(score_of(any_chords_on_grid()), kChords)) {
    RC_ASSERT(kChords.may_follow(event.token, previous));
    RC_ASSERT(!kChords.joins(event.token) || event.shift == 0);
    previous = event.token;
  }
}

TEST(ChordTokens, OrderAChordFromTheLowestPitchUp) {
  Score score;
  score.notes = {note(0, 1, 67), note(0, 1, 60), note(0, 1, 64)};
  const Events events = encode(score, kPlainNotes);
  ASSERT_EQ(events.size(), 3u);
  EXPECT_EQ(kPlainNotes.name(events[0].token), "C4");
  EXPECT_EQ(kPlainNotes.name(events[1].token), "+E4");
  EXPECT_EQ(kPlainNotes.name(events[2].token), "+G4");
}

TEST(ChordTokens, UseOneTokenForAChordOfTheDictionary) {
  Score score;
  score.notes = {note(0, 1, 60, 20), note(0, 2, 64, 60), note(0, 3, 67, 100)};
  const Events events = encode(score, kChords);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(kChords.name(events[0].token), "C4.E4.G4");
  EXPECT_EQ(duration_bins().value(events[0].duration), duration_bins().value(duration_bins().nearest(96)));
  EXPECT_EQ(events[0].velocity, kChords.velocity_symbol(60));
}

TEST(ChordTokens, GroupOnsetsWithinTheChordWindow) {
  Score score;
  score.notes = {note(0, 1, 60), note(2 / 48.0, 1, 64), note(3 / 48.0, 1, 67)};
  const auto chords = chords_of(score);
  ASSERT_EQ(chords.size(), 2u);
  EXPECT_EQ(chords[0].size(), 2u);
  EXPECT_EQ(chords[0][1].duration, 50);  // its end does not move
}

TEST(ChordTokens, KeepTheSpreadOfPerformedChords) {
  Score score;
  score.notes = {note(1 / 48.0, 1, 60, 50), note(0, 1, 64, 90), note(2 / 48.0, 1, 67, 91), note(1, 1, 72, 30)};
  const Events events = encode(score, kPerformance);
  ASSERT_EQ(events.size(), 4u);
  EXPECT_EQ(spread_value(events[1].shift), -1);
  EXPECT_EQ(spread_value(events[2].shift), 1);
  EXPECT_EQ(shift_bins().value(events[3].shift), shift_bins().value(shift_bins().nearest(47)));
  EXPECT_NE(events[1].velocity, events[0].velocity);
  const Score decoded = decode(events, kPerformance);
  ASSERT_EQ(decoded.notes.size(), 4u);
  EXPECT_LT(decoded.notes[0].onset, decoded.notes[2].onset);
}

TEST(ChordTokens, CountAPitchRepeatedWithinTheWindowOnce) {
  Score score;
  score.notes = {note(0, 0.02, 60, 40), note(1 / 48.0, 1, 60, 90)};
  const auto chords = chords_of(score);
  ASSERT_EQ(chords.size(), 1u);
  EXPECT_THAT(chords[0], ElementsAre(GridNote{0, 49, 60, 90}));
}

TEST(ChordTokens, EndANoteWhenItsPitchRepeats) {
  const Event first{static_cast<std::uint16_t>(kPlainNotes.opening(60)), 0, 20, 8};
  const Score score = decode(Events{first, first}, kPlainNotes);
  ASSERT_EQ(score.notes.size(), 2u);
  EXPECT_EQ(end_of(score.notes[0]), score.notes[1].onset);
}

TEST(ChordTokens, OmitChordsOutsideTheArticlesDictionary) {
  Score score;
  score.notes = {note(0, 1, 45), note(1, 1, 46), note(2, 1, 60), note(2, 1, 76), note(2, 1, 79)};
  const Events events = encode(score, kArticle);
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(kArticle.name(events[0].token), "A2");
  EXPECT_EQ(kArticle.name(events[1].token), "0.4.7");
}

TEST(ChordTokens, AdvanceByTheFixedStepWithoutTiming) {
  const auto token = static_cast<std::uint16_t>(kArticle.find({45}));
  const Score score = decode(Events{{.token = token}, {.token = token}}, kArticle, Seconds{0.25});
  ASSERT_EQ(score.notes.size(), 2u);
  EXPECT_DOUBLE_EQ(score.notes[0].onset.value, 0);
  EXPECT_DOUBLE_EQ(score.notes[1].onset.value, 0.5);
  EXPECT_DOUBLE_EQ(score.notes[1].duration.value, 0.5);
}

TEST(ChordTokens, ReadTheTempoAsTime) {
  Score score;
  score.tempo = TempoMap({tempo_of(Beats{0}, 60)});
  score.notes = {{Beats{0}, Beats{1}, 60, 64, {}}, {Beats{1}, Beats{1}, 62, 64, {}}};
  EXPECT_EQ(chords_of(score)[1].front().onset, kStepsPerSecond);
}

TEST(ChordTokens, SkipPitchesOutsideThePiano) {
  Score score;
  score.notes = {note(0, 1, 20), note(0, 1, 109)};
  EXPECT_TRUE(encode(score, kPlainNotes).empty());
}

}  // namespace
}  // namespace clavier
