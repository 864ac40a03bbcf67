#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "models/sequence/cached_sequence_model.h"
#include "models/sequence/likelihood.h"
#include "models/sequence/ngram_cache.h"
#include "support/fake_models.h"
#include "training/fitting/fit_cache_weights.h"

namespace clavier {
namespace {

const Vocabulary kCacheVocabulary = Vocabulary::of_notes();

/// A melody of single notes, one event each.
Events melody(std::initializer_list<int> pitches) {
  Events events;
  for (const int pitch : pitches)
    events.push_back({.token = static_cast<std::uint16_t>(kCacheVocabulary.opening(Pitch(pitch)))});
  return events;
}

NgramCache cache_of(const Events& events) {
  NgramCache cache(kCacheVocabulary);
  for (const Event& event : events) cache.take(event.token);
  return cache;
}

TEST(NgramCache, HasNoMatchInANewPiece) {
  EXPECT_FALSE(NgramCache(kCacheVocabulary).match());
  EXPECT_FALSE(cache_of(melody({60, 62, 65, 64, 69, 67, 60, 72})).match());
}

TEST(NgramCache, FindsWhatFollowedAtTheSamePitches) {
  const auto match = cache_of(melody({60, 62, 65, 64, 69, 67, 50, 60, 62, 65, 64, 69})).match();
  ASSERT_TRUE(match);
  EXPECT_TRUE(match->exact);
  EXPECT_EQ(match->length, 4);  // four intervals match: the one into the first note differs
  EXPECT_THAT(match->probabilities, testing::ElementsAre(testing::Pair(kCacheVocabulary.opening(67), 1.0)));
}

TEST(NgramCache, TransposesTheContinuationOfATransposedPassage) {
  const auto match = cache_of(melody({60, 62, 65, 64, 69, 67, 50, 67, 69, 72, 71, 76})).match();
  ASSERT_TRUE(match);
  EXPECT_FALSE(match->exact);
  EXPECT_THAT(match->probabilities, testing::ElementsAre(testing::Pair(kCacheVocabulary.opening(74), 1.0)));
}

TEST(NgramCache, PrefersTheLongerPassage) {
  // ... 62 65 64 69 continues to 67 once and to 71 once; the second time seven pitches match.
  const auto match =
      cache_of(melody({40, 60, 62, 65, 64, 69, 67, 41, 55, 57, 60, 62, 65, 64, 69, 71, 42, 55, 57, 60, 62, 65, 64, 69}))
          .match();
  ASSERT_TRUE(match);
  EXPECT_EQ(match->length, 6);
  EXPECT_THAT(match->probabilities, testing::ElementsAre(testing::Pair(kCacheVocabulary.opening(71), 1.0)));
}

TEST(NgramCache, DividesProbabilityAmongDifferentContinuations) {
  const auto match =
      cache_of(melody({60, 62, 65, 64, 69, 67, 50, 60, 62, 65, 64, 69, 71, 43, 60, 62, 65, 64, 69})).match();
  ASSERT_TRUE(match);
  EXPECT_THAT(match->probabilities, testing::UnorderedElementsAre(testing::Pair(kCacheVocabulary.opening(67), 0.5),
                                                                  testing::Pair(kCacheVocabulary.opening(71), 0.5)));
}

TEST(NgramCache, DistinguishesChordsFromMelodies) {
  Events events = melody({60, 64, 67, 72, 76, 79});
  for (const int pitch : {60, 64, 67, 72, 76})
    events.push_back({.token = static_cast<std::uint16_t>(pitch == 60 ? kCacheVocabulary.opening(60)
                                                                      : kCacheVocabulary.joining(Pitch(pitch)))});
  EXPECT_FALSE(cache_of(events).match());
}

TEST(NgramCache, SuggestsNothingBeyondThePiano) {
  const auto match = cache_of(melody({60, 62, 65, 64, 69, 90, 40, 84, 86, 89, 88, 93})).match();
  EXPECT_FALSE(match);  // a transposed continuation would need pitch 114
}

TEST(NgramCache, LimitsTheRepetitionsOfAMotif) {
  EXPECT_FALSE(cache_of(melody({50, 60, 62, 60, 62, 60, 62, 60, 62, 60, 62})).match());
  Events alberti = melody({72});
  for (int round = 0; round < 6; ++round)
    for (const Event& event : melody({60, 67, 64, 67})) alberti.push_back(event);
  EXPECT_FALSE(cache_of(alberti).match());
}

TEST(NgramCache, CountsHowOftenAMotifWasRepeatedLastTime) {
  Events piece;
  for (int time = 0; time < 2; ++time) {
    for (const Event& event : melody({48, 55, 72, 76})) piece.push_back(event);
    for (int round = 0; round < 3; ++round)
      for (const Event& event : melody({60, 62})) piece.push_back(event);
    if (time == 0)
      for (const Event& event : melody({65, 43, 41})) piece.push_back(event);
  }
  const auto match = cache_of(piece).match();
  ASSERT_TRUE(match);
  EXPECT_THAT(match->probabilities, testing::ElementsAre(testing::Pair(kCacheVocabulary.opening(65), 1.0)));
}

TEST(NgramCache, ForgetsWhenCleared) {
  NgramCache cache = cache_of(melody({60, 62, 65, 64, 69, 67, 50, 60, 62, 65, 64, 69}));
  cache.clear();
  EXPECT_FALSE(cache.match());
}

std::unique_ptr<SequenceModel> make_cached(double weight) {
  CacheWeights weights;
  weights.exact.fill(weight);
  weights.transposed.fill(weight);
  return make_cached_sequence_model(std::make_unique<support::FakeModel>(kCacheVocabulary), weights);
}

TEST(CachedSequenceModel, HasTheLikelihoodOfTheMixture) {
  const Events piece = melody({60, 62, 65, 64, 69, 67, 50, 60, 62, 65, 64, 69, 67});
  const double plain = likelihood_of(*std::make_unique<support::FakeModel>(kCacheVocabulary), piece).pitch();
  const double with = likelihood_of(*make_cached(0.75), piece).pitch();
  const double uniform = 1.0 / kCacheVocabulary.size(Field::token);
  // One of the thirteen tokens is predicted; the end keeps its probability.
  EXPECT_NEAR(plain - with, std::log(0.25 * uniform + 0.75 * (1 - uniform)) - std::log(uniform), 1e-6);
}

TEST(CachedSequenceModel, DistributesAllProbabilityOverTheTokens) {
  const Events heard = melody({60, 62, 65, 64, 69, 67, 50, 60, 62, 65, 64, 69});
  double sum = 0;
  for (int token = 0; token < kCacheVocabulary.size(Field::token); ++token) {
    auto with = make_cached(0.6), without = make_cached(0.6);
    Events longer = heard;
    longer.push_back({.token = static_cast<std::uint16_t>(token)});
    if (token == Vocabulary::kEnd) {
      sum += 1.0 / kCacheVocabulary.size(Field::token);
    } else {
      // The end counts in both: the difference is the last token alone.
      sum += std::exp(likelihood_of(*without, heard).pitch() - likelihood_of(*with, longer).pitch());
    }
  }
  EXPECT_NEAR(sum, 1, 1e-6);
}

/// Longer than a short motif.
const std::initializer_list<int> kTheme = {60, 62, 65, 64, 69, 67, 71, 50, 52, 55, 53, 59, 57, 48, 47,
                                           62, 66, 68, 61, 72, 70, 74, 77, 76, 81, 79, 45, 43, 49, 40};

TEST(FitCacheWeights, TrustAPieceThatAlwaysRepeatsAndNotOneThatNeverDoes) {
  Events repeating, changing;
  for (int round = 0; round < 20; ++round)
    for (const Event& event : melody(kTheme)) repeating.push_back(event);
  Random random(4);
  for (int index = 0; index < 400; ++index)
    changing.push_back(melody({40 + static_cast<int>(random.below(3))}).front());
  const SequenceModelFactory maker = [] { return std::make_unique<support::FakeModel>(kCacheVocabulary); };
  SilentProgress progress;
  const CacheWeights trusting = fit_cache_weights(maker, std::vector<Events>{repeating}, 1000, 1, progress);
  EXPECT_GT(trusting.exact.back(), 0.98);
  EXPECT_EQ(trusting.transposed.back(), 0);  // has no match
  const CacheWeights wary = fit_cache_weights(maker, std::vector<Events>{changing}, 1000, 2, progress);
  EXPECT_LT(wary.exact.front(), trusting.exact.back());
}

TEST(CacheWeights, SurviveARoundTripThroughJson) {
  CacheWeights weights;
  weights.exact.fill(0.25);
  weights.transposed[3] = 0.5;
  EXPECT_EQ(cache_weights_from_json(to_json(weights)), weights);
}

TEST(CacheWeights, AreRefusedOutOfBounds) {
  Json json = to_json(CacheWeights{});
  json["exact"][2] = 1.5;
  EXPECT_THROW(cache_weights_from_json(json), Error);
  json = to_json(CacheWeights{});
  json["transposed"].erase(0);
  EXPECT_THROW(cache_weights_from_json(json), Error);
}

}  // namespace
}  // namespace clavier
