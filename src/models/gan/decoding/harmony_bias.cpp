#include "models/gan/decoding/harmony_bias.h"

#include <array>
#include <cassert>
#include <cmath>

#include "analysis/key/key.h"

namespace clavier {
namespace {

void add_key_bias(RowMatrix& classes, float gain) {
  const Eigen::RowVectorXf mean = classes.colwise().mean();
  PitchClassHistogram likely;
  for (int of = 0; of < kPitchClasses; ++of)
    likely[static_cast<std::size_t>(of)] = std::exp(mean[of] - mean.maxCoeff());
  const std::optional<KeyEstimate> found = find_key(likely);
  if (!found) return;
  for (int degree = 0; degree < kPitchClasses; ++degree) {
    const double occurs = profile_of(KeyProfile::temperley, found->key.mode, degree);
    classes.col(pitch_class(found->key.tonic + degree)).array() +=
        gain * static_cast<float>(std::log(occurs / (1 - occurs)));
  }
}

using Triad = std::array<int, 3>;

Triad best_triad(const Eigen::RowVectorXf& gains) {
  Triad best{};
  float largest = -INFINITY;
  for (int root = 0; root < kPitchClasses; ++root)
    for (const int third : {3, 4}) {
      const Triad triad{root, pitch_class(root + third), pitch_class(root + 7)};
      const float sum = gains[triad[0]] + gains[triad[1]] + gains[triad[2]];
      if (sum <= largest) continue;
      largest = sum;
      best = triad;
    }
  return best;
}

}  // namespace

void add_harmony_bias(RowMatrix& classes, std::span<const double> beat_at, float key, float triad_gain) {
  assert(static_cast<std::size_t>(classes.rows()) == beat_at.size());
  if (beat_at.empty()) return;
  add_key_bias(classes, key);
  const auto beat_of = [&](Eigen::Index frame) { return std::floor(beat_at[static_cast<std::size_t>(frame)]); };
  for (Eigen::Index first = 0, end = 0; first < classes.rows(); first = end) {
    while (end < classes.rows() && beat_of(end) == beat_of(first)) ++end;
    auto beat = classes.middleRows(first, end - first);
    for (const int tone : best_triad(beat.colwise().mean())) beat.col(tone).array() += triad_gain;
  }
}

}  // namespace clavier
