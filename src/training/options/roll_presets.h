#pragma once

#include <span>
#include <string_view>

#include "encoding/read_roll.h"
#include "models/gan/gan_options.h"
#include "training/options/roll_options.h"

namespace clavier {

/// Two adversaries and their training under a name.
struct RollPreset {
  std::string_view name;
  std::string_view doc;
  RollReadOptions reading;
  GanOptions network;
  RollTrainingOptions training;
};

std::span<const RollPreset> roll_presets();
/// Throws Misuse that lists the names.
const RollPreset& find_roll_preset(std::string_view name);

}  // namespace clavier
