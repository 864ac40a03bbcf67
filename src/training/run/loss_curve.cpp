#include "training/run/loss_curve.h"

#include "plots/curves.h"

namespace clavier {

Svg draw_loss_curve(const std::vector<Json>& log, const std::string& unit) {
  CurvePlot plot{.title = "Loss",
                 .subtitle = "mean negative log-likelihood",
                 .horizontal = "steps",
                 .vertical = unit,
                 .curves = {{.name = "training", .points = {}}, {.name = "validation", .points = {}}}};
  for (const Json& line : log) {
    plot.curves[0].points.push_back({line.at("step"), line.at("training_loss")});
    plot.curves[1].points.push_back({line.at("step"), line.at("validation_loss")});
  }
  return draw(plot);
}

}  // namespace clavier
