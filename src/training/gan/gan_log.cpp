#include "training/gan/gan_log.h"

#include <cstdio>

#include "base/files.h"
#include "plots/curves.h"
#include "plots/stack_vertically.h"

namespace clavier {
namespace {

std::string name_of(const RollEra& generated) { return std::string(to_string(generated.era)); }

double mean_over_eras(const GanHistoryPoint& point, double GanMetrics::*metric) {
  double sum = 0;
  for (const GanMetrics& era_metrics : point.metrics) sum += era_metrics.*metric;
  return sum / static_cast<double>(point.metrics.size());
}

Svg curves(const std::vector<GanHistoryPoint>& validations) {
  CurvePlot losses{.title = "Losses",
                   .subtitle = "means between two looks",
                   .horizontal = "steps",
                   .vertical = "loss",
                   .curves = {{.name = "generator", .points = {}}, {.name = "critic", .points = {}}}};
  CurvePlot distances{.title = "Distance from real music",
                      .subtitle = "Fréchet distance from the validation pieces, mean of the eras",
                      .horizontal = "steps",
                      .vertical = "distance",
                      .curves = {{.name = "drawn", .points = {}}, {.name = "training pieces", .points = {}}}};
  for (const GanHistoryPoint& point : validations) {
    const double step = point.step;
    losses.curves[0].points.push_back({step, point.losses.generator});
    losses.curves[1].points.push_back({step, point.losses.critic});
    distances.curves[0].points.push_back({step, point.distance()});
    distances.curves[1].points.push_back({step, point.real_distance()});
  }
  return stack_vertically({draw(losses), draw(distances)});
}

}  // namespace

double GanHistoryPoint::distance() const { return mean_over_eras(*this, &GanMetrics::distance); }
double GanHistoryPoint::real_distance() const { return mean_over_eras(*this, &GanMetrics::real_distance); }

std::optional<std::string> find_collapse(const GanHistoryPoint& point, const std::vector<RollEra>& eras) {
  for (std::size_t era = 0; era < eras.size(); ++era)
    if (const auto problem = find_collapse(point.metrics[era])) return name_of(eras[era]) + ": " + *problem;
  return std::nullopt;
}

std::string describe(const GanHistoryPoint& point, bool best) {
  char line[200];
  std::snprintf(line, sizeof line,
                "step %d, %.0f s: generator %.4f, critic %.4f; distance %.2f (training pieces %.2f), diversity %.2f%s",
                point.step, point.seconds, point.losses.generator, point.losses.critic, point.distance(),
                point.real_distance(), mean_over_eras(point, &GanMetrics::diversity), best ? " (best)" : "");
  return line;
}

Json to_json(const GanHistoryPoint& point, const std::vector<RollEra>& eras) {
  Json metrics = Json::object();
  for (std::size_t era = 0; era < eras.size(); ++era) {
    const GanMetrics& era_metrics = point.metrics[era];
    metrics[name_of(eras[era])] = {{"distance", era_metrics.distance},
                                   {"real_distance", era_metrics.real_distance},
                                   {"notes", era_metrics.notes},
                                   {"real_notes", era_metrics.real_notes},
                                   {"diversity", era_metrics.diversity}};
  }
  const auto collapse = find_collapse(point, eras);
  return {{"step", point.step},
          {"seconds", point.seconds},
          {"generator_loss", point.losses.generator},
          {"critic_loss", point.losses.critic},
          {"distance", point.distance()},
          {"eras", metrics},
          {"collapse", collapse ? Json(*collapse) : Json(nullptr)}};
}

GanHistoryPoint gan_history_point_from_json(const Json& json, const std::vector<RollEra>& eras) {
  GanHistoryPoint point{.step = json.at("step"),
                        .seconds = json.at("seconds"),
                        .losses = {.generator = json.at("generator_loss"), .critic = json.at("critic_loss")}};
  for (const RollEra& generated : eras) {
    const Json& era_metrics = json.at("eras").at(name_of(generated));
    point.metrics.push_back({.distance = era_metrics.at("distance"),
                             .real_distance = era_metrics.at("real_distance"),
                             .notes = era_metrics.at("notes"),
                             .real_notes = era_metrics.at("real_notes"),
                             .diversity = era_metrics.at("diversity")});
  }
  return point;
}

void write_log(const std::filesystem::path& folder, const std::vector<GanHistoryPoint>& validations,
               const std::vector<RollEra>& eras) {
  std::string lines;
  for (const GanHistoryPoint& point : validations) lines += to_json(point, eras).dump() + "\n";
  write_file(folder / "log.jsonl", lines);
  write_file(folder / "curve.svg", curves(validations).str());
}

}  // namespace clavier
