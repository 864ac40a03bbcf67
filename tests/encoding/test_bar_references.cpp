#include <gtest/gtest.h>

#include "encoding/score_steps/bar_references.h"

namespace clavier {
namespace {

ScoreBar bar(std::initializer_list<int> pitches, int distance = 24) {
  ScoreBar bar;
  int position = 0;
  for (const int pitch : pitches) {
    bar.notes.push_back({.position = position, .pitch = static_cast<Pitch>(pitch)});
    position += distance;
  }
  return bar;
}

const ScoreBar kTheme = bar({60, 64, 67, 72}), kOther = bar({59, 50, 53}, 18), kUp = bar({62, 66, 69, 74}),
               kVariant = bar({60, 64, 67, 71});

TEST(BarReferences, FindTheBarThatComesBack) {
  const auto references = find_bar_references({{kTheme, kOther, kTheme}});
  EXPECT_EQ(references[0], BarReference{});
  EXPECT_EQ(references[1], BarReference{});
  EXPECT_EQ(references[2], (BarReference{Likeness::same, 2, 0}));
}

TEST(BarReferences, FindTransposedBars) {
  EXPECT_EQ(find_bar_references({{kTheme, kUp}})[1], (BarReference{Likeness::same, 1, 2}));
}

TEST(BarReferences, FindVariedBars) {
  EXPECT_EQ(find_bar_references({{kTheme, kOther, kVariant}})[2], (BarReference{Likeness::varied, 2, 0}));
}

TEST(BarReferences, FindBarsOfOneRhythm) {
  EXPECT_EQ(find_bar_references({{kTheme, bar({40, 61, 43, 58})}})[1], (BarReference{Likeness::rhythm, 1, 0}));
}

TEST(BarReferences, PreferTheDistanceOfTheBarBefore) {
  const auto references = find_bar_references({{kTheme, kOther, kTheme, kOther, kTheme, kOther}});
  EXPECT_EQ(references[3].distance, 2);
  EXPECT_EQ(references[4].distance, 2);
  EXPECT_EQ(references[5].distance, 2);
}

TEST(BarReferences, CompareBarsOfOneLengthOnly) {
  ScoreBar waltz = kTheme;
  waltz.meter = *meter_symbol({5, 4});
  EXPECT_EQ(find_bar_references({{kTheme, waltz}})[1], BarReference{});
}

TEST(BarReferences, ReachNoFurtherThanTheLookback) {
  BarPiece piece{{kTheme}};
  piece.bars.resize(kMaxLookback + 1);
  piece.bars.push_back(kTheme);
  EXPECT_EQ(find_bar_references(piece).back(), BarReference{});
  piece.bars.erase(piece.bars.begin() + 1);
  EXPECT_EQ(find_bar_references(piece).back(), (BarReference{Likeness::same, kMaxLookback, 0}));
}

}  // namespace
}  // namespace clavier
