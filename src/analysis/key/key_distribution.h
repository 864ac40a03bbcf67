#pragma once

#include <array>
#include <optional>
#include <span>

#include "base/random.h"
#include "music/pitch.h"
#include "music/score.h"

namespace clavier {

/// How often pieces are in each key: the twelve major ones by their tonics from C up, then the twelve minor ones.
using KeyDistribution = std::array<double, std::size_t{2} * kPitchClasses>;

/// Of the keys that find_key finds; they sum to 1, or are all 0 where it finds none.
KeyDistribution key_distribution(std::span<const Score> pieces);

/// A tonic of the mode at random, each as often as it is usual. Nothing where no piece is in that mode.
std::optional<int> sample_tonic(const KeyDistribution& distribution, Mode mode, Random& random);

}  // namespace clavier
