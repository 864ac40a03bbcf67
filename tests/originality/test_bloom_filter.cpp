#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/random.h"
#include "originality/bloom_filter.h"

namespace clavier {
namespace {

std::vector<NoteInterval> random_steps(std::uint64_t seed, std::size_t count) {
  Random random(seed);
  std::vector<NoteInterval> intervals(count);
  for (NoteInterval& step : intervals) step = static_cast<NoteInterval>(1 + random.below(kNoteIntervals - 1));
  return intervals;
}

TEST(NgramHashes, HaveOneHashForEachPassageOfTwelveNotes) {
  EXPECT_TRUE(hash_ngrams(random_steps(1, 10)).empty());
  EXPECT_EQ(hash_ngrams(random_steps(1, 11)).size(), 1u);
  EXPECT_EQ(hash_ngrams(random_steps(1, 30)).size(), 20u);
}

TEST(NgramHashes, DependOnEveryIntervalAndItsPosition) {
  const std::vector<NoteInterval> intervals = random_steps(2, 11);
  std::set<std::uint64_t> hashes{hash_ngrams(intervals).front()};
  for (std::size_t place = 0; place < intervals.size(); ++place) {
    std::vector<NoteInterval> other = intervals;
    other[place] = other[place] == 5 ? 6 : 5;
    hashes.insert(hash_ngrams(other).front());
  }
  EXPECT_EQ(hashes.size(), 12u);
  EXPECT_NE(hash_ngrams(std::vector<NoteInterval>(intervals.rbegin(), intervals.rend())).front(), *hashes.begin());
}

TEST(BloomFilter, FindsAllThatWasAddedAndOneInAHundredAndTwentyOfOthers) {
  BloomFilter filter(20000);
  const auto added = hash_ngrams(random_steps(3, 20010));
  for (const std::uint64_t ngram : added) filter.add(ngram);
  for (const std::uint64_t ngram : added) ASSERT_TRUE(filter.contains(ngram));
  const auto others = hash_ngrams(random_steps(4, 200010));
  const auto wrong = std::count_if(others.begin(), others.end(), [&](auto other) { return filter.contains(other); });
  EXPECT_NEAR(static_cast<double>(wrong) / 200000, 0.0082, 0.001);
  EXPECT_NEAR(filter.false_positive_rate(), 0.0082, 0.0003);
}

TEST(BloomFilter, SetsTheBitsOfTheWorkedExample) {
  const std::uint64_t scale = hash_ngrams(std::vector<NoteInterval>(11, encode_interval(60, 61, false))).front();
  EXPECT_EQ(scale, 0xfedc852a938fe908ULL);
  BloomFilter filter(std::vector<std::uint64_t>{0});
  filter.add(scale);
  EXPECT_EQ(filter.words().front(), 0x4002100004200108ULL);
}

TEST(BloomFilter, IsEmptyAtFirst) {
  const BloomFilter filter(100);
  EXPECT_EQ(filter.false_positive_rate(), 0);
  EXPECT_FALSE(filter.contains(7));
}

TEST(BloomFilter, SurvivesARoundTripThroughItsWords) {
  BloomFilter filter(100);
  filter.add(7);
  const BloomFilter again(filter.words());
  EXPECT_TRUE(again.contains(7));
  EXPECT_EQ(again.words(), filter.words());
}

}  // namespace
}  // namespace clavier
