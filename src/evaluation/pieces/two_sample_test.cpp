#include "evaluation/pieces/two_sample_test.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "base/parallel.h"
#include "evaluation/pieces/plain_classifier.h"
#include "statistics/roc.h"

namespace clavier {
namespace {

constexpr std::size_t kFolds = 5;
constexpr std::size_t kMinTestedPieces = 10;

/// A piece as the classifier sees it.
struct Sample {
  Vector features;  // empty: too short
  bool is_real = false;
  std::size_t fold = 0;
};

/// What a piece lacks is 0 for all.
void drop_missing_features(std::vector<Sample>& samples) {
  if (samples.empty()) return;
  for (Eigen::Index feature = 0; feature < samples.front().features.size(); ++feature) {
    const bool missing = std::any_of(samples.begin(), samples.end(),
                                     [&](const Sample& sample) { return std::isnan(sample.features(feature)); });
    for (Sample& sample : samples)
      if (missing) sample.features(feature) = 0;
  }
}

/// Pieces of one group are in one fold.
void add_samples(const PieceSet& set, bool is_real, PieceFeatures features, std::vector<Sample>& samples) {
  std::map<std::string, std::size_t> groups;
  std::vector<Sample> added(set.size());
  for (std::size_t index = 0; index < set.size(); ++index)
    added[index] = {.is_real = is_real, .fold = groups.emplace(set[index].group, groups.size()).first->second % kFolds};
  parallel_for(set.size(), 0,
               [&](std::size_t index) { added[index].features = measure_features(set[index].score, features); });
  for (Sample& sample : added)
    if (sample.features.size() > 0) samples.push_back(std::move(sample));
}

std::size_t count(std::span<const Sample> samples, bool real) {
  return static_cast<std::size_t>(
      std::count_if(samples.begin(), samples.end(), [&](const Sample& sample) { return sample.is_real == real; }));
}

}  // namespace

TwoSampleTest test_two_samples(const PieceSet& real, const PieceSet& others, PieceFeatures features) {
  std::vector<Sample> samples;
  add_samples(real, true, features, samples);
  add_samples(others, false, features, samples);
  drop_missing_features(samples);
  TwoSampleTest test{.real = count(samples, true), .others = count(samples, false)};
  if (std::min(test.real, test.others) < kMinTestedPieces) return test;
  std::vector<double> positives, negatives;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<LabelledFeatures> learned;
    for (const Sample& sample : samples)
      if (sample.fold != fold) learned.push_back({sample.features, sample.is_real ? 0 : 1});
    const PlainClassifier classify(learned);
    for (const Sample& sample : samples) {
      if (sample.fold != fold) continue;
      const Vector scores = classify(sample.features);
      (sample.is_real ? negatives : positives).push_back(scores(1) - scores(0));
    }
  }
  test.auc = area_under_roc(positives, negatives);
  return test;
}

}  // namespace clavier
