#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "encoding/chords.h"

namespace clavier {
namespace {

using testing::ElementsAre;

TEST(Chords, IncludeOnsetsWithinAStepOfTheirFirstNote) {
  const std::vector<GridNote> notes{{0, 4, 60}, {1, 4, 64}, {2, 4, 67}, {3, 4, 72}, {9, 4, 60}};
  const auto chords = chords_of(notes);
  ASSERT_EQ(chords.size(), 3U);
  EXPECT_THAT(chords[0], ElementsAre(notes[0], notes[1]));
  EXPECT_THAT(chords[1], ElementsAre(notes[2], notes[3]));
  EXPECT_THAT(chords[2], ElementsAre(notes[4]));
  EXPECT_THAT(chord_onsets(notes), ElementsAre(0, 2, 9));
}

TEST(Chords, AllowAWiderWindow) {
  const std::vector<GridNote> notes{{0, 4, 60}, {2, 4, 67}, {3, 4, 72}};
  EXPECT_THAT(chord_onsets(notes, 2), ElementsAre(0, 3));
  EXPECT_TRUE(chord_onsets({}).empty());
}

}  // namespace
}  // namespace clavier
