#include <gtest/gtest.h>

#include "encoding/score_steps/bar_piece.h"
#include "training/fitting/score_pieces.h"

namespace clavier {
namespace {

/// A note each half second, for ten seconds, at 60 quarter notes a minute.
Score recording() {
  Score score;
  score.tempo = TempoMap({{.onset = Beats{0}, .microseconds_per_beat = 1'000'000}});
  for (int note = 0; note < 20; ++note)
    score.notes.push_back({.onset = Beats{note * 0.5}, .duration = Beats{0.25}, .pitch = Pitch(60 + note % 5)});
  return score;
}

TEST(PerformedPieces, HaveBarsOfTwoSeconds) {
  const ScorePiece piece = make_performed_piece(recording(), Era::romantic);
  ASSERT_EQ(piece.piece.bars.size(), 5u);
  EXPECT_EQ(piece.notes, 20u);
  for (const ScoreBar& bar : piece.piece.bars) {
    ASSERT_EQ(bar.notes.size(), 4u);
    EXPECT_EQ(bar.notes[1].position, 24);
    EXPECT_EQ(bar_ticks(bar.meter), 96);
  }
}

TEST(PerformedPieces, SayTheirKindAndNoMeterOrTempo) {
  const ScorePrefix prefix = make_performed_piece(recording(), Era::romantic).prefix;
  EXPECT_EQ(prefix.kind, ScoreKind::performed);
  EXPECT_EQ(prefix.era, Era::romantic);
  EXPECT_FALSE(prefix.meter || prefix.tempo);
}

TEST(PerformedPieces, MayBeSilent) { EXPECT_EQ(make_performed_piece({}, Era::baroque).notes, 0u); }

}  // namespace
}  // namespace clavier
