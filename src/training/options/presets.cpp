#include "training/options/presets.h"

#include <array>

namespace clavier {
namespace {

NetworkOptions make_windowed_network(std::string stack) {
  return {.kind = "windowed_lstm",
          .embedding = 96,
          .stack = std::move(stack),
          .dropout = 0.1,
          .dense = 128,
          .window = 50,
          .block = 0,
          .remaining = false};
}

TrainingOptions make_windowed_training() {
  return {.learning_rate = 1e-3,
          .batch = 128,
          .transpose = 3,
          .steps = 20000,
          .validate_every = 500,
          .validation_events = 4000};
}

/// As Keras trains the article's networks: RMSprop at 1e-3, no clipping, no moving of pitches.
TrainingOptions make_kuo_training() {
  return {.optimizer = "rmsprop",
          .learning_rate = 1e-3,
          .warmup = 0,
          .decay = false,
          .weight_decay = 0,
          .clip = 0,
          .batch = 128,
          .transpose = 0,
          .steps = 20000,
          .validate_every = 500,
          .validation_events = 4000,
          .patience = 0};
}

NetworkOptions make_kuo_network(std::string stack, double recurrent_dropout) {
  return {.kind = "windowed_lstm",
          .input = "scalar",
          .stack = std::move(stack),
          .dropout = 0.3,
          .recurrent_dropout = recurrent_dropout,
          .batch_norm = true,
          .dense = 128,
          .window = 50,
          .block = 0,
          .remaining = false};
}

std::array<Preset, 7> all_presets() {
  using enum Vocabulary::Style;
  return {{
      {"default", "causal LSTM over the whole piece", notes, {}, {}},
      {"block-attention", "default, and consults what a Bi-LSTM read of the past", notes, {.block = 32}, {}},
      {"deep-bi", "three bidirectional layers of 128, the article's design", notes,
       make_windowed_network("bi128,bi128,bi128"), make_windowed_training()},
      {"uni", "three one-way layers, as many parameters as deep-bi", notes,
       make_windowed_network("uni216,uni216,uni216"), make_windowed_training()},
      {"shallow", "one bidirectional layer, as many parameters as deep-bi", notes, make_windowed_network("bi312"),
       make_windowed_training()},
      {"kuo-article", "the article's network as described", article, make_kuo_network("bi256,uni256,uni256", 0.0),
       make_kuo_training()},
      {"kuo-code", "the article's network as its code has it", article, make_kuo_network("bi128,uni128,uni128", 0.3),
       make_kuo_training()},
  }};
}

}  // namespace

std::span<const Preset> presets() {
  static const std::array<Preset, 7> all = all_presets();
  return all;
}

const Preset& find_preset(std::string_view name) {
  std::string names;
  for (const Preset& preset : presets()) {
    if (preset.name == name) return preset;
    names += std::string(preset.name) + ", ";
  }
  throw Misuse("unknown model \"" + std::string(name) + "\"; known are " + names +
               "markov, gan, gan-kuo-article, style");
}

}  // namespace clavier
