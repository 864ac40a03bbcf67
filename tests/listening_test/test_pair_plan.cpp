#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "listening_test/pair_plan.h"

namespace clavier {
namespace {

const std::vector<Era> kAllEras(kEras.begin(), kEras.end());

std::vector<Pairing> planned(std::size_t sources, std::size_t questions, std::uint64_t seed = 1,
                             const std::vector<Era>& eras = kAllEras) {
  Random random(seed);
  return plan_pairs(sources, eras, questions, random);
}

/// How many more comparisons the most frequent pair has than the least frequent one.
template <class Keep>
int spread(const std::vector<Pairing>& plan, std::size_t sources, Keep keep) {
  std::map<std::pair<std::size_t, std::size_t>, int> counts;
  for (std::size_t second = 0; second < sources; ++second)
    for (std::size_t first = 0; first < second; ++first) counts[{first, second}] = 0;
  for (const Pairing& meeting : plan)
    if (keep(meeting)) ++counts[std::minmax(meeting.left, meeting.right)];
  std::set<int> values;
  for (const auto& [two, count] : counts) values.insert(count);
  return *values.rbegin() - *values.begin();
}

std::map<std::size_t, int> left_minus_right(const std::vector<Pairing>& plan) {
  std::map<std::size_t, int> leads;
  for (const Pairing& meeting : plan) {
    ++leads[meeting.left];
    --leads[meeting.right];
  }
  return leads;
}

TEST(PairPlan, ComparesEveryTwoSourcesOnceInEachEra) {
  const std::vector<Pairing> plan = planned(3, 12);
  EXPECT_EQ(plan.size(), 12u);
  for (const Era era : kEras) EXPECT_EQ(spread(plan, 3, [&](auto& meeting) { return meeting.era == era; }), 0);
  for (const auto& [source, lead] : left_minus_right(plan)) EXPECT_EQ(lead, 0) << source;
}

TEST(PairPlan, AlternatesSidesWithinAnEra) {
  std::map<std::pair<Era, std::pair<std::size_t, std::size_t>>, int> counts;
  for (const Pairing& meeting : planned(3, 24)) ++counts[{meeting.era, {meeting.left, meeting.right}}];
  EXPECT_EQ(counts.size(), 24u);
}

TEST(PairPlan, IsNearlyBalancedForAnyNumberOfQuestions) {
  for (std::size_t eras = 1; eras <= 4; ++eras)
    for (std::size_t sources = 2; sources <= 6; ++sources)
      for (std::size_t questions = 1; questions <= 70; ++questions) {
        const std::vector<Era> some(kEras.begin(), kEras.begin() + static_cast<std::ptrdiff_t>(eras));
        const std::vector<Pairing> plan = planned(sources, questions, questions, some);
        SCOPED_TRACE(std::to_string(sources) + " sources, " + std::to_string(questions) + " questions");
        for (const Era era : some) EXPECT_LE(spread(plan, sources, [&](auto& it) { return it.era == era; }), 1);
        EXPECT_LE(spread(plan, sources, [](auto&) { return true; }), 2);
        for (const auto& [source, lead] : left_minus_right(plan)) EXPECT_LE(std::abs(lead), 4) << source;
      }
}

TEST(PairPlan, IsTheSameForTheSameSeedOnly) {
  const auto sides = [](std::uint64_t seed) {
    std::vector<std::size_t> lefts;
    for (const Pairing& meeting : planned(4, 24, seed)) lefts.push_back(meeting.left);
    return lefts;
  };
  EXPECT_EQ(sides(5), sides(5));
  EXPECT_NE(sides(5), sides(6));
}

}  // namespace
}  // namespace clavier
