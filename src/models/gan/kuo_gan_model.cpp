#include "models/gan/kuo_gan_model.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

#include "models/gan/kuo_gan_shape.h"
#include "models/layers/product.h"

namespace clavier {
namespace {

constexpr int kOverlap = kKuoRows / 5;
constexpr int kHop = kKuoRows - kOverlap;

/// The weight of a row of image `index` of `count`. Where two images overlap, weights are quarter periods of sine and
/// cosine. Their squared weights sum to 1, so a blend of independent images keeps the variance.
float crossfade_weight(int row, int index, int count) {
  const auto angle = [](int place) { return (place + 1) * std::numbers::pi / 2 / (kOverlap + 1); };
  if (index > 0 && row < kOverlap) return static_cast<float>(std::sin(angle(row)));
  if (index + 1 < count && row >= kHop) return static_cast<float>(std::cos(angle(row - kHop)));
  return 1;
}

void activate(RowMatrix& values) { values = values.cwiseMax(kKuoSlope * values); }

}  // namespace

KuoGanModel::KuoGanModel(const GanCheckpoint& checkpoint)
    : dense_(matrix_of(checkpoint.tensors, "dense.weight")), dense_norm_(checkpoint.tensors, "norm.0") {
  for (const RollEra& entry : checkpoint.eras) {
    eras_.push_back(entry.era);
    readings_.push_back(entry.reading);
  }
  mean_image_ = Eigen::Map<const RowMatrix>(checkpoint.tensors.at("norm.0.bias").values.data(), kKuoRows,
                                            Eigen::Index{kKuoColumns} * checkpoint.network.features);
  for (std::size_t layer = 0; layer < kKuoStrides.size(); ++layer) {
    layers_.emplace_back(checkpoint.tensors, "upsample." + std::to_string(layer), kKuoStrides[layer]);
    if (layer + 1 < kKuoStrides.size()) norms_.emplace_back(checkpoint.tensors, "norm." + std::to_string(layer + 1));
  }
}

RollReadOptions KuoGanModel::reading(Era era) const {
  const auto found = std::find(eras_.begin(), eras_.end(), era);
  assert(found != eras_.end());
  return readings_[static_cast<std::size_t>(found - eras_.begin())];
}

PianoRoll KuoGanModel::generate(Era, int steps, Random& random) const {
  return upsample(blend(std::max(kKuoRows, (steps + kKuoStepsPerRow - 1) / kKuoStepsPerRow), random), steps);
}

PianoRoll KuoGanModel::generate(const Vector& noise) const {
  return upsample(deviation(noise) + mean_image_, kRollSteps);
}

RowMatrix KuoGanModel::deviation(const Vector& noise) const {
  const Vector units = dense_norm_(product(dense_, noise));
  return Eigen::Map<const RowMatrix>(units.data(), mean_image_.rows(), mean_image_.cols()) - mean_image_;
}

RowMatrix KuoGanModel::blend(int rows, Random& random) const {
  RowMatrix whole = RowMatrix::Zero(rows, mean_image_.cols());
  const int count = 1 + (rows - kKuoRows + kHop - 1) / kHop;
  for (int index = 0; index < count; ++index) {
    const Vector noise = Vector::NullaryExpr(dense_.cols(), [&random] { return static_cast<float>(random.normal()); });
    const RowMatrix part = deviation(noise);
    for (int row = 0; row < kKuoRows && index * kHop + row < rows; ++row) {
      const float share = crossfade_weight(row, index, count);
      whole.row(index * kHop + row) += share * part.row(row) + share * share * mean_image_.row(row);
    }
  }
  return whole;
}

PianoRoll KuoGanModel::upsample(RowMatrix image, int steps) const {
  activate(image);
  const Eigen::Index features = image.cols() / kKuoColumns;
  FeatureMap map{.steps = static_cast<int>(image.rows()), .pitches = kKuoColumns};
  map.cells = Eigen::Map<const RowMatrix>(image.data(), image.rows() * kKuoColumns, features);
  for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
    map = layers_[layer](map);  // (steps * pitches, channels)
    if (layer == norms_.size()) break;
    map.cells.array().rowwise() *= norms_[layer].scale.transpose();
    map.cells.array().rowwise() += norms_[layer].shift.transpose();
    activate(map.cells);
  }
  PianoRoll roll{.channels = kKuoChannels, .steps = steps};
  const Eigen::Map<const Eigen::ArrayXf> values(map.cells.data(), Eigen::Index{steps} * kRollPitches);
  roll.values.resize(static_cast<std::size_t>(values.size()));
  Eigen::Map<Eigen::ArrayXf>(roll.values.data(), values.size()) = values.tanh();
  return roll;
}

}  // namespace clavier
