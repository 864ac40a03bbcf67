#pragma once

#include <string>
#include <string_view>

#include "composing/compose_options.h"

namespace clavier {

/// Throws Misuse when an option is given that `Own`, the options of a kind of model, does not have. It names the models
/// that take the option.
template <OptionSet Own>
void refuse_other_options(const ComposeOptions& options) {
  const Json given = options_to_json(options), defaults = options_to_json(ComposeOptions{});
  for (const auto& [name, value] : given.items()) {
    if (has_option(Own{}, name) || (defaults.contains(name) && value == defaults[name])) continue;
    std::string models;
    const auto add = [&](bool takes, std::string_view model) {
      if (takes) models += (models.empty() ? "" : ", ") + std::string(model);
    };
    add(has_option(ScoreComposeOptions{}, name), "transformer");
    add(has_option(SequenceComposeOptions{}, name), "lstm");
    add(has_option(RollComposeOptions{}, name), "gan");
    throw Misuse("this model has no option " + name + "; models that have it: " + models);
  }
}

}  // namespace clavier
