#include "models/sequence/make_sequence_model.h"

#include "base/error.h"
#include "models/sequence/causal_lstm_model.h"
#include "models/sequence/tensor_shapes.h"
#include "models/sequence/windowed_lstm_model.h"

namespace clavier {

SequenceModelMaker sequence_model_maker(const Checkpoint& checkpoint) {
  if (checkpoint.model != "bilstm")
    throw Error("cannot run a checkpoint of a " + checkpoint.model + " model as a network");
  check_tensors(checkpoint);
  if (checkpoint.network.kind == "window") {
    return [weights = std::make_shared<const WindowNetworkWeights>(checkpoint)] {
      return std::make_unique<WindowModel>(weights);
    };
  }
  return [weights = std::make_shared<const LookbackNetworkWeights>(checkpoint)] {
    return std::make_unique<LookbackModel>(weights);
  };
}

std::unique_ptr<SequenceModel> make_sequence_model(const Checkpoint& checkpoint) {
  return sequence_model_maker(checkpoint)();
}

}  // namespace clavier
