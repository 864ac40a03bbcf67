#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "encoding/read_roll.h"
#include "encoding/vocabulary.h"
#include "models/gan/gan_options.h"
#include "models/markov/markov.h"
#include "models/sequence/network_options.h"
#include "models/transformer/transformer_options.h"
#include "training/options/gan_training_options.h"
#include "training/options/model_family.h"
#include "training/options/score_training_options.h"
#include "training/options/training_options.h"

namespace clavier {

/// A sequence network and how it is trained.
struct SequencePreset {
  Vocabulary::Style style = Vocabulary::Style::notes;
  NetworkOptions network;
  TrainingOptions training;
};

/// A GAN, how it is trained, and how its rolls are read.
struct GanPreset {
  RollReadOptions reading;
  GanOptions network;
  GanTrainingOptions training;
};

/// A Transformer of scores and how it is trained.
struct ScorePreset {
  TransformerOptions network;
  ScoreTrainingOptions training;
};

/// The era classifier has no options.
struct EraClassifierPreset {};
struct PhraseJudgePreset {};

/// A model that --model names.
struct Preset {
  std::string_view name;
  std::string_view doc;  ///< what it is
  std::variant<SequencePreset, MarkovOptions, ScorePreset, GanPreset, EraClassifierPreset, PhraseJudgePreset> options;

  ModelFamily family() const;
};

/// All that can be trained, the default first.
std::span<const Preset> presets();
/// Throws Misuse that lists the names.
const Preset& find_preset(std::string_view name);
/// Throws Misuse that lists the names, those of the family alone.
const SequencePreset& find_sequence_preset(std::string_view name);
const GanPreset& find_gan_preset(std::string_view name);
const ScorePreset& find_score_preset(std::string_view name);

/// "gan, gan-kuo-article": the names of a family's presets.
std::string list_presets(ModelFamily family);

}  // namespace clavier
