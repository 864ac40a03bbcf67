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
  EXPECT_EQ(find_excess(piece_of(2, Beats{172'800}, Beats{1})), "it lasts 24 hours; a piece lasts at most 12");
}

TEST(PieceBounds, ExcludeANoteOfWeeks) {
  EXPECT_EQ(find_excess(piece_of(1, Beats{0}, Beats{89'000'000})), "it lasts 12361 hours; a piece lasts at most 12");
}

TEST(PieceBounds, ExcludeThousandsOfNotesAtOnce) {
  EXPECT_EQ(find_excess(piece_of(40'000, Beats{0}, Beats{1})), "it has 40000 notes at once; a piece has at most 512");
}

TEST(PieceBounds, ExcludeAMillionNotes) {
  EXPECT_EQ(find_excess(piece_of(1'000'000, Beats{0.01}, Beats{0.01})),
            "it has 1000000 notes; a piece has at most 500000");
}

TEST(PieceBounds, ExcludeNotesThatAreTiedThroughThousandsOfMeasures) {
  EXPECT_EQ(find_excess(piece_of(300, Beats{0}, Beats{40'000})),
            "it is written with 3000300 notes and ties; a piece is written with at most 1000000");
}

}  // namespace
}  // namespace clavier
