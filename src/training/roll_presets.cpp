#include "training/roll_presets.h"

#include <array>

#include "base/error.h"

namespace clavier {

std::span<const RollPreset> roll_presets() {
  // The options' own defaults are the article's.
  static const std::array<RollPreset, 2> all = {
      {{"gan",
        "the default: strikes, drawn beat by beat, one network for all eras",
        false,
        {},
        {.kind = "beats", .channels = 96, .critic = 96},
        {.loss = "hinge",
         .learning_rate = 2e-4,
         .critic_learning_rate = 2e-4,
         .beta1 = 0,
         .beta2 = 0.9,
         .density = 0.3,
         .average = 0.999,
         .batch = 16,
         .transpose = 3,
         .steps = 30000}},
       {"gan-kuo-article", "the article's network, one an era", true, kArticleReading, {.kind = "article"}, {}}}};
  return all;
}

const RollPreset& find_roll_preset(std::string_view name) {
  std::string names;
  for (const RollPreset& preset : roll_presets()) {
    if (preset.name == name) return preset;
    names += (names.empty() ? "" : ", ") + std::string(preset.name);
  }
  throw Misuse("unknown model \"" + std::string(name) + "\"; of those that draw rolls, known are " + names);
}

}  // namespace clavier
