#include "models/gan/decoding/expression_scaling.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clavier {
namespace {

constexpr int kWindowFrames = 36;
constexpr float kDeviation = 12;  // frames of the Gaussian window: a second
constexpr float kPriorNotes = 1;  // weight of the overall mean in the local one

/// Sums about each place with a Gaussian window: (size of `values`).
std::vector<float> smooth(const std::vector<float>& values) {
  const auto count = static_cast<int>(values.size());
  std::vector<float> weights, sums(values.size(), 0);
  for (int off = 0; off <= kWindowFrames; ++off)
    weights.push_back(std::exp(-0.5f * static_cast<float>(off * off) / (kDeviation * kDeviation)));
  for (int at = 0; at < count; ++at)
    for (int from = std::max(0, at - kWindowFrames); from <= std::min(count - 1, at + kWindowFrames); ++from)
      sums[static_cast<std::size_t>(at)] +=
          weights[static_cast<std::size_t>(std::abs(from - at))] * values[static_cast<std::size_t>(from)];
  return sums;
}

}  // namespace

ExpressionScaling::ExpressionScaling(const Eigen::Ref<const RowMatrix>& values, const RowMatrix& onset_logits,
                                     const ExpressionGains& gains)
    : passages_(std::exp(gains.passages)), chords_(std::exp(gains.chords)), notes_(std::exp(gains.notes)) {
  std::vector<float> sums, counts;
  for (Eigen::Index frame = 0; frame < values.rows(); ++frame) {
    const auto has_onset = (onset_logits.row(frame).array() > 0).cast<float>();
    sums.push_back((values.row(frame).array() * has_onset).sum());
    counts.push_back(has_onset.sum());
  }
  const float all = std::reduce(counts.begin(), counts.end());
  if (all > 0) mean_ = std::reduce(sums.begin(), sums.end()) / all;
  around_ = smooth(sums);
  const std::vector<float> near = smooth(counts);
  for (std::size_t frame = 0; frame < near.size(); ++frame)
    around_[frame] = (around_[frame] + kPriorNotes * mean_) / (near[frame] + kPriorNotes);
}

void ExpressionScaling::scale(std::span<float> chord, int frame) const {
  if (chord.empty()) return;
  const float around = around_[static_cast<std::size_t>(frame)];
  const float together = std::reduce(chord.begin(), chord.end()) / static_cast<float>(chord.size());
  const float base = mean_ + passages_ * (around - mean_) + chords_ * (together - around);
  for (float& value : chord) value = base + notes_ * (value - together);
}

}  // namespace clavier
