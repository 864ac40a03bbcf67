#include "originality/human_baseline.h"

#include <algorithm>
#include <cmath>

#include "statistics/quantile.h"

namespace clavier {
namespace {

UsualRange between(const UsualRange& shorter, const UsualRange& longer, double place) {
  return {.low = std::lerp(shorter.low, longer.low, place),
          .median = std::lerp(shorter.median, longer.median, place),
          .high = std::lerp(shorter.high, longer.high, place)};
}

HumanBorrowing between(const HumanBorrowing& shorter, const HumanBorrowing& longer, double notes) {
  const double place = std::log(notes / shorter.notes) / std::log(longer.notes / shorter.notes);
  return {.notes = notes,
          .excerpts = std::min(shorter.excerpts, longer.excerpts),
          .longest = between(shorter.longest, longer.longest, place),
          .share = between(shorter.share, longer.share, place)};
}

}  // namespace

UsualRange usual_range(std::vector<double> values) {
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  return {.low = quantile(values, 0.025), .median = quantile(values, 0.5), .high = quantile(values, 0.975)};
}

const HumanRow& row_of(const HumanTable& table, std::optional<Era> era) {
  return era ? table.at(static_cast<std::size_t>(*era)) : table.back();
}

std::optional<HumanBorrowing> human_borrowing_at(const HumanRow& row, std::size_t notes) {
  if (row.empty()) return std::nullopt;
  const auto wanted = static_cast<double>(notes);
  const auto longer =
      std::find_if(row.begin(), row.end(), [&](const HumanBorrowing& human) { return human.notes >= wanted; });
  if (longer == row.end()) return row.back();
  if (longer == row.begin()) return row.front();
  return between(*(longer - 1), *longer, wanted);
}

bool borrows_more(const Borrowing& piece, const HumanBorrowing& human) {
  return static_cast<double>(piece.longest) > human.longest.high || share_known(piece) > human.share.high;
}

}  // namespace clavier
