#include "evaluation/rolls/nearest_training_plot.h"

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
                                 .axis_named = false,
                                 .end = kRollLength});
}

Svg picture(const TrainingMusic& music, const std::string& measure) {
  return picture(music.score, music.name,
                 "from " + short_number(music.start.value, 1) + " s on, " + measure + short_number(music.value, 4));
}

}  // namespace

Svg resemblance_sheet(const RollMeasures& measures) {
  Svg sheet(3 * kWidth + 2 * kGap, kHeight * static_cast<double>(measures.resemblances.size()));
  for (std::size_t row = 0; row < measures.resemblances.size(); ++row) {
    const Resemblance& found = measures.resemblances[row];
    const double top = kHeight * static_cast<double>(row);
    sheet.place({0, top}, picture(found.drawn, found.name, std::string(to_string(measures.era))));
    sheet.place({kWidth + kGap, top}, picture(found.nearest, "rmse "));
    sheet.place({2 * (kWidth + kGap), top}, picture(found.most_alike, "overlap "));
  }
  return sheet;
}

}  // namespace clavier
