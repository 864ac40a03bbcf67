#include <gtest/gtest.h>

#include "music/piece_bounds.h"

namespace clavier {
namespace {

Score piece_of(std::size_t notes, Beats step, Beats duration) {
  Score score;
  for (std::size_t note = 0; note < notes; ++note)
    score.notes.push_back({.onset = step * static_cast<double>(note), .duration = duration, .pitch = 60});
  return score;
}

TEST(PieceBounds, AreFarAboveMusic) {
  EXPECT_EQ(find_excess({}), "");
  EXPECT_EQ(find_excess(piece_of(300'000, Beats{0.1}, Beats{1})), "");
  EXPECT_EQ(find_excess(piece_of(100, Beats{0}, Beats{4})), "");
}

TEST(PieceBounds, ExcludeAPieceOfADay) {
  EXPECT_EQ(find_excess(piece_of(2, Beats{172'800}, Beats{1})),
            "it lasts 25 hours; a piece lasts at most 12: split it");
}

TEST(PieceBounds, ExcludeANoteOfWeeks) {
  EXPECT_EQ(find_excess(piece_of(1, Beats{0}, Beats{89'000'000})),
            "it lasts 12362 hours; a piece lasts at most 12: split it");
}

TEST(PieceBounds, ExcludeThousandsOfNotesAtOnce) {
  EXPECT_EQ(find_excess(piece_of(40'000, Beats{0}, Beats{1})),
            "it has 40000 notes at once; a piece has at most 512: split it");
}

TEST(PieceBounds, ExcludeAMillionNotes) {
  EXPECT_EQ(find_excess(piece_of(1'000'000, Beats{0.01}, Beats{0.01})),
            "it has 1000000 notes; a piece has at most 500000: split it");
}

TEST(PieceBounds, ExcludeNotesThatAreTiedThroughThousandsOfMeasures) {
  EXPECT_EQ(find_excess(piece_of(300, Beats{0}, Beats{40'000})),
            "it has 3000000 tied notes; a piece has at most 51200: split it");
}

TEST(PieceBounds, ExcludeMillionsOfMeasuresInAMoment) {
  Score score = piece_of(2, Beats{1'000'000}, Beats{1});
  score.tempo = TempoMap({{.onset = Beats{0}, .microseconds_per_beat = 1}});
  EXPECT_EQ(find_excess(score), "it has 250001 measures; a piece has at most 50000: split it");
  score.meters = {{.onset = Beats{0}, .numerator = 1, .denominator = 64}};
  EXPECT_EQ(find_excess(score), "it has 16000016 measures; a piece has at most 50000: split it");
}

}  // namespace
}  // namespace clavier
