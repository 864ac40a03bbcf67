#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "base/options.h"

namespace clavier {

/// The shape of a recurrent network: what config.json of a checkpoint says, what training/ builds and models/ runs.
/// docs/formats/checkpoint.md gives the networks and the names of their tensors.
struct NetworkOptions {
  std::string kind = "causal_lstm";     ///< or bidirectional_lstm; or windowed_lstm, the article's family
  std::string input = "embedding";      ///< scalar: the token's index over the vocabulary's size, as in the article
  int embedding = 192;                  ///< features of an embedded event
  std::string stack = "uni256,uni256";  ///< LSTM layers from the input up: uni or bi and the units of one direction
  double dropout = 0.1;
  double recurrent_dropout = 0.0;  ///< windowed_lstm only: on all layers but the last
  bool batch_norm = false;         ///< windowed_lstm only: after the last LSTM and after the dense layer
  int dense = 0;           ///< windowed_lstm only: units of a ReLU layer between the LSTMs and the heads; 0 for none
  int head = 96;           ///< hidden units of the shift, duration and velocity heads
  int window = 50;         ///< windowed_lstm only: events seen before each one predicted
  int block = 0;           ///< causal_lstm only: events read together in both directions; 0 for no block attention
  int block_lstm = 96;     ///< causal_lstm only: units of one direction of the Bi-LSTM that reads blocks
  int attention = 128;     ///< causal_lstm only: features of attention keys and values, over 4 heads
  int context_blocks = 8;  ///< causal_lstm only: past blocks that attention reaches
  bool remaining = true;   ///< causal_lstm only: conditions on the number of remaining events
  int after = 128;         ///< bidirectional_lstm only: events after a gap that are read backwards
  bool matches = true;     ///< bidirectional_lstm only: what followed the same notes earlier (EventMatches) is an input

  template <class Visitor>
  // NOLINTNEXTLINE(readability-function-size): a table of options
  void visit(Visitor&& visitor) {
    visitor(Option{.name = "kind",
                   .doc = "family of networks: causal over the whole piece, one that also reads what comes after a "
                          "gap, or the article's over a window",
                   .choices = {"causal_lstm", "bidirectional_lstm", "windowed_lstm"},
                   .group = OptionGroup::advanced},
            kind);
    visitor(Option{.name = "input",
                   .doc = "how events enter; scalar is the article's",
                   .choices = {"embedding", "scalar"},
                   .group = OptionGroup::advanced},
            input);
    visitor(Option{.name = "embedding",
                   .doc = "features of an embedded event; more for a larger network",
                   .minimum = 1,
                   .maximum = 4096,
                   .group = OptionGroup::advanced},
            embedding);
    visitor(Option{.name = "stack",
                   .doc = "LSTM layers, e.g. bi256,uni256; more or wider ones for a larger network",
                   .group = OptionGroup::advanced},
            stack);
    visitor(Option{.name = "dropout",
                   .doc = "share of features dropped between layers in training; raise it against overfitting",
                   .minimum = 0,
                   .maximum = 0.95,
                   .group = OptionGroup::advanced},
            dropout);
    visitor(Option{.name = "recurrent_dropout",
                   .doc = "share of recurrent features dropped in training; windowed_lstm only",
                   .minimum = 0,
                   .maximum = 0.95,
                   .group = OptionGroup::advanced},
            recurrent_dropout);
    visitor(Option{.name = "batch_norm",
                   .doc = "batch normalisation after the LSTMs and the dense layer; windowed_lstm only",
                   .group = OptionGroup::advanced},
            batch_norm);
    visitor(Option{.name = "dense",
                   .doc = "units of the dense layer, 0 for none; windowed_lstm only",
                   .minimum = 0,
                   .maximum = 4096,
                   .group = OptionGroup::advanced},
            dense);
    visitor(Option{.name = "head",
                   .doc = "hidden units of the timing and velocity heads",
                   .minimum = 1,
                   .maximum = 4096,
                   .group = OptionGroup::advanced},
            head);
    visitor(Option{.name = "window",
                   .doc = "events of context before each predicted one; windowed_lstm only",
                   .minimum = 1,
                   .maximum = 4096,
                   .group = OptionGroup::advanced},
            window);
    visitor(Option{.name = "block",
                   .doc = "events that block attention reads together, 0 for no block attention; causal_lstm only",
                   .minimum = 0,
                   .maximum = 1024,
                   .group = OptionGroup::advanced},
            block);
    visitor(Option{.name = "block_lstm",
                   .doc = "units a direction of the Bi-LSTM that reads blocks",
                   .minimum = 1,
                   .maximum = 4096,
                   .group = OptionGroup::advanced,
                   .formerly = "reader"},
            block_lstm);
    visitor(Option{.name = "attention",
                   .doc = "features of attention keys and values, a multiple of 4",
                   .minimum = 4,
                   .maximum = 4096,
                   .group = OptionGroup::advanced},
            attention);
    visitor(Option{.name = "context_blocks",
                   .doc = "past blocks that attention reaches; more for longer dependencies",
                   .minimum = 1,
                   .maximum = 1024,
                   .group = OptionGroup::advanced,
                   .formerly = "reach"},
            context_blocks);
    visitor(Option{.name = "remaining",
                   .doc = "the number of remaining events as a condition of the network; causal_lstm only",
                   .group = OptionGroup::advanced},
            remaining);
    visitor(Option{.name = "after",
                   .doc = "events after a gap that are read backwards; bidirectional_lstm only",
                   .minimum = 1,
                   .maximum = 4096,
                   .group = OptionGroup::advanced},
            after);
    visitor(Option{.name = "matches",
                   .doc = "what followed the same notes earlier as an input; bidirectional_lstm only",
                   .group = OptionGroup::advanced},
            matches);
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

inline constexpr int kTimeLeftClasses = 28;

/// The class of so many steps of 1/48 s from the last event to the end of a gap: 0 unknown (negative), 1 none, 2 one,
/// then two classes for each doubling, up to 27 for 121 s and more.
constexpr int time_left_class(int steps) {
  if (steps < 0) return 0;
  const auto square = static_cast<std::uint64_t>(steps) * static_cast<std::uint64_t>(steps);
  return std::min(kTimeLeftClasses - 1, 1 + static_cast<int>(std::bit_width(square)));
}

struct LayerShape {
  bool bidirectional = false;
  int units = 0;  ///< of one direction
  int outputs() const { return bidirectional ? 2 * units : units; }
};

/// Reads "bi256,uni256". Throws Misuse when it is no such list, or a layer has not 1 to 4096 units.
std::vector<LayerShape> parse_stack(const std::string& stack);

/// Throws Misuse when the options, each within its bounds, do not make a network together.
void check_network(const NetworkOptions& network);

/// Whether the network conditions on the number of remaining events.
inline bool conditions_on_remaining(const NetworkOptions& network) {
  return (network.kind == "causal_lstm" && network.remaining) || network.kind == "bidirectional_lstm";
}

}  // namespace clavier
