#include "training/sequence/training_state.h"

namespace clavier {

Json figures_of(const Spent& spent) {
  return {{"step", spent.step}, {"seconds", spent.seconds}, {"processor_seconds", spent.processor_seconds}};
}

Spent spent_of(const Json& figures) {
  return {.step = figures.at("step"),
          .seconds = figures.at("seconds"),
          .processor_seconds = figures.at("processor_seconds")};
}

Json figures_of(const TrainingState& state) {
  Json curve = Json::array();
  for (const CurvePoint& point : state.curve)
    curve.push_back({point.step, point.seconds, point.training_loss, point.validation_loss});
  return {{"spent", figures_of(state.spent)}, {"best_loss", state.best_loss},   {"since_best", state.since_best},
          {"loss_sum", state.loss_sum},       {"loss_count", state.loss_count}, {"curve", curve}};
}

TrainingState training_state_of(const Json& figures) {
  TrainingState state{.spent = spent_of(figures.at("spent")),
                      .best_loss = figures.at("best_loss"),
                      .since_best = figures.at("since_best"),
                      .loss_sum = figures.at("loss_sum"),
                      .loss_count = figures.at("loss_count")};
  for (const Json& point : figures.at("curve")) state.curve.push_back({point[0], point[1], point[2], point[3]});
  return state;
}

}  // namespace clavier
