#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/rolls/packed_roll.h"
#include "analysis/rolls/roll_features.h"
#include "training/gan/roll_sampler.h"

namespace clavier {

/// Generated rolls of an era, compared with real ones.
struct GanMetrics {
  double distance = 0;       ///< Fréchet distance of their roll_features from those of the validation pieces
  double real_distance = 0;  ///< real-vs-real: the same of as many rolls of the training pieces
  double notes = 0;          ///< mean number in a roll
  double real_notes = 0;
  double diversity = 0;  ///< mean distance between the rolls, over that between real ones
};

/// What is wrong, in a line, when there are far too few or too many notes, or all rolls are nearly equal.
std::optional<std::string> find_collapse(const GanMetrics& metrics);

/// What GanValidator measures of a set of excerpts.
struct MeasuredRolls {
  std::vector<std::vector<float>> features;
  std::vector<PackedRoll> rolls;
  double notes = 0;  ///< mean number in an excerpt
};

/// Compares generated rolls of one era with its validation pieces.
class GanValidator {
 public:
  struct Pieces {
    const RollSampler& training;
    const RollSampler& validation;
  };
  /// Compares with `count` excerpts of each, sampled with `seed`.
  GanValidator(const Pieces& pieces, const RollImages& images, int count, std::uint64_t seed);
  /// `excerpts` are about as many.
  GanMetrics measure(std::span<const GridPiece> excerpts) const;

 private:
  MeasuredRolls measure_rolls(std::span<const GridPiece> excerpts) const;
  double distance(const MeasuredRolls& rolls) const;

  int steps_;  // of an excerpt
  MeasuredRolls real_;
  FeatureScale scale_;  // of the training pieces' features
  double real_distance_ = 0;
  double real_diversity_ = 0;
};

}  // namespace clavier
