#include <gtest/gtest.h>

#include <vector>

#include "composing/playability/playable.h"

namespace clavier {
namespace {

bool playable(const std::vector<Pitch>& keys) { return is_playable(keys); }

TEST(Playable, IncludesTwoHandsOfATenthEach) {
  EXPECT_TRUE(playable({}));
  EXPECT_TRUE(playable({21}));
  EXPECT_TRUE(playable({21, 37, 92, 108}));
  EXPECT_TRUE(playable({40, 52, 55, 59, 64, 71}));
}

TEST(Playable, ExcludesAThirdHand) { EXPECT_FALSE(playable({21, 60, 108})); }

TEST(Playable, ExcludesAHandOfElevenths) {
  EXPECT_TRUE(playable({60, 76, 80, 96}));
  EXPECT_FALSE(playable({60, 77, 94}));
}

TEST(Playable, IncludesTenFingers) {
  EXPECT_TRUE(playable({50, 51, 52, 53, 54, 55, 56, 57, 58, 59}));
  EXPECT_FALSE(playable({50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60}));
}

}  // namespace
}  // namespace clavier
