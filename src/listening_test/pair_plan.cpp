#include "listening_test/pair_plan.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/shuffle.h"

namespace clavier {
namespace {

struct Tally {
  int met = 0;
  int lead = 0;  ///< how much oftener the first was on the left than the second
};

/// Two sources, and how they have met so far.
struct Couple {
  std::size_t first = 0;
  std::size_t second = 0;
  std::map<Era, Tally> in_era{};
  Tally all{};
};

class PairPlanner {
 public:
  PairPlanner(std::size_t sources, Random& random) : leads_(sources), random_(random) {
    for (std::size_t second = 0; second < sources; ++second)
      for (std::size_t first = 0; first < second; ++first) couples_.push_back({.first = first, .second = second});
    shuffle(couples_, random);
  }

  Meeting next(Era era) {
    Couple& couple = *std::min_element(couples_.begin(), couples_.end(), [&](Couple& a, Couple& b) {
      return std::pair(a.in_era[era].met, a.all.met) < std::pair(b.in_era[era].met, b.all.met);
    });
    const bool first_left = first_goes_left(couple, era);
    for (Tally* const tally : {&couple.in_era[era], &couple.all}) {
      ++tally->met;
      tally->lead += first_left ? 1 : -1;
    }
    leads_[couple.first] += first_left ? 1 : -1;
    leads_[couple.second] -= first_left ? 1 : -1;
    if (first_left) return {.era = era, .left = couple.first, .right = couple.second};
    return {.era = era, .left = couple.second, .right = couple.first};
  }

 private:
  bool first_goes_left(Couple& couple, Era era) {
    for (const int lead : {couple.in_era[era].lead, couple.all.lead, leads_[couple.first] - leads_[couple.second]})
      if (lead != 0) return lead < 0;
    return random_.below(2) == 0;
  }

  std::vector<Couple> couples_;
  std::vector<int> leads_;  ///< of each source: how much oftener it was on the left than on the right
  Random& random_;
};

}  // namespace

std::vector<Meeting> plan_pairs(std::size_t sources, std::vector<Era> eras, std::size_t questions, Random& random) {
  shuffle(eras, random);
  PairPlanner planner(sources, random);
  std::vector<Meeting> plan;
  for (std::size_t question = 0; question < questions; ++question)
    plan.push_back(planner.next(eras[question % eras.size()]));
  return plan;
}

}  // namespace clavier
