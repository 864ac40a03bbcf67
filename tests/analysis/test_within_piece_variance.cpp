#include <gtest/gtest.h>

#include "analysis/rolls/within_piece_variance.h"
#include "base/random.h"

namespace clavier {
namespace {

constexpr int kSteps = 480;

/// Adds half an excerpt all of whose features follow from `character`, 0 .. 1.
void add_half(std::vector<GridNote>& notes, int first, double character) {
  const int apart = 20 - static_cast<int>(10 * character);
  for (int onset = first; onset < first + kSteps / 2; onset += apart)
    notes.push_back({onset, 4 + static_cast<int>(20 * character), static_cast<Pitch>(50 + 20 * character),
                     static_cast<std::uint8_t>(40 + 60 * character)});
}

/// Excerpts whose two halves share a part `shared` of their character.
std::vector<std::vector<GridNote>> excerpts(double shared) {
  Random random(3);
  std::vector<std::vector<GridNote>> all(400);
  for (std::vector<GridNote>& notes : all) {
    const double common = random.uniform();
    for (const int first : {0, kSteps / 2}) add_half(notes, first, shared * common + (1 - shared) * random.uniform());
  }
  return all;
}

TEST(WithinPieceVariance, IsZeroWhereHalvesAreAlike) {
  EXPECT_NEAR(measure_within_piece_variance(excerpts(1), kSteps), 0, 1e-9);
}

TEST(WithinPieceVariance, IsOneWhereHalvesAreUnrelated) {
  EXPECT_NEAR(measure_within_piece_variance(excerpts(0), kSteps), 1, 0.1);
}

TEST(WithinPieceVariance, IsTheShareOfTheVarianceBetweenHalves) {
  EXPECT_NEAR(measure_within_piece_variance(excerpts(0.5), kSteps), 0.5,
              0.06);  // 1/4 of the variance is shared, 1/4 belongs to each half
}

TEST(WithinPieceVariance, NeedsTwoExcerptsWithMusicInBothHalves) {
  std::vector<std::vector<GridNote>> music = excerpts(0.5);
  music.resize(1);
  music.push_back({});
  std::vector<GridNote> beginning = music[0];
  std::erase_if(beginning, [](const GridNote& note) { return note.onset >= kSteps / 2; });
  music.push_back(beginning);
  EXPECT_EQ(measure_within_piece_variance(music, kSteps), 0);
  EXPECT_EQ(measure_within_piece_variance({}, kSteps), 0);
}

}  // namespace
}  // namespace clavier
