#pragma once

#include <span>
#include <string_view>

#include "encoding/vocabulary.h"
#include "models/sequence/network_options.h"
#include "training/options/training_options.h"

namespace clavier {

/// A network and its training under a name.
struct Preset {
  std::string_view name;
  std::string_view doc;
  Vocabulary::Style style = Vocabulary::Style::notes;
  NetworkOptions network;
  TrainingOptions training;
};

/// All of them, the default first.
std::span<const Preset> presets();
/// Throws Misuse that lists the names (and markov, which is no network).
const Preset& find_preset(std::string_view name);

}  // namespace clavier
