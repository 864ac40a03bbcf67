#include "models/model_folder.h"

#include "base/error.h"
#include "models/checkpoint/checkpoint_folder.h"
#include "models/gan/make_roll_model.h"
#include "models/markov/markov.h"
#include "models/sequence/cached_sequence_model.h"

namespace clavier {

namespace {

SequenceModelFactory network_maker(const Checkpoint& checkpoint, bool ngram_cache) {
  SequenceModelFactory plain = make_sequence_model_factory(checkpoint);
  if (!ngram_cache || !checkpoint.ngram_cache) return plain;
  return [plain, weights = *checkpoint.ngram_cache] { return make_cached_sequence_model(plain(), weights); };
}

/// Throws Misuse for a listener.
std::string read_composing_model(const std::filesystem::path& folder) {
  std::string model = read_model_name(folder);
  if (model == "era-classifier") throw Misuse("the model in " + folder.string() + " listens, it does not compose");
  return model;
}

}  // namespace

bool is_roll_model(const std::filesystem::path& folder) { return read_composing_model(folder) == "gan"; }

std::optional<Era> trained_era(const std::filesystem::path& folder) {
  const CheckpointFolder files(folder);
  const Json config = parse_json(read_config_text(files), files.config.string());
  if (!config.is_object() || !config.contains("training") || !config["training"].is_object()) return std::nullopt;
  const Json& training = config["training"];
  for (const Era era : kEras)
    if (training.contains("era") && training["era"] == std::string(to_string(era))) return era;
  return std::nullopt;
}

std::optional<KeyDistribution> read_key_shares(const std::filesystem::path& folder) {
  if (read_composing_model(folder) == "markov") return std::nullopt;
  const CheckpointFolder files(folder);
  return read_config(read_config_text(files), files.config.string()).keys;
}

SequenceModelFactory open_model(const std::filesystem::path& folder, bool ngram_cache) {
  if (is_roll_model(folder))
    throw Misuse("the model in " + folder.string() +
                 " draws whole images and knows no odds of single notes: measure it with --rolls or --degeneracy");
  if (read_composing_model(folder) != "markov") return network_maker(read_checkpoint(folder), ngram_cache);
  return [chain = std::make_shared<const MarkovChain>(read_markov(folder))] { return make_markov_model(chain); };
}

std::shared_ptr<const RollModel> open_roll_model(const std::filesystem::path& folder) {
  if (!is_roll_model(folder))
    throw Misuse("the model in " + folder.string() + " composes note by note: it draws no piano rolls");
  return make_roll_model(read_gan_checkpoint(folder));
}

}  // namespace clavier
