#include <gtest/gtest.h>

#include "composing/loop_guard.h"

namespace clavier {
namespace {

using ChordPassage = std::vector<std::vector<Pitch>>;

/// How often the passage may be played before the guard forbids it, up to `most` times.
int rounds_until_forbidden(const ChordPassage& passage, int most) {
  LoopGuard guard;
  for (int round = 0; round < most; ++round)
    for (const auto& chord : passage) {
      if (!guard.allows(chord.front())) return round;
      guard.take(chord);
    }
  return most;
}

/// A passage of `chords` different chords.
ChordPassage passage_of(int chords) {
  ChordPassage passage;
  for (int index = 0; index < chords; ++index)
    passage.push_back({static_cast<Pitch>(30 + index), static_cast<Pitch>(100 - index)});
  return passage;
}

TEST(LoopGuard, AllowsAChordSixteenTimes) { EXPECT_EQ(rounds_until_forbidden({{60, 64}}, 100), 16); }

TEST(LoopGuard, AllowsTrillsAndShortMotifsForAWhile) {
  EXPECT_EQ(rounds_until_forbidden(passage_of(2), 100), 24);
  EXPECT_EQ(rounds_until_forbidden({{48}, {55}, {52}, {55}}, 100), 12);
  EXPECT_EQ(rounds_until_forbidden(passage_of(8), 100), 6);
}

TEST(LoopGuard, AllowsALongPassageFourTimes) {
  EXPECT_EQ(rounds_until_forbidden(passage_of(30), 100), 4);
  EXPECT_EQ(rounds_until_forbidden(passage_of(LoopGuard::kMaxLoopChords), 100), 4);
}

TEST(LoopGuard, AllowsAThemeThatReturnsAfterOtherMusic) {
  ChordPassage rondo = passage_of(20);
  LoopGuard guard;
  for (int episode = 0; episode < 10; ++episode) {
    for (const auto& chord : rondo) {
      EXPECT_TRUE(guard.allows(chord.front()));
      guard.take(chord);
    }
    guard.take({static_cast<Pitch>(70 + episode)});
  }
}

TEST(LoopGuard, RaisesTheTemperatureForAWhileAfterALoop) {
  LoopGuard guard;
  EXPECT_EQ(guard.temperature_factor(), 1);
  for (int time = 0; time < 16; ++time) guard.take({60});
  EXPECT_FALSE(guard.allows(60));
  EXPECT_GT(guard.temperature_factor(), 1);
  for (Pitch pitch = 61; pitch < 61 + 16; ++pitch) guard.take({pitch});
  EXPECT_EQ(guard.temperature_factor(), 1);
}

TEST(LoopGuard, DistinguishesChordsByAllTheirPitches) {
  LoopGuard guard;
  for (int time = 0; time < 40; ++time) guard.take({60, static_cast<Pitch>(64 + time)});
  EXPECT_TRUE(guard.allows(60));
}

}  // namespace
}  // namespace clavier
