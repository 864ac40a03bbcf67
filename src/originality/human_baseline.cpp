#include "originality/human_baseline.h"

#include <algorithm>
#include <cmath>

#include "statistics/quantile.h"

namespace clavier {
namespace {

ReferenceRange interpolate(const ReferenceRange& shorter, const ReferenceRange& longer, double fraction) {
  return {.low = std::lerp(shorter.low, longer.low, fraction),
          .median = std::lerp(shorter.median, longer.median, fraction),
          .high = std::lerp(shorter.high, longer.high, fraction)};
}

HumanBaseline interpolate(const HumanBaseline& shorter, const HumanBaseline& longer, double notes) {
  const double fraction = std::log(notes / shorter.notes) / std::log(longer.notes / shorter.notes);
  return {.notes = notes,
          .excerpts = std::min(shorter.excerpts, longer.excerpts),
          .longest = interpolate(shorter.longest, longer.longest, fraction),
          .share = interpolate(shorter.share, longer.share, fraction)};
}

}  // namespace

ReferenceRange find_reference_range(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  return {.low = quantile(values, 0.025), .median = quantile(values, 0.5), .high = quantile(values, 0.975)};
}

const HumanBaselineRow& baseline_row_of(const HumanBaselineTable& table, std::optional<Era> era) {
  return era ? table.at(static_cast<std::size_t>(*era)) : table.back();
}

std::optional<HumanBaseline> interpolate_human_baseline(const HumanBaselineRow& row, std::size_t notes) {
  if (row.empty()) return std::nullopt;
  const auto wanted = static_cast<double>(notes);
  const auto longer =
      std::find_if(row.begin(), row.end(), [&](const HumanBaseline& human) { return human.notes >= wanted; });
  if (longer == row.end()) return row.back();
  if (longer == row.begin()) return row.front();
  return interpolate(*(longer - 1), *longer, wanted);
}

bool exceeds_human_baseline(const TrainingOverlap& piece, const HumanBaseline& human) {
  return static_cast<double>(piece.longest) > human.longest.high || ngram_overlap(piece) > human.share.high;
}

}  // namespace clavier
