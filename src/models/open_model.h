#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "analysis/key/key_distribution.h"
#include "base/options.h"
#include "models/classifier/era_classifier.h"
#include "models/gan/roll_model.h"
#include "models/sequence/cache_weights.h"
#include "models/sequence/make_sequence_model.h"
#include "music/era.h"

namespace clavier {

struct MarkovChain;

/// A network that composes event by event.
struct SequenceNetwork {
  SequenceModelFactory begin_piece;         ///< without an n-gram cache
  std::optional<CacheWeights> ngram_cache;  ///< nothing when no cache was fitted
  std::optional<KeyDistribution> keys;      ///< of its training pieces
};

/// A model of any kind, ready to run. Copies share its weights.
struct Model {
  std::string folder;              ///< as it was opened: for messages
  Json training = Json::object();  ///< how it was made; nothing here is needed to run it
  std::variant<SequenceNetwork, std::shared_ptr<const MarkovChain>, std::shared_ptr<const RollModel>,
               std::shared_ptr<const EraClassifier>>
      kind;

  /// Whether it generates piano rolls, not events.
  bool generates_rolls() const { return std::holds_alternative<std::shared_ptr<const RollModel>>(kind); }
  /// The one era that it was trained on; nothing when there were several or config.json does not say.
  std::optional<Era> trained_era() const;
};

/// Opens a checkpoint folder of any kind; config.json is read once. Throws Error when the folder is missing or damaged.
Model open_model(const std::filesystem::path& folder);

/// Begins pieces of a model that composes event by event: a network, with its n-gram cache if wanted, or a Markov
/// chain. Throws Misuse for other kinds.
SequenceModelFactory sequence_model_factory(const Model& model, bool ngram_cache = true);

/// Throws Misuse when the model generates no piano rolls.
std::shared_ptr<const RollModel> roll_model(const Model& model);

/// Throws Misuse when the model is none.
std::shared_ptr<const EraClassifier> era_classifier(const Model& model);

}  // namespace clavier
