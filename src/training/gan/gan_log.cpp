#include "training/gan/gan_log.h"

#include <cstdio>

#include "plots/curves.h"
#include "plots/stack_vertically.h"

namespace clavier {
namespace {

constexpr int kCollapsedValidations = 3;  // in succession, before the user is warned

std::string name_of(const RollEra& roll_era) { return std::string(to_string(roll_era.era)); }

double mean_over_eras(const GanEvaluation& evaluation, double GanMetrics::*metric) {
  double sum = 0;
  for (const GanMetrics& era_metrics : evaluation.metrics) sum += era_metrics.*metric;
  return sum / static_cast<double>(evaluation.metrics.size());
}

/// Of the first era that has collapsed: its name and what is wrong.
Json describe_collapse(const GanEvaluation& evaluation, const std::vector<RollEra>& eras) {
  for (std::size_t era = 0; era < eras.size(); ++era)
    if (const auto problem = find_collapse(evaluation.metrics[era])) return name_of(eras[era]) + ": " + *problem;
  return nullptr;
}

double mean_real_distance(const Json& line) {
  double sum = 0;
  for (const Json& era : line.at("eras")) sum += era.at("real_distance").get<double>();
  return sum / static_cast<double>(line.at("eras").size());
}

}  // namespace

double GanEvaluation::distance() const { return mean_over_eras(*this, &GanMetrics::distance); }
double GanEvaluation::real_distance() const { return mean_over_eras(*this, &GanMetrics::real_distance); }

std::string describe(const GanEvaluation& evaluation) {
  char line[200];
  std::snprintf(line, sizeof line, "generator %.4f, critic %.4f; distance %.2f (training pieces %.2f), diversity %.2f",
                evaluation.losses.generator, evaluation.losses.critic, evaluation.distance(),
                evaluation.real_distance(), mean_over_eras(evaluation, &GanMetrics::diversity));
  return line;
}

Json to_json(const GanEvaluation& evaluation, const std::vector<RollEra>& eras) {
  Json metrics = Json::object();
  for (std::size_t era = 0; era < eras.size(); ++era) {
    const GanMetrics& era_metrics = evaluation.metrics[era];
    metrics[name_of(eras[era])] = {{"distance", era_metrics.distance},
                                   {"real_distance", era_metrics.real_distance},
                                   {"notes", era_metrics.notes},
                                   {"real_notes", era_metrics.real_notes},
                                   {"diversity", era_metrics.diversity}};
  }
  return {{"generator_loss", evaluation.losses.generator},
          {"critic_loss", evaluation.losses.critic},
          {"distance", evaluation.distance()},
          {"eras", metrics},
          {"collapse", describe_collapse(evaluation, eras)}};
}

std::optional<std::string> find_persistent_collapse(std::span<const Json> log) {
  int collapsed = 0;
  for (std::size_t index = 0; index < log.size(); ++index) {
    const Json& collapse = log[index].at("collapse");
    collapsed = collapse.is_null() ? 0 : collapsed + 1;
    if (collapsed < kCollapsedValidations) continue;
    if (index + 1 < log.size()) return std::nullopt;  // the user has been warned
    return "the generator has collapsed, or has not begun to learn: " + collapse.get<std::string>() +
           "; try another seed or a lower critic-learning-rate";
  }
  return std::nullopt;
}

Svg draw_gan_curves(std::span<const Json> log) {
  CurvePlot losses{.title = "Losses",
                   .subtitle = "means between two validations",
                   .horizontal = "steps",
                   .vertical = "loss",
                   .curves = {{.name = "generator", .points = {}}, {.name = "critic", .points = {}}}};
  CurvePlot distances{.title = "Distance from real music",
                      .subtitle = "Fréchet distance from the validation pieces, mean of the eras",
                      .horizontal = "steps",
                      .vertical = "distance",
                      .curves = {{.name = "generated", .points = {}}, {.name = "training pieces", .points = {}}}};
  for (const Json& line : log) {
    const double step = line.at("step");
    losses.curves[0].points.push_back({step, line.at("generator_loss")});
    losses.curves[1].points.push_back({step, line.at("critic_loss")});
    distances.curves[0].points.push_back({step, line.at("distance")});
    distances.curves[1].points.push_back({step, mean_real_distance(line)});
  }
  return stack_vertically({draw(losses), draw(distances)});
}

}  // namespace clavier
