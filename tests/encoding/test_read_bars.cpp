#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "encoding/score_steps/read_bars.h"
#include "support/random_bars.h"

namespace clavier {
namespace {

using testing::ElementsAre;

Note note(double onset, double duration, int pitch, Hand hand = Hand::unknown) {
  return {.onset = Beats{onset}, .duration = Beats{duration}, .pitch = static_cast<Pitch>(pitch), .hand = hand};
}

RC_GTEST_PROP(ReadBars, GiveBackWhatWasWritten, ()) {
  const BarPiece piece = random_bars(*rc::gen::arbitrary<std::uint64_t>());
  RC_ASSERT(read_bars(write_bars(piece)).piece == piece);
}

TEST(ReadBars, AreSixteenthsAtLeast) {
  for (const int numerator : {1, 2, 3}) {
    Score score{.notes = {note(0, 1, 60), note(2, 1, 62)}};
    score.meters = {{Beats{0}, numerator, 64}};
    const BarReading reading = read_bars(score);
    EXPECT_GE(reading.piece.bars.size(), 8u) << numerator;
    EXPECT_EQ(reading.bar_ticks.size(), reading.piece.bars.size() + 1);
  }
}

TEST(ReadBars, TakeMiddleCAsTheBorderOfUnknownHands) {
  const BarPiece piece = read_bars({.notes = {note(0, 1, 60), note(0, 1, 59), note(1, 1, 30, Hand::right)}}).piece;
  ASSERT_EQ(piece.bars.size(), 1u);
  EXPECT_THAT(piece.bars[0].notes, ElementsAre(BarNote{.pitch = 60}, BarNote{.part = Part::left, .pitch = 59},
                                               BarNote{.position = 24, .pitch = 30}));
}

TEST(ReadBars, WriteTheRightHandFromTheTopAndTheLeftFromTheBass) {
  const BarPiece piece = read_bars({.notes = {note(0, 1, 40, Hand::left), note(0, 1, 47, Hand::left),
                                              note(0, 1, 64, Hand::right), note(0, 1, 67, Hand::right)}})
                             .piece;
  std::vector<int> pitches;
  for (const BarNote& each : piece.bars[0].notes) pitches.push_back(each.pitch);
  EXPECT_THAT(pitches, ElementsAre(67, 64, 40, 47));
}

TEST(ReadBars, CountWhatDoesNotFitTheGrid) {
  const BarReading reading =
      read_bars({.notes = {note(0, 1, 60), note(0, 2, 60), note(0.21, 1, 65), note(1, 1, 12), note(2, 1, 62)}});
  EXPECT_EQ(reading.notes, 5u);
  EXPECT_EQ(reading.merged, 1u);
  EXPECT_EQ(reading.moved, 1u);
  EXPECT_EQ(reading.off_piano, 1u);
  EXPECT_EQ(reading.piece.bars[0].notes.front().duration, 48);
}

TEST(ReadBars, GiveAnUpbeatItsOwnBar) {
  const BarReading reading = read_bars(
      {.meters = {{Beats{0}, 4, 4}, {Beats{1}, 3, 4}}, .notes = {note(0, 1, 60), note(1, 1, 62), note(4, 1, 64)}});
  ASSERT_EQ(reading.piece.bars.size(), 3u);
  EXPECT_EQ(reading.piece.bars[0].meter, meter_symbol({1, 4}));
  EXPECT_EQ(reading.piece.bars[1].meter, meter_symbol({3, 4}));
  EXPECT_EQ(reading.irregular_bars, 1u);
}

TEST(ReadBars, CutCadenzasIntoBars) {
  const BarReading reading =
      read_bars({.meters = {{Beats{0}, 41, 8}}, .notes = {note(0, 1, 60), note(20, 0.5, 62), note(21, 1, 65)}});
  ASSERT_EQ(reading.piece.bars.size(), 6u);
  EXPECT_EQ(reading.piece.bars[4].meter, meter_symbol({9, 8}));
  EXPECT_EQ(reading.irregular_bars, 6u);
}

TEST(ReadBars, DropSilentBarsAtBothEnds) {
  const BarPiece piece = read_bars({.notes = {note(8, 1, 60), note(17, 1, 62)}}).piece;
  EXPECT_EQ(piece.bars.size(), 3u);
  EXPECT_TRUE(read_bars(Score{}).piece.bars.empty());
}

TEST(ReadBars, StateTheTemposOfSectionsAndNoRubato) {
  Score score;
  std::vector<Tempo> tempos{tempo_of(Beats{0}, 100), tempo_of(Beats{12}, 50), tempo_of(Beats{16}, 100),
                            tempo_of(Beats{40}, 160)};
  score.tempo = TempoMap(tempos);
  for (int beat = 0; beat < 80; ++beat) score.notes.push_back(note(beat, 1, 60));
  const BarPiece piece = read_bars(score).piece;
  EXPECT_EQ(piece.bars[0].tempo, tempo_symbol(100));
  EXPECT_EQ(piece.bars[10].tempo, tempo_symbol(160));
  EXPECT_EQ(std::count_if(piece.bars.begin(), piece.bars.end(), [](const ScoreBar& bar) { return bar.tempo; }), 2);
}

TEST(ReadBars, StateNoLoudnessWhereAllNotesAreEquallyLoud) {
  const BarPiece piece = read_bars({.notes = {note(0, 1, 60), note(1, 1, 62)}}).piece;
  EXPECT_EQ(piece.bars[0].notes[0].loudness, 0);
}

}  // namespace
}  // namespace clavier
