#include "evaluation/resemblance_sheet.h"

#include "encoding/bins.h"
#include "plots/piano_roll.h"

namespace clavier {
namespace {

constexpr double kWidth = 640, kHeight = 220, kGap = 16;
constexpr Seconds kRollLength{static_cast<double>(kRollSteps) / kStepsPerSecond};

Svg picture(const Score& score, const std::string& title, const std::string& subtitle) {
  return draw_piano_roll(score, {.title = title,
                                 .subtitle = subtitle,
                                 .width = kWidth,
                                 .height = kHeight,
                                 .axis_named = false,
                                 .end = kRollLength});
}

}  // namespace

Svg resemblance_sheet(const RollMeasures& measures) {
  Svg sheet(2 * kWidth + kGap, kHeight * static_cast<double>(measures.resemblances.size()));
  for (std::size_t row = 0; row < measures.resemblances.size(); ++row) {
    const Resemblance& pair = measures.resemblances[row];
    const double top = kHeight * static_cast<double>(row);
    sheet.place({0, top},
                picture(pair.drawn, "Drawn, seed " + std::to_string(row + 1), std::string(to_string(measures.era))));
    sheet.place({kWidth + kGap, top},
                picture(pair.nearest, pair.name,
                        "from " + short_number(pair.start.value, 1) + " s on, rmse " + short_number(pair.rmse, 4)));
  }
  return sheet;
}

}  // namespace clavier
