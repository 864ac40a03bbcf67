#pragma once

#include <array>
#include <optional>
#include <span>

#include "base/random.h"
#include "music/pitch.h"
#include "music/score.h"

namespace clavier {

/// The share of pieces in each key: the twelve major keys by tonic from C up, then the twelve minor keys.
using KeyDistribution = std::array<double, std::size_t{2} * kPitchClasses>;

/// The keys are those that find_key finds. The shares sum to 1, or are all 0 where it finds none.
KeyDistribution key_distribution(std::span<const Score> pieces);

/// A random tonic for a piece in `mode`, with the probabilities of the distribution. Nothing where no piece is in that
/// mode.
std::optional<int> sample_tonic(const KeyDistribution& distribution, Mode mode, Random& random);

}  // namespace clavier
