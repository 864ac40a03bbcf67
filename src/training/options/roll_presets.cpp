#include "training/options/roll_presets.h"

#include <array>

#include "base/error.h"

namespace clavier {

std::span<const RollPreset> roll_presets() {
  static const std::array<RollPreset, 2> all = {
      {{"gan", "the default: strikes, drawn beat by beat, one network for all eras", {}, {}, {}},
       {"gan-kuo-article",
        "the article's network, one an era",
        kKuoReadOptions,
        {.kind = "kuo_gan", .channels = 32, .critic = 64},
        {.loss = "bce",
         .learning_rate = 1e-4,
         .critic_learning_rate = 1e-4,
         .decay = 0,
         .gradient_penalty = 0,
         .beta1 = 0.9,
         .beta2 = 0.999,
         .energy_distance = 0,
         .ema_decay = 0,
         .batch = 4,
         .transpose = 0,
         .steps = 50000}}}};
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
