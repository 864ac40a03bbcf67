#include "cli/evaluate/roll_table.h"

#include <algorithm>

#include "base/number_format.h"
#include "base/text_table.h"
#include "cli/evaluate/roll_metrics.h"
#include "shared/report_text.h"

namespace clavier {
namespace {

std::string ratio_text(double value, double of) { return of > 0 ? format_fixed(value / of, 2) : "-"; }

std::string range_text(const InterdecileRange& range, int decimals) {
  return format_fixed(range.median, decimals) + " (" + format_fixed(range.low, decimals) + "-" +
         format_fixed(range.high, decimals) + ")";
}

std::vector<std::string> statistics_lines(const RollMeasures& measures) {
  const RollSetMetrics& real = measures.training;
  const RollSetMetrics* const others[] = {&measures.held_out, &measures.generated, &measures.playable};
  TextTable table({std::string(to_string(measures.era)), "training", "held out", "generated", "playable",
                   "held out/training", "generated/training", "playable/training"});
  for (const RollMetric& metric : kRollMetrics) {
    std::vector<std::string> cells{metric.name, format_fixed(metric.value(real), 3)};
    for (const RollSetMetrics* set : others) cells.push_back(format_fixed(metric.value(*set), 3));
    for (const RollSetMetrics* set : others) cells.push_back(ratio_text(metric.value(*set), metric.value(real)));
    table.add(std::move(cells));
  }
  std::vector<std::string> distances{"pitch_class_distance", ""};
  for (const RollSetMetrics* set : others)
    distances.push_back(
        format_fixed(pitch_class_distance(set->statistics.pitch_classes, real.statistics.pitch_classes), 3));
  table.add(std::move(distances));
  return table.lines();
}

std::string single_distances_line(const SingleDistances& single) {
  return "FID of single rolls from training: generated " + range_text(single.generated, 0) + ", held out " +
         range_text(single.held_out, 0) + ", " + format_percent(single.generated_inside) + " inside; empty " +
         format_fixed(single.empty, 0) + ", noise " + format_fixed(single.noise, 0) + ", random image " +
         format_fixed(single.random_image, 0);
}

std::string set_distances_line(const SetDistances& sets) {
  return "FID of sets of " + std::to_string(sets.rolls) + ": generated " + format_fixed(sets.generated, 0) +
         ", real-vs-real " + format_fixed(sets.real_vs_real, 0) + " (ratio " +
         ratio_text(sets.generated, sets.real_vs_real) + "), empty " + format_fixed(sets.empty, 0) + ", noise " +
         format_fixed(sets.noise, 0);
}

std::string intra_set_line(const RollMeasures& measures) {
  return "distance within a set of " + std::to_string(measures.intra_rolls) + ": generated " +
         format_fixed(measures.intra_generated, 4) + ", training " + format_fixed(measures.intra_training, 4) +
         " (ratio " + ratio_text(measures.intra_generated, measures.intra_training) + ")";
}

std::vector<std::string> nearest_lines(const RollMeasures& measures) {
  std::vector<double> nearest, overlaps;
  for (const TrainingNeighbours& pair : measures.training_neighbours) {
    nearest.push_back(pair.nearest.value);
    overlaps.push_back(pair.largest_overlap.value);
  }
  return {"rmse to the nearest training music, of " + std::to_string(nearest.size()) + ": generated " +
              range_text(compute_interdecile_range(nearest), 4) + ", held out " + range_text(measures.held_out_rmse, 4),
          "largest overlap with training music: generated " + range_text(compute_interdecile_range(overlaps), 3) +
              ", held out " + range_text(measures.held_out_overlap, 3)};
}

}  // namespace

std::vector<std::string> roll_table(const RollMeasures& measures) {
  std::vector<std::string> lines = statistics_lines(measures);
  const auto notes = static_cast<double>(std::max<std::size_t>(1, measures.generated.statistics.notes));
  lines.push_back("changed for two hands: " + format_percent(measures.changes.all() / notes) +
                  " of the generated notes");
  lines.push_back(single_distances_line(measures.single));
  lines.push_back(set_distances_line(measures.sets));
  lines.push_back(intra_set_line(measures));
  for (std::string& line : nearest_lines(measures)) lines.push_back(std::move(line));
  return lines;
}

}  // namespace clavier
