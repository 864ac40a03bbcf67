#include "training/sequence/run_log.h"

#include <cstdio>

#include "base/files.h"
#include "base/options.h"
#include "plots/curves.h"

namespace clavier {

std::string describe(const HistoryPoint& point, bool best) {
  char line[160];
  std::snprintf(line, sizeof line, "step %d, %.0f s: training %.4f, validation %.4f nats an event%s", point.step,
                point.seconds, point.training_loss, point.validation_loss, best ? " (best)" : "");
  return line;
}

void write_log(const std::filesystem::path& folder, const std::vector<HistoryPoint>& curve) {
  std::string lines;
  CurvePlot plot{.title = "Loss",
                 .subtitle = "mean negative log-likelihood",
                 .horizontal = "steps",
                 .vertical = "nats an event",
                 .curves = {{.name = "training", .points = {}}, {.name = "validation", .points = {}}}};
  for (const HistoryPoint& point : curve) {
    lines += Json{{"step", point.step},
                  {"seconds", point.seconds},
                  {"training_loss", point.training_loss},
                  {"validation_loss", point.validation_loss}}
                 .dump() +
             "\n";
    plot.curves[0].points.push_back({static_cast<double>(point.step), point.training_loss});
    plot.curves[1].points.push_back({static_cast<double>(point.step), point.validation_loss});
  }
  write_file(folder / "log.jsonl", lines);
  write_file(folder / "curve.svg", draw(plot).str());
}

}  // namespace clavier
