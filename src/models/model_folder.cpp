#include "models/model_folder.h"

#include "base/error.h"
#include "models/checkpoint/checkpoint_folder.h"
#include "models/gan/make_roll_model.h"
#include "models/markov/markov.h"
#include "models/sequence/cached_sequence_model.h"

namespace clavier {

namespace {

SequenceModelMaker network_maker(const Checkpoint& checkpoint, bool recall) {
  SequenceModelMaker plain = sequence_model_maker(checkpoint);
  if (!recall || !checkpoint.recall) return plain;
  return [plain, weights = *checkpoint.recall] { return make_recall_model(plain(), weights); };
}

/// Throws Misuse for a listener.
std::string composing_model_in(const std::filesystem::path& folder) {
  std::string model = model_in(folder);
  if (model == "style") throw Misuse("the model in " + folder.string() + " listens, it does not compose");
  return model;
}

}  // namespace

bool draws_images(const std::filesystem::path& folder) { return composing_model_in(folder) == "gan"; }

std::optional<Era> trained_era(const std::filesystem::path& folder) {
  const CheckpointFolder files(folder);
  const Json config = parse_json(read_config_text(files), files.config.string());
  if (!config.is_object() || !config.contains("training") || !config["training"].is_object()) return std::nullopt;
  const Json& training = config["training"];
  for (const Era era : kEras)
    if (training.contains("era") && training["era"] == std::string(to_string(era))) return era;
  return std::nullopt;
}

std::optional<KeyShares> usual_keys(const std::filesystem::path& folder) {
  if (composing_model_in(folder) == "markov") return std::nullopt;
  const CheckpointFolder files(folder);
  return read_config(read_config_text(files), files.config.string()).keys;
}

SequenceModelMaker open_model(const std::filesystem::path& folder, bool recall) {
  if (draws_images(folder))
    throw Misuse("the model in " + folder.string() +
                 " draws whole images and knows no odds of single notes: measure it with --rolls or --degeneracy");
  if (composing_model_in(folder) != "markov") return network_maker(read_checkpoint(folder), recall);
  return [chain = std::make_shared<const MarkovChain>(read_markov(folder))] { return make_markov_model(chain); };
}

std::shared_ptr<const RollModel> open_roll_model(const std::filesystem::path& folder) {
  if (!draws_images(folder))
    throw Misuse("the model in " + folder.string() + " composes note by note: it draws no piano rolls");
  return make_roll_model(read_roll_checkpoint(folder));
}

}  // namespace clavier
