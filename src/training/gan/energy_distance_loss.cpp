#include "training/gan/energy_distance_loss.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "encoding/strike_image.h"
#include "music/pitch.h"
#include "training/gan/group_distances.h"
#include "training/gan/onset_autocorrelation.h"

namespace clavier {
namespace {

constexpr std::int64_t kReach = 12;       // semitones from one strike to a later
constexpr std::int64_t kChordReach = 24;  // within a chord
constexpr std::int64_t kPartFrames = 16;  // of a window, about a harmony long
constexpr std::int64_t kClassDistances = kPitchClasses / 2 + 1;
constexpr std::int64_t kCommonestKeys = 12;
constexpr std::int64_t kRegisters = 3;
constexpr double kLittle = 1e-3;

/// How alike strikes (..., kPitchClasses) are to themselves moved by 0 .. 6 semitones: (..., kClassDistances).
torch::Tensor class_distances(const torch::Tensor& classes) {
  std::vector<torch::Tensor> all;
  for (std::int64_t apart = 0; apart < kClassDistances; ++apart)
    all.push_back((classes * classes.roll(apart, -1)).sum(-1));
  return torch::stack(all, -1);
}

/// Of the window, then of its parts together.
torch::Tensor harmony(const torch::Tensor& struck) {
  const std::int64_t parts = struck.size(1) / kPartFrames;  // what is left over at the end does not count
  const torch::Tensor classes = struck.narrow(1, 0, parts * kPartFrames)
                                    .reshape({struck.size(0), parts, kPartFrames, -1, kPitchClasses})
                                    .sum({2, 3});  // (batch, parts, classes)
  const torch::Tensor whole = classes.sum(1);
  const torch::Tensor squares = classes.sum(2).square().sum(1, true) + 1;
  return torch::cat(
      {class_distances(whole) / (whole.sum(1, true).square() + 1), class_distances(classes).sum(1) / squares}, 1);
}

/// How the strikes are spread over keys, the commonest first, in the window and, in the mean, in its parts.
torch::Tensor spread(const torch::Tensor& struck) {
  const auto commonest = [](const torch::Tensor& strikes) {  // (..., keys)
    return std::get<0>(strikes.topk(kCommonestKeys, -1)) / (strikes.sum(-1, true) + 1);
  };
  const std::int64_t parts = struck.size(1) / kPartFrames;
  const torch::Tensor in_parts =
      struck.narrow(1, 0, parts * kPartFrames).reshape({struck.size(0), parts, kPartFrames, -1}).sum(2);
  return torch::cat({commonest(struck.sum(1)), commonest(in_parts).mean(1)}, 1);
}

/// Share of frames in which anything is struck, how many keys at a time, and how often something follows after each
/// lag.
torch::Tensor pulse(const torch::Tensor& struck) {
  const torch::Tensor active = struck.amax(2);  // (batch, frames)
  const torch::Tensor count = active.sum(1) + 1;
  std::vector<std::int64_t> lags(static_cast<std::size_t>(std::min(kMomentLags.back(), active.size(1) - 1)));
  std::iota(lags.begin(), lags.end(), 1);
  const torch::Tensor followed = pairs_apart(active.unsqueeze(2), {.rows = lags}).squeeze(2);  // (batch, lags)
  return torch::cat({active.mean(1, true), (struck.sum({1, 2}) / count).unsqueeze(1), followed / count.unsqueeze(1)},
                    1);
}

/// Means and mean squares of lengths, velocities and places, means of the registers, keys down at a time.
torch::Tensor touch(const torch::Tensor& struck, const torch::Tensor& others) {
  const torch::Tensor count = struck.sum({1, 2}).unsqueeze(1) + 1;
  const auto by_register = [](const torch::Tensor& x) {
    std::vector<std::int64_t> shape = x.sizes().vec();
    shape.back() = kRegisters;
    shape.push_back(-1);
    return x.reshape(shape).sum(-1);
  };
  const torch::Tensor in_register = by_register(struck.sum(1)) + 1;       // (batch, registers)
  const torch::Tensor sums = by_register(others.narrow(1, 0, 2).sum(2));  // (batch, 2, registers)
  const torch::Tensor steps =
      torch::expm1(std::log(2.0) * kLengthScale * others.select(1, 0));  // 0 where nothing is struck
  const torch::Tensor down = steps.sum({1, 2}) / static_cast<double>(kFrameSteps * struck.size(1));
  return torch::cat({others.sum({2, 3}) / count, others.square().sum({2, 3}) / count,
                     (sums / in_register.unsqueeze(1)).flatten(1), torch::log(down + kLittle).unsqueeze(1)},
                    1);
}

}  // namespace

std::vector<torch::Tensor> strike_moments(const torch::Tensor& images) {
  const std::vector<torch::Tensor> parts =
      images.split_with_sizes({1, kStrikeChannels - 1, images.size(1) - kStrikeChannels}, 1);
  const torch::Tensor struck = parts[0].squeeze(1);  // (batch, frames, keys)
  const torch::Tensor count = struck.sum({1, 2}).unsqueeze(1) + 1;
  std::vector<torch::Tensor> groups = {torch::log(count), harmony(struck), pulse(struck), touch(struck, parts[1]),
                                       spread(struck)};
  groups.push_back(struck.sum(1).reshape({images.size(0), -1, kPitchClasses}).sum(2) / count);
  const PairDistances together{.rows = {0}, .nearest = 1, .farthest = kChordReach};
  groups.push_back(pairs_apart(struck, together).squeeze(1) / count);
  PairDistances after{.nearest = -kReach, .farthest = kReach};
  for (const std::int64_t lag : kMomentLags)
    if (lag < struck.size(1)) after.rows.push_back(lag);
  const torch::Tensor followers = pairs_apart(struck, after) / count.unsqueeze(2);  // (batch, lags, intervals)
  for (const torch::Tensor& of_lag : followers.unbind(1)) groups.push_back(of_lag);
  return groups;
}

void StrikeMoments::remember(const torch::Tensor& images, const torch::Tensor& eras) {
  const std::vector<torch::Tensor> groups = strike_moments(images);
  sizes_.clear();
  for (const torch::Tensor& group : groups) sizes_.push_back(group.size(1));
  const torch::Tensor figures = torch::cat(groups, 1);
  for (std::size_t era = 0; era < eras_.size(); ++era) {
    const torch::Tensor more = figures.index_select(0, (eras == static_cast<std::int64_t>(era)).nonzero().squeeze(1));
    Known& known = eras_[era];
    known.figures = known.figures.defined() ? torch::cat({known.figures, more}) : more;
    known.scale = 1 / (known.figures.std(0, true, true) + kLittle);
    known.scaled = known.figures * known.scale;
  }
}

torch::Tensor StrikeMoments::distance_of_era(const torch::Tensor& drawn, const Known& real) const {
  const torch::Tensor x = drawn * real.scale.to(drawn.device());
  const auto count = static_cast<double>(x.size(0)), groups = static_cast<double>(sizes_.size());
  const torch::Tensor among =
      group_distances(x, x, sizes_, kLittle).sum() - count * groups * kLittle;  // each is kLittle from itself
  return 2 * group_distances(x, real.scaled, sizes_, kLittle).mean() - among / (count * (count - 1) * groups);
}

torch::Tensor StrikeMoments::distance(const torch::Tensor& drawn, const torch::Tensor& eras) const {
  const torch::Tensor figures = torch::cat(strike_moments(drawn), 1);
  torch::Tensor sum = torch::zeros({}, drawn.options());
  int counted = 0;
  for (std::size_t era = 0; era < eras_.size(); ++era) {
    const torch::Tensor rows = (eras == static_cast<std::int64_t>(era)).nonzero().squeeze(1);
    if (rows.size(0) < 2) continue;
    sum = sum + distance_of_era(figures.index_select(0, rows), eras_[era]);
    ++counted;
  }
  return sum / std::max(1, counted);
}

}  // namespace clavier
