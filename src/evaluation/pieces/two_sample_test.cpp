#include "evaluation/pieces/two_sample_test.h"

#include <algorithm>
#include <map>
#include <span>

#include "base/parallel.h"
#include "models/classifier/era_classifier.h"
#include "statistics/roc.h"
#include "training/fitting/logistic_regression.h"

namespace clavier {
namespace {

constexpr std::size_t kFolds = 5;
constexpr std::size_t kMinTestedPieces = 10;
constexpr double kSmallest = 1e-6;
constexpr LogisticRegressionOptions kPlain{.steps = 300, .learning_rate = 0.02, .weight_decay = 0.1};

/// A piece as the classifier sees it.
struct Sample {
  Vector features;  // empty: too short
  bool is_real = false;
  std::size_t fold = 0;
};

Vector mean_features(const Score& score) {
  const auto passages = style_features_of_passages(score);
  if (passages.empty()) return {};
  Vector sum = Vector::Zero(static_cast<Eigen::Index>(kStyleFeatures));
  for (const std::vector<float>& passage : passages)
    sum += Eigen::Map<const Vector>(passage.data(), static_cast<Eigen::Index>(passage.size()));
  return sum / static_cast<float>(passages.size());
}

/// Pieces of one group are in one fold.
void add_samples(const PieceSet& set, bool is_real, std::vector<Sample>& samples) {
  std::map<std::string, std::size_t> groups;
  std::vector<Sample> added(set.size());
  for (std::size_t index = 0; index < set.size(); ++index)
    added[index] = {.is_real = is_real, .fold = groups.emplace(set[index].group, groups.size()).first->second % kFolds};
  parallel_for(set.size(), 0, [&](std::size_t index) { added[index].features = mean_features(set[index].score); });
  for (Sample& sample : added)
    if (sample.features.size() > 0) samples.push_back(std::move(sample));
}

std::size_t count(std::span<const Sample> samples, bool real) {
  return static_cast<std::size_t>(
      std::count_if(samples.begin(), samples.end(), [&](const Sample& sample) { return sample.is_real == real; }));
}

/// Features that are standardised by those of the training samples.
struct Scaling {
  Vector mean, scale;
  Vector operator()(const Vector& x) const { return ((x - mean).array() / scale.array()).matrix(); }
};

Scaling fit_scaling(const std::vector<const Sample*>& samples) {
  Scaling scaling{.mean = Vector::Zero(samples.front()->features.size()),
                  .scale = Vector::Zero(samples.front()->features.size())};
  const auto total = static_cast<float>(samples.size());
  for (const Sample* sample : samples) scaling.mean += sample->features / total;
  for (const Sample* sample : samples)
    scaling.scale += (sample->features - scaling.mean).array().square().matrix() / total;
  scaling.scale = scaling.scale.array().sqrt().max(static_cast<float>(kSmallest)).matrix();
  return scaling;
}

/// The regression's first two classes are the two sets; both weigh the same.
RowMatrix fit(const std::vector<const Sample*>& samples, const Scaling& scaling) {
  DesignMatrix design;
  design.features.resize(scaling.mean.size(), static_cast<Eigen::Index>(samples.size()));
  design.weights.resize(static_cast<Eigen::Index>(samples.size()));
  const auto real = static_cast<double>(
      std::count_if(samples.begin(), samples.end(), [](const Sample* sample) { return sample->is_real; }));
  for (std::size_t index = 0; index < samples.size(); ++index) {
    const auto column = static_cast<Eigen::Index>(index);
    design.features.col(column) = scaling(samples[index]->features);
    design.eras.push_back(samples[index]->is_real ? 0 : 1);
    design.pieces.push_back(static_cast<int>(index));
    const double members = samples[index]->is_real ? real : static_cast<double>(samples.size()) - real;
    design.weights(column) = static_cast<float>(0.5 / members);
  }
  return fit_logistic_regression(design, kPlain);
}

}  // namespace

TwoSampleTest test_two_samples(const PieceSet& real, const PieceSet& others) {
  std::vector<Sample> samples;
  add_samples(real, true, samples);
  add_samples(others, false, samples);
  TwoSampleTest test{.real = count(samples, true), .others = count(samples, false)};
  if (std::min(test.real, test.others) < kMinTestedPieces) return test;
  std::vector<double> positives, negatives;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<const Sample*> learned;
    for (const Sample& sample : samples)
      if (sample.fold != fold) learned.push_back(&sample);
    const Scaling scaling = fit_scaling(learned);
    const RowMatrix weights = fit(learned, scaling);
    for (const Sample& sample : samples) {
      if (sample.fold != fold) continue;
      const Vector x = scaling(sample.features);
      const double score = (weights.row(1).head(x.size()) - weights.row(0).head(x.size())).dot(x) +
                           weights(1, x.size()) - weights(0, x.size());
      (sample.is_real ? negatives : positives).push_back(score);
    }
  }
  test.auc = area_under_roc(positives, negatives);
  return test;
}

}  // namespace clavier
