#include "training/gan/gan_log.h"

#include <cstdio>

#include "base/files.h"
#include "plots/curves.h"
#include "plots/stack.h"

namespace clavier {
namespace {

std::string name_of(const RollEra& drawn) { return std::string(to_string(drawn.era)); }

double mean_over_eras(const RollLook& look, double RollVerdict::*figure) {
  double sum = 0;
  for (const RollVerdict& verdict : look.verdicts) sum += verdict.*figure;
  return sum / static_cast<double>(look.verdicts.size());
}

Svg curves(const std::vector<RollLook>& looks) {
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
  for (const RollLook& look : looks) {
    const double step = look.step;
    losses.curves[0].points.push_back({step, look.losses.generator});
    losses.curves[1].points.push_back({step, look.losses.critic});
    distances.curves[0].points.push_back({step, look.distance()});
    distances.curves[1].points.push_back({step, look.real_distance()});
  }
  return stacked({draw(losses), draw(distances)});
}

}  // namespace

double RollLook::distance() const { return mean_over_eras(*this, &RollVerdict::distance); }
double RollLook::real_distance() const { return mean_over_eras(*this, &RollVerdict::real_distance); }

std::optional<std::string> collapse_of(const RollLook& look, const std::vector<RollEra>& eras) {
  for (std::size_t era = 0; era < eras.size(); ++era)
    if (const auto problem = collapse_of(look.verdicts[era])) return name_of(eras[era]) + ": " + *problem;
  return std::nullopt;
}

std::string described(const RollLook& look, bool best) {
  char line[200];
  std::snprintf(line, sizeof line,
                "step %d, %.0f s: generator %.4f, critic %.4f; distance %.2f (training pieces %.2f), diversity %.2f%s",
                look.step, look.seconds, look.losses.generator, look.losses.critic, look.distance(),
                look.real_distance(), mean_over_eras(look, &RollVerdict::diversity), best ? " (best)" : "");
  return line;
}

Json to_json(const RollLook& look, const std::vector<RollEra>& eras) {
  Json verdicts = Json::object();
  for (std::size_t era = 0; era < eras.size(); ++era) {
    const RollVerdict& verdict = look.verdicts[era];
    verdicts[name_of(eras[era])] = {{"distance", verdict.distance},
                                    {"real_distance", verdict.real_distance},
                                    {"notes", verdict.notes},
                                    {"real_notes", verdict.real_notes},
                                    {"diversity", verdict.diversity}};
  }
  const auto collapse = collapse_of(look, eras);
  return {{"step", look.step},
          {"seconds", look.seconds},
          {"generator_loss", look.losses.generator},
          {"critic_loss", look.losses.critic},
          {"distance", look.distance()},
          {"eras", verdicts},
          {"collapse", collapse ? Json(*collapse) : Json(nullptr)}};
}

RollLook roll_look_from_json(const Json& json, const std::vector<RollEra>& eras) {
  RollLook look{.step = json.at("step"),
                .seconds = json.at("seconds"),
                .losses = {.generator = json.at("generator_loss"), .critic = json.at("critic_loss")}};
  for (const RollEra& drawn : eras) {
    const Json& verdict = json.at("eras").at(name_of(drawn));
    look.verdicts.push_back({.distance = verdict.at("distance"),
                             .real_distance = verdict.at("real_distance"),
                             .notes = verdict.at("notes"),
                             .real_notes = verdict.at("real_notes"),
                             .diversity = verdict.at("diversity")});
  }
  return look;
}

void write_log(const std::filesystem::path& folder, const std::vector<RollLook>& looks,
               const std::vector<RollEra>& eras) {
  std::string lines;
  for (const RollLook& look : looks) lines += to_json(look, eras).dump() + "\n";
  write_file(folder / "log.jsonl", lines);
  write_file(folder / "curve.svg", curves(looks).str());
}

}  // namespace clavier
