#include "models/open_model.h"

#include "base/error.h"
#include "models/checkpoint/checkpoint_folder.h"
#include "models/classifier/era_classifier_checkpoint.h"
#include "models/gan/make_roll_model.h"
#include "models/markov/markov.h"
#include "models/sequence/cached_sequence_model.h"
#include "models/transformer/transformer_checkpoint.h"
#include "models/transformer/transformer_weights.h"

namespace clavier {
namespace {

using Kind = decltype(Model::kind);

Kind open_network(const CheckpointFolder& files, const Json& config) {
  const Checkpoint checkpoint = read_checkpoint(files, config);
  return OpenSequenceModel{make_sequence_model_factory(checkpoint), checkpoint.ngram_cache, checkpoint.keys};
}

Kind open_kind(const CheckpointFolder& files, const Json& config) {
  const std::string model = model_name(config, files.config.string());
  if (model == "gan") return std::shared_ptr<const RollModel>(make_roll_model(read_gan_checkpoint(files, config)));
  if (model == "transformer") return std::make_shared<const TransformerWeights>(read_transformer(files, config));
  if (model == "markov") return std::make_shared<const MarkovChain>(read_markov(files, config));
  if (model == "era-classifier")
    return std::make_shared<const EraClassifier>(read_era_classifier_checkpoint(files, config).tensors);
  return open_network(files, config);
}

Misuse wrong_kind(const Model& model, const std::string& why) {
  return Misuse("the model in " + model.folder + " " + why);
}

std::string why_no_events(const Model& model) {
  if (model.composes_scores()) return "composes scores, not the events of performances";
  if (model.generates_rolls())
    return "generates whole piano rolls and has no probabilities of single notes: measure it with clavier evaluate "
           "rolls or degeneracy";
  return "is an era classifier; it does not compose";
}

}  // namespace

std::optional<Era> Model::trained_era() const {
  if (!training.is_object() || !training.contains("era")) return std::nullopt;
  for (const Era era : kEras)
    if (training["era"] == std::string(to_string(era))) return era;
  return std::nullopt;
}

Model open_model(const std::filesystem::path& folder) {
  const CheckpointFolder files(folder);
  const Json config = read_config(files);
  return {.folder = folder.string(),
          .training = config.is_object() ? config.value("training", Json::object()) : Json::object(),
          .kind = open_kind(files, config)};
}

SequenceModelFactory sequence_model_factory(const Model& model, bool ngram_cache) {
  if (const auto* chain = std::get_if<std::shared_ptr<const MarkovChain>>(&model.kind))
    return [chain = *chain] { return make_markov_model(chain); };
  const auto* network = std::get_if<OpenSequenceModel>(&model.kind);
  if (network == nullptr) throw wrong_kind(model, why_no_events(model));
  if (!ngram_cache || !network->ngram_cache) return network->begin_piece;
  return [plain = network->begin_piece, weights = *network->ngram_cache] {
    return make_cached_sequence_model(plain(), weights);
  };
}

std::shared_ptr<const RollModel> roll_model(const Model& model) {
  if (const auto* rolls = std::get_if<std::shared_ptr<const RollModel>>(&model.kind)) return *rolls;
  throw wrong_kind(model, "generates no piano rolls");
}

std::shared_ptr<const TransformerWeights> score_model_weights(const Model& model) {
  if (const auto* weights = std::get_if<std::shared_ptr<const TransformerWeights>>(&model.kind)) return *weights;
  throw wrong_kind(model, "composes no scores");
}

std::shared_ptr<const EraClassifier> era_classifier(const Model& model) {
  if (const auto* classifier = std::get_if<std::shared_ptr<const EraClassifier>>(&model.kind)) return *classifier;
  throw wrong_kind(model, "is no era classifier");
}

}  // namespace clavier
