#include "analysis/metrics/grid_metrics.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <vector>

#include "analysis/metrics/step_notes.h"
#include "music/grid.h"
#include "plots/piano_roll.h"

namespace clavier {
namespace {

/// The steps at which beats or measures begin: the first is 0, the last is at or after the end of the piece.
using GridLines = std::vector<std::int64_t>;

GridLines beat_lines(std::span<const StepNote> notes) {
  std::int64_t end = 0;
  for (const StepNote& note : notes) end = std::max(end, note.end);
  GridLines lines = {0};
  while (lines.back() < end) lines.push_back(lines.back() + static_cast<std::int64_t>(kMetricStepsPerBeat));
  return lines;
}

GridLines measure_lines(const Score& score) {
  GridLines lines;
  for (const Beats start : measure_starts(score)) lines.push_back(std::llround(start.value * kMetricStepsPerBeat));
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

/// The index of the interval between lines that contains a step; steps past the last line belong to the last interval.
std::size_t interval_of(const GridLines& lines, std::int64_t step) {
  const auto after = std::upper_bound(lines.begin(), lines.end(), step);
  return std::min(static_cast<std::size_t>(after - lines.begin()), lines.size() - 1) - 1;
}

double empty_fraction(std::span<const StepNote> notes, const GridLines& lines) {
  std::vector<bool> filled(lines.size() - 1);
  for (const StepNote& note : notes)
    for (std::size_t line = interval_of(lines, note.onset); line < filled.size() && lines[line] < note.end; ++line)
      filled[line] = true;
  return static_cast<double>(std::count(filled.begin(), filled.end(), false)) / static_cast<double>(filled.size());
}

/// For each measure, the onsets as steps from its start, in order, each once.
std::vector<GridLines> onset_patterns(std::span<const StepNote> notes, const GridLines& lines) {
  std::vector<GridLines> patterns(lines.size() - 1);
  for (const StepNote& note : notes) {
    const std::size_t measure = interval_of(lines, note.onset);
    const std::int64_t step = note.onset - lines[measure];
    if (patterns[measure].empty() || patterns[measure].back() != step) patterns[measure].push_back(step);
  }
  return patterns;
}

std::optional<double> groove_consistency(std::span<const StepNote> notes, const GridLines& lines) {
  const std::vector<GridLines> patterns = onset_patterns(notes, lines);
  double distances = 0;
  int pairs = 0;
  for (std::size_t next = 1; next < patterns.size(); ++next) {
    const std::int64_t length = lines[next + 1] - lines[next];
    if (lines[next] - lines[next - 1] != length) continue;
    GridLines different;
    std::ranges::set_symmetric_difference(patterns[next - 1], patterns[next], std::back_inserter(different));
    distances += static_cast<double>(different.size()) / static_cast<double>(length);
    ++pairs;
  }
  if (pairs == 0) return std::nullopt;
  return 1 - distances / pairs;
}

}  // namespace

std::optional<GridMetrics> grid_metrics(const Score& score) {
  if (!is_on_grid(score)) return std::nullopt;
  const std::vector<StepNote> notes = notes_in_beat_steps(score);
  const GridLines measures = measure_lines(score);
  if (measures.size() < 2) return std::nullopt;
  return GridMetrics{.empty_beat_rate = empty_fraction(notes, beat_lines(notes)),
                     .empty_measure_rate = empty_fraction(notes, measures),
                     .groove_consistency = groove_consistency(notes, measures)};
}

}  // namespace clavier
