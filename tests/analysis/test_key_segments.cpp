#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "analysis/key/key_segments.h"
#include "support/cadence.h"

namespace clavier {
namespace {

TEST(KeySegments, FollowAModulation) {
  Score score;
  add_cadences(score, {0, Mode::major}, 4);
  add_cadences(score, {4, Mode::major}, 4);
  const std::vector<KeySegment> segments = find_key_segments(score);
  ASSERT_EQ(segments.size(), 2u);
  EXPECT_EQ(to_string(segments[0].key), "C major");
  EXPECT_EQ(to_string(segments[1].key), "E major");
  EXPECT_NEAR(segments[1].onset.value, 16, 2);
}

TEST(KeySegments, DistinguishMinorFromMajor) {
  Score score;
  add_cadences(score, {0, Mode::minor}, 4);
  ASSERT_EQ(find_key_segments(score).size(), 1u);
  EXPECT_EQ(to_string(find_key_segments(score)[0].key), "C minor");
}

TEST(KeySegments, AreEmptyWithoutNotesAndBeginAtZero) {
  EXPECT_TRUE(find_key_segments(Score{}).empty());
  const Score late{.notes = {{.onset = Beats{40}, .duration = Beats{1}, .pitch = 60}}};
  ASSERT_FALSE(find_key_segments(late).empty());
  EXPECT_EQ(find_key_segments(late)[0].onset, Beats{0});
}

TEST(KeySegments, KeepTheKeyThroughASilenceOfAnyLength) {
  Score score;
  add_cadences(score, {0, Mode::major}, 4);
  const auto first = score.notes.size();
  add_cadences(score, {4, Mode::major}, 4);
  const std::vector<KeySegment> near = find_key_segments(score);
  for (std::size_t index = first; index < score.notes.size(); ++index) score.notes[index].onset += Beats{1e9};
  const std::vector<KeySegment> far = find_key_segments(score);
  ASSERT_EQ(far.size(), near.size());
  EXPECT_EQ(far[0].key, near[0].key);
  EXPECT_EQ(far[1].key, near[1].key);
  EXPECT_LE(far[1].onset, score.notes[first].onset);
}

TEST(KeySignatures, FollowTheCircleOfFifths) {
  EXPECT_EQ(signature_of({.tonic = 0, .mode = Mode::major}), 0);
  EXPECT_EQ(signature_of({.tonic = 2, .mode = Mode::major}), 2);
  EXPECT_EQ(signature_of({.tonic = 5, .mode = Mode::major}), -1);
  EXPECT_EQ(signature_of({.tonic = 0, .mode = Mode::minor}), -3);
  EXPECT_EQ(signature_of({.tonic = 3, .mode = Mode::minor}), -6);
  EXPECT_EQ(signature_of({.tonic = 8, .mode = Mode::minor}), 5);
}

RC_GTEST_PROP(KeySegments, TransposeWithThePiece, ()) {
  Score score;
  for (const int pitch : *rc::gen::container<std::vector<int>>(rc::gen::inRange(30, 90)))
    score.notes.push_back({.onset = end_of(score), .duration = Beats{0.5}, .pitch = static_cast<Pitch>(pitch)});
  const std::vector<KeySegment> lower = find_key_segments(score), higher = find_key_segments(transpose(score, 12));
  RC_ASSERT(lower == higher);
}

}  // namespace
}  // namespace clavier
