#include "training/gan/gan_state.h"

#include "training/sequence/training_state.h"

namespace clavier {

Json figures_of(const RollState& state, const std::vector<RollEra>& eras) {
  Json looks = Json::array();
  for (const RollLook& look : state.looks) looks.push_back(to_json(look, eras));
  return {{"spent", figures_of(state.spent)},
          {"generator_loss", state.loss_sums.generator},
          {"critic_loss", state.loss_sums.critic},
          {"loss_count", state.loss_count},
          {"best_distance", state.best_distance},
          {"collapsed_looks", state.collapsed_looks},
          {"looks", looks}};
}

RollState roll_state_of(const Json& figures, const std::vector<RollEra>& eras) {
  RollState state{.spent = spent_of(figures.at("spent")),
                  .loss_sums = {.generator = figures.at("generator_loss"), .critic = figures.at("critic_loss")},
                  .loss_count = figures.at("loss_count"),
                  .best_distance = figures.at("best_distance"),
                  .collapsed_looks = figures.at("collapsed_looks")};
  for (const Json& look : figures.at("looks")) state.looks.push_back(roll_look_from_json(look, eras));
  return state;
}

}  // namespace clavier
