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
struct TransformerWeights;

/// A network that generates a piece event by event.
struct OpenSequenceModel {
  SequenceModelFactory begin_piece;         ///< without an n-gram cache
  std::optional<CacheWeights> ngram_cache;  ///< nothing when the model has no fitted n-gram cache
  std::optional<KeyDistribution> keys;      ///< of its training pieces
};

/// A model of any kind, ready to run. Copies share its weights.
struct Model {
  std::string folder;              ///< for messages
  Json training = Json::object();  ///< how it was made; nothing here is needed to run it
  std::variant<OpenSequenceModel, std::shared_ptr<const MarkovChain>, std::shared_ptr<const RollModel>,
               std::shared_ptr<const TransformerWeights>, std::shared_ptr<const EraClassifier>>
      kind;

  /// Whether it generates whole piano rolls rather than events.
  bool generates_rolls() const { return std::holds_alternative<std::shared_ptr<const RollModel>>(kind); }
  /// Whether it composes scores, in bars, rather than performances.
  bool composes_scores() const { return std::holds_alternative<std::shared_ptr<const TransformerWeights>>(kind); }
  /// The one era that it was trained on. Nothing when there were several or config.json names none.
  std::optional<Era> trained_era() const;
};

/// Opens a checkpoint folder of any kind and reads config.json once. Throws Error when the folder is missing or
/// damaged.
Model open_model(const std::filesystem::path& folder);

/// The factory of a model that generates events: a network, with its n-gram cache if wanted and fitted, or a Markov
/// chain. Throws Misuse for other kinds.
SequenceModelFactory sequence_model_factory(const Model& model, bool ngram_cache = true);

/// Throws Misuse when the model generates no piano rolls.
std::shared_ptr<const RollModel> roll_model(const Model& model);

/// Throws Misuse when the model composes no scores.
std::shared_ptr<const TransformerWeights> score_model_weights(const Model& model);

/// Throws Misuse when the model is no era classifier.
std::shared_ptr<const EraClassifier> era_classifier(const Model& model);

}  // namespace clavier
