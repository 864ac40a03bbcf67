#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "music/tempo_map.h"

namespace clavier {
namespace {

TEST(TempoMap, DefaultsToHalfASecondABeatUntilTheFirstChange) {
  EXPECT_DOUBLE_EQ(TempoMap().seconds_at(Beats{4}).value, 2.0);
}

TEST(TempoMap, AddsTheTimeInEveryTempo) {
  const TempoMap map(
      {{.onset = Beats{0}, .microseconds_per_beat = 1000000}, {.onset = Beats{2}, .microseconds_per_beat = 250000}});
  EXPECT_DOUBLE_EQ(map.seconds_at(Beats{6}).value, 3.0);
}

TEST(TempoMap, KeepsTheLastOfSimultaneousChanges) {
  const TempoMap map(
      {{.onset = Beats{1}, .microseconds_per_beat = 1000000}, {.onset = Beats{1}, .microseconds_per_beat = 600000}});
  EXPECT_DOUBLE_EQ(map.bpm_at(Beats{1}), 100.0);
}

RC_GTEST_PROP(TempoMap, BeatsAtUndoesSecondsAt, ()) {
  std::vector<Tempo> changes;
  for (int change = *rc::gen::inRange(0, 6); change > 0; --change)
    changes.push_back({.onset = Beats{static_cast<double>(*rc::gen::inRange(0, 100))},
                       .microseconds_per_beat = *rc::gen::inRange(100000, 2000000)});
  const TempoMap map(changes);
  const Beats time{static_cast<double>(*rc::gen::inRange(0, 20000)) / 100};
  RC_ASSERT(std::abs(map.beats_at(map.seconds_at(time)).value - time.value) < 1e-9);
}

}  // namespace
}  // namespace clavier
