#include "training/run/run_state.h"

#include <algorithm>

namespace clavier {

void RunState::add_losses(const std::vector<double>& losses) {
  loss_sums.resize(losses.size());
  for (std::size_t index = 0; index < losses.size(); ++index) loss_sums[index] += losses[index];
  ++loss_count;
}

std::vector<double> RunState::take_mean_losses() {
  std::vector<double> means;
  for (const double sum : loss_sums) means.push_back(sum / std::max(1, loss_count));
  std::fill(loss_sums.begin(), loss_sums.end(), 0.0);
  loss_count = 0;
  return means;
}

Json to_json(const RunState& state) {
  return {{"elapsed", to_json(state.elapsed)},
          {"best", state.best ? Json(*state.best) : Json(nullptr)},
          {"validations_since_best", state.validations_since_best},
          {"loss_sums", state.loss_sums},
          {"loss_count", state.loss_count},
          {"log", state.log}};
}

RunState run_state_from_json(const Json& json) {
  RunState state{.elapsed = elapsed_from_json(json.at("elapsed")),
                 .validations_since_best = json.at("validations_since_best"),
                 .loss_sums = json.at("loss_sums"),
                 .loss_count = json.at("loss_count"),
                 .log = json.at("log")};
  if (!json.at("best").is_null()) state.best = json.at("best").get<double>();
  return state;
}

}  // namespace clavier
