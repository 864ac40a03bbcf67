#pragma once

#include <functional>
#include <span>
#include <vector>

#include "encoding/grid_notes.h"

namespace clavier {

/// How much something of a note, its length or its loudness, changes: the variance about its mean of the level above,
/// that of the excerpt for passages.
struct VarianceComponents {
  double passages = 0;  ///< means of kPassageSteps
  double chords = 0;    ///< means of the notes struck together, within a passage
  double notes = 0;     ///< within a chord
  bool operator==(const VarianceComponents&) const = default;
};

inline constexpr int kPassageSteps = 96;  ///< two seconds

/// Of all excerpts together, each sorted; 0 where nothing can differ.
VarianceComponents estimate_variance_components(std::span<const std::vector<GridNote>> excerpts,
                                                const std::function<double(const GridNote&)>& value);

}  // namespace clavier
