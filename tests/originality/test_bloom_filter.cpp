#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/random.h"
#include "originality/bloom_filter.h"

namespace clavier {
namespace {

std::vector<NoteStep> random_steps(std::uint64_t seed, std::size_t count) {
  Random random(seed);
  std::vector<NoteStep> steps(count);
  for (NoteStep& step : steps) step = static_cast<NoteStep>(1 + random.below(kNoteSteps - 1));
  return steps;
}

TEST(PatternHashes, AreOneForEachPassageOfTwelveNotes) {
  EXPECT_TRUE(pattern_hashes(random_steps(1, 10)).empty());
  EXPECT_EQ(pattern_hashes(random_steps(1, 11)).size(), 1u);
  EXPECT_EQ(pattern_hashes(random_steps(1, 30)).size(), 20u);
}

TEST(PatternHashes, DependOnEveryStepAndItsPlace) {
  const std::vector<NoteStep> steps = random_steps(2, 11);
  std::set<std::uint64_t> hashes{pattern_hashes(steps).front()};
  for (std::size_t place = 0; place < steps.size(); ++place) {
    std::vector<NoteStep> other = steps;
    other[place] = other[place] == 5 ? 6 : 5;
    hashes.insert(pattern_hashes(other).front());
  }
  EXPECT_EQ(hashes.size(), 12u);
  EXPECT_NE(pattern_hashes(std::vector<NoteStep>(steps.rbegin(), steps.rend())).front(), *hashes.begin());
}

TEST(PatternFilter, FindsAllThatWasAddedAndOneInAHundredAndTwentyOfOthers) {
  PatternFilter filter(20000);
  const auto added = pattern_hashes(random_steps(3, 20010));
  for (const std::uint64_t pattern : added) filter.add(pattern);
  for (const std::uint64_t pattern : added) ASSERT_TRUE(filter.contains(pattern));
  const auto others = pattern_hashes(random_steps(4, 200010));
  const auto wrong = std::count_if(others.begin(), others.end(), [&](auto other) { return filter.contains(other); });
  EXPECT_NEAR(static_cast<double>(wrong) / 200000, 0.0082, 0.001);
  EXPECT_NEAR(filter.false_rate(), 0.0082, 0.0003);
}

TEST(PatternFilter, SetsTheBitsOfTheWorkedExample) {
  const std::uint64_t scale = pattern_hashes(std::vector<NoteStep>(11, step_between(60, 61, false))).front();
  EXPECT_EQ(scale, 0xfedc852a938fe908ULL);
  PatternFilter filter(std::vector<std::uint64_t>{0});
  filter.add(scale);
  EXPECT_EQ(filter.words().front(), 0x4002100004200108ULL);
}

TEST(PatternFilter, HoldsNothingAtFirst) {
  const PatternFilter filter(100);
  EXPECT_EQ(filter.false_rate(), 0);
  EXPECT_FALSE(filter.contains(7));
}

TEST(PatternFilter, IsTheSameMadeOfItsWords) {
  PatternFilter filter(100);
  filter.add(7);
  const PatternFilter again(filter.words());
  EXPECT_TRUE(again.contains(7));
  EXPECT_EQ(again.words(), filter.words());
}

}  // namespace
}  // namespace clavier
