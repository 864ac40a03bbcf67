#include "base/error.h"
#include "training/networks/bidirectional_lstm_network.h"
#include "training/networks/causal_lstm_network.h"
#include "training/networks/windowed_lstm_network.h"

namespace clavier {

std::shared_ptr<SequenceNetwork> make_network(const NetworkOptions& options, const Vocabulary& vocabulary) {
  if (options.attention % kAttentionHeads != 0) throw Misuse("option attention must be a multiple of 4");
  if (options.kind == "windowed_lstm") return std::make_shared<WindowedLstmNetwork>(options, vocabulary);
  if (options.kind == "bidirectional_lstm") return std::make_shared<BidirectionalLstmNetwork>(options, vocabulary);
  return std::make_shared<CausalLstmNetwork>(options, vocabulary);
}

}  // namespace clavier
