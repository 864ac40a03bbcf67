#include "training/fitting/fit_phrase_judge.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "base/error.h"

namespace clavier {
namespace {

constexpr double kPenalty = 3;
constexpr int kNewtonSteps = 12;
constexpr double kMinPhraseVariance = 1e-12;
constexpr auto kFeatures = static_cast<Eigen::Index>(kPhraseFeatures);

/// A phrase of one regression.
struct Sample {
  const PhraseExample* example = nullptr;
  bool wanted = false;
  double weight = 0;
};
using Samples = std::vector<Sample>;

Eigen::Map<const Eigen::VectorXd> vector_of(const Sample& sample) {
  return {sample.example->features.data(), kFeatures};
}

/// The phrases of one row: of an era, or of all. It has phrases of both sides.
Samples choose_samples(std::span<const PhraseExample> examples, std::optional<Era> era) {
  Samples samples;
  double wanted = 0, composed = 0, others = 0;
  for (const PhraseExample& example : examples) {
    const bool other_era = era && example.era != *era;
    if (other_era && !example.by_people) continue;
    samples.push_back({.example = &example, .wanted = example.by_people && !other_era});
    (samples.back().wanted ? wanted : example.by_people ? others : composed) += 1;
  }
  const double share = others > 0 ? kOtherErasShare : 0;
  const auto half = static_cast<double>(samples.size()) / 2;
  for (Sample& sample : samples)
    sample.weight = sample.wanted               ? half / wanted
                    : sample.example->by_people ? half * share / others
                                                : half * (1 - share) / composed;
  return samples;
}

/// One logistic regression.
struct Row {
  Eigen::VectorXd mean = Eigen::VectorXd::Zero(kFeatures), scale = Eigen::VectorXd::Ones(kFeatures), weights;

  /// (2 * features + 1): deviations, their squares, 1.
  Eigen::VectorXd inputs(const Sample& sample) const {
    Eigen::VectorXd all(2 * kFeatures + 1);
    const Eigen::ArrayXd deviations =
        ((vector_of(sample) - mean).array() * scale.array()).max(-kMaxPhraseDeviation).min(kMaxPhraseDeviation);
    all << deviations.matrix(), deviations.square().matrix(), 1;
    return all;
  }
};

/// By the wanted phrases.
void standardise(const Samples& samples, Row& row) {
  double count = 0;
  for (const Sample& sample : samples) {
    if (!sample.wanted) continue;
    row.mean += vector_of(sample);
    ++count;
  }
  row.mean /= count;
  Eigen::ArrayXd variance = Eigen::ArrayXd::Zero(kFeatures);
  for (const Sample& sample : samples)
    if (sample.wanted) variance += (vector_of(sample) - row.mean).array().square() / count;
  for (Eigen::Index feature = 0; feature < kFeatures; ++feature)
    if (variance(feature) > kMinPhraseVariance) row.scale(feature) = 1 / std::sqrt(variance(feature));
}

Row fit_row(const Samples& samples) {
  Row row;
  standardise(samples, row);
  const auto count = static_cast<Eigen::Index>(samples.size());
  Eigen::MatrixXd inputs(count, 2 * kFeatures + 1);
  Eigen::ArrayXd labels(count), weights(count);
  for (Eigen::Index place = 0; place < count; ++place) {
    const Sample& sample = samples[static_cast<std::size_t>(place)];
    inputs.row(place) = row.inputs(sample);
    labels(place) = sample.wanted ? 1 : 0;
    weights(place) = sample.weight;
  }
  row.weights = Eigen::VectorXd::Zero(inputs.cols());
  for (int step = 0; step < kNewtonSteps; ++step) {
    const Eigen::ArrayXd odds = 1 / (1 + (-(inputs * row.weights).array()).exp());
    const Eigen::VectorXd gradient = inputs.transpose() * (weights * (labels - odds)).matrix() - kPenalty * row.weights;
    Eigen::MatrixXd curvature = inputs.transpose() * (weights * odds * (1 - odds)).matrix().asDiagonal() * inputs;
    curvature.diagonal().array() += kPenalty;
    row.weights += curvature.ldlt().solve(gradient);
  }
  return row;
}

}  // namespace

TensorMap fit_phrase_judge(std::span<const PhraseExample> examples) {
  const std::vector<std::int64_t> shape = {static_cast<std::int64_t>(PhraseJudge::kRows), kFeatures};
  TensorMap tensors = {{"mean", {shape, {}}},
                       {"scale", {shape, {}}},
                       {"linear", {shape, {}}},
                       {"square", {shape, {}}},
                       {"bias", {{shape[0]}, {}}}};
  const auto append = [&](const char* name, const Eigen::VectorXd& values) {
    for (const double value : values) tensors.at(name).values.push_back(static_cast<float>(value));
  };
  const auto has_both = [&](std::optional<Era> era) {
    const auto any = [&](bool by_people) {
      return std::any_of(examples.begin(), examples.end(), [&](const PhraseExample& each) {
        return each.by_people == by_people && (!era || each.era == *era);
      });
    };
    return any(true) && any(false);
  };
  if (!has_both(std::nullopt)) throw Error("a judge needs human phrases and of the model");
  const Row all = fit_row(choose_samples(examples, std::nullopt));
  for (std::size_t place = 0; place < PhraseJudge::kRows; ++place) {
    const bool own = place < kEras.size() && has_both(kEras.at(place));
    const Row row = own ? fit_row(choose_samples(examples, kEras.at(place))) : all;
    append("mean", row.mean);
    append("scale", row.scale);
    append("linear", row.weights.head(kFeatures));
    append("square", row.weights.segment(kFeatures, kFeatures));
    append("bias", row.weights.tail(1));
  }
  return tensors;
}

}  // namespace clavier
