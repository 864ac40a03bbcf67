#include "training/sequence/training_state.h"

namespace clavier {

Json to_json(const Elapsed& elapsed) {
  return {{"step", elapsed.step}, {"seconds", elapsed.seconds}, {"processor_seconds", elapsed.processor_seconds}};
}

Elapsed elapsed_from_json(const Json& json) {
  return {.step = json.at("step"), .seconds = json.at("seconds"), .processor_seconds = json.at("processor_seconds")};
}

Json to_json(const TrainingState& state) {
  Json history = Json::array();
  for (const HistoryPoint& point : state.history)
    history.push_back({point.step, point.seconds, point.training_loss, point.validation_loss});
  return {{"elapsed", to_json(state.elapsed)},
          {"best_loss", state.best_loss},
          {"validations_since_best", state.validations_since_best},
          {"loss_sum", state.loss_sum},
          {"loss_count", state.loss_count},
          {"history", history}};
}

TrainingState training_state_from_json(const Json& json) {
  TrainingState state{.elapsed = elapsed_from_json(json.at("elapsed")),
                      .best_loss = json.at("best_loss"),
                      .validations_since_best = json.at("validations_since_best"),
                      .loss_sum = json.at("loss_sum"),
                      .loss_count = json.at("loss_count")};
  for (const Json& point : json.at("history")) state.history.push_back({point[0], point[1], point[2], point[3]});
  return state;
}

}  // namespace clavier
