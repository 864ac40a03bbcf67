#include "composing/model_folder.h"

#include "base/error.h"
#include "base/files.h"
#include "engine/markov.h"

namespace clavier {

SequenceModelMaker open_model(const std::filesystem::path& folder) {
  const std::filesystem::path config = folder / "config.json";
  if (read_config(read_text(config), config.string()).model != "markov")
    return sequence_model_maker(read_checkpoint(folder));
  return [chain = std::make_shared<const MarkovChain>(read_markov(folder))] { return make_markov_model(chain); };
}

}  // namespace clavier
