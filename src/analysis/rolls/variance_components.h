#pragma once

#include <functional>
#include <span>
#include <vector>

#include "encoding/grid_notes.h"

namespace clavier {

/// The variance of a note's property, its length or its velocity, at three levels. Each is taken about the mean of the
/// level above; passages about that of the excerpt.
struct VarianceComponents {
  double passages = 0;  ///< means of passages of kPassageSteps
  double chords = 0;    ///< means of chords, within a passage
  double notes = 0;     ///< notes, within a chord
  bool operator==(const VarianceComponents&) const = default;
};

inline constexpr int kPassageSteps = 96;  ///< two seconds

/// Over all excerpts, each sorted; 0 at levels with nothing to compare.
VarianceComponents estimate_variance_components(std::span<const std::vector<GridNote>> excerpts,
                                                const std::function<double(const GridNote&)>& value);

}  // namespace clavier
