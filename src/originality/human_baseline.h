#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "music/era.h"
#include "originality/training_overlap.h"

namespace clavier {

/// The 2.5 %, 50 % and 97.5 % quantiles of some values.
struct ReferenceRange {
  double low = 0;
  double median = 0;
  double high = 0;
  bool operator==(const ReferenceRange&) const = default;
};

/// All 0 for an empty list.
ReferenceRange find_reference_range(std::vector<double> values);

/// The training-set overlap of human excerpts of one length, measured on pieces that were held out.
struct HumanBaseline {
  double notes = 0;  ///< in each excerpt
  std::size_t excerpts = 0;
  ReferenceRange longest;  ///< TrainingOverlap::longest
  ReferenceRange share;    ///< ngram_overlap
  bool operator==(const HumanBaseline&) const = default;
};

/// The baselines of one era, in order of increasing length.
using HumanBaselineRow = std::vector<HumanBaseline>;
/// One row for each era, then one for all eras together, for pieces of unknown era.
using HumanBaselineTable = std::array<HumanBaselineRow, kEras.size() + 1>;

/// The row of an era, or of all eras.
const HumanBaselineRow& baseline_row_of(const HumanBaselineTable& table, std::optional<Era> era);

/// The baseline at a length: the longer a piece, the longer its longest shared passage. Interpolates linearly in the
/// logarithm of the length; beyond its ends the row is constant. Nothing for an empty row.
std::optional<HumanBaseline> interpolate_human_baseline(const HumanBaselineRow& row, std::size_t notes);

/// True when the longest passage or the n-gram overlap is above the 97.5 % quantile of the human excerpts.
bool exceeds_human_baseline(const TrainingOverlap& piece, const HumanBaseline& human);

}  // namespace clavier
