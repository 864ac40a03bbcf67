#include <gtest/gtest.h>

#include <set>

#include "composing/complete_prefix.h"

namespace clavier {
namespace {

constexpr auto kBaroque = static_cast<std::size_t>(Era::baroque);

ScorePrefix opening(int composer, Key key, BarMeter meter, int tempo, Density density) {
  return {.era = Era::baroque,
          .composer = composer,
          .key = key,
          .meter = meter_symbol(meter),
          .tempo = tempo,
          .density = density};
}

ScoreOpenings two_openings() {
  ScoreOpenings openings;
  openings[kBaroque] = {opening(0, {9, Mode::minor}, {3, 4}, 10, Density::high),
                        opening(1, {7, Mode::major}, {4, 4}, 14, Density::low)};
  return openings;
}

TEST(CompletePrefix, TakesAllOfOneOpening) {
  std::set<int> composers;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    ScorePrefix prefix{.kind = ScoreKind::solo, .era = Era::baroque, .bars = 8};
    Random random(seed);
    complete_prefix(two_openings(), prefix, random);
    ScorePrefix expected = two_openings()[kBaroque][static_cast<std::size_t>(*prefix.composer)];
    expected.kind = ScoreKind::solo;
    expected.bars = 8;
    EXPECT_EQ(prefix, expected);
    composers.insert(*prefix.composer);
  }
  EXPECT_EQ(composers.size(), 2U);
}

TEST(CompletePrefix, KeepsWhatIsAsked) {
  Random random(1);
  ScorePrefix prefix{.era = Era::baroque, .key = Key{1, Mode::minor}, .tempo = 3};
  complete_prefix(two_openings(), prefix, random);
  EXPECT_EQ(prefix, opening(0, {1, Mode::minor}, {3, 4}, 3, Density::high));  // the one in minor
}

TEST(CompletePrefix, PrefersTheComposerThatIsAsked) {
  Random random(1);
  ScorePrefix prefix{.era = Era::baroque,
                     .composer = 1,
                     .key = Key{1, Mode::minor},
                     .meter = meter_symbol({3, 4}),
                     .density = Density::high};
  complete_prefix(two_openings(), prefix, random);
  EXPECT_EQ(prefix, opening(1, {1, Mode::minor}, {3, 4}, 14, Density::high));
}

TEST(CompletePrefix, LeavesOpenWhatNoOpeningSays) {
  Random random(1);
  ScorePrefix prefix{.era = Era::romantic};
  complete_prefix(two_openings(), prefix, random);
  EXPECT_EQ(prefix, ScorePrefix{.era = Era::romantic});
  prefix.era.reset();
  complete_prefix(two_openings(), prefix, random);
  EXPECT_EQ(prefix.era, Era::baroque);
}

}  // namespace
}  // namespace clavier
