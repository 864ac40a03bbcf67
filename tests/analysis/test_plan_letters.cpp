#include <gtest/gtest.h>

#include "analysis/score/plan_letters.h"

namespace clavier {
namespace {

ScoreBar bar_of(const std::vector<int>& pitches) {
  ScoreBar bar;
  int position = 0;
  for (const int pitch : pitches) {
    bar.notes.push_back({.position = position, .pitch = static_cast<Pitch>(pitch)});
    position += 24;
  }
  return bar;
}

TEST(PlanLetters, NameBarsByWhatTheyLookBackTo) {
  const ScoreBar a = bar_of({60, 64, 67, 72}), b = bar_of({62, 50}), varied = bar_of({60, 64, 67, 71}),
                 higher = bar_of({65, 69, 72, 77});
  EXPECT_EQ(plan_letters({.bars = {a, b, a, varied, higher, {}, b}}),
            (std::vector<std::string>{"A", "B", "A", "A'", "A+5", "-", "B"}));
}

TEST(PlanLetters, GoOnAfterZ) {
  BarPiece piece;
  for (int bar = 0; bar < 28; ++bar) {
    ScoreBar one;
    for (int note = 0; note < 3; ++note)
      one.notes.push_back({.position = note * 30 + bar, .pitch = static_cast<Pitch>(40 + (bar * 7 + note * 5) % 40)});
    piece.bars.push_back(one);
  }
  const auto letters = plan_letters(piece);
  EXPECT_EQ(letters[25], "Z");
  EXPECT_EQ(letters[26], "AA");
}

TEST(PlanLetters, AreNoneForAnEmptyPiece) { EXPECT_TRUE(plan_letters({}).empty()); }

}  // namespace
}  // namespace clavier
