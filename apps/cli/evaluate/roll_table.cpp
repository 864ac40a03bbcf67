#include "cli/evaluate/roll_table.h"

#include <algorithm>
#include <cstdio>

#include "cli/evaluate/roll_figures.h"
#include "shared/report_text.h"

namespace clavier {
namespace {

std::string row(std::string text, const std::vector<std::string>& cells) {
  text.resize(24, ' ');
  for (const std::string& cell : cells) text += std::string(cell.size() < 12 ? 12 - cell.size() : 1, ' ') + cell;
  return text;
}

std::string shown(double value, int decimals = 3) {
  char text[40];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string shown_ratio(double value, double of) { return of > 0 ? shown(value / of, 2) : "-"; }

std::string range_text(const MiddleRange& range, int decimals) {
  return shown(range.median, decimals) + " (" + shown(range.low, decimals) + "-" + shown(range.high, decimals) + ")";
}

std::vector<std::string> statistics_rows(const RollMeasures& measures) {
  std::vector<std::string> rows{
      row(std::string(to_string(measures.era)),
          {"training", "left out", "drawn", "played", "left/train", "drawn/train", "played/train"})};
  const RollSetFigures& real = measures.training;
  for (const RollFigure& figure : kRollFigures) {
    const auto value = [&figure](const RollSetFigures& set) { return shown(figure.value(set)); };
    const auto part = [&](const RollSetFigures& set) { return shown_ratio(figure.value(set), figure.value(real)); };
    rows.push_back(
        row(figure.name, {value(real), value(measures.left_out), value(measures.drawn), value(measures.played),
                          part(measures.left_out), part(measures.drawn), part(measures.played)}));
  }
  const auto apart = [&real](const RollSetFigures& set) {
    return shown(pitch_class_distance(set.statistics.pitch_classes, real.statistics.pitch_classes));
  };
  rows.push_back(
      row("pitch classes apart", {"", apart(measures.left_out), apart(measures.drawn), apart(measures.played)}));
  return rows;
}

}  // namespace

std::vector<std::string> roll_table(const RollMeasures& measures) {
  std::vector<std::string> rows = statistics_rows(measures);
  const SingleDistances& single = measures.single;
  const SetDistances& sets = measures.sets;
  const auto notes = static_cast<double>(std::max<std::size_t>(1, measures.drawn.statistics.notes));
  rows.push_back("changed for two hands: " + shown_percent(measures.changes.all() / notes) + " of the notes drawn");
  rows.push_back("single rolls from training: drawn " + range_text(single.drawn, 0) + ", left out " +
                 range_text(single.left_out, 0) + ", " + shown_percent(single.drawn_inside) + " inside; empty " +
                 shown(single.empty, 0) + ", noise " + shown(single.noise, 0) + ", random image " +
                 shown(single.random_image, 0));
  rows.push_back("sets of " + std::to_string(sets.rolls) + ": drawn " + shown(sets.drawn, 0) + ", floor " +
                 shown(sets.floor, 0) + " (ratio " + shown_ratio(sets.drawn, sets.floor) + "), empty " +
                 shown(sets.empty, 0) + ", noise " + shown(sets.noise, 0));
  rows.push_back("apart within a set of " + std::to_string(measures.intra_rolls) + ": drawn " +
                 shown(measures.intra_drawn, 4) + ", training " + shown(measures.intra_training, 4) + " (ratio " +
                 shown_ratio(measures.intra_drawn, measures.intra_training) + ")");
  std::vector<double> nearest, overlaps;
  for (const Resemblance& pair : measures.resemblances) {
    nearest.push_back(pair.nearest.value);
    overlaps.push_back(pair.most_alike.value);
  }
  rows.push_back("nearest training music of " + std::to_string(nearest.size()) + ": drawn " +
                 range_text(middle_range(nearest), 4) + ", left out " + range_text(measures.left_out_rmse, 4));
  rows.push_back("largest overlap with training music: drawn " + range_text(middle_range(overlaps), 3) + ", left out " +
                 range_text(measures.left_out_overlap, 3));
  return rows;
}

}  // namespace clavier
