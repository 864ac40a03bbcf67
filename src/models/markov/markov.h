#pragma once

#include <array>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/options.h"
#include "models/checkpoint/checkpoint_folder.h"
#include "models/markov/markov_contexts.h"
#include "models/markov/markov_table.h"
#include "models/sequence/sequence_model.h"

namespace clavier {

struct MarkovOptions {
  int order = kMarkovFeatures;
  int min_count = 2;

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "order", .doc = "longest context", .minimum = 0, .maximum = kMarkovFeatures}, order);
    visitor(
        Option{.name = "min_count", .doc = "contexts that occur less often are dropped", .minimum = 1, .maximum = 1000},
        min_count);
  }
};

/// A variable-order Markov chain over events, the honest baseline: each field is predicted from the longest context of
/// recent events that the training pieces hold, smoothed with all shorter ones (markov_contexts.h, markov_table.h).
struct MarkovChain {
  using Orders = std::vector<MarkovTable>;  ///< from order 0 up
  using Viewpoints = std::array<Orders, kMarkovViewpoints>;
  Vocabulary vocabulary;
  std::array<Viewpoints, kFields> tables;  ///< no orders for fields that the vocabulary does not have

  /// Fills in the probabilities of `field` of the last event (its earlier fields are known); they sum to one and none
  /// is zero. (vocabulary.size(field)); see markov_features for `events`.
  void predict(Field field, std::span<const Event> events, std::span<double> probabilities) const;
};

/// Counts the pieces, each as encode gives it. About 10 s for each million events on two cores.
MarkovChain train_markov(std::span<const Events> pieces, const Vocabulary& vocabulary,
                         const MarkovOptions& options = {});

/// A piece in progress; the chain may be shared by many.
std::unique_ptr<SequenceModel> make_markov_model(std::shared_ptr<const MarkovChain> chain);

/// The folder gets markov.bin and config.json (docs/formats/checkpoint.md); `training` says how the chain was made.
void write_markov(const std::filesystem::path& folder, const MarkovChain& chain, const Json& training = Json::object());
/// Throws Error when the folder is missing, damaged, or holds another kind of model.
MarkovChain read_markov(const std::filesystem::path& folder);
/// The same, with config.json read before.
MarkovChain read_markov(const CheckpointFolder& files, const Json& config);

/// What stands in markov.bin: the tables, without the vocabulary.
Bytes pack_markov(const MarkovChain& chain);
/// The chain again. Throws Error naming `where` unless every table fits the vocabulary.
MarkovChain unpack_markov(ByteView bytes, Vocabulary vocabulary, std::string_view where);

}  // namespace clavier
