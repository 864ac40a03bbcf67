#include "composing/model_folder.h"

#include "base/error.h"
#include "base/files.h"
#include "engine/markov.h"
#include "engine/recall_model.h"

namespace clavier {

namespace {

SequenceModelMaker network_maker(const Checkpoint& checkpoint, bool recall) {
  SequenceModelMaker plain = sequence_model_maker(checkpoint);
  if (!recall || !checkpoint.recall) return plain;
  return [plain, weights = *checkpoint.recall] { return make_recall_model(plain(), weights); };
}

}  // namespace

SequenceModelMaker open_model(const std::filesystem::path& folder, bool recall) {
  const std::filesystem::path config = folder / "config.json";
  if (read_config(read_text(config), config.string()).model != "markov")
    return network_maker(read_checkpoint(folder), recall);
  return [chain = std::make_shared<const MarkovChain>(read_markov(folder))] { return make_markov_model(chain); };
}

}  // namespace clavier
