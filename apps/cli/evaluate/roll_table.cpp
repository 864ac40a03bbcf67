#include "cli/evaluate/roll_table.h"

#include <algorithm>

#include "cli/evaluate/roll_metrics.h"
#include "base/number_format.h"
#include "shared/report_text.h"

namespace clavier {
namespace {

std::string row(std::string text, const std::vector<std::string>& cells) {
  text.resize(24, ' ');
  for (const std::string& cell : cells) text += std::string(cell.size() < 12 ? 12 - cell.size() : 1, ' ') + cell;
  return text;
}

std::string format_ratio(double value, double of) { return of > 0 ? format_fixed(value / of, 2) : "-"; }

std::string range_text(const InterdecileRange& range, int decimals) {
  return format_fixed(range.median, decimals) + " (" + format_fixed(range.low, decimals) + "-" +
         format_fixed(range.high, decimals) + ")";
}

std::vector<std::string> statistics_rows(const RollMeasures& measures) {
  std::vector<std::string> rows{
      row(std::string(to_string(measures.era)),
          {"training", "left out", "drawn", "played", "left/train", "drawn/train", "played/train"})};
  const RollSetMetrics& real = measures.training;
  for (const RollMetric& metric : kRollMetrics) {
    const auto value = [&metric](const RollSetMetrics& set) { return format_fixed(metric.value(set), 3); };
    const auto part = [&](const RollSetMetrics& set) { return format_ratio(metric.value(set), metric.value(real)); };
    rows.push_back(
        row(metric.name, {value(real), value(measures.held_out), value(measures.generated), value(measures.playable),
                          part(measures.held_out), part(measures.generated), part(measures.playable)}));
  }
  const auto distance = [&real](const RollSetMetrics& set) {
    return format_fixed(pitch_class_distance(set.statistics.pitch_classes, real.statistics.pitch_classes), 3);
  };
  rows.push_back(row("pitch classes apart",
                     {"", distance(measures.held_out), distance(measures.generated), distance(measures.playable)}));
  return rows;
}

}  // namespace

std::vector<std::string> roll_table(const RollMeasures& measures) {
  std::vector<std::string> rows = statistics_rows(measures);
  const SingleDistances& single = measures.single;
  const SetDistances& sets = measures.sets;
  const auto notes = static_cast<double>(std::max<std::size_t>(1, measures.generated.statistics.notes));
  rows.push_back("changed for two hands: " + format_percent(measures.changes.all() / notes) + " of the notes drawn");
  rows.push_back("single rolls from training: drawn " + range_text(single.generated, 0) + ", left out " +
                 range_text(single.held_out, 0) + ", " + format_percent(single.generated_inside) + " inside; empty " +
                 format_fixed(single.empty, 0) + ", noise " + format_fixed(single.noise, 0) + ", random image " +
                 format_fixed(single.random_image, 0));
  rows.push_back("sets of " + std::to_string(sets.rolls) + ": drawn " + format_fixed(sets.generated, 0) + ", floor " +
                 format_fixed(sets.real_vs_real, 0) + " (ratio " + format_ratio(sets.generated, sets.real_vs_real) +
                 "), empty " + format_fixed(sets.empty, 0) + ", noise " + format_fixed(sets.noise, 0));
  rows.push_back("apart within a set of " + std::to_string(measures.intra_rolls) + ": drawn " +
                 format_fixed(measures.intra_generated, 4) + ", training " +
                 format_fixed(measures.intra_training, 4) + " (ratio " +
                 format_ratio(measures.intra_generated, measures.intra_training) + ")");
  std::vector<double> nearest, overlaps;
  for (const TrainingNeighbours& pair : measures.training_neighbours) {
    nearest.push_back(pair.nearest.value);
    overlaps.push_back(pair.largest_overlap.value);
  }
  rows.push_back("nearest training music of " + std::to_string(nearest.size()) + ": drawn " +
                 range_text(compute_interdecile_range(nearest), 4) + ", left out " +
                 range_text(measures.held_out_rmse, 4));
  rows.push_back("largest overlap with training music: drawn " + range_text(compute_interdecile_range(overlaps), 3) +
                 ", left out " + range_text(measures.held_out_overlap, 3));
  return rows;
}

}  // namespace clavier
