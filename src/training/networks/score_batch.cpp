#include "training/networks/score_batch.h"

#include <algorithm>

#include "encoding/score_steps/score_step.h"

namespace clavier {
namespace {

template <std::size_t columns>
std::vector<std::int16_t> repeat(const std::array<std::int16_t, columns>& row, std::size_t count) {
  std::vector<std::int16_t> rows(columns * count);
  for (auto place = rows.begin(); place != rows.end(); place += columns) std::copy(row.begin(), row.end(), place);
  return rows;
}

}  // namespace

ScoreBatch::ScoreBatch(std::int64_t sequence_count, std::int64_t steps) : sequences(sequence_count), time(steps) {
  const auto count = static_cast<std::size_t>(sequences * time);
  prefixes.resize(static_cast<std::size_t>(sequences) * kPrefixColumns);
  rows = repeat(empty_step_row(), count);
  ticks.resize(count);
  targets.assign(count * kStepFields, ScoreStep::kNoSymbol);
  note_rows = repeat(empty_note_row(), count);
  legal.assign(count * kAllStepSymbols, 1);
}

}  // namespace clavier
