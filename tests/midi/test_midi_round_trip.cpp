#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "midi/midi_writer.h"
#include "midi_bytes.h"
#include "random_score.h"

namespace clavier::testing {
namespace {

using ::testing::IsEmpty;

void expect_same_again(const Score& score) {
  const MidiReading again = read_midi(write_midi(score), "written");
  EXPECT_EQ(again.score, score);
  EXPECT_THAT(again.warnings, IsEmpty());
}

Score score_of(std::vector<Note> notes) {
  Score score;
  score.notes = std::move(notes);
  return score;
}

RC_GTEST_PROP(MidiRoundTrip, RestoresAnyScore, (std::uint64_t seed)) {
  const Score score = random_score(seed);
  const MidiReading again = read_midi(write_midi(score), "written");
  RC_ASSERT(again.warnings.empty());
  RC_ASSERT(again.score == score);
}

RC_GTEST_PROP(MidiRoundTrip, OfATruncatedFileGivesAWarningOrAnError, (std::uint64_t seed)) {
  Bytes file = write_midi(random_score(seed));
  file.resize(Random(seed, 1).below(file.size()));
  try {
    RC_ASSERT(!read_midi(file, "cut").warnings.empty());
  } catch (const Error&) {
  }
}

RC_GTEST_PROP(MidiRoundTrip, SurvivesChangedBytes, (std::uint64_t seed)) {
  Bytes file = write_midi(random_score(seed));
  Random random(seed, 1);
  for (std::uint64_t count = 1 + random.below(8); count > 0; --count)
    file[random.below(file.size())] = static_cast<std::uint8_t>(random.below(256));
  try {
    const Score score = read_midi(file, "changed").score;
    RC_ASSERT(read_midi(write_midi(score), "again").score == score);
  } catch (const Error& error) {
    RC_ASSERT(std::string(error.what()).starts_with("cannot read MIDI file changed: byte "));
  }
}

TEST(MidiRoundTrip, KeepsAnEmptyScore) { expect_same_again(Score{}); }

TEST(MidiRoundTrip, KeepsAPedalWithoutNotes) {
  Score score;
  score.pedal = {{ticks(0), Pedal::sustain, 127}, {ticks(0), Pedal::sustain, 127}};
  expect_same_again(score);
}

TEST(MidiRoundTrip, KeepsANoteInsideAnotherOfItsPitch) {
  expect_same_again(score_of({note_of(0, 100), note_of(10, 20)}));
}

TEST(MidiRoundTrip, KeepsMoreNotesInsideEachOtherThanThereAreChannels) {
  Score score;
  for (int depth = 0; depth < 40; ++depth) score.notes.push_back(note_of(depth, 100 - 2 * depth));
  score.pedal = {{ticks(5), Pedal::sustain, 127}};
  expect_same_again(score);
  for (Note& note : score.notes) note.hand = Hand::left;
  expect_same_again(score);
}

TEST(MidiRoundTrip, KeepsTheSamePitchInBothHandsAndInNone) {
  expect_same_again(
      score_of({note_of(0, 100), played_by(Hand::left, note_of(0, 100)), played_by(Hand::right, note_of(0, 100))}));
}

TEST(MidiRoundTrip, KeepsATitleThatNamesAHand) {
  Score score = score_of({played_by(Hand::right, note_of(0, 100))});
  score.title = "Left hand";
  expect_same_again(score);
}

TEST(MidiRoundTrip, KeepsSilencesLongerThanADeltaTime) {
  expect_same_again(score_of({note_of(0, 2'000'000'000), note_of(1'000'000'000, 5, 62)}));
}

TEST(MidiRoundTrip, KeepsATextOfManyBytes) {
  Score score;
  score.title = std::string(20000, 'x');
  expect_same_again(score);
}

TEST(MidiWriter, EndsANoteBeforeItsPitchRepeats) {
  const Bytes file = write_midi(score_of({note_of(0, 10), note_of(10, 10)}));
  const std::string events("\x90\x3c\x40\x0a\x3c\x00\x00\x3c\x40\x0a\x3c\x00", 12);
  EXPECT_THAT(std::string(as_text(file)), ::testing::HasSubstr(events));
}

TEST(MidiWriter, RoundsTimesToTicks) {
  const Score score = score_of({{.onset = Beats{1.0 / 7}, .duration = Beats{1e-9}}});
  EXPECT_EQ(notes_in(write_midi(score)).front(), note_of(69, 1));
}

TEST(MidiWriter, RefusesWhatMidiCannotRepresent) {
  const auto refuses = [](const Score& score) { EXPECT_THROW(write_midi(score), Error); };
  refuses({.resolution = 0});
  refuses({.resolution = 40000});
  refuses(score_of({note_of(0, 10, 60, 0)}));
  refuses(score_of({note_of(0, 10, 128)}));
  refuses(score_of({note_of(-1, 10)}));
  refuses(score_of({note_of(std::int64_t{1} << 31, 10)}));
  Score score;
  score.meters = {{ticks(0), 4, 3}};
  refuses(score);
  score.meters = {};
  score.keys = {{ticks(0), 8, Mode::major}};
  refuses(score);
}

}  // namespace
}  // namespace clavier::testing
