#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "music/era.h"
#include "originality/training_overlap.h"

namespace clavier {

/// Where the middle 95 % of some figures lie.
struct ReferenceRange {
  double low = 0;
  double median = 0;
  double high = 0;
  bool operator==(const ReferenceRange&) const = default;
};

/// All 0 of none.
ReferenceRange find_reference_range(std::vector<double> values);

/// What people's pieces of one length have in common with other people's.
struct HumanBaseline {
  double notes = 0;  ///< of each excerpt
  std::size_t excerpts = 0;
  ReferenceRange longest;  ///< TrainingOverlap::longest
  ReferenceRange share;    ///< ngram_overlap
  bool operator==(const HumanBaseline&) const = default;
};

/// Of one era, from short excerpts to long ones.
using HumanBaselineRow = std::vector<HumanBaseline>;
/// Of each era, and last of all eras together, for a piece whose era nobody knows.
using HumanBaselineTable = std::array<HumanBaselineRow, kEras.size() + 1>;

/// The row of an era, or of all.
const HumanBaselineRow& baseline_row_of(const HumanBaselineTable& table, std::optional<Era> era);

/// What is usual for so many notes: the longer a piece, the longer the longest passage that it shares with others.
/// Straight lines over the logarithm of the length join the row's lengths; beyond its ends the ends hold. Nothing from
/// an empty row.
std::optional<HumanBaseline> interpolate_human_baseline(const HumanBaselineRow& row, std::size_t notes);

/// Longer passages, or more of its patterns, than all but 1 in 40 excerpts by people each.
bool exceeds_human_baseline(const TrainingOverlap& piece, const HumanBaseline& human);

}  // namespace clavier
