#include <gtest/gtest.h>

#include "base/error.h"
#include "base/random.h"
#include "statistics/roc.h"
#include "training/fitting/fit_phrase_judge.h"

namespace clavier {
namespace {

constexpr std::size_t kTelling = 3, kOfEra = 5, kWidth = 7;

/// Human phrases are higher in one feature, and near the middle in another; eras differ in a third.
PhraseExample random_phrase(Era era, bool by_people, Random& random) {
  PhraseExample made{.era = era, .by_people = by_people};
  for (double& value : made.features) value = random.normal();
  made.features[kTelling] += by_people ? 1 : 0;
  made.features[kOfEra] += static_cast<double>(era);
  if (!by_people) made.features[kWidth] *= 3;
  return made;
}

std::vector<PhraseExample> phrases_of_eras(std::size_t count, std::uint64_t seed) {
  Random random(seed);
  std::vector<PhraseExample> made;
  for (std::size_t place = 0; place < count; ++place)
    for (const Era era : kEras)
      for (const bool by_people : {true, false}) made.push_back(random_phrase(era, by_people, random));
  return made;
}

/// How well the judge tells the chosen phrases of an era from the others.
double area(const PhraseJudge& judge, Era era, const std::vector<PhraseExample>& phrases, bool of_other_eras) {
  std::vector<double> wanted, others;
  for (const PhraseExample& phrase : phrases) {
    if (phrase.by_people && phrase.era == era) wanted.push_back(judge(phrase.features, era));
    if (of_other_eras ? phrase.by_people && phrase.era != era : !phrase.by_people && phrase.era == era)
      others.push_back(judge(phrase.features, era));
  }
  return area_under_roc(wanted, others);
}

TEST(FitPhraseJudge, TellsPeopleFromTheModelInEveryEra) {
  const PhraseJudge judge(fit_phrase_judge(phrases_of_eras(1500, 1)));
  const std::vector<PhraseExample> tested = phrases_of_eras(500, 2);
  for (const Era era : kEras) EXPECT_GT(area(judge, era, tested, false), 0.83);
}

TEST(FitPhraseJudge, KnowsErasApart) {
  const PhraseJudge judge(fit_phrase_judge(phrases_of_eras(1500, 1)));
  const std::vector<PhraseExample> tested = phrases_of_eras(500, 2);
  EXPECT_GT(area(judge, kEras.front(), tested, true), 0.65);
  EXPECT_GT(area(judge, kEras.back(), tested, true), 0.65);
}

TEST(FitPhraseJudge, GivesEqualTensorsForEqualExamples) {
  EXPECT_EQ(fit_phrase_judge(phrases_of_eras(100, 3)), fit_phrase_judge(phrases_of_eras(100, 3)));
}

TEST(FitPhraseJudge, JudgesAnEraThatItDoesNotKnowAsAnyOther) {
  std::vector<PhraseExample> some = phrases_of_eras(200, 4);
  std::erase_if(some, [](const PhraseExample& each) { return each.era == Era::modernist && each.by_people; });
  const PhraseJudge judge(fit_phrase_judge(some));
  const PhraseFeatures phrase = some.front().features;
  EXPECT_EQ(judge(phrase, Era::modernist), judge(phrase, std::nullopt));
  EXPECT_NE(judge(phrase, Era::baroque), judge(phrase, std::nullopt));
}

TEST(FitPhraseJudge, NeedsBothSides) {
  std::vector<PhraseExample> some = phrases_of_eras(10, 4);
  std::erase_if(some, [](const PhraseExample& each) { return !each.by_people; });
  EXPECT_THROW(fit_phrase_judge(some), Error);
  EXPECT_THROW(fit_phrase_judge({}), Error);
}

}  // namespace
}  // namespace clavier
