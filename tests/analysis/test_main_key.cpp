#include <gmock/gmock.h>

#include "analysis/key/key_segments.h"
#include "analysis/key/main_key.h"
#include "support/cadence.h"

namespace clavier {
namespace {

Score home_away_home() {
  Score score;
  add_cadences(score, {2, Mode::major}, 4);
  add_cadences(score, {9, Mode::major}, 2);
  add_cadences(score, {2, Mode::major}, 4);
  return score;
}

TEST(MainKey, GivesTheSignatureOfThePiece) {
  EXPECT_EQ(find_key_signature(home_away_home()), (KeySignature{.fifths = 2, .mode = Mode::major}));
  EXPECT_EQ(find_key_signature(Score{}), KeySignature{});
  EXPECT_FALSE(find_main_key(Score{}));
}

TEST(MainKey, HasTheCorrelationOfItsKeyAsConfidence) {
  const Score score = home_away_home();
  const KeyEstimate main = *find_main_key(score), plain = *find_key(score);
  EXPECT_EQ(main.key, plain.key);
  EXPECT_DOUBLE_EQ(main.confidence, plain.confidence);
  EXPECT_EQ(main.candidates.size(), 24U);
  EXPECT_EQ(main.candidates.front().key, main.key);
  EXPECT_GT(main.margin, 0);
}

/// A long chord sounds for longer than all notes in the key of the piece.
TEST(MainKey, IsTheKeyOfThePieceAndNotOfALongChord) {
  Score score;
  add_cadences(score, {0, Mode::major}, 16);
  for (const int pitch : {66, 70, 73})
    score.notes.push_back({.onset = Beats{8}, .duration = Beats{50}, .pitch = static_cast<Pitch>(pitch)});
  sort_events(score);
  EXPECT_NE(to_string(find_key(score)->key), "C major");
  EXPECT_EQ(to_string(find_main_key(score)->key), "C major");
}

}  // namespace
}  // namespace clavier
