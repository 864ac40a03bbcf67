#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "encoding/score_steps/step_reader.h"
#include "support/random_bars.h"

namespace clavier {
namespace {

int at(const StepRow& row, StepColumn column, int offset = 0) {
  return row[static_cast<std::size_t>(column) + static_cast<std::size_t>(offset)];
}
int at(const NoteRow& row, NoteColumn column, int offset = 0) {
  return row[static_cast<std::size_t>(column) + static_cast<std::size_t>(offset)];
}
constexpr int kNoPitch = kPianoKeys;

ScoreBar bar_of_notes(std::initializer_list<BarNote> notes) { return {.notes = notes}; }

RC_GTEST_PROP(StepReader, SaysOnlySymbolsOfItsColumns, (std::uint64_t seed)) {
  Random random(seed);
  const BarPiece piece = with_keys(random_bars(seed, 20));
  ScoreFrame frame = frame_of(piece);
  if (seed % 2 == 0) frame.passage = InfillSpan{.first_bar = 1, .bars = 2};
  StepReader reader(frame);
  for (const ScoreStep& step : frame.passage ? encode_steps(piece, *frame.passage) : encode_steps(piece)) {
    if (step.is_note()) {
      const NoteRow row = reader.note_row(step);
      for (std::size_t column = 0; column < row.size(); ++column)
        RC_ASSERT(row[column] >= 0 && row[column] < kNoteColumnSymbols[column]);
    }
    reader.take(step);
    for (std::size_t column = 0; column < reader.row().size(); ++column)
      RC_ASSERT(reader.row()[column] >= 0 && reader.row()[column] < kStepColumnSymbols[column]);
  }
}

TEST(StepReader, HintsAtTheSamePlaceOfTheBarsBefore) {
  const ScoreBar first = bar_of_notes({{.pitch = 60}, {.position = 48, .pitch = 64, .duration = 12}});
  const ScoreBar second = bar_of_notes({{.pitch = 62}, {.position = 48, .pitch = 65}});
  StepReader reader({.bars = 3});
  const ScoreSteps steps = encode_steps({{first, second, first}});
  for (std::size_t step = 0; step < 7; ++step) reader.take(steps[step]);  // up to the third bar line
  EXPECT_EQ(at(reader.row(), StepColumn::next_shift, static_cast<int>(HintBar::back1)), 0);
  NoteRow note = reader.note_row(steps[7]);
  EXPECT_EQ(at(note, NoteColumn::pitch, static_cast<int>(HintBar::back1)), 62 - 21);
  EXPECT_EQ(at(note, NoteColumn::pitch, static_cast<int>(HintBar::back2)), 60 - 21);
  EXPECT_EQ(at(note, NoteColumn::pitch, static_cast<int>(HintBar::reference)), 60 - 21);
  EXPECT_EQ(at(note, NoteColumn::pitch, static_cast<int>(HintBar::back4)), kNoPitch);
  reader.take(steps[7]);
  EXPECT_EQ(at(reader.row(), StepColumn::next_shift, static_cast<int>(HintBar::back1)), 48);
  note = reader.note_row(steps[8]);
  EXPECT_EQ(at(note, NoteColumn::duration, static_cast<int>(HintBar::back2)), duration_symbol(12));
}

TEST(StepReader, MovesTheHintOfATransposedReference) {
  const ScoreBar first = bar_of_notes({{.pitch = 60}, {.position = 24, .pitch = 64}, {.position = 48, .pitch = 67}});
  const ScoreBar up = bar_of_notes({{.pitch = 65}, {.position = 24, .pitch = 69}, {.position = 48, .pitch = 72}});
  const ScoreSteps steps = encode_steps({{first, up}});
  StepReader reader({.bars = 2});
  for (std::size_t step = 0; step < 5; ++step) reader.take(steps[step]);
  EXPECT_EQ(at(reader.row(), StepColumn::transposition), 5 + kMaxTransposition);
  const NoteRow note = reader.note_row(steps[5]);
  EXPECT_EQ(at(note, NoteColumn::pitch, static_cast<int>(HintBar::reference)), 65 - 21);
  EXPECT_EQ(at(note, NoteColumn::pitch, static_cast<int>(HintBar::back1)), 60 - 21);
}

TEST(StepReader, SaysWhatFollowedTheSameNotes) {
  StepReader reader({.bars = 1});
  ScoreBar bar;
  int position = 0;
  for (const int pitch : {60, 62, 64, 65, 60, 62, 64}) {
    bar.notes.push_back({.position = position, .pitch = static_cast<Pitch>(pitch)});
    position += 12;
  }
  bar.meter = *meter_symbol({4, 4});
  const ScoreSteps steps = encode_steps({{bar}});
  for (std::size_t step = 0; step < 8; ++step) reader.take(steps[step]);
  EXPECT_EQ(at(reader.row(), StepColumn::follower_pitch), 65 - 21);
  EXPECT_EQ(at(reader.row(), StepColumn::follower_shift), 12);
  const ScoreStep next = note_step(12, {.pitch = 70});
  EXPECT_EQ(at(reader.note_row(next), NoteColumn::follower), 65 - 21);
}

TEST(StepReader, ContinuesASequence) {
  StepReader reader({.bars = 1});
  ScoreBar bar;
  int position = 0;
  for (const int pitch : {60, 64, 62, 65, 66, 70, 68, 71}) {
    bar.notes.push_back({.position = position, .pitch = static_cast<Pitch>(pitch)});
    position += 6;
  }
  for (const ScoreStep& step : encode_steps({{bar}}))
    if (!step.is_end()) reader.take(step);
  EXPECT_EQ(at(reader.note_row(note_step(6, {.pitch = 70})), NoteColumn::sequence), 72 - 21);
}

TEST(StepReader, SaysWhatSoundsAndWhatThePartPlayedLast) {
  const ScoreSteps steps = encode_steps({{bar_of_notes({{.pitch = 76, .duration = 12},
                                                        {.part = Part::left, .pitch = 40, .duration = 96},
                                                        {.position = 24, .pitch = 74}})}});
  StepReader reader({.bars = 1});
  for (std::size_t step = 0; step < 3; ++step) reader.take(steps[step]);
  const NoteRow note = reader.note_row(steps[3]);
  EXPECT_EQ(at(note, NoteColumn::lowest), 40 - 21);
  EXPECT_EQ(at(note, NoteColumn::highest), 40 - 21);
  EXPECT_EQ(at(note, NoteColumn::last), 76 - 21);
  EXPECT_EQ(at(note, NoteColumn::position), 24);
}

TEST(StepReader, HintsAtWhatComesAfterAPassage) {
  const ScoreBar bar = bar_of_notes({{.pitch = 60}, {.position = 24, .pitch = 64}});
  const ScoreBar next = bar_of_notes({{.pitch = 67}, {.position = 48, .pitch = 69}});
  const InfillSpan passage{.first_bar = 1, .bars = 1};
  StepReader reader({.bars = 3, .passage = passage});
  ScoreSteps steps = encode_steps({{bar, bar, next}}, passage);
  steps.pop_back();
  while (!steps.back().is_bar()) steps.pop_back();
  for (const ScoreStep& step : steps) reader.take(step);
  EXPECT_EQ(at(reader.row(), StepColumn::passage), 8 + 1 + 2);
  EXPECT_EQ(at(reader.row(), StepColumn::next_shift, static_cast<int>(HintBar::ahead1)), 0);
  const NoteRow note = reader.note_row(note_step(0, {.pitch = 50}));
  EXPECT_EQ(at(note, NoteColumn::pitch, static_cast<int>(HintBar::ahead1)), 67 - 21);
  EXPECT_EQ(at(note, NoteColumn::pitch, static_cast<int>(HintBar::back1)), 60 - 21);
}

}  // namespace
}  // namespace clavier
