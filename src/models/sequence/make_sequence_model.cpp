#include "models/sequence/make_sequence_model.h"

#include "base/error.h"
#include "models/sequence/bidirectional_lstm_model.h"
#include "models/sequence/causal_lstm_model.h"
#include "models/sequence/tensor_shapes.h"
#include "models/sequence/windowed_lstm_model.h"

namespace clavier {

SequenceModelFactory make_sequence_model_factory(const Checkpoint& checkpoint) {
  if (checkpoint.model != "lstm") throw Error("cannot run a model " + checkpoint.model + " as a network");
  check_tensors(checkpoint);
  if (checkpoint.network.kind == "windowed_lstm") {
    return [weights = std::make_shared<const WindowedLstmWeights>(checkpoint)] {
      return std::make_unique<WindowedLstmModel>(weights);
    };
  }
  if (checkpoint.network.kind == "bidirectional_lstm") {
    return [weights = std::make_shared<const BidirectionalLstmWeights>(checkpoint)] {
      return std::make_unique<BidirectionalLstmModel>(weights);
    };
  }
  return [weights = std::make_shared<const CausalLstmWeights>(checkpoint)] {
    return std::make_unique<CausalLstmModel>(weights);
  };
}

std::unique_ptr<SequenceModel> make_sequence_model(const Checkpoint& checkpoint) {
  return make_sequence_model_factory(checkpoint)();
}

}  // namespace clavier
