#include "evaluation/rolls/nearest_training_plot.h"

#include "base/number_format.h"
#include "encoding/bins.h"
#include "plots/piano_roll.h"

namespace clavier {
namespace {

constexpr double kWidth = 560, kHeight = 220, kGap = 16;

Svg picture(const Score& score, const std::string& title, const std::string& subtitle) {
  return draw_piano_roll(score, {.title = title,
                                 .subtitle = subtitle,
                                 .width = kWidth,
                                 .height = kHeight,
                                 .show_axis_label = false,
                                 .end = kRollLength});
}

Svg picture(const TrainingExcerpt& music, const std::string& measure) {
  return picture(music.score, music.name,
                 "from " + format_number(music.start.value, 1) + " s on, " + measure + format_number(music.value, 4));
}

}  // namespace

Svg plot_nearest_training(const RollMeasures& measures) {
  Svg sheet(3 * kWidth + 2 * kGap, kHeight * static_cast<double>(measures.training_neighbours.size()));
  for (std::size_t row = 0; row < measures.training_neighbours.size(); ++row) {
    const TrainingNeighbours& found = measures.training_neighbours[row];
    const double top = kHeight * static_cast<double>(row);
    sheet.place({0, top}, picture(found.generated, found.name, std::string(to_string(measures.era))));
    sheet.place({kWidth + kGap, top}, picture(found.nearest, "rmse "));
    sheet.place({2 * (kWidth + kGap), top}, picture(found.largest_overlap, "overlap "));
  }
  return sheet;
}

}  // namespace clavier
