#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "encoding/strike_image.h"
#include "models/gan/decoding/onset_decoder.h"

namespace clavier {
namespace {

constexpr int kFrames = 480;

/// 120 beats a minute: six frames.
std::vector<double> beat_at() {
  std::vector<double> beats;
  for (int frame = 0; frame < kFrames; ++frame) beats.push_back(frame / 6.0);
  return beats;
}

/// Every key is wished for as little as nothing, short and in the middle of its frame.
StrikeWishes silence() {
  StrikeWishes wishes{.keys = RowMatrix::Constant(kFrames, Eigen::Index{kStrikeChannels} * kRollKeys, 0),
                      .classes = RowMatrix::Zero(kFrames, kPitchClasses)};
  wishes.keys.leftCols(kRollKeys).setConstant(-1);
  wishes.keys.middleCols(kRollKeys, kRollKeys).setConstant(-9);
  return wishes;
}

/// Some of them are wished for always.
StrikeWishes wishes_for(std::initializer_list<int> keys, float strength = 1) {
  StrikeWishes wishes = silence();
  for (const int key : keys) wishes.keys.col(key).setConstant(strength);
  return wishes;
}

std::ptrdiff_t strikes_of(const std::vector<GridNote>& notes, int key) {
  return std::count_if(notes.begin(), notes.end(),
                       [&](const GridNote& note) { return note.pitch == kLowestRollKey + key; });
}

std::vector<GridNote> played(const StrikeWishes& wishes, const StrikeHabits& habits = {}) {
  return drawn_notes(wishes, beat_at(), habits);
}

TEST(DrawnNotes, AreStruckAtEachPulse) {
  const std::vector<GridNote> notes = played(wishes_for({30, 34}));
  EXPECT_EQ(strikes_of(notes, 30), strikes_of(notes, 34));
  EXPECT_EQ(strikes_of(notes, 31), 0);
  EXPECT_EQ(static_cast<std::ptrdiff_t>(notes.size()), 2 * strikes_of(notes, 30));
  EXPECT_NEAR(static_cast<double>(strikes_of(notes, 30)), kFrames / 2, kFrames / 6);  // 100 to 200 ms apart
  EXPECT_TRUE(played(silence()).empty());
  EXPECT_TRUE(drawn_notes({RowMatrix(0, kStrikeChannels * kRollKeys), RowMatrix(0, kPitchClasses)}, {}, {}).empty());
}

TEST(DrawnNotes, ComeUpBeforeTheyAreStruckAgain) {
  StrikeWishes wishes = wishes_for({30});
  wishes.keys.col(kRollKeys + 30).setConstant(9);  // as long as can be
  const std::vector<GridNote> notes = played(wishes);
  for (std::size_t at = 1; at < notes.size(); ++at) EXPECT_LT(end_of(notes[at - 1]), notes[at].onset);
}

TEST(DrawnNotes, AreCorrected) {
  EXPECT_TRUE(played(wishes_for({30}), {.added = {-1.5F, 0, 0}}).empty());
  EXPECT_GT(played(wishes_for({30}), {.added = {0, 12, 0}}).back().duration, played(wishes_for({30})).back().duration);
  EXPECT_GT(played(wishes_for({30}), {.added = {0, 0, 2}})[0].velocity, played(wishes_for({30}))[0].velocity);
}

TEST(DrawnNotes, AreFewerWhereAKeyIsTired) {
  const auto strikes = [](float tiring) { return strikes_of(played(wishes_for({30}), {.tiring = tiring}), 30); };
  EXPECT_LT(strikes(6), strikes(0));
  EXPECT_LT(strikes(12), strikes(6));
  EXPECT_GT(strikes(12), kFrames / 20);  // a key at rest nine frames of ten is never tired
}

TEST(DrawnNotes, AreNoDenserAtTheBeginningThanLater) {
  const std::vector<GridNote> notes = played(wishes_for({30}), {.tiring = 8});
  const auto early = std::count_if(notes.begin(), notes.end(),
                                   [](const GridNote& note) { return note.onset < kFrames * kFrameSteps / 4; });
  EXPECT_NEAR(static_cast<double>(early), static_cast<double>(notes.size()) / 4, 8);
}

TEST(DrawnNotes, AskMoreOfEachFurtherKeyOfAChord) {
  StrikeWishes wishes = wishes_for({20, 34});
  wishes.keys.col(27).setConstant(2);
  const std::vector<GridNote> notes = played(wishes, {.crowding = 0.7F});
  EXPECT_GT(strikes_of(notes, 27), 0);
  EXPECT_EQ(strikes_of(notes, 20) + strikes_of(notes, 34), strikes_of(notes, 27));  // 1 > 0.7, not > 1.4
}

TEST(DrawnNotes, AskMoreOfAKeyASemitoneFromOneThatIsDown) {
  StrikeWishes wishes = silence();
  for (int frame = 0; frame < kFrames; ++frame) wishes.keys(frame, frame % 12 < 2 ? 30 : 43) = frame % 6 < 2 ? 1 : -1;
  wishes.keys.col(kRollKeys + 30).setConstant(1);  // half a second and more
  EXPECT_GT(strikes_of(played(wishes), 43), 0);
  EXPECT_EQ(strikes_of(played(wishes, {.consonance = 1.5F}), 43), 0);
  EXPECT_GT(strikes_of(played(wishes, {.consonance = 0.5F}), 43), 0);
}

TEST(DrawnNotes, LikeAndDislikeIntervals) {
  StrikeWishes wishes = wishes_for({34, 41, 46});
  wishes.keys.col(30).setConstant(2);
  const auto with = [&](int interval, float gain) {
    StrikeHabits habits;
    habits.intervals[static_cast<std::size_t>(interval)] = gain;
    return played(wishes, habits);
  };
  EXPECT_EQ(strikes_of(with(4, -1.5F), 34), 0);
  EXPECT_GT(strikes_of(with(4, -0.5F), 34), 0);
  const std::vector<GridNote> without = with(4, -1.5F);
  EXPECT_EQ(strikes_of(without, 41), strikes_of(without, 30)) << "another interval from the key that is struck";
  EXPECT_EQ(strikes_of(without, 46), 0) << "octaves aside";
  wishes.keys.col(37).setConstant(-0.5F);
  EXPECT_GT(strikes_of(with(7, 1), 37), 0) << "gained though not wished for";
}

TEST(DrawnNotes, AreInTheirPieceWhateverTheWeights) {
  for (const float odd : {NAN, INFINITY, -INFINITY, 1e30F}) {
    StrikeWishes wishes = wishes_for({30, 43});
    wishes.keys.middleCols(kRollKeys, 3 * kRollKeys).setConstant(odd);
    wishes.classes.setConstant(odd);
    for (const GridNote& note : played(wishes, {.added = {odd, odd, odd},
                                               .key = odd,
                                               .triads = odd,
                                               .stepwise = odd,
                                               .fill = odd,
                                               .crowding = odd,
                                               .consonance = odd,
                                               .tiring = odd,
                                               .looseness = odd,
                                               .legato = odd,
                                               .lengths = {odd, odd, odd},
                                               .loudness = {odd, odd, odd},
                                               .intervals = {odd, odd}})) {
      EXPECT_GE(note.onset, 0);
      EXPECT_LT(note.onset, kFrames * kFrameSteps);
      EXPECT_GE(note.duration, 1);
    }
    for (const GridNote& note :
         played(wishes_for({30, 43}), {.tiring = odd, .looseness = odd, .legato = odd, .lengths = {odd, odd, odd}})) {
      EXPECT_LT(note.onset, kFrames * kFrameSteps);
      EXPECT_GE(note.duration, 1);
    }
  }
}

TEST(DrawnNotes, FollowStepsWhereTheyAreLiked) {
  StrikeWishes wishes = wishes_for({30});
  wishes.keys.col(32).setConstant(-0.5F);
  wishes.keys.col(35).setConstant(-0.5F);
  const std::vector<GridNote> notes = played(wishes, {.stepwise = 1});
  EXPECT_GT(strikes_of(notes, 32), 0);
  EXPECT_EQ(strikes_of(notes, 35), 0);
}

TEST(DrawnNotes, KeepTheirPlaceAsFarAsTheyAreLoose) {
  StrikeWishes wishes = wishes_for({30, 40});
  wishes.keys.col(3 * kRollKeys + 30).setConstant(-9);  // early in its frame
  wishes.keys.col(3 * kRollKeys + 40).setConstant(9);   // late
  const auto apart = [&](float looseness) {
    const std::vector<GridNote> notes = played(wishes, {.looseness = looseness});
    const auto first = [&](int key) {
      return std::find_if(notes.begin() + 20, notes.end(),
                          [&](const GridNote& note) { return note.pitch == kLowestRollKey + key; })
          ->onset;
    };
    return first(40) - first(30);
  };
  EXPECT_EQ(apart(0), 0);
  EXPECT_NEAR(apart(0.5F), 2, 1);
}

}  // namespace
}  // namespace clavier
