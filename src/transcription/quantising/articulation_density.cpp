#include "transcription/quantising/articulation_density.h"

#include <algorithm>
#include <cmath>

namespace clavier {
namespace {

constexpr double kMinFullShare = 0.6;
constexpr double kMaxFullShare = 1.4;
constexpr double kLowest = -0.56;  // natural logarithm
constexpr double kBinWidth = 0.01;
constexpr int kReach = 6;             // bins that a share spreads to, on either side
constexpr double kPriorNotes = 3;     // weight of the prior, as a number of notes
constexpr double kPriorPart = 0.3;    // the same, for each note
constexpr double kPriorMean = -0.05;  // natural logarithm
constexpr double kPriorSpread = 0.12;
constexpr double kAnyShare = 0.1;  // of notes that are held for any share from kShortShare to kLongShare
constexpr double kShortShare = 0.4;
constexpr double kLongShare = 1.4;
constexpr double kShortSlope = 6;  // cost of still shorter notes, for each unit of the logarithm
constexpr double kLongSlope = 12;

int bin_of(double share) { return static_cast<int>(std::floor((std::log(share) - kLowest) / kBinWidth)); }

}  // namespace

bool is_full_share(double share) { return share >= kMinFullShare && share <= kMaxFullShare; }

ArticulationDensity::ArticulationDensity(const std::vector<double>& shares) {
  const auto count = static_cast<double>(shares.size());
  const double prior = kPriorNotes + kPriorPart * count, all = prior + count;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    const double apart = (kLowest + (static_cast<double>(bin) + 0.5) * kBinWidth - kPriorMean) / kPriorSpread;
    density_.at(bin) = prior / all * std::exp(-0.5 * apart * apart) / (kPriorSpread * std::sqrt(2 * M_PI));
  }
  for (const double share : shares) {
    const int middle = bin_of(share);
    for (int bin = std::max(0, middle - kReach); bin <= std::min<int>(kBins - 1, middle + kReach); ++bin)
      density_.at(static_cast<std::size_t>(bin)) +=
          (kReach + 1 - std::abs(bin - middle)) / (all * (kReach + 1) * (kReach + 1) * kBinWidth);
  }
}

double ArticulationDensity::cost(double share) const {
  const double any = kAnyShare / std::log(kLongShare / kShortShare);
  if (share < kShortShare) return -std::log(any) + kShortSlope * std::log(kShortShare / share);
  if (share > kLongShare) return -std::log(any) + kLongSlope * std::log(share / kLongShare);
  const int bin = bin_of(share);
  const bool known = bin >= 0 && bin < static_cast<int>(kBins);
  return -std::log(any + (known ? (1 - kAnyShare) * density_.at(static_cast<std::size_t>(bin)) : 0));
}

double ArticulationDensity::mode() const {
  const auto best = std::max_element(density_.begin(), density_.end());
  return std::exp(kLowest + (static_cast<double>(best - density_.begin()) + 0.5) * kBinWidth);
}

}  // namespace clavier
