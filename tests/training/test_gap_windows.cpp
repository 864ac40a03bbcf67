#include <gtest/gtest.h>

#include "models/sequence/network_options.h"
#include "training/sequence/gap_windows.h"

namespace clavier {
namespace {

const Vocabulary kPlayed = Vocabulary::of_performance();
constexpr std::int64_t kWindow = 40, kRead = 6;

/// A piece of `count` notes, a twelfth of a second apart, some of them joined to the one before.
Events played(std::size_t count, Random& random) {
  Events piece;
  while (piece.size() < count) {
    const auto pitch = static_cast<Pitch>(40 + random.below(40));
    const bool joins =
        !piece.empty() && random.below(4) == 0 && kPlayed.may_follow(kPlayed.joining(pitch), piece.back().token);
    piece.push_back({.token = static_cast<std::uint16_t>(joins ? kPlayed.joining(pitch) : kPlayed.opening(pitch)),
                     .shift = static_cast<std::uint16_t>(joins ? 2 : 3)});
  }
  return piece;
}

struct Row {
  std::int64_t input, target, remaining, time_left;
  bool in_gap;
};

std::vector<Row> rows_of(const Windows& windows, std::int64_t window) {
  std::vector<Row> rows;
  for (std::int64_t time = window * windows.length; time < (window + 1) * windows.length; ++time) {
    const auto place = static_cast<std::size_t>(time);
    rows.push_back({windows.inputs[4 * place], windows.targets[4 * place], windows.remaining[place],
                    windows.time_left[place], windows.in_gap[place] > 0});
  }
  return rows;
}

class GapWindows : public testing::Test {
 protected:
  GapWindows() {
    Random random(3);
    for (const std::size_t count : {300, 50, 9, 1}) pieces_.push_back(add_boundary_tokens(played(count, random)));
  }
  GapSampler sampler() const { return {pieces_, kPlayed, {.length = kWindow, .after = kRead}}; }
  std::vector<Events> pieces_;
};

TEST_F(GapWindows, HaveTheShapeThatIsAsked) {
  const Windows windows = sampler().sample(7, 3, Random(1));
  EXPECT_EQ(windows.count, 7);
  EXPECT_EQ(windows.inputs.size(), 7u * kWindow * 4);
  EXPECT_EQ(windows.targets.size(), 7u * kWindow * 4);
  EXPECT_EQ(windows.matches.size(), 7u * kWindow * kMatchKinds * kMatchFields);
  EXPECT_EQ(windows.after.size(), 7u * kRead * 4);
}

TEST_F(GapWindows, PredictWhatComesNextUpToTheEndOfTheGap) {
  const Windows windows = sampler().sample(300, 0, Random(2));
  int ends = 0;
  for (std::int64_t window = 0; window < windows.count; ++window) {
    const std::vector<Row> rows = rows_of(windows, window);
    bool ended = false;
    for (std::size_t index = 0; index < rows.size(); ++index) {
      const std::int64_t target = rows[index].target;
      if (ended) {
        EXPECT_EQ(target, Vocabulary::kStart);
      } else if (index + 1 < rows.size() && target != Vocabulary::kEnd) {
        EXPECT_EQ(target, rows[index + 1].input);
      }
      ended = ended || target == Vocabulary::kEnd;
    }
    ends += ended ? 1 : 0;
  }
  EXPECT_GT(ends, 30);
  EXPECT_LT(ends, 300);
}

TEST_F(GapWindows, CountDownInTheGapAndNowhereElse) {
  const Windows windows = sampler().sample(300, 0, Random(4));
  for (std::int64_t window = 0; window < windows.count; ++window) {
    const std::vector<Row> rows = rows_of(windows, window);
    for (std::size_t index = 0; index < rows.size(); ++index) {
      if (!rows[index].in_gap) {
        EXPECT_EQ(rows[index].remaining + rows[index].time_left, 0);
      }
      if (index == 0 || !rows[index].in_gap || !rows[index - 1].in_gap) continue;
      EXPECT_LE(rows[index].time_left, rows[index - 1].time_left);
      EXPECT_LE(rows[index].remaining, rows[index - 1].remaining);
      EXPECT_EQ(rows[index].time_left == 0, rows[index - 1].time_left == 0);
    }
    for (const Row& row : rows)
      if (row.target == Vocabulary::kEnd && row.remaining > 0) {
        EXPECT_EQ(row.remaining, remaining_class(0));
      }
  }
}

TEST_F(GapWindows, DoNotTellHowLongTheLastNoteOfTheGapLasts) {
  const Windows windows = sampler().sample(100, 0, Random(5));
  for (std::int64_t window = 0; window < windows.count; ++window)
    EXPECT_EQ(windows.after[static_cast<std::size_t>(window * kRead * 4 + 1)], 0);
}

TEST_F(GapWindows, BeginAndEndWhereAChordOpens) {
  const Windows windows = sampler().sample(300, 0, Random(6));
  for (std::int64_t window = 0; window < windows.count; ++window) {
    const std::vector<Row> rows = rows_of(windows, window);
    for (std::size_t index = 1; index < rows.size(); ++index)
      if (rows[index].in_gap && !rows[index - 1].in_gap) {
        EXPECT_FALSE(kPlayed.joins(static_cast<int>(rows[index].target)));
      }
    EXPECT_FALSE(kPlayed.joins(static_cast<int>(windows.after[static_cast<std::size_t>(window * kRead * 4)])));
  }
}

TEST_F(GapWindows, DependOnNothingButTheirArguments) {
  const Windows first = sampler().sample(20, 5, Random(7)), second = sampler().sample(20, 5, Random(7));
  EXPECT_EQ(first.inputs, second.inputs);
  EXPECT_EQ(first.matches, second.matches);
  EXPECT_EQ(first.after, second.after);
}

TEST_F(GapWindows, CoverAllPiecesForValidation) {
  std::int64_t count = 0;
  for (const Windows& windows : sampler().cover(4, 1000000)) count += windows.count;
  EXPECT_EQ(count, 8 + 2 + 1 + 1);
}

TEST(TimeLeftClass, GrowsByTheRootOfTwo) {
  EXPECT_EQ(time_left_class(-1), 0);
  EXPECT_EQ(time_left_class(0), 1);
  EXPECT_EQ(time_left_class(1), 2);
  EXPECT_EQ(time_left_class(2), 4);
  EXPECT_EQ(time_left_class(3), 5);
  EXPECT_EQ(time_left_class(1 << 30), kTimeLeftClasses - 1);
  for (int steps = 1; steps < 10000; ++steps) EXPECT_GE(time_left_class(steps + 1), time_left_class(steps));
}

}  // namespace
}  // namespace clavier
