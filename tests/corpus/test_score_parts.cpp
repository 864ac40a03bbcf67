#include <gtest/gtest.h>

#include "corpus/build/score_parts.h"
#include "support/pieces.h"

namespace clavier {
namespace {

/// Notes of `length` ticks at these ticks, with 480 ticks a beat and two beats a second.
Score performance(const std::vector<int>& ticks, int length) {
  Score score;
  for (const int tick : ticks)
    score.notes.push_back({Beats{tick / 480.0}, Beats{length / 480.0}, 60, 80, Hand::unknown});
  return score;
}

TEST(CutExcerpt, BeginsAtItsFirstNoteAndIsCutAtItsEnd) {
  // 1 s to 2 s is tick 960 to tick 1920.
  const Score stretch = cut_excerpt(performance({17, 971, 1403, 1919, 1931}, 700), Seconds{1}, Seconds{1});
  ASSERT_EQ(stretch.notes.size(), 3u);
  EXPECT_EQ(stretch.notes[0].onset, Beats{});
  EXPECT_EQ(stretch.notes[1].onset, Beats{432 / 480.0});
  EXPECT_EQ(stretch.notes[2].onset, Beats{948 / 480.0});
  EXPECT_EQ(stretch.notes[0].duration, Beats{700 / 480.0});
  EXPECT_EQ(stretch.notes[1].duration, Beats{517 / 480.0});
  EXPECT_NEAR(stretch.notes[2].duration.value, 1 / 480.0, 1e-12);
}

TEST(CutExcerpt, LeavesNoNoteWithoutLength) {
  Score score = performance({17, 599}, 300);
  score.tempo = TempoMap({{Beats{}, 1000000}});
  const Score stretch = cut_excerpt(score, Seconds{}, Seconds{599.4 / 480});
  ASSERT_EQ(stretch.notes.size(), 2u);
  EXPECT_GT(stretch.notes[1].duration, Beats{});
}

TEST(CutExcerpt, AssignsEachNoteToOneOfConsecutiveRanges) {
  const Score piece = random_piece(3);
  std::size_t notes = 0;
  for (int number = 0; number < 200; ++number)
    notes += cut_excerpt(piece, Seconds{0.7 * number}, Seconds{0.7}).notes.size();
  ASSERT_LT(duration_of(piece).value, 140);
  EXPECT_EQ(notes, piece.notes.size());
}

TEST(CutExcerpt, OnAGridBeginsWithTheBeatOfItsFirstNote) {
  Score score;
  for (const double onset : {0.0, 2.5, 3.0, 3.5, 4.0})
    score.notes.push_back({Beats{onset}, Beats{0.5}, 60, 80, Hand::unknown});
  const Score stretch = cut_excerpt(score, Seconds{1}, Seconds{1});  // beat 2 to beat 4
  ASSERT_EQ(stretch.notes.size(), 3u);
  EXPECT_EQ(stretch.notes[0].onset, Beats{0.5});
  EXPECT_EQ(stretch.notes[2].onset, Beats{1.5});
}

TEST(CutExcerpt, KeepsTheMeterKeyAndTempoInForce) {
  Score score;
  for (int beat = 0; beat < 40; ++beat) score.notes.push_back({Beats{1.0 * beat}, Beats{1}, 60, 80, Hand::unknown});
  score.meters = {{Beats{}, 4, 4}, {Beats{4}, 3, 4}, {Beats{13}, 2, 4}};
  score.keys = {{Beats{}, 1, Mode::major}, {Beats{4}, -3, Mode::minor}};
  score.tempo = TempoMap({tempo_of(Beats{}, 120), tempo_of(Beats{4}, 60)});
  // Beat 4 is at 2 s, and beats last a second from there: beat 10 to beat 14.
  const Score stretch = cut_excerpt(score, Seconds{8}, Seconds{4});
  EXPECT_EQ(stretch.notes.size(), 4u);
  EXPECT_EQ(stretch.meters, (std::vector<Meter>{{Beats{}, 3, 4}, {Beats{3}, 2, 4}}));
  EXPECT_EQ(stretch.keys, (std::vector<KeySignature>{{Beats{}, -3, Mode::minor}}));
  EXPECT_EQ(stretch.tempo, TempoMap({tempo_of(Beats{}, 60)}));
}

TEST(CutExcerpt, IsEmptyWhereNoNoteBegins) {
  Score score = performance({17, 5000}, 4000);
  score.title = "Study";
  const Score stretch = cut_excerpt(score, Seconds{1}, Seconds{2});
  EXPECT_TRUE(stretch.notes.empty());
  EXPECT_EQ(stretch.title, "Study");
}

}  // namespace
}  // namespace clavier
