#include "training/gan/gan_state.h"

#include "training/sequence/training_state.h"

namespace clavier {

Json to_json(const GanState& state, const std::vector<RollEra>& eras) {
  Json validations = Json::array();
  for (const GanHistoryPoint& point : state.validations) validations.push_back(to_json(point, eras));
  return {{"elapsed", to_json(state.elapsed)},
          {"generator_loss", state.loss_sums.generator},
          {"critic_loss", state.loss_sums.critic},
          {"loss_count", state.loss_count},
          {"best_distance", state.best_distance},
          {"collapsed_validations", state.collapsed_validations},
          {"validations", validations}};
}

GanState gan_state_from_json(const Json& json, const std::vector<RollEra>& eras) {
  GanState state{.elapsed = elapsed_from_json(json.at("elapsed")),
                 .loss_sums = {.generator = json.at("generator_loss"), .critic = json.at("critic_loss")},
                 .loss_count = json.at("loss_count"),
                 .best_distance = json.at("best_distance"),
                 .collapsed_validations = json.at("collapsed_validations")};
  for (const Json& point : json.at("validations"))
    state.validations.push_back(gan_history_point_from_json(point, eras));
  return state;
}

}  // namespace clavier
