#include <gtest/gtest.h>

#include <cmath>

#include "encoding/score_steps/bar_symbols.h"

namespace clavier {
namespace {

TEST(BarSymbols, NumberEveryMeterOnce) {
  for (int symbol = 0; symbol < kMeters; ++symbol) {
    EXPECT_EQ(meter_symbol(meter_of(symbol)), symbol);
    EXPECT_LE(bar_ticks(symbol), kMaxBarTicks);
    EXPECT_EQ(bar_ticks(symbol) % 6, 0);
  }
  EXPECT_EQ(meter_of(*meter_symbol({6, 8})), (BarMeter{6, 8}));
}

TEST(BarSymbols, RefuseMetersThatNoBarHas) {
  for (const BarMeter& meter : {BarMeter{0, 4}, BarMeter{17, 4}, BarMeter{4, 3}, BarMeter{9, 2}, BarMeter{1, 32}})
    EXPECT_FALSE(meter_symbol(meter)) << meter.numerator << "/" << meter.denominator;
}

TEST(BarSymbols, GiveABarTheMeterOfItsLength) {
  EXPECT_EQ(meter_of_length(72), meter_symbol({3, 4}));
  EXPECT_EQ(meter_of_length(36), meter_symbol({3, 8}));
  EXPECT_EQ(meter_of_length(17), meter_symbol({3, 16}));
  EXPECT_FALSE(meter_of_length(2));
  EXPECT_FALSE(meter_of_length(17 * 6));
}

TEST(BarSymbols, KeepDurationsThatHaveASymbol) {
  for (int symbol = 0; symbol < kDurations; ++symbol) EXPECT_EQ(duration_symbol(duration_ticks(symbol)), symbol);
  EXPECT_EQ(duration_ticks(duration_symbol(100)), 96);
  EXPECT_EQ(duration_ticks(duration_symbol(0)), 1);
  EXPECT_EQ(duration_ticks(duration_symbol(10000)), 768);
}

TEST(BarSymbols, RoundTempoAndLoudnessToTheirClasses) {
  for (int symbol = 0; symbol < kTempos; ++symbol) EXPECT_EQ(tempo_symbol(bpm_of_tempo(symbol)), symbol);
  EXPECT_NEAR(bpm_of_tempo(tempo_symbol(120)), 120, 120 * 0.045);
  for (int symbol = 1; symbol < kLoudnesses; ++symbol) EXPECT_EQ(loudness_symbol(velocity_of_loudness(symbol)), symbol);
}

}  // namespace
}  // namespace clavier
