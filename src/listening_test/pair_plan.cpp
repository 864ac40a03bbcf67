#include "listening_test/pair_plan.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/shuffle.h"

namespace clavier {
namespace {

struct Tally {
  int count = 0;
  int left_surplus = 0;  ///< times the first was on the left minus times the second was
};

/// Two sources, and their pairings so far.
struct SourcePair {
  std::size_t first = 0;
  std::size_t second = 0;
  std::map<Era, Tally> in_era{};
  Tally all{};
};

class PairPlanner {
 public:
  PairPlanner(std::size_t sources, Random& random) : left_surpluses_(sources), random_(random) {
    for (std::size_t second = 0; second < sources; ++second)
      for (std::size_t first = 0; first < second; ++first) pairs_.push_back({.first = first, .second = second});
    shuffle(pairs_, random);
  }

  Pairing next(Era era) {
    SourcePair& pair = *std::min_element(pairs_.begin(), pairs_.end(), [&](SourcePair& a, SourcePair& b) {
      return std::pair(a.in_era[era].count, a.all.count) < std::pair(b.in_era[era].count, b.all.count);
    });
    const bool first_left = first_goes_left(pair, era);
    for (Tally* const tally : {&pair.in_era[era], &pair.all}) {
      ++tally->count;
      tally->left_surplus += first_left ? 1 : -1;
    }
    left_surpluses_[pair.first] += first_left ? 1 : -1;
    left_surpluses_[pair.second] -= first_left ? 1 : -1;
    if (first_left) return {.era = era, .left = pair.first, .right = pair.second};
    return {.era = era, .left = pair.second, .right = pair.first};
  }

 private:
  bool first_goes_left(SourcePair& pair, Era era) {
    for (const int left_surplus : {pair.in_era[era].left_surplus, pair.all.left_surplus,
                                   left_surpluses_[pair.first] - left_surpluses_[pair.second]})
      if (left_surplus != 0) return left_surplus < 0;
    return random_.below(2) == 0;
  }

  std::vector<SourcePair> pairs_;
  std::vector<int> left_surpluses_;  ///< of each source: times on the left minus times on the right
  Random& random_;
};

}  // namespace

std::vector<Pairing> plan_pairs(std::size_t sources, std::vector<Era> eras, std::size_t questions, Random& random) {
  shuffle(eras, random);
  PairPlanner planner(sources, random);
  std::vector<Pairing> plan;
  for (std::size_t question = 0; question < questions; ++question)
    plan.push_back(planner.next(eras[question % eras.size()]));
  return plan;
}

}  // namespace clavier
