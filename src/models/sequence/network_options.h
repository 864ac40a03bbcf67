#pragma once

#include <string>
#include <vector>

#include "base/options.h"

namespace clavier {

/// The shape of a sequence network, as stored in config.json. training/networks builds it, and models/sequence runs it.
/// docs/formats/checkpoint.md defines the networks and the names of their tensors.
struct NetworkOptions {
  std::string kind = "causal_lstm";     ///< causal_lstm: the default; windowed_lstm: the networks of the article
  std::string input = "embedding";      ///< scalar: token / number of tokens, as in the article
  int embedding = 192;                  ///< features of an embedded event
  std::string stack = "uni256,uni256";  ///< LSTM layers from the input up: uni or bi and the units of one direction
  double dropout = 0.1;
  double recurrent_dropout = 0.0;  ///< windowed_lstm: on all layers but the last
  bool batch_norm = false;         ///< windowed_lstm: after the last LSTM and after the dense layer
  int dense = 0;                   ///< windowed_lstm: units of a ReLU layer between the LSTMs and the heads; 0 for none
  int head = 96;                   ///< hidden units of the shift, duration and velocity heads
  int window = 50;                 ///< windowed_lstm: events seen before each one predicted
  int block = 0;                   ///< causal_lstm: events of an attention block; 0 for no attention
  int block_lstm = 96;             ///< causal_lstm: units of one direction of the Bi-LSTM that summarises a block
  int attention = 128;             ///< causal_lstm: features of attention keys and values, over 4 heads
  int context_blocks = 8;          ///< causal_lstm: past blocks that attention covers
  bool remaining = true;           ///< causal_lstm: takes the number of remaining events as a condition

  template <class Visitor>
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "kind", .doc = "family of networks", .choices = {"causal_lstm", "windowed_lstm"}}, kind);
    visitor(Option{.name = "input", .doc = "how events enter", .choices = {"embedding", "scalar"}}, input);
    visitor(Option{.name = "embedding", .doc = "features of an embedded event", .minimum = 1, .maximum = 4096},
            embedding);
    visitor(Option{.name = "stack", .doc = "LSTM layers, e.g. bi256,uni256"}, stack);
    visitor(Option{.name = "dropout",
                   .doc = "share of features dropped between layers in training",
                   .minimum = 0,
                   .maximum = 0.95},
            dropout);
    visitor(Option{.name = "recurrent_dropout",
                   .doc = "share of recurrent features dropped in training",
                   .minimum = 0,
                   .maximum = 0.95},
            recurrent_dropout);
    visitor(Option{.name = "batch_norm", .doc = "batch normalisation after the LSTMs and the dense layer"}, batch_norm);
    visitor(Option{.name = "dense", .doc = "units of the dense layer, 0 for none", .minimum = 0, .maximum = 4096},
            dense);
    visitor(
        Option{.name = "head", .doc = "hidden units of the timing and velocity heads", .minimum = 1, .maximum = 4096},
        head);
    visitor(Option{.name = "window", .doc = "events seen before each one predicted", .minimum = 1, .maximum = 4096},
            window);
    visitor(Option{.name = "block",
                   .doc = "events read together in both directions, 0 for no lookback",
                   .minimum = 0,
                   .maximum = 1024},
            block);
    visitor(Option{.name = "block_lstm",
                   .doc = "units of one direction of the reading Bi-LSTM",
                   .minimum = 1,
                   .maximum = 4096},
            block_lstm);
    visitor(
        Option{
            .name = "attention", .doc = "features of keys and values, a multiple of 4", .minimum = 4, .maximum = 4096},
        attention);
    visitor(
        Option{
            .name = "context_blocks", .doc = "blocks of the past that can be consulted", .minimum = 1, .maximum = 1024},
        context_blocks);
    visitor(Option{.name = "remaining", .doc = "takes the number of events left as a condition"}, remaining);
  }
};

inline constexpr int kAttentionHeads = 4;
inline constexpr int kRemainingClasses = 12;

/// The class of "so many events follow this one": 0 unknown (negative), 1 none, 2 one, 3 two or three, 4 four to seven
/// ... 11 512 and more.
constexpr int remaining_class(int events) {
  if (events < 0) return 0;
  int result = 1;
  while (events > 0 && result < kRemainingClasses - 1) events /= 2, ++result;
  return result;
}

/// One LSTM layer of a stack.
struct LayerShape {
  bool bidirectional = false;
  int units = 0;  ///< of one direction
  int outputs() const { return bidirectional ? 2 * units : units; }
};

/// Parses "bi256,uni256". Throws Misuse when the text is no such list or a layer does not have 1 to 4096 units.
std::vector<LayerShape> parse_stack(const std::string& stack);

/// Throws Misuse when the options, each within its bounds, do not fit together.
void check_network(const NetworkOptions& network);

/// Whether the network takes the number of remaining events as a condition.
inline bool conditions_on_remaining(const NetworkOptions& network) {
  return network.kind == "causal_lstm" && network.remaining;
}

}  // namespace clavier
