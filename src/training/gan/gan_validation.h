#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/rolls/packed_roll.h"
#include "analysis/rolls/roll_features.h"
#include "training/gan/roll_sampler.h"

namespace clavier {

/// What drawn rolls of an era are worth beside real ones.
struct GanMetrics {
  double distance = 0;       ///< Fréchet distance of their roll_features from those of the validation pieces
  double real_distance = 0;  ///< the same of as many rolls of the training pieces: about what can be reached
  double notes = 0;          ///< of a roll, in the mean
  double real_notes = 0;
  double diversity = 0;  ///< how much the rolls differ from each other, as a share of how much real ones do
};

/// A line that names the failure, when nearly nothing or far too much sounds, or all rolls are nearly one.
std::optional<std::string> find_collapse(const GanMetrics& metrics);

/// Music as a judge sees it.
struct MeasuredRolls {
  std::vector<std::vector<float>> features;
  std::vector<PackedRoll> rolls;
  double notes = 0;  ///< in the mean
};

/// Judges the rolls of one era by its validation pieces.
class GanValidator {
 public:
  struct Pieces {
    const RollSampler& training;
    const RollSampler& validation;
  };
  /// Judges by `count` excerpts of each, drawn with `seed`.
  GanValidator(const Pieces& pieces, const RollImages& images, int count, std::uint64_t seed);
  /// Of as many excerpts, or about as many.
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
