#include "training/gan/energy_distance_loss.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "encoding/onset_roll.h"
#include "music/pitch.h"
#include "training/gan/group_distances.h"
#include "training/gan/onset_autocorrelation.h"

namespace clavier {
namespace {

constexpr std::int64_t kMaxInterval = 12;       // semitones from one onset to a later one
constexpr std::int64_t kMaxChordInterval = 24;  // within a chord
constexpr std::int64_t kPartFrames = 16;        // of a window, about as long as one harmony
constexpr std::int64_t kIntervalClasses = kPitchClasses / 2 + 1;
constexpr std::int64_t kCountedPitches = 12;
constexpr std::int64_t kRegisters = 3;
constexpr double kSmoothing = 1e-3;

/// Products of onset counts (..., kPitchClasses) with themselves transposed by 0 .. 6 semitones: (...,
/// kIntervalClasses).
torch::Tensor autocorrelate_pitch_classes(const torch::Tensor& classes) {
  std::vector<torch::Tensor> all;
  for (std::int64_t interval = 0; interval < kIntervalClasses; ++interval)
    all.push_back((classes * classes.roll(interval, -1)).sum(-1));
  return torch::stack(all, -1);
}

/// Interval classes of the window, then of its parts together.
torch::Tensor measure_harmony(const torch::Tensor& onsets) {
  const std::int64_t parts = onsets.size(1) / kPartFrames;  // a shorter part at the end does not count
  const torch::Tensor classes = onsets.narrow(1, 0, parts * kPartFrames)
                                    .reshape({onsets.size(0), parts, kPartFrames, -1, kPitchClasses})
                                    .sum({2, 3});  // (batch, parts, classes)
  const torch::Tensor whole = classes.sum(1);
  const torch::Tensor norm = classes.sum(2).square().sum(1, true) + 1;
  return torch::cat({autocorrelate_pitch_classes(whole) / (whole.sum(1, true).square() + 1),
                     autocorrelate_pitch_classes(classes).sum(1) / norm},
                    1);
}

/// Shares of the most frequent pitches in the onsets, of the window and, in the mean, of its parts.
torch::Tensor measure_pitch_use(const torch::Tensor& onsets) {
  const auto highest_shares = [](const torch::Tensor& counts) {  // (..., pitches)
    return std::get<0>(counts.topk(kCountedPitches, -1)) / (counts.sum(-1, true) + 1);
  };
  const std::int64_t parts = onsets.size(1) / kPartFrames;
  const torch::Tensor in_parts =
      onsets.narrow(1, 0, parts * kPartFrames).reshape({onsets.size(0), parts, kPartFrames, -1}).sum(2);
  return torch::cat({highest_shares(onsets.sum(1)), highest_shares(in_parts).mean(1)}, 1);
}

/// Share of frames with an onset, mean number of onsets in such a frame, and how often another one follows after each
/// lag.
torch::Tensor measure_rhythm(const torch::Tensor& onsets) {
  const torch::Tensor active = onsets.amax(2);  // (batch, frames)
  const torch::Tensor count = active.sum(1) + 1;
  std::vector<std::int64_t> lags(static_cast<std::size_t>(std::min(kOnsetLags.back(), active.size(1) - 1)));
  std::iota(lags.begin(), lags.end(), 1);
  const torch::Tensor followed = autocorrelate(active.unsqueeze(2), {.rows = lags}).squeeze(2);  // (batch, lags)
  return torch::cat({active.mean(1, true), (onsets.sum({1, 2}) / count).unsqueeze(1), followed / count.unsqueeze(1)},
                    1);
}

/// Means and mean squares of lengths, velocities and microtiming, means of the registers, log polyphony.
torch::Tensor measure_articulation(const torch::Tensor& onsets, const torch::Tensor& others) {
  const torch::Tensor count = onsets.sum({1, 2}).unsqueeze(1) + 1;
  const auto by_register = [](const torch::Tensor& x) {
    std::vector<std::int64_t> shape = x.sizes().vec();
    shape.back() = kRegisters;
    shape.push_back(-1);
    return x.reshape(shape).sum(-1);
  };
  const torch::Tensor in_register = by_register(onsets.sum(1)) + 1;       // (batch, registers)
  const torch::Tensor sums = by_register(others.narrow(1, 0, 2).sum(2));  // (batch, 2, registers)
  const torch::Tensor steps =
      torch::expm1(std::log(2.0) * kDurationScale * others.select(1, 0));  // 0 where there is no onset
  const torch::Tensor polyphony = steps.sum({1, 2}) / static_cast<double>(kFrameSteps * onsets.size(1));
  return torch::cat({others.sum({2, 3}) / count, others.square().sum({2, 3}) / count,
                     (sums / in_register.unsqueeze(1)).flatten(1), torch::log(polyphony + kSmoothing).unsqueeze(1)},
                    1);
}

}  // namespace

std::vector<torch::Tensor> compute_onset_statistics(const torch::Tensor& images) {
  const std::vector<torch::Tensor> parts =
      images.split_with_sizes({1, kOnsetRollChannels - 1, images.size(1) - kOnsetRollChannels}, 1);
  const torch::Tensor onsets = parts[0].squeeze(1);  // (batch, frames, pitches)
  const torch::Tensor count = onsets.sum({1, 2}).unsqueeze(1) + 1;
  std::vector<torch::Tensor> groups = {torch::log(count), measure_harmony(onsets), measure_rhythm(onsets),
                                       measure_articulation(onsets, parts[1]), measure_pitch_use(onsets)};
  groups.push_back(onsets.sum(1).reshape({images.size(0), -1, kPitchClasses}).sum(2) / count);
  const AutocorrelationLags simultaneous{.rows = {0}, .min_column_lag = 1, .max_column_lag = kMaxChordInterval};
  groups.push_back(autocorrelate(onsets, simultaneous).squeeze(1) / count);
  AutocorrelationLags following{.min_column_lag = -kMaxInterval, .max_column_lag = kMaxInterval};
  for (const std::int64_t lag : kOnsetLags)
    if (lag < onsets.size(1)) following.rows.push_back(lag);
  const torch::Tensor followers = autocorrelate(onsets, following) / count.unsqueeze(2);  // (batch, lags, intervals)
  for (const torch::Tensor& of_lag : followers.unbind(1)) groups.push_back(of_lag);
  return groups;
}

void EnergyDistanceLoss::add_real_images(const torch::Tensor& images, const torch::Tensor& eras) {
  const std::vector<torch::Tensor> groups = compute_onset_statistics(images);
  sizes_.clear();
  for (const torch::Tensor& group : groups) sizes_.push_back(group.size(1));
  const torch::Tensor statistics = torch::cat(groups, 1);
  for (std::size_t era = 0; era < eras_.size(); ++era) {
    const torch::Tensor more =
        statistics.index_select(0, (eras == static_cast<std::int64_t>(era)).nonzero().squeeze(1));
    EraStatistics& era_statistics = eras_[era];
    era_statistics.statistics =
        era_statistics.statistics.defined() ? torch::cat({era_statistics.statistics, more}) : more;
    era_statistics.scale = 1 / (era_statistics.statistics.std(0, true, true) + kSmoothing);
    era_statistics.scaled = era_statistics.statistics * era_statistics.scale;
  }
}

torch::Tensor EnergyDistanceLoss::distance_of_era(const torch::Tensor& generated, const EraStatistics& real) const {
  const torch::Tensor x = generated * real.scale.to(generated.device());
  const auto count = static_cast<double>(x.size(0)), groups = static_cast<double>(sizes_.size());
  const torch::Tensor within_generated = group_distances(x, x, sizes_, kSmoothing).sum() -
                                         count * groups * kSmoothing;  // the distance of each to itself is kSmoothing
  return 2 * group_distances(x, real.scaled, sizes_, kSmoothing).mean() -
         within_generated / (count * (count - 1) * groups);
}

torch::Tensor EnergyDistanceLoss::distance(const torch::Tensor& generated, const torch::Tensor& eras) const {
  const torch::Tensor statistics = torch::cat(compute_onset_statistics(generated), 1);
  torch::Tensor sum = 0 * statistics.sum();  // has a gradient where no era has two images
  int counted = 0;
  for (std::size_t era = 0; era < eras_.size(); ++era) {
    const torch::Tensor rows = (eras == static_cast<std::int64_t>(era)).nonzero().squeeze(1);
    if (rows.size(0) < 2) continue;
    sum = sum + distance_of_era(statistics.index_select(0, rows), eras_[era]);
    ++counted;
  }
  return sum / std::max(1, counted);
}

}  // namespace clavier
