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
    visitor(Option{.name = "min_count",
                   .doc = "contexts that occur less often are dropped",
                   .minimum = 1,
                   .maximum = 1000,
                   .formerly = "least"},
            min_count);
  }
};

/// A variable-order Markov chain over events, the baseline for the networks. Each field is predicted from the longest
/// context of recent events that occurs in the training pieces, interpolated with all shorter ones (markov_contexts.h,
/// markov_table.h).
struct MarkovChain {
  using Orders = std::vector<MarkovTable>;  ///< from order 0 up
  using Viewpoints = std::array<Orders, kMarkovViewpoints>;
  Vocabulary vocabulary;
  std::array<Viewpoints, kFields> tables;  ///< empty for fields that the vocabulary does not have

  /// Fills in the probabilities of `field` of the last event, whose earlier fields are known: (vocabulary.size(field)).
  /// They sum to 1 and none is 0. See markov_features for `events`.
  void predict(Field field, std::span<const Event> events, std::span<double> probabilities) const;
};

/// Counts the events of the pieces, each as encode gives it.
MarkovChain train_markov(std::span<const Events> pieces, const Vocabulary& vocabulary,
                         const MarkovOptions& options = {});

/// A piece in progress; several may share the chain.
std::unique_ptr<SequenceModel> make_markov_model(std::shared_ptr<const MarkovChain> chain);

/// Writes markov.bin and config.json (docs/formats/checkpoint.md) into the folder; `training` says how the chain was
/// made.
void write_markov(const std::filesystem::path& folder, const MarkovChain& chain, const Json& training = Json::object());
/// Throws Error when the folder is missing, damaged, or holds another kind of model.
MarkovChain read_markov(const std::filesystem::path& folder);
/// The same, with config.json already read.
MarkovChain read_markov(const CheckpointFolder& files, const Json& config);

/// The contents of markov.bin: the tables, without the vocabulary.
Bytes pack_markov(const MarkovChain& chain);
/// The reverse of pack_markov. Throws Error naming `where` unless every table fits the vocabulary.
MarkovChain unpack_markov(ByteView bytes, Vocabulary vocabulary, std::string_view where);

}  // namespace clavier
